//! What every measurement needs: fonts, a theme, and a made-up talk in each of its states.

use crate::synthetic;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::font_folder::load_fonts;
use lectern_content::load::load_pack;
use lectern_content::resolve::resolve_talk;
use lectern_content::theme::load_theme;
use lectern_layout::{Layout, Typesetter, layout_deck, layout_handout};
use lectern_model::deck::Deck;
use lectern_model::handout::{Handout, Ink, Paper};
use lectern_model::theme::{Aspect, Theme};

/// The fonts and the theme of the content folder.
pub(crate) struct Stage {
    pub(crate) theme: Theme,
    pub(crate) setter: Typesetter,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        let (path, text) = content.read_theme("calm").unwrap();
        let theme = load_theme(&path, &text).0.unwrap();
        Self { theme, setter: Typesetter::new(load_fonts(&content).unwrap()) }
    }

    pub(crate) fn layout_deck(&mut self, deck: &Deck) -> Layout {
        layout_deck(&mut self.setter, deck, &self.theme, Aspect::Wide)
    }

    pub(crate) fn layout_article(&mut self, deck: &Deck) -> Layout {
        layout_handout(&mut self.setter, deck, &self.theme, Aspect::Wide, Handout::Article, Paper::Letter, Ink::Colour)
    }
}

/// A made-up talk of so many slides, resolved.
pub(crate) fn deck(slides: usize) -> Deck {
    let (library, _) = load_pack(&synthetic::pack(slides));
    resolve_talk(&synthetic::talk(slides), &library).0
}
