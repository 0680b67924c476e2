//! Colours that are painted on a master without the theme's knowing: LibreOffice writes its templates so, under the theme that every
//! new file has.

use super::{Package, TAKEN, attribute, is, parse_xml};
use lectern_model::brand::BrandColours;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::theme::Colour;
use std::collections::BTreeMap;

/// The first two accents of the themes that new files have: of Office 2007, 2013, 2013's slides and 2023, and LibreOffice's own.
const NOBODYS: [[&str; 2]; 5] =
    [["#4f81bd", "#c0504d"], ["#5b9bd5", "#ed7d31"], ["#4472c4", "#ed7d31"], ["#156082", "#e97132"], ["#18a303", "#0369a3"]];
/// How far the channels of a colour are apart at least; others are greys.
const COLOURED: u8 = 40;
/// The least of that for dark colours.
const DARKEST: u8 = 12;
/// Lighter colours are grounds.
const PALEST: f64 = 0.8;
/// How far two colours are apart at least, in all channels together.
const APART: u16 = 60;
/// The most colours that are taken.
const MOST: usize = 6;

/// Whether the accents are those of a theme that nobody has chosen.
pub(super) fn is_nobodys(colours: &BrandColours) -> bool {
    let [first, second, ..] = colours.accents.as_slice() else { return false };
    NOBODYS.contains(&[first.to_string().as_str(), second.to_string().as_str()])
}

/// The colours written out on some pages, the most used first; greys left out.
pub(super) fn colours(package: &Package<'_>, parts: [Option<&str>; 2]) -> Vec<Colour> {
    let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
    for part in parts.into_iter().flatten() {
        let text = package.xml_text(part).ok().flatten().unwrap_or_default();
        let Ok(document) = parse_xml(part, &text) else { continue };
        for node in document.descendants().filter(|node| is(*node, "srgbClr")) {
            if let Some(colour) = attribute(node, "val").and_then(|value| format!("#{value}").parse().ok()) {
                *counts.entry(colour).or_default() += 1;
            }
        }
    }
    let mut used: Vec<(Colour, usize)> = counts.into_iter().filter(|(colour, _)| is_coloured(*colour)).collect();
    used.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut found: Vec<Colour> = Vec::new();
    for (colour, _) in used {
        if found.len() < MOST && found.iter().all(|other| distance(*other, colour) >= APART) {
            found.push(colour);
        }
    }
    found
}

fn is_coloured(colour: Colour) -> bool {
    let channels = [colour.red, colour.green, colour.blue];
    let most = channels.into_iter().max().unwrap_or_default();
    let apart = most - channels.into_iter().min().unwrap_or_default();
    // Dark colours are closer to grey than they seem.
    apart >= COLOURED.min((most / 3).max(DARKEST)) && colour.luminance() <= PALEST
}

fn distance(a: Colour, b: Colour) -> u16 {
    [(a.red, b.red), (a.green, b.green), (a.blue, b.blue)].iter().map(|(a, b)| u16::from(a.abs_diff(*b))).sum()
}

/// Puts painted colours in the place of the theme's.
pub(super) fn replace(colours: &mut BrandColours, painted: Vec<Colour>) {
    let Some(first) = painted.first().copied() else { return };
    let dark = painted.iter().copied().find(|colour| colour.contrast(colours.background) >= 7.0);
    colours.text_2 = dark.unwrap_or(colours.text);
    colours.background_2 = colours.background;
    colours.link = dark.unwrap_or(first);
    colours.accents = painted;
}

pub(super) fn told(name: &str, painted: &[Colour]) -> Diagnostic {
    let own = format!("`{name}`: the theme in it has the colours that every new file has");
    if painted.is_empty() {
        let hint = "If these are not yours, choose a file in whose theme the colours of your organisation are set.";
        return Diagnostic::note(TAKEN, own).hint(hint);
    }
    let list: Vec<String> = painted.iter().map(ToString::to_string).collect();
    Diagnostic::note(TAKEN, format!("{own}; those painted on its master are used: {}", list.join(", ")))
}
