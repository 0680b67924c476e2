//! What an audience would notice of slides.

mod direction;

use super::{PageCount, layout_deck, layout_slide, layout_whole_deck};
use crate::layout::Layout;
use crate::test_deck::{
    chart, cited, deck, heading, image, line_drawing, list, paragraph, reference, sample_slide, slide, spans, table, theme,
};
use crate::test_fonts::typesetter;
use lectern_model::block::{Block, DeckBlock, Picture, Tone};
use lectern_model::brand::{Logo, LogoInk};
use lectern_model::chart::ChartKind;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::geometry::{Pt, Rect};
use lectern_model::image::Image;
use lectern_model::slide::{Icon, SlideKind};
use lectern_model::source::Grade;
use lectern_model::theme::{Aspect, Colour, Placeholder, PlaceholderKind};
use lectern_scene::document::Document;
use lectern_scene::dump::{dump_scenes, dump_structure};
use lectern_scene::scene::{ItemKind, Role, Scene};
use lectern_scene::shape::{Shape, Step};
use lectern_scene::structure::{self, Child, NodeId, Structure};
use lectern_scene::text::{Glyph, GlyphRun};

const ASPECTS: [Aspect; 2] = [Aspect::Wide, Aspect::Standard];

fn lay_out(slides: Vec<DeckSlide>) -> Layout {
    layout_deck(&mut typesetter(), &deck(slides), &theme("calm"), Aspect::Wide)
}

fn all_kinds() -> Deck {
    deck(SlideKind::ALL.map(sample_slide).into())
}

fn codes(layout: &Layout) -> Vec<&str> {
    layout.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

/// Words without end, no two neighbours alike.
fn many_words(count: usize) -> String {
    (0..count)
        .map(|at| format!("{}{at}", ["child", "trusted", "a", "responsibility", "hears"][at % 5]))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The bounding box of a shape.
fn bounds(shape: &Shape) -> Option<Rect> {
    let points = shape.path.steps.iter().flat_map(|step| match step {
        Step::Move(a) | Step::Line(a) => vec![*a],
        Step::Curve(a, b, c) => vec![*a, *b, *c],
        Step::Close => Vec::new(),
    });
    points.map(|point| Rect::new(point.x, point.y, Pt::ZERO, Pt::ZERO)).reduce(|a, b| {
        let (left, top) = (a.x.min(b.x), a.y.min(b.y));
        Rect::new(left, top, a.right().max(b.right()) - left, a.bottom().max(b.bottom()) - top)
    })
}

/// The width of a run without the space that hangs over at its end.
fn ink_width(run: &GlyphRun) -> Pt {
    let is_space = |glyph: &&Glyph| run.text[glyph.text.start as usize..glyph.text.end as usize].trim().is_empty();
    run.width() - run.glyphs.iter().rev().take_while(is_space).map(|glyph| glyph.advance).sum()
}

fn holds(outer: Rect, inner: Rect, slack: f32) -> bool {
    inner.x.0 >= outer.x.0 - slack
        && inner.y.0 >= outer.y.0 - slack
        && inner.right().0 <= outer.right().0 + slack
        && inner.bottom().0 <= outer.bottom().0 + slack
}

/// Nothing sticks out of the slide; every word stands in a frame; frames stand beside one another.
fn assert_inside(document: &Document, about: &str) {
    for (at, page) in document.pages.iter().enumerate() {
        let about = format!("{about}, page {}", at + 1);
        let whole = Rect::new(Pt::ZERO, Pt::ZERO, page.size.width, page.size.height);
        for frame in &page.frames {
            assert!(holds(whole, frame.bounds, 0.1), "{about}: {frame:?}");
        }
        for (at, frame) in page.frames.iter().enumerate() {
            for other in &page.frames[at + 1..] {
                assert!(!frame.bounds.inset(Pt(0.2)).overlaps(other.bounds.inset(Pt(0.2))), "{about}: {frame:?} {other:?}");
            }
        }
        for item in &page.items {
            match &item.kind {
                ItemKind::Text(run) => {
                    // From the x-height to the baseline: what every letter covers. Large figures stand on the margin with their
                    // strokes, their white outside.
                    let ink = Rect::new(run.origin.x, run.origin.y - run.size * 0.45, ink_width(run), run.size * 0.45);
                    let inside = page.frames.iter().any(|frame| holds(frame.bounds, ink, run.size.0.max(20.0) * 0.05));
                    assert!(inside, "{about}: `{}` at {ink:?} {:?}", run.text, page.frames);
                }
                ItemKind::Shape(shape) => {
                    let ink = bounds(shape).unwrap_or_default();
                    assert!(holds(whole, ink, 0.1), "{about}: shape at {ink:?}");
                }
                ItemKind::Image(_, rect) => {
                    assert!(page.frames.iter().any(|frame| holds(frame.bounds, *rect, 0.1)), "{about}: picture at {rect:?}");
                }
                ItemKind::Scene(..) => {}
            }
        }
    }
}

/// The words of the content under an element, in reading order.
fn read(document: &Document, id: NodeId, words: &[String], out: &mut String) {
    let Some(node) = document.structure.node(id) else { return };
    for child in &node.children {
        match child {
            Child::Node(id) => read(document, *id, words, out),
            Child::Content(id) => {
                out.push_str(words.get(id.index()).map_or("", String::as_str));
                out.push(' ');
            }
        }
    }
}

fn read_all(document: &Document) -> Vec<String> {
    let mut words = vec![String::new(); 100_000];
    for item in document.pages.iter().flat_map(|page| &page.items) {
        if let (Role::Content(id), ItemKind::Text(run)) = (item.role, &item.kind) {
            words[id.index()].push_str(&run.text);
        }
    }
    let mut out = String::new();
    read(document, Structure::ROOT, &words, &mut out);
    out.split_whitespace().filter(|word| *word != "•").map(str::to_owned).collect()
}

#[test]
fn a_slide_of_each_kind() {
    for kind in SlideKind::ALL {
        let layout = lay_out(vec![sample_slide(kind)]);
        assert_eq!(codes(&layout), Vec::<&str>::new(), "{kind:?}");
        insta::assert_snapshot!(kind.name(), dump_scenes(&layout.document));
    }
}

#[test]
fn the_structure_reads_like_the_slides() {
    insta::assert_snapshot!("structure", dump_structure(&layout_all("calm", Aspect::Wide).document));
}

fn layout_all(name: &str, aspect: Aspect) -> Layout {
    layout_deck(&mut typesetter(), &all_kinds(), &theme(name), aspect)
}

#[test]
fn every_kind_stands_inside_its_frames_in_both_themes_and_shapes() {
    for name in ["calm", "contrast"] {
        for aspect in ASPECTS {
            assert_inside(&layout_all(name, aspect).document, &format!("{name} {aspect:?}"));
        }
    }
}

/// Bodies of `count` words in every kind that has a body of words.
fn long_slides(count: usize) -> Vec<DeckSlide> {
    let words = many_words(count);
    let halves: Vec<String> = words.split(' ').map(str::to_owned).collect();
    let items: Vec<String> = halves.chunks(12).map(|chunk| chunk.join(" ")).collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let rows: Vec<Vec<&str>> = items.chunks(3).map(|chunk| [chunk, &["", ""]].concat()[..3].to_vec()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let body = |kind: SlideKind| -> Vec<DeckBlock> {
        match kind {
            SlideKind::TwoColumns => {
                vec![heading("Do", Tone::Do), list(None, &items), heading("Don’t", Tone::Dont), list(None, &items)]
            }
            SlideKind::Table => vec![table(&rows)],
            SlideKind::Steps => vec![list(Some(1), &items)],
            SlideKind::Bullets => vec![list(None, &items)],
            SlideKind::Quote => vec![Block::Quote(vec![paragraph(&words)]), paragraph("— who")],
            SlideKind::Chart => {
                let chart = chart(ChartKind::Bar, &items, &[("", &vec![3.0; items.len()])]);
                vec![Block::Chart(chart), paragraph(&words)]
            }
            _ => vec![paragraph("One."), paragraph(&words)],
        }
    };
    let kinds = SlideKind::ALL.into_iter().filter(|kind| !matches!(kind, SlideKind::Title | SlideKind::References));
    kinds.map(|kind| slide(kind.name(), kind, "What we know", body(kind))).collect()
}

#[test]
fn long_text_never_leaves_its_frames() {
    for (count, aspect) in [(1, Aspect::Wide), (60, Aspect::Standard), (250, Aspect::Wide), (600, Aspect::Standard)] {
        let layout = layout_deck(&mut typesetter(), &deck(long_slides(count)), &theme("calm"), aspect);
        assert_inside(&layout.document, &format!("{count} words, {aspect:?}"));
    }
}

#[test]
fn long_titles_warnings_caveats_and_sources_never_leave_their_frames() {
    for count in [20, 150, 600] {
        let words = many_words(count);
        let mut long = slide("long", SlideKind::Bullets, &words, vec![list(None, &["One", "Two"])]);
        long.warning = Some(words.clone());
        long.caveat = vec![paragraph(&words), list(None, &[&words])];
        long.cited = (1..=40).map(cited).collect();
        let mut deck = deck(vec![sample_slide(SlideKind::Title), long, sample_slide(SlideKind::References)]);
        deck.title = words.clone();
        deck.subtitle = words.clone();
        deck.presenter = words.clone();
        deck.slides[0].title = spans(&words);
        deck.references = (1..=40).map(|number| reference(number, Grade::Found)).collect();
        for aspect in ASPECTS {
            let layout = layout_deck(&mut typesetter(), &deck, &theme("calm"), aspect);
            assert_inside(&layout.document, &format!("{count} words, {aspect:?}"));
            let told = layout.diagnostics.iter().any(|diagnostic| diagnostic.message.contains("`long`"));
            assert!(told || count == 20, "{:?}", layout.diagnostics);
        }
    }
}

#[test]
fn a_word_without_end_a_wide_table_and_a_huge_picture_stay_in_their_frames() {
    let word = "responsibility".repeat(30);
    let wide: Vec<&str> = vec!["Sensitivity"; 30];
    let picture = |image: &str| {
        let caption = spans(&many_words(80));
        vec![Block::Picture(Picture { image: image.into(), alt: many_words(300), caption }), paragraph("Beside it.")]
    };
    let slides = vec![
        slide("word", SlideKind::Bullets, &word, vec![list(None, &[&word])]),
        slide("statement", SlideKind::Statement, "One", vec![paragraph(&word)]),
        slide("columns", SlideKind::TwoColumns, "Two", vec![heading(&word, Tone::Do), paragraph("x"), heading("y", Tone::Dont)]),
        slide("table", SlideKind::Table, "Many columns", vec![table(&[&wide, &wide])]),
        slide("huge", SlideKind::Picture, "Huge", picture("images/huge.png")),
        slide("thin", SlideKind::Picture, "Thin", picture("images/thin.png")),
        slide("missing", SlideKind::Picture, "Missing", picture("images/none.png")),
    ];
    let mut deck = deck(slides);
    deck.images.insert("images/huge.png".into(), image(100_000, 9));
    deck.images.insert("images/thin.png".into(), image(1, 90_000));
    for aspect in ASPECTS {
        let layout = layout_deck(&mut typesetter(), &deck, &theme("calm"), aspect);
        assert_inside(&layout.document, &format!("{aspect:?}"));
    }
}

#[test]
fn charts_of_every_kind_stay_in_their_frames() {
    let years: Vec<String> = (1990..2024).map(|year| year.to_string()).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let values: Vec<f64> = (0..34).map(|at| f64::from(at * at) * 1000.0).collect();
    let odd = [f64::NAN, -40.0, f64::INFINITY, 0.0];
    let long = many_words(12);
    type Named<'a> = Vec<(&'a str, &'a [f64])>;
    let sets: [(&[&str], Named<'_>); 5] = [
        (&["One", "Two", "Three"], vec![("", &[72.0, 24.0, 14.0])]),
        (&years, vec![("", &values)]),
        (&["a", "b", "c", "d"], vec![("Odd", &odd), ("Few", &[1.0]), ("None", &[]), ("More", &[1.0, 2.0, 3.0, 4.0])]),
        (&[&long, "x"], vec![(&long, &[0.0, 0.0]), (&long, &[1e9, 1.0])]),
        (&[], vec![]),
    ];
    for kind in [ChartKind::Bar, ChartKind::Line, ChartKind::Share] {
        for (at, (categories, series)) in sets.iter().enumerate() {
            for aspect in ASPECTS {
                let chart = Block::Chart(chart(kind, categories, series));
                let deck = deck(vec![slide("chart", SlideKind::Chart, "Chart", vec![chart])]);
                let layout = layout_deck(&mut typesetter(), &deck, &theme("calm"), aspect);
                assert_inside(&layout.document, &format!("{kind:?} {at} {aspect:?}"));
            }
        }
    }
}

#[test]
fn a_slide_that_goes_on_keeps_all_its_words_in_order() {
    let words = many_words(400);
    let items: Vec<String> = words.split(' ').collect::<Vec<_>>().chunks(9).map(|chunk| chunk.join(" ")).collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    for body in [vec![list(None, &items)], vec![paragraph(&words)]] {
        let layout = lay_out(vec![slide("long", SlideKind::Bullets, "Title", body)]);
        assert!(layout.document.pages.len() > 1);
        assert_eq!(read_all(&layout.document), ["Title"].into_iter().chain(words.split(' ')).collect::<Vec<_>>());
        assert!(codes(&layout).contains(&"slide-continued"), "{:?}", layout.diagnostics);
        assert!(layout.diagnostics.iter().all(|diagnostic| diagnostic.message.contains("`long`")));
    }
}

#[test]
fn no_item_is_divided_between_pages_and_frames_say_which_items_they_hold() {
    let item = many_words(24);
    let items = vec![item.as_str(); 14];
    let layout = lay_out(vec![slide("long", SlideKind::Bullets, "Title", vec![list(None, &items)])]);
    let bodies: Vec<_> = layout
        .document
        .pages
        .iter()
        .flat_map(|page| &page.frames)
        .filter(|frame| frame.kind == PlaceholderKind::Body)
        .map(|frame| (frame.blocks, frame.items))
        .collect();
    assert!(bodies.len() > 1);
    assert_eq!(bodies.first().map(|(blocks, items)| (*blocks, items.0)), Some(((0, 1), 0)));
    for pair in bodies.windows(2) {
        assert_eq!(pair[0].1.1, pair[1].1.0, "{bodies:?}");
    }
    assert_eq!(bodies.last().map(|(blocks, items)| (*blocks, items.1)), Some(((0, 1), 0)));
}

#[test]
fn a_continued_title_says_so_and_is_read_once() {
    let layout = lay_out(vec![slide("long", SlideKind::Bullets, "Many signs", vec![paragraph(&many_words(500))])]);
    let runs = |page: &Scene| page.items.iter().filter_map(|item| text_of(&item.kind)).collect::<Vec<_>>().join("");
    assert!(runs(&layout.document.pages[1]).contains("Many signs (continued)"));
    let headings = layout.document.structure.iter().filter(|(_, node)| node.role == structure::Role::Heading(1)).count();
    assert_eq!(headings, 1);
    assert_eq!(layout.document.outline.iter().filter(|entry| entry.title == "Many signs").count(), 1);
}

fn text_of(kind: &ItemKind) -> Option<String> {
    match kind {
        ItemKind::Text(run) => Some(run.text.to_string()),
        ItemKind::Shape(_) | ItemKind::Image(..) | ItemKind::Scene(..) => None,
    }
}

#[test]
fn hidden_slides_are_left_out_and_backup_slides_come_last() {
    let mut hidden = slide("hidden", SlideKind::Bullets, "Hidden", vec![paragraph("Never seen")]);
    hidden.hidden = true;
    let mut backup = slide("spare", SlideKind::Bullets, "Spare", vec![paragraph("In reserve")]);
    backup.backup = true;
    let layout = lay_out(vec![hidden, backup, slide("main", SlideKind::Bullets, "Main", vec![paragraph("Seen")])]);
    let labels: Vec<_> = layout.document.pages.iter().map(|page| page.label.clone().unwrap_or_default()).collect();
    assert_eq!(labels, ["1", "B1"]);
    assert!(!dump_structure(&layout.document).contains("Never seen"));
    let titles: Vec<(u8, &str)> = layout.document.outline.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert_eq!(titles, [(0, "How it starts"), (1, "Main"), (1, "Spare")]);
}

#[test]
fn citation_marks_lead_to_the_reference_list() {
    let mut references: Vec<_> = (1..=60).map(|number| reference(number, Grade::Found)).collect();
    references[1].grade = Some(Grade::Unverified);
    let mut deck = deck(vec![sample_slide(SlideKind::Bullets), sample_slide(SlideKind::References)]);
    deck.references = references;
    let layout = layout_deck(&mut typesetter(), &deck, &theme("calm"), Aspect::Wide);
    let document = &layout.document;
    let pages: Vec<usize> = document.pages[0]
        .links
        .iter()
        .filter_map(|link| match link.target {
            lectern_scene::link::Target::Place(id) => document.places.get(id).map(|place| place.page),
            lectern_scene::link::Target::Url(_) => None,
        })
        .collect();
    // Two marks on the slide, two numbers at its foot.
    assert_eq!(pages, [1, 1, 1, 1]);
    assert!(document.pages.len() > 2);
    let text = read_all(document).join(" ");
    assert_eq!(text.matches("[not verified]").count(), 1);
    for number in 1..=60 {
        assert!(text.contains(&format!(" {number}. Baird")), "{number}");
    }
}

/// The sample deck with an icon on every slide: a drawing, or a photograph.
fn all_kinds_with(image: Image, alt: Option<&str>) -> Deck {
    let mut deck = all_kinds();
    deck.images.insert("images/ear.svg".into(), image);
    for slide in &mut deck.slides {
        slide.icon = Some(Icon { image: "images/ear.svg".into(), alt: alt.map(str::to_owned) });
    }
    deck
}

#[test]
fn an_icon_stands_in_a_place_of_its_own_on_every_kind_of_slide() {
    let images = [Image::Vector(line_drawing(24.0, 24.0)), Image::Vector(line_drawing(96.0, 24.0)), image(30, 90)];
    for (image, name, aspect) in images
        .iter()
        .flat_map(|image| [("calm", image), ("contrast", image)])
        .flat_map(|(name, image)| ASPECTS.map(|aspect| (image, name, aspect)))
    {
        let mut deck = all_kinds_with(image.clone(), Some("An ear"));
        for slide in &mut deck.slides {
            slide.title = spans(&many_words(9));
            slide.warning = Some(many_words(30));
        }
        let layout = layout_deck(&mut typesetter(), &deck, &theme(name), aspect);
        assert_inside(&layout.document, &format!("{name} {aspect:?}"));
        for page in &layout.document.pages {
            let icons: Vec<Rect> =
                page.frames.iter().filter(|frame| frame.kind == PlaceholderKind::Icon).map(|frame| frame.bounds).collect();
            let [icon] = icons[..] else { panic!("{:?}", page.frames) };
            assert!(icon.height >= Pt(12.0) && icon.width >= Pt(12.0), "{icon:?}");
            // Neither words nor marks, rules, bars or panels stand on it.
            for item in &page.items {
                let ink = match &item.kind {
                    ItemKind::Text(run) => Rect::new(run.origin.x, run.origin.y - run.size * 0.6, ink_width(run), run.size * 0.6),
                    ItemKind::Shape(shape) => bounds(shape).unwrap_or_default(),
                    ItemKind::Image(_, rect) => *rect,
                    ItemKind::Scene(..) => continue,
                };
                // The page and the motif's circles are around it.
                let apart = holds(ink, icon, 0.0) || holds(icon, ink, 0.1) || !ink.overlaps(icon);
                assert!(apart, "{name} {aspect:?}: {ink:?} {icon:?}");
            }
        }
    }
}

#[test]
fn an_icon_is_a_figure_after_the_title_or_decoration() {
    let vector = Image::Vector(line_drawing(24.0, 24.0));
    let deck = all_kinds_with(vector.clone(), Some("An ear"));
    let told = dump_structure(&layout_deck(&mut typesetter(), &deck, &theme("calm"), Aspect::Wide).document);
    assert_eq!(told.matches("Figure alt=\"An ear\"").count(), SlideKind::ALL.len(), "{told}");
    let silent = all_kinds_with(vector, None);
    let layout = layout_deck(&mut typesetter(), &silent, &theme("calm"), Aspect::Wide);
    assert_eq!(dump_structure(&layout.document), dump_structure(&layout_all("calm", Aspect::Wide).document));
}

#[test]
fn an_icon_is_read_once_where_its_slide_goes_on() {
    let mut long = slide("long", SlideKind::Bullets, "Many signs", vec![paragraph(&many_words(500))]);
    long.icon = Some(Icon { image: "images/ear.svg".into(), alt: Some("An ear".to_owned()) });
    let mut deck = deck(vec![long]);
    deck.images.insert("images/ear.svg".into(), Image::Vector(line_drawing(24.0, 24.0)));
    let document = layout_deck(&mut typesetter(), &deck, &theme("calm"), Aspect::Wide).document;
    let icons = |page: &Scene| page.frames.iter().filter(|frame| frame.kind == PlaceholderKind::Icon).count();
    assert!(document.pages.len() > 1 && document.pages.iter().all(|page| icons(page) == 1));
    assert_eq!(dump_structure(&document).matches("An ear").count(), 1);
}

#[test]
fn a_theme_without_a_place_for_icons_shows_none() {
    let mut theme = theme("calm");
    let keep = |placeholder: &Placeholder| placeholder.kind != PlaceholderKind::Icon;
    theme.master.placeholders.retain(keep);
    theme.layouts.values_mut().for_each(|layout| layout.placeholders.retain(keep));
    let deck = all_kinds_with(Image::Vector(line_drawing(24.0, 24.0)), Some("An ear"));
    let layout = layout_deck(&mut typesetter(), &deck, &theme, Aspect::Wide);
    assert_eq!(dump_scenes(&layout.document), dump_scenes(&layout_all("calm", Aspect::Wide).document));
}

#[test]
fn a_drawing_is_shapes_of_its_figure_wherever_a_picture_stands() {
    let shown = |kind| {
        let mut deck = deck(vec![slide("picture", kind, "Door", sample_slide(SlideKind::Picture).body)]);
        deck.images.insert("images/door.png".into(), Image::Vector(line_drawing(640.0, 400.0)));
        layout_deck(&mut typesetter(), &deck, &theme("calm"), Aspect::Wide).document
    };
    for kind in [SlideKind::Picture, SlideKind::Bullets, SlideKind::TwoColumns] {
        let document = shown(kind);
        let items = document.pages.iter().flat_map(|page| &page.items);
        let drawn = items.filter(|item| matches!((&item.kind, item.role), (ItemKind::Shape(_), Role::Content(_)))).count();
        assert_eq!(drawn, 2, "{kind:?}");
        assert!(dump_structure(&document).contains("Figure alt=\"An open door at the end of a corridor\""));
        assert_inside(&document, &format!("{kind:?}"));
    }
}

#[test]
fn letters_no_font_has_are_named() {
    let layout = lay_out(vec![slide("odd", SlideKind::Bullets, "Title", vec![paragraph("A rune: \u{16A0}")])]);
    let missing = layout.diagnostics.iter().find(|diagnostic| diagnostic.code == "missing-glyph").unwrap();
    assert!(missing.message.contains("`odd`") && missing.message.contains("U+16A0"), "{}", missing.message);
}

#[test]
fn all_text_contrasts_with_what_it_stands_on() {
    for name in ["calm", "contrast"] {
        let mut deck = all_kinds();
        let parts = chart(ChartKind::Share, &["a", "b", "c", "d", "e", "f"], &[("", &[30.0, 20.0, 15.0, 15.0, 10.0, 10.0])]);
        deck.slides.push(slide("share", SlideKind::Chart, "Share", vec![Block::Chart(parts)]));
        let layout = layout_deck(&mut typesetter(), &deck, &theme(name), Aspect::Wide);
        for (at, page) in layout.document.pages.iter().enumerate() {
            let mut fills: Vec<(Rect, Colour)> = Vec::new();
            for item in &page.items {
                match &item.kind {
                    ItemKind::Shape(shape) => fills.extend(bounds(shape).zip(shape.fill)),
                    ItemKind::Text(run) => {
                        let here = Rect::new(run.origin.x + Pt(1.0), run.origin.y - Pt(1.0), Pt::ZERO, Pt::ZERO);
                        let (_, under) = fills.iter().rev().find(|(area, _)| holds(*area, here, 0.0)).unwrap();
                        let contrast = run.colour.contrast(*under);
                        assert!(contrast >= 4.5, "{name}, page {}: `{}` {} on {under}: {contrast}", at + 1, run.text, run.colour);
                    }
                    ItemKind::Image(..) | ItemKind::Scene(..) => {}
                }
            }
        }
    }
}

#[test]
fn a_whole_deck_has_its_hidden_slides_too_and_every_page_knows_its_slide() {
    let mut deck = deck(vec![
        slide("hidden", SlideKind::Bullets, "Hidden", vec![paragraph("Not shown")]),
        slide("long", SlideKind::Bullets, "Long", vec![paragraph(&many_words(400))]),
    ]);
    deck.slides[0].hidden = true;
    let slides = |document: &Document| document.pages.iter().map(|page| page.slide).collect::<Vec<_>>();
    let whole = slides(&layout_whole_deck(&mut typesetter(), &deck, &theme("calm"), Aspect::Wide).document);
    assert_eq!(whole[..3], [Some(0), Some(1), Some(1)]);
    let shown = slides(&layout_deck(&mut typesetter(), &deck, &theme("calm"), Aspect::Wide).document);
    assert_eq!(shown, whole[1..]);
}

#[test]
fn equal_decks_give_equal_pages() {
    let (first, second) = (layout_all("calm", Aspect::Wide), layout_all("calm", Aspect::Wide));
    assert_eq!(first.document.pages, second.document.pages);
    assert_eq!(first.document.structure, second.document.structure);
}

#[test]
fn a_slide_laid_out_alone_stands_as_in_its_deck() {
    let mut deck = all_kinds();
    let last = deck.slides.len() - 1;
    deck.slides[last - 1].backup = true;
    deck.slides[last].backup = true;
    let (mut setter, theme) = (typesetter(), theme("calm"));
    let whole = layout_deck(&mut setter, &deck, &theme, Aspect::Wide).document.pages;
    let mut before = PageCount::default();
    let mut pages = Vec::new();
    for slide in &deck.slides {
        let alone = layout_slide(&mut setter, &deck, &theme, Aspect::Wide, slide, before).document.pages;
        before.add(slide, alone.len());
        pages.extend(alone);
    }
    // Links lead nowhere without the reference list, and pictures are counted from the slide's first.
    let drawn = |scene: &Scene| -> Vec<ItemKind> {
        let kinds = scene.items.iter().map(|item| item.kind.clone());
        kinds.filter(|kind| !matches!(kind, ItemKind::Image(..))).collect()
    };
    assert_eq!(pages.len(), whole.len());
    for (alone, page) in pages.iter().zip(&whole) {
        assert_eq!(alone.label, page.label);
        assert!(drawn(alone) == drawn(page), "{:?}", page.label);
    }
    assert_eq!(whole[whole.len() - 1].label.as_deref(), Some("B2"));
}

/// A deck with a logo of a colour, three times as wide as high.
fn with_logo(colour: &str, alt: &str) -> Deck {
    let ink = LogoInk { colour: colour.parse().unwrap(), percent: 90 };
    let logo = Logo { image: "images/own/logo.png".into(), alt: alt.to_owned(), ground: None, inks: vec![ink] };
    let mut deck = Deck { logo: Some(logo), ..all_kinds() };
    deck.images.insert("images/own/logo.png".into(), image(300, 100));
    deck
}

/// Where the logo stands on a page, and the item before it.
fn logo_on<'a>(document: &Document, page: &'a Scene) -> (Rect, &'a ItemKind, Role) {
    let is_logo = |kind: &ItemKind| matches!(kind, ItemKind::Image(key, _) if document.images.get(*key).is_some_and(|(id, _)| id.as_str().contains("logo")));
    let at = page.items.iter().position(|item| is_logo(&item.kind)).unwrap();
    let ItemKind::Image(_, rect) = page.items[at].kind else { panic!() };
    (rect, &page.items[at - 1].kind, page.items[at].role)
}

#[test]
fn the_logo_stands_on_every_slide_and_over_no_words() {
    for name in ["calm", "contrast"] {
        for aspect in ASPECTS {
            let deck = with_logo("#9f4f26", "Polaris County");
            let document = layout_deck(&mut typesetter(), &deck, &theme(name), aspect).document;
            for (at, page) in document.pages.iter().enumerate() {
                let (logo, _, role) = logo_on(&document, page);
                assert!(logo.y >= Pt(6.0) && logo.right() <= page.size.width - Pt(40.0), "{name} {aspect:?} {at}: {logo:?}");
                let words = page.items.iter().filter_map(|item| match &item.kind {
                    ItemKind::Text(run) => {
                        Some(Rect::new(run.origin.x, run.origin.y - run.size * 0.75, run.width(), run.size * 0.95))
                    }
                    _ => None,
                });
                assert!(words.into_iter().all(|words| !words.overlaps(logo)), "{name} {aspect:?} {at}");
                // It is read out once.
                assert_eq!(matches!(role, Role::Content(_)), at == 0, "{name} {aspect:?} {at}");
            }
            let (first, second) = (logo_on(&document, &document.pages[0]).0, logo_on(&document, &document.pages[1]).0);
            assert!(first.height > second.height * 1.2, "{first:?} {second:?}");
        }
    }
}

#[test]
fn a_logo_lost_on_a_page_stands_on_a_patch() {
    let patches = |colour: &str| -> Vec<bool> {
        let document = layout_deck(&mut typesetter(), &with_logo(colour, ""), &theme("calm"), Aspect::Wide).document;
        let has_patch = |page: &Scene| {
            let (logo, before, _) = logo_on(&document, page);
            matches!(before, ItemKind::Shape(shape) if bounds(shape).is_some_and(|patch| holds(patch, logo, 0.0) && patch.width < Pt(300.0)))
        };
        document.pages.iter().take(3).map(has_patch).collect()
    };
    // Title and section slides are dark, the third is light.
    assert_eq!(patches("#12373d"), [true, true, false]);
    assert_eq!(patches("#ffffff"), [false, false, true]);
    assert_eq!(patches("#e67814"), [false, false, false]);
}
