//! Links as annotations.

use super::number::{length, upright};
use super::plan::link::{Goal, Link};
use super::plan::{Page, Plan};
use super::string;
use super::writer::Numbers;
use lectern_model::geometry::Pt;
use lopdf::{Dictionary, Object, dictionary};

/// Prints as well as shows (ISO 32000-1, table 165); PDF/A wants it.
const PRINT: i64 = 4;

/// The annotation of a link.
pub(super) fn annotation(plan: &Plan<'_>, page: &Page<'_>, link: &Link<'_>, key: Object, numbers: &Numbers) -> Dictionary {
    let boxes: Vec<[f32; 4]> = link.rects.iter().map(|rect| upright(*rect, page.size.height)).collect();
    let around = boxes
        .iter()
        .copied()
        .reduce(|one, other| [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]);
    // Upper left, upper right, lower left, lower right: not the order of the standard, but the one readers know.
    let corners = boxes.iter().flat_map(|[left, bottom, right, top]| [left, top, right, top, left, bottom, right, bottom]);
    let mut dict = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => around.unwrap_or_default().map(Object::Real).to_vec(),
        "QuadPoints" => corners.map(|side| Object::Real(*side)).collect::<Vec<Object>>(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => PRINT,
        "Contents" => string::object(&link.alt),
        "StructParent" => key,
    };
    match &link.goal {
        Goal::Url(url) => {
            dict.set("A", dictionary! { "S" => "URI", "URI" => Object::string_literal(url.as_str()) });
        }
        Goal::Place { page, y } => dict.set("A", dictionary! { "S" => "GoTo", "D" => place(plan, *page, *y, numbers) }),
    }
    dict
}

/// A place on a page as a destination: its left edge, that height, the zoom as it is.
pub(super) fn place(plan: &Plan<'_>, page: usize, y: Pt, numbers: &Numbers) -> Vec<Object> {
    let height = plan.pages.get(page).map_or(Pt::ZERO, |page| page.size.height);
    let top = length(height - Pt(length(y))).clamp(0.0, height.0);
    vec![numbers.page(page), "XYZ".into(), 0.into(), Object::Real(top), Object::Null]
}
