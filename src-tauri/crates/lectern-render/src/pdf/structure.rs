//! The elements as objects.

use super::mark::PageNumbers;
use super::number::upright;
use super::plan::structure::{Element, Kid};
use super::plan::{MarkKind, Plan};
use super::string;
use super::writer::Numbers;
use lectern_scene::structure::{Numbering, Role, Scope};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// The standard structure type of a role (ISO 32000-1, 14.8.4).
pub(super) fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Group => "Div",
        Role::Heading(level) => match level {
            0 | 1 => "H1",
            2 => "H2",
            3 => "H3",
            4 => "H4",
            5 => "H5",
            6.. => "H6",
        },
        Role::Paragraph => "P",
        Role::Quotation => "BlockQuote",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableRow => "TR",
        Role::TableHeader(_) => "TH",
        Role::TableCell => "TD",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Link => "Link",
        Role::Reference => "Reference",
        Role::Note => "Note",
        Role::Span => "Span",
    }
}

/// Writes the elements and says which object is their root. `contents` holds, by page and mark, the numbers of marked content.
pub(super) fn write(plan: &Plan<'_>, contents: &[PageNumbers], numbers: &Numbers, objects: &mut Document) -> ObjectId {
    let root = objects.new_object_id();
    let mut names = Vec::new();
    for (at, element) in plan.elements.iter().enumerate() {
        let parent = if at == 0 { Object::Reference(root) } else { numbers.element(element.parent) };
        let mut dict = dictionary! { "S" => tag(element.role), "P" => parent };
        describe(element, plan, &mut dict);
        hold(element, contents, numbers, &mut dict);
        if element.role == Role::Note {
            // PDF/UA-1 (7.9) wants a name for each note, and the name tree wants them sorted.
            let id = Object::string_literal(format!("note-{:06}", names.len() / 2 + 1));
            dict.set("ID", id.clone());
            names.extend([id, numbers.element(at)]);
        }
        objects.set_object(numbers.element_id(at), dict);
    }
    let parents = parents(plan, contents, numbers, objects);
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => numbers.element(0),
        "ParentTree" => dictionary! { "Nums" => parents },
        "ParentTreeNextKey" => numbers.next_key(),
    };
    if !names.is_empty() {
        tree.set("IDTree", dictionary! { "Names" => names });
    }
    objects.set_object(root, tree);
    root
}

/// Language, alternative text and attributes.
fn describe(element: &Element<'_>, plan: &Plan<'_>, dict: &mut Dictionary) {
    if let Some(node) = element.node {
        if let Some(tag) = node.language.as_ref().and_then(string::language_tag) {
            dict.set("Lang", Object::string_literal(tag));
        }
        if let Some(alt) = &node.alt {
            dict.set("Alt", string::object(alt));
        }
        if let Some(text) = &node.actual_text {
            dict.set("ActualText", string::object(text));
        }
    }
    let attributes = match element.role {
        Role::List(Numbering::Bullet) => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Role::List(Numbering::Decimal) => Some(dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
        Role::TableHeader(Scope::Row) => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::TableHeader(Scope::Column) => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::Figure => element.bounds.and_then(|(page, rect)| {
            let sides = upright(rect, plan.pages.get(page)?.size.height).map(Object::Real);
            Some(dictionary! { "O" => "Layout", "BBox" => sides.to_vec() })
        }),
        Role::Document
        | Role::Section
        | Role::Group
        | Role::Heading(_)
        | Role::Paragraph
        | Role::Quotation
        | Role::ListItem
        | Role::Label
        | Role::ListBody
        | Role::Table
        | Role::TableRow
        | Role::TableCell
        | Role::Caption
        | Role::Link
        | Role::Reference
        | Role::Note
        | Role::Span => None,
    };
    if let Some(attributes) = attributes {
        dict.set("A", attributes);
    }
}

/// What the element holds, and the page most of it stands on.
fn hold(element: &Element<'_>, contents: &[PageNumbers], numbers: &Numbers, dict: &mut Dictionary) {
    let own_page = element.kids.iter().find_map(|kid| match kid {
        Kid::Element(_) => None,
        Kid::Mark { page, .. } | Kid::Link { page, .. } => Some(*page),
    });
    if let Some(page) = own_page {
        dict.set("Pg", numbers.page(page));
    }
    let mut kids: Vec<Object> = Vec::with_capacity(element.kids.len());
    for kid in &element.kids {
        match *kid {
            Kid::Element(at) => kids.push(numbers.element(at)),
            Kid::Mark { page, mark } => {
                let content = contents.get(page).and_then(|marks| marks.get(mark)).map_or(&[][..], Vec::as_slice);
                kids.extend(content.iter().map(|own| {
                    if Some(page) == own_page {
                        return number(*own);
                    }
                    dictionary! { "Type" => "MCR", "Pg" => numbers.page(page), "MCID" => number(*own) }.into()
                }));
            }
            Kid::Link { page, link } => {
                let annotation = numbers.link(page, link);
                kids.push(dictionary! { "Type" => "OBJR", "Pg" => numbers.page(page), "Obj" => annotation }.into());
            }
        }
    }
    match kids.len() {
        0 => {}
        1 => dict.set("K", kids.swap_remove(0)),
        _ => dict.set("K", kids),
    }
}

/// The way back from marked content and links to their elements: one list for each page, then one element for each link.
fn parents(plan: &Plan<'_>, contents: &[PageNumbers], numbers: &Numbers, objects: &mut Document) -> Vec<Object> {
    let mut parents = Vec::new();
    for (at, (page, contents)) in plan.pages.iter().zip(contents).enumerate() {
        let elements = page.marks.iter().zip(contents).flat_map(|(mark, own)| {
            let element = match mark.kind {
                MarkKind::Content { element } => Some(numbers.element(element)),
                MarkKind::Pagination | MarkKind::Artifact => None,
            };
            element.into_iter().cycle().take(own.len())
        });
        let list = objects.add_object(elements.collect::<Vec<Object>>());
        parents.extend([number(at), list.into()]);
    }
    for (at, page) in plan.pages.iter().enumerate() {
        for (link, area) in page.links.iter().enumerate() {
            parents.extend([numbers.link_key(at, link), numbers.element(area.element)]);
        }
    }
    parents
}

fn number(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}
