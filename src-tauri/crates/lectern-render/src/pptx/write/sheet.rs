//! A part with shapes on it, being written: a slide, a layout, a master, a page of notes.

use super::properties::language_tag;
use crate::pptx::package::{Relationships, office};
use crate::pptx::presentation::{Holder, HolderKind, Presentation, RunLink};
use crate::pptx::xml::Xml;
use lectern_model::geometry::{Emu, Rect};
use lectern_model::language::Language;
use lectern_model::theme::Colour;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// Marks what says nothing, so that a screen reader passes it over.
const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";
/// Keeps the colour of words that lead somewhere.
const LINK_COLOUR: &str = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor";

/// A part with shapes on it.
pub(super) struct Sheet<'a> {
    pub(super) presentation: &'a Presentation<'a>,
    pub(super) xml: Xml,
    pub(super) relationships: Relationships,
    language: &'a Language,
    /// Whether text names its font: on pages of notes LibreOffice does not look in the theme.
    pub(super) names_fonts: bool,
    /// The id of the last shape; 1 is the part's own.
    shapes: u32,
}

impl<'a> Sheet<'a> {
    /// A part whose root is an element of PresentationML.
    pub(super) fn new(presentation: &'a Presentation<'a>, root: &'static str, language: &'a Language) -> Self {
        let mut xml = Xml::new();
        xml.start(root).attr("xmlns:a", DRAWING).attr("xmlns:r", OFFICE).attr("xmlns:p", SLIDES);
        Self { presentation, xml, relationships: Relationships::default(), language, names_fonts: false, shapes: 1 }
    }

    /// The language of its words, as the format writes it.
    pub(super) fn language(&self) -> String {
        language_tag(self.language)
    }

    /// Writes a colour of the theme.
    pub(super) fn colour(&mut self, colour: Colour) {
        self.presentation.scheme.write(&mut self.xml, colour);
    }

    /// Writes what fills a shape, a line or letters.
    pub(super) fn fill(&mut self, colour: Colour) {
        self.presentation.scheme.fill(&mut self.xml, colour);
    }

    /// Opens the tree of shapes; it is closed with what holds it.
    pub(super) fn open_tree(&mut self) {
        self.xml.start("p:spTree").start("p:nvGrpSpPr");
        self.xml.start("p:cNvPr").attr("id", 1).attr("name", "").end();
        self.xml.start("p:cNvGrpSpPr").end().start("p:nvPr").end().end();
        self.xml.start("p:grpSpPr").start("a:xfrm");
        self.xml.start("a:off").attr("x", 0).attr("y", 0).end().start("a:ext").attr("cx", 0).attr("cy", 0).end();
        self.xml.start("a:chOff").attr("x", 0).attr("y", 0).end().start("a:chExt").attr("cx", 0).attr("cy", 0).end();
        self.xml.end().end();
    }

    /// What a shape is called and what it shows; a drawing or picture that shows nothing says so.
    pub(super) fn identity(&mut self, name: &str, alt: Says<'_>) {
        self.shapes += 1;
        let id = self.shapes;
        self.xml.start("p:cNvPr").attr("id", id).attr("name", format_args!("{name} {}", id - 1));
        match alt {
            Says::Words => {}
            Says::Shows(alt) => {
                self.xml.attr("descr", alt);
            }
            Says::Nothing => {
                self.xml.start("a:extLst").start("a:ext").attr("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}");
                self.xml.start("adec:decorative").attr("xmlns:adec", DECORATIVE).attr("val", 1).end().end().end();
            }
        }
        self.xml.end();
    }

    /// Which placeholder a shape fills.
    pub(super) fn holder(&mut self, holder: Option<Holder>) {
        self.xml.start("p:nvPr");
        if let Some(holder) = holder {
            let kind = match holder.kind {
                HolderKind::Title => Some("title"),
                HolderKind::CentredTitle => Some("ctrTitle"),
                HolderKind::Subtitle => Some("subTitle"),
                HolderKind::Text => Some("body"),
                HolderKind::Object => None,
                HolderKind::Table => Some("tbl"),
                HolderKind::Chart => Some("chart"),
                HolderKind::Picture => Some("pic"),
                HolderKind::Footer => Some("ftr"),
                HolderKind::SlideNumber => Some("sldNum"),
            };
            self.xml.start("p:ph").some_attr("type", kind);
            self.xml.some_attr("idx", (holder.index > 0).then_some(holder.index)).end();
        }
        self.xml.end();
    }

    /// Where a shape stands.
    pub(super) fn place(&mut self, element: &'static str, bounds: Rect) {
        let edge = |length| Emu::from(length).0;
        // Both ends are rounded, not the length: boxes that touch stay touching.
        let (x, y) = (edge(bounds.x), edge(bounds.y));
        let (cx, cy) = (edge(bounds.right()) - x, edge(bounds.bottom()) - y);
        self.xml.start(element);
        self.xml.start("a:off").attr("x", x).attr("y", y).end();
        self.xml.start("a:ext").attr("cx", cx.max(0)).attr("cy", cy.max(0)).end();
        self.xml.end();
    }

    /// Where words lead.
    pub(super) fn link(&mut self, link: &RunLink) {
        let (id, action) = match link {
            RunLink::Address(uri) => (self.relationships.link(uri), None),
            RunLink::Slide(at) => {
                (self.relationships.part(office!("slide"), &super::slide_name(*at)), Some("ppaction://hlinksldjump"))
            }
        };
        self.xml.start("a:hlinkClick").attr("r:id", id).some_attr("action", action);
        self.xml.start("a:extLst").start("a:ext").attr("uri", "{A12FA001-AC4F-418D-AE19-62706E023703}");
        self.xml.start("ahyp:hlinkClr").attr("xmlns:ahyp", LINK_COLOUR).attr("val", "tx").end();
        self.xml.end().end().end();
    }
}

/// What a shape says to somebody who cannot see it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Says<'a> {
    /// The words in it.
    Words,
    /// What it shows.
    Shows(&'a str),
    /// Nothing: decoration.
    Nothing,
}

impl<'a> From<Option<&'a str>> for Says<'a> {
    fn from(alt: Option<&'a str>) -> Self {
        alt.map_or(Says::Nothing, Says::Shows)
    }
}
