//! A talk in its final words.

mod fingerprint;

use crate::block::{Block, DeckBlock};
use crate::brand::Logo;
use crate::contact::Contact;
use crate::date::Date;
use crate::id::{AudienceId, ImageId, SlideId, SourceId};
use crate::image::Image;
use crate::language::Language;
use crate::minutes::Minutes;
use crate::slide::{Icon, SlideKind};
use crate::source::Grade;
use crate::span::Span;
use crate::talk::SourcesAt;
use crate::words::Words;
use std::collections::BTreeMap;

pub use fingerprint::Fingerprint;

/// A talk resolved against its library: no keys, no field names, no variants left.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The talk's title.
    pub title: String,
    /// A line under the title; may be empty.
    pub subtitle: String,
    /// Who is in the room, by id.
    pub audience: AudienceId,
    /// Who is in the room, by name.
    pub audience_name: String,
    /// The language of everything not marked otherwise.
    pub language: Language,
    /// The day it is given.
    pub date: Option<Date>,
    /// Who presents; may be empty.
    pub presenter: String,
    /// For which agency; may be empty.
    pub agency: String,
    /// Where it is given; may be empty.
    pub venue: String,
    /// The time of day at which it begins, as time since midnight.
    pub starts: Option<Minutes>,
    /// The whole time.
    pub minutes: Minutes,
    /// The sections, in order.
    pub sections: Vec<DeckSection>,
    /// The slides in order, the title slide first; backup slides last.
    pub slides: Vec<DeckSlide>,
    /// The bibliography, in order of number.
    pub references: Vec<Reference>,
    /// Where sources stand.
    pub sources_at: SourcesAt,
    /// The takeaway page.
    pub takeaway: Takeaway,
    /// What an accrediting body asks for beside the slides.
    pub accreditation: Accreditation,
    /// Contacts for the pocket card.
    pub card_contacts: Vec<Contact>,
    /// The logo that stands on every slide; its picture is among the pictures.
    pub logo: Option<Logo>,
    /// The pictures used.
    pub images: BTreeMap<ImageId, Image>,
    /// Whether the words are a translation that no native speaker has confirmed; then every page says so.
    pub draft_translation: bool,
    /// The program's own words in the talk's language ("Sources", "Page").
    pub words: Words,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckSection {
    /// Its title.
    pub title: String,
    /// Its time, which is its slides'.
    pub minutes: Minutes,
}

/// A slide in its final words.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckSlide {
    /// Its id; the title slide's and the reference list's are `title` and `references`.
    pub id: SlideId,
    /// Its kind.
    pub kind: SlideKind,
    /// Its title.
    pub title: Vec<Span>,
    /// What stands on it.
    pub body: Vec<DeckBlock>,
    /// The note a claim must carry.
    pub caveat: Vec<DeckBlock>,
    /// A content warning.
    pub warning: Option<String>,
    /// By whose leave it may be shown. Never in an audience copy.
    pub rights: Option<String>,
    /// A small picture beside the title.
    pub icon: Option<Icon>,
    /// What the speaker says. Never in an audience copy.
    pub notes: Vec<DeckBlock>,
    /// Questions that may come, with answers. Never in an audience copy.
    pub asked: Vec<DeckBlock>,
    /// What the article prints; the body where the author gave nothing else.
    pub handout: Vec<DeckBlock>,
    /// The references cited on the slide, in order of first mention, each once.
    pub cited: Vec<CitedSource>,
    /// Its section, as an index; none for the title slide and the reference list.
    pub section: Option<usize>,
    /// Speaking time.
    pub minutes: Minutes,
    /// Its language.
    pub language: Language,
    /// Left out of the show and of audience copies.
    pub hidden: bool,
    /// Kept in reserve after the end.
    pub backup: bool,
    /// Came from elsewhere, and nobody has reviewed it yet: every page of it says so.
    pub draft: bool,
}

/// A reference that a slide cites.
#[derive(Debug, Clone, PartialEq)]
pub struct CitedSource {
    /// Its number.
    pub number: u32,
    /// The short form for the foot of the slide, with the places in the work that the slide cites.
    pub short: Vec<Span>,
}

/// An entry of the bibliography.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Its number, from 1; one numbering over the slides and every handout.
    pub number: u32,
    /// Which source.
    pub source: SourceId,
    /// The entry as the style formats it, without the number.
    pub entry: Vec<Span>,
    /// The short form, with the place in the work where the talk cites only one.
    pub short: Vec<Span>,
    /// How far the source was verified.
    pub grade: Option<Grade>,
    /// Whether the style shows numbers (and not author and date).
    pub numbered: bool,
    /// Cited only where the audience does not look: in notes, in answers, on hidden slides. Not listed in audience copies.
    pub presenter_only: bool,
}

impl Deck {
    /// The entries of the bibliography that an audience's slides and handouts list.
    pub fn audience_references(&self) -> Vec<&Reference> {
        self.references.iter().filter(|reference| !reference.presenter_only).collect()
    }

    /// Whether it holds what only its presenter may see.
    pub fn is_presenters(&self) -> bool {
        self.slides.iter().any(|slide| slide.hidden || slide.backup || slide.has_notes())
    }

    /// The entries of the bibliography by their numbers.
    pub fn references_by_number(&self) -> BTreeMap<u32, &Reference> {
        self.references.iter().map(|reference| (reference.number, reference)).collect()
    }

    /// The deck as it may be given away: without what the speaker says, without answers, rights, hidden and backup slides, and without
    /// sources that only those cite. What is made from it cannot hold them.
    #[must_use]
    pub fn audience_copy(&self) -> Self {
        let given = |slide: &&DeckSlide| !slide.hidden && !slide.backup;
        let bare = |slide: &DeckSlide| DeckSlide { notes: Vec::new(), asked: Vec::new(), rights: None, ..slide.clone() };
        Self {
            slides: self.slides.iter().filter(given).map(bare).collect(),
            references: self.audience_references().into_iter().cloned().collect(),
            ..self.clone()
        }
    }
}

impl DeckSlide {
    /// Whether its presenter is told something about it.
    pub fn has_notes(&self) -> bool {
        let has_words = |blocks: &[DeckBlock]| {
            blocks.iter().any(|block| match block {
                Block::Paragraph(spans) => !Span::plain_text(spans).trim().is_empty(),
                Block::Heading(_)
                | Block::List(_)
                | Block::Table(_)
                | Block::Quote(_)
                | Block::Picture(_)
                | Block::Chart(_)
                | Block::Number(_)
                | Block::Contacts(_) => true,
            })
        };
        self.rights.is_some() || has_words(&self.notes) || has_words(&self.asked)
    }
}

/// The takeaway page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Takeaway {
    /// What to remember.
    pub messages: Vec<DeckBlock>,
    /// Signs to notice.
    pub signs: Vec<DeckBlock>,
    /// What to do.
    pub steps: Vec<DeckBlock>,
    /// Who to call.
    pub contacts: Vec<Contact>,
}

/// What an accrediting body asks for beside the slides. What is empty is a line to write on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accreditation {
    /// What participants can do after the talk.
    pub objectives: Vec<String>,
    /// Who presents, in some sentences.
    pub biography: String,
    /// The day the talk was last revised.
    pub revised: Option<Date>,
    /// The content it is made from: the pack's title and version.
    pub content: String,
}
