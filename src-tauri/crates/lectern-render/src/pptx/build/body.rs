//! The body of a slide: the segments of its frames as shapes.

use super::block::{Segment, Walker, heading_style};
use super::contact;
use super::context::Context;
use super::drawing;
use super::look::BodyLook;
use super::page::{Page, Reader};
use super::place::{Frame, Placed, close};
use super::table::{self, Ground};
use crate::pptx::presentation::{Bullet, ChartShape, Holder, HolderKind, Panel, Paragraph, Run, Shape, TextShape, TextStyle};
use lectern_model::block::{Block, Heading, Picture};
use lectern_model::chart::Chart;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::image::Image;
use lectern_model::slide::SlideKind;
use lectern_model::source::Grade;
use lectern_model::span::Span;
use lectern_model::theme::{Anchor, PlaceholderKind};
use lectern_scene::frame;
use std::ops::Range;

/// The light margin of a QR code, four of its at least 21 modules (ISO/IEC 18004), as a part of its dark square, and some room.
const QUIET: f32 = 0.23;

/// The height of what stands for a picture that the page leaves out, as a factor of the size of captions.
const MISSING: f32 = 3.6;

/// The least width of a contact, and between two side by side; as on the pages.
const CELL: Pt = Pt(250.0);
const CELL_GAP: Pt = Pt(28.0);

/// Gives each thing on a slide a placeholder of its own.
#[derive(Debug, Default)]
pub(super) struct Holders {
    used: Vec<Holder>,
}

impl Holders {
    /// The placeholder of a frame where it is free, else a further one of the kind.
    fn next(&mut self, main: Option<Holder>, kind: HolderKind, from: u32) -> Holder {
        let free = |holder: &Holder| !self.used.iter().any(|used| used.index == holder.index);
        let further = || (from..).map(|index| Holder { kind, index }).find(free);
        let holder = main.filter(free).or_else(further).unwrap_or(Holder { kind, index: from });
        self.used.push(holder);
        holder
    }

    /// A further placeholder for text.
    pub(super) fn text(&mut self) -> Holder {
        self.next(None, HolderKind::Text, 101)
    }
}

/// Which placeholder of a layout a body frame is, by the kind of the slide.
pub(super) fn main_holder(kind: SlideKind, frame: PlaceholderKind) -> Holder {
    let (index, first) = if frame == PlaceholderKind::SecondBody { (2, false) } else { (1, true) };
    let kind = match kind {
        SlideKind::Table if first => HolderKind::Table,
        SlideKind::Chart if first => HolderKind::Chart,
        SlideKind::Picture if first => HolderKind::Picture,
        SlideKind::Bullets | SlideKind::TwoColumns => HolderKind::Object,
        SlideKind::Title
        | SlideKind::Section
        | SlideKind::Statement
        | SlideKind::BigNumber
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Steps
        | SlideKind::Quote
        | SlideKind::Picture
        | SlideKind::Help
        | SlideKind::References => HolderKind::Text,
    };
    Holder { kind, index }
}

/// A body frame being turned into shapes.
pub(super) struct Body<'a, 'b> {
    pub(super) context: &'b Context<'a>,
    pub(super) look: &'b BodyLook,
    pub(super) page: &'b mut Page<'a>,
    pub(super) holders: &'b mut Holders,
    pub(super) frame: frame::Frame,
    pub(super) anchor: Anchor,
    pub(super) shapes: Vec<Shape<'a>>,
}

/// A segment where it stands.
enum Standing<'a> {
    Text(Placed),
    Number(Placed),
    Contact(Placed),
    /// Everything else, with its top.
    Other(Shape<'a>, Pt),
}

impl<'a> Body<'a, '_> {
    /// Turns the blocks of the frame into shapes. `head` is the head of a column that goes on.
    pub(super) fn fill(&mut self, head: Option<&Heading<Span>>) {
        let walker = Walker::new(self.context, self.look);
        let walker = match head {
            Some(heading) => walker.begin(self.head_again(heading)),
            None => walker,
        };
        let (from, to) = self.frame.blocks;
        let segments = walker.walk(from..to, self.frame.items);
        self.place(segments);
    }

    /// Turns some entries of the bibliography into a shape.
    pub(super) fn references(&mut self, entries: Range<usize>) {
        let references = self.context.deck.audience_references();
        let shown = references.get(entries).unwrap_or_default();
        let style = self.look.body;
        let mut paragraphs = Vec::with_capacity(shown.len());
        for reference in shown {
            let mut runs = Vec::new();
            let mut style = style;
            if reference.numbered {
                (style.margin, style.indent) = (style.size * 1.8, -style.size * 1.8);
                runs.extend([
                    Run { colour: Some(style.strong), ..Run::strong(format!("{}.", reference.number)) },
                    Run::text("\t"),
                ]);
            }
            runs.extend(self.context.runs(&reference.entry));
            if reference.grade == Some(Grade::Unverified) {
                runs.push(Run::strong(format!(" [{}]", self.context.deck.words.unverified)));
            }
            paragraphs.push(self.context.paragraph(runs, style));
        }
        if !paragraphs.is_empty() {
            self.place(vec![Segment::Text(paragraphs)]);
        }
    }

    /// Turns segments into shapes.
    pub(super) fn place(&mut self, segments: Vec<Segment<'a>>) {
        let mut reader = self.page.reader(self.frame.bounds);
        let mut standing = Vec::with_capacity(segments.len());
        for segment in segments {
            if let Some(stands) = self.stand(segment, &mut reader) {
                standing.push(stands);
            }
        }
        let metrics = self.context.metrics;
        let tops: Vec<Option<Pt>> = standing
            .iter()
            .map(|stands| match stands {
                Standing::Text(placed) | Standing::Number(placed) | Standing::Contact(placed) => {
                    placed.extent(metrics).map(|(top, _)| top)
                }
                Standing::Other(_, top) => Some(*top),
            })
            .collect();
        let alone = standing.len() == 1;
        for (at, stands) in standing.into_iter().enumerate() {
            let next = tops.get(at + 1).copied().flatten();
            match stands {
                Standing::Text(placed) => self.text(placed, next, alone),
                Standing::Number(placed) => self.number(placed),
                Standing::Contact(placed) => self.contact(placed),
                Standing::Other(shape, _) => self.shapes.push(shape),
            }
        }
    }

    /// Finds where a segment stands.
    fn stand(&mut self, segment: Segment<'a>, reader: &mut Reader<'_>) -> Option<Standing<'a>> {
        let (bounds, scale) = (self.frame.bounds, self.frame.scale);
        let main = main_holder(self.context.slide.kind, self.frame.kind);
        let of = |kind: HolderKind| Some(main).filter(|main| main.kind == kind || main.kind == HolderKind::Object);
        match segment {
            Segment::Text(paragraphs) => Some(Standing::Text(Placed::find(reader, paragraphs))),
            Segment::Number(paragraph) => Some(Standing::Number(Placed::find(reader, vec![paragraph]))),
            Segment::Contact(contact, told) => Some(Standing::Contact(contact::contact(
                self.context,
                self.look,
                reader,
                contact,
                contact::Extent { told, scale },
            ))),
            Segment::Table(table, rows) => {
                let holder = self.holders.next(of(HolderKind::Table), HolderKind::Table, 201);
                let ground = &Ground { bounds, scale, holder };
                let shape = table::table(self.context, self.look, self.page, reader, table, rows, ground)?;
                let top = shape.bounds.y;
                Some(Standing::Other(Shape::Table(shape), top))
            }
            Segment::Chart(chart) => Some(self.chart(chart, of(HolderKind::Chart))),
            Segment::Picture(picture) => self.picture(picture, reader, of(HolderKind::Picture)),
        }
    }

    fn chart(&mut self, chart: &'a Chart<Span>, main: Option<Holder>) -> Standing<'a> {
        let holder = self.holders.next(main, HolderKind::Chart, 301);
        let figure = self.page.take_figure(&chart.alt);
        let frame = self.frame.bounds;
        let drawn = figure.map_or(frame, |figure| figure.bounds);
        let bounds = Rect { x: frame.x, width: frame.width, ..drawn };
        let style = self.look.table;
        let shape = ChartShape {
            holder,
            name: "Chart".to_owned(),
            bounds,
            chart,
            size: style.size * self.frame.scale,
            leading: style.leading,
            text: style.colour,
            ground: self.context.ground.background(),
            language: &self.context.slide.language,
        };
        Standing::Other(Shape::Chart(shape), bounds.y)
    }

    /// A picture with its caption; a panel with what it would show where it is missing.
    fn picture(&mut self, picture: &'a Picture<Span>, reader: &mut Reader<'_>, main: Option<Holder>) -> Option<Standing<'a>> {
        let figure = self.page.take_figure(&picture.alt);
        let style = self.look.caption;
        let missing = !self.context.deck.images.contains_key(&picture.image);
        let top = figure.as_ref().map_or(self.frame.bounds.y, |figure| figure.bounds.y);
        if let Some(figure) = figure {
            if missing || figure.worded {
                self.panel(figure.bounds, &picture.alt, style);
            } else {
                let raster = matches!(self.context.deck.images.get(&picture.image), Some(Image::Raster(_)));
                let holder = raster.then(|| self.holders.next(main, HolderKind::Picture, 401));
                let shape = drawing::figure(self.context, self.page, figure, "Picture", holder);
                self.shapes.extend(shape);
            }
        } else if missing {
            self.missing(picture, style);
            return None;
        }
        if picture.caption.is_empty() {
            return None;
        }
        let caption = self.context.paragraph(self.context.runs(&picture.caption), style);
        let placed = Placed::find(reader, vec![caption]);
        let bounds = self.frame.bounds;
        let (left, _) = placed.width().unwrap_or((bounds.x, bounds.right()));
        let bounds = Rect { x: left, width: (bounds.right() - left).max(Pt(20.0)), ..bounds };
        let shape = self.text_in(placed, bounds, Anchor::Top, "Caption", None);
        Some(Standing::Other(Shape::Text(shape), top))
    }

    /// A picture that the page leaves out, as it is missing: what it would show, at the foot of the frame.
    fn missing(&mut self, picture: &Picture<Span>, style: TextStyle) {
        let frame = self.frame.bounds;
        let height = (style.size * MISSING).min(frame.height);
        let bounds = Rect { y: frame.bottom() - height, height, ..frame };
        self.panel(bounds, &picture.alt, style);
        if let Some(Shape::Text(panel)) = self.shapes.last_mut()
            && !picture.caption.is_empty()
        {
            panel.paragraphs.push(self.context.paragraph(self.context.runs(&picture.caption), style));
        }
    }

    /// A panel that stands for a picture.
    fn panel(&mut self, bounds: Rect, words: &str, style: TextStyle) {
        let paragraph = self.context.paragraph(vec![Run::text(words)], style);
        let inset = bounds.width * 0.1;
        self.shapes.push(Shape::Text(TextShape {
            holder: self.holders.text(),
            name: "Missing picture".to_owned(),
            alt: Some(words.to_owned()),
            bounds,
            insets: [inset, Pt::ZERO, inset, Pt::ZERO],
            anchor: Some(Anchor::Middle),
            panel: Some(Panel { fill: self.context.ground.theme.colours.surface, radius: Pt::ZERO }),
            paragraphs: vec![paragraph],
            one_line: false,
        }));
    }

    /// Text; it ends where the next thing begins.
    fn text(&mut self, placed: Placed, next: Option<Pt>, alone: bool) {
        let kind = self.context.slide.kind;
        let main = main_holder(kind, self.frame.kind);
        let wanted = matches!(main.kind, HolderKind::Text | HolderKind::Object) && kind != SlideKind::BigNumber;
        let anchor = if alone { self.anchor } else { Anchor::Top };
        let bounds = self.frame.bounds;
        let own = placed.extent(self.context.metrics);
        let bounds = match (next, own) {
            (Some(next), Some((top, bottom))) if !alone => Rect { y: top, height: next.max(bottom) - top, ..bounds },
            (None, Some((top, bottom))) if !alone => {
                Rect { y: top, height: (bounds.bottom() - top).max(bottom + Pt(2.0) - top), ..bounds }
            }
            _ => bounds,
        };
        let shape = self.text_in(placed, bounds, anchor, "Text", wanted.then_some(main));
        self.shapes.push(Shape::Text(shape));
    }

    fn text_in(&mut self, placed: Placed, bounds: Rect, anchor: Anchor, name: &str, main: Option<Holder>) -> TextShape {
        let holder = self.holders.next(main, HolderKind::Text, 101);
        let balanced = self.context.slide.kind == SlideKind::Statement;
        self.forget_marks(&placed);
        let by_layout = if holder.index <= 2 { self.anchor } else { Anchor::Top };
        let frame = Frame { bounds, scale: self.frame.scale, anchor, balanced };
        let shape = placed.shape(self.context, holder, name, frame);
        TextShape { anchor: (anchor != by_layout).then_some(anchor), ..shape }
    }

    /// The value of a figure: one line as wide as it likes, its frame as high as its figures.
    fn number(&mut self, placed: Placed) {
        let kind = self.context.slide.kind;
        let main = main_holder(kind, self.frame.kind);
        let wanted = kind == SlideKind::BigNumber;
        let holder = self.holders.next(wanted.then_some(main), HolderKind::Text, 101);
        let metrics = self.context.metrics;
        let bounds = self.frame.bounds;
        let placed = Placed {
            paragraphs: placed
                .paragraphs
                .into_iter()
                .map(|(mut paragraph, found)| {
                    // The height that the font gives it: programs differ in where they put lines that are cut.
                    paragraph.style.leading = metrics.line();
                    (paragraph, found)
                })
                .collect(),
        };
        let (left, right) = placed.width().unwrap_or((bounds.x, bounds.right()));
        let (top, bottom) = placed.extent(metrics).unwrap_or((bounds.y, bounds.bottom()));
        let width = if wanted { bounds.right() - left } else { (right - left) * 1.08 };
        // As high as its line, though nothing stands in the lower part: LibreOffice makes smaller what is higher than its frame.
        let bounds = close(Rect::new(left, top, width, Pt::ZERO), bottom);
        let frame = Frame { bounds, scale: self.frame.scale, anchor: Anchor::Top, balanced: false };
        let shape = placed.shape(self.context, holder, "Number", frame);
        self.shapes.push(Shape::Text(TextShape { anchor: Some(Anchor::Top), one_line: true, ..shape }));
    }

    /// A contact, and its code beside it.
    fn contact(&mut self, placed: Placed) {
        let holder = self.holders.next(None, HolderKind::Text, 501);
        self.forget_marks(&placed);
        let frame = self.frame.bounds;
        let (left, right) = placed.width().unwrap_or((frame.x, frame.right()));
        let left = left
            .min(placed.paragraphs.first().and_then(|(name, found)| Some((*found)?.left + name.style.indent)).unwrap_or(left));
        let (top, bottom) = placed.extent(self.context.metrics).unwrap_or((frame.y, frame.bottom()));
        // The code stands at the right of its cell, on the height of the name.
        let cell = self.cell(left);
        let beside = |bounds: Rect| {
            let across = bounds.x >= right - Pt(1.0) && bounds.right() <= cell + Pt(1.0);
            across && bounds.y <= top + Pt(20.0) && bounds.bottom() >= top
        };
        let code = self.page.figures.iter().enumerate().filter(|(_, figure)| beside(figure.bounds) && figure.image.is_none());
        let code = code.min_by(|a, b| a.1.bounds.x.0.total_cmp(&b.1.bounds.x.0)).map(|(at, _)| at);
        let code = code.map(|at| self.page.figures.remove(at));
        let end = code.as_ref().map_or(cell, |code| code.bounds.x - code.bounds.width * QUIET);
        let bounds = close(Rect::new(left, top, (end - left).max(right - left), Pt::ZERO), bottom);
        // Sizes are the page's already, label by label.
        let own = Frame { bounds, scale: 1.0, anchor: Anchor::Top, balanced: false };
        let shape = placed.shape(self.context, holder, "Contact", own);
        self.shapes.push(Shape::Text(shape));
        if let Some(code) = code {
            let shape = drawing::figure(self.context, self.page, code, "QR code", None);
            self.shapes.extend(shape);
        }
    }

    /// The right edge of the cell of the grid in which a contact begins.
    fn cell(&self, left: Pt) -> Pt {
        let frame = self.frame.bounds;
        if self.context.slide.kind != SlideKind::Help {
            return frame.right();
        }
        let across = ((frame.width + CELL_GAP) / (CELL + CELL_GAP)).floor().clamp(1.0, 3.0);
        let step = (frame.width + CELL_GAP) / across;
        let at = ((left - frame.x) / step + 0.1).floor().max(0.0);
        (frame.x + step * (at + 1.0) - CELL_GAP).min(frame.right())
    }

    /// Marks and boxes drawn before paragraphs are bullets here.
    fn forget_marks(&mut self, placed: &Placed) {
        for (paragraph, found) in &placed.paragraphs {
            let (Bullet::Sign { .. }, Some(found)) = (paragraph.bullet, found) else { continue };
            let room = Rect::new(found.left - found.size * 1.3, found.first - found.size, found.size * 1.3, found.size * 1.35);
            self.page.take(|shape, own| shape.fill.is_none() && drawing::is_inside(own, room) && own.height > Pt(2.0));
        }
    }

    /// The head of a column that goes on.
    fn head_again(&self, heading: &Heading<Span>) -> Paragraph {
        let mut runs = self.context.runs(&heading.inlines);
        runs.push(super::continued(self.context.deck, 1));
        self.context.paragraph(runs, heading_style(self.context, self.look, heading.tone))
    }
}

/// The heading that a column begins with.
pub(super) fn column_head<'a>(context: &Context<'a>, start: usize) -> Option<&'a Heading<Span>> {
    match context.slide.body.get(start) {
        Some(Block::Heading(heading)) => Some(heading),
        Some(
            Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Quote(_)
            | Block::Picture(_)
            | Block::Chart(_)
            | Block::Number(_)
            | Block::Contacts(_),
        )
        | None => None,
    }
}
