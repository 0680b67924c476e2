//! Pages into slides of a presenter's own: which layout, how many slides, which words where.

mod block;
mod body;
mod segment;

use super::markup::{Around, markdown, quoted, shortened};
use super::report::Report;
use super::tree::{FilePicture, Page, Piece, Reading, Role, Words, is_blank, plain_text};
use body::Writer;
use lectern_model::id::{AudienceId, SlideId, TopicId};
use lectern_model::language::Language;
use lectern_model::slide::SlideKind;
use segment::{Segment, segments};
use std::collections::{BTreeMap, BTreeSet};

/// The most slides of a file that are read, and that are made of it.
pub(super) const MOST_SLIDES: usize = 2000;

/// How many words are said in a minute.
const WORDS_A_MINUTE: usize = 130;

/// What slides of a presenter's own say in their heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportContext {
    /// What they are filed under.
    pub topic: TopicId,
    /// Whom they serve.
    pub audience: AudienceId,
    /// Their language, where it is not the pack's.
    pub language: Option<Language>,
}

/// A slide made from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSlide {
    /// Its id, once in an import; the talk may give it another.
    pub id: SlideId,
    /// Its text, head and all. It names pictures as [`Imported::pictures`] are called, in `images/own/`.
    pub text: String,
    /// Its title, for people.
    pub title: String,
    /// Where in the file it stood.
    pub place: String,
    /// The id of the slide of a talk that it was exported from.
    pub recognised: Option<SlideId>,
    /// The title of the section it was in.
    pub section: Option<String>,
    /// Whether it was left out of the show.
    pub hidden: bool,
}

/// What came out of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// The slides, in order.
    pub slides: Vec<ImportedSlide>,
    /// The pictures they show.
    pub pictures: Vec<FilePicture>,
    /// What was kept, changed and dropped.
    pub report: Report,
}

/// The folder of own pictures, as slides name them.
pub(super) const FOLDER: &str = "images/own/";

/// Makes slides of pages.
pub fn make_slides(reading: Reading, context: &ImportContext) -> Imported {
    let Reading { pages, pictures, report } = reading;
    let mut maker = Maker {
        context,
        pictures: &pictures,
        report,
        ids: BTreeSet::new(),
        numbers: BTreeMap::new(),
        slides: Vec::new(),
        shown: BTreeSet::new(),
    };
    for page in pages {
        if maker.slides.len() >= MOST_SLIDES {
            maker.full();
            break;
        }
        maker.page(page);
    }
    let Maker { mut report, slides, shown, .. } = maker;
    report.kept.slides = slides.len();
    report.kept.pictures = shown.len();
    let pictures = pictures.into_iter().enumerate().filter(|(at, _)| shown.contains(at)).map(|(_, picture)| picture).collect();
    Imported { slides, pictures, report }
}

struct Maker<'a> {
    context: &'a ImportContext,
    pictures: &'a [FilePicture],
    report: Report,
    ids: BTreeSet<String>,
    /// The next number to try for ids that begin alike.
    numbers: BTreeMap<String, usize>,
    slides: Vec<ImportedSlide>,
    /// The pictures that some slide shows.
    shown: BTreeSet<usize>,
}

/// What all slides of a page share.
struct Head {
    title: String,
    plain: String,
    page: Page,
}

impl Maker<'_> {
    fn page(&mut self, mut page: Page) {
        let is_empty = page.pieces.is_empty() && page.columns.is_none() && page.notes.is_empty();
        if is_blank(&page.title) && is_empty {
            return self.report.dropped(&page.place.clone(), "an empty slide");
        }
        if is_blank(&page.title) {
            page.title = self.found_title(&mut page);
        }
        let title = markdown(&page.title, Around::Line, &page.place, &mut self.report);
        let plain = plain_text(&page.title).split_whitespace().collect::<Vec<_>>().join(" ");
        let pieces = std::mem::take(&mut page.pieces);
        let columns = page.columns.take();
        let made = segments(page.role, pieces, columns, &page.place, &mut self.report);
        let parts = made.len();
        if parts > 1 {
            self.report.changed(
                &page.place,
                format!("“{}” has more on it than one slide takes; it became {parts} slides", shortened(&plain)),
            );
        }
        let notes = self.notes(&page);
        let head = Head { title, plain, page };
        for (at, segment) in made.into_iter().enumerate() {
            if self.slides.len() >= MOST_SLIDES {
                return self.full();
            }
            let said = if at == 0 { notes.as_str() } else { "" };
            self.slide(&head, at, segment, said);
        }
    }

    /// Tells that no more slides are made.
    fn full(&mut self) {
        self.report.dropped("", format!("everything after the first {MOST_SLIDES} slides: divide the file"));
    }

    /// The title of a page that has none: its first line, or its place.
    fn found_title(&mut self, page: &mut Page) -> Words {
        let is_line =
            |words: &Words| !is_blank(words) && plain_text(words).chars().count() <= 100 && !plain_text(words).contains('\n');
        let first = match page.pieces.first() {
            Some(Piece::Heading { words, .. } | Piece::Paragraph(words)) if is_line(words) => Some(words.clone()),
            Some(_) | None => None,
        };
        if let Some(words) = first {
            page.pieces.remove(0);
            self.report
                .changed(&page.place, format!("it has no title; its first line “{}” became one", shortened(&plain_text(&words))));
            return words;
        }
        self.report.wanting(&page.place, "it has no title: write one");
        let mut name = page.place.clone();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        vec![super::tree::Run::plain(name)]
    }

    fn notes(&mut self, page: &Page) -> String {
        if page.notes.is_empty() {
            return String::new();
        }
        let mut writer = Writer::new(&page.place, self.pictures, &mut self.report, &mut self.shown);
        let text = writer.notes(&page.notes);
        self.report.kept.notes += usize::from(!text.is_empty());
        text
    }

    fn slide(&mut self, head: &Head, at: usize, segment: Segment, notes: &str) {
        let Head { title, plain, page } = head;
        let kind = segment.kind;
        let body = Writer::new(&page.place, self.pictures, &mut self.report, &mut self.shown).body(segment);
        let (title, plain) = if at == 0 {
            (title.clone(), plain.clone())
        } else {
            (format!("{title} ({})", at + 1), format!("{plain} ({})", at + 1))
        };
        let id = self.free_id(&plain);
        let text = self.text(&id, &title, kind, &body, notes);
        let recognised = page.id.as_deref().filter(|_| at == 0).map(SlideId::from);
        self.slides.push(ImportedSlide {
            id: SlideId::from(id),
            text,
            title: plain,
            place: page.place.clone(),
            recognised,
            section: page.section.clone(),
            hidden: page.hidden,
        });
    }

    fn text(&self, id: &str, title: &str, kind: SlideKind, body: &str, notes: &str) -> String {
        let ImportContext { topic, audience, language } = self.context;
        let language = language.as_ref().map_or(String::new(), |language| format!("language: {language}\n"));
        let mut text = format!(
            "---\nid: {id}\ntitle: {}\ntopic: {topic}\naudiences: [{audience}]\nminutes: {}\nweight: should\nlayout: {}\ndraft: true\n{language}---\n",
            quoted(title),
            minutes(notes),
            kind.name()
        );
        for (heading, part) in [("", body), (self.notes_heading(), notes)] {
            if !part.is_empty() {
                for piece in ["\n", heading, part, "\n"] {
                    text.push_str(piece);
                }
            }
        }
        text
    }

    fn notes_heading(&self) -> &'static str {
        match self.context.language.as_ref().map(Language::primary).as_deref() {
            Some("es") => "## Notas {.notes}\n\n",
            Some(_) | None => "## Notes {.notes}\n\n",
        }
    }

    fn free_id(&mut self, title: &str) -> String {
        let stem = slug(title).unwrap_or_else(|| "imported".to_owned());
        let next = self.numbers.entry(stem.clone()).or_insert(1);
        let mut id = stem.clone();
        while !self.ids.insert(id.clone()) {
            *next += 1;
            id = format!("{stem}-{next}");
        }
        id
    }
}

/// How long a slide takes, from what is said to it: half minutes, from one to ten.
fn minutes(notes: &str) -> String {
    let halves = (notes.split_whitespace().count() * 2).div_ceil(WORDS_A_MINUTE).clamp(2, 20);
    if halves.is_multiple_of(2) { (halves / 2).to_string() } else { format!("{}.5", halves / 2) }
}

/// Letters, digits and hyphens from a title; none where it has no Latin letter.
pub(super) fn slug(title: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in title.to_lowercase().chars() {
        match unaccented(letter) {
            Some(letter) => slug.push(letter),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    slug.truncate(48);
    let slug = slug.trim_matches('-');
    slug.starts_with(|letter: char| letter.is_ascii_lowercase())
        .then(|| slug.to_owned())
        .or_else(|| (!slug.is_empty()).then(|| format!("slide-{slug}")))
}

fn unaccented(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='z' | '0'..='9' => letter,
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => return None,
    })
}

/// Whether a page is the head of something: its title, and a line at most.
fn is_head(role: Role) -> Option<SlideKind> {
    match role {
        Role::Title => Some(SlideKind::Title),
        Role::Section => Some(SlideKind::Section),
        Role::Content => None,
    }
}

#[cfg(test)]
pub(super) fn test_context() -> ImportContext {
    ImportContext { topic: "numbers".into(), audience: "parents".into(), language: None }
}

#[cfg(test)]
mod tests;
