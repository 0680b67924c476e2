//! What a presenter and an audience would notice of handouts.

use super::{Leaflet, LeafletContent, LeafletPart, layout_handout, layout_leaflet};
use crate::layout::Layout;
use crate::test_deck::{contact, deck, list, paragraph, sample_slide, slide, theme};
use crate::test_fonts::typesetter;
use lectern_model::deck::{Deck, Takeaway};
use lectern_model::geometry::Pt;
use lectern_model::handout::{Handout, Ink, NUp, Paper};
use lectern_model::minutes::Minutes;
use lectern_model::slide::SlideKind;
use lectern_model::theme::{Aspect, Colour};
use lectern_scene::document::Document;
use lectern_scene::dump::{dump_scenes, dump_structure};
use lectern_scene::link::Target;
use lectern_scene::scene::{ItemKind, Role as ItemRole, Scene};
use lectern_scene::structure::{Child, NodeId, Role, Structure};
use lectern_scene::text::GlyphRun;

/// Words that only a presenter may read.
const SECRETS: [&str; 4] = ["NOTE-SECRET", "ASKED-SECRET", "HIDDEN-SECRET", "BACKUP-SECRET"];

fn sample() -> Deck {
    let mut slides: Vec<_> = SlideKind::ALL.into_iter().map(sample_slide).collect();
    for slide in &mut slides {
        slide.handout.clone_from(&slide.body);
        slide.notes = vec![paragraph("NOTE-SECRET. Say it in your own words.")];
        slide.asked = vec![paragraph("**How many?** ASKED-SECRET, nobody knows.^1^")];
    }
    for (id, words) in [("hidden", "HIDDEN-SECRET"), ("backup", "BACKUP-SECRET")] {
        let mut extra = slide(id, SlideKind::Bullets, words, vec![paragraph(words)]);
        extra.handout.clone_from(&extra.body);
        (extra.hidden, extra.backup) = (id == "hidden", id == "backup");
        slides.push(extra);
    }
    let contacts = vec![
        contact("Emergency", "911", "911.gov"),
        contact("National Human Trafficking Hotline", "1-888-373-7888", "humantraffickinghotline.org"),
        contact("State child protection line", "1-800-555-0134", "childwelfare.gov"),
    ];
    let takeaway = Takeaway {
        messages: vec![paragraph("A child cannot agree to be bought."), paragraph("It mostly starts with kindness.^1^")],
        signs: vec![list(None, &["Money nobody can explain", "More than one phone"])],
        steps: vec![list(Some(1), &["Danger now: call 911.", "Not sure: call the hotline.^2^"])],
        contacts: contacts.clone(),
    };
    Deck { takeaway, card_contacts: contacts, ..deck(slides) }
}

fn lay_out(deck: &Deck, kind: Handout) -> Layout {
    lay_out_on(deck, kind, Paper::Letter, Ink::Colour)
}

fn lay_out_on(deck: &Deck, kind: Handout, paper: Paper, ink: Ink) -> Layout {
    layout_handout(&mut typesetter(), deck, &theme("calm"), Aspect::Wide, kind, paper, ink)
}

fn runs(scene: &Scene) -> impl Iterator<Item = &GlyphRun> {
    scene.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Text(run) => Some(run),
        ItemKind::Shape(_) | ItemKind::Image(..) | ItemKind::Scene(..) => None,
    })
}

/// Everything a document says to the eye, to the ear and in its outline.
fn everything_said(document: &Document) -> String {
    let mut said = String::new();
    for scene in document.pages.iter().chain(&document.nested) {
        runs(scene).for_each(|run| said.push_str(&run.text));
        said.push('\n');
    }
    for (_, node) in document.structure.iter() {
        said.push_str(node.alt.as_deref().unwrap_or_default());
    }
    document.outline.iter().for_each(|entry| said.push_str(&entry.title));
    said
}

#[test]
fn an_audience_copy_holds_nothing_that_is_the_presenters() {
    let deck = sample();
    for kind in Handout::all().into_iter().filter(|kind| kind.is_audience_copy()) {
        let said = everything_said(&lay_out(&deck, kind).document);
        for secret in SECRETS {
            assert!(!said.contains(secret), "{kind} says {secret}");
        }
    }
}

#[test]
fn notes_pages_hold_everything_and_say_whose_they_are() {
    let layout = lay_out(&sample(), Handout::Notes);
    let said = everything_said(&layout.document);
    for words in SECRETS.into_iter().chain(["These are links, not causes.", "HIDDEN", "BACKUP"]) {
        assert!(said.contains(words), "{words}");
    }
    for page in &layout.document.pages {
        assert!(runs(page).any(|run| run.text.contains("PRESENTER’S COPY")));
    }
}

#[test]
fn time_on_notes_pages_runs_on_over_the_slides_that_are_shown() {
    let mut deck = sample();
    for slide in &mut deck.slides {
        slide.minutes = Minutes::from_seconds(90);
    }
    let said = everything_said(&lay_out(&deck, Handout::Notes).document);
    assert!(said.contains("0:00–1:30"));
    assert!(said.contains("1:30–3:00"));
}

#[test]
fn every_page_says_which_it_is_and_of_which_talk() {
    let deck = sample();
    for kind in Handout::all() {
        let document = lay_out(&deck, kind).document;
        let count = document.pages.len();
        assert!(count > 0, "{kind}");
        for (at, page) in document.pages.iter().enumerate() {
            let furniture: String = page
                .items
                .iter()
                .filter(|item| item.role == ItemRole::Pagination)
                .filter_map(
                    |item| if let ItemKind::Text(run) = &item.kind { Some(run.text.replace('\u{A0}', " ")) } else { None },
                )
                .collect();
            let expected = [format!("Page {} of {count}", at + 1), deck.title.clone(), deck.presenter.clone()];
            for words in expected.into_iter().chain([deck.agency.clone(), "May 12, 2026".to_owned()]) {
                assert!(furniture.contains(&words), "{kind}, page {at}: no {words:?} in {furniture:?}");
            }
        }
    }
}

#[test]
fn headings_nest_without_gaps_and_figures_can_be_heard() {
    let deck = sample();
    for kind in Handout::all() {
        let document = lay_out(&deck, kind).document;
        let mut level = 0;
        for (role, alt) in in_reading_order(&document.structure) {
            if let Role::Heading(next) = role {
                assert!(next <= level + 1, "{kind}: a heading {next} after a heading {level}");
                level = next;
            }
            assert!(role != Role::Figure || alt.is_some_and(|alt| !alt.is_empty()), "{kind}: a figure without alternative text");
        }
        assert!(level > 0, "{kind} has no heading");
        assert!(!document.outline.is_empty(), "{kind} has no outline");
    }
}

fn in_reading_order(structure: &Structure) -> Vec<(Role, Option<String>)> {
    fn walk(structure: &Structure, id: NodeId, out: &mut Vec<(Role, Option<String>)>) {
        let node = structure.node(id).unwrap();
        out.push((node.role, node.alt.clone()));
        for child in &node.children {
            if let Child::Node(id) = child {
                walk(structure, *id, out);
            }
        }
    }
    let mut out = Vec::new();
    walk(structure, Structure::ROOT, &mut out);
    out
}

#[test]
fn large_print_is_large_everywhere() {
    for page in &lay_out(&sample(), Handout::LargePrint).document.pages {
        for run in runs(page) {
            assert!(run.size >= Pt(18.0), "{:?} is set in {:?}", run.text, run.size);
            assert!(!run.text.contains('\u{AD}'), "{:?} is divided", run.text);
        }
    }
}

#[test]
fn nothing_is_printed_where_printers_do_not_print() {
    let deck = sample();
    for paper in [Paper::Letter, Paper::A4, Paper::Legal] {
        for kind in Handout::all() {
            for page in &lay_out_on(&deck, kind, paper, Ink::Colour).document.pages {
                for run in runs(page) {
                    let (left, right) = (run.origin.x, run.origin.x + run.width());
                    let (top, bottom) = (run.origin.y - run.size, run.origin.y);
                    let edge = Pt(18.0);
                    let inside =
                        left >= edge && top >= edge && right <= page.size.width - edge && bottom <= page.size.height - edge;
                    assert!(inside, "{kind} on {paper:?}: {:?}", run.text);
                }
            }
        }
    }
}

#[test]
fn grey_ink_is_grey() {
    for kind in [Handout::Article, Handout::NUp(NUp::Four), Handout::Takeaway] {
        let mut document = lay_out_on(&sample(), kind, Paper::Letter, Ink::Grey).document;
        for scene in document.pages.iter_mut().chain(&mut document.nested) {
            scene.map_colours(&mut |Colour { red, green, blue }| {
                assert!(red == green && green == blue, "{kind}");
                Colour { red, green, blue }
            });
        }
    }
}

#[test]
fn citation_marks_in_the_article_lead_to_the_reference_list() {
    let document = lay_out(&sample(), Handout::Article).document;
    let targets = document.pages.iter().flat_map(|page| &page.links).filter_map(|link| match &link.target {
        Target::Place(place) => Some(document.places.get(*place)),
        Target::Url(_) => None,
    });
    let targets: Vec<_> = targets.collect();
    assert!(!targets.is_empty());
    assert!(targets.iter().all(Option::is_some));
}

#[test]
fn a_takeaway_is_one_page_and_a_long_one_loses_nothing() {
    let mut deck = sample();
    let layout = lay_out(&deck, Handout::Takeaway);
    assert_eq!(layout.document.pages.len(), 1);
    assert!(layout.diagnostics.is_empty());
    let long: Vec<String> =
        (0..120).map(|at| format!("Sign number {at}, told in so many words that they fill a line and a half")).collect();
    let items: Vec<&str> = long.iter().map(String::as_str).collect();
    deck.takeaway.signs = vec![list(None, &items)];
    let layout = lay_out(&deck, Handout::Takeaway);
    let said = everything_said(&layout.document);
    assert!(layout.document.pages.len() > 1);
    assert!(layout.diagnostics.iter().any(|diagnostic| diagnostic.code == "takeaway-long"));
    assert!((0..120).all(|at| said.contains(&format!("number {at},"))));
    assert!(said.contains("1-888-373-7888"));
}

#[test]
fn eight_cards_are_printed_and_one_is_read() {
    let layout = lay_out(&sample(), Handout::Cards);
    let numbers = |of_content: bool| {
        let items = layout.document.pages.iter().flat_map(|page| &page.items);
        items
            .filter(|item| matches!(item.role, ItemRole::Content(_)) == of_content)
            .filter(|item| matches!(&item.kind, ItemKind::Text(run) if run.text.contains("1-888-373-7888")))
            .count()
    };
    assert_eq!((numbers(true), numbers(false)), (1, 7));
}

#[test]
fn a_card_that_is_full_says_what_it_leaves_out() {
    let mut deck = sample();
    deck.card_contacts = vec![contact("A help line with a rather long name of its own", "1-800-555-0134", "example.org"); 30];
    let layout = lay_out(&deck, Handout::Cards);
    assert!(layout.diagnostics.iter().any(|diagnostic| diagnostic.code == "card-full"));
    assert_eq!(layout.document.pages.len(), 1);
}

#[test]
fn sheets_hold_as_many_slides_as_they_are_named_after() {
    let deck = sample();
    for nup in NUp::ALL {
        let document = lay_out(&deck, Handout::NUp(nup)).document;
        let shown = document.nested.len();
        assert_eq!(document.pages.len(), shown.div_ceil(nup.count()), "{nup:?}");
        let placed = |page: &Scene| page.items.iter().filter(|item| matches!(item.kind, ItemKind::Scene(..))).count();
        assert!(document.pages.iter().all(|page| placed(page) <= nup.count()));
        assert_eq!(document.pages.iter().map(placed).sum::<usize>(), shown);
    }
}

#[test]
fn a_deck_with_nothing_in_it_still_prints() {
    let empty = Deck { sections: Vec::new(), references: Vec::new(), title: String::new(), ..deck(Vec::new()) };
    for kind in Handout::all() {
        lay_out(&empty, kind);
    }
}

#[test]
fn the_same_deck_gives_the_same_pages() {
    let deck = sample();
    for kind in [Handout::Article, Handout::Takeaway, Handout::Notes] {
        let dump = || {
            let document = lay_out(&deck, kind).document;
            dump_scenes(&document) + &dump_structure(&document)
        };
        assert_eq!(dump(), dump());
    }
}

#[test]
fn the_structure_of_an_article() {
    insta::assert_snapshot!("article_structure", dump_structure(&lay_out(&sample(), Handout::Article).document));
}

#[test]
fn the_pages_of_a_takeaway_and_of_cards() {
    insta::assert_snapshot!("takeaway", dump_scenes(&lay_out(&sample(), Handout::Takeaway).document));
    let cards = dump_scenes(&lay_out(&sample(), Handout::Cards).document);
    // The first card; seven more are copies of it.
    insta::assert_snapshot!("cards", cards.lines().take(24).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_page_of_a_draft_translation_says_so_and_rights_are_the_presenters_to_read() {
    let mut deck = sample();
    deck.draft_translation = true;
    deck.slides[2].rights = Some("RIGHTS-NOTE".to_owned());
    let words = deck.words.draft_translation;
    let layouts = Handout::all().into_iter().map(|kind| (kind.name(), lay_out(&deck, kind)));
    let slides = ("deck".to_owned(), crate::layout_deck(&mut typesetter(), &deck, &theme("calm"), Aspect::Wide));
    for (name, layout) in layouts.chain([slides]) {
        let text = |scene: &Scene| runs(scene).map(|run| run.text.to_string()).collect::<Vec<_>>().join(" ");
        let mut rights = false;
        for page in &layout.document.pages {
            let text = text(page);
            assert!(text.replace('\u{a0}', " ").contains(words), "{name}: {text}");
            rights |= text.contains("RIGHTS-NOTE");
        }
        assert_eq!(rights, name == "notes", "{name}");
    }
}

#[test]
fn a_packet_lists_its_parts_with_their_pages_and_has_lines_to_write_what_is_not_known_on() {
    let mut deck = sample();
    deck.accreditation.objectives = vec!["Name three places to call".to_owned()];
    deck.starts = Some(Minutes::new(18 * 60));
    let document = lay_out(&deck, Handout::Accreditation).document;
    let said = everything_said(&document);
    for words in
        ["Name three places to call", "I can name three places to call.", "Sign-in sheet", "6:00\u{a0}p.m.", "Main library"]
    {
        assert!(said.contains(words), "{words}");
    }
    assert!(said.contains("Not filled in"), "there is no biography");
    let first: String =
        document.pages.first().map(|page| runs(page).map(|run| run.text.to_string()).collect::<Vec<_>>().join("|")).unwrap();
    for entry in document.outline.iter().filter(|entry| entry.level == 1) {
        assert!(first.contains(&format!("{}|{}", entry.title, entry.page + 1)), "{}: {first}", entry.title);
    }
    deck.accreditation.biography = "Jordan Example teaches.".to_owned();
    assert!(!everything_said(&lay_out(&deck, Handout::Accreditation).document).contains("Not filled in"));
}

#[test]
fn a_packet_without_references_or_objectives_still_has_all_its_parts() {
    let mut deck = sample();
    deck.references.clear();
    let document = lay_out(&deck, Handout::Accreditation).document;
    let titles: Vec<&str> = document.outline.iter().filter(|entry| entry.level == 1).map(|entry| entry.title.as_str()).collect();
    let words = &deck.words.packet;
    let parts = [words.objectives, words.schedule, words.outline, words.biography, words.sign_in, words.evaluation];
    assert_eq!(titles, parts);
}

#[test]
fn the_structure_of_a_packet() {
    insta::assert_snapshot!("packet_structure", dump_structure(&lay_out(&sample(), Handout::Accreditation).document));
}

#[test]
fn a_leaflet_of_one_page_is_made_smaller_and_a_long_one_loses_nothing() {
    let rows = |count: usize| (0..count).map(|at| vec![format!("File {at}"), "all good".to_owned()]).collect::<Vec<_>>();
    let leaflet = |count| Leaflet {
        title: "Report".to_owned(),
        lead: "What was checked.".to_owned(),
        parts: vec![LeafletPart {
            title: "Files".to_owned(),
            content: LeafletContent::Table {
                head: vec!["File".to_owned(), "Result".to_owned()],
                shares: vec![2, 1],
                rows: rows(count),
            },
        }],
        one_page: true,
    };
    let lay_out = |count| layout_leaflet(&mut typesetter(), &sample(), &theme("calm"), Paper::Letter, &leaflet(count)).document;
    assert_eq!(lay_out(30).pages.len(), 1);
    let long = lay_out(120);
    assert!(long.pages.len() > 1);
    assert!((0..120).all(|at| everything_said(&long).contains(&format!("File {at}"))));
}
