//! A page as a slide: title, body, foot and furniture, in reading order.

use super::block::{Segment, Walker};
use super::body::{Body, Holders, column_head};
use super::context::{Context, label, text_of};
use super::drawing;
use super::look::BodyLook;
use super::page::{Page, is_seen};
use super::place::{self, Frame, Placed};
use super::{Source, layout, notes};
use crate::pptx::presentation::{Drawing, Holder, Panel, Paragraph, Run, RunLink, Shape, Slide, TextShape, TextStyle, Words};
use lectern_model::block::Block;
use lectern_model::deck::DeckSlide;
use lectern_model::geometry::{Pt, Rect};
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::talk::SourcesAt;
use lectern_model::theme::{Anchor, PlaceholderKind, TextRole};
use lectern_scene::frame;
use lectern_scene::scene::Scene;

/// A page being turned into a slide.
struct Maker<'a, 'b> {
    context: &'b Context<'a>,
    scene: &'a Scene,
    page: Page<'a>,
    holders: Holders,
    shapes: Vec<Shape<'a>>,
    /// Which page of its slide it is, from 0.
    part: usize,
}

/// A page as a slide.
pub(super) fn slide<'a>(context: &Context<'a>, scene: &'a Scene, source: &mut Source<'_>, part: usize) -> Slide<'a> {
    let own = context.slide;
    let page = Page::read(context.document, scene);
    let mut maker = Maker { context, scene, page, holders: Holders::default(), shapes: Vec::new(), part };
    maker.title(source);
    maker.subtitle();
    maker.warning();
    maker.icon();
    maker.body(source);
    maker.caveat();
    maker.sources();
    maker.rest();
    maker.furniture(source.place);
    let goes_on = if part == 0 { String::new() } else { format!("~{}", part + 1) };
    let name = format!("{}{goes_on}#{}", own.id, own.fingerprint());
    let notes = source.presenters.then(|| notes::notes(context, part));
    let layout = layout::index(own.kind);
    Slide { name, layout, hidden: own.hidden || own.backup, language: &own.language, shapes: maker.shapes, notes }
}

impl<'a> Maker<'a, '_> {
    fn frame(&self, kind: PlaceholderKind) -> Option<frame::Frame> {
        self.scene.frames.iter().find(|frame| frame.kind == kind).copied()
    }

    /// One paragraph in a frame.
    fn one(
        &mut self,
        frame: frame::Frame,
        holder: Holder,
        name: &str,
        runs: Vec<Run>,
        style: TextStyle,
        anchor: Anchor,
    ) -> TextShape {
        let paragraph = self.context.paragraph(runs, style);
        let placed = Placed::find(&mut self.page.reader(frame.bounds), vec![paragraph]);
        let balanced = matches!(frame.kind, PlaceholderKind::Title | PlaceholderKind::Subtitle);
        let frame = Frame { bounds: frame.bounds, scale: frame.scale, anchor, balanced };
        placed.shape(self.context, holder, name, frame)
    }

    /// The title, which no other slide has.
    fn title(&mut self, source: &mut Source<'_>) {
        let context = self.context;
        let slide = context.slide;
        let mut runs = context.runs(&slide.title);
        if runs.is_empty() && matches!(slide.kind, SlideKind::Title | SlideKind::Section) {
            runs.push(Run::text(context.deck.title.as_str()));
        }
        let usual =
            if matches!(slide.kind, SlideKind::Title | SlideKind::Section) { TextRole::Title } else { TextRole::SlideTitle };
        let style = layout::style_of(context.ground, slide.kind, PlaceholderKind::Title, usual);
        let holder = layout::title_holder(slide.kind);
        let anchor = layout::anchor(context.ground.theme, slide.kind, PlaceholderKind::Title);
        let Some(frame) = self.frame(PlaceholderKind::Title) else {
            self.unseen_title(source, holder, style);
            return;
        };
        if !has_letters(&text_of(&runs)) {
            // Lists of titles call it by its id, as the outline of the pages does.
            runs = vec![Run::text(slide.id.as_str())];
        }
        if self.part > 0 {
            runs.push(super::continued(context.deck, 1));
        }
        let mut shape = self.one(frame, holder, "Title", runs, style, anchor);
        if anchor == Anchor::Top {
            // Its frame is as high as in the layout, where that is higher.
            let usual = layout::bounds(context.ground.theme, slide.kind, PlaceholderKind::Title, self.scene.size);
            let bottom = usual.map_or(shape.bounds.bottom(), |usual| usual.bottom().max(shape.bounds.bottom() + Pt(2.0)));
            shape.bounds.height = bottom - shape.bounds.y;
        }
        if let Some(paragraph) = shape.paragraphs.first_mut() {
            if self.part > 1 {
                paragraph.runs.pop();
                paragraph.runs.push(super::continued(context.deck, self.part));
            }
            source.make_unique(paragraph);
        }
        self.shapes.push(Shape::Text(shape));
    }

    /// A slide without a title has one above its edge, for those who read a list of titles.
    fn unseen_title(&mut self, source: &mut Source<'_>, holder: Holder, style: TextStyle) {
        let context = self.context;
        let mut paragraph = context.paragraph(vec![Run::text(unseen_title(context.slide))], style);
        if self.part > 0 {
            paragraph.runs.push(super::continued(context.deck, self.part));
        }
        source.make_unique(&mut paragraph);
        let bounds = Rect::new(Pt::ZERO, Pt(-60.0), self.scene.size.width, Pt(48.0));
        self.shapes.push(Shape::Text(TextShape {
            holder,
            name: "Title".to_owned(),
            alt: None,
            bounds,
            insets: [Pt::ZERO; 4],
            anchor: None,
            panel: None,
            paragraphs: vec![paragraph],
            one_line: false,
        }));
    }

    /// What stands under the talk's title: its own words, who presents, for whom, and when.
    fn subtitle(&mut self) {
        if self.context.slide.kind != SlideKind::Title {
            return;
        }
        let (context, deck) = (self.context, self.context.deck);
        let style = context.style(TextRole::Subtitle);
        if let Some(frame) = self.frame(PlaceholderKind::Subtitle) {
            let own = context.slide.body.iter().find_map(|block| match block {
                Block::Paragraph(spans) => Some(context.runs(spans)),
                Block::Heading(_)
                | Block::List(_)
                | Block::Table(_)
                | Block::Quote(_)
                | Block::Picture(_)
                | Block::Chart(_)
                | Block::Number(_)
                | Block::Contacts(_) => None,
            });
            let runs = own.unwrap_or_else(|| vec![Run::text(deck.subtitle.trim())]);
            let shape = self.one(frame, layout::SUBTITLE, "Subtitle", runs, style, Anchor::Top);
            self.shapes.push(Shape::Text(shape));
        }
        let Some(frame) = self.frame(PlaceholderKind::Footer) else { return };
        let style = TextStyle { size: style.size * 0.68, ..style };
        let day = deck.date.map(|date| deck.words.date(date)).unwrap_or_default();
        let draft = draft_of(context).unwrap_or_default();
        let lines = [Run::strong(deck.presenter.trim()), Run::text(deck.agency.trim()), Run::text(day), Run::strong(draft)];
        let lines = lines.into_iter().filter(|line| !text_of(std::slice::from_ref(line)).is_empty());
        let paragraphs: Vec<Paragraph> = lines.map(|line| context.paragraph(vec![line], style)).collect();
        let placed = Placed::find(&mut self.page.reader(frame.bounds), paragraphs);
        let place = Frame { bounds: frame.bounds, scale: frame.scale, anchor: Anchor::Bottom, balanced: false };
        let shape = placed.shape(context, layout::PRESENTER, "Presenter", place);
        self.shapes.push(Shape::Text(shape));
    }

    fn warning(&mut self) {
        let (Some(frame), Some(warning)) = (self.frame(PlaceholderKind::Warning), self.context.slide.warning.as_deref()) else {
            return;
        };
        let style = self.context.style(TextRole::Caption);
        let runs = vec![label(self.context.deck.words.content_warning), Run::text(warning)];
        let paragraph = self.context.paragraph(runs, style);
        let placed = Placed::find(&mut self.page.reader(frame.bounds), vec![paragraph]);
        let bounds = frame.bounds;
        self.page.take(|shape, own| shape.fill.is_some() && drawing::is_inside(own, bounds) && drawing::is_inside(bounds, own));
        let place = Frame { bounds, scale: 1.0, anchor: Anchor::Middle, balanced: false };
        let shape = placed.shape(self.context, layout::WARNING, "Content note", place);
        let panel = Some(Panel { fill: self.context.ground.theme.colours.surface, radius: Pt(4.0) });
        let mut shape = TextShape { insets: layout::PADDING, panel, ..shape };
        shape.paragraphs.iter_mut().for_each(|paragraph| paragraph.style.margin = Pt::ZERO);
        self.shapes.push(Shape::Text(shape));
    }

    /// The small picture beside the title.
    fn icon(&mut self) {
        let (Some(frame), Some(icon)) = (self.frame(PlaceholderKind::Icon), &self.context.slide.icon) else { return };
        let bounds = frame.bounds;
        let shape = match icon.alt.as_deref().and_then(|alt| self.page.take_figure(alt)) {
            Some(figure) => drawing::figure(self.context, &mut self.page, figure, "Icon", None),
            None => drawing::decoration(&mut self.page, Some(bounds)).map(|shape| match shape {
                Shape::Drawing(drawn) => Shape::Drawing(Drawing { name: "Icon".to_owned(), ..drawn }),
                other => other,
            }),
        };
        self.shapes.extend(shape);
    }

    fn body(&mut self, source: &Source<'_>) {
        let context = self.context;
        let look = BodyLook::of(context.ground, context.slide.kind);
        let frames: Vec<frame::Frame> = self
            .scene
            .frames
            .iter()
            .filter(|frame| matches!(frame.kind, PlaceholderKind::Body | PlaceholderKind::SecondBody))
            .copied()
            .collect();
        let first = self.shapes.len();
        for frame in frames {
            let anchor = layout::anchor(context.ground.theme, context.slide.kind, frame.kind);
            let (page, holders) = (&mut self.page, &mut self.holders);
            let mut body = Body { context, look: &look, page, holders, frame, anchor, shapes: Vec::new() };
            if context.slide.kind == SlideKind::References {
                body.references(source.entries(frame.items.0));
            } else {
                let start = source.column_start(frame.kind);
                let goes_on = context.slide.kind == SlideKind::TwoColumns && self.part > 0;
                body.fill(start.filter(|_| goes_on).and_then(|start| column_head(context, start)));
            }
            self.shapes.append(&mut body.shapes);
        }
        if context.slide.kind == SlideKind::References {
            place::even(self.shapes.get_mut(first..).unwrap_or_default());
        }
        if self.part == 0 {
            self.left_out(&look, &source.unplaced);
        }
    }

    /// Blocks that the page leaves out, such as pictures that are missing: what they say stands at the foot of the body.
    fn left_out(&mut self, look: &BodyLook, blocks: &[usize]) {
        let context = self.context;
        let kind = PlaceholderKind::Body;
        let Some(bounds) = layout::bounds(context.ground.theme, context.slide.kind, kind, self.scene.size) else { return };
        for block in blocks {
            let frame = frame::Frame { kind, bounds, scale: 1.0, blocks: (*block, block + 1), items: (0, 0) };
            let (page, holders) = (&mut self.page, &mut self.holders);
            let mut body = Body { context, look, page, holders, frame, anchor: Anchor::Top, shapes: Vec::new() };
            body.fill(None);
            self.shapes.append(&mut body.shapes);
        }
    }

    /// The caveat with its label before the first words.
    fn caveat(&mut self) {
        let Some(frame) = self.frame(PlaceholderKind::Caveat) else { return };
        let context = self.context;
        let style = context.style(TextRole::Caption);
        let usual = BodyLook::of(context.ground, context.slide.kind);
        let look = BodyLook { body: style, sub_body: style, table: style, indent: style.size, ..usual };
        let mut segments = Walker::new(context, &look).walk_all(&context.slide.caveat);
        let mark = label(context.deck.words.please_note);
        match (segments.first_mut(), context.slide.caveat.first()) {
            (Some(Segment::Text(text)), Some(Block::Paragraph(_))) => {
                if let Some(first) = text.first_mut() {
                    first.runs.insert(0, mark);
                }
            }
            (_, _) => segments.insert(0, Segment::Text(vec![context.paragraph(vec![mark], style)])),
        }
        if let [Segment::Text(_)] = segments.as_slice()
            && let Some(Segment::Text(mut text)) = segments.pop()
        {
            text.iter_mut().for_each(|paragraph| paragraph.level = 0);
            let placed = Placed::find(&mut self.page.reader(frame.bounds), text);
            let place = Frame { bounds: frame.bounds, scale: frame.scale, anchor: Anchor::Bottom, balanced: false };
            let shape = placed.shape(context, layout::CAVEAT, "Caveat", place);
            self.shapes.push(Shape::Text(shape));
            return;
        }
        let (page, holders) = (&mut self.page, &mut self.holders);
        let mut body = Body { context, look: &look, page, holders, frame, anchor: Anchor::Top, shapes: Vec::new() };
        body.place(segments);
        self.shapes.append(&mut body.shapes);
    }

    /// The short forms of the sources cited on the slide, with their numbers.
    fn sources(&mut self) {
        let Some(frame) = self.frame(PlaceholderKind::Sources) else { return };
        let runs = sources(self.context);
        if !runs.is_empty() {
            let style = self.context.style(TextRole::Source);
            let shape = self.one(frame, layout::SOURCES, "Sources", runs, style, Anchor::Bottom);
            self.shapes.push(Shape::Text(shape));
        }
    }

    /// What nothing else stands for: figures, then decoration.
    fn rest(&mut self) {
        for figure in std::mem::take(&mut self.page.figures) {
            if let Some((_, bounds)) = figure.image {
                self.shapes.extend(drawing::ground(&mut self.page, bounds));
            }
            let shape = drawing::figure(self.context, &mut self.page, figure, "Figure", None);
            self.shapes.extend(shape);
        }
        for (key, bounds) in std::mem::take(&mut self.page.pictures) {
            self.shapes.extend(drawing::ground(&mut self.page, bounds));
            self.shapes.extend(drawing::raster(self.context, key, bounds, None, "Picture", None));
        }
        let mark =
            self.page.signs.iter().filter(|run| run.text.trim() == "\u{201C}").filter_map(|run| drawing::sign(self.context, run));
        let marks: Vec<_> = mark.collect();
        if !marks.is_empty() {
            self.shapes.push(Shape::Drawing(Drawing { name: "Quotation mark".to_owned(), alt: None, outlines: marks }));
        }
        self.shapes.extend(drawing::decoration(&mut self.page, None));
    }

    /// The running line and the slide's number. `place` is its place in the file: what programs count.
    fn furniture(&mut self, place: usize) {
        if self.context.slide.kind == SlideKind::Title {
            return;
        }
        let style = self.context.style(TextRole::Furniture);
        if let Some(frame) = self.frame(PlaceholderKind::Footer) {
            let runs = running_line(self.context, &self.page, frame);
            let mut shape = self.one(frame, layout::FOOTER, "Footer", runs, style, Anchor::Top);
            shape.bounds.height += Pt(3.0);
            self.shapes.push(Shape::Text(shape));
        }
        let Some(frame) = self.frame(PlaceholderKind::SlideNumber) else { return };
        let number = self.scene.label.clone().unwrap_or_default();
        // Behind a hidden slide the pages count otherwise; their number holds, as it does for hidden and backup slides.
        let counted = number == place.to_string();
        let words = if counted { Words::SlideNumber(number) } else { Words::Text(number) };
        let style = TextStyle { align: lectern_model::block::Align::End, ..style };
        let mut shape = self.one(frame, layout::NUMBER, "Slide Number", vec![Run::of(words)], style, Anchor::Top);
        shape.bounds.height += Pt(3.0);
        self.shapes.push(Shape::Text(shape));
    }
}

/// Whether something of a text can be seen.
fn has_letters(text: &str) -> bool {
    text.chars().any(is_seen)
}

/// The sources of a slide as one line of text.
pub(super) fn sources(context: &Context<'_>) -> Vec<Run> {
    let deck = context.deck;
    let at_foot = matches!(deck.sources_at, SourcesAt::Foot | SourcesAt::Both);
    if at_foot { cited(context) } else { Vec::new() }
}

/// What a slide cites as one line of text.
pub(super) fn cited(context: &Context<'_>) -> Vec<Run> {
    let deck = context.deck;
    let cited: Vec<_> =
        context.slide.cited.iter().filter_map(|cited| Some((cited, *context.entries.get(&cited.number)?))).collect();
    let mut runs = vec![label(match cited.len() {
        0 => return Vec::new(),
        1 => deck.words.source,
        _ => deck.words.sources,
    })];
    for (at, (source, reference)) in cited.iter().enumerate() {
        if at > 0 {
            runs.push(Run::text(if reference.numbered { "\u{2002} " } else { "; " }));
        }
        if reference.numbered {
            let link = context.references.get(&reference.number).map(|page| RunLink::Slide(*page));
            runs.push(Run { link, ..Run::strong(format!("{}.", reference.number)) });
            runs.push(Run::text("\u{A0}"));
        }
        runs.extend(context.runs(&source.short));
    }
    runs
}

/// What a slide says that is a draft, in itself or as a translation.
fn draft_of(context: &Context<'_>) -> Option<&'static str> {
    let words = &context.deck.words;
    match (context.slide.draft, context.deck.draft_translation) {
        (true, _) => Some(words.not_reviewed),
        (false, true) => Some(words.draft_translation),
        (false, false) => None,
    }
}

/// Section and talk, or as much of them as the page shows; in a draft, that it is one and the section.
fn running_line(context: &Context<'_>, page: &Page<'_>, frame: frame::Frame) -> Vec<Run> {
    let (deck, slide) = (context.deck, context.slide);
    let section = slide.section.filter(|_| slide.kind != SlideKind::Section).and_then(|at| deck.sections.get(at));
    let section = section.map_or("", |section| section.title.as_str());
    let (first, then) = match (draft_of(context), section.is_empty()) {
        (Some(draft), true) => (draft, deck.title.as_str()),
        (Some(draft), false) => (draft, section),
        (None, true) => return vec![Run::text(deck.title.as_str())],
        (None, false) => (section, deck.title.as_str()),
    };
    let both = vec![Run::strong(first), Run::text(format!("\u{2002}·\u{2002}{then}"))];
    if page.reader(frame.bounds).has(&text_of(&both)) { both } else { vec![Run::strong(first)] }
}

/// What a slide is called that shows no title: its first words, or its id.
pub(crate) fn unseen_title(slide: &DeckSlide) -> String {
    let words = slide.body.iter().find_map(|block| match block {
        Block::Paragraph(spans) => Some(Span::plain_text(spans)),
        Block::Number(number) => Some(format!("{} {}", number.value, Span::plain_text(&number.counted))),
        Block::Heading(heading) => Some(Span::plain_text(&heading.inlines)),
        Block::List(_) | Block::Table(_) | Block::Quote(_) | Block::Picture(_) | Block::Chart(_) | Block::Contacts(_) => None,
    });
    let words: String = words.unwrap_or_default().trim().chars().take(60).collect();
    if words.is_empty() { slide.id.to_string() } else { words }
}
