//! One slide's final words, without a picture of it.

use crate::pipeline::resolve_talk;
use crate::plan::section;
use lectern_model::block::DeckBlock;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use lectern_model::span::Span;
use lectern_model::talk::Talk;

/// A slide's final words.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideWords {
    /// Its title.
    pub title: String,
    /// What the speaker says.
    pub notes: Vec<DeckBlock>,
    /// Questions that may come, with answers.
    pub asked: Vec<DeckBlock>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// A slide of a library in the words that a talk has for it: its audience's, in its language, with its local fields. Citations are
/// numbered as if it stood alone. None where there is no such slide.
pub fn slide_words(library: &Library, id: &SlideId, talk: &Talk) -> Option<SlideWords> {
    let slide = library.slides.get(id)?;
    let alone = Talk { sections: vec![section("", std::iter::once(slide))], backup: Vec::new(), ..talk.clone() };
    let (deck, diagnostics) = resolve_talk(&alone, library);
    let found = deck.slides.into_iter().find(|slide| slide.id == *id)?;
    let diagnostics = diagnostics.into_iter().filter(|told| told.place.as_ref().is_some_and(|at| at.file == slide.file.path));
    Some(SlideWords {
        title: Span::plain_text(&found.title),
        notes: found.notes,
        asked: found.asked,
        diagnostics: diagnostics.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_root::{ContentHints, ContentRoot};
    use crate::installed_pack::InstalledPack;
    use crate::plan::{PlanRequest, plan_talk};
    use std::path::Path;

    #[test]
    fn a_slide_speaks_as_the_talk_has_it() {
        let named = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content"));
        let content = ContentRoot::find(&ContentHints { named, ..ContentHints::default() }).unwrap();
        let library = InstalledPack::load(&content, None).unwrap().library;
        let request = PlanRequest {
            audience: "parents".into(),
            minutes: 20.0.into(),
            language: Some(lectern_model::language::Language::new("es")),
        };
        let talk = plan_talk(&library, &request).unwrap().talk;
        let id = talk.slides().nth(1).unwrap().slide.clone();
        let words = slide_words(&library, &id, &talk).unwrap();
        assert_ne!(words.title, lectern_model::span::Inline::plain_text(&library.slides[&id].title));
        assert!(!words.notes.is_empty());
        assert_eq!(slide_words(&library, &"no-such".into(), &talk), None);
    }
}
