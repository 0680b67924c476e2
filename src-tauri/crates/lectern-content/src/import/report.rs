//! What an import kept, changed and dropped.

use std::collections::BTreeSet;

/// The most messages that are kept; a file with more has one trouble many times.
const MOST: usize = 500;

/// What became of something in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is there, in another form.
    Changed,
    /// It is not there.
    Dropped,
    /// It is there and lacks something that the presenter must add.
    Wanting,
}

/// Something that was not kept as it stood.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Where in the file, as `slide 7`; empty for the whole file.
    pub place: String,
    /// What became of it.
    pub fate: Fate,
    /// What it is, what became of it, and why.
    pub message: String,
}

/// A number without a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UncitedNumber {
    /// Where in the file.
    pub place: String,
    /// The title of the slide it is on.
    pub title: String,
    /// The number as written, with what is said of it.
    pub message: String,
    /// The words around it, as a reader sees them.
    pub words: String,
}

/// How much was kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Slides made.
    pub slides: usize,
    /// Paragraphs and items of lists.
    pub paragraphs: usize,
    /// Tables.
    pub tables: usize,
    /// Charts with their data.
    pub charts: usize,
    /// Pictures.
    pub pictures: usize,
    /// Links.
    pub links: usize,
    /// Slides with speaker notes.
    pub notes: usize,
}

impl Kept {
    /// What was kept within slides, where there is some: how many, and of what, in words: `3 paragraphs`.
    pub fn in_words(&self) -> Vec<String> {
        let counts = [
            (self.paragraphs, "paragraph", "paragraphs"),
            (self.tables, "table", "tables"),
            (self.charts, "chart", "charts"),
            (self.pictures, "picture", "pictures"),
            (self.links, "link", "links"),
            (self.notes, "slide with notes", "slides with notes"),
        ];
        let some = counts.into_iter().filter(|(count, ..)| *count > 0);
        some.map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more })).collect()
    }
}

/// What an import kept, changed and dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How much was kept.
    pub kept: Kept,
    /// What was not kept as it stood, in the file's order.
    pub told: Vec<Told>,
    /// Numbers on the slides without a source.
    pub numbers: Vec<UncitedNumber>,
    seen: BTreeSet<Told>,
}

impl Report {
    /// Tells something once.
    pub fn tell(&mut self, place: &str, fate: Fate, message: impl Into<String>) {
        let told = Told { place: place.to_owned(), fate, message: message.into() };
        if self.told.len() < MOST && self.seen.insert(told.clone()) {
            self.told.push(told);
        }
    }

    /// Takes back what is not so after all.
    pub fn retain(&mut self, is_so: impl FnMut(&Told) -> bool) {
        self.told.retain(is_so);
    }

    /// Something is there in another form.
    pub fn changed(&mut self, place: &str, message: impl Into<String>) {
        self.tell(place, Fate::Changed, message);
    }

    /// Something is not there.
    pub fn dropped(&mut self, place: &str, message: impl Into<String>) {
        self.tell(place, Fate::Dropped, message);
    }

    /// Something lacks what the presenter must add.
    pub fn wanting(&mut self, place: &str, message: impl Into<String>) {
        self.tell(place, Fate::Wanting, message);
    }
}
