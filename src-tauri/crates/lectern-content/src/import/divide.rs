//! A document that is one long flow, divided into pages at its headings.

use super::markup::shortened;
use super::tree::{Page, Piece, Role, Run, Words, is_blank, plain_text};

/// Divides a flow of pieces into pages. The two highest levels of headings that there are begin pages, and so does every rule; a
/// heading that only holds others heads a section. `title` is the document's own, where it names one.
pub(super) fn pages(pieces: Vec<Piece>, title: Words) -> Vec<Page> {
    let highest =
        pieces.iter().filter_map(|piece| if let Piece::Heading { level, .. } = piece { Some(*level) } else { None }).min();
    let highest = highest.unwrap_or(1);
    let mut divider = Divider { pages: Vec::new(), levels: Vec::new(), rules: 0 };
    if !is_blank(&title) {
        let page = Page { place: "the title".to_owned(), role: Role::Title, title, ..Page::default() };
        divider.begin(page, 0);
    }
    for piece in pieces {
        match piece {
            Piece::Heading { level, words } if level <= highest.saturating_add(1) => divider.heading(level, words),
            Piece::Rule => divider.rule(),
            Piece::Note(words) => divider.add(|page| page.notes.push(Piece::Paragraph(words))),
            piece => divider.add(|page| page.pieces.push(piece)),
        }
    }
    divider.finish(highest)
}

struct Divider {
    pages: Vec<Page>,
    /// The level of the heading that began each page; 0 for the document's title, 255 for none.
    levels: Vec<u8>,
    rules: usize,
}

impl Divider {
    fn begin(&mut self, page: Page, level: u8) {
        self.pages.push(page);
        self.levels.push(level);
    }

    /// Adds to the page at hand; what stands under a document's title is a page of its own.
    fn add(&mut self, add: impl FnOnce(&mut Page)) {
        if matches!(self.levels.last(), None | Some(0)) {
            let place = if self.rules > 0 { format!("page {}", self.rules + 1) } else { "the beginning".to_owned() };
            self.begin(Page { place, ..Page::default() }, u8::MAX);
        }
        if let Some(page) = self.pages.last_mut() {
            add(page);
        }
    }

    fn heading(&mut self, level: u8, words: Words) {
        // After a rule, a heading heads the page that the rule began.
        if let (Some(page), Some(&u8::MAX)) = (self.pages.last_mut(), self.levels.last())
            && page.pieces.is_empty()
            && is_blank(&page.title)
        {
            page.title = words;
            if let Some(own) = self.levels.last_mut() {
                *own = level;
            }
            return;
        }
        let place = format!("“{}”", shortened(plain_text(&words).trim()));
        self.begin(Page { place, title: words, ..Page::default() }, level);
    }

    fn rule(&mut self) {
        self.rules += 1;
        let is_open = self.pages.last().is_some_and(|page| page.pieces.is_empty() && is_blank(&page.title));
        if !is_open && !self.pages.is_empty() {
            self.begin(Page { place: format!("page {}", self.rules + 1), ..Page::default() }, u8::MAX);
        }
    }

    fn finish(self, highest: u8) -> Vec<Page> {
        let Divider { mut pages, levels, .. } = self;
        let mut section: Option<String> = None;
        for at in 0..pages.len() {
            let level = levels.get(at).copied().unwrap_or(u8::MAX);
            let holds_others = level == highest && levels.get(at + 1).is_some_and(|next| *next == highest + 1);
            let Some(page) = pages.get_mut(at) else { continue };
            if level == highest {
                section = holds_others.then(|| plain_text(&page.title).trim().to_owned());
            }
            if holds_others && page.pieces.is_empty() {
                page.role = Role::Section;
            }
            page.section.clone_from(&section);
            page.title.iter_mut().for_each(|run| *run = Run { strong: false, ..std::mem::take(run) });
        }
        pages.retain(|page| !is_blank(&page.title) || !page.pieces.is_empty() || !page.notes.is_empty());
        pages
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, text: &str) -> Piece {
        Piece::Heading { level, words: vec![Run::plain(text)] }
    }

    fn text(text: &str) -> Piece {
        Piece::Paragraph(vec![Run::plain(text)])
    }

    fn told(pieces: Vec<Piece>) -> Vec<String> {
        let pages = pages(pieces, vec![Run::plain("Doc")]);
        let one = |page: &Page| format!("{:?} {} {} {:?}", page.role, plain_text(&page.title), page.pieces.len(), page.section);
        pages.iter().map(one).collect()
    }

    #[test]
    fn two_levels_of_headings_begin_pages() {
        let pieces = vec![
            text("before"),
            heading(2, "A"),
            heading(3, "A1"),
            text("x"),
            heading(4, "in A1"),
            heading(3, "A2"),
            heading(2, "B"),
            text("y"),
        ];
        let expected = [
            "Title Doc 0 None",
            "Content  1 None",
            "Section A 0 Some(\"A\")",
            "Content A1 2 Some(\"A\")",
            "Content A2 0 Some(\"A\")",
            "Content B 1 None",
        ];
        assert_eq!(told(pieces), expected);
    }

    #[test]
    fn rules_begin_pages_too() {
        let pieces = vec![
            Piece::Rule,
            heading(1, "A"),
            text("x"),
            Piece::Rule,
            Piece::Rule,
            heading(1, "B"),
            Piece::Rule,
            text("y"),
            Piece::Rule,
        ];
        assert_eq!(told(pieces), ["Title Doc 0 None", "Content A 1 None", "Content B 0 None", "Content  1 None"]);
    }
}
