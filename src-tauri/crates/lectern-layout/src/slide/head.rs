//! The head of a slide: its title and its content warning.

use super::fit::{Room, set_within};
use super::scope::{Scope, label};
use crate::composer::{Composer, Reading};
use crate::drawing::Drawing;
use crate::line::Lines;
use crate::typesetter::Typesetter;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::span::Span;
use lectern_model::theme::{PlaceholderKind, TextRole};
use lectern_scene::frame::Frame;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{NodeId, Role};

/// Between the title and the warning under it.
const WARNING_GAP: Pt = Pt(9.0);
/// Room around the words of a warning.
const PADDING: Size = Size::new(Pt(10.0), Pt(4.5));

/// The head of a slide, set.
pub(super) struct Head {
    title: Option<(Lines, Rect)>,
    warning: Option<(Drawing, Rect)>,
    /// The smallest factor its type was scaled by.
    pub(super) scale: f32,
    /// The factor of the title alone.
    title_scale: f32,
    /// How far the body moves down for it.
    pub(super) shift: Pt,
}

impl Head {
    /// The head with a title; the slide's own, or that of a continuation.
    pub(super) fn new(setter: &mut Typesetter, scope: &Scope<'_>, title: &[Span]) -> Self {
        let mut head = Self { title: None, warning: None, scale: 1.0, title_scale: 1.0, shift: Pt::ZERO };
        let Some(frame) = scope.rect(PlaceholderKind::Title) else { return head };
        let mut bottom = frame.y;
        if !title.is_empty() {
            let format = scope.format(PlaceholderKind::Title, TextRole::SlideTitle);
            let room = Room { low: frame.height, high: frame.height * 1.4, floor: 0.75 };
            let (lines, scale) = set_within(setter, title, &format, frame.width, room);
            let height = lines.height();
            head.shift = (height - format.line_height()).max(Pt::ZERO);
            bottom += height.max(format.line_height());
            (head.scale, head.title_scale) = (scale, scale);
            head.title = Some((lines, Rect { height, ..frame }));
        }
        head.warn(setter, scope, bottom + WARNING_GAP);
        head
    }

    fn warn(&mut self, setter: &mut Typesetter, scope: &Scope<'_>, top: Pt) {
        let Some(warning) = scope.slide.warning.as_deref().filter(|warning| !warning.trim().is_empty()) else { return };
        let Some(frame) = scope.rect(PlaceholderKind::Warning) else { return };
        let frame = scope.before_icon(Rect { y: top, ..frame });
        let format = scope.format(PlaceholderKind::Warning, TextRole::Caption);
        let spans = [label(scope.deck.words.content_warning), Span::text(warning)];
        let room = Room { low: format.line_height() * 2.0, high: format.line_height() * 3.0, floor: 0.9 };
        let (lines, scale) = set_within(setter, &spans, &format, frame.width - PADDING.width * 2.0, room);
        let size = Size::new(lines.widest() + PADDING.width * 2.0, lines.height() + PADDING.height * 2.0);
        let mut drawing = Drawing::new(size);
        let band = Rect::new(Pt::ZERO, Pt::ZERO, size.width, size.height);
        drawing.shape(None, Shape::filled(Path::rounded(band, Pt(4.0)), scope.theme.colours.surface));
        let owner = drawing.element(None, Role::Paragraph);
        drawing.lines(Some(owner), lines, Point::new(PADDING.width, PADDING.height));
        let bounds = Rect::new(frame.x, frame.y, size.width, size.height);
        self.shift += bounds.height + WARNING_GAP * 0.5;
        self.scale = self.scale.min(scale);
        self.warning = Some((drawing, bounds));
    }

    /// Paints it; where the slide goes on, as what is repeated on every page.
    pub(super) fn paint(self, composer: &mut Composer, scope: &Scope<'_>, section: NodeId, continued: bool) {
        if let Some((lines, bounds)) = self.title {
            let reading =
                if continued { Reading::Pagination } else { Reading::Content(composer.element(section, Role::Heading(1))) };
            composer.lines(&lines, bounds.origin(), reading);
            note(composer, PlaceholderKind::Title, bounds, self.title_scale);
        }
        if let Some((drawing, bounds)) = self.warning {
            let drawing = if continued { drawing.silenced() } else { drawing };
            drawing.paint(composer, &scope.deck.images, section, bounds.origin());
            note(composer, PlaceholderKind::Warning, bounds, 1.0);
        }
    }
}

/// Notes a frame that holds no body blocks.
pub(super) fn note(composer: &mut Composer, kind: PlaceholderKind, bounds: Rect, scale: f32) {
    if let Some(page) = composer.page() {
        page.frames.push(Frame { kind, bounds, scale, blocks: (0, 0), items: (0, 0) });
    }
}
