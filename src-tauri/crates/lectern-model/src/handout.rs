//! Printed matter: kinds, paper and ink.

use crate::geometry::{Pt, Size};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A kind of handout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Handout {
    /// What is said and shown, as flowing text.
    Article,
    /// Slides on a sheet; 3 comes with ruled lines.
    NUp(NUp),
    /// Slide and speaker notes, for the presenter.
    Notes,
    /// One page to take home.
    Takeaway,
    /// Eight cards on a sheet, with cut marks.
    Cards,
    /// The article in 18 point and more.
    LargePrint,
    /// What an accrediting body asks for: outline, schedule, objectives, references, biography, forms.
    Accreditation,
}

/// How many slides stand on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NUp {
    /// One.
    One,
    /// Two.
    Two,
    /// Three, with ruled lines beside each.
    Three,
    /// Four.
    Four,
    /// Six.
    Six,
    /// Nine.
    Nine,
}

impl NUp {
    /// All of them.
    pub const ALL: [NUp; 6] = [NUp::One, NUp::Two, NUp::Three, NUp::Four, NUp::Six, NUp::Nine];

    /// Slides on a sheet.
    pub const fn count(self) -> usize {
        match self {
            NUp::One => 1,
            NUp::Two => 2,
            NUp::Three => 3,
            NUp::Four => 4,
            NUp::Six => 6,
            NUp::Nine => 9,
        }
    }
}

impl Handout {
    /// All of them, in the order they are offered.
    pub fn all() -> Vec<Handout> {
        let mut all = vec![Handout::Article];
        all.extend(NUp::ALL.map(Handout::NUp));
        all.extend([Handout::Notes, Handout::Takeaway, Handout::Cards, Handout::LargePrint, Handout::Accreditation]);
        all
    }

    /// The name as written in files and on the command line: `article`, `3-up`, `large-print`.
    pub fn name(self) -> String {
        match self {
            Handout::Article => "article".to_owned(),
            Handout::NUp(n) => format!("{}-up", n.count()),
            Handout::Notes => "notes".to_owned(),
            Handout::Takeaway => "takeaway".to_owned(),
            Handout::Cards => "cards".to_owned(),
            Handout::LargePrint => "large-print".to_owned(),
            Handout::Accreditation => "accreditation".to_owned(),
        }
    }

    /// Whether it is for the audience and so must hold no speaker notes and no hidden slide.
    pub fn is_audience_copy(self) -> bool {
        self != Handout::Notes
    }
}

impl fmt::Display for Handout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

/// There is no handout of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoutError(String);

impl fmt::Display for HandoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = Handout::all().into_iter().map(Handout::name).collect();
        write!(f, "there is no handout `{}`; choose from {}", self.0, names.join(", "))
    }
}

impl std::error::Error for HandoutError {}

impl FromStr for Handout {
    type Err = HandoutError;
    fn from_str(text: &str) -> Result<Self, HandoutError> {
        Handout::all().into_iter().find(|kind| kind.name() == text).ok_or_else(|| HandoutError(text.to_owned()))
    }
}

impl TryFrom<String> for Handout {
    type Error = HandoutError;
    fn try_from(text: String) -> Result<Self, HandoutError> {
        text.parse()
    }
}

impl From<Handout> for String {
    fn from(kind: Handout) -> String {
        kind.name()
    }
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 8.5 by 11 inches.
    #[default]
    Letter,
    /// 210 by 297 millimetres.
    A4,
    /// 8.5 by 14 inches.
    Legal,
}

impl Paper {
    /// The sheet, upright.
    pub const fn size(self) -> Size {
        match self {
            Paper::Letter => Size::new(Pt::inches(8.5), Pt::inches(11.0)),
            Paper::A4 => Size::new(Pt::millimetres(210.0), Pt::millimetres(297.0)),
            Paper::Legal => Size::new(Pt::inches(8.5), Pt::inches(14.0)),
        }
    }
}

/// What the printer has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ink {
    /// Colour.
    #[default]
    Colour,
    /// Black and greys.
    Grey,
}
