//! Authored slides and their wordings.

use crate::block::AuthorBlock;
use crate::claim::Handling;
use crate::diagnostic::Place;
use crate::id::{AudienceId, ClaimId, ImageId, SlideId, TopicId};
use crate::language::{Language, Translations, translated};
use crate::minutes::Minutes;
use crate::span::Inline;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The kind of a slide: which layout of the theme it takes and what its body holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlideKind {
    /// The talk's first slide.
    Title,
    /// The head of a section.
    Section,
    /// One message.
    Statement,
    /// One figure.
    BigNumber,
    /// Paragraphs and a list.
    Bullets,
    /// Two columns, such as say and don't say.
    TwoColumns,
    /// A table.
    Table,
    /// A chart.
    Chart,
    /// Numbered steps.
    Steps,
    /// A quotation.
    Quote,
    /// A picture.
    Picture,
    /// Help contacts.
    Help,
    /// The reference list.
    References,
}

impl SlideKind {
    /// All of them.
    pub const ALL: [SlideKind; 13] = [
        SlideKind::Title,
        SlideKind::Section,
        SlideKind::Statement,
        SlideKind::BigNumber,
        SlideKind::Bullets,
        SlideKind::TwoColumns,
        SlideKind::Table,
        SlideKind::Chart,
        SlideKind::Steps,
        SlideKind::Quote,
        SlideKind::Picture,
        SlideKind::Help,
        SlideKind::References,
    ];

    /// The name as written in `layout:`.
    pub const fn name(self) -> &'static str {
        match self {
            SlideKind::Title => "title",
            SlideKind::Section => "section",
            SlideKind::Statement => "statement",
            SlideKind::BigNumber => "big-number",
            SlideKind::Bullets => "bullets",
            SlideKind::TwoColumns => "two-columns",
            SlideKind::Table => "table",
            SlideKind::Chart => "chart",
            SlideKind::Steps => "steps",
            SlideKind::Quote => "quote",
            SlideKind::Picture => "picture",
            SlideKind::Help => "help",
            SlideKind::References => "references",
        }
    }
}

/// What planning drops last (must) and first (may).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Only where the presenter chooses it: planning never takes it.
    Choice,
    /// Where there is time.
    May,
    /// Normally.
    #[default]
    Should,
    /// Always.
    Must,
}

/// A part of a slide's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// What stands on the slide.
    Body,
    /// What the speaker says.
    Notes,
    /// What the article handout prints.
    Handout,
    /// Questions that may come, with answers.
    Asked,
    /// The note a claim must carry.
    Caveat,
    /// What the takeaway page prints.
    Takeaway(TakeawayPart),
}

/// A part of the takeaway page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TakeawayPart {
    /// What to remember.
    Message,
    /// Signs to notice.
    Signs,
    /// What to do.
    Do,
}

/// One wording of one part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// Which part.
    pub part: Part,
    /// For which audience only.
    pub audience: Option<AudienceId>,
    /// In which language, where not the slide's own.
    pub language: Option<Language>,
    /// The heading; for a body it is the slide's title in that wording.
    pub heading: Vec<Inline>,
    /// The words.
    pub blocks: Vec<AuthorBlock>,
    /// Where it stands.
    pub place: Place,
}

/// A claim a slide rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimUse {
    /// Which claim.
    pub id: ClaimId,
    /// Whether the slide's own words already carry the claim's caveat.
    pub caveat_worded: bool,
}

/// A small picture beside a slide's title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Icon {
    /// Which image.
    pub image: ImageId,
    /// What it shows, for those who cannot see it; none for one that says nothing the words do not.
    pub alt: Option<String>,
}

/// A slide as authored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slide {
    /// Its id.
    pub id: SlideId,
    /// Its title.
    pub title: Vec<Inline>,
    /// What it is filed under.
    pub topic: TopicId,
    /// Whom it serves; `all` is everyone.
    pub audiences: Vec<AudienceId>,
    /// Speaking time.
    pub minutes: Minutes,
    /// What planning drops last and first.
    pub weight: Weight,
    /// Which layout it takes.
    pub kind: SlideKind,
    /// The evidence it rests on.
    pub claims: Vec<ClaimUse>,
    /// A content warning.
    pub warning: Option<String>,
    /// By whose leave it may be shown, and how; for the presenter.
    pub rights: Option<String>,
    /// A small picture beside its title.
    pub icon: Option<Icon>,
    /// Its own language.
    pub language: Language,
    /// The words of its head in other languages.
    pub translations: Translations<SlideWords>,
    /// The wordings of its parts, in the file's order.
    pub variants: Vec<Variant>,
    /// The file it was read from.
    pub file: SlideFile,
    /// Whether a presenter wrote it.
    pub own: bool,
    /// Whether it came from elsewhere and nobody has reviewed it yet.
    pub draft: bool,
}

/// The words of a slide's head in another language; what is left out stays in the slide's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SlideWords {
    /// The content warning.
    pub warning: Option<String>,
    /// By whose leave it may be shown.
    pub rights: Option<String>,
    /// What its icon shows.
    pub icon: Option<String>,
}

/// The file of a slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideFile {
    /// Its path inside the pack or talk.
    pub path: String,
    /// Its text, unchanged.
    pub text: Arc<str>,
}

impl Slide {
    /// Whether it serves an audience.
    pub fn serves(&self, audience: &AudienceId) -> bool {
        self.audiences.iter().any(|own| own == audience || own.as_str() == "all")
    }

    /// Whether a claim's note is on the slide for an audience: in the slide's own words, or, for a claim that must carry one, in the
    /// slide's caveat. Such a claim contradicts no other.
    pub fn carries_note(&self, used: &ClaimUse, handling: Handling, audience: &AudienceId, language: &Language) -> bool {
        let caveat = || self.variant(Part::Caveat, audience, language).is_some_and(|variant| !variant.blocks.is_empty());
        used.caveat_worded || (handling == Handling::Caveat && caveat())
    }

    /// The content warning in a language, or in the slide's own, with the language it is in.
    pub fn warning_in<'a>(&'a self, language: &'a Language) -> Option<(&'a str, &'a Language)> {
        let own = self.warning.as_deref().map(|warning| (warning, &self.language));
        translated(&self.translations, language).and_then(|words| Some((words.warning.as_deref()?, language))).or(own)
    }

    /// By whose leave it may be shown, in a language or in the slide's own.
    pub fn rights_in(&self, language: &Language) -> Option<&str> {
        translated(&self.translations, language).and_then(|words| words.rights.as_deref()).or(self.rights.as_deref())
    }

    /// What its icon shows, in a language or in the slide's own; none for decoration.
    pub fn icon_alt_in(&self, language: &Language) -> Option<&str> {
        let own = self.icon.as_ref()?.alt.as_deref()?;
        translated(&self.translations, language).and_then(|words| words.icon.as_deref()).or(Some(own))
    }

    /// The wording of `part` for an audience in a language. The language weighs more than the audience: a reader must understand
    /// the words first. Falls back to the audience's wording in the slide's language, then to the common one.
    pub fn variant(&self, part: Part, audience: &AudienceId, language: &Language) -> Option<&Variant> {
        let rank = |variant: &Variant| {
            let own_language = variant.language.as_ref().unwrap_or(&self.language);
            let language_rank = match (own_language.matches(language), own_language.matches(&self.language)) {
                (true, _) => 2,
                (false, true) => 1,
                (false, false) => return None,
            };
            match &variant.audience {
                Some(own) if own == audience => Some((language_rank, 1)),
                Some(_) => None,
                None => Some((language_rank, 0)),
            }
        };
        let candidates = self.variants.iter().filter(|variant| variant.part == part);
        // The first of equals wins, as in the file.
        let mut best: Option<(&Variant, (i32, i32))> = None;
        for variant in candidates {
            if let Some(rank) = rank(variant)
                && best.is_none_or(|(_, so_far)| rank > so_far)
            {
                best = Some((variant, rank));
            }
        }
        best.map(|(variant, _)| variant)
    }
}
