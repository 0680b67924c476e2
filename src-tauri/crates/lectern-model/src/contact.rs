//! Who to call.

use crate::date::Date;
use crate::id::{ContactId, SourceId};
use crate::language::Translations;
use crate::span::Span;
use crate::words::Words;
use serde::{Deserialize, Serialize};

/// A help contact as its author wrote it. Texts may hold local fields (`{{county_hotline}}`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpContact {
    /// Its id.
    pub id: ContactId,
    /// What it is called.
    pub name: String,
    /// Whom it is for.
    #[serde(rename = "for", default)]
    pub audience: String,
    /// How to reach it.
    #[serde(default)]
    pub reach: Vec<Reach>,
    /// When it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// In which languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<String>,
    /// What to know before calling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the particulars come from.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// How far it has been checked.
    pub status: ContactStatus,
    /// The day a person confirmed it.
    #[serde(default)]
    pub checked_on: Option<Date>,
    /// Printed matter that always carries it.
    #[serde(default)]
    pub print: Vec<PrintOn>,
    /// Wording in other languages.
    #[serde(default, skip_serializing_if = "Translations::is_empty")]
    pub translations: Translations<ContactWords>,
}

/// The words of a contact in another language; what is left out stays in the pack's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContactWords {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whom it is for.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// When it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// In which languages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub languages: Option<String>,
    /// What to know before calling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One way to reach a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// By what means.
    pub kind: ReachKind,
    /// The number or address as printed; may be a local field.
    pub value: String,
}

/// By what means a contact is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReachKind {
    /// A telephone call.
    Call,
    /// A text message.
    Text,
    /// A chat in a browser.
    Chat,
    /// A web page.
    Web,
    /// Electronic mail.
    Email,
    /// A text telephone.
    Tty,
}

/// How far a contact has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactStatus {
    /// A person called.
    Confirmed,
    /// Seen in an archived copy of its own page.
    Archived,
    /// Nobody has checked it yet.
    Unverified,
}

/// Printed matter a contact is always on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrintOn {
    /// The takeaway page.
    Takeaway,
    /// The pocket card.
    Card,
}

/// A contact in its final words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// What it is called.
    pub name: String,
    /// Whom it is for; may be empty.
    pub audience: Vec<Span>,
    /// How to reach it, each with the number or address to print (the kind's word stands in [`Words`](crate::words::Words)) and,
    /// where it can be dialled or opened, the link in them.
    pub reach: Vec<(ReachKind, Vec<Span>)>,
    /// When it answers, in which languages, what to know; may be empty.
    pub note: Vec<Span>,
    /// Hours as printed; may be empty.
    pub hours: String,
    /// The address a QR code leads to (`tel:` or `https:`), if there is one.
    pub qr: Option<String>,
    /// The day a person confirmed it; none prints as "check before print".
    pub checked_on: Option<Date>,
}

impl ReachKind {
    /// Whether it is a number and not an address.
    pub fn is_dialled(self) -> bool {
        match self {
            ReachKind::Call | ReachKind::Text | ReachKind::Tty => true,
            ReachKind::Chat | ReachKind::Web | ReachKind::Email => false,
        }
    }

    /// The word before a number or an address; may be empty.
    pub fn word(self, words: &Words) -> &'static str {
        match self {
            ReachKind::Call => words.call,
            ReachKind::Text => words.text,
            ReachKind::Tty => words.tty,
            ReachKind::Chat => words.chat,
            ReachKind::Web | ReachKind::Email => "",
        }
    }
}

/// A way to reach a contact, as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedWay<'a> {
    /// What it is for; never empty.
    pub kinds: Vec<ReachKind>,
    /// The number or address.
    pub spans: &'a [Span],
}

impl PrintedWay<'_> {
    /// Whether it is a number and not an address.
    pub fn is_dialled(&self) -> bool {
        self.kinds.iter().any(|kind| kind.is_dialled())
    }

    /// The words before it; may be empty.
    pub fn label(&self, words: &Words) -> String {
        self.kinds.iter().map(|kind| kind.word(words)).collect::<Vec<_>>().join("\u{A0}/ ")
    }
}

impl Contact {
    /// The ways to print: one number for two kinds stands once with both, and one address once, with its first.
    pub fn ways(&self) -> Vec<PrintedWay<'_>> {
        let mut all: Vec<PrintedWay<'_>> = Vec::new();
        for (kind, spans) in &self.reach {
            let text = Span::plain_text(spans);
            let is_same =
                |other: &&mut PrintedWay<'_>| other.is_dialled() == kind.is_dialled() && Span::plain_text(other.spans) == text;
            match all.iter_mut().find(is_same) {
                Some(other) if kind.is_dialled() => other.kinds.push(*kind),
                Some(_) => {}
                None => all.push(PrintedWay { kinds: vec![*kind], spans }),
            }
        }
        all
    }

    /// The same, without addresses where there is a number.
    pub fn numbers(&self) -> Vec<PrintedWay<'_>> {
        let mut ways = self.ways();
        if ways.iter().any(PrintedWay::is_dialled) {
            ways.retain(PrintedWay::is_dialled);
        }
        ways
    }
}
