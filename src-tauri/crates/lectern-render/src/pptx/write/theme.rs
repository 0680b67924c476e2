//! The theme's part: twelve colours, two fonts, and the plain fills, lines and effects every theme has to have.

use crate::pptx::font::font_kind;
use crate::pptx::palette::SLOTS;
use crate::pptx::presentation::Presentation;
use crate::pptx::xml::Xml;
use lectern_scene::font::Fonts;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The theme's part.
pub(super) fn theme(presentation: &Presentation<'_>) -> String {
    let theme = presentation.theme;
    let mut xml = Xml::new();
    xml.start("a:theme").attr("xmlns:a", DRAWING).attr("name", &theme.name).start("a:themeElements");
    xml.start("a:clrScheme").attr("name", &theme.name);
    for (slot, colour) in SLOTS.iter().zip(presentation.scheme.colours) {
        xml.start(slot).start("a:srgbClr");
        xml.attr("val", format_args!("{:02X}{:02X}{:02X}", colour.red, colour.green, colour.blue)).end().end();
    }
    xml.end().start("a:fontScheme").attr("name", &theme.name);
    let heading = presentation.semibold.as_ref().unwrap_or(&theme.font);
    for (font, family) in [("a:majorFont", heading), ("a:minorFont", &theme.font)] {
        xml.start(font).start("a:latin");
        typeface(&mut xml, presentation.fonts, family);
        xml.end();
        xml.start("a:ea").attr("typeface", "").end().start("a:cs").attr("typeface", "").end().end();
    }
    xml.end();
    formats(&mut xml, &theme.name);
    xml.end().start("a:objectDefaults").end().start("a:extraClrSchemeLst").end();
    xml.finish()
}

/// The name of a family and what it is like, by which a program without it finds a close one.
pub(super) fn typeface(xml: &mut Xml, fonts: &Fonts, family: &str) {
    xml.attr("typeface", family);
    if let Some(kind) = font_kind(fonts, family) {
        let panose: String = kind.panose.iter().map(|byte| format!("{byte:02X}")).collect();
        xml.attr("panose", panose).attr("pitchFamily", kind.pitch_family);
    }
}

/// Three of each, all plain: nothing here has gradients or shadows.
fn formats(xml: &mut Xml, name: &str) {
    let fill = |xml: &mut Xml| {
        xml.start("a:solidFill").start("a:schemeClr").attr("val", "phClr").end().end();
    };
    xml.start("a:fmtScheme").attr("name", name).start("a:fillStyleLst");
    (0..3).for_each(|_| fill(xml));
    xml.end().start("a:lnStyleLst");
    for width in [6350, 12_700, 19_050] {
        xml.start("a:ln").attr("w", width).attr("cap", "flat").attr("cmpd", "sng").attr("algn", "ctr");
        fill(xml);
        xml.start("a:prstDash").attr("val", "solid").end().start("a:miter").attr("lim", 800_000).end().end();
    }
    xml.end().start("a:effectStyleLst");
    for _ in 0..3 {
        xml.start("a:effectStyle").start("a:effectLst").end().end();
    }
    xml.end().start("a:bgFillStyleLst");
    (0..3).for_each(|_| fill(xml));
    xml.end().end();
}
