//! The parts of a slide's Markdown text, each to be changed without touching a byte of the others.
//!
//! A part is known by its index: how many section headings stand before its text. It is the same whatever else the text holds, until
//! a part comes in or goes out.

mod head;

pub use head::{with_claims, with_draft, with_kind, with_minutes, with_title, with_warning, with_weight};

use crate::pipeline::slide_outline;
use lectern_content::load::section::{Section, SectionTarget, SlideOutline};
use lectern_model::id::AudienceId;
use lectern_model::language::Language;
use lectern_model::pack::Pack;
use lectern_model::slide::{Part, TakeawayPart};
use std::ops::Range;

/// A slide's text, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlideParts {
    /// The title as written, its Markdown kept.
    pub title: String,
    /// The parts in the file's order. There is always a body for everybody, if only an empty one.
    pub parts: Vec<SlidePart>,
}

/// One wording of one part of a slide, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlidePart {
    /// By what it is changed.
    pub index: usize,
    /// Which part.
    pub part: Part,
    /// For which audience only.
    pub audience: Option<AudienceId>,
    /// In which language, where not the slide's own.
    pub language: Option<Language>,
    /// The words of its heading; for a wording of the body, the slide's title in that wording. Empty where it has none.
    pub heading: String,
    /// Its Markdown, without the empty lines around it.
    pub text: String,
    /// Where its Markdown stands in the slide's text, in bytes.
    pub range: Range<usize>,
}

/// A part that is to come into a slide's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPart {
    /// Which part.
    pub part: Part,
    /// For which audience only.
    pub audience: Option<AudienceId>,
    /// In which language, where not the slide's own.
    pub language: Option<Language>,
    /// The words of its heading, a single line; for a wording of the body, the slide's title in that wording, empty for the same one.
    pub heading: String,
    /// Its Markdown.
    pub text: String,
}

/// Why a slide's text cannot be changed in that way; it is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// The text has no head.
    #[error("the text does not begin with a head between two lines of ---; write it as a whole")]
    NoHead,
    /// There is no such part.
    #[error("the slide has no part {index}; it has {count}")]
    NoPart {
        /// The index asked for.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// The new text has a heading that begins a part.
    #[error("`{line}` would begin a part of its own; write it with ### or without the braces, or add a part")]
    BeginsPart {
        /// The heading.
        line: String,
    },
    /// The new text would swallow the part after it.
    #[error("the text has a beginning without an end, such as ``` or <!--, and would swallow the parts after it; close it")]
    Unclosed,
    /// The new text gives a name to an address, which the other parts would take too.
    #[error("`[{label}]: …` would also be read in the other parts; write the address into the link, [words](address)")]
    Definition {
        /// The name.
        label: String,
    },
    /// The heading is not one line of words.
    #[error("`{heading}` cannot stand in a heading; write one line of words")]
    BadHeading {
        /// The words.
        heading: String,
    },
    /// The slide has this part for this audience and language already.
    #[error("the slide has this part for these readers already; change that one")]
    AlreadyThere,
    /// An audience or a language has a name that cannot stand in a heading.
    #[error("`{name}` cannot be the name of an audience or a language; use letters, digits and hyphens")]
    BadName {
        /// The name.
        name: String,
    },
    /// A key of the head is not written on one line of its own.
    #[error("`{key}` in the slide's head is not on one line of its own; change it in the slide's text")]
    HeadNotSimple {
        /// The key.
        key: &'static str,
    },
    /// A value cannot stand in the head.
    #[error("`{value}` cannot be the slide's `{key}`")]
    BadValue {
        /// The key.
        key: &'static str,
        /// The value.
        value: String,
    },
}

impl PartError {
    /// A stable short name.
    pub fn code(&self) -> &'static str {
        match self {
            PartError::NoHead => "no-head",
            PartError::NoPart { .. } => "no-part",
            PartError::BeginsPart { .. } => "begins-part",
            PartError::Unclosed => "unclosed",
            PartError::Definition { .. } => "definition",
            PartError::BadHeading { .. } => "bad-heading",
            PartError::AlreadyThere => "already-there",
            PartError::BadName { .. } => "bad-name",
            PartError::HeadNotSimple { .. } => "head-not-simple",
            PartError::BadValue { .. } => "bad-value",
        }
    }
}

/// The parts of a slide's text. Sections whose headings make no sense are in no part; they stay in the text.
pub fn parts_of(text: &str, pack: &Pack) -> SlideParts {
    let Some(outline) = slide_outline(text, pack) else { return SlideParts::default() };
    let has_body = |section: &Section| section.target.as_ref().is_some_and(is_common_body);
    let is_stated = outline.sections.iter().skip(1).any(has_body);
    let mut parts = Vec::new();
    for (index, section) in outline.sections.iter().enumerate() {
        let Some(target) = &section.target else { continue };
        let range = inked(text, &section.text);
        if index == 0 && range.is_empty() && is_stated {
            continue;
        }
        parts.push(SlidePart {
            index,
            part: target.part,
            audience: target.audience.clone(),
            language: target.language.clone(),
            heading: slice(text, &section.words).to_owned(),
            text: slice(text, &range).to_owned(),
            range,
        });
    }
    SlideParts { title: outline.title.unwrap_or_default(), parts }
}

/// The slide's text with another text in one part. The empty lines around a part stay; line ends become the file's.
///
/// # Errors
/// There is no such part, or the new text would not stay within it.
pub fn with_part(text: &str, index: usize, new_text: &str) -> Result<String, PartError> {
    let outline = outline(text)?;
    let section = section(&outline, index)?;
    let old = inked(text, &section.text);
    let new = in_lines_of(text, trim(new_text));
    if in_lines_of(text, slice(text, &old)) == new {
        return Ok(text.to_owned());
    }
    let changed = if old.is_empty() {
        let is_last = index + 1 == outline.sections.len();
        let line = line_end(text);
        let gap = if new.is_empty() { line.to_owned() } else { format!("{line}{new}{line}{}", if is_last { "" } else { line }) };
        let before = slice(text, &(0..section.text.start));
        let begin = if before.ends_with('\n') { "" } else { line };
        format!("{before}{begin}{gap}{}", slice(text, &(section.text.end..text.len())))
    } else {
        replaced(text, &old, &new)
    };
    holds(&outline, &changed, index, &new)?;
    Ok(changed)
}

/// The slide's text with other words in the heading of one part; the text before any heading has none.
///
/// # Errors
/// There is no such part, it has no heading, or the words cannot stand in one.
pub fn with_heading(text: &str, index: usize, heading: &str) -> Result<String, PartError> {
    let outline = outline(text)?;
    let section = section(&outline, index)?;
    let bad = || PartError::BadHeading { heading: heading.to_owned() };
    if index == 0 {
        return Err(PartError::NoPart { index, count: outline.sections.len() });
    }
    let words = heading.trim();
    let joins = !words.is_empty() && slice(text, &(section.words.end..text.len())).starts_with('{');
    let changed = replaced(text, &section.words, &format!("{words}{}", if joins { " " } else { "" }));
    let again = slide_outline(&changed, &Pack::default()).ok_or_else(bad)?;
    let is_same = again.sections.len() == outline.sections.len()
        && again.sections.get(index).is_some_and(|now| now.target == section.target && slice(&changed, &now.words) == words);
    if is_same { Ok(changed) } else { Err(bad()) }
}

/// The slide's text with a further part, after those of its kind. A body for everybody without a heading comes first.
///
/// # Errors
/// The part is there already, or its words would not stay within it.
pub fn with_new_part(text: &str, new: &NewPart) -> Result<String, PartError> {
    let outline = outline(text)?;
    let target = SectionTarget { part: new.part, audience: new.audience.clone(), language: new.language.clone() };
    let is_there = |(index, section): (usize, &Section)| {
        section.target.as_ref() == Some(&target) && (index > 0 || !inked(text, &section.text).is_empty())
    };
    if outline.sections.iter().enumerate().any(is_there) {
        return Err(PartError::AlreadyThere);
    }
    if is_common_body(&target) && new.heading.trim().is_empty() {
        return with_part(text, 0, &new.text);
    }
    let heading = heading_line(new)?;
    let rank = |section: &Section| section.target.as_ref().map_or(0, |target| rank(target.part));
    let after = outline.sections.iter().rposition(|section| rank(section) <= self::rank(new.part)).unwrap_or(0);
    let at = outline.sections.get(after).map_or(text.len(), |section| section.text.end);
    let line = line_end(text);
    let before = slice(text, &(0..at));
    let begin = if before.ends_with(&format!("{line}{line}")) {
        String::new()
    } else if before.ends_with('\n') {
        line.to_owned()
    } else {
        format!("{line}{line}")
    };
    let rest = slice(text, &(at..text.len()));
    let words = in_lines_of(text, trim(&new.text));
    let gap = if rest.is_empty() { "" } else { line };
    let block = if words.is_empty() { String::new() } else { format!("{line}{words}{line}") };
    let changed = format!("{before}{begin}{heading}{line}{block}{gap}{rest}");
    let again = slide_outline(&changed, &Pack::default()).ok_or(PartError::NoHead)?;
    let is_whole = again.sections.len() == outline.sections.len() + 1;
    let came = again.sections.get(after + 1);
    let is_it =
        |section: &Section| section.target.as_ref() == Some(&target) && slice(&changed, &section.words) == new.heading.trim();
    if !is_whole || !came.is_some_and(is_it) {
        return Err(fault(&words, is_whole).unwrap_or(PartError::BadHeading { heading: new.heading.clone() }));
    }
    no_new_definitions(&outline, &again)?;
    Ok(changed)
}

/// The slide's text without a part and its heading; of the text before any heading nothing is left.
///
/// # Errors
/// There is no such part.
pub fn without_part(text: &str, index: usize) -> Result<String, PartError> {
    let outline = outline(text)?;
    let section = section(&outline, index)?;
    if index == 0 {
        return with_part(text, 0, "");
    }
    let before = slice(text, &(0..section.heading.start));
    let rest = slice(text, &(section.text.end..text.len()));
    let kept = if rest.is_empty() { before.trim_end() } else { before };
    let end = if rest.is_empty() { line_end(text) } else { "" };
    Ok(format!("{kept}{end}{rest}"))
}

fn outline(text: &str) -> Result<SlideOutline, PartError> {
    slide_outline(text, &Pack::default()).ok_or(PartError::NoHead)
}

fn section(outline: &SlideOutline, index: usize) -> Result<&Section, PartError> {
    outline.sections.get(index).ok_or(PartError::NoPart { index, count: outline.sections.len() })
}

fn is_common_body(target: &SectionTarget) -> bool {
    target.part == Part::Body && target.audience.is_none() && target.language.is_none()
}

/// Holds that a changed text has the same parts, and the new one in its place.
fn holds(before: &SlideOutline, changed: &str, index: usize, new: &str) -> Result<(), PartError> {
    let after = slide_outline(changed, &Pack::default()).ok_or(PartError::NoHead)?;
    let is_same = |(one, other): (&Section, &Section)| one.target == other.target && one.heading.len() == other.heading.len();
    let is_whole = after.sections.len() == before.sections.len() && before.sections.iter().zip(&after.sections).all(is_same);
    let is_there = after.sections.get(index).is_some_and(|section| trim(slice(changed, &section.text)) == new);
    if !is_whole || !is_there {
        return Err(fault(new, is_whole).unwrap_or(PartError::Unclosed));
    }
    no_new_definitions(before, &after)
}

/// What in a text does not stay within its part.
fn fault(new: &str, is_whole: bool) -> Option<PartError> {
    let alone = slide_outline(&format!("---\n---\n{new}\n"), &Pack::default())?;
    match alone.sections.get(1) {
        Some(section) => {
            let shifted = section.heading.start.checked_sub("---\n---\n".len())?;
            let line = new.get(shifted..)?.lines().next().unwrap_or_default();
            Some(PartError::BeginsPart { line: line.trim().to_owned() })
        }
        None => (!is_whole).then_some(PartError::Unclosed),
    }
}

fn no_new_definitions(before: &SlideOutline, after: &SlideOutline) -> Result<(), PartError> {
    match after.definitions.iter().find(|label| !before.definitions.contains(label)) {
        Some(label) => Err(PartError::Definition { label: label.clone() }),
        None => Ok(()),
    }
}

/// `## Words {.notes .parents lang=es}`.
fn heading_line(new: &NewPart) -> Result<String, PartError> {
    let is_name = |name: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        !name.is_empty() && name.bytes().all(fits)
    };
    let names = [new.audience.as_ref().map(AudienceId::as_str), new.language.as_ref().map(Language::tag)];
    if let Some(name) = names.into_iter().flatten().find(|name| !is_name(name)) {
        return Err(PartError::BadName { name: name.to_owned() });
    }
    let heading = new.heading.trim();
    if heading.contains(['\n', '\r']) {
        return Err(PartError::BadHeading { heading: heading.to_owned() });
    }
    let mut line = String::from("## ");
    if !heading.is_empty() {
        line.push_str(heading);
        line.push(' ');
    }
    line.push('{');
    line.push_str(classes(new.part));
    for (before, name) in [" .", " lang="].into_iter().zip(names) {
        if let Some(name) = name {
            line.push_str(before);
            line.push_str(name);
        }
    }
    line.push('}');
    Ok(line)
}

fn classes(part: Part) -> &'static str {
    match part {
        Part::Body => ".body",
        Part::Notes => ".notes",
        Part::Handout => ".handout",
        Part::Asked => ".asked",
        Part::Caveat => ".caveat",
        Part::Takeaway(TakeawayPart::Message) => ".takeaway .message",
        Part::Takeaway(TakeawayPart::Signs) => ".takeaway .signs",
        Part::Takeaway(TakeawayPart::Do) => ".takeaway .do",
    }
}

/// Where in a file a part stands among the others.
fn rank(part: Part) -> usize {
    match part {
        Part::Body => 0,
        Part::Notes => 1,
        Part::Handout => 2,
        Part::Asked => 3,
        Part::Caveat => 4,
        Part::Takeaway(_) => 5,
    }
}

fn slice<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or_default()
}

fn replaced(text: &str, range: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", slice(text, &(0..range.start)), slice(text, &(range.end..text.len())))
}

/// A range without the empty lines before it and the white space after it.
fn inked(text: &str, range: &Range<usize>) -> Range<usize> {
    let inside = slice(text, range);
    let kept = trim(inside);
    let start = range.start + inside.find(kept).filter(|_| !kept.is_empty()).unwrap_or(0);
    start..start + kept.len()
}

/// A text without the empty lines before it and the white space after it; what its first line is indented by stays.
fn trim(text: &str) -> &str {
    let text = text.trim_end();
    let first = text.len() - text.trim_start().len();
    let line = text.get(..first).and_then(|space| space.rfind('\n')).map_or(0, |at| at + 1);
    text.get(line..).unwrap_or_default()
}

/// How lines end in a text.
fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').and_then(|at| at.checked_sub(1)).and_then(|at| text.as_bytes().get(at));
    if first == Some(&b'\r') { "\r\n" } else { "\n" }
}

/// Words with the line ends of a text.
fn in_lines_of(text: &str, words: &str) -> String {
    let plain = words.replace("\r\n", "\n").replace('\r', "\n");
    match line_end(text) {
        "\r\n" => plain.replace('\n', "\r\n"),
        _ => plain,
    }
}

#[cfg(test)]
mod tests;
