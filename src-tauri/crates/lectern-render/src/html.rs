//! A deck as one HTML file that shows itself in any browser: semantic elements in reading order, each placed where the page has it.
//!
//! Words, order and meaning come from the document's structure, places from its scenes, so that the deck looks as the PDF does and
//! reads as a text does. Lengths are parts of the slide's width; fonts and pictures stand in the file, and its content policy lets
//! nothing else in. What only a presenter may see is written where the deck holds it, and with it the script that shows it: what is
//! made of [`Deck::audience_copy`] has neither.

mod escape;
mod font;
mod layer;
mod line;
mod look;
mod measure;
mod note;
mod page;
mod player;
mod woff;

use crate::RenderError;
use crate::svg::number::length;
use crate::svg::page::{Canvas, page_size};
use escape::{escaped, lang};
use font::Faces;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::theme::{Colour, Theme};
use lectern_scene::document::Document;
use lectern_scene::scene::{ItemKind, Scene};
use look::Looks;
use measure::Measure;
use page::Writer;
use std::collections::BTreeMap;

/// The most pages written; browsers grow slow long before.
const MOST_PAGES: usize = 50_000;
/// The luminance below which a page's ground counts as dark.
const DARK: f64 = 0.18;

/// Renders a deck and its pages as one HTML file. The copy is a presenter's, with notes and a view for them, where the deck holds
/// notes, answers, rights, hidden or backup slides; otherwise nothing of such is in it.
///
/// # Errors
/// No pages or too many, a font that cannot be cut down, a key that leads nowhere.
pub fn render_html(deck: &Deck, theme: &Theme, document: &Document) -> Result<String, RenderError> {
    let first = document.pages.first().ok_or(RenderError::NoPages)?;
    if document.pages.len() > MOST_PAGES {
        return Err(RenderError::TooManyPages { pages: document.pages.len(), limit: MOST_PAGES });
    }
    let pages = pages(deck, document);
    let is_presenters = deck.is_presenters();
    let mut writer = Writer {
        document,
        faces: Faces::new(document)?,
        looks: Looks::default(),
        measure: Measure::new(first.size.width),
        canvas: Canvas::new(document, 0),
        is_presenters,
        ids: pages.iter().map(|page| page.id.clone()).collect(),
    };
    let scenes: Vec<&Scene> = document.pages.iter().collect();
    writer.canvas.define_scenes(&scenes)?;
    let mut sections = String::new();
    for (number, page) in pages.iter().enumerate() {
        if is_presenters {
            sections.push_str(&note::head(deck, &page.number));
        }
        sections.push_str(&section(&mut writer, number, page, deck, theme)?);
    }
    let fonts = writer.faces.rules()?;
    let looks = writer.looks.rules(writer.measure);
    let canvas = &writer.canvas;
    let definitions = format!("{}{}", canvas.glyphs.definitions, canvas.definitions);
    let mut out = head(deck, document, first, &format!("{fonts}{looks}"), is_presenters);
    // How long it is to take is the presenter's affair.
    let slot = if is_presenters { format!(" data-slot=\"{}\"", deck.minutes.seconds()) } else { String::new() };
    out.push_str(&format!("<body{slot}>\n"));
    if !definitions.is_empty() {
        out.push_str(&format!("<svg class=\"defs\" aria-hidden=\"true\"><defs>{definitions}</defs></svg>\n"));
    }
    let title = escaped(title_of(deck));
    let starts_with_title = pages.first().is_some_and(Shown::is_title);
    let hidden = if starts_with_title { " hidden" } else { "" };
    out.push_str(&format!("<main aria-label=\"{title}\">\n<h1 class=\"sr\" id=\"talk\"{hidden}>{title}</h1>\n"));
    out.push_str(&sections);
    out.push_str("</main>\n");
    out.push_str(&player::elements(deck, is_presenters));
    out.push_str("</body>\n</html>\n");
    Ok(out)
}

/// A page and the slide it shows.
struct Shown<'a> {
    scene: &'a Scene,
    slide: Option<&'a DeckSlide>,
    /// Where the slide stands in the deck.
    place: usize,
    /// Whether it is the slide's first page.
    is_first: bool,
    id: String,
    /// Its title, with the word for a continuation where it is one.
    title: String,
    /// Its number among those shown.
    number: String,
    /// What it is called: its number and its title.
    name: String,
}

impl Shown<'_> {
    fn is_title(&self) -> bool {
        self.slide.is_some_and(|slide| slide.kind == SlideKind::Title)
    }

    fn is_hidden(&self) -> bool {
        self.slide.is_some_and(|slide| slide.hidden)
    }

    fn is_backup(&self) -> bool {
        self.slide.is_some_and(|slide| slide.backup)
    }
}

fn title_of(deck: &Deck) -> &str {
    if deck.title.trim().is_empty() { "Lectern" } else { deck.title.trim() }
}

/// The pages with what they are called. Numbers are the pages' labels; hidden pages have none, and are known by their place.
fn pages<'a>(deck: &'a Deck, document: &'a Document) -> Vec<Shown<'a>> {
    let slide_of = |scene: &Scene| scene.slide.and_then(|at| deck.slides.get(at));
    let is_counted = |scene: &&Scene| slide_of(scene).is_none_or(|slide| !slide.hidden && !slide.backup);
    let total = document.pages.iter().filter(is_counted).count();
    let mut pages: Vec<Shown<'a>> = Vec::with_capacity(document.pages.len());
    let words = &deck.words;
    for (at, scene) in document.pages.iter().enumerate() {
        let slide = slide_of(scene);
        let place = scene.slide.unwrap_or(at);
        let is_first = pages.last().is_none_or(|before| before.slide.is_none() || before.place != place);
        let mut title = slide.map(|slide| Span::plain_text(&slide.title).trim().to_owned()).unwrap_or_default();
        if title.is_empty() && slide.is_some_and(|slide| slide.kind == SlideKind::Title) {
            title = deck.title.clone();
        }
        if !is_first {
            title = format!("{title} ({})", words.continued.trim().trim_matches(['(', ')']));
        }
        let label = scene.label.clone().unwrap_or_else(|| (at + 1).to_string());
        let is_hidden = slide.is_some_and(|slide| slide.hidden);
        let number = match slide {
            Some(slide) if slide.hidden => words.hidden.to_owned(),
            Some(slide) if slide.backup => format!("{} {label}", words.slide),
            Some(_) | None => format!("{} {label} {} {total}", words.slide, words.of),
        };
        let is_id = !is_hidden && label.chars().all(|letter| letter.is_ascii_alphanumeric());
        let id = if is_id { label } else { format!("h{}", at + 1) };
        let name = if title.is_empty() { number.clone() } else { format!("{number}: {title}") };
        pages.push(Shown { scene, slide, place, is_first, id, title, number, name });
    }
    pages
}

/// A page as a section, with what its presenter is told.
fn section<'a>(
    writer: &mut Writer<'a>,
    number: usize,
    page: &Shown<'a>,
    deck: &Deck,
    theme: &Theme,
) -> Result<String, RenderError> {
    let data = page.slide.map_or_else(BTreeMap::new, |slide| note::chart_tables(slide, &deck.words));
    let lower = u8::from(!page.is_title());
    let body = writer.page(number, page.scene, lower, &data)?;
    let ground = ground(page.scene).unwrap_or(theme.colours.background);
    let mut classes = String::from("slide");
    let marks = [(page.is_hidden(), " hid"), (page.is_backup(), " back"), (ground.luminance() < DARK, " dark")];
    marks.iter().filter(|(on, _)| *on).for_each(|(_, class)| classes.push_str(class));
    let language = page.slide.filter(|slide| slide.language != deck.language).map(|slide| lang(&slide.language));
    let planned =
        page.slide.filter(|_| writer.is_presenters).map(|slide| format!(" data-seconds=\"{}\"", slide.minutes.seconds()));
    let mut out = format!(
        "<section id=\"{}\" dir=\"ltr\" class=\"{classes}\" aria-label=\"{}\" data-title=\"{}\" data-slide=\"{}\"{} \
         style=\"background:{ground}\"{}>",
        page.id,
        escaped(&page.name),
        escaped(&page.title),
        page.place,
        planned.unwrap_or_default(),
        language.unwrap_or_default()
    );
    // Where a slide goes on, its title is drawn again and belongs to the text of its first page; here it is a heading all the same.
    if !page.is_first && !page.title.is_empty() && !body.contains("<h2") {
        out.push_str(&format!("<h2 class=\"sr\">{}</h2>", escaped(&page.title)));
    }
    out.push_str(&body);
    out.push_str("</section>\n");
    if let Some(slide) = page.slide.filter(|_| page.is_first) {
        out.push_str(&note::aside(deck, slide));
    }
    Ok(out)
}

/// The colour that a page is filled with first.
fn ground(scene: &Scene) -> Option<Colour> {
    match scene.items.first().map(|item| &item.kind) {
        Some(ItemKind::Shape(shape)) => shape.fill,
        Some(ItemKind::Text(_) | ItemKind::Image(..) | ItemKind::Scene(..)) | None => None,
    }
}

/// The head of the file: its policy, what it says of itself, its styles.
fn head(deck: &Deck, document: &Document, first: &Scene, rules: &str, is_presenters: bool) -> String {
    let title = escaped(title_of(deck));
    let mut about = String::new();
    for (name, text) in [("author", &document.metadata.author), ("description", &document.metadata.subject)] {
        if !text.trim().is_empty() {
            about.push_str(&format!("<meta name=\"{name}\" content=\"{}\">\n", escaped(text.trim())));
        }
    }
    let policy = player::policy(is_presenters);
    let (width, height) = page_size(first.size);
    let side = |points: f32| length(f64::from(points).clamp(3.0, 14_400.0) / 72.0);
    let paper = format!("{}in {}in", side(first.size.width.0), side(first.size.height.0));
    let styles = player::style(is_presenters, (&width, &height), &paper);
    let language = format!("{}{}", lang(&deck.language), escape::direction(&deck.language));
    format!(
        "<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"Lectern\">\n\
         {about}<title>{title}</title>\n<style>\n{styles}{rules}</style>\n</head>\n"
    )
}
