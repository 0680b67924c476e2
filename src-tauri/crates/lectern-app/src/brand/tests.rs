//! Talks in the look of an organisation.

use super::*;
use crate::content_root::ContentHints;
use crate::document::{Document, DocumentId};
use crate::export::{DeckFormat, ExportJob, ExportKind, ExportRequest, Reader, export_talk};
use crate::installed_pack::InstalledPack;
use crate::picture::Painter;
use crate::plan::{PlanRequest, plan_talk};
use crate::talk_file::{read_talk, write_talk};
use lectern_model::handout::{Ink, Paper};
use lectern_model::theme::{Aspect, Colour};
use std::io::{Cursor, Write};
use std::sync::atomic::AtomicBool;

const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><rect width='60' height='20' fill='#102030'/></svg>";

/// A template in navy and yellow whose logo can hardly be seen on its dark pages.
fn template(accent: &str, font: &str, logo: Option<&str>) -> Vec<u8> {
    const SPACES: &str = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
        xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' xmlns:p='http://p'";
    let rels = |links: &[(&str, &str, &str)]| {
        let link =
            |(id, kind, to): &(&str, &str, &str)| format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{to}'/>");
        format!("<Relationships xmlns='http://x'>{}</Relationships>", links.iter().map(link).collect::<String>())
    };
    let colours =
        [("dk1", "1a1a1a"), ("lt1", "ffffff"), ("dk2", "102030"), ("lt2", "eef2f6"), ("accent1", accent), ("accent2", "7a1f1f")];
    let colours: String = colours.iter().map(|(slot, hex)| format!("<a:{slot}><a:srgbClr val='{hex}'/></a:{slot}>")).collect();
    let picture = "<p:pic><p:nvPicPr><p:cNvPr id='2' name='Logo' descr='Polaris County'/></p:nvPicPr><p:blipFill><a:blip r:embed='i'/>\
        </p:blipFill><p:spPr><a:xfrm><a:off x='10000000' y='100000'/><a:ext cx='1500000' cy='500000'/></a:xfrm></p:spPr></p:pic>";
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns='http://t'><Default Extension='xml' ContentType='application/xml'/></Types>".to_owned(),
        ),
        ("_rels/.rels", rels(&[("r", "officeDocument", "ppt/presentation.xml")])),
        ("ppt/presentation.xml", format!("<p:presentation {SPACES}><p:sldSz cx='12192000' cy='6858000'/></p:presentation>")),
        ("ppt/_rels/presentation.xml.rels", rels(&[("m", "slideMaster", "m.xml")])),
        (
            "ppt/m.xml",
            format!("<p:sldMaster {SPACES}><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sldMaster>", logo.map_or("", |_| picture)),
        ),
        ("ppt/_rels/m.xml.rels", rels(&[("t", "theme", "t.xml"), ("i", "image", "logo.svg")])),
        (
            "ppt/t.xml",
            format!(
                "<a:theme {SPACES}><a:themeElements><a:clrScheme name='c'>{colours}</a:clrScheme><a:fontScheme name='f'><a:majorFont>\
                <a:latin typeface='No Such Font'/></a:majorFont><a:minorFont><a:latin typeface='{font}'/></a:minorFont></a:fontScheme>\
                </a:themeElements></a:theme>"
            ),
        ),
        ("ppt/logo.svg", logo.unwrap_or_default().to_owned()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

struct Stage {
    content: ContentRoot,
    folder: tempfile::TempDir,
    document: Document,
}

impl Stage {
    fn new() -> Self {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
        let outline = library.outlines[0].clone();
        let request = PlanRequest { audience: outline.audience, minutes: outline.minutes, language: outline.language };
        let open = OpenTalk::new(plan_talk(&library, &request).unwrap().talk, library);
        let document = Document::new(DocumentId::from("t"), open);
        Self { content, folder: tempfile::tempdir().unwrap(), document }
    }

    fn brand(&mut self, bytes: &[u8]) -> Vec<Diagnostic> {
        let path = self.folder.path().join("county.potx");
        std::fs::write(&path, bytes).unwrap();
        let (change, told) = brand_of_file(&path).unwrap();
        self.document.apply(change).unwrap();
        told
    }

    fn notes(&self) -> String {
        let notes = brand_notes(self.document.open(), &self.content, &[]).unwrap();
        notes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn a_look_comes_and_goes_as_one_step_and_travels_in_the_file() {
    let mut stage = Stage::new();
    let before = stage.document.open().clone();
    assert_eq!(stage.brand(&template("ffcc00", "Source Sans 3", Some(SVG))), []);
    assert_eq!(stage.document.undo_name().unwrap().code, "brand");
    let branded = stage.document.open().clone();
    let brand = branded.talk.brand.as_ref().unwrap();
    let logo = brand.logo.as_ref().unwrap();
    assert_eq!(
        (brand.name.as_str(), logo.image.as_str(), logo.alt.as_str()),
        ("county.potx", "images/own/logo.svg", "Polaris County")
    );
    assert_eq!(read_talk(Path::new("t"), &write_talk(&branded).unwrap()).unwrap().open.talk.brand, branded.talk.brand);
    assert!(read_talk(Path::new("t"), &write_talk(&branded).unwrap()).unwrap().open.library.images.contains_key(&logo.image));
    // The logo is taken off with the look, not alone.
    let alone = stage.document.apply(Change::RemovePictures { pictures: vec![logo.image.clone()] }).unwrap_err();
    assert!(alone.to_string().contains("remove that first"), "{alone}");
    stage.document.undo().unwrap();
    assert_eq!(*stage.document.open(), before);
    stage.document.redo().unwrap();
    stage.document.apply(Change::RemoveBrand).unwrap();
    assert_eq!(stage.document.undo_name().unwrap().code, "remove-brand");
    assert_eq!(*stage.document.open(), before);
    // A second look takes the place of the first, its logo too.
    stage.document.undo().unwrap();
    stage.brand(&template("003366", "Source Sans 3", Some(&SVG.replace("#102030", "#ffcc00"))));
    assert_eq!(stage.document.open().own_pictures().count(), 1);
}

#[test]
fn what_was_corrected_is_told_in_words_and_fonts_only_where_they_are() {
    let mut stage = Stage::new();
    stage.brand(&template("ffcc00", "Atkinson Hyperlegible Next", None));
    let notes = stage.notes();
    assert!(
        notes.contains("#ffcc00 for figures, marks and links was changed to") && notes.contains("contrast of 1.5:1"),
        "{notes}"
    );
    assert!(!notes.contains("Atkinson"), "{notes}");
    stage.brand(&template("003366", "Comic Sans MS", None));
    assert!(stage.notes().contains("the font Comic Sans MS is not on this machine; Source Sans 3 is used"), "{}", stage.notes());
}

#[test]
fn pictures_of_slides_change_with_the_look_and_have_the_logo() {
    let mut stage = Stage::new();
    let painter = Painter::new(stage.content.clone(), Vec::new()).unwrap();
    let plain = painter.talk(stage.document.open()).unwrap();
    stage.brand(&template("003366", "Source Sans 3", Some(SVG)));
    let branded = painter.talk(stage.document.open()).unwrap();
    for (before, after) in plain.slides.iter().zip(&branded.slides) {
        assert_ne!(before.pages[0].key, after.pages[0].key, "{}", after.slide);
        let svg = after.pages[0].svg().unwrap();
        assert!(svg.contains("#102030"), "{}: no logo", after.slide);
    }
    // On a dark page of its own colour it stands on a patch.
    let title = branded.slides[0].pages[0].svg().unwrap();
    assert!(title.contains("#ffffff"), "{title}");
    assert_eq!(stage.notes(), "");
    stage.document.apply(Change::RemoveBrand).unwrap();
    let again = painter.talk(stage.document.open()).unwrap();
    assert!(plain.slides.iter().zip(&again.slides).all(|(one, other)| one.pages[0].key == other.pages[0].key));
}

#[test]
fn every_format_is_made_in_both_shapes() {
    let mut stage = Stage::new();
    stage.brand(&template("003366", "No Such Font Either", Some(SVG)));
    for aspect in [Aspect::Wide, Aspect::Standard] {
        let mut open = stage.document.open().clone();
        open.talk.aspect = aspect;
        let kinds = [DeckFormat::Pdf, DeckFormat::Pptx(Reader::Audience), DeckFormat::Html(Reader::Audience)];
        let job = |format| ExportJob {
            what: ExportKind::Deck(format),
            path: stage.folder.path().join(ExportKind::Deck(format).name()),
        };
        let request = ExportRequest {
            jobs: kinds.into_iter().map(job).collect(),
            paper: Paper::A4,
            ink: Ink::Colour,
            font_folders: Vec::new(),
            threads: 1,
        };
        let report = export_talk(&open, &stage.content, &request, &|_| {}, &AtomicBool::new(false)).unwrap();
        assert_eq!(report.files.len(), 3);
        assert!(report.diagnostics.iter().any(|told| told.code == "brand-font"), "{:?}", report.diagnostics);
        let html = std::fs::read_to_string(&report.files[2].path).unwrap();
        assert!(html.contains("#102030") && html.contains("Polaris County"));
    }
}

#[test]
fn the_file_of_a_talk_is_changed_in_its_place_or_not_at_all() {
    let stage = Stage::new();
    let (talk, look) = (stage.folder.path().join("t.lectern"), stage.folder.path().join("look.potx"));
    save_talk(stage.document.open(), &talk).unwrap();
    std::fs::write(&look, template("003366", "Source Sans 3", None)).unwrap();
    let (opened, told) = brand_file(&talk, &look).unwrap();
    assert_eq!(opened.open.talk.brand.as_ref().unwrap().colours.accents[0], Colour { red: 0, green: 0x33, blue: 0x66 });
    assert!(told.iter().any(|told| told.message.contains("has no logo")), "{told:?}");
    let branded = std::fs::read(&talk).unwrap();
    std::fs::write(&look, b"no template").unwrap();
    let refused = brand_file(&talk, &look).unwrap_err().to_string();
    assert!(refused.contains("look.potx") && refused.contains("no PowerPoint deck"), "{refused}");
    assert_eq!(std::fs::read(&talk).unwrap(), branded);
    assert_eq!(unbrand_file(&talk).unwrap().open.talk.brand, None);
    assert_eq!(open_talk(&talk).unwrap().open.talk.brand, None);
}
