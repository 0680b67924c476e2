//! Colours of a theme by the names that slides use, and colours made of them.

use super::{attribute, children};
use lectern_model::theme::Colour;
use roxmltree::Node;
use std::collections::BTreeMap;

/// The slots of a theme that are of use here (ECMA-376 §20.1.6.2).
const SLOTS: [&str; 11] = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink"];
/// What a master calls its colours, and which slots those are where it does not say.
const USUAL: [(&str, &str); 4] = [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")];

/// The colours of a theme through a master's map.
#[derive(Debug, Default)]
pub(super) struct Scheme {
    slots: BTreeMap<String, Colour>,
    /// The slots by what the master calls them.
    map: BTreeMap<String, String>,
    /// Slots whose colour could not be read.
    pub(super) unread: Vec<&'static str>,
}

impl Scheme {
    /// A theme's `clrScheme` through a master's `clrMap`.
    pub(super) fn read(own: Node<'_, '_>, map: Option<Node<'_, '_>>) -> Self {
        let mut scheme = Scheme::default();
        for slot in SLOTS {
            let Some(node) = children(own, slot).next() else { continue };
            match node.children().find(Node::is_element).and_then(plain) {
                Some(colour) => drop(scheme.slots.insert(slot.to_owned(), colour)),
                None => scheme.unread.push(slot),
            }
        }
        let usual = USUAL.iter().map(|(name, slot)| ((*name).to_owned(), (*slot).to_owned()));
        scheme.map = usual.collect();
        let named = map.into_iter().flat_map(|map| map.attributes().collect::<Vec<_>>());
        scheme.map.extend(named.map(|named| (named.name().to_owned(), named.value().to_owned())));
        scheme
    }

    /// The colour of a name: one of the master's, else a slot of the theme's.
    pub(super) fn get(&self, name: &str) -> Option<Colour> {
        self.slots.get(self.map.get(name).map_or(name, String::as_str)).copied()
    }
}

/// A colour that names no other (ECMA-376 §20.1.2.3).
fn plain(node: Node<'_, '_>) -> Option<Colour> {
    let hex = |key: &str| format!("#{}", attribute(node, key)?).parse().ok();
    match node.tag_name().name() {
        "srgbClr" => hex("val"),
        "sysClr" => hex("lastClr").or(match attribute(node, "val")? {
            "window" => Some(Colour::WHITE),
            "windowText" => Some(Colour::BLACK),
            _ => None,
        }),
        "scrgbClr" => {
            let part = |key: &str| Some(encoded(percent(attribute(node, key)?)?));
            Some(Colour { red: part("r")?, green: part("g")?, blue: part("b")? })
        }
        _ => None,
    }
}

/// The colour in a fill or a reference to one.
pub(super) fn scheme_colour(scheme: &Scheme, fill: Node<'_, '_>) -> Option<Colour> {
    let node = fill.children().find(Node::is_element)?;
    let base = if node.tag_name().name() == "schemeClr" { scheme.get(attribute(node, "val")?)? } else { plain(node)? };
    let mut colour = base;
    for change in node.children().filter(Node::is_element) {
        let Some(part) = attribute(change, "val").and_then(percent) else { continue };
        colour = match change.tag_name().name() {
            "lumMod" | "shade" if part <= 1.0 => colour.mix(Colour::BLACK, 1.0 - part),
            "tint" => colour.mix(Colour::WHITE, 1.0 - part.min(1.0)),
            // So much more lightness, towards white.
            "lumOff" if part > 0.0 => colour.mix(Colour::WHITE, (part / (1.0 - lightness(colour)).max(0.01)).min(1.0)),
            _ => colour,
        };
    }
    Some(colour)
}

/// A part from thousandths of a per cent, or from a per cent as strict files write it.
fn percent(text: &str) -> Option<f32> {
    let value = match text.strip_suffix('%') {
        Some(number) => number.parse::<f32>().ok()? / 100.0,
        None => text.parse::<f32>().ok()? / 100_000.0,
    };
    (value.is_finite() && (-10.0..=10.0).contains(&value)).then_some(value)
}

/// The middle between the strongest and the weakest channel, 0 to 1.
fn lightness(colour: Colour) -> f32 {
    let (red, green, blue) = (colour.red, colour.green, colour.blue);
    (f32::from(red.max(green).max(blue)) + f32::from(red.min(green).min(blue))) / 510.0
}

/// A channel from light in parts, sRGB.
fn encoded(light: f32) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round() as u8
}
