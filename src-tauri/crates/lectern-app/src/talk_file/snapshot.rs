//! What a talk needs of its library.

use super::OpenTalk;
use crate::own_picture;
use lectern_model::block::{AuthorBlock, Block, List};
use lectern_model::citation::CitationStyle;
use lectern_model::claim::Conflict;
use lectern_model::id::{ClaimId, ConflictId, ImageId, SourceId, StatisticId};
use lectern_model::library::Library;
use lectern_model::outline::Outline;
use lectern_model::slide::Slide;
use lectern_model::span::Inline;
use std::collections::{BTreeMap, BTreeSet};

/// The part of a talk's library that it needs to be opened and exported anywhere: its slides of the pack as the pack has them, the
/// evidence they rest on with everything that evidence refers to, the sources of all that, the pictures, and all terms and contacts;
/// with everything the presenter brought.
pub fn snapshot_library(open: &OpenTalk) -> Library {
    let library = &open.library;
    let shown: Vec<&Slide> = used_slides(open);
    let mut needs = Needs::default();
    for slide in shown.iter().copied().chain(open.originals.values()) {
        needs.slide(slide);
    }
    needs.evidence(library);
    needs.always(library);
    // What the presenter brought stays, whether a slide uses it yet or not.
    needs.sources.extend(library.sources.values().filter(|source| source.own).map(|source| source.id.clone()));
    needs.images.extend(library.images.keys().filter(|id| own_picture::is_own(id)).cloned());

    let mut snapshot = Library { pack: library.pack.clone(), ..Library::default() };
    for slide in shown.iter().filter(|slide| !slide.own) {
        let original = open.originals.get(&slide.id).unwrap_or(slide);
        snapshot.slides.insert(slide.id.clone(), original.clone());
    }
    // What is new in the pack is the pack's to tell.
    snapshot.pack.changes.clear();
    // A slide that the file does not hold cannot open or close the talk.
    snapshot.pack.opening = snapshot.pack.opening.filter(|id| snapshot.slides.contains_key(id));
    snapshot.pack.closing = snapshot.pack.closing.filter(|id| snapshot.slides.contains_key(id));
    snapshot.claims = subset(&library.claims, &needs.claims);
    snapshot.statistics = subset(&library.statistics, &needs.statistics);
    snapshot.conflicts = subset(&library.conflicts, &needs.conflicts);
    snapshot.sources = subset(&library.sources, &needs.sources);
    snapshot.images = subset(&library.images, &needs.images);
    snapshot.terms.clone_from(&library.terms);
    snapshot.contacts.clone_from(&library.contacts);
    snapshot.contact_order.clone_from(&library.contact_order);
    snapshot.outlines = objectives(open);
    let styles = library.pack.audiences.iter().map(|audience| &audience.citation_style).chain(&open.talk.citation_style);
    let styles: BTreeSet<&str> = styles.filter_map(style_file).collect();
    snapshot.styles = library.styles.clone().into_iter().filter(|(path, _)| styles.contains(path.as_str())).collect();
    snapshot
}

/// The outlines of the talk's audience with nothing but what participants can do after them: a changed talk still promises what its
/// slides teach.
fn objectives(open: &OpenTalk) -> Vec<Outline> {
    let of_audience = |outline: &&Outline| outline.audience == open.talk.audience && !outline.objectives.is_empty();
    let bare = |outline: &Outline| Outline { sections: Vec::new(), ..outline.clone() };
    open.library.outlines.iter().filter(of_audience).map(bare).collect()
}

/// The sources that a slide's texts cite, and the pictures it shows.
pub(crate) fn named_in(slide: &Slide) -> (BTreeSet<SourceId>, BTreeSet<ImageId>) {
    let mut needs = Needs::default();
    needs.slide(slide);
    (needs.sources, needs.images)
}

fn used_slides(open: &OpenTalk) -> Vec<&Slide> {
    let used: BTreeSet<_> = open.talk.slides().chain(&open.talk.backup).map(|slide| &slide.slide).collect();
    let own = open.own_slides().map(|slide| &slide.id);
    let changed = open.originals.keys();
    let ids: BTreeSet<_> = used.into_iter().chain(own).chain(changed).collect();
    ids.into_iter().filter_map(|id| open.library.slides.get(id)).collect()
}

fn subset<K: Ord + Clone, V: Clone>(all: &BTreeMap<K, V>, wanted: &BTreeSet<K>) -> BTreeMap<K, V> {
    wanted.iter().filter_map(|id| Some((id.clone(), all.get(id)?.clone()))).collect()
}

fn style_file(style: &CitationStyle) -> Option<&str> {
    match style {
        CitationStyle::File(path) => Some(path),
        CitationStyle::Plain | CitationStyle::Legal | CitationStyle::Ama | CitationStyle::Apa | CitationStyle::Chicago => None,
    }
}

/// What slides need, by id.
#[derive(Default)]
pub(crate) struct Needs {
    pub(crate) claims: BTreeSet<ClaimId>,
    pub(crate) statistics: BTreeSet<StatisticId>,
    pub(crate) conflicts: BTreeSet<ConflictId>,
    pub(crate) sources: BTreeSet<SourceId>,
    pub(crate) images: BTreeSet<ImageId>,
}

impl Needs {
    /// What a slide itself names: claims, sources, pictures.
    pub(crate) fn slide(&mut self, slide: &Slide) {
        self.claims.extend(slide.claims.iter().map(|used| used.id.clone()));
        self.images.extend(slide.icon.iter().map(|icon| icon.image.clone()));
        self.inlines(&slide.title);
        for variant in &slide.variants {
            self.inlines(&variant.heading);
            self.blocks(&variant.blocks);
        }
    }

    fn blocks(&mut self, blocks: &[AuthorBlock]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => self.inlines(inlines),
                Block::Heading(heading) => self.inlines(&heading.inlines),
                Block::List(List { items, .. }) => items.iter().for_each(|item| self.blocks(item)),
                Block::Table(table) => table.rows.iter().chain([&table.header]).flatten().for_each(|cell| self.inlines(cell)),
                Block::Quote(inner) => self.blocks(inner),
                Block::Picture(picture) => {
                    self.images.insert(picture.image.clone());
                    self.inlines(&picture.caption);
                }
                Block::Chart(chart) => {
                    self.inlines(&chart.title);
                    self.inlines(&chart.cite);
                }
                Block::Number(number) => {
                    self.inlines(&number.counted);
                    self.inlines(&number.cite);
                }
                Block::Contacts(_) => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Citation(citation) => self.sources.extend(citation.items.iter().map(|item| item.source.clone())),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => self.inlines(inner),
                Inline::Text(_) | Inline::Field(_) | Inline::Break => {}
            }
        }
    }

    /// The conflicts of the slides' claims, and all evidence that evidence refers to.
    fn evidence(&mut self, library: &Library) {
        let concerns = |conflict: &&Conflict| conflict.sides.iter().flatten().any(|claim| self.claims.contains(claim));
        let conflicts: Vec<&Conflict> = library.conflicts.values().filter(concerns).collect();
        let mut open: Vec<ClaimId> = self.claims.iter().cloned().collect();
        for conflict in conflicts {
            self.conflicts.insert(conflict.id.clone());
            open.extend(conflict.sides.iter().flatten().cloned());
            for statistic in &conflict.statistics {
                self.statistic(statistic, library, &mut open);
            }
        }
        let mut followed = BTreeSet::new();
        while let Some(id) = open.pop() {
            if !followed.insert(id.clone()) {
                continue;
            }
            if let Some(statistic) = library.claims.get(&id).and_then(|claim| claim.statistic.as_ref()) {
                self.statistic(statistic, library, &mut open);
            }
            self.claims.insert(id);
        }
    }

    fn statistic(&mut self, id: &StatisticId, library: &Library, open: &mut Vec<ClaimId>) {
        if let (true, Some(statistic)) = (self.statistics.insert(id.clone()), library.statistics.get(id)) {
            open.extend(statistic.claims.iter().chain(&statistic.better).cloned());
        }
    }

    /// The sources of the evidence, the terms and the contacts, and the documents.
    fn always(&mut self, library: &Library) {
        for claim in self.claims.iter().filter_map(|id| library.claims.get(id)) {
            self.sources.extend(claim.sources.iter().cloned());
            self.sources.extend(claim.documents.iter().map(|document| document.source.clone()));
        }
        for statistic in self.statistics.iter().filter_map(|id| library.statistics.get(id)) {
            self.sources.extend(statistic.sources.iter().chain(&statistic.supporting).cloned());
        }
        self.sources.extend(library.terms.iter().flat_map(|term| term.sources.iter().cloned()));
        self.sources.extend(library.contacts.values().flat_map(|contact| contact.sources.iter().cloned()));
        self.sources.extend(library.pack.documents.iter().cloned());
    }
}
