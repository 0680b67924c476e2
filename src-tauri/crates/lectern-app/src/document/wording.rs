//! Changes to the texts of slides.

use super::change::Spot;
use super::draft::Draft;
use super::error::ChangeError;
use crate::pipeline::load_slide;
use crate::slide_parts::with_draft;
use lectern_model::id::SlideId;
use lectern_model::talk::TalkSlide;

impl Draft<'_> {
    pub(super) fn put_text(&mut self, id: &SlideId, text: &str) -> Result<(), ChangeError> {
        if !self.base.library.slides.contains_key(id) {
            return Err(ChangeError::NotInLibrary(id.clone()));
        }
        self.touch(id);
        if self.open.originals.get(id).is_some_and(|original| *original.file.text == *text) {
            self.open.revert_slide(id);
            return Ok(());
        }
        let path = match self.open.library.slides.get(id) {
            Some(own) if own.own => own.file.path.clone(),
            Some(_) | None => format!("edits/{id}.md"),
        };
        let found = self.read(&path, text)?;
        if found != *id {
            return Err(ChangeError::OtherSlide { slide: id.clone(), found });
        }
        Ok(())
    }

    pub(super) fn reviewed(&mut self, slides: &[SlideId]) -> Result<(), ChangeError> {
        for id in slides {
            let Some(slide) = self.base.library.slides.get(id) else { return Err(ChangeError::NotInLibrary(id.clone())) };
            let text = with_draft(&slide.file.text, false).map_err(|reason| ChangeError::Head { slide: id.clone(), reason })?;
            self.put_text(id, &text)?;
        }
        Ok(())
    }

    /// Reads a text into the draft; gives the slide it is of.
    fn read(&mut self, path: &str, text: &str) -> Result<SlideId, ChangeError> {
        let (id, diagnostics) = self.open.put_slide(path, text);
        let Some(id) = id else { return Err(ChangeError::NotASlide { diagnostics }) };
        self.diagnostics.extend(diagnostics);
        Ok(id)
    }

    pub(super) fn revert(&mut self, slides: &[SlideId]) -> Result<(), ChangeError> {
        for id in slides {
            if !self.base.library.slides.contains_key(id) {
                return Err(ChangeError::NotInLibrary(id.clone()));
            }
            self.touch(id);
            self.open.revert_slide(id);
        }
        Ok(())
    }

    pub(super) fn write(&mut self, text: &str, at: Spot) -> Result<(), ChangeError> {
        let (slide, diagnostics) = load_slide("own/slides/new.md", text, &self.base.library.pack);
        let Some(wanted) = slide.map(|slide| slide.id) else { return Err(ChangeError::NotASlide { diagnostics }) };
        let id = self.add_own(&wanted, wanted.as_str(), text)?;
        self.put_at(vec![TalkSlide::new(id.clone())], at)?;
        self.came.slides.push(id);
        Ok(())
    }

    pub(super) fn duplicate(&mut self, slides: &[SlideId]) -> Result<(), ChangeError> {
        let copied = self.in_talk(slides)?;
        let Some(after) = self.after_last(&copied) else { return Ok(()) };
        let talk = &self.open.talk;
        let entries: Vec<TalkSlide> =
            talk.slides().chain(&talk.backup).filter(|entry| copied.contains(&entry.slide)).cloned().collect();
        let mut copies = Vec::new();
        for entry in entries {
            let Some(slide) = self.base.library.slides.get(&entry.slide) else {
                return Err(ChangeError::NotInLibrary(entry.slide));
            };
            let text = slide.file.text.clone();
            let id = self.add_own(&entry.slide, &format!("{}-copy", copy_stem(entry.slide.as_str())), &text)?;
            self.came.slides.push(id.clone());
            copies.push(TalkSlide { slide: id, ..entry });
        }
        self.put_at(copies, after)
    }

    /// Adds a text as a slide of the presenter's, under the wanted id or one made from it.
    fn add_own(&mut self, from: &SlideId, wanted: &str, text: &str) -> Result<SlideId, ChangeError> {
        let id = self.fresh_id(wanted);
        let text = if id == *from { Some(text.to_owned()) } else { with_id(text, &id) };
        let Some(text) = text else { return Err(ChangeError::CannotCopy(from.clone())) };
        self.touch(&id);
        match self.read(&format!("own/slides/{id}.md"), &text)? {
            found if found == id => Ok(id),
            _ => Err(ChangeError::CannotCopy(from.clone())),
        }
    }

    /// An id that nothing has: the wanted one, or with a number.
    fn fresh_id(&self, wanted: &str) -> SlideId {
        let is_taken =
            |id: &SlideId| self.base.library.slides.contains_key(id) || self.open.library.slides.contains_key(id) || self.has(id);
        let numbered = (2_u64..).map(|number| SlideId::from(format!("{wanted}-{number}")));
        let mut ids = std::iter::once(SlideId::from(wanted)).chain(numbered);
        ids.find(|id| !is_taken(id)).unwrap_or_default()
    }

    pub(super) fn delete(&mut self, slides: &[SlideId]) -> Result<(), ChangeError> {
        for id in slides {
            match self.base.library.slides.get(id) {
                Some(slide) if slide.own => self.touch(id),
                Some(_) => return Err(ChangeError::NotOwn(id.clone())),
                None => return Err(ChangeError::NotInLibrary(id.clone())),
            }
            self.open.library.slides.remove(id);
            if self.has(id) {
                self.take_out(std::slice::from_ref(id))?;
            }
        }
        Ok(())
    }
}

/// A slide's id without what a copy of it was given, so that a copy of a copy is not called so twice.
fn copy_stem(id: &str) -> &str {
    let unnumbered = id.trim_end_matches(|character: char| character.is_ascii_digit()).trim_end_matches('-');
    unnumbered.strip_suffix("-copy").or(id.strip_suffix("-copy")).filter(|stem| !stem.is_empty()).unwrap_or(id)
}

/// A slide's text with another id in its head; none where the head has no line for it.
fn with_id(text: &str, id: &SlideId) -> Option<String> {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && line.trim_end() == "---" {
            return None;
        }
        if number > 0 && line.starts_with("id:") {
            let ending = &line[line.trim_end().len()..];
            return Some(format!("{}id: {id}{ending}{}", &text[..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_copy_is_a_copy() {
        for (id, stem) in [("a", "a"), ("a-copy", "a"), ("a-copy-2", "a"), ("step-2", "step-2"), ("-copy", "-copy")] {
            assert_eq!(copy_stem(id), stem);
        }
    }

    #[test]
    fn only_the_line_of_the_head_is_changed() {
        let id = SlideId::from("b");
        assert_eq!(
            with_id("---\r\ntitle: A\r\nid: a # mine\r\n---\r\nid: a\r\n", &id).unwrap(),
            "---\r\ntitle: A\r\nid: b\r\n---\r\nid: a\r\n"
        );
        assert_eq!(with_id("---\n{id: a}\n---\nid: a\n", &id), None);
        assert_eq!(with_id("", &id), None);
    }
}
