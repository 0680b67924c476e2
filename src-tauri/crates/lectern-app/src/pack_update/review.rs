//! What a talk uses of its pack, compared with the installed one.

use super::record_text::{changed_styles, figures, head_text, record_text, slide_words, source_text};
use super::{Difference, UpdateItem, UpdateKey};
use crate::plan::title_of;
use crate::slide_text::{Piece, each_piece};
use crate::talk_file::{Needs, OpenTalk};
use crate::text_change::{TextChange, diff_words};
use lectern_model::claim::{Claim, Conflict};
use lectern_model::contact::HelpContact;
use lectern_model::id::{ContactId, FieldId, ImageId, SlideId, SourceId};
use lectern_model::image::Image;
use lectern_model::library::Library;
use lectern_model::slide::Slide;
use lectern_model::source::Source;
use lectern_model::term::Term;
use std::collections::BTreeSet;

/// What of a talk's pack the installed one has otherwise.
pub(super) fn items_of(open: &OpenTalk, installed: &Library) -> Vec<UpdateItem> {
    let review = Review { open, installed, uses: Uses::of(open, installed) };
    let mut items = review.slides();
    items.extend(review.evidence());
    items.extend(review.sources());
    items.extend(review.contacts());
    items.extend(review.terms());
    items.extend(review.images());
    items.extend(review.head());
    let there: BTreeSet<UpdateKey> = items.iter().map(|item| item.key.clone()).collect();
    for item in &mut items {
        item.brings = review.needs_of(&item.key).into_iter().filter(|key| there.contains(key)).collect();
    }
    items
}

/// The contacts on a slide.
pub(super) fn contacts_on(key: &UpdateKey, library: &Library) -> Vec<ContactId> {
    let UpdateKey::Slide(id) = key else { return Vec::new() };
    library.slides.get(id).map(shown_contacts).unwrap_or_default()
}

fn shown_contacts(slide: &Slide) -> Vec<ContactId> {
    let mut shown = Vec::new();
    for variant in &slide.variants {
        each_piece(&variant.blocks, &mut |piece| {
            if let Piece::Contact(id) = piece {
                shown.push(id.clone());
            }
        });
    }
    shown
}

/// What a talk uses: what its slides of the pack name, and the evidence directly behind that.
pub(super) struct Uses<'a> {
    /// The slides of the pack as the pack had them, in the talk's order.
    slides: Vec<&'a Slide>,
    needs: Needs,
    /// The sources of those slides and of evidence; the presenter's words may cite others, which no pack has.
    of_pack: BTreeSet<SourceId>,
    /// Those on the slides.
    pub(super) contacts: BTreeSet<ContactId>,
}

impl<'a> Uses<'a> {
    pub(super) fn of(open: &'a OpenTalk, installed: &Library) -> Self {
        let library = &open.library;
        let mut seen: BTreeSet<&SlideId> = BTreeSet::new();
        let ids = open.talk.slides().chain(&open.talk.backup).map(|entry| &entry.slide);
        let ids = ids.filter(|id| seen.insert(id));
        let shown: Vec<&Slide> = ids.filter_map(|id| library.slides.get(id)).collect();
        let mut needs = Needs::default();
        let slides: Vec<&Slide> =
            shown.iter().filter(|slide| !slide.own).map(|slide| open.originals.get(&slide.id).unwrap_or(slide)).collect();
        slides.iter().for_each(|slide| needs.slide(slide));
        let of_pack = needs.sources.clone();
        shown.iter().for_each(|slide| needs.slide(slide));
        let claims: Vec<&Claim> = needs.claims.iter().filter_map(|id| library.claims.get(id)).collect();
        needs.statistics.extend(claims.iter().filter_map(|claim| claim.statistic.clone()));
        let conflicts = library.conflicts.values().chain(installed.conflicts.values());
        let concerns = |conflict: &&Conflict| conflict.sides.iter().flatten().any(|claim| needs.claims.contains(claim));
        needs.conflicts = conflicts.filter(concerns).map(|conflict| conflict.id.clone()).collect();
        let of_claims = claims.iter().flat_map(|claim| &claim.sources);
        let statistics = needs.statistics.iter().filter_map(|id| library.statistics.get(id));
        let of_evidence = of_claims.chain(statistics.flat_map(|statistic| &statistic.sources));
        let of_pack: BTreeSet<SourceId> = of_pack.into_iter().chain(of_evidence.cloned()).collect();
        needs.sources.extend(of_pack.iter().cloned());
        let contacts = shown.iter().chain(&slides).flat_map(|slide| shown_contacts(slide)).collect();
        Self { slides, needs, of_pack, contacts }
    }
}

struct Review<'a> {
    open: &'a OpenTalk,
    installed: &'a Library,
    uses: Uses<'a>,
}

impl Review<'_> {
    fn slides(&self) -> Vec<UpdateItem> {
        let compare = |slide: &&Slide| {
            let new = self.installed.slides.get(&slide.id);
            let text = |slide: &Slide| slide.file.text.to_string();
            let mut item =
                compared(UpdateKey::Slide(slide.id.clone()), title_of(slide), Some(text(slide)), new.map(text), slide_words)?;
            item.edited = self.open.originals.contains_key(&slide.id);
            Some(item)
        };
        self.uses.slides.iter().filter_map(compare).collect()
    }

    fn evidence(&self) -> Vec<UpdateItem> {
        let (own, new) = (&self.open.library, self.installed);
        let needs = &self.uses.needs;
        let whole = |text: &str| text.to_owned();
        let none = |_: &str| String::new();
        let claims = needs.claims.iter().filter_map(|id| {
            let (old, new) = (own.claims.get(id), new.claims.get(id));
            compared(UpdateKey::Claim(id.clone()), claim_title(old, new), old.map(record_text), new.map(record_text), claim_words)
        });
        let statistics = needs.statistics.iter().filter_map(|id| {
            let (old, new) = (own.statistics.get(id), new.statistics.get(id));
            let title = old.or(new).map(|statistic| statistic.title.clone()).unwrap_or_default();
            compared(UpdateKey::Statistic(id.clone()), title, old.map(record_text), new.map(record_text), whole)
        });
        let conflicts = needs.conflicts.iter().filter_map(|id| {
            let (old, new) = (own.conflicts.get(id), new.conflicts.get(id));
            let title = old.or(new).map(|conflict| conflict.title.clone()).unwrap_or_default();
            compared(UpdateKey::Conflict(id.clone()), title, old.map(record_text), new.map(record_text), none)
        });
        claims.chain(statistics).chain(conflicts).filter(|item| item.what != Difference::New || is_conflict(&item.key)).collect()
    }

    fn sources(&self) -> Vec<UpdateItem> {
        let used = self.uses.needs.sources.iter().filter_map(|id| Some((id, self.open.library.sources.get(id)?)));
        let compare = |(id, old): (&SourceId, &Source)| {
            let new = self.installed.sources.get(id).map(source_text);
            if old.own || (new.is_none() && !self.uses.of_pack.contains(id)) {
                return None;
            }
            compared(UpdateKey::Source(id.clone()), old.title(), Some(source_text(old)), new, |_| String::new())
        };
        used.filter_map(compare).collect()
    }

    /// The contacts on the talk's slides and on printed matter.
    fn contacts(&self) -> Vec<UpdateItem> {
        let (own, new) = (&self.open.library.contacts, &self.installed.contacts);
        let prints = |contact: Option<&HelpContact>| contact.is_some_and(|contact| !contact.print.is_empty());
        let ids: BTreeSet<&ContactId> = own.keys().chain(new.keys()).collect();
        let used = ids.into_iter().filter(|id| self.uses.contacts.contains(*id) || prints(own.get(*id)) || prints(new.get(*id)));
        let compare = |id: &ContactId| {
            let (old, new) = (own.get(id), new.get(id));
            let title = old.or(new).map(|contact| contact.name.clone()).unwrap_or_default();
            compared(UpdateKey::Contact(id.clone()), title, old.map(record_text), new.map(record_text), |_| String::new())
        };
        used.filter_map(compare).collect()
    }

    fn terms(&self) -> Vec<UpdateItem> {
        let (own, new) = (&self.open.library.terms, &self.installed.terms);
        let find = |terms: &[Term], id| terms.iter().find(|term| term.id == id).map(record_text);
        let added = new.iter().filter(|term| own.iter().all(|other| other.id != term.id));
        let compare = |term: &Term| {
            let (old, new) = (find(own, term.id.clone()), find(new, term.id.clone()));
            compared(UpdateKey::Term(term.id.clone()), term.avoid.join(", "), old, new, |_| String::new())
        };
        own.iter().chain(added).filter_map(compare).collect()
    }

    /// A picture that is gone from the pack needs no review: the talk has its own copy for as long as a slide shows it.
    fn images(&self) -> Vec<UpdateItem> {
        let used = self.uses.needs.images.iter();
        let pairs = used.filter_map(|id| Some((id, self.open.library.images.get(id)?, self.installed.images.get(id)?)));
        let told = |id: &ImageId, image: &Image| format!("{id}, {} bytes", image.bytes().len());
        let item = |(id, old, new): (&ImageId, &Image, &Image)| {
            let diff = diff_words(&told(id, old), &told(id, new));
            new_item(UpdateKey::Image(id.clone()), id.to_string(), Difference::Changed, diff)
        };
        pairs.filter(|(_, old, new)| old.bytes() != new.bytes()).map(item).collect()
    }

    fn head(&self) -> Option<UpdateItem> {
        let (own, new) = (&self.open.library, self.installed);
        let styles = changed_styles(own, new).map(|path| format!("Citation style {path} is another\n"));
        let after = styles.fold(head_text(&new.pack), |text, line| text + &line);
        compared(UpdateKey::Head, new.pack.title.clone(), Some(head_text(&own.pack)), Some(after), |_| String::new())
    }

    /// What a thing of the installed pack stands on.
    fn needs_of(&self, key: &UpdateKey) -> Vec<UpdateKey> {
        match key {
            UpdateKey::Slide(id) => self.installed.slides.get(id).map(|slide| self.slide_needs(slide)).unwrap_or_default(),
            UpdateKey::Claim(id) => {
                let Some(claim) = self.installed.claims.get(id) else { return Vec::new() };
                let sources = claim.sources.iter().cloned().map(UpdateKey::Source);
                sources.chain(claim.statistic.iter().cloned().map(UpdateKey::Statistic)).collect()
            }
            UpdateKey::Statistic(id) => {
                let statistic = self.installed.statistics.get(id);
                statistic.iter().flat_map(|statistic| &statistic.sources).cloned().map(UpdateKey::Source).collect()
            }
            UpdateKey::Conflict(_)
            | UpdateKey::Source(_)
            | UpdateKey::Contact(_)
            | UpdateKey::Term(_)
            | UpdateKey::Image(_)
            | UpdateKey::Head => Vec::new(),
        }
    }

    fn slide_needs(&self, slide: &Slide) -> Vec<UpdateKey> {
        let mut needs = Needs::default();
        needs.slide(slide);
        let claims = needs.claims.into_iter().map(UpdateKey::Claim);
        let sources = needs.sources.into_iter().map(UpdateKey::Source);
        let images = needs.images.into_iter().map(UpdateKey::Image);
        let contacts = shown_contacts(slide).into_iter().map(UpdateKey::Contact);
        let head = Some(UpdateKey::Head).filter(|_| self.needs_head(slide));
        claims.chain(sources).chain(images).chain(contacts).chain(head).collect()
    }

    /// Whether a slide names a topic, an audience or a local field that only the installed pack's head has.
    fn needs_head(&self, slide: &Slide) -> bool {
        let (own, new) = (&self.open.library.pack, &self.installed.pack);
        let is_new_field = |id: &FieldId| own.fields.iter().all(|field| field.id != *id);
        let mut new_fields = new.fields.iter().filter(|field| is_new_field(&field.id));
        let names = |id: &str| slide.file.text.contains(&format!("{{{{{id}}}}}"));
        own.topics.iter().all(|topic| topic.id != slide.topic)
            || slide.audiences.iter().any(|id| id.as_str() != "all" && own.audience(id).is_none())
            || new_fields.any(|field| names(field.id.as_str()))
    }
}

fn is_conflict(key: &UpdateKey) -> bool {
    matches!(key, UpdateKey::Conflict(_))
}

fn claim_title(old: Option<&Claim>, new: Option<&Claim>) -> String {
    old.or(new).map(|claim| claim.statement.clone()).unwrap_or_default()
}

/// What a claim says, without the lines of documents that carry it.
fn claim_words(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("Documents: ")).collect::<Vec<_>>().join("\n")
}

/// A thing in the talk and in the installed pack; none where both have it alike or neither has it. `words` are those of a text in which
/// figures are looked for.
fn compared(
    key: UpdateKey,
    title: String,
    old: Option<String>,
    new: Option<String>,
    words: impl Fn(&str) -> String,
) -> Option<UpdateItem> {
    let what = match (&old, &new) {
        (Some(old), Some(new)) if old != new => Difference::Changed,
        (Some(_), None) => Difference::Gone,
        (None, Some(_)) => Difference::New,
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let mut item = new_item(key, title, what, diff_words(&old, &new));
    item.figure = what == Difference::Changed && figures(&words(&old)) != figures(&words(&new));
    Some(item)
}

fn new_item(key: UpdateKey, title: String, what: Difference, diff: Vec<TextChange>) -> UpdateItem {
    UpdateItem { key, title, what, diff, edited: false, figure: false, brings: Vec::new() }
}
