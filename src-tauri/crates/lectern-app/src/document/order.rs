//! Changes to the order of slides and sections.

use super::change::Spot;
use super::draft::Draft;
use super::error::ChangeError;
use lectern_model::id::SlideId;
use lectern_model::talk::{TalkSection, TalkSlide};
use std::collections::BTreeSet;

impl Draft<'_> {
    pub(super) fn insert(&mut self, slides: Vec<SlideId>, at: Spot) -> Result<(), ChangeError> {
        let mut coming = BTreeSet::new();
        for id in &slides {
            if !self.base.library.slides.contains_key(id) {
                return Err(ChangeError::NotInLibrary(id.clone()));
            }
            if self.has(id) || !coming.insert(id) {
                return Err(ChangeError::AlreadyThere(id.clone()));
            }
        }
        if slides.is_empty() {
            return Ok(());
        }
        self.put_at(slides.iter().cloned().map(TalkSlide::new).collect(), at)?;
        self.came.slides.extend(slides);
        Ok(())
    }

    /// Puts entries into the talk.
    pub(super) fn put_at(&mut self, entries: Vec<TalkSlide>, at: Spot) -> Result<(), ChangeError> {
        let list = self.list(at)?;
        let (position, count) = (position_of(at), list.len());
        if position > count {
            return Err(ChangeError::NoPosition { position, count });
        }
        list.splice(position..position, entries);
        Ok(())
    }

    /// The list that a spot is in.
    fn list(&mut self, at: Spot) -> Result<&mut Vec<TalkSlide>, ChangeError> {
        match at {
            Spot::Backup { .. } => Ok(&mut self.open.talk.backup),
            Spot::Section { section, .. } => {
                if section == 0 && self.open.talk.sections.is_empty() {
                    let title = self.open.talk.title.clone();
                    self.open.talk.sections.push(TalkSection { title, slides: Vec::new() });
                }
                self.section(section).map(|section| &mut section.slides)
            }
        }
    }

    /// Moves slides, which keep their order.
    pub(super) fn shift(&mut self, slides: &[SlideId], to: Spot) -> Result<(), ChangeError> {
        let moving = self.in_talk(slides)?;
        if moving.is_empty() {
            return Ok(());
        }
        let list = self.list(to)?;
        let (position, count) = (position_of(to), list.len());
        let Some(before) = list.get(..position) else { return Err(ChangeError::NoPosition { position, count }) };
        let position = position - before.iter().filter(|entry| moving.contains(&entry.slide)).count();
        let entries = self.take_out(slides)?;
        self.put_at(entries, moved_to(to, position))
    }

    /// Takes slides out of the talk; gives their entries in the talk's order.
    pub(super) fn take_out(&mut self, slides: &[SlideId]) -> Result<Vec<TalkSlide>, ChangeError> {
        let leaving = self.in_talk(slides)?;
        let talk = &mut self.open.talk;
        let lists = talk.sections.iter_mut().map(|section| &mut section.slides).chain([&mut talk.backup]);
        Ok(lists.flat_map(|list| list.extract_if(.., |entry| leaving.contains(&entry.slide)).collect::<Vec<_>>()).collect())
    }

    pub(super) fn section(&mut self, section: usize) -> Result<&mut TalkSection, ChangeError> {
        let count = self.open.talk.sections.len();
        self.open.talk.sections.get_mut(section).ok_or(ChangeError::NoSection { section, count })
    }

    pub(super) fn add_section(&mut self, at: usize, title: String) -> Result<(), ChangeError> {
        self.put_section(at, TalkSection { title, slides: Vec::new() })
    }

    fn put_section(&mut self, at: usize, section: TalkSection) -> Result<(), ChangeError> {
        let count = self.open.talk.sections.len();
        if at > count {
            return Err(ChangeError::NoSection { section: at, count });
        }
        self.open.talk.sections.insert(at, section);
        Ok(())
    }

    pub(super) fn split_section(&mut self, section: usize, position: usize, title: String) -> Result<(), ChangeError> {
        let slides = &mut self.section(section)?.slides;
        if position > slides.len() {
            return Err(ChangeError::NoPosition { position, count: slides.len() });
        }
        let rest = slides.split_off(position);
        self.put_section(section + 1, TalkSection { title, slides: rest })
    }

    pub(super) fn remove_section(&mut self, section: usize) -> Result<TalkSection, ChangeError> {
        self.section(section)?;
        Ok(self.open.talk.sections.remove(section))
    }

    pub(super) fn move_section(&mut self, section: usize, to: usize) -> Result<(), ChangeError> {
        let count = self.open.talk.sections.len();
        if to > count {
            return Err(ChangeError::NoSection { section: to, count });
        }
        let moving = self.remove_section(section)?;
        self.put_section(if to > section { to - 1 } else { to }, moving)
    }

    pub(super) fn merge_section(&mut self, section: usize) -> Result<(), ChangeError> {
        self.section(section)?;
        let Some(before) = section.checked_sub(1) else { return Err(ChangeError::NothingBefore) };
        let joining = self.remove_section(section)?;
        self.section(before)?.slides.extend(joining.slides);
        Ok(())
    }

    /// The spot after the last of some slides, by their order in the talk.
    pub(super) fn after_last(&self, slides: &BTreeSet<SlideId>) -> Option<Spot> {
        let last = |list: &[TalkSlide]| list.iter().rposition(|entry| slides.contains(&entry.slide)).map(|at| at + 1);
        let talk = &self.open.talk;
        if let Some(position) = last(&talk.backup) {
            return Some(Spot::Backup { position });
        }
        let mut sections = talk.sections.iter().enumerate().rev();
        sections.find_map(|(section, list)| Some(Spot::Section { section, position: last(&list.slides)? }))
    }
}

fn position_of(spot: Spot) -> usize {
    match spot {
        Spot::Section { position, .. } | Spot::Backup { position } => position,
    }
}

fn moved_to(spot: Spot, position: usize) -> Spot {
    match spot {
        Spot::Section { section, .. } => Spot::Section { section, position },
        Spot::Backup { .. } => Spot::Backup { position },
    }
}
