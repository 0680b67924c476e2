//! Title and section slides.

use super::fit::{Room, set_within};
use super::furniture::{self, draft_of};
use super::head::note;
use super::icon;
use super::logo;
use super::motif;
use super::scope::Scope;
use crate::composer::{Composer, Reading};
use crate::flow::Flow;
use crate::format::TextFormat;
use crate::typesetter::Typesetter;
use lectern_model::block::Block;
use lectern_model::geometry::{Point, Pt, Rect};
use lectern_model::slide::SlideKind;
use lectern_model::span::Span;
use lectern_model::theme::{Anchor, PlaceholderKind, TextRole};
use lectern_scene::structure::{NodeId, Role};

/// Where the small disc of the motif stands on the title slide.
const BEFORE: f32 = 0.6;

/// Paints a title or section slide on the last page; returns the smallest factor its type was scaled by.
pub(super) fn paint(setter: &mut Typesetter, composer: &mut Composer, scope: &Scope<'_>, section: NodeId, number: &str) -> f32 {
    furniture::paint_background(composer, scope);
    motif::paint(composer, &scope.look, scope.grid.page, progress(scope), scope.icon);
    if scope.slide.kind == SlideKind::Section {
        furniture::paint(setter, composer, scope, number);
    }
    let own = &scope.slide.title;
    let title = if own.is_empty() { vec![Span::text(scope.deck.title.as_str())] } else { own.clone() };
    let mut page = Opening { setter, composer, scope, section, scale: 1.0 };
    page.text(PlaceholderKind::Title, TextRole::Title, &title, Role::Heading(1));
    if let Some(rect) = scope.icon {
        icon::paint_at(page.composer, scope, rect, section, false);
    }
    if scope.slide.kind == SlideKind::Title {
        page.subtitle();
        page.presenter();
        logo::paint(page.composer, scope, Some(section));
    } else {
        page.body();
    }
    page.scale
}

/// How far the talk has come at a section's head, 0 to 1.
fn progress(scope: &Scope<'_>) -> f32 {
    let last = scope.deck.sections.len().saturating_sub(1).max(1);
    scope.slide.section.map_or(BEFORE, |at| at as f32 / last as f32)
}

struct Opening<'a, 'b> {
    setter: &'a mut Typesetter,
    composer: &'a mut Composer,
    scope: &'a Scope<'b>,
    section: NodeId,
    scale: f32,
}

impl Opening<'_, '_> {
    /// One paragraph in a placeholder.
    fn text(&mut self, kind: PlaceholderKind, role: TextRole, spans: &[Span], element: Role) {
        let Some(frame) = self.scope.rect(kind).filter(|_| !spans.is_empty()) else { return };
        let format = self.scope.format(kind, role);
        let room = Room { low: frame.height, high: frame.height, floor: 0.5 };
        let (lines, scale) = set_within(self.setter, spans, &format, frame.width, room);
        let down = match self.scope.anchor(kind) {
            Anchor::Top => Pt::ZERO,
            Anchor::Middle => (frame.height - lines.height()) * 0.5,
            Anchor::Bottom => frame.height - lines.height(),
        };
        let node = self.composer.element(self.section, element);
        self.composer.lines(&lines, Point::new(frame.x, frame.y + down), Reading::Content(node));
        note(self.composer, kind, frame, scale);
        self.scale = self.scale.min(scale);
    }

    /// The slide's own words under the title, else the talk's.
    fn subtitle(&mut self) {
        let own = self.scope.slide.body.iter().find_map(|block| match block {
            Block::Paragraph(spans) => Some(spans.clone()),
            Block::Heading(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Quote(_)
            | Block::Picture(_)
            | Block::Chart(_)
            | Block::Number(_)
            | Block::Contacts(_) => None,
        });
        let subtitle = self.scope.deck.subtitle.trim();
        let spans = own.or_else(|| (!subtitle.is_empty()).then(|| vec![Span::text(subtitle)]));
        self.text(PlaceholderKind::Subtitle, TextRole::Subtitle, &spans.unwrap_or_default(), Role::Paragraph);
    }

    /// Who presents, for whom, and when; and that the words are a draft, where they are.
    fn presenter(&mut self) {
        let deck = self.scope.deck;
        let day = deck.date.map(|date| deck.words.date(date)).unwrap_or_default();
        let draft = draft_of(self.scope).unwrap_or_default();
        let lines = [Span::strong(deck.presenter.trim()), Span::text(deck.agency.trim()), Span::text(day), Span::strong(draft)];
        let mut spans = Vec::new();
        for line in lines.into_iter().filter(|line| !Span::plain_text(std::slice::from_ref(line)).is_empty()) {
            if !spans.is_empty() {
                // The space keeps the lines apart where they are read as one.
                spans.extend([Span::text(" "), Span::Break]);
            }
            spans.push(line);
        }
        let Some(frame) = self.scope.rect(PlaceholderKind::Footer).filter(|_| !spans.is_empty()) else { return };
        let base = self.scope.look.format(TextRole::Subtitle, 1.0);
        let format = TextFormat { size: base.size * 0.68, ..base };
        let room = Room { low: frame.height, high: frame.height, floor: 0.5 };
        let (lines, scale) = set_within(self.setter, &spans, &format, frame.width, room);
        let node = self.composer.element(self.section, Role::Paragraph);
        let at = Point::new(frame.x, frame.bottom() - lines.height());
        self.composer.lines(&lines, at, Reading::Content(node));
        note(self.composer, PlaceholderKind::Footer, frame, scale);
    }

    /// The paragraphs under a section's title.
    fn body(&mut self) {
        let Some(frame) = self.scope.rect(PlaceholderKind::Body).filter(|_| !self.scope.slide.body.is_empty()) else { return };
        let mut scale = 1.0;
        loop {
            let mut flow = self.flow(frame, scale);
            if flow.height(0..flow.len()) <= frame.height || scale < 0.05 {
                let images = &self.scope.deck.images;
                flow.paint(self.composer, images, 0..flow.len(), self.section, frame.origin());
                break;
            }
            scale *= 0.93;
        }
        self.scale = self.scale.min(scale);
        let end = self.scope.slide.body.len();
        if let Some(page) = self.composer.page() {
            let frame = lectern_scene::frame::Frame {
                kind: PlaceholderKind::Body,
                bounds: frame,
                scale,
                blocks: (0, end),
                items: (0, 0),
            };
            page.frames.push(frame);
        }
    }

    fn flow(&mut self, frame: Rect, scale: f32) -> Flow {
        let look = &self.scope.look;
        let body = look.format(TextRole::Subtitle, scale);
        let style =
            crate::flow::FlowStyle { sub_body: body.clone(), accent: look.ground.muted(), body, ..look.flow_style(scale) };
        let mut flow = Flow::new(frame.width);
        flow.blocks(self.setter, &self.scope.slide.body, &style, &self.scope.env());
        flow
    }
}
