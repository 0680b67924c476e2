//! The foot of a slide: its caveat and its sources.

use super::head::note;
use super::scope::{Scope, label};
use crate::composer::Composer;
use crate::drawing::Drawing;
use crate::flow::{Flow, FlowStyle};
use crate::typesetter::Typesetter;
use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::CitedSource;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::span::{Link, Span, TextSpan};
use lectern_model::talk::SourcesAt;
use lectern_model::theme::{PlaceholderKind, TextRole};
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{NodeId, Role};

/// The most of the slide's height the foot takes; longer, its type is scaled down.
const HIGHEST: f32 = 0.27;
/// Between the caveat and the sources.
const GAP: Pt = Pt(7.0);
/// The rule over the foot: how long, how far above the words.
const RULE: Size = Size::new(Pt(40.0), Pt(9.0));

/// The foot of a slide, set.
#[derive(Clone)]
pub(super) struct Foot {
    caveat: Option<(Drawing, Rect)>,
    sources: Option<(Drawing, Rect)>,
    /// The factor its type was scaled by.
    pub(super) scale: f32,
    /// Where it begins; the body ends above.
    pub(super) top: Pt,
}

impl Foot {
    /// The caveat and sources of a slide, standing on the lower edge of the sources' frame.
    pub(super) fn new(setter: &mut Typesetter, scope: &Scope<'_>) -> Self {
        let mut scale = 1.0;
        loop {
            let foot = Self::at_scale(setter, scope, scale);
            if scope.grid.page.height - foot.top <= scope.grid.page.height * HIGHEST || scale < 0.05 {
                return foot;
            }
            scale *= 0.94;
        }
    }

    fn at_scale(setter: &mut Typesetter, scope: &Scope<'_>, scale: f32) -> Self {
        let frame = |kind| scope.rect(kind).unwrap_or_default();
        let (caveat_frame, sources_frame) = (frame(PlaceholderKind::Caveat), frame(PlaceholderKind::Sources));
        let page = scope.grid.page.height;
        let bottom = if sources_frame.height > Pt::ZERO { sources_frame.bottom() } else { page };
        let mut foot = Self { caveat: None, sources: None, scale, top: page };
        let mut top = bottom;
        let sources = sources(setter, scope, sources_frame.width, scale);
        if let Some(drawing) = sources {
            top -= drawing.size.height;
            let bounds = Rect::new(sources_frame.x, top, sources_frame.width, drawing.size.height);
            foot.sources = Some((drawing, bounds));
        }
        if let Some(drawing) = caveat(setter, scope, caveat_frame.width, scale) {
            top -= drawing.size.height + if foot.sources.is_some() { GAP } else { Pt::ZERO };
            let bounds = Rect::new(caveat_frame.x, top, caveat_frame.width, drawing.size.height);
            foot.caveat = Some((drawing, bounds));
        }
        if foot.caveat.is_some() || foot.sources.is_some() {
            foot.top = top - RULE.height;
        }
        foot
    }

    /// Paints it; read on the page where the slide ends, repeated on those before.
    pub(super) fn paint(self, composer: &mut Composer, scope: &Scope<'_>, section: NodeId, read: bool) {
        let first = self.caveat.as_ref().or(self.sources.as_ref()).map(|(_, bounds)| *bounds);
        if let Some(bounds) = first {
            let (from, to) = (Point::new(bounds.x, self.top), Point::new(bounds.x + RULE.width, self.top));
            composer.decorate(Shape::stroked(Path::line(from, to), scope.theme.colours.rule, Pt(1.0)));
        }
        let parts = [(PlaceholderKind::Caveat, self.caveat), (PlaceholderKind::Sources, self.sources)];
        for (kind, part) in parts {
            let Some((drawing, bounds)) = part else { continue };
            let drawing = if read { drawing } else { drawing.silenced() };
            drawing.paint(composer, &scope.deck.images, section, bounds.origin());
            note(composer, kind, bounds, self.scale);
        }
    }
}

/// The caveat with its label before the first words.
fn caveat(setter: &mut Typesetter, scope: &Scope<'_>, width: Pt, scale: f32) -> Option<Drawing> {
    if scope.slide.caveat.is_empty() {
        return None;
    }
    let mut blocks: Vec<DeckBlock> = scope.slide.caveat.clone();
    let mark = label(scope.deck.words.please_note);
    match blocks.first_mut() {
        Some(Block::Paragraph(spans)) => spans.insert(0, mark),
        _ => blocks.insert(0, Block::Paragraph(vec![mark])),
    }
    let body = scope.look.format(TextRole::Caption, scale);
    let style = FlowStyle {
        sub_body: body.clone(),
        table: body.clone(),
        paragraph_gap: body.size * 0.3,
        item_gap: body.size * 0.15,
        indent: body.size,
        cell_padding: body.size * 0.2,
        body,
        ..scope.look.flow_style(scale * 0.5)
    };
    let mut flow = Flow::new(width);
    flow.blocks(setter, &blocks, &style, &scope.env());
    Some(flow.into_drawing())
}

/// The short forms of the sources cited on the slide, with their numbers, in one note.
fn sources(setter: &mut Typesetter, scope: &Scope<'_>, width: Pt, scale: f32) -> Option<Drawing> {
    let at_foot = matches!(scope.deck.sources_at, SourcesAt::Foot | SourcesAt::Both);
    let reference = |cited: &CitedSource| scope.deck.references.iter().find(|reference| reference.number == cited.number);
    let all = scope.slide.cited.iter().filter(|_| at_foot);
    let cited: Vec<_> = all.filter_map(|cited| Some((cited, reference(cited)?))).collect();
    let words = &scope.deck.words;
    let mut spans = vec![label(match cited.len() {
        0 => return None,
        1 => words.source,
        _ => words.sources,
    })];
    for (at, (source, reference)) in cited.iter().enumerate() {
        if at > 0 {
            spans.push(Span::text(if reference.numbered { "\u{2002} " } else { "; " }));
        }
        if reference.numbered {
            let link = Some(Link::Reference(reference.number));
            let number = TextSpan { text: format!("{}.", reference.number), strong: true, link, ..TextSpan::default() };
            spans.extend([Span::Text(number), Span::text("\u{A0}")]);
        }
        spans.extend(source.short.iter().cloned());
    }
    let format = scope.look.format(TextRole::Source, scale);
    let lines = setter.shape(&spans, &format).set(width);
    let mut drawing = Drawing::new(Size::new(width, lines.height()));
    let owner = drawing.element(None, Role::Note);
    drawing.lines(Some(owner), lines, Point::new(Pt::ZERO, Pt::ZERO));
    Some(drawing)
}
