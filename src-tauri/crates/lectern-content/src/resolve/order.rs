//! Which slides a talk has, and in which order their citations are met.

use super::Scope;
use crate::nearest;
use lectern_model::block::{AuthorBlock, Block};
use lectern_model::citation::CitationItem;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{SlideId, SourceId};
use lectern_model::minutes::Minutes;
use lectern_model::slide::{Part, Slide, TakeawayPart};
use lectern_model::span::Inline;
use lectern_model::talk::TalkSlide;
use std::collections::BTreeSet;

/// A slide of a talk.
pub(super) struct Entry<'a> {
    pub(super) slide: &'a Slide,
    pub(super) section: Option<usize>,
    pub(super) minutes: Minutes,
    pub(super) hidden: bool,
    pub(super) backup: bool,
}

impl Entry<'_> {
    /// Whether an audience sees it.
    pub(super) fn is_shown(&self) -> bool {
        !self.hidden && !self.backup
    }
}

/// The parts of the takeaway page, in its order.
pub(super) const TAKEAWAY: [TakeawayPart; 3] = [TakeawayPart::Message, TakeawayPart::Signs, TakeawayPart::Do];

/// The talk's slides in order; those the library does not have are reported.
pub(super) fn entries<'a>(scope: &Scope<'a>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry<'a>> {
    let talk = scope.talk;
    let in_sections =
        talk.sections.iter().enumerate().flat_map(|(at, section)| section.slides.iter().map(move |slide| (Some(at), slide)));
    let in_reserve = talk.backup.iter().map(|slide| (None, slide));
    let mut found = Vec::new();
    for (section, wanted) in in_sections.chain(in_reserve) {
        match scope.library.slides.get(&wanted.slide) {
            Some(slide) => found.push(Entry {
                slide,
                section,
                minutes: wanted.minutes.unwrap_or(slide.minutes),
                hidden: wanted.hidden,
                backup: section.is_none(),
            }),
            None => diagnostics.push(unknown_slide(scope, wanted)),
        }
    }
    found
}

fn unknown_slide(scope: &Scope<'_>, wanted: &TalkSlide) -> Diagnostic {
    let id = &wanted.slide;
    let diagnostic = Diagnostic::error("unknown-slide", format!("the talk has a slide `{id}` that its library does not have"));
    match nearest::among(id.as_str(), scope.library.slides.keys().map(SlideId::as_str)) {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic.hint("take the slide out of the talk, or put its file back into the pack"),
    }
}

/// All citations, in the order an audience meets them; then those only the presenter meets, so that no number is missing from what
/// an audience holds.
pub(super) fn citations_in_order<'a>(scope: &Scope<'a>, entries: &[Entry<'a>]) -> Vec<&'a [CitationItem]> {
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.is_shown()) {
        of_audience(scope, entry, &mut found);
    }
    for entry in entries.iter().filter(|entry| entry.is_shown()) {
        of_presenter(scope, entry, &mut found);
    }
    for entry in entries.iter().filter(|entry| !entry.is_shown()) {
        of_audience(scope, entry, &mut found);
        of_presenter(scope, entry, &mut found);
    }
    found
}

/// The sources an audience meets on slides and handouts, those of backup slides among them.
pub(super) fn audience_sources<'a>(scope: &Scope<'a>, entries: &[Entry<'a>]) -> BTreeSet<&'a SourceId> {
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.hidden) {
        of_audience(scope, entry, &mut found);
    }
    found.into_iter().flatten().map(|cited| &cited.source).collect()
}

fn of_audience<'a>(scope: &Scope<'a>, entry: &Entry<'a>, found: &mut Vec<&'a [CitationItem]>) {
    let slide = entry.slide;
    of_inlines(scope.title(slide), found);
    for part in [Part::Body, Part::Caveat, Part::Handout].into_iter().chain(TAKEAWAY.map(Part::Takeaway)) {
        of_blocks(scope.blocks(slide, part), found);
    }
}

fn of_presenter<'a>(scope: &Scope<'a>, entry: &Entry<'a>, found: &mut Vec<&'a [CitationItem]>) {
    for part in [Part::Notes, Part::Asked] {
        of_blocks(scope.blocks(entry.slide, part), found);
    }
}

fn of_blocks<'a>(blocks: &'a [AuthorBlock], found: &mut Vec<&'a [CitationItem]>) {
    visit_blocks(blocks, &mut |inlines| of_inlines(inlines, found));
}

fn of_inlines<'a>(inlines: &'a [Inline], found: &mut Vec<&'a [CitationItem]>) {
    visit_inlines(inlines, &mut |inline| {
        if let Inline::Citation(citation) = inline {
            found.push(&citation.items);
        }
    });
}

/// Calls `visit` for every run of inline text in some blocks, in reading order.
pub(super) fn visit_blocks<'a>(blocks: &'a [AuthorBlock], visit: &mut dyn FnMut(&'a [Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => visit(inlines),
            Block::Heading(heading) => visit(&heading.inlines),
            Block::List(list) => list.items.iter().for_each(|item| visit_blocks(item, visit)),
            Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| visit(cell)),
            Block::Quote(blocks) => visit_blocks(blocks, visit),
            Block::Picture(picture) => visit(&picture.caption),
            Block::Chart(chart) => {
                visit(&chart.title);
                visit(&chart.cite);
            }
            Block::Number(number) => {
                visit(&number.counted);
                visit(&number.cite);
            }
            Block::Contacts(_) => {}
        }
    }
}

/// Calls `visit` for every inline in a run of text and in what it holds, in reading order.
pub(super) fn visit_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => visit_inlines(inner, visit),
            Inline::Citation(_) | Inline::Text(_) | Inline::Field(_) | Inline::Break => {}
        }
    }
}
