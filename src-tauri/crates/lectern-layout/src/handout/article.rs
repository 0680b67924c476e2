//! The article: what is said and shown, as flowing text with its references and who to call.

use super::furniture::Furniture;
use super::look::Look;
use super::sheet::{MARGIN, Sheet, paint_pages};
use super::wording;
use super::{begin, overfull};
use crate::composer::Composer;
use crate::contact::draw_contact;
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowEnv, FlowStyle, Mark};
use crate::format::{Breaking, TextFormat};
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::handout::Paper;
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Role, Structure};
use std::rc::Rc;

/// The column left of the text that the headings of sections reach into, with the gap between.
const SIDE: Pt = Pt(92.0);
/// The widest the text is set, in parts of its size: about 70 letters.
const MEASURE: f32 = 34.5;

/// Lays out the article.
pub(super) fn layout_article(setter: &mut Typesetter, deck: &Deck, paper: Paper, look: &Look) -> Layout {
    layout(setter, deck, paper, look, SIDE)
}

/// Lays out the article in large print: over the whole width, citation numbers in brackets instead of raised.
pub(super) fn layout_large_print(setter: &mut Typesetter, deck: &Deck, paper: Paper, look: &Look) -> Layout {
    layout(setter, &wording::without_superscripts(deck), paper, look, Pt::ZERO)
}

fn layout(setter: &mut Typesetter, deck: &Deck, paper: Paper, look: &Look, side: Pt) -> Layout {
    let page_width = paper.size().width - MARGIN * 2.0;
    let furniture = Furniture::new(setter, deck, look, page_width);
    let mut sheet = Sheet::upright(paper, MARGIN, furniture.height() + MARGIN * 0.1);
    sheet.body.x += side;
    let mut article = Article::new(setter, deck, look, side, page_width);
    article.title_block();
    article.sections();
    article.references();
    article.help();
    let mut flow = article.flow;

    let mut composer = Composer::new(begin(setter, deck));
    composer.expect_references(deck.audience_references().iter().map(|reference| reference.number));
    let too_small = paint_pages(&mut composer, &mut flow, &deck.images, Structure::ROOT, &sheet);
    let mut document = composer.finish();
    let foot = sheet.foot(MARGIN, furniture.height());
    furniture.put_on(setter, &mut document, &deck.words, sheet.body.origin(), foot);
    Layout { document, diagnostics: overfull(too_small) }
}

/// The article as it grows.
struct Article<'a> {
    setter: &'a mut Typesetter,
    deck: &'a Deck,
    look: &'a Look,
    style: Rc<FlowStyle>,
    /// From the left margin to the text, and to the right margin.
    side: Pt,
    page_width: Pt,
    flow: Flow,
}

impl<'a> Article<'a> {
    fn new(setter: &'a mut Typesetter, deck: &'a Deck, look: &'a Look, side: Pt, page_width: Pt) -> Self {
        let width = (page_width - side).min(look.sizes.body * MEASURE);
        Self { setter, deck, look, style: Rc::new(look.flow_style()), side, page_width, flow: Flow::new(width) }
    }

    fn env(&self) -> FlowEnv<'a> {
        FlowEnv { words: &self.deck.words, images: &self.deck.images, heading_level: 4 }
    }

    /// The talk's title over the whole width, with who, when and for whom.
    fn title_block(&mut self) {
        let block = draw_title_block(self.setter, self.deck, self.look, self.page_width, &facts(self.deck));
        let mut hung = Drawing::new(block.size);
        hung.add(None, block, Point::new(-self.side, Pt::ZERO));
        self.flow.mark(Mark::Outline(0, self.deck.title.clone()));
        self.flow.drawing(hung, Pt::ZERO, false);
    }

    fn sections(&mut self) {
        let deck = self.deck;
        let mut current = None;
        for slide in deck.slides.iter().filter(|slide| !slide.hidden && !slide.backup && belongs(slide)) {
            if slide.section != current {
                current = slide.section;
                if let Some(section) = current.and_then(|at| deck.sections.get(at)) {
                    self.section(&section.title);
                }
            }
            self.slide(slide);
        }
        self.flow.close();
    }

    /// Opens a section with its heading, which reaches into the column at the side.
    fn section(&mut self, title: &str) {
        self.flow.open(Role::Section);
        let format = self.look.heading(2);
        let width = self.page_width;
        let lines = self.setter.shape_text(title, &format).set(width);
        let rule = self.style.accent;
        let top = format.size * 0.5;
        let mut drawing = Drawing::new(Size::new(self.flow.width(), top + lines.height()));
        let bar = Rect::new(-self.side, Pt::ZERO, width, Pt(1.6));
        drawing.shape(None, Shape::filled(Path::rect(bar), rule));
        let heading = drawing.element(None, Role::Heading(2));
        drawing.lines(Some(heading), lines, Point::new(-self.side, top));
        self.flow.mark(Mark::Outline(1, title.to_owned()));
        self.flow.drawing(drawing, self.look.sizes.body * 2.6, true);
    }

    fn slide(&mut self, slide: &DeckSlide) {
        let talk = &self.deck.language;
        let foreign = (slide.language != *talk).then(|| self.look.in_language(&slide.language));
        let look = foreign.as_ref().unwrap_or(self.look);
        let style = foreign.as_ref().map_or_else(|| Rc::clone(&self.style), |look| Rc::new(look.flow_style()));
        let title = Span::plain_text(&slide.title);
        // The slide that opens a section has its heading already.
        let repeats = slide.section.and_then(|at| self.deck.sections.get(at)).is_some_and(|section| section.title == title);
        if !(repeats && slide.kind == SlideKind::Section) {
            self.flow.mark(Mark::Outline(2, title));
            self.flow.heading(self.setter, &slide.title, &look.heading(3), 3, look.sizes.body * 1.7);
        }
        let env = self.env();
        if slide.draft {
            let spans = vec![Span::strong(self.deck.words.not_reviewed)];
            self.note(&[Block::Paragraph(spans)], look, &style, look.inks.negative);
            self.flow.keep_with_next();
        }
        if let Some(warning) = &slide.warning {
            let spans = vec![Span::strong(format!("{}: ", self.deck.words.content_warning)), Span::text(warning)];
            self.note(&[Block::Paragraph(spans)], look, &style, look.inks.negative);
            self.flow.keep_with_next();
        }
        self.flow.blocks(self.setter, &wording::marked(&slide.handout, slide, talk), &style, &env);
        if !slide.caveat.is_empty() {
            let caveat = wording::lead_in(&wording::marked(&slide.caveat, slide, talk), self.deck.words.please_note);
            self.note(&caveat, look, &style, look.inks.muted);
        }
    }

    /// What is said beside the text: smaller, with a bar.
    fn note(&mut self, blocks: &[DeckBlock], look: &Look, style: &FlowStyle, bar: Colour) {
        let small = look.small();
        let quiet = FlowStyle { body: small.clone(), sub_body: small, ..style.clone() };
        let env = self.env();
        self.flow.aside(self.setter, blocks, Role::Note, bar, &quiet, &env);
    }

    fn references(&mut self) {
        let references = self.deck.audience_references();
        if references.is_empty() {
            return;
        }
        self.section(self.deck.words.references);
        let link_colour = self.look.inks.muted;
        let small = TextFormat { breaking: Breaking::Even, link_colour, ..self.look.small() };
        let style = FlowStyle { body: small, ..(*self.style).clone() };
        self.flow.space(self.look.sizes.body * 0.5);
        self.flow.references(self.setter, &references, &style, &self.deck.words);
        self.flow.close();
    }

    fn help(&mut self) {
        if self.deck.takeaway.contacts.is_empty() {
            return;
        }
        // Who to call stands on pages of its own, to be kept when the rest is put away.
        self.flow.break_frame();
        self.section(self.deck.words.where_to_get_help);
        let deck = self.deck;
        for (at, contact) in deck.takeaway.contacts.iter().enumerate() {
            let inner = draw_contact(self.setter, contact, &self.style.contact, &deck.words, self.flow.width());
            let gap = self.look.sizes.body * 0.9;
            let mut drawing = Drawing::new(Size::new(inner.size.width, inner.size.height + gap));
            if at > 0 {
                let line = Path::line(Point::new(Pt::ZERO, Pt::ZERO), Point::new(inner.size.width, Pt::ZERO));
                drawing.shape(None, Shape::stroked(line, self.style.rule, Pt(0.6)));
            }
            drawing.add(None, inner, Point::new(Pt::ZERO, gap));
            self.flow.drawing(drawing, gap, false);
        }
        self.flow.close();
    }
}

/// Whether a slide has something for the article.
fn belongs(slide: &DeckSlide) -> bool {
    match slide.kind {
        SlideKind::Title | SlideKind::References => false,
        SlideKind::Section
        | SlideKind::Statement
        | SlideKind::BigNumber
        | SlideKind::Bullets
        | SlideKind::TwoColumns
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Steps
        | SlideKind::Quote
        | SlideKind::Picture
        | SlideKind::Help => !slide.handout.is_empty() || !slide.caveat.is_empty(),
    }
}

/// Title, subtitle, and under a rule facts side by side, such as for whom, when and by whom.
pub(super) fn draw_title_block(setter: &mut Typesetter, deck: &Deck, look: &Look, width: Pt, facts: &[String]) -> Drawing {
    let mut drawing = Drawing::default();
    let body = look.sizes.body;
    let mut y = body * 0.4;
    drawing.shape(None, Shape::filled(Path::rect(Rect::new(Pt::ZERO, Pt::ZERO, body * 5.0, body * 0.4)), look.inks.accent));
    y += body * 1.2;
    let mut place = |drawing: &mut Drawing, text: &str, format: &TextFormat, role: Role, y: Pt| {
        let lines = setter.shape_text(text, format).set(width * 0.92);
        let owner = drawing.element(None, role);
        let height = lines.height();
        drawing.lines(Some(owner), lines, Point::new(Pt::ZERO, y));
        y + height
    };
    y = place(&mut drawing, &deck.title, &look.heading(1), Role::Heading(1), y);
    if !deck.subtitle.is_empty() {
        let format = TextFormat { breaking: Breaking::Balanced, leading: 1.3, ..look.text(body * 1.32, look.inks.muted) };
        y = place(&mut drawing, &deck.subtitle, &format, Role::Paragraph, y + body * 0.5);
    }
    if facts.is_empty() {
        drawing.size = Size::new(width, y);
        return drawing;
    }
    y += body * 1.4;
    drawing.shape(None, Shape::stroked(Path::line(Point::new(Pt::ZERO, y), Point::new(width, y)), look.inks.rule, Pt(0.8)));
    y += body * 0.6;
    let column = width / facts.len().max(1) as f32;
    let mut lowest = y;
    for (at, fact) in facts.iter().enumerate() {
        let lines = setter.shape_text(fact, &look.quiet()).set(column - body);
        let owner = drawing.element(None, Role::Paragraph);
        lowest = lowest.max(y + lines.height());
        drawing.lines(Some(owner), lines, Point::new(column * at as f32, y));
    }
    drawing.size = Size::new(width, lowest);
    drawing
}

/// For whom, by whom and when; what is unknown is left out.
pub(super) fn facts(deck: &Deck) -> Vec<String> {
    let from = [deck.presenter.as_str(), deck.agency.as_str()].into_iter().filter(|text| !text.is_empty());
    let from = from.collect::<Vec<_>>().join(", ");
    let day = deck.date.map(|day| deck.words.date(day)).unwrap_or_default();
    [deck.audience_name.clone(), from, day].into_iter().filter(|fact| !fact.is_empty()).collect()
}
