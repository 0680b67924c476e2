//! What the speaker reads: what to say, how long, from what sources, and answers to what may be asked.

use super::block::{Segment, Walker};
use super::context::{Context, label, text_of};
use super::look::BodyLook;
use super::slide::cited;
use crate::pptx::presentation::{Paragraph, Run, RunLink, TextStyle, Weight};
use crate::pptx::write::notes_style;
use lectern_model::block::DeckBlock;

/// The notes of a page of a slide: all pages that a slide goes on over have all of them, as a speaker sees one page at a time.
pub(super) fn notes(context: &Context<'_>, part: usize) -> Vec<Paragraph> {
    let (slide, words) = (context.slide, &context.deck.words);
    let style = notes_style(context.ground.theme);
    let mut out = Vec::new();
    if part > 0 {
        let goes_on = Run { emphasis: true, ..Run::text(words.continued.trim()) };
        out.push(context.paragraph(vec![goes_on], style));
    }
    out.extend(blocks(context, &slide.notes, style));
    let mut line = |runs: Vec<Run>| {
        if !text_of(&runs).trim().is_empty() {
            out.push(context.paragraph(runs, style));
        }
    };
    let seconds = slide.minutes.seconds();
    if seconds > 0 {
        line(vec![Run::strong(format!("{}:{:02} {}", seconds / 60, seconds % 60, words.minutes))]);
    }
    if let Some(rights) = slide.rights.as_deref() {
        line(vec![label(words.rights), Run::text(rights)]);
    }
    line(cited(context));
    if !slide.asked.is_empty() {
        line(vec![Run::strong(words.if_asked)]);
        out.extend(blocks(context, &slide.asked, style));
    }
    // A page of notes belongs to one slide and may name no other.
    for run in out.iter_mut().flat_map(|paragraph| &mut paragraph.runs) {
        run.link = run.link.take().filter(|link| matches!(link, RunLink::Address(_)));
    }
    out
}

/// Blocks as plain paragraphs and lists; what is no text is told by its words.
fn blocks(context: &Context<'_>, blocks: &[DeckBlock], style: TextStyle) -> Vec<Paragraph> {
    let bold = TextStyle { weight: Weight::Bold, ..style };
    let look = BodyLook {
        body: style,
        sub_body: style,
        lead: style,
        heading: bold,
        table: style,
        table_head: bold,
        caption: style,
        quote: style,
        number: bold,
        number_label: style,
        indent: style.size * 1.2,
        accent: context.ground.theme.colours.accent,
    };
    let mut out = Vec::new();
    for segment in Walker::new(context, &look).at_levels((0, 0)).walk_all(blocks) {
        match segment {
            Segment::Text(text) => out.extend(text),
            Segment::Number(paragraph) => out.push(paragraph),
            Segment::Table(table, _) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                for row in rows.filter(|row| !row.is_empty()) {
                    let mut runs: Vec<Run> = Vec::new();
                    for cell in row {
                        if !runs.is_empty() {
                            runs.push(Run::text(" | "));
                        }
                        runs.extend(context.runs(cell));
                    }
                    out.push(context.paragraph(runs, style));
                }
            }
            Segment::Chart(chart) => out.push(context.paragraph(vec![Run::text(chart.alt.as_str())], style)),
            Segment::Picture(picture) => {
                out.push(context.paragraph(vec![Run::text(picture.alt.as_str())], style));
                if !picture.caption.is_empty() {
                    out.push(context.paragraph(context.runs(&picture.caption), style));
                }
            }
            Segment::Contact(contact, _) => {
                let mut runs = vec![Run::strong(contact.name.as_str())];
                for (_, spans) in &contact.reach {
                    runs.push(Run::text(" · "));
                    runs.extend(context.runs(spans));
                }
                out.push(context.paragraph(runs, style));
            }
        }
    }
    for paragraph in &mut out {
        let style = notes_style(context.ground.theme);
        paragraph.style.before = style.before;
        paragraph.style.size = style.size;
    }
    out
}
