//! Everything loaded from the packs.

use crate::claim::{Claim, Conflict, Statistic};
use crate::contact::HelpContact;
use crate::diagnostic::Place;
use crate::id::{ClaimId, ConflictId, ContactId, ImageId, OutlineId, SlideId, SourceId, StatisticId, TermId};
use crate::image::Image;
use crate::outline::Outline;
use crate::pack::Pack;
use crate::slide::Slide;
use crate::source::Source;
use crate::term::Term;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything loaded from a pack or from the snapshot in a talk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    /// The pack's head.
    pub pack: Pack,
    /// The slides by id; iteration is in order of id.
    pub slides: BTreeMap<SlideId, Slide>,
    /// The evidence records.
    pub claims: BTreeMap<ClaimId, Claim>,
    /// The examined statistics.
    pub statistics: BTreeMap<StatisticId, Statistic>,
    /// The conflicts.
    pub conflicts: BTreeMap<ConflictId, Conflict>,
    /// The bibliography.
    pub sources: BTreeMap<SourceId, Source>,
    /// The terminology rules, in the file's order.
    pub terms: Vec<Term>,
    /// The help contacts by id.
    pub contacts: BTreeMap<ContactId, HelpContact>,
    /// The order of the help contacts in their file.
    pub contact_order: Vec<ContactId>,
    /// The complete talks, in the file's order.
    pub outlines: Vec<Outline>,
    /// The pictures.
    pub images: BTreeMap<ImageId, Image>,
    /// CSL style files that stand with the pack, by path (`styles/x.csl`).
    pub styles: BTreeMap<String, Arc<str>>,
    /// Where the records of list files stand, for messages about them. A slide knows its own file.
    pub places: BTreeMap<Record, Place>,
}

/// A record of a list file, by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record {
    /// An evidence record.
    Claim(ClaimId),
    /// An examined statistic.
    Statistic(StatisticId),
    /// A conflict.
    Conflict(ConflictId),
    /// A source.
    Source(SourceId),
    /// A terminology rule.
    Term(TermId),
    /// A help contact.
    Contact(ContactId),
    /// An outline.
    Outline(OutlineId),
}
