//! The look of a PowerPoint deck or template: the colours and fonts of its theme, and its logo. Nothing else of the file is read; its
//! slides and macros are not opened.

mod colour;
mod logo;
mod painted;

use super::error::ImportError;
use super::package::{Limits, Package, PackageError, Relationships};
use super::xml::{attribute, child, children, is, parse_xml, path, relation};
use colour::{Scheme, scheme_colour};
use lectern_model::brand::{Brand, BrandColours};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::theme::Colour;
use roxmltree::Node;
use std::sync::Arc;

/// The code of notes about what could not be taken.
const TAKEN: &str = "brand-file";
/// The longest name of a family.
const LONGEST_NAME: usize = 100;
/// How many layouts are looked through for a title slide's.
const MOST_LAYOUTS: usize = 200;

/// What a file lends.
#[derive(Debug, Clone, PartialEq)]
pub struct BrandFile {
    /// Its colours and fonts, without the logo.
    pub brand: Brand,
    /// Its logo.
    pub logo: Option<BrandLogo>,
    /// What could not be taken, and why.
    pub diagnostics: Vec<Diagnostic>,
}

/// A logo in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandLogo {
    /// What its file is to be called.
    pub name: String,
    /// Its bytes: PNG, JPEG or SVG.
    pub bytes: Arc<[u8]>,
    /// What somebody wrote that it shows; may be empty.
    pub alt: String,
}

/// Reads the look of a PowerPoint deck or template; `name` is what the file is called.
///
/// # Errors
/// It is refused or damaged, is no presentation, or has no theme with colours.
pub fn read_brand(name: &str, bytes: &[u8]) -> Result<BrandFile, ImportError> {
    let package = Package::read(bytes, Limits::DECK).map_err(|error| match error {
        PackageError::NotPackage => ImportError::NotPresentation,
        other => ImportError::Package(other),
    })?;
    let main = package.main_part()?;
    let text = required(&package, &main)?;
    let document = parse_xml(&main, &text)?;
    let root = document.root_element();
    if !is(root, "presentation") {
        return Err(ImportError::NotPresentation);
    }
    let relationships = package.relationships(&main)?;
    let master = first_master(root, &relationships).ok_or(ImportError::NoTheme("slide master"))?;
    let page = logo::PageSize::of(root);
    let mut diagnostics = Vec::new();
    if package.has_macros() {
        diagnostics.push(Diagnostic::note(TAKEN, format!("`{name}`: the macros in it were not read")));
    }
    let relations = package.relationships(&master)?;
    let layout = title_layout(&package, &relations);
    let master = Master { part: &master, relationships: &relations, title_layout: layout.as_deref() };
    let brand = theme(&package, name, &master, &mut diagnostics)?;
    let logo = logo::find(&package, name, &master, page, &mut diagnostics);
    Ok(BrandFile { brand, logo, diagnostics })
}

fn required(package: &Package<'_>, part: &str) -> Result<String, PackageError> {
    package.xml_text(part)?.ok_or_else(|| PackageError::Missing(part.to_owned()))
}

fn first_master(root: Node<'_, '_>, relationships: &Relationships) -> Option<String> {
    let listed = path(root, &["sldMasterIdLst", "sldMasterId"]).and_then(|master| relationships.part(relation(master, "id")?));
    listed.or_else(|| relationships.parts_of("slideMaster").next()).map(str::to_owned)
}

/// A slide master.
struct Master<'a> {
    part: &'a str,
    relationships: &'a Relationships,
    /// The part of its layout of title slides.
    title_layout: Option<&'a str>,
}

/// The colours and fonts of a master's theme, as the master uses them.
fn theme(
    package: &Package<'_>,
    name: &str,
    master: &Master<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Brand, ImportError> {
    let part = master.relationships.parts_of("theme").next().ok_or(ImportError::NoTheme("theme"))?;
    let text = required(package, part)?;
    let document = parse_xml(part, &text)?;
    let elements = child(document.root_element(), "themeElements").ok_or(ImportError::NoTheme("theme"))?;
    let own = child(elements, "clrScheme").ok_or(ImportError::NoTheme("theme colours"))?;
    let master_text = required(package, master.part)?;
    let master_document = parse_xml(master.part, &master_text)?;
    let root = master_document.root_element();
    let scheme = Scheme::read(own, child(root, "clrMap"));
    for slot in &scheme.unread {
        let message = format!("`{name}`: its colour {slot} is written in a way that is not read, and was left out");
        diagnostics.push(Diagnostic::note(TAKEN, message));
    }
    let mut colours = colours(&scheme, root).ok_or(ImportError::NoTheme("theme colours"))?;
    if painted::is_nobodys(&colours) {
        let found = painted::colours(package, [Some(master.part), master.title_layout]);
        diagnostics.push(painted::told(name, &found));
        painted::replace(&mut colours, found);
    }
    let family = |kind: &str| {
        let face = attribute(path(elements, &["fontScheme", kind, "latin"])?, "typeface")?.trim();
        let is_name =
            !face.is_empty() && face.len() <= LONGEST_NAME && !face.starts_with('+') && !face.contains(char::is_control);
        is_name.then(|| face.to_owned())
    };
    Ok(Brand { name: name.to_owned(), colours, heading_font: family("majorFont"), text_font: family("minorFont"), logo: None })
}

/// The colours by use: the page as the master paints it, text and titles as it writes them, else as their slots say.
fn colours(scheme: &Scheme, master: Node<'_, '_>) -> Option<BrandColours> {
    let style = |style: &str| {
        let fill = path(master, &["txStyles", style, "lvl1pPr", "defRPr", "solidFill"])?;
        scheme_colour(scheme, fill)
    };
    let painted = path(master, &["cSld", "bg"]).and_then(|ground| {
        let fill = child(ground, "bgRef").or_else(|| path(ground, &["bgPr", "solidFill"]))?;
        scheme_colour(scheme, fill)
    });
    let background = painted.or_else(|| scheme.get("bg1"))?;
    let text = style("bodyStyle").or_else(|| scheme.get("tx1"))?;
    let titles = style("titleStyle").filter(|colour| *colour != text);
    let accents: Vec<Colour> =
        ["accent1", "accent2", "accent3", "accent4", "accent5", "accent6"].iter().filter_map(|slot| scheme.get(slot)).collect();
    let first = accents.first().copied()?;
    Some(BrandColours {
        background,
        text,
        background_2: scheme.get("bg2").unwrap_or(background),
        text_2: titles.or_else(|| scheme.get("tx2")).unwrap_or(text),
        link: scheme.get("hlink").unwrap_or(first),
        accents,
    })
}

/// The layout of title slides of a master; the first where none says that it is one.
fn title_layout(package: &Package<'_>, relationships: &Relationships) -> Option<String> {
    let layouts = || relationships.parts_of("slideLayout").take(MOST_LAYOUTS);
    let is_titles = |part: &&str| {
        let text = package.xml_text(part).ok().flatten().unwrap_or_default();
        parse_xml(part, &text).is_ok_and(|document| attribute(document.root_element(), "type") == Some("title"))
    };
    layouts().find(is_titles).or_else(|| layouts().next()).map(str::to_owned)
}

#[cfg(test)]
mod tests;
