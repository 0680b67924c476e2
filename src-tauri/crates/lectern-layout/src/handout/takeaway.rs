//! The takeaway: one page to keep, with what to remember, what to notice, what to do and who to call.

use super::article::facts;
use super::begin;
use super::furniture::Furniture;
use super::look::{Look, Sizes};
use super::sheet::{Sheet, cut};
use super::wording;
use crate::composer::Composer;
use crate::contact::{ContactLook, Detail, draw_contact, draw_legend};
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowEnv, FlowStyle, Mark};
use crate::format::{Breaking, TextFormat};
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock, Heading, Tone};
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::handout::Paper;
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Role, Structure};
use std::collections::BTreeSet;
use std::ops::Range;

/// Margins are narrower than an article's: everything is to stand on one page.
const MARGIN: Pt = Pt(36.0);
/// Between two columns.
const GUTTER: Pt = Pt(22.0);
/// Inside panels.
const PADDING: Pt = Pt(13.0);
/// Type sizes at a factor of 1.
const SIZES: Sizes = Sizes {
    body: Pt(11.0),
    leading: 1.32,
    small: Pt(9.0),
    furniture: Pt(9.0),
    headings: [Pt(27.0), Pt(14.0), Pt(12.0), Pt(14.0)],
    ..Sizes::TEXT
};
/// The factors tried, largest first; the last brings running text to the least size.
const FACTORS: [f32; 9] = [1.25, 1.18, 1.12, 1.06, 1.0, 0.955, 0.91, 0.865, 0.8182];
/// The factor of a takeaway that needs more than a page in any size.
const COMFORTABLE: f32 = 1.0;
/// The least size of type: what is read at arm's length from a kitchen door.
const LEAST: Pt = Pt(9.0);

/// Lays out the takeaway. It is as large as the page allows; what does not fit in 9 points goes on a second page, and a diagnostic
/// says so.
pub(super) fn layout_takeaway(setter: &mut Typesetter, deck: &Deck, paper: Paper, look: &Look) -> Layout {
    let furniture = Furniture::new(setter, deck, &look.sized(SIZES), paper.size().width - MARGIN * 2.0);
    let sheet = Sheet::upright(paper, MARGIN, furniture.height());
    let leaflet = largest(&mut |factor| Leaflet::new(setter, deck, look, sheet, factor));
    let mut diagnostics = Vec::new();
    if leaflet.pages() > 1 {
        let message = format!("the takeaway does not fit on one page in 9 points; it has {} pages", leaflet.pages());
        diagnostics.push(Diagnostic::warning("takeaway-long", message).hint("shorten it, or print it on both sides"));
    }
    let mut composer = Composer::new(begin(setter, deck));
    leaflet.paint(&mut composer, deck);
    let mut document = composer.finish();
    let foot = sheet.foot(MARGIN, furniture.height());
    furniture.put_on(setter, &mut document, &deck.words, sheet.body.origin(), foot);
    Layout { document, diagnostics }
}

/// The takeaway in the largest size that stands on one page; in a comfortable one where there is none.
fn largest(draw: &mut dyn FnMut(f32) -> Leaflet) -> Leaflet {
    let (mut too_large, mut fitting, mut found) = (0, FACTORS.len(), None);
    while too_large < fitting {
        let middle = (too_large + fitting) / 2;
        let tried = FACTORS.get(middle).map(|factor| draw(*factor)).filter(|leaflet| leaflet.pages() == 1);
        match tried {
            Some(leaflet) => (fitting, found) = (middle, Some(leaflet)),
            None => too_large = middle + 1,
        }
    }
    found.unwrap_or_else(|| draw(COMFORTABLE))
}

/// The takeaway at one size, cut into pages.
struct Leaflet {
    sheet: Sheet,
    /// Title, what to remember, notice and do; then who to call.
    parts: [Part; 2],
    sources: Option<Drawing>,
    /// Whether the contacts stand under the rest and not on a page of their own.
    together: bool,
}

/// A head over two columns that may go on over several pages.
struct Part {
    head: Drawing,
    columns: [Flow; 2],
    pages: [Vec<Range<usize>>; 2],
    gap: Pt,
    /// The colour of the panel behind the second column.
    panel: Option<Colour>,
}

impl Leaflet {
    fn new(setter: &mut Typesetter, deck: &Deck, look: &Look, sheet: Sheet, factor: f32) -> Self {
        let look = look.sized(SIZES.scaled(factor)).with_least(LEAST);
        let mut writer = Writer { setter, deck, look: &look, width: sheet.body.width };
        let (mut top, mut help, sources) = (writer.top(), writer.help(), writer.sources());
        let room = sheet.body.height;
        top.cut(room, room);
        let below = sources.as_ref().map_or(Pt::ZERO, |drawing| drawing.size.height);
        let gap = look.sizes.body * 1.2;
        help.cut(room - below, room - below);
        let together = help.page_count() <= 1 && top.height(top.page_count() - 1) + gap + help.height(0) + below <= room;
        Self { sheet, parts: [top, help], sources, together }
    }

    fn pages(&self) -> usize {
        let [top, help] = &self.parts;
        if self.together { top.page_count() } else { top.page_count() + help.page_count() }
    }

    fn paint(self, composer: &mut Composer, deck: &Deck) {
        let body = self.sheet.body;
        let [mut top, mut help] = self.parts;
        for page in 0..top.page_count() {
            composer.add_page(self.sheet.size);
            if page == 0 {
                composer.outline(0, &deck.title, body.y);
            }
            top.paint(composer, deck, page, body.origin());
        }
        let below = self.sources.as_ref().map_or(Pt::ZERO, |drawing| drawing.size.height);
        for page in 0..help.page_count() {
            let mut y = body.y;
            if self.together {
                // At the foot of the page, where the eye looks for it.
                y = body.bottom() - below - help.height(0);
            } else {
                composer.add_page(self.sheet.size);
            }
            if page == 0 {
                composer.outline(1, deck.words.where_to_get_help, y);
            }
            help.paint(composer, deck, page, Point::new(body.x, y));
        }
        if let Some(sources) = self.sources {
            sources.paint(composer, &deck.images, Structure::ROOT, Point::new(body.x, body.bottom() - below));
        }
    }
}

impl Part {
    /// Divides it into pages, the first with what is left of its room under the head.
    fn cut(&mut self, first: Pt, further: Pt) {
        let pad = |at: usize| if at == 1 && self.panel.is_some() { PADDING * 2.0 } else { Pt::ZERO };
        let taken = self.head.size.height + self.gap;
        let [left, right] = &self.columns;
        self.pages = [cut(left, first - taken - pad(0), further - pad(0)), cut(right, first - taken - pad(1), further - pad(1))];
    }

    fn page_count(&self) -> usize {
        self.pages.iter().map(Vec::len).max().unwrap_or(0).max(1)
    }

    /// How high it stands on a page.
    fn height(&self, page: usize) -> Pt {
        let head = if page == 0 { self.head.size.height + self.gap } else { Pt::ZERO };
        head + self.column_height(page)
    }

    fn column_height(&self, page: usize) -> Pt {
        let height = |(flow, pages): (&Flow, &Vec<Range<usize>>)| pages.get(page).map(|range| flow.height(range.clone()));
        let [left, right] = [0, 1].map(|at| self.columns.get(at).zip(self.pages.get(at)).and_then(height));
        let pad = if self.panel.is_some() { PADDING * 2.0 } else { Pt::ZERO };
        left.unwrap_or_default().max(right.map_or(Pt::ZERO, |height| height + pad))
    }

    fn paint(&mut self, composer: &mut Composer, deck: &Deck, page: usize, at: Point) {
        let height = self.column_height(page);
        let mut y = at.y;
        if page == 0 {
            let head = std::mem::take(&mut self.head);
            y += head.size.height + self.gap;
            head.paint(composer, &deck.images, Structure::ROOT, at);
        }
        let [left, right] = &mut self.columns;
        let [left_pages, right_pages] = &self.pages;
        let right_x = at.x + left.width() + GUTTER;
        if let Some(range) = left_pages.get(page) {
            left.paint(composer, &deck.images, range.clone(), Structure::ROOT, Point::new(at.x, y));
        }
        if let Some(range) = right_pages.get(page) {
            let mut corner = Point::new(right_x, y);
            if let Some(colour) = self.panel {
                let panel = Rect::new(right_x, y, right.width() + PADDING * 2.0, height);
                composer.decorate(Shape::filled(Path::rounded(panel, Pt(5.0)), colour));
                corner = corner.moved(PADDING, PADDING);
            }
            right.paint(composer, &deck.images, range.clone(), Structure::ROOT, corner);
        }
    }
}

/// Writes the parts at one size.
struct Writer<'a> {
    setter: &'a mut Typesetter,
    deck: &'a Deck,
    look: &'a Look,
    width: Pt,
}

impl Writer<'_> {
    fn top(&mut self) -> Part {
        let column = (self.width - GUTTER) * 0.5;
        let head = draw_head(self.setter, self.deck, self.look, self.width);
        let columns = [self.remember_and_notice(column), self.do_this(column - PADDING * 2.0)];
        Part { head, columns, pages: Default::default(), gap: self.look.sizes.body * 1.3, panel: Some(self.look.inks.surface) }
    }

    fn remember_and_notice(&mut self, width: Pt) -> Flow {
        let mut flow = Flow::new(width);
        let style = self.style();
        let body = TextFormat { weight: 600, strong_weight: 700, colour: self.look.inks.title, ..style.body.clone() };
        let bold = FlowStyle { body, paragraph_gap: style.body.size * 0.5, ..style.clone() };
        let (takeaway, words) = (&self.deck.takeaway, &self.deck.words);
        self.part(&mut flow, words.remember, Tone::Plain, &takeaway.messages, &bold);
        self.part(&mut flow, words.signs, Tone::Plain, &takeaway.signs, &style);
        flow
    }

    fn do_this(&mut self, width: Pt) -> Flow {
        let mut flow = Flow::new(width);
        let style = self.style();
        let style = FlowStyle { item_gap: style.body.size * 0.45, ..style };
        self.part(&mut flow, self.deck.words.what_to_do, Tone::Do, &self.deck.takeaway.steps, &style);
        flow
    }

    fn style(&self) -> FlowStyle {
        let style = self.look.flow_style();
        let body = TextFormat { breaking: Breaking::Even, ..style.body.clone() };
        let heading = TextFormat { weight: 700, ..style.heading.clone() };
        FlowStyle { sub_body: body.clone(), body, heading, heading_gap: self.look.sizes.body * 1.5, ..style }
    }

    /// A heading and its blocks; nothing where there are none.
    fn part(&mut self, flow: &mut Flow, title: &str, tone: Tone, blocks: &[DeckBlock], style: &FlowStyle) {
        if blocks.is_empty() {
            return;
        }
        let heading = Block::Heading(Heading { level: 2, tone, inlines: vec![Span::text(title)] });
        let all: Vec<DeckBlock> = std::iter::once(heading).chain(blocks.iter().cloned()).collect();
        let env = FlowEnv { words: &self.deck.words, images: &self.deck.images, heading_level: 2 };
        flow.mark(Mark::Outline(1, title.to_owned()));
        flow.blocks(self.setter, &all, style, &env);
    }

    /// Who to call, in two columns of about the same height.
    fn help(&mut self) -> Part {
        let column = (self.width - GUTTER) * 0.5;
        let look = self.contact_look();
        let contacts = &self.deck.takeaway.contacts;
        let drawn: Vec<Drawing> =
            contacts.iter().map(|contact| draw_contact(self.setter, contact, &look, &self.deck.words, column)).collect();
        let half = middle(&drawn);
        let mut columns = [Flow::new(column), Flow::new(column)];
        let air = self.look.sizes.body * 0.38;
        for (at, inner) in drawn.into_iter().enumerate() {
            let mut drawing = Drawing::new(Size::new(column, inner.size.height + air));
            let line = Path::line(Point::default(), Point::new(column, Pt::ZERO));
            drawing.shape(None, Shape::stroked(line, self.look.inks.rule, Pt(0.6)));
            drawing.add(None, inner, Point::new(Pt::ZERO, air));
            if let Some(flow) = columns.get_mut(usize::from(at >= half)) {
                flow.drawing(drawing, air, false);
            }
        }
        Part { head: self.help_head(&look), columns, pages: Default::default(), gap: air, panel: None }
    }

    /// The heading of the contacts, and how far they have been checked.
    fn help_head(&mut self, look: &ContactLook) -> Drawing {
        let contacts = &self.deck.takeaway.contacts;
        if contacts.is_empty() {
            return Drawing::default();
        }
        let format = TextFormat { weight: 700, ..self.look.heading(2) };
        let lines = self.setter.shape_text(self.deck.words.where_to_get_help, &format).set(self.width);
        let mut drawing = Drawing::new(Size::new(self.width, lines.height()));
        let baseline = lines.first_baseline().unwrap_or_default();
        let heading = drawing.element(None, Role::Heading(2));
        drawing.lines(Some(heading), lines, Point::default());
        if let Some(legend) = draw_legend(self.setter, contacts, look, &self.deck.words, self.width) {
            let down = baseline - look.mark.line_height() * 0.76;
            let x = self.width - legend.size.width;
            drawing.add(None, legend, Point::new(x, down));
        }
        drawing
    }

    fn contact_look(&self) -> ContactLook {
        let size = self.look.sizes.body * 0.92;
        let body = TextFormat { breaking: Breaking::Even, leading: 1.2, ..self.look.text(size, self.look.inks.text) };
        let mut look = ContactLook::new(&body, self.look.inks.accent, self.look.inks.muted);
        look.grow_to(LEAST);
        (look.audience.leading, look.label.leading, look.address.leading) = (1.15, 1.15, 1.2);
        look.number.size = body.size * 1.25;
        ContactLook { detail: Detail::Brief, qr: crate::qr::SMALLEST, gap: body.size, ..look }
    }

    /// The sources of what the page says, in short, where marks in the text lead to them by number.
    fn sources(&mut self) -> Option<Drawing> {
        let takeaway = &self.deck.takeaway;
        let mut cited = BTreeSet::new();
        for blocks in [&takeaway.messages, &takeaway.signs, &takeaway.steps] {
            wording::visit(blocks, &mut |spans| cited.extend(spans.iter().filter_map(wording::reference)));
        }
        let entries = self.deck.references.iter().filter(|entry| entry.numbered && cited.contains(&entry.number));
        let entries: Vec<_> = entries.collect();
        let word = match entries.len() {
            0 => return None,
            1 => self.deck.words.source,
            _ => self.deck.words.sources,
        };
        let mut spans = vec![Span::strong(format!("{word}: "))];
        for (at, entry) in entries.iter().enumerate() {
            let divider = if at == 0 { "" } else { "; " };
            spans.push(Span::text(format!("{divider}{}.\u{A0}", entry.number)));
            spans.extend(entry.short.iter().cloned());
        }
        let lines = self.setter.shape(&spans, &self.look.quiet()).set(self.width);
        let air = self.look.sizes.body * 0.6;
        let mut drawing = Drawing::new(Size::new(self.width, lines.height() + air));
        let owner = drawing.element(None, Role::Note);
        drawing.lines(Some(owner), lines, Point::new(Pt::ZERO, air));
        Some(drawing)
    }
}

/// How many of the drawings stand in the first of two columns, so that the columns are about as high.
pub(super) fn middle(drawings: &[Drawing]) -> usize {
    let whole: Pt = drawings.iter().map(|drawing| drawing.size.height).sum();
    let (mut above, mut best) = (Pt::ZERO, (f32::INFINITY, 0));
    for (at, drawing) in drawings.iter().enumerate() {
        above += drawing.size.height;
        let higher = above.max(whole - above);
        if higher.0 < best.0 {
            best = (higher.0, at + 1);
        }
    }
    best.1
}

/// The talk's title on a band, with for whom, by whom and when.
fn draw_head(setter: &mut Typesetter, deck: &Deck, look: &Look, width: Pt) -> Drawing {
    let mut drawing = Drawing::default();
    let on_band = |format: TextFormat| TextFormat { colour: look.inks.band_text, strong_colour: look.inks.band_text, ..format };
    let pad = PADDING * 1.2;
    let title = setter.shape_text(&deck.title, &on_band(look.heading(1))).set(width - pad * 2.0);
    let line = facts(deck).join("   ·   ");
    let quiet = setter.shape_text(&line, &on_band(look.quiet())).set(width - pad * 2.0);
    let gap = if line.is_empty() { Pt::ZERO } else { look.sizes.body * 0.35 };
    let height = pad * 1.8 + title.height() + gap + quiet.height();
    let band = Path::rounded(Rect::new(Pt::ZERO, Pt::ZERO, width, height), Pt(5.0));
    drawing.shape(None, Shape::filled(band, look.inks.band));
    let top = pad * 0.9;
    let below = top + title.height() + gap;
    let heading = drawing.element(None, Role::Heading(1));
    drawing.lines(Some(heading), title, Point::new(pad, top));
    if !line.is_empty() {
        let owner = drawing.element(None, Role::Paragraph);
        drawing.lines(Some(owner), quiet, Point::new(pad, below));
    }
    drawing.size = Size::new(width, height);
    drawing
}
