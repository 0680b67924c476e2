//! What a newer pack has otherwise than a talk: reviewed thing by thing, then taken or not.
//!
//! A talk's file holds the slides and the evidence as they were when they were taken, and nothing in it changes by itself. What a
//! presenter does not take is remembered by the pack's version ([`PackRef::reviewed`](lectern_model::talk::PackRef::reviewed)): the next
//! version is asked about again, with all that is still otherwise.

mod record_text;
mod review;

use crate::pack_version::compare_versions;
use crate::talk_file::{OpenTalk, snapshot_library};
use crate::text_change::TextChange;
use lectern_model::id::{ClaimId, ConflictId, ContactId, ImageId, SlideId, SourceId, StatisticId, TermId};
use lectern_model::library::Library;
use lectern_model::slide::Slide;
use lectern_model::talk::{Talk, TalkSection, TalkSlide};
use review::items_of;
use std::collections::{BTreeMap, BTreeSet};

/// What the installed pack has otherwise, of what a talk uses.
#[derive(Debug, Clone, PartialEq)]
pub struct PackUpdate {
    /// The version the talk was made from.
    pub from: String,
    /// The installed version.
    pub to: String,
    /// What is otherwise: slides in the talk's order, then their evidence, sources, contacts, terms, pictures, and the pack's head.
    pub items: Vec<UpdateItem>,
}

/// A thing that the installed pack has otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateItem {
    /// Which.
    pub key: UpdateKey,
    /// What it is called: a slide's title, a claim's statement.
    pub title: String,
    /// How it is otherwise.
    pub what: Difference,
    /// The talk's and the installed text, line by line: a slide's file; a record's fields, each with its name. Where a picture differs,
    /// its name and size.
    pub diff: Vec<TextChange>,
    /// Whether the presenter changed it too. Taking it drops that change.
    pub edited: bool,
    /// Whether a figure in it differs.
    pub figure: bool,
    /// Things of this review that come along where it is taken: a slide brings the evidence, the sources and the pictures it stands on.
    pub brings: Vec<UpdateKey>,
}

/// A thing of a pack that a talk uses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UpdateKey {
    /// A slide.
    Slide(SlideId),
    /// An evidence record of a slide.
    Claim(ClaimId),
    /// The examined statistic behind a claim.
    Statistic(StatisticId),
    /// A conflict about a claim.
    Conflict(ConflictId),
    /// A source that a slide or its evidence cites.
    Source(SourceId),
    /// A help contact on a slide or on printed matter.
    Contact(ContactId),
    /// A terminology rule.
    Term(TermId),
    /// A picture on a slide.
    Image(ImageId),
    /// The pack's head: audiences, topics, local fields, languages, and the style files of its citations.
    Head,
}

/// How a thing is otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// It is worded otherwise.
    Changed,
    /// The installed pack does not have it any more. Taking that removes a slide from the talk, and a record where nothing that stays
    /// needs it.
    Gone,
    /// It is new, and what every talk has: a terminology rule, a contact on printed matter, a conflict about a claim of the talk.
    New,
}

/// What becomes of what is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It stays as it is, and is not asked about again for this version of the pack.
    KeepMine,
    /// It stays as it is for now, and is asked about again.
    Later,
}

/// What the installed pack has otherwise than a talk. None where it has nothing that the talk uses otherwise, where the presenter has
/// decided about this version, where the installed one is older than the talk's, and where the pack is another one.
pub fn review_update(open: &OpenTalk, installed: &Library) -> Option<PackUpdate> {
    let pack = &open.talk.pack;
    let to = &installed.pack.version;
    let is_decided = pack.reviewed.as_ref().is_some_and(|reviewed| compare_versions(to, reviewed).is_le());
    if pack.id != installed.pack.id || compare_versions(to, &pack.version).is_lt() || is_decided {
        return None;
    }
    let items = items_of(open, installed);
    (!items.is_empty()).then(|| PackUpdate { from: pack.version.clone(), to: to.clone(), items })
}

/// The talk with what was taken from the installed pack, and with what that brings; all else is as it was. Where everything was taken
/// the talk is of the installed version from then on; where the rest is kept, that version counts as looked at.
///
/// The talk goes into [`Change::ReplaceAll`](crate::document::change::Change::ReplaceAll).
pub fn apply_update(open: &OpenTalk, installed: &Library, take: &BTreeSet<UpdateKey>, rest: Rest) -> OpenTalk {
    let items = items_of(open, installed);
    let taken = with_what_comes_along(&items, take);
    let mut update = Update { open: open.clone(), installed };
    for item in items.iter().filter(|item| taken.contains(&item.key)) {
        match item.what {
            Difference::Changed | Difference::New => update.take(&item.key),
            Difference::Gone => update.remove_slide(&item.key),
        }
    }
    update.fill(&taken);
    update.remove_records(&items, &taken);
    let version = &installed.pack.version;
    let is_all = taken.len() == items.len();
    // What is gone from the pack and still needed stays otherwise, and is not asked about again either.
    let is_still_otherwise = !items_of(&update.open, installed).is_empty();
    let pack = &mut update.open.talk.pack;
    if is_all {
        pack.version.clone_from(version);
    }
    if is_all || rest == Rest::KeepMine {
        pack.reviewed = is_still_otherwise.then(|| version.clone());
    }
    update.open
}

/// The keys of the review that are taken, with those that they bring.
fn with_what_comes_along(items: &[UpdateItem], take: &BTreeSet<UpdateKey>) -> BTreeSet<UpdateKey> {
    let items: BTreeMap<&UpdateKey, &UpdateItem> = items.iter().map(|item| (&item.key, item)).collect();
    let mut open: Vec<&UpdateKey> = take.iter().collect();
    let mut taken = BTreeSet::new();
    while let Some(key) = open.pop() {
        let Some(item) = items.get(key) else { continue };
        if taken.insert(key.clone()) {
            open.extend(&item.brings);
        }
    }
    taken
}

/// A talk being updated.
struct Update<'a> {
    open: OpenTalk,
    installed: &'a Library,
}

impl Update<'_> {
    /// Takes a thing that the installed pack has.
    fn take(&mut self, key: &UpdateKey) {
        fn copy<K: Ord + Clone, V: Clone>(to: &mut BTreeMap<K, V>, from: &BTreeMap<K, V>, id: &K) {
            if let Some(value) = from.get(id) {
                to.insert(id.clone(), value.clone());
            }
        }
        let (library, installed) = (&mut self.open.library, self.installed);
        match key {
            UpdateKey::Slide(id) => {
                if let Some(slide) = installed.slides.get(id) {
                    let slide = with_free_path(slide, library);
                    library.slides.insert(id.clone(), slide);
                    self.open.originals.remove(id);
                }
            }
            UpdateKey::Claim(id) => copy(&mut library.claims, &installed.claims, id),
            UpdateKey::Statistic(id) => copy(&mut library.statistics, &installed.statistics, id),
            UpdateKey::Conflict(id) => copy(&mut library.conflicts, &installed.conflicts, id),
            UpdateKey::Source(id) => copy(&mut library.sources, &installed.sources, id),
            UpdateKey::Image(id) => copy(&mut library.images, &installed.images, id),
            UpdateKey::Contact(id) => {
                copy(&mut library.contacts, &installed.contacts, id);
                if !library.contact_order.contains(id) {
                    library.contact_order.push(id.clone());
                }
            }
            UpdateKey::Term(id) => {
                let Some(new) = installed.terms.iter().find(|term| term.id == *id) else { return };
                match library.terms.iter_mut().find(|term| term.id == *id) {
                    Some(old) => old.clone_from(new),
                    None => library.terms.push(new.clone()),
                }
            }
            UpdateKey::Head => {
                library.pack.clone_from(&installed.pack);
                library.styles.extend(installed.styles.iter().map(|(path, text)| (path.clone(), text.clone())));
            }
        }
        // A message about a record would point into the file it was in before.
        library.places.clear();
    }

    /// Takes a slide out of the talk.
    fn remove_slide(&mut self, key: &UpdateKey) {
        let UpdateKey::Slide(id) = key else { return };
        let OpenTalk { talk, library, originals, .. } = &mut self.open;
        talk.sections.retain_mut(|section| {
            let had_slides = !section.slides.is_empty();
            section.slides.retain(|entry| entry.slide != *id);
            !had_slides || !section.slides.is_empty()
        });
        talk.backup.retain(|entry| entry.slide != *id);
        library.slides.remove(id);
        originals.remove(id);
    }

    /// Adds what the slides that were taken need and the talk does not have.
    fn fill(&mut self, taken: &BTreeSet<UpdateKey>) {
        fn fill<K: Ord + Clone, V>(all: &mut BTreeMap<K, V>, other: BTreeMap<K, V>) {
            for (id, value) in other {
                all.entry(id).or_insert(value);
            }
        }
        let slides = taken.iter().filter_map(|key| if let UpdateKey::Slide(id) = key { Some(id) } else { None });
        let entries: Vec<TalkSlide> = slides.map(|id| TalkSlide::new(id.clone())).collect();
        let sections = vec![TalkSection { title: String::new(), slides: entries }];
        let talk = Talk { sections, backup: Vec::new(), ..self.open.talk.clone() };
        let needed = snapshot_library(&OpenTalk::new(talk, self.installed.clone()));
        let library = &mut self.open.library;
        fill(&mut library.claims, needed.claims);
        fill(&mut library.statistics, needed.statistics);
        fill(&mut library.conflicts, needed.conflicts);
        fill(&mut library.sources, needed.sources);
        fill(&mut library.images, needed.images);
        let shown: BTreeSet<ContactId> = taken.iter().flat_map(|key| review::contacts_on(key, self.installed)).collect();
        for id in shown.into_iter().filter(|id| !library.contacts.contains_key(id)).collect::<Vec<_>>() {
            self.take(&UpdateKey::Contact(id));
        }
    }

    /// Removes records that are gone from the pack and that nothing needs any more.
    fn remove_records(&mut self, items: &[UpdateItem], taken: &BTreeSet<UpdateKey>) {
        let gone: Vec<&UpdateKey> = items
            .iter()
            .filter(|item| item.what == Difference::Gone && taken.contains(&item.key))
            .map(|item| &item.key)
            .collect();
        for id in gone.iter().filter_map(|key| if let UpdateKey::Conflict(id) = key { Some(id) } else { None }) {
            self.open.library.conflicts.remove(id);
        }
        let shown = review::Uses::of(&self.open, self.installed).contacts;
        let needed = snapshot_library(&self.open);
        let library = &mut self.open.library;
        for key in gone {
            match key {
                UpdateKey::Claim(id) if !needed.claims.contains_key(id) => drop(library.claims.remove(id)),
                UpdateKey::Statistic(id) if !needed.statistics.contains_key(id) => drop(library.statistics.remove(id)),
                UpdateKey::Source(id) if !needed.sources.contains_key(id) => drop(library.sources.remove(id)),
                UpdateKey::Image(id) if !needed.images.contains_key(id) => drop(library.images.remove(id)),
                UpdateKey::Contact(id) if !shown.contains(id) => {
                    library.contacts.remove(id);
                    library.contact_order.retain(|own| own != id);
                }
                UpdateKey::Term(id) => library.terms.retain(|term| term.id != *id),
                UpdateKey::Claim(_)
                | UpdateKey::Statistic(_)
                | UpdateKey::Source(_)
                | UpdateKey::Image(_)
                | UpdateKey::Contact(_)
                | UpdateKey::Slide(_)
                | UpdateKey::Conflict(_)
                | UpdateKey::Head => {}
            }
        }
    }
}

/// The slide, under a file name that no other slide of the library has.
fn with_free_path(slide: &Slide, library: &Library) -> Slide {
    let mut slide = slide.clone();
    if library.slides.values().any(|other| !other.own && other.id != slide.id && other.file.path == slide.file.path) {
        slide.file.path = format!("slides/update/{}.md", slide.id);
    }
    slide
}

#[cfg(test)]
mod tests;
