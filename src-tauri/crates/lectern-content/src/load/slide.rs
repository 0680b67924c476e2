//! One slide's file: its head, its sections, its wordings.

use super::file_report::FileReport;
use super::front_matter::{self, FrontMatter};
use super::markdown::{self, Marks, TopBlock};
use super::section::{SectionTarget, is_section_heading};
use super::shape;
use crate::code;
use crate::nearest;
use lectern_model::block::Block;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::AudienceId;
use lectern_model::language::Language;
use lectern_model::pack::Pack;
use lectern_model::slide::{Part, Slide, SlideFile, SlideKind, TakeawayPart, Variant};
use lectern_model::span::Inline;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

const SECTION_CLASSES: [&str; 6] = ["body", "notes", "handout", "asked", "caveat", "takeaway"];
const TAKEAWAY_CLASSES: [&str; 3] = ["message", "signs", "do"];

/// Reads a slide's file; none if it has no head with an id.
pub(super) fn read(report: &mut FileReport<'_>, pack: &Pack) -> Option<Slide> {
    let Some((head, body)) = front_matter::split(report.text) else {
        let message = "the file does not begin with a head between two lines of ---";
        let hint = "Begin with ---, id: …, title: … and so on, and end the head with ---.";
        report.push(Diagnostic::error(code::MISSING_FRONT_MATTER, message).hint(hint), 0..0);
        return None;
    };
    let front = front_matter::read(report, head)?;
    let parsed = markdown::parse_blocks(report, body.clone());
    let sections = sections(report, parsed.blocks, body, pack);
    // Where a block is missing because it could not be read, its shape says nothing new.
    let variants = variants(report, sections, &front, !parsed.is_partial);
    let FrontMatter {
        id,
        title,
        topic,
        audiences,
        minutes,
        weight,
        kind,
        claims,
        warning,
        rights,
        icon,
        language,
        translations,
        draft,
    } = front;
    Some(Slide {
        id,
        title,
        topic,
        audiences,
        minutes,
        weight,
        kind,
        claims,
        warning,
        rights,
        icon,
        language: language.unwrap_or_else(|| pack.language.clone()),
        translations,
        variants,
        file: SlideFile { path: report.path.to_owned(), text: Arc::from(report.text) },
        own: false,
        draft,
    })
}

/// A section of the file; the first is what stands before any section heading.
struct Section {
    /// None if it is for nobody, because its heading's classes make no sense.
    target: Option<Target>,
    heading: Vec<Inline>,
    blocks: Vec<TopBlock>,
    span: Range<usize>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    part: Part,
    audience: Option<AudienceId>,
    language: Option<Language>,
}

impl From<Target> for SectionTarget {
    fn from(Target { part, audience, language }: Target) -> Self {
        Self { part, audience, language }
    }
}

fn sections(report: &mut FileReport<'_>, blocks: Vec<TopBlock>, body: Range<usize>, pack: &Pack) -> Vec<Section> {
    let common = Target { part: Part::Body, audience: None, language: None };
    let first = Section { target: Some(common), heading: Vec::new(), blocks: Vec::new(), span: body.start..body.start };
    let mut sections = vec![first];
    for top in blocks {
        let begins_section = is_section_heading(&top);
        let TopBlock { span, block, marks } = top;
        let block = match block {
            Block::Heading(heading) if begins_section => {
                let target = target(report, &marks, &span, pack);
                sections.push(Section { target, heading: heading.inlines, blocks: Vec::new(), span });
                continue;
            }
            Block::Heading(heading) if heading.level <= 2 => {
                let message = "this heading begins no section; it is kept as a heading of the text before";
                let hint = "A section is a heading with two # and a class: ## Notes {.notes}. Inside a section, use ###.";
                report.push(Diagnostic::error(code::UNKNOWN_SECTION, message).hint(hint), span.clone());
                Block::Heading(heading)
            }
            other => other,
        };
        if let Some(section) = sections.last_mut() {
            section.span.end = section.span.end.max(span.end);
            section.blocks.push(TopBlock { span, block, marks: Marks::default() });
        }
    }
    sections
}

/// For what a section's heading says it is; none, and a diagnostic, if that makes no sense.
pub(super) fn target(report: &mut FileReport<'_>, marks: &Marks, span: &Range<usize>, pack: &Pack) -> Option<Target> {
    let mut parts = Vec::new();
    let mut takeaway = None;
    let mut audience = None;
    let mut known = true;
    for class in &marks.classes {
        match class.as_str() {
            "body" => parts.push(Part::Body),
            "notes" => parts.push(Part::Notes),
            "handout" => parts.push(Part::Handout),
            "asked" => parts.push(Part::Asked),
            "caveat" => parts.push(Part::Caveat),
            "takeaway" => parts.push(Part::Takeaway(TakeawayPart::Message)),
            "message" => takeaway = Some(TakeawayPart::Message),
            "signs" => takeaway = Some(TakeawayPart::Signs),
            "do" => takeaway = Some(TakeawayPart::Do),
            // Without the pack's head nobody can say which audiences there are.
            other if pack.audiences.is_empty() || pack.audience(&AudienceId::from(other)).is_some() => {
                audience = Some(AudienceId::from(other));
            }
            other => {
                unknown_class(report, other, span, pack);
                known = false;
            }
        }
    }
    let language = language(report, marks, span);
    let part = match (parts.as_slice(), takeaway) {
        ([Part::Takeaway(_)], Some(part)) => Part::Takeaway(part),
        ([Part::Takeaway(_)], None) | ([], _) | ([_], Some(_)) | ([_, _, ..], _) => {
            let hint = "One of .body, .notes, .handout, .asked, .caveat, or .takeaway with one of .message, .signs, .do.";
            let message = "the classes of this heading name no section; the section was left out";
            report.push(Diagnostic::error(code::UNKNOWN_SECTION, message).hint(hint), span.clone());
            return None;
        }
        ([part], None) => *part,
    };
    known.then_some(Target { part, audience, language })
}

fn unknown_class(report: &mut FileReport<'_>, class: &str, span: &Range<usize>, pack: &Pack) {
    let audiences = pack.audiences.iter().map(|audience| audience.id.as_str());
    let hint = match nearest::among(class, SECTION_CLASSES.into_iter().chain(TAKEAWAY_CLASSES).chain(audiences)) {
        Some(near) => format!("Did you mean .{near}?"),
        None => "A class is a section's name or an audience's id.".to_owned(),
    };
    let message = format!("the class `.{class}` is neither a section nor an audience; the section was left out");
    report.push(Diagnostic::error(code::UNKNOWN_CLASS, message).hint(hint), span.clone());
}

fn language(report: &mut FileReport<'_>, marks: &Marks, span: &Range<usize>) -> Option<Language> {
    let mut language = None;
    for (key, value) in &marks.attributes {
        match (key.as_str(), value) {
            ("lang", Some(tag)) => language = Some(Language::new(tag)),
            _ => {
                let message = format!("`{key}` means nothing on this heading");
                let hint = "A section in another language is marked lang=es; classes begin with a dot.";
                report.push(Diagnostic::error(code::UNKNOWN_CLASS, message).hint(hint), span.clone());
            }
        }
    }
    language
}

fn variants(report: &mut FileReport<'_>, sections: Vec<Section>, front: &FrontMatter, check_shape: bool) -> Vec<Variant> {
    let mut seen = BTreeSet::new();
    let mut kept: Vec<Variant> = Vec::new();
    for section in sections {
        let Section { target: Some(target), heading, blocks, span } = section else { continue };
        let is_body = target.part == Part::Body;
        if is_body && blocks.is_empty() && heading.is_empty() {
            continue;
        }
        let place = report.place(span.clone());
        if !seen.insert(target.clone()) {
            let hint = "Join the two, or mark one for an audience or a language.";
            let message = "this section stands twice; the first is used";
            report.push(Diagnostic::warning(code::DUPLICATE_SECTION, message).hint(hint), span);
            continue;
        }
        if is_body && check_shape {
            shape::check(report, front.kind, &blocks, &span);
        }
        let heading = if is_body && heading.is_empty() { front.title.clone() } else { heading };
        let Target { part, audience, language } = target;
        let blocks = blocks.into_iter().map(|top| top.block).collect();
        kept.push(Variant { part, audience, language, heading, blocks, place });
    }
    let has_body = kept.iter().any(|variant| variant.part == Part::Body);
    if !has_body && check_shape && !matches!(front.kind, SlideKind::Title | SlideKind::Section | SlideKind::References) {
        shape::check(report, front.kind, &[], &(0..0));
    }
    kept
}
