//! Decks to try formats on: those of the shipped outlines, the whole shipped pack, and one with everything a format may stumble over.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::font_folder::load_fonts;
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::plan_talk;
use lectern_app::sample::of_outlines;
use lectern_content::load::load_pack;
use lectern_content::pack_source::MemorySource;
use lectern_content::resolve::resolve_talk;
use lectern_content::theme::load_theme;
use lectern_layout::{Typesetter, layout_deck, layout_whole_deck};
use lectern_model::deck::Deck;
use lectern_model::library::Library;
use lectern_model::talk::{Talk, TalkSection, TalkSlide};
use lectern_model::theme::{Aspect, Theme};
use lectern_scene::document::Document;
use std::fs;
use std::path::{Path, PathBuf};

/// Fonts, theme and content of the content folder.
pub struct Stage {
    /// The theme decks are in.
    pub theme: Theme,
    setter: Typesetter,
    library: Library,
}

impl Default for Stage {
    fn default() -> Self {
        Self::new()
    }
}

impl Stage {
    /// Reads the content folder.
    ///
    /// # Panics
    /// It cannot be read.
    pub fn new() -> Self {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        let (path, text) = content.read_theme("calm").unwrap();
        let theme = load_theme(&path, &text).0.unwrap();
        let library = InstalledPack::load(&content, None).unwrap().library;
        Self { theme, setter: Typesetter::new(load_fonts(&content).unwrap()), library }
    }

    /// The deck of each shipped outline, by its name.
    ///
    /// # Panics
    /// An outline cannot be planned.
    pub fn outlines(&self) -> Vec<(String, Deck)> {
        let deck = |sample: lectern_app::sample::SampleTalk| {
            let plan = plan_talk(&self.library, &sample.request).unwrap();
            (sample.name, resolve_talk(&plan.talk, &self.library).0)
        };
        of_outlines(&self.library).into_iter().map(deck).collect()
    }

    /// A deck of all slides of the shipped pack.
    ///
    /// # Panics
    /// There is no outline to begin with.
    pub fn whole_pack(&self) -> Deck {
        let sample = of_outlines(&self.library).into_iter().next().unwrap();
        let plan = plan_talk(&self.library, &sample.request).unwrap();
        let slides = self.library.slides.keys().map(|id| TalkSlide::new(id.clone())).collect();
        let section = TalkSection { slides, ..plan.talk.sections.first().cloned().unwrap() };
        let talk = Talk { sections: vec![section], ..plan.talk };
        resolve_talk(&talk, &self.library).0
    }

    /// The pages of a deck in which nothing is left out.
    pub fn pages(&mut self, deck: &Deck) -> Document {
        layout_whole_deck(&mut self.setter, deck, &self.theme, Aspect::Wide).document
    }

    /// The pages of a deck as its PDF has them.
    pub fn shown_pages(&mut self, deck: &Deck) -> Document {
        layout_deck(&mut self.setter, deck, &self.theme, Aspect::Wide).document
    }
}

/// A deck with what a format may stumble over: every kind of slide, both directions, hidden and backup slides, links of every kind, a
/// slide that goes on, and words that look like markup. The number is how often its middle part is repeated.
///
/// # Panics
/// The talk below is mistyped.
pub fn showcase(times: usize) -> Deck {
    let mut files = MemorySource::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("showcase");
    read_into(&mut files, &folder, &folder);
    let (library, found) = load_pack(&files);
    assert!(found.iter().all(|one| one.severity != lectern_model::diagnostic::Severity::Error), "{found:#?}");
    let middle: String =
        ["statement", "number", "bullets", "columns", "table", "bars", "line", "share", "steps", "quote", "picture"]
            .iter()
            .map(|id| format!("      - slide: {id}\n"))
            .collect();
    let talk = format!(
        "title: 'Everything & <more>'\nsubtitle: What a format may stumble over\naudience: all-of-them\nminutes: 30\nlanguage: en\n\
         pack: {{id: showcase, version: '1'}}\nsections:\n  - title: The kinds\n    slides:\n{}  - title: The rest\n    slides:\n      \
         - slide: help\n      - slide: long\n      - slide: arabic\n      - {{slide: secret, hidden: true}}\n      - slide: last\n\
         backup:\n  - slide: spare\n",
        middle.repeat(times)
    );
    let talk: Talk = serde_saphyr::from_str(&talk).unwrap();
    resolve_talk(&talk, &library).0
}

/// Reads the files of a folder and of those in it.
fn read_into(files: &mut MemorySource, root: &Path, folder: &Path) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            read_into(files, root, &path);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(&name, fs::read(&path).unwrap());
        }
    }
}
