//! The theme's layouts: where things stand before there are any, and how their text looks.

use super::body::main_holder;
use super::look::{BodyLook, style};
use crate::pptx::presentation::{Bullet, Drawing, Holder, HolderKind, Layout, Level, Place, Shape, Slide, TextStyle};
use lectern_model::block::Align;
use lectern_model::geometry::{Pt, Rect, Size};
use lectern_model::slide::SlideKind;
use lectern_model::theme::{Anchor, Ground, Placeholder, PlaceholderKind, TextRole, Theme};

pub(super) const SUBTITLE: Holder = Holder { kind: HolderKind::Subtitle, index: 1 };
pub(super) const FOOTER: Holder = Holder { kind: HolderKind::Footer, index: 11 };
pub(super) const NUMBER: Holder = Holder { kind: HolderKind::SlideNumber, index: 12 };
pub(super) const CAVEAT: Holder = Holder { kind: HolderKind::Text, index: 13 };
pub(super) const WARNING: Holder = Holder { kind: HolderKind::Text, index: 14 };
pub(super) const SOURCES: Holder = Holder { kind: HolderKind::Text, index: 15 };
pub(super) const PRESENTER: Holder = Holder { kind: HolderKind::Text, index: 16 };
/// Room around the words of a warning.
pub(super) const PADDING: [Pt; 4] = [Pt(10.0), Pt::ZERO, Pt(8.0), Pt::ZERO];
/// How many columns the grid has.
const COLUMNS: f32 = 12.0;

/// Where the layout of a kind stands among all.
pub(super) fn index(kind: SlideKind) -> usize {
    SlideKind::ALL.iter().position(|own| *own == kind).unwrap_or_default()
}

/// The placeholder of the title on a kind of slide.
pub(super) fn title_holder(kind: SlideKind) -> Holder {
    Holder { kind: if kind == SlideKind::Title { HolderKind::CentredTitle } else { HolderKind::Title }, index: 0 }
}

/// The placeholder of a kind: the layout's, else the master's.
fn placeholder(theme: &Theme, slide: SlideKind, kind: PlaceholderKind) -> Option<&Placeholder> {
    let of_kind = |placeholder: &&Placeholder| placeholder.kind == kind;
    let own = theme.layouts.get(&slide).and_then(|layout| layout.placeholders.iter().find(of_kind));
    own.or_else(|| theme.master.placeholders.iter().find(of_kind))
}

/// Where content stands in a placeholder.
pub(super) fn anchor(theme: &Theme, slide: SlideKind, kind: PlaceholderKind) -> Anchor {
    placeholder(theme, slide, kind).map(|placeholder| placeholder.anchor).unwrap_or_default()
}

/// The style of a placeholder's text, whose usual role is `role`.
pub(super) fn style_of(ground: Ground<'_>, slide: SlideKind, kind: PlaceholderKind, role: TextRole) -> TextStyle {
    style(ground, placeholder(ground.theme, slide, kind).and_then(|placeholder| placeholder.style).unwrap_or(role))
}

/// The box of a placeholder on the grid, cut at the margins and the page's edges.
pub(super) fn bounds(theme: &Theme, slide: SlideKind, kind: PlaceholderKind, page: Size) -> Option<Rect> {
    let placeholder = placeholder(theme, slide, kind)?;
    let margin = theme.master.margin.max(Pt::ZERO).min(page.width * 0.3);
    let gutter = theme.master.gutter.max(Pt::ZERO).min(page.width * 0.02);
    let inner = page.width - margin * 2.0;
    let step = (inner + gutter) / COLUMNS;
    let left = (step * (placeholder.column - 1.0)).max(Pt::ZERO).min(inner - step * 0.5);
    let right = (left + step * placeholder.span - gutter).min(inner).max(left + step * 0.5);
    let top = placeholder.top.max(Pt::ZERO).min(page.height);
    Some(Rect::new(margin + left, top, right - left, placeholder.height.max(Pt::ZERO).min(page.height - top)))
}

/// The layout of a kind of slide, without what single slides need beside it.
pub(super) fn layout(theme: &Theme, kind: SlideKind, page: Size) -> Layout {
    let ground = theme.ground_of(kind);
    let mut places = Vec::new();
    let mut place = |frame: PlaceholderKind, holder: Holder, name: &str, levels: Vec<Level>| {
        if let Some(bounds) = bounds(theme, kind, frame, page) {
            let anchor = anchor(theme, kind, frame);
            places.push(Place { holder, name: name.to_owned(), bounds, anchor, levels, panel: None });
        }
    };
    let opening = matches!(kind, SlideKind::Title | SlideKind::Section);
    let role = if opening { TextRole::Title } else { TextRole::SlideTitle };
    place(PlaceholderKind::Title, title_holder(kind), "Title", plain(style_of(ground, kind, PlaceholderKind::Title, role)));
    let subtitle = style(ground, TextRole::Subtitle);
    if kind == SlideKind::Title {
        place(PlaceholderKind::Subtitle, SUBTITLE, "Subtitle", plain(subtitle));
        let presenter = TextStyle { size: subtitle.size * 0.68, ..subtitle };
        place(PlaceholderKind::Footer, PRESENTER, "Presenter", plain(presenter));
    } else {
        for frame in [PlaceholderKind::Body, PlaceholderKind::SecondBody] {
            let holder = main_holder(kind, frame);
            place(frame, holder, "Text", levels(ground, kind, holder));
        }
        let furniture = style(ground, TextRole::Furniture);
        place(PlaceholderKind::Footer, FOOTER, "Footer", plain(furniture));
        let end = TextStyle { align: Align::End, ..furniture };
        place(PlaceholderKind::SlideNumber, NUMBER, "Slide Number", plain(end));
    }
    Layout { kind, background: ground.background(), places, drawings: Vec::new() }
}

fn plain(style: TextStyle) -> Vec<Level> {
    vec![Level { style, bullet: Bullet::None }]
}

/// How text looks in a placeholder of a kind of slide, level by level.
pub(super) fn levels(ground: Ground<'_>, kind: SlideKind, holder: Holder) -> Vec<Level> {
    let caption = plain(style(ground, TextRole::Caption));
    if holder == CAVEAT || holder == WARNING {
        return caption;
    }
    if holder == SOURCES {
        return plain(style(ground, TextRole::Source));
    }
    let body = BodyLook::of(ground, kind);
    let lists = body.list_levels(ground.theme);
    let before = |style: TextStyle, part: f32| TextStyle { before: style.size * part, ..style };
    match kind {
        SlideKind::BigNumber if holder.index == 1 => plain(style(ground, TextRole::BigNumber)),
        SlideKind::Statement | SlideKind::Quote | SlideKind::BigNumber => {
            let mut all = plain(body.lead);
            all.extend(plain(before(body.body, 0.7)));
            all.extend(lists.into_iter().take(3));
            all
        }
        SlideKind::Title | SlideKind::Section | SlideKind::References => {
            let mut all = plain(before(body.body, 0.55));
            all.extend(lists.into_iter().take(4));
            all
        }
        SlideKind::Steps if holder.index == 1 => {
            let margin = body.body.size * 1.5;
            let style = TextStyle { margin, indent: -margin, ..before(body.body, 0.8) };
            let bullet = Bullet::Number { number: 1, colour: body.accent, dot: false, percent: 130 };
            let mut all = vec![Level { style, bullet }];
            all.extend(lists.into_iter().skip(1));
            all
        }
        SlideKind::Bullets
        | SlideKind::TwoColumns
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Steps
        | SlideKind::Picture
        | SlideKind::Help => lists,
    }
}

/// Gives each layout a place for everything that a slide of it shows: where the first of them has it.
pub(super) fn complete(theme: &Theme, layouts: &mut [Layout], slides: &[Slide<'_>]) {
    for slide in slides {
        let Some(layout) = layouts.get_mut(slide.layout) else { continue };
        let ground = theme.ground_of(layout.kind);
        for shape in &slide.shapes {
            let (holder, name, bounds, panel) = match shape {
                Shape::Text(shape) => (shape.holder, &shape.name, shape.bounds, shape.panel),
                Shape::Table(shape) => (shape.holder, &shape.name, shape.bounds, None),
                Shape::Chart(shape) => (shape.holder, &shape.name, shape.bounds, None),
                Shape::Picture(shape) => match shape.holder {
                    Some(holder) => (holder, &shape.name, shape.bounds, None),
                    None => continue,
                },
                Shape::Drawing(_) => continue,
            };
            if layout.places.iter().any(|place| place.holder == holder) {
                continue;
            }
            let levels = levels(ground, layout.kind, holder);
            let anchor = if holder == WARNING { Anchor::Middle } else { foot_anchor(holder) };
            layout.places.push(Place { holder, name: name.clone(), bounds, anchor, levels, panel });
        }
    }
}

fn foot_anchor(holder: Holder) -> Anchor {
    if holder == CAVEAT || holder == SOURCES { Anchor::Bottom } else { Anchor::Top }
}

/// What every slide of a dark or opening layout draws alike stands on the layout.
pub(super) fn lift(layouts: &mut [Layout], slides: &mut [Slide<'_>]) {
    let opening = |layout: &Layout| matches!(layout.kind, SlideKind::Title | SlideKind::Section);
    let indices: Vec<usize> = layouts.iter().enumerate().filter(|(_, layout)| opening(layout)).map(|(at, _)| at).collect();
    let mut drawn = slides.iter().filter(|slide| indices.contains(&slide.layout)).map(decoration);
    let Some(Some(mut shared)) = drawn.next().map(|first| first.map(|first| first.outlines.clone())) else { return };
    for other in drawn {
        let other = other.map(|drawing| drawing.outlines.as_slice()).unwrap_or_default();
        shared.retain(|outline| other.contains(outline));
    }
    if shared.is_empty() {
        return;
    }
    for slide in slides.iter_mut().filter(|slide| indices.contains(&slide.layout)) {
        for shape in &mut slide.shapes {
            if let Shape::Drawing(drawing) = shape
                && is_decoration(drawing)
            {
                drawing.outlines.retain(|outline| !shared.contains(outline));
            }
        }
        slide.shapes.retain(|shape| !matches!(shape, Shape::Drawing(drawing) if drawing.outlines.is_empty()));
    }
    for at in indices {
        if let Some(layout) = layouts.get_mut(at) {
            let outlines = shared.clone();
            layout.drawings.push(Drawing { name: "Decoration".to_owned(), alt: None, outlines });
        }
    }
}

fn decoration<'a>(slide: &'a Slide<'_>) -> Option<&'a Drawing> {
    slide.shapes.iter().find_map(|shape| match shape {
        Shape::Drawing(drawing) => Some(drawing).filter(|drawing| is_decoration(drawing)),
        Shape::Text(_) | Shape::Table(_) | Shape::Chart(_) | Shape::Picture(_) => None,
    })
}

fn is_decoration(drawing: &Drawing) -> bool {
    drawing.alt.is_none() && drawing.name == "Decoration"
}
