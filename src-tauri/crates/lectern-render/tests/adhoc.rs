#![allow(clippy::unwrap_used)]
#[allow(dead_code)]
#[path = "pdf/fixture.rs"]
mod fixture;
use fixture::*;
use lectern_render::render_pdf;
use lectern_scene::scene::Scene;
use lectern_scene::structure::{Role as Is, Structure};
use std::sync::Arc;
#[test]
fn adhoc() {
    let mut maker = Maker::new("Ad hoc: größer");
    let mut scene = Scene::new(letter());
    let data = std::fs::read("/work/main/content/fonts/NotoSansArabic-Regular.ttf").unwrap();
    let font = maker.document.fonts.add("NotoSansArabic-Regular", &Arc::from(data), 0);
    let style = Style { font, size: 18.0, colour: INK };
    // lam-alef as one glyph
    let mut run = maker.run_right_to_left(style, 72.0, 60.0, "كتاب الس\u{fefb}م عليكم");
    let lig = "كتاب الس\u{fefb}م عليكم".find('\u{fefb}').unwrap() as u32;
    run.text = Arc::from("كتاب السلام عليكم");
    println!("{:?}", run.glyphs.iter().map(|g| g.id).collect::<Vec<_>>());
    for g in &mut run.glyphs {
        if g.text.start == lig { g.text = lig..lig + 4; } else if g.text.start > lig { g.text.start += 1; g.text.end += 1; }
    }
    maker.words(&mut scene, Structure::ROOT, Is::Paragraph, run);
    let style = Style { font: maker.hebrew, size: 18.0, colour: INK };
    let run = maker.run_right_to_left(style, 72.0, 90.0, "שלום עולם טוב");
    maker.words(&mut scene, Structure::ROOT, Is::Paragraph, run);
    let run = maker.run_right_to_left(style, 72.0, 120.0, "בְּרֵאשִׁית בָּרָא אֱלֹהִים");
    maker.words(&mut scene, Structure::ROOT, Is::Paragraph, run);
    maker.document.pages.push(scene);
    std::fs::write("/tmp/rtl.pdf", render_pdf(&maker.document).unwrap()).unwrap();
}
