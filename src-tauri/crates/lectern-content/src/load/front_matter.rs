//! The head of a slide's file.

use super::file_report::FileReport;
use super::markdown::parse_inlines;
use super::record::{self, Fields};
use super::yaml::{self, Node, Value};
use crate::code;
use crate::nearest;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::{AudienceId, ClaimId, ImageId, SlideId, TopicId};
use lectern_model::language::{Language, Translations};
use lectern_model::minutes::Minutes;
use lectern_model::slide::{ClaimUse, Icon, SlideKind, SlideWords, Weight};
use lectern_model::span::Inline;
use std::ops::Range;

pub(super) const KEYS: [&str; 14] = [
    "id",
    "title",
    "topic",
    "audiences",
    "minutes",
    "weight",
    "layout",
    "claims",
    "warning",
    "rights",
    "icon",
    "language",
    "translations",
    "draft",
];
/// A slide that takes longer is a talk.
const MAX_MINUTES: f64 = 120.0;

/// What a slide's file says before its text. What was missing or wrong has a stand-in, and a diagnostic.
pub(super) struct FrontMatter {
    pub(super) id: SlideId,
    pub(super) title: Vec<Inline>,
    pub(super) topic: TopicId,
    pub(super) audiences: Vec<AudienceId>,
    pub(super) minutes: Minutes,
    pub(super) weight: Weight,
    pub(super) kind: SlideKind,
    pub(super) claims: Vec<ClaimUse>,
    pub(super) warning: Option<String>,
    pub(super) rights: Option<String>,
    pub(super) icon: Option<Icon>,
    pub(super) language: Option<Language>,
    pub(super) translations: Translations<SlideWords>,
    pub(super) draft: bool,
}

/// Splits a slide's file into its head's YAML and the text after it, as byte ranges. None if there is no head.
pub(super) fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let begin = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut at = begin;
    let mut head = None;
    for line in text[begin..].split_inclusive('\n') {
        let is_rule = line.trim_end() == "---";
        match head {
            None if is_rule => head = Some(at + line.len()),
            None => return None,
            Some(start) if is_rule => return Some((start..at, at + line.len()..text.len())),
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

/// Reads the head in a byte range of the file. None if it has no usable id.
pub(super) fn read(report: &mut FileReport<'_>, range: Range<usize>) -> Option<FrontMatter> {
    let Some(node) = yaml::parse(report, range.clone()) else {
        report.push(Diagnostic::error(code::MISSING_KEY, "the slide's head is empty"), range.start..range.start);
        return None;
    };
    let fields = Fields::new(report, &node, &KEYS)?;
    let id = fields.required::<SlideId>(report, "id");
    if let (Some(id), Some(node)) = (&id, fields.get("id")) {
        super::check_id(report, id.as_str(), node);
    }
    let title = fields.required::<String>(report, "title").unwrap_or_default();
    let title = match fields.get("title") {
        Some(node) if !title.is_empty() => parse_inlines(report, &title, node.span.clone()),
        Some(_) | None => Vec::new(),
    };
    Some(FrontMatter {
        title,
        topic: fields.required(report, "topic").unwrap_or_default(),
        audiences: audiences(report, &fields, &node),
        minutes: minutes(report, &fields),
        weight: fields.optional(report, "weight").unwrap_or_default(),
        kind: kind(report, &fields),
        claims: fields.items(report, "claims").iter().filter_map(|node| claim_use(report, node)).collect(),
        warning: fields.optional(report, "warning"),
        rights: fields.optional(report, "rights"),
        icon: fields.get("icon").and_then(|node| icon(report, node)),
        language: fields.optional(report, "language"),
        translations: fields.optional(report, "translations").unwrap_or_default(),
        draft: fields.optional(report, "draft").unwrap_or_default(),
        id: id?,
    })
}

fn audiences(report: &mut FileReport<'_>, fields: &Fields<'_>, head: &Node) -> Vec<AudienceId> {
    let audiences = fields.list(report, "audiences");
    if fields.get("audiences").is_none() {
        let hint = "Write `audiences: [all]` for everybody.";
        report.push(Diagnostic::error(code::MISSING_KEY, "`audiences` is missing").hint(hint), head.span.clone());
    }
    audiences
}

fn minutes(report: &mut FileReport<'_>, fields: &Fields<'_>) -> Minutes {
    let minutes = fields.required::<f64>(report, "minutes").unwrap_or(1.0);
    let Some(node) = fields.get("minutes") else { return Minutes::from(minutes) };
    if !(0.0..=MAX_MINUTES).contains(&minutes) || (minutes * 2.0).fract() != 0.0 {
        let message = format!("`minutes` are whole or half minutes up to {MAX_MINUTES}, not {minutes}");
        report.push(Diagnostic::error(code::BAD_VALUE, message), node.span.clone());
    }
    Minutes::from((minutes.clamp(0.0, MAX_MINUTES) * 2.0).round() / 2.0)
}

fn kind(report: &mut FileReport<'_>, fields: &Fields<'_>) -> SlideKind {
    let Some(name) = fields.required::<String>(report, "layout") else { return SlideKind::Bullets };
    if let Some(kind) = SlideKind::ALL.into_iter().find(|kind| kind.name() == name) {
        return kind;
    }
    let names = SlideKind::ALL.map(SlideKind::name);
    let hint = match nearest::among(&name, names) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("The layouts are {}.", names.join(", ")),
    };
    if let Some(node) = fields.get("layout") {
        let unknown =
            Diagnostic::error(code::BAD_VALUE, format!("there is no layout `{name}`; it is read as bullets")).hint(hint);
        report.push(unknown, node.span.clone());
    }
    SlideKind::Bullets
}

/// `{image: images/phone.svg, alt: A telephone}`; without `alt` it is decoration.
fn icon(report: &mut FileReport<'_>, node: &Node) -> Option<Icon> {
    let fields = Fields::new(report, node, &["image", "alt"])?;
    let image = fields.required::<ImageId>(report, "image")?;
    let alt = fields.optional::<String>(report, "alt").filter(|alt| !alt.trim().is_empty());
    let name = image.as_str().to_ascii_lowercase();
    if ![".svg", ".png", ".jpg", ".jpeg"].iter().any(|ending| name.ends_with(ending)) {
        let message = format!("the icon `{image}` is neither an SVG, a PNG nor a JPEG picture; it is left out");
        let hint = "Name a picture of the pack with its folder: images/phone.svg.";
        let span = fields.get("image").unwrap_or(node).span.clone();
        report.push(Diagnostic::error(code::UNSUPPORTED_IMAGE, message).hint(hint), span);
        return None;
    }
    Some(Icon { image, alt })
}

/// `DEF-02`, or `{id: DEF-06, caveat: worded}`.
fn claim_use(report: &mut FileReport<'_>, node: &Node) -> Option<ClaimUse> {
    if !matches!(node.value, Value::Map(_)) {
        return Some(ClaimUse { id: record::read::<ClaimId>(report, node)?, caveat_worded: false });
    }
    let fields = Fields::new(report, node, &["id", "caveat"])?;
    let id = fields.required(report, "id");
    let caveat = fields.optional::<String>(report, "caveat");
    if let (Some(other), Some(node)) = (caveat.as_deref().filter(|word| *word != "worded"), fields.get("caveat")) {
        let message = format!("`caveat` is `worded` or left out, not `{other}`");
        let hint = "The words of the caveat stand in a section: ## Please note {.caveat}";
        report.push(Diagnostic::error(code::BAD_VALUE, message).hint(hint), node.span.clone());
    }
    Some(ClaimUse { id: id?, caveat_worded: caveat.as_deref() == Some("worded") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_ends_at_its_second_rule() {
        let text = "---\nid: a\n---\nbody\n---\n";
        let (head, body) = split(text).unwrap();
        assert_eq!((&text[head], &text[body]), ("id: a\n", "body\n---\n"));
        let text = "\u{feff}---\r\nid: a\r\n---\r\nbody";
        let (head, body) = split(text).unwrap();
        assert_eq!((&text[head], &text[body]), ("id: a\r\n", "body"));
        assert_eq!(split("---\n---").map(|(head, body)| (head.len(), body.len())), Some((0, 0)));
        assert_eq!(split("id: a\n---\n"), None);
        assert_eq!(split("---\nid: a\n"), None);
        assert_eq!(split(""), None);
    }
}
