//! Text of shapes and cells: paragraphs, levels, runs.

use super::super::package::Target;
use super::super::tree::{Leads, Piece, Run, Script, Words, is_blank};
use super::super::xml::{attribute, child, children, flag, is, relation};
use super::layout::{Bullet, Levels};
use super::shape::ShapeReader;
use roxmltree::Node;

/// The marks that people type instead of bullets.
const TYPED_MARKS: [char; 8] = ['•', '●', '◦', '○', '▪', '■', '‣', '⁃'];

/// The paragraphs of a text body. `inherited` says how a paragraph begins that does not say so itself.
pub(super) fn paragraphs(reader: &mut ShapeReader<'_, '_>, body: Node<'_, '_>, inherited: &dyn Fn(u8) -> Bullet) -> Vec<Piece> {
    let own = child(body, "lstStyle").map(Levels::of).unwrap_or_default();
    // Where each level started and its last number.
    let mut counters: [Option<(u32, u32)>; 9] = [None; 9];
    let mut pieces = Vec::new();
    for paragraph in children(body, "p") {
        let mut words = words(reader, paragraph);
        if is_blank(&words) {
            continue;
        }
        let properties = child(paragraph, "pPr");
        let level: u8 = properties.and_then(|properties| attribute(properties, "lvl")?.parse().ok()).unwrap_or(0).min(8);
        let said = properties.and_then(Bullet::of);
        let mut bullet = said.or_else(|| own.get(level)).unwrap_or_else(|| inherited(level));
        if bullet == Bullet::None && without_typed_mark(&mut words) {
            bullet = Bullet::Mark;
        }
        counters.iter_mut().skip(usize::from(level) + 1).for_each(|counter| *counter = None);
        let Some(counter) = counters.get_mut(usize::from(level)) else { continue };
        pieces.push(match bullet {
            Bullet::None => {
                *counter = None;
                Piece::Paragraph(words)
            }
            Bullet::Mark => {
                *counter = None;
                Piece::Item { level, number: None, words }
            }
            Bullet::Number(start) => {
                // Another start is another list.
                let before = counter.filter(|(started, _)| *started == start);
                let number = before.map_or(start, |(_, last)| last.saturating_add(1));
                *counter = Some((start, number));
                Piece::Item { level, number: Some(number), words }
            }
        });
    }
    pieces
}

/// Takes a typed bullet from the beginning of words; whether there was one.
pub(in super::super) fn without_typed_mark(words: &mut Words) -> bool {
    let Some(first) = words.iter_mut().find(|run| !run.text.trim().is_empty()) else { return false };
    let text = first.text.trim_start();
    let Some(rest) = text.strip_prefix(TYPED_MARKS) else { return false };
    first.text = rest.trim_start().to_owned();
    true
}

/// The words of a paragraph.
pub(super) fn words(reader: &mut ShapeReader<'_, '_>, paragraph: Node<'_, '_>) -> Words {
    let mut words = Vec::new();
    for node in paragraph.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "r" => words.extend(run(reader, node)),
            "br" => words.push(Run::plain("\n")),
            // The number of the slide is another here.
            "fld" if attribute(node, "type").is_some_and(|kind| kind == "slidenum") => {}
            "fld" => words.extend(run(reader, node)),
            // Formulas, in the words they are made of.
            "AlternateContent" | "m" | "oMath" | "oMathPara" => {
                let letters =
                    node.descendants().filter(|inner| is(*inner, "t") && !in_fallback(*inner)).filter_map(|inner| inner.text());
                words.extend(letters.map(Run::plain));
            }
            _ => {}
        }
    }
    words
}

/// Whether an element is what old programs show instead of its neighbour.
fn in_fallback(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|ancestor| is(ancestor, "Fallback"))
}

fn run(reader: &mut ShapeReader<'_, '_>, node: Node<'_, '_>) -> Option<Run> {
    let text = child(node, "t").and_then(|text| text.text())?.to_owned();
    let Some(properties) = child(node, "rPr") else { return Some(Run::plain(text)) };
    let baseline: i64 =
        attribute(properties, "baseline").and_then(|raised| raised.trim_end_matches('%').parse().ok()).unwrap_or(0);
    let script = match baseline {
        1.. => Script::Raised,
        0 => Script::Level,
        _ => Script::Lowered,
    };
    let link = child(properties, "hlinkClick").and_then(|link| leads(reader, link));
    Some(Run { text, strong: flag(properties, "b"), emphasis: flag(properties, "i"), script, link })
}

fn leads(reader: &mut ShapeReader<'_, '_>, link: Node<'_, '_>) -> Option<Leads> {
    let action = attribute(link, "action").unwrap_or_default();
    let target = relation(link, "id").and_then(|id| reader.relationships.get(id)).map(|found| &found.target);
    let address = match target {
        Some(Target::Part(part)) => return reader.links.leads_to_page(part, reader.place, reader.report),
        Some(Target::External(address)) => address,
        None if action.is_empty() => return None,
        None => action,
    };
    reader.links.leads(address, reader.place, reader.report)
}
