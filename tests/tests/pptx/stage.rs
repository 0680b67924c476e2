//! The decks that are looked into, as files.

use crate::made_up;
use crate::read::{Read, read};
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::font_folder::load_fonts;
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::plan_talk;
use lectern_app::sample::of_outlines;
use lectern_content::resolve::resolve_talk;
use lectern_content::theme::load_theme;
use lectern_layout::{Typesetter, layout_deck, layout_whole_deck};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::theme::{Aspect, Theme};
use lectern_render::render_pptx;
use lectern_scene::document::Document;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A deck, and what became of it.
pub(crate) struct Case {
    /// What its file is called.
    pub(crate) name: String,
    /// What was to be written: an audience's copy is without what is the presenter's.
    pub(crate) deck: Deck,
    pub(crate) theme: Theme,
    pub(crate) document: Document,
    pub(crate) path: PathBuf,
    /// What python-pptx reads in the file.
    pub(crate) read: Read,
    pub(crate) whose: Whose,
    /// The deck it is a copy of, where it is an audience's.
    pub(crate) whole: Option<Deck>,
}

/// Whose copy a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    Presenter,
    Audience,
}

impl Case {
    /// Its slides as read, each with the deck's slide that it shows.
    pub(crate) fn slides(&self) -> impl Iterator<Item = (&DeckSlide, &crate::read::ReadSlide)> {
        let shown = self.document.pages.iter().map(|page| &self.deck.slides[page.slide.unwrap()]);
        assert_eq!(self.document.pages.len(), self.read.slides.len(), "{}", self.name);
        shown.zip(&self.read.slides)
    }

    /// The deck's slides, each with the slides as read that show it.
    pub(crate) fn by_slide(&self) -> Vec<(&DeckSlide, Vec<&crate::read::ReadSlide>)> {
        let mut all: Vec<(&DeckSlide, Vec<&crate::read::ReadSlide>)> = Vec::new();
        for (slide, read) in self.slides() {
            match all.last_mut() {
                Some((last, pages)) if std::ptr::eq(*last, slide) => pages.push(read),
                _ => all.push((slide, vec![read])),
            }
        }
        all
    }

    /// The file again, from the same deck and pages.
    pub(crate) fn again(&self) -> Vec<u8> {
        render_pptx(&self.deck, &self.theme, &self.document).unwrap()
    }
}

/// A deck as its file was written: name, deck, theme, pages, path, whose copy it is, and of what.
type Made = (String, Deck, Theme, Document, PathBuf, Whose, Option<Deck>);

/// What the decks are made with.
struct Stage {
    setter: Typesetter,
    themes: Vec<Theme>,
    folder: PathBuf,
    made: Vec<Made>,
}

impl Stage {
    fn add(&mut self, name: &str, deck: &Deck, theme: usize, aspect: Aspect) {
        let theme = self.themes[theme].clone();
        let document = layout_whole_deck(&mut self.setter, deck, &theme, aspect).document;
        self.write(name, deck.clone(), theme, document, Whose::Presenter, None);
    }

    fn add_audience(&mut self, name: &str, whole: &Deck, theme: usize, aspect: Aspect) {
        let theme = self.themes[theme].clone();
        let deck = whole.audience_copy();
        let document = layout_deck(&mut self.setter, &deck, &theme, aspect).document;
        self.write(name, deck, theme, document, Whose::Audience, Some(whole.clone()));
    }

    fn write(&mut self, name: &str, deck: Deck, theme: Theme, document: Document, whose: Whose, whole: Option<Deck>) {
        let path = self.folder.join(format!("{name}.pptx"));
        fs::write(&path, render_pptx(&deck, &theme, &document).unwrap()).unwrap();
        self.made.push((name.to_owned(), deck, theme, document, path, whose, whole));
    }
}

/// The decks, written and read once for all tests here.
pub(crate) static CASES: LazyLock<Vec<Case>> = LazyLock::new(cases);

fn cases() -> Vec<Case> {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let theme = |name: &str| {
        let (path, text) = content.read_theme(name).unwrap();
        load_theme(&path, &text).0.unwrap()
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pptx");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let themes = vec![theme("calm"), theme("contrast")];
    let mut stage = Stage { setter: Typesetter::new(load_fonts(&content).unwrap()), themes, folder, made: Vec::new() };
    let pack = InstalledPack::load(&content, None).unwrap();
    for (at, sample) in of_outlines(&pack.library).iter().enumerate() {
        let plan = plan_talk(&pack.library, &sample.request).unwrap();
        let deck = resolve_talk(&plan.talk, &pack.library).0;
        stage.add(&format!("{}-calm-wide", sample.name), &deck, 0, Aspect::Wide);
        stage.add(&format!("{}-contrast-standard", sample.name), &deck, 1, Aspect::Standard);
        let aspect = if at % 2 == 0 { Aspect::Wide } else { Aspect::Standard };
        stage.add_audience(&format!("{}-audience", sample.name), &deck, at % 2, aspect);
    }
    // A tame deck of every kind, then wild ones.
    for seed in 0..10_u64 {
        let deck = made_up::deck(seed, if seed == 9 { 200 } else { 24 });
        let (theme, aspect) = if seed % 2 == 0 { (0, Aspect::Wide) } else { (1, Aspect::Standard) };
        stage.add(&format!("made-up-{seed}"), &deck, theme, aspect);
        if seed < 3 {
            stage.add_audience(&format!("made-up-{seed}-audience"), &deck, theme, aspect);
        }
    }
    let files: Vec<PathBuf> = stage.made.iter().map(|made| made.4.clone()).collect();
    let cases = stage.made.into_iter().zip(read(&files)).map(|((name, deck, theme, document, path, whose, whole), read)| Case {
        name,
        deck,
        theme,
        document,
        path,
        read,
        whose,
        whole,
    });
    cases.collect()
}
