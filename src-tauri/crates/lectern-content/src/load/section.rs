//! The parts of a slide's text as byte ranges, for changing one without touching the others.

use super::file_report::FileReport;
use super::front_matter;
use super::markdown::{self, TopBlock};
use super::record::Fields;
use super::slide;
use super::yaml;
use lectern_model::block::Block;
use lectern_model::id::AudienceId;
use lectern_model::language::Language;
use lectern_model::pack::Pack;
use lectern_model::slide::Part;
use std::ops::Range;

/// A slide's text, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideOutline {
    /// The YAML of the head.
    pub head: Range<usize>,
    /// The title as written, its Markdown kept; none where the head has none.
    pub title: Option<String>,
    /// The sections in the file's order; the first is what stands before any section heading.
    pub sections: Vec<Section>,
    /// The labels of link addresses, `[label]: address`, which are for all sections alike.
    pub definitions: Vec<String>,
}

/// A section of a slide's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is; none where its heading's classes make no sense.
    pub target: Option<SectionTarget>,
    /// Its heading, whole lines; empty for what stands before any.
    pub heading: Range<usize>,
    /// The words in its heading; may be empty.
    pub words: Range<usize>,
    /// What stands under the heading, up to the next one.
    pub text: Range<usize>,
}

/// What a section is, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionTarget {
    /// Which part.
    pub part: Part,
    /// For which audience only.
    pub audience: Option<AudienceId>,
    /// In which language, where not the slide's own.
    pub language: Option<Language>,
}

/// Takes a slide's text apart just as [`load_slide`](super::load_slide) does; none where it has no head. Without audiences in `pack`
/// every class that names no part is an audience.
pub fn slide_outline(text: &str, pack: &Pack) -> Option<SlideOutline> {
    let (head, body) = front_matter::split(text)?;
    let mut report = FileReport::new("", text);
    let node = yaml::parse(&mut report, head.clone());
    let title = node.and_then(|node| Fields::new(&mut report, &node, &front_matter::KEYS)?.optional(&mut report, "title"));
    let parsed = markdown::parse_blocks(&mut report, body.clone());
    let common = SectionTarget { part: Part::Body, audience: None, language: None };
    let start = body.start..body.start;
    let mut sections = vec![Section { target: Some(common), heading: start.clone(), words: start, text: body.clone() }];
    for top in &parsed.blocks {
        if !is_section_heading(top) {
            continue;
        }
        let heading = whole_lines(text, &top.span);
        let target = slide::target(&mut report, &top.marks, &top.span, pack).map(SectionTarget::from);
        if let Some(before) = sections.last_mut() {
            before.text.end = heading.start;
        }
        sections.push(Section { target, words: words(text, &heading), text: heading.end..body.end, heading });
    }
    Some(SlideOutline { head, title, sections, definitions: markdown::definitions(text.get(body).unwrap_or_default()) })
}

/// A range, widened to where its lines begin and end.
fn whole_lines(text: &str, span: &Range<usize>) -> Range<usize> {
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let inside = text.get(span.clone()).unwrap_or_default();
    if inside.ends_with('\n') {
        return start..span.end;
    }
    let rest = text.get(span.end..).unwrap_or_default();
    start..span.end + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

/// The words of a heading that has attributes: `## Words {.notes}`, or with a line under them.
fn words(text: &str, heading: &Range<usize>) -> Range<usize> {
    let raw = text.get(heading.clone()).unwrap_or_default();
    let mut start = raw.len() - raw.trim_start().len();
    let marks = raw.get(start..).map_or(0, |rest| rest.bytes().take_while(|byte| *byte == b'#').count());
    // A heading has six marks at most; one with a line under it has none.
    start += if marks <= 6 { marks } else { 0 };
    let end = raw.rfind('{').unwrap_or(raw.len()).max(start);
    let inside = raw.get(start..end).unwrap_or_default();
    let from = heading.start + start + (inside.len() - inside.trim_start().len());
    from..from + inside.trim().len()
}

/// Whether a block is the heading of a section.
pub(super) fn is_section_heading(top: &TopBlock) -> bool {
    let has_marks = !(top.marks.classes.is_empty() && top.marks.attributes.is_empty());
    has_marks && matches!(&top.block, Block::Heading(heading) if heading.level == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(Option<Part>, String, String)> {
        let outline = slide_outline(text, &Pack::default()).unwrap();
        let take = |range: &Range<usize>| text[range.clone()].to_owned();
        let piece =
            |section: &Section| (section.target.as_ref().map(|target| target.part), take(&section.words), take(&section.text));
        outline.sections.iter().map(piece).collect()
    }

    #[test]
    fn a_text_is_cut_before_its_section_headings() {
        let text = "---\ntitle: A *b*\n---\nbody\n\n### no\n## no\n> ## no {.notes}\n\n## What I *say* {.notes}\nnotes\n\nTwo\nlines {.asked}\n---\nasked";
        let expected = [
            (Some(Part::Body), "", "body\n\n### no\n## no\n> ## no {.notes}\n\n"),
            (Some(Part::Notes), "What I *say*", "notes\n\n"),
            (Some(Part::Asked), "Two\nlines", "asked"),
        ];
        let expected = expected.map(|(part, words, text)| (part, words.to_owned(), text.to_owned()));
        assert_eq!(pieces(text), expected);
        assert_eq!(slide_outline(text, &Pack::default()).unwrap().title.as_deref(), Some("A *b*"));
        assert_eq!(slide_outline("no head", &Pack::default()), None);
    }

    #[test]
    fn headings_in_fences_are_none_and_empty_ones_are() {
        let text = "---\n---\n```\n## x {.notes}\n```\n## {.body .parents}\r\n\r\n[a]: https://a.example\n";
        assert_eq!(pieces(text).len(), 2);
        assert_eq!(pieces(text)[1].1, "");
        assert_eq!(slide_outline(text, &Pack::default()).unwrap().definitions, ["a"]);
        assert_eq!(pieces("---\n---\n## x {.nothing .notes .body}\n")[1].0, None);
    }
}
