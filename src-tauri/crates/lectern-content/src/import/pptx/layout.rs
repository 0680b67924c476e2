//! What slides take from their layouts and masters: where placeholders stand, and which paragraphs have bullets.

use super::super::package::{Package, Relationships};
use super::super::tree::Role;
use super::super::xml::{attribute, child, children, parse_xml, path};
use roxmltree::Node;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Where something stands, in EMU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

impl Bounds {
    /// From an `xfrm`; what is beyond any page is none.
    pub(super) fn of(frame: Node<'_, '_>) -> Option<Self> {
        let number = |name: &str, key: &str| {
            let value: i64 = attribute(child(frame, name)?, key)?.parse().ok()?;
            (value.abs() < 1 << 40).then_some(value)
        };
        Some(Self { x: number("off", "x")?, y: number("off", "y")?, width: number("ext", "cx")?, height: number("ext", "cy")? })
    }
}

/// How a paragraph of a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bullet {
    None,
    Mark,
    /// Numbered from a number on.
    Number(u32),
}

impl Bullet {
    /// What the properties of a paragraph say; none where they say nothing.
    pub(super) fn of(properties: Node<'_, '_>) -> Option<Self> {
        properties.children().find_map(|node| match node.tag_name().name() {
            "buNone" => Some(Bullet::None),
            "buChar" | "buBlip" => Some(Bullet::Mark),
            "buAutoNum" => {
                Some(Bullet::Number(attribute(node, "startAt").and_then(|start| start.parse().ok()).unwrap_or(1).min(30_000)))
            }
            _ => None,
        })
    }
}

/// The bullets of nine levels, as far as a list style names them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Levels([Option<Bullet>; 9]);

impl Levels {
    /// From a `lstStyle` or one of the master's styles.
    pub(super) fn of(style: Node<'_, '_>) -> Self {
        const NAMES: [&str; 9] =
            ["lvl1pPr", "lvl2pPr", "lvl3pPr", "lvl4pPr", "lvl5pPr", "lvl6pPr", "lvl7pPr", "lvl8pPr", "lvl9pPr"];
        Self(NAMES.map(|name| child(style, name).and_then(Bullet::of)))
    }

    pub(super) fn get(&self, level: u8) -> Option<Bullet> {
        self.0.get(usize::from(level)).copied().flatten()
    }
}

/// A placeholder of a layout or a master.
#[derive(Debug, Clone)]
struct Place {
    kind: String,
    index: String,
    bounds: Option<Bounds>,
    levels: Levels,
}

/// What a slide takes from its layout.
#[derive(Debug, Default)]
pub(super) struct Layout {
    kind: String,
    own: Vec<Place>,
    master: Vec<Place>,
    title: Levels,
    body: Levels,
    other: Levels,
}

impl Layout {
    /// What pages with this layout are.
    pub(super) fn role(&self) -> Role {
        match self.kind.as_str() {
            "title" => Role::Title,
            "secHead" => Role::Section,
            _ => Role::Content,
        }
    }

    /// The kind of a placeholder that names only its index.
    pub(super) fn kind_of(&self, kind: &str, index: &str) -> String {
        if !kind.is_empty() {
            return kind.to_owned();
        }
        let found = self.own.iter().find(|place| !index.is_empty() && place.index == index);
        found.map_or(String::new(), |place| place.kind.clone())
    }

    fn places<'s>(&'s self, kind: &'s str, index: &'s str) -> impl Iterator<Item = &'s Place> {
        let same =
            |one: &str, other: &str| one == other || (is_body(one) && is_body(other)) || (is_title(one) && is_title(other));
        let by_index = self.own.iter().find(move |place| !index.is_empty() && place.index == index);
        let by_kind = self.own.iter().find(move |place| same(&place.kind, kind));
        let masters = self.master.iter().find(move |place| same(&place.kind, kind));
        by_index.or(by_kind).into_iter().chain(masters)
    }

    /// Where a placeholder stands that does not say so itself.
    pub(super) fn bounds(&self, kind: &str, index: &str) -> Option<Bounds> {
        self.places(kind, index).find_map(|place| place.bounds)
    }

    /// How a paragraph in a placeholder begins that does not say so itself; with no placeholder, as text does.
    pub(super) fn bullet(&self, placeholder: Option<(&str, &str)>, level: u8) -> Bullet {
        let styled = match placeholder {
            Some((kind, index)) => {
                let style = if is_title(kind) { &self.title } else { &self.body };
                let fallback = || style.get(level);
                self.places(kind, index)
                    .find_map(|place| place.levels.get(level))
                    .or_else(|| if kind == "subTitle" { None } else { fallback() })
            }
            None => self.other.get(level),
        };
        styled.unwrap_or(Bullet::None)
    }
}

pub(super) fn is_title(kind: &str) -> bool {
    matches!(kind, "title" | "ctrTitle")
}

fn is_body(kind: &str) -> bool {
    matches!(kind, "" | "body" | "obj" | "tbl" | "chart" | "dgm" | "media" | "clipArt")
}

/// The layouts of a deck, each read once.
#[derive(Debug, Default)]
pub(super) struct Layouts(BTreeMap<String, Rc<Layout>>);

impl Layouts {
    /// The layout of a slide; one that is damaged says nothing.
    pub(super) fn of(&mut self, package: &Package<'_>, slide: &Relationships) -> Rc<Layout> {
        let Some(part) = slide.parts_of("slideLayout").next() else { return self.plain() };
        if let Some(known) = self.0.get(part) {
            return Rc::clone(known);
        }
        let layout = Rc::new(read(package, part).unwrap_or_default());
        self.0.insert(part.to_owned(), Rc::clone(&layout));
        layout
    }

    /// A layout that says nothing.
    pub(super) fn plain(&self) -> Rc<Layout> {
        Rc::new(Layout::default())
    }
}

fn read(package: &Package<'_>, part: &str) -> Option<Layout> {
    let text = package.xml_text(part).ok().flatten()?;
    let document = parse_xml(part, &text).ok()?;
    let root = document.root_element();
    let kind = attribute(root, "type").unwrap_or_default().to_owned();
    let mut layout = Layout { kind, own: places(root), ..Layout::default() };
    let relationships = package.relationships(part).ok()?;
    let Some(master) = relationships.parts_of("slideMaster").next() else { return Some(layout) };
    let Some(text) = package.xml_text(master).ok().flatten() else { return Some(layout) };
    let Ok(document) = parse_xml(master, &text) else { return Some(layout) };
    let root = document.root_element();
    layout.master = places(root);
    let style = |name: &str| path(root, &["txStyles", name]).map(Levels::of).unwrap_or_default();
    (layout.title, layout.body, layout.other) = (style("titleStyle"), style("bodyStyle"), style("otherStyle"));
    Some(layout)
}

fn places(root: Node<'_, '_>) -> Vec<Place> {
    let Some(tree) = path(root, &["cSld", "spTree"]) else { return Vec::new() };
    let place = |shape: Node<'_, '_>| {
        let placeholder = path(shape, &["nvSpPr", "nvPr", "ph"])?;
        Some(Place {
            kind: attribute(placeholder, "type").unwrap_or_default().to_owned(),
            index: attribute(placeholder, "idx").unwrap_or_default().to_owned(),
            bounds: path(shape, &["spPr", "xfrm"]).and_then(Bounds::of),
            levels: path(shape, &["txBody", "lstStyle"]).map(Levels::of).unwrap_or_default(),
        })
    };
    children(tree, "sp").filter_map(place).collect()
}
