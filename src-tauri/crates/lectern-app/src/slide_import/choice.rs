//! Some slides of an import: what a presenter takes of a file.

use super::{Aspect, SlideImport};
use crate::evidence::title_for;
use crate::talk_file::OpenTalk;
use lectern_model::id::SlideId;
use std::collections::BTreeSet;

impl SlideImport {
    /// The titles of changed slides, in the order of [`edits`](Self::edits), as they stand in the talk.
    pub fn edited_titles(&self, open: &OpenTalk) -> Vec<String> {
        self.edits.iter().map(|returned| title_of(&returned.slide, open)).collect()
    }

    /// The titles of slides that did not come back, in the order of [`gone`](Self::gone).
    pub fn gone_titles(&self, open: &OpenTalk) -> Vec<String> {
        self.gone.iter().map(|id| title_of(id, open)).collect()
    }

    /// The import without the slides on which it would undo later changes of the talk.
    #[must_use]
    pub fn without_undoing(&self) -> Self {
        let fresh = self.imported.slides.len();
        let undoes = |at: &usize| at.checked_sub(fresh).and_then(|at| self.edits.get(at)).is_some_and(|returned| returned.undoes);
        let all = fresh + self.edits.len() + self.removed().len();
        self.chosen(&(0..all).filter(|at| !undoes(at)).collect())
    }

    /// The import with some of its slides: the new ones are counted from 0, the changed ones go on after them, and then those that go out
    /// of the talk.
    #[must_use]
    pub fn chosen(&self, wanted: &BTreeSet<usize>) -> Self {
        let mut chosen = self.clone();
        let mut at = 0..;
        let mut is_wanted = || at.next().is_some_and(|at| wanted.contains(&at));
        chosen.imported.slides.retain(|_| is_wanted());
        chosen.edits.retain(|returned| {
            let keeps = is_wanted();
            if !keeps && returned.changed.contains(&Aspect::Place) {
                chosen.left_in_place.insert(returned.slide.clone());
            }
            keeps
        });
        if chosen.is_whole {
            chosen.gone.retain(|_| is_wanted());
        }
        let texts: Vec<&str> = chosen.imported.slides.iter().map(|slide| slide.text.as_str()).collect();
        chosen.imported.pictures.retain(|picture| texts.iter().any(|text| text.contains(&picture.name)));
        chosen
    }
}

fn title_of(id: &SlideId, open: &OpenTalk) -> String {
    let slide = open.library.slides.get(id);
    slide.map_or_else(|| open.talk.title.clone(), |slide| title_for(slide, &open.talk))
}
