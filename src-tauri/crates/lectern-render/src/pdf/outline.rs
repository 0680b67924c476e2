//! The outline as objects.

use super::link::place;
use super::plan::Plan;
use super::plan::outline::Entry;
use super::string;
use super::writer::Numbers;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Where an entry's neighbours stand in the list.
#[derive(Default, Clone)]
struct Neighbours {
    first: Option<usize>,
    last: Option<usize>,
    next: Option<usize>,
    previous: Option<usize>,
    /// How many entries stand under it, at any depth.
    below: i64,
}

/// Writes the outline, open to its last entry, and says which object is its root; none where there are no entries.
pub(super) fn write(plan: &Plan<'_>, numbers: &Numbers, objects: &mut Document) -> Option<ObjectId> {
    if plan.outline.is_empty() {
        return None;
    }
    let root = objects.new_object_id();
    let ids: Vec<ObjectId> = plan.outline.iter().map(|_| objects.new_object_id()).collect();
    let id = |at: Option<usize>| at.and_then(|at| ids.get(at)).map_or(root, |id| *id);
    let (top, neighbours) = neighbours(&plan.outline);
    for (at, (entry, around)) in plan.outline.iter().zip(&neighbours).enumerate() {
        let mut dict = dictionary! {
            "Title" => string::object(entry.title),
            "Parent" => id(entry.parent),
            "Dest" => place(plan, entry.page, entry.y, numbers),
        };
        hang(&mut dict, around, &id);
        objects.set_object(id(Some(at)), dict);
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    hang(&mut dict, &top, &id);
    objects.set_object(root, dict);
    Some(root)
}

/// Links an entry to those around it.
fn hang(dict: &mut Dictionary, around: &Neighbours, id: &dyn Fn(Option<usize>) -> ObjectId) {
    let ways = [("First", around.first), ("Last", around.last), ("Next", around.next), ("Prev", around.previous)];
    for (key, at) in ways {
        if at.is_some() {
            dict.set(key, Object::Reference(id(at)));
        }
    }
    if around.below > 0 {
        dict.set("Count", around.below);
    }
}

/// The neighbours of the root and of every entry.
fn neighbours(entries: &[Entry<'_>]) -> (Neighbours, Vec<Neighbours>) {
    let mut top = Neighbours::default();
    let mut list = vec![Neighbours::default(); entries.len()];
    for (at, entry) in entries.iter().enumerate() {
        let above = entry.parent.and_then(|parent| list.get_mut(parent)).unwrap_or(&mut top);
        let previous = above.last.replace(at);
        above.first.get_or_insert(at);
        if let Some(previous) = previous.and_then(|previous| list.get_mut(previous)) {
            previous.next = Some(at);
        }
        if let Some(own) = list.get_mut(at) {
            own.previous = previous;
        }
    }
    for (at, entry) in entries.iter().enumerate().rev() {
        let own = list.get(at).map_or(0, |own| own.below) + 1;
        entry.parent.and_then(|parent| list.get_mut(parent)).unwrap_or(&mut top).below += own;
    }
    (top, list)
}
