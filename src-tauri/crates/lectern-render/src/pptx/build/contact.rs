//! Help contacts: a name, numbers that can be tapped, hours.

use super::context::{Context, text_of};
use super::look::BodyLook;
use super::page::{Found, Reader};
use super::place::Placed;
use crate::pptx::presentation::{Bullet, Paragraph, Run, TextStyle, Weight};
use lectern_model::contact::Contact;
use lectern_model::geometry::Pt;
use lectern_model::theme::TextRole;

/// Up to how many contacts on a slide for them it is told whom each is for.
pub(super) const TOLD: usize = 3;

/// How much of a contact is said, and how large.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Whether it is told whom it is for.
    pub(super) told: bool,
    /// The factor of its type.
    pub(super) scale: f32,
}

/// A contact's paragraphs where they stand: its name, whom it is for, ways to reach it, side by side where there is room.
pub(super) fn contact(
    context: &Context<'_>,
    look: &BodyLook,
    reader: &mut Reader<'_>,
    contact: &Contact,
    extent: Extent,
) -> Placed {
    let colours = &context.ground.theme.colours;
    let Extent { told, scale } = extent;
    let scaled = |style: TextStyle| TextStyle { size: style.size * scale, ..style };
    let base = scaled(context.style(TextRole::Body));
    let small = scaled(TextStyle { leading: 1.24, ..look.caption });
    let title = TextStyle { size: base.size * 0.66, weight: Weight::Semibold, leading: 1.18, colour: colours.title, ..base };
    let boxed = contact.checked_on.is_none();
    let hang = if boxed { title.size } else { Pt::ZERO };
    let name = context.paragraph(vec![Run::text(contact.name.as_str())], TextStyle { margin: hang, indent: -hang, ..title });
    let sign = if boxed { Bullet::Sign { sign: '☐', colour: colours.title } } else { Bullet::None };
    let mut placed = Placed::find(reader, vec![Paragraph { bullet: sign, ..name }]);
    if told && !contact.audience.is_empty() {
        let audience = context.paragraph(context.runs(&contact.audience), small);
        placed.paragraphs.extend(Placed::find(reader, vec![audience]).paragraphs);
    }
    let number = TextStyle {
        weight: Weight::Semibold,
        leading: 1.18,
        size: base.size * 0.96,
        colour: colours.accent,
        link: colours.accent,
        ..base
    };
    let address = TextStyle { leading: 1.3, size: base.size * 0.53, ..base };
    let ways = ways(context, contact, number, address, small);
    placed.paragraphs.extend(rows(context, reader, ways, small.size));
    placed
}

/// A way to reach a contact.
struct Way {
    runs: Vec<Run>,
    style: TextStyle,
    dialled: bool,
}

fn ways(context: &Context<'_>, contact: &Contact, number: TextStyle, address: TextStyle, small: TextStyle) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for way in contact.ways() {
        let (label, dialled, spans) = (way.label(&context.deck.words), way.is_dialled(), way.spans);
        let style = if dialled { number } else { address };
        let mut runs = Vec::new();
        if !label.is_empty() {
            let word = Run::text(format!("{label}\u{A0}"));
            runs.push(Run { size: Some(small.size), colour: Some(small.colour), ..word });
        }
        runs.extend(context.runs(spans));
        ways.push(Way { runs, style, dialled });
    }
    if !contact.hours.is_empty() {
        ways.push(Way { runs: vec![Run::text(contact.hours.as_str())], style: small, dialled: false });
    }
    ways
}

/// Ways that stand on one line of the page as one paragraph, with room of a size between them.
fn rows(context: &Context<'_>, reader: &mut Reader<'_>, ways: Vec<Way>, between: Pt) -> Vec<(Paragraph, Option<Found>)> {
    let mut rows: Vec<(Paragraph, Option<Found>)> = Vec::new();
    for Way { mut runs, style, dialled } in ways {
        let found = reader.find(&text_of(&runs));
        let beside = rows.last_mut().filter(|(_, last)| {
            matches!((last, &found), (Some(last), Some(found)) if (last.last - found.first).0.abs() < 1.0 && found.left > last.right)
        });
        if let Some((row, Some(last))) = beside
            && let Some(found) = found
        {
            // Every run says how it differs from what the row begins with.
            for run in &mut runs {
                let large = if dialled { found.size } else { style.size };
                run.size = run.size.or(Some(large));
                run.colour = run.colour.or(Some(if run.link.is_some() { style.link } else { style.colour }));
                run.weight = run.weight.or((run.size == Some(large)).then_some(style.weight));
            }
            row.runs.push(Run { size: Some(between), ..Run::text("\u{2002}\u{2002}") });
            row.runs.append(&mut runs);
            last.right = found.right;
            last.size = last.size.max(found.size);
            continue;
        }
        rows.push((row_of(context, runs, style), found));
    }
    rows
}

/// A row that begins with a way. Its weight is said of its words, not of the row: what stands beside it may be plain.
fn row_of(context: &Context<'_>, mut runs: Vec<Run>, style: TextStyle) -> Paragraph {
    runs.iter_mut().filter(|run| run.size.is_none()).for_each(|run| run.weight = Some(style.weight));
    context.paragraph(runs, TextStyle { weight: Weight::Regular, ..style })
}
