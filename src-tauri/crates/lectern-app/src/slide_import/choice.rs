//! Some slides of an import: what a presenter takes of a file.

use super::SlideImport;
use crate::evidence::title_for;
use crate::talk_file::OpenTalk;
use std::collections::BTreeSet;

impl SlideImport {
    /// The titles of changed slides, in the order of [`edits`](Self::edits), as they stand in the talk.
    pub fn edited_titles(&self, open: &OpenTalk) -> Vec<String> {
        let title =
            |id| open.library.slides.get(id).map_or_else(|| ToString::to_string(id), |slide| title_for(slide, &open.talk));
        self.edits.iter().map(|(id, _)| title(id)).collect()
    }

    /// The import with some of its slides: the new ones are counted from 0, the changed ones go on after them.
    #[must_use]
    pub fn chosen(&self, wanted: &BTreeSet<usize>) -> Self {
        let mut chosen = self.clone();
        let fresh = self.imported.slides.len();
        let mut at = 0..;
        chosen.imported.slides.retain(|_| at.next().is_some_and(|at| wanted.contains(&at)));
        let mut at = fresh..;
        chosen.edits.retain(|_| at.next().is_some_and(|at| wanted.contains(&at)));
        let texts: Vec<&str> = chosen.imported.slides.iter().map(|slide| slide.text.as_str()).collect();
        let texts: Vec<&str> = texts.into_iter().chain(chosen.edits.iter().map(|(_, text)| text.as_str())).collect();
        chosen.imported.pictures.retain(|picture| texts.iter().any(|text| text.contains(&picture.name)));
        chosen
    }
}
