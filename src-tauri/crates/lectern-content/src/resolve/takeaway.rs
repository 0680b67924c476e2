//! The takeaway page: what a talk's slides say to keep.

use super::order::Entry;
use super::text::Resolver;
use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::contact::PrintOn;
use lectern_model::deck::Takeaway;
use lectern_model::slide::{Part, TakeawayPart};

/// Gathers the takeaway parts of the slides an audience sees, in order; what two slides both say stands once.
pub(super) fn resolve_takeaway<'a>(resolver: &mut Resolver<'a>, entries: &[Entry<'a>]) -> Takeaway {
    let mut gather = |part: TakeawayPart| {
        let mut points: Vec<Vec<DeckBlock>> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.is_shown()) {
            let scope = resolver.scope();
            let Some(variant) = scope.variant(entry.slide, Part::Takeaway(part)) else { continue };
            resolver.enter(variant.language.as_ref().unwrap_or(&entry.slide.language), &scope.talk.language);
            for point in points_of(resolver.blocks(&variant.blocks)) {
                if !points.contains(&point) {
                    points.push(point);
                }
            }
        }
        resolver.take_cited();
        points
    };
    let (messages, signs, steps) = (gather(TakeawayPart::Message), gather(TakeawayPart::Signs), gather(TakeawayPart::Do));
    Takeaway {
        messages: messages.into_iter().flatten().collect(),
        signs: listed(signs, None),
        steps: listed(steps, Some(1)),
        contacts: resolver.scope().contacts(PrintOn::Takeaway),
    }
}

/// The points blocks make: each item of a list is one, and so is each other block.
fn points_of(blocks: Vec<DeckBlock>) -> Vec<Vec<DeckBlock>> {
    let mut points = Vec::new();
    for block in blocks {
        match block {
            Block::List(list) => points.extend(list.items),
            Block::Paragraph(_)
            | Block::Heading(_)
            | Block::Table(_)
            | Block::Quote(_)
            | Block::Picture(_)
            | Block::Chart(_)
            | Block::Number(_)
            | Block::Contacts(_) => points.push(vec![block]),
        }
    }
    points
}

fn listed(points: Vec<Vec<DeckBlock>>, start: Option<u32>) -> Vec<DeckBlock> {
    if points.is_empty() { Vec::new() } else { vec![Block::List(List { start, items: points })] }
}
