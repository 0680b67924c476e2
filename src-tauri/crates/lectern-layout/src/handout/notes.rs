//! Notes pages: each slide with what to say, for the presenter alone.

use super::furniture::Furniture;
use super::look::{Look, Sizes};
use super::picture::{Picture, draw_slides};
use super::sheet::{MARGIN, Sheet, cut};
use super::wording;
use super::{begin, overfull};
use crate::composer::{Composer, Reading};
use crate::flow::{Flow, FlowEnv, FlowStyle};
use crate::format::{Breaking, TextFormat};
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use lectern_model::block::DeckBlock;
use lectern_model::deck::{Deck, DeckSlide, Reference};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::handout::Paper;
use lectern_model::minutes::Minutes;
use lectern_model::span::Span;
use lectern_model::theme::{Aspect, Colour, Theme};
use lectern_scene::structure::{NodeId, Role, Structure};

/// The column beside slide and notes: number, time, marks.
const SIDE: Pt = Pt(88.0);
/// Room at the head of every page for the presenter's mark.
const BANNER: Pt = Pt(10.0);
/// The least part of its full height a slide's picture is made smaller to, so that the notes stay on its page.
const LEAST_PICTURE: f32 = 0.55;
/// Notes are read at a glance, standing: a little larger than an article.
const SIZES: Sizes = Sizes { body: Pt(11.5), leading: 1.4, ..Sizes::TEXT };

/// Lays out the notes pages: all slides, hidden and backup ones marked.
pub(super) fn layout_notes(
    setter: &mut Typesetter,
    deck: &Deck,
    theme: &Theme,
    aspect: Aspect,
    paper: Paper,
    look: &Look,
) -> Layout {
    let look = look.sized(SIZES);
    let mut document = begin(setter, deck);
    let (pictures, mut diagnostics) = draw_slides(setter, &mut document, deck, theme, aspect, &|_| true);
    let furniture = Furniture::new(setter, deck, &look, paper.size().width - MARGIN * 2.0);
    let furniture = furniture.with_banner(setter, deck.words.presenter_copy, &look);
    let mut sheet = Sheet::upright(paper, MARGIN, furniture.height());
    let head = sheet.body.origin();
    sheet.body.y += BANNER;
    sheet.body.height -= BANNER;
    let mut pages =
        NotesPages { setter, composer: Composer::new(document), deck, look: &look, style: look.flow_style(), sheet, overfull: 0 };
    pages.composer.expect_references(deck.references.iter().map(|reference| reference.number));
    if pictures.is_empty() {
        pages.composer.add_page(sheet.size);
    }
    let mut starts = Minutes::ZERO;
    for (at, picture) in pictures.iter().enumerate() {
        pages.slide(picture, starts, at == 0);
        let slide = picture.slide;
        if !picture.continued && !slide.hidden && !slide.backup {
            starts += slide.minutes;
        }
    }
    pages.references();
    diagnostics.extend(overfull(pages.overfull));
    let mut document = pages.composer.finish();
    let foot = sheet.foot(MARGIN, furniture.height());
    furniture.put_on(setter, &mut document, &deck.words, head, foot);
    Layout { document, diagnostics }
}

/// The notes pages as they grow.
struct NotesPages<'a> {
    setter: &'a mut Typesetter,
    composer: Composer,
    deck: &'a Deck,
    look: &'a Look,
    style: FlowStyle,
    sheet: Sheet,
    /// How many pages are too small for what stands on them.
    overfull: usize,
}

impl NotesPages<'_> {
    /// A slide's picture with its notes, on as many pages as they take.
    fn slide(&mut self, picture: &Picture<'_>, starts: Minutes, first: bool) {
        let body = self.sheet.body;
        let level = if first { 1 } else { 2 };
        let title = self.title(picture);
        let section = self.composer.element(Structure::ROOT, Role::Section);
        self.composer.add_page(self.sheet.size);
        self.composer.outline(level - 1, &title, body.y);
        let head = self.heading(&title, picture, Some((section, level)));
        let column = Rect::new(body.x + SIDE, body.y + head, body.width - SIDE, body.height - head);
        let mut flow = self.notes(picture, level + 1, column.width);
        let gap = self.look.sizes.body * 1.2;
        let room = column.height - flow.height(0..flow.len()) - gap;
        let size = picture.fit(Size::new(column.width, picture_height(picture, column, room)));
        let bounds = Rect::new(column.x, column.y, size.width, size.height);
        picture.paint(&mut self.composer, self.deck, section, bounds, self.look.inks.rule);
        if !picture.continued {
            self.side(picture.slide, starts, section, bounds.y);
        }
        let y = bounds.bottom() + gap;
        let ranges = cut(&flow, body.bottom() - y, column.height);
        for (page, range) in ranges.into_iter().enumerate() {
            let mut at = Point::new(column.x, y);
            if page > 0 {
                self.composer.add_page(self.sheet.size);
                let title = format!("{title} ({})", self.deck.words.continued);
                self.heading(&title, picture, None);
                at = Point::new(column.x, column.y);
            }
            let height = flow.paint(&mut self.composer, &self.deck.images, range, section, at);
            self.overfull += usize::from(at.y + height > body.bottom() + Pt(0.5));
        }
    }

    /// The whole bibliography, with what only notes and answers cite.
    fn references(&mut self) {
        let (body, title) = (self.sheet.body, self.deck.words.references);
        let references: Vec<&Reference> = self.deck.references.iter().collect();
        if references.is_empty() {
            return;
        }
        let small = TextFormat { breaking: Breaking::Even, ..self.look.small() };
        let style = FlowStyle { body: small, ..self.style.clone() };
        let mut flow = Flow::new(body.width);
        flow.heading(self.setter, &[Span::text(title)], &self.look.heading(3), 2, Pt::ZERO);
        flow.references(self.setter, &references, &style, &self.deck.words);
        let section = self.composer.element(Structure::ROOT, Role::Section);
        for (page, range) in cut(&flow, body.height, body.height).into_iter().enumerate() {
            self.composer.add_page(self.sheet.size);
            if page == 0 {
                self.composer.outline(1, title, body.y);
            }
            flow.paint(&mut self.composer, &self.deck.images, range, section, body.origin());
        }
    }

    fn title(&self, picture: &Picture<'_>) -> String {
        let title = Span::plain_text(&picture.slide.title);
        let title = if title.trim().is_empty() { self.deck.title.clone() } else { title };
        if picture.continued { format!("{title} ({})", self.deck.words.continued) } else { title }
    }

    /// The slide's title over the page, its number at the side; read unless it is a repetition. Returns its height.
    fn heading(&mut self, title: &str, picture: &Picture<'_>, owner: Option<(NodeId, u8)>) -> Pt {
        let body = self.sheet.body;
        let format = self.look.heading(3);
        let lines = self.setter.shape_text(title, &format).set(body.width - SIDE);
        let reading = owner
            .map_or(Reading::Silent, |(section, level)| Reading::Content(self.composer.element(section, Role::Heading(level))));
        self.composer.lines(&lines, Point::new(body.x + SIDE, body.y), reading);
        let number = format!("{} {}", self.deck.words.slide, picture.number);
        let quiet = TextFormat { weight: 600, ..self.look.text(format.size, self.look.inks.accent) };
        let number = self.setter.shape_text(&number, &TextFormat { leading: format.leading, ..quiet }).set(SIDE);
        // The figure under it says the number.
        self.composer.lines(&number, body.origin(), Reading::Silent);
        lines.height() + self.look.sizes.body * 0.7
    }

    /// Section, time and marks, beside the picture.
    fn side(&mut self, slide: &DeckSlide, starts: Minutes, section: NodeId, y: Pt) {
        let (words, inks) = (&self.deck.words, self.look.inks.clone());
        let mut facts: Vec<(String, Colour, bool)> = Vec::new();
        for (marked, word) in [(slide.draft, words.not_reviewed), (slide.hidden, words.hidden), (slide.backup, words.backup)] {
            if marked {
                facts.push((word.to_uppercase(), inks.negative, true));
            }
        }
        if slide.minutes > Minutes::ZERO {
            facts.push((format!("{}\u{A0}{}", slide.minutes, words.minutes), inks.text, true));
            if !slide.hidden && !slide.backup {
                facts.push((format!("{}–{}", clock(starts), clock(starts + slide.minutes)), inks.muted, false));
            }
        }
        if let Some(section) = slide.section.and_then(|at| self.deck.sections.get(at)) {
            facts.push((section.title.clone(), inks.muted, false));
        }
        let mut y = y;
        for (text, colour, strong) in facts {
            let format = TextFormat { weight: if strong { 600 } else { 400 }, ..self.look.text(Pt(9.5), colour) };
            let lines = self.setter.shape_text(&text, &TextFormat { leading: 1.3, ..format }).set(SIDE - Pt(12.0));
            let owner = self.composer.element(section, Role::Paragraph);
            y += self.composer.lines(&lines, Point::new(self.sheet.body.x, y), Reading::Content(owner)) + Pt(3.0);
        }
    }

    /// Notes, the note the slide carries, and questions that may come.
    fn notes(&mut self, picture: &Picture<'_>, level: u8, width: Pt) -> Flow {
        let (slide, words) = (picture.slide, &self.deck.words);
        let mut flow = Flow::new(width);
        if picture.continued {
            return flow;
        }
        let talk = &self.deck.language;
        let foreign = slide.language != *talk;
        let style = if foreign { self.look.in_language(&slide.language).flow_style() } else { self.style.clone() };
        let body = TextFormat { breaking: Breaking::Even, ..style.body.clone() };
        let style = FlowStyle { sub_body: body.clone(), body, ..style };
        let env = FlowEnv { words, images: &self.deck.images, heading_level: level + 1 };
        let part = |flow: &mut Flow, setter: &mut Typesetter, word: &str, blocks: &[DeckBlock]| {
            if !blocks.is_empty() {
                let format = TextFormat { weight: 700, colour: style.accent, ..self.look.heading(4) };
                flow.heading(setter, &[Span::text(word)], &format, level, style.heading_gap * 1.3);
                flow.blocks(setter, &wording::marked(blocks, slide, talk), &style, &env);
            }
        };
        if let Some(warning) = &slide.warning {
            let spans = [Span::strong(format!("{}: ", words.content_warning)), Span::text(warning)];
            flow.paragraph(self.setter, &spans, &self.look.small(), Role::Paragraph, Pt::ZERO);
        }
        if let Some(rights) = &slide.rights {
            let spans = [Span::strong(format!("{}: ", words.rights)), Span::text(rights)];
            flow.paragraph(self.setter, &spans, &self.look.small(), Role::Paragraph, Pt::ZERO);
        }
        part(&mut flow, self.setter, words.notes, &slide.notes);
        if !slide.caveat.is_empty() {
            let blocks = wording::lead_in(&wording::marked(&slide.caveat, slide, talk), words.please_note);
            flow.aside(self.setter, &blocks, Role::Note, self.look.inks.muted, &style, &env);
        }
        part(&mut flow, self.setter, words.if_asked, &slide.asked);
        flow
    }
}

/// How high a slide's picture is: as large as the column allows, smaller where that saves a page.
fn picture_height(picture: &Picture<'_>, column: Rect, room: Pt) -> Pt {
    let largest = picture.fit(Size::new(column.width, column.height * 0.5)).height;
    if room < largest * LEAST_PICTURE { largest } else { room.min(largest) }
}

/// `12:30`, minutes and seconds.
fn clock(time: Minutes) -> String {
    format!("{}:{:02}", time.seconds() / 60, time.seconds() % 60)
}
