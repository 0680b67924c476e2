//! Tests of pictures.

use super::*;
use crate::content_root::ContentHints;
use crate::installed_pack::InstalledPack;
use crate::plan::{PlanRequest, plan_talk};
use lectern_model::handout::NUp;
use lectern_model::language::Language;
use lectern_model::slide::Slide;

struct Stage {
    painter: Painter,
    library: Library,
}

fn stage() -> Stage {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
    Stage { painter: Painter::new(content, Vec::new()).unwrap(), library }
}

impl Stage {
    /// The first of the pack's talks.
    fn open(&self) -> OpenTalk {
        self.talks().next().unwrap()
    }

    /// Every talk the pack has an outline of.
    fn talks(&self) -> impl Iterator<Item = OpenTalk> {
        self.library.outlines.iter().map(|outline| {
            let request =
                PlanRequest { audience: outline.audience.clone(), minutes: outline.minutes, language: outline.language.clone() };
            OpenTalk::new(plan_talk(&self.library, &request).unwrap().talk, self.library.clone())
        })
    }
}

/// Whether two pictures were laid out once.
fn same(one: &Picture, other: &Picture) -> bool {
    Arc::ptr_eq(&one.drawn, &other.drawn)
}

/// The slides that were laid out again between two pictures of a talk.
fn redrawn(before: &TalkPictures, after: &TalkPictures) -> Vec<String> {
    let pairs = before.slides.iter().zip(&after.slides);
    let changed = pairs.filter(|(before, after)| !same(&before.pages[0], &after.pages[0]));
    changed.map(|(_, slide)| slide.slide.to_string()).collect()
}

/// A slide of the talk that is neither first nor last, and cites.
fn some_slide(talk: &TalkPictures) -> &SlidePictures {
    talk.slides.iter().zip(&talk.deck.slides).find(|(_, slide)| !slide.cited.is_empty()).unwrap().0
}

fn edit(open: &mut OpenTalk, id: &SlideId, change: impl Fn(&Slide) -> String) {
    let slide = &open.library.slides[id];
    let (path, text) = (slide.file.path.clone(), change(slide));
    assert_eq!(open.put_slide(&path, &text).0.as_ref(), Some(id));
}

/// A slide's file with its body's first words changed.
fn with_other_words(slide: &Slide) -> String {
    let text = slide.file.text.as_ref();
    let head = text.match_indices("\n---\n").next().unwrap().0 + 5;
    let words = text[head..].find(|letter: char| letter.is_alphabetic()).unwrap() + head;
    format!("{}Otherwise {}", &text[..words], &text[words..])
}

#[test]
fn every_slide_of_every_talk_has_a_picture() {
    let stage = stage();
    for open in stage.talks() {
        let talk = stage.painter.talk(&open).unwrap();
        assert_eq!(talk.slides.len(), talk.deck.slides.len());
        for slide in &talk.slides {
            let svg = slide.pages[0].svg().unwrap();
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>") && svg.contains("<use "), "{}", slide.slide);
        }
    }
}

#[test]
fn pictures_are_the_pages_an_export_has() {
    let stage = stage();
    for aspect in [Aspect::Wide, Aspect::Standard] {
        let mut open = stage.open();
        open.talk.aspect = aspect;
        let hidden = &mut open.talk.sections[0].slides[0];
        hidden.hidden = true;
        let backup = open.talk.sections[1].slides.remove(0);
        open.talk.backup.push(backup);
        let talk = stage.painter.talk(&open).unwrap();
        let theme = theme_of(&open.talk.theme, &stage.painter.content, &mut Vec::new()).unwrap();
        let whole = stage.painter.easel().press.layout(&talk.deck, &theme, aspect, Form::Deck).0;
        let pages: Vec<&Picture> = talk.pages().collect();
        assert_eq!(pages.len(), whole.pages.len());
        for (at, page) in pages.into_iter().enumerate() {
            assert_eq!(page.label(), whole.pages[at].label.as_deref());
            assert!(page.svg().unwrap() == render_svg(&whole, at, "deck").unwrap(), "page {at}");
        }
    }
}

#[test]
fn what_did_not_change_is_not_laid_out_again() {
    let stage = stage();
    let open = stage.open();
    let (before, after) = (stage.painter.talk(&open).unwrap(), stage.painter.talk(&open).unwrap());
    assert_eq!(redrawn(&before, &after), [""; 0]);
    let key = before.slides[0].pages[0].key;
    assert_eq!(key, after.slides[0].pages[0].key);
    assert!(same(&stage.painter.find(key).unwrap(), &before.slides[0].pages[0]));
    assert!(stage.painter.find(PictureKey { page: 99, ..key }).is_none());
}

#[test]
fn an_edit_changes_the_picture_of_its_slide_alone() {
    let stage = stage();
    let mut open = stage.open();
    let before = stage.painter.talk(&open).unwrap();
    let id = some_slide(&before).slide.clone();
    edit(&mut open, &id, with_other_words);
    let after = stage.painter.talk(&open).unwrap();
    assert_eq!(redrawn(&before, &after), [id.to_string()]);
    assert_ne!(some_slide(&before).pages[0].svg().unwrap(), some_slide(&after).pages[0].svg().unwrap());
}

#[test]
fn notes_change_no_picture() {
    let stage = stage();
    let mut open = stage.open();
    let before = stage.painter.talk(&open).unwrap();
    let id = some_slide(&before).slide.clone();
    edit(&mut open, &id, |slide| slide.file.text.replace("{.notes}\n", "{.notes}\n\nSay this first.\n"));
    assert_ne!(open.library.slides[&id], open.originals[&id]);
    let after = stage.painter.talk(&open).unwrap();
    assert_eq!(redrawn(&before, &after), [""; 0]);
}

#[test]
fn what_stands_on_every_slide_changes_every_picture() {
    let stage = stage();
    let mut open = stage.open();
    let before = stage.painter.talk(&open).unwrap();
    let changes: [fn(&mut Talk); 3] =
        [|talk| talk.title.push_str(" again"), |talk| talk.theme = "contrast".to_owned(), |talk| talk.aspect = Aspect::Standard];
    assert!(stage.painter.content.theme_names().iter().any(|theme| theme == "contrast"));
    for change in changes {
        change(&mut open.talk);
        let after = stage.painter.talk(&open).unwrap();
        assert_eq!(redrawn(&before, &after).len(), before.slides.len());
    }
}

#[test]
fn moving_slides_redraws_their_numbers_and_undoing_it_nothing() {
    let stage = stage();
    let mut open = stage.open();
    let before = stage.painter.talk(&open).unwrap();
    open.talk.sections[0].slides.swap(0, 1);
    let moved = stage.painter.talk(&open).unwrap();
    assert!(same(&before.slides[0].pages[0], &moved.slides[0].pages[0]));
    assert_eq!(moved.slides[1].slide, before.slides[2].slide);
    let label = |talk: &TalkPictures, at: usize| talk.slides[at].pages[0].label().unwrap().to_owned();
    assert_eq!((label(&before, 2), label(&moved, 1)), ("3".to_owned(), "2".to_owned()));
    assert_ne!(moved.slides[1].pages[0].key, before.slides[2].pages[0].key);
    open.talk.sections[0].slides.swap(0, 1);
    assert_eq!(redrawn(&before, &stage.painter.talk(&open).unwrap()), [""; 0]);
}

#[test]
fn a_slide_of_the_library_is_worded_for_the_talk() {
    let stage = stage();
    let open = stage.open();
    let picture = |talk: &Talk, id: &SlideId| stage.painter.slide(&stage.library, id, talk).unwrap();
    for id in stage.library.slides.keys() {
        assert!(picture(&open.talk, id).pages[0].svg().unwrap().contains("<use "), "{id}");
    }
    let id = open.talk.slides().next().unwrap().slide.clone();
    let english = picture(&open.talk, &id);
    assert_eq!((english.slide.as_str(), english.pages[0].label()), (id.as_str(), Some("–")));
    let spanish = Talk { language: Language::new("es"), ..open.talk.clone() };
    assert_ne!(english.pages[0].key, picture(&spanish, &id).pages[0].key);
    let unknown = stage.painter.slide(&stage.library, &"no-such-slide".into(), &open.talk).unwrap_err();
    assert!(unknown.to_string().contains("no-such-slide"), "{unknown}");
}

#[test]
fn handouts_have_pictures_and_are_kept() {
    let stage = stage();
    let open = stage.open();
    let mut deck = stage.painter.talk(&open).unwrap().deck;
    let look = Look::of(&open.talk);
    let sheet = |kind| Sheet { kind, paper: Paper::Letter, ink: Ink::Colour };
    for kind in Handout::all() {
        let pages = stage.painter.handout(&deck, &look, sheet(kind)).unwrap();
        assert!(pages.iter().all(|page| page.svg().unwrap().contains("<use ")), "{kind}");
        assert!(same(&pages[0], &stage.painter.handout(&deck, &look, sheet(kind)).unwrap()[0]), "{kind}");
    }
    let grey = Sheet { ink: Ink::Grey, ..sheet(Handout::NUp(NUp::ALL[0])) };
    let colours = stage.painter.handout(&deck, &look, Sheet { ink: Ink::Colour, ..grey }).unwrap();
    assert_ne!(colours[0].key, stage.painter.handout(&deck, &look, grey).unwrap()[0].key);
    deck.agency.push_str("County schools");
    assert_ne!(colours[0].key, stage.painter.handout(&deck, &look, Sheet { ink: Ink::Colour, ..grey }).unwrap()[0].key);
}

#[test]
fn windows_may_ask_at_the_same_time() {
    let stage = stage();
    let open = stage.open();
    let keys = || -> Vec<PictureKey> { stage.painter.talk(&open).unwrap().pages().map(|page| page.key).collect() };
    let (one, other) = std::thread::scope(|scope| {
        let (one, other) = (scope.spawn(keys), scope.spawn(keys));
        (one.join().unwrap(), other.join().unwrap())
    });
    assert_eq!(one, other);
}
