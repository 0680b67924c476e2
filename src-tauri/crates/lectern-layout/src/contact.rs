//! Help contacts: who to call, with numbers that can be tapped and a code that can be scanned.

use crate::drawing::{Drawing, LocalId};
use crate::format::{Breaking, TextFormat};
use crate::line::Lines;
use crate::qr::qr_path;
use crate::typesetter::Typesetter;
use lectern_model::contact::{Contact, PrintedWay};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::span::Span;
use lectern_model::theme::Colour;
use lectern_model::words::Words;
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::Role;

/// How a contact looks.
#[derive(Debug, Clone)]
pub struct ContactLook {
    /// Its name.
    pub name: TextFormat,
    /// Whom it is for.
    pub audience: TextFormat,
    /// Numbers to call or text.
    pub number: TextFormat,
    /// Addresses of pages, chats and mail.
    pub address: TextFormat,
    /// The word before a number, and hours.
    pub label: TextFormat,
    /// What to know before calling.
    pub note: TextFormat,
    /// "Check before print".
    pub mark: TextFormat,
    /// The side of the QR code; none is drawn at zero.
    pub qr: Pt,
    /// How much is told.
    pub detail: Detail,
    /// Between two ways to reach it, and between the words and the code.
    pub gap: Pt,
}

/// How much of a contact is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Everything.
    Full,
    /// Everything but what to know before calling. A box before the name stands for "check before print": the page explains it once.
    Brief,
    /// Its name and the numbers to dial; an address only where there is no number. The box stands as in `Brief`.
    Numbers,
}

impl ContactLook {
    /// A look beside text of the given format: numbers large, everything else quieter.
    pub fn new(body: &TextFormat, accent: Colour, muted: Colour) -> Self {
        let base = TextFormat { breaking: Breaking::Even, ..body.clone() };
        let coloured = |format: TextFormat, colour| TextFormat { colour, strong_colour: colour, link_colour: colour, ..format };
        let small = TextFormat { leading: 1.25, ..base.clone().scaled(0.86) };
        Self {
            name: TextFormat {
                weight: base.strong_weight,
                leading: 1.2,
                breaking: Breaking::Balanced,
                ..base.clone().scaled(1.1)
            },
            audience: coloured(small.clone(), muted),
            number: coloured(TextFormat { weight: base.strong_weight, leading: 1.2, ..base.clone().scaled(1.4) }, accent),
            address: TextFormat { link_colour: accent, leading: 1.25, ..base.clone() },
            label: coloured(small.clone(), muted),
            note: small.clone(),
            mark: TextFormat { weight: base.strong_weight, ..small },
            qr: body.size * 6.0,
            detail: Detail::Full,
            gap: body.size * 1.3,
        }
    }

    /// The same, all type and the code larger or smaller; the code stays large enough to scan.
    #[must_use]
    pub fn scaled(mut self, factor: f32) -> Self {
        for format in self.formats() {
            format.size = format.size * factor;
        }
        self.gap = self.gap * factor;
        if self.qr > Pt::ZERO {
            self.qr = (self.qr * factor).max(crate::qr::SMALLEST);
        }
        self
    }

    /// Makes type that is smaller than `least` as large.
    pub fn grow_to(&mut self, least: Pt) {
        for format in self.formats() {
            format.size = format.size.max(least);
        }
    }

    fn formats(&mut self) -> [&mut TextFormat; 7] {
        [&mut self.name, &mut self.audience, &mut self.number, &mut self.address, &mut self.label, &mut self.note, &mut self.mark]
    }
}

/// Draws a contact in a width: name, whom it is for, ways to reach it, what to know, and whether somebody has checked it; the QR
/// code stands at the far side. The code is read as its address.
pub fn draw_contact(setter: &mut Typesetter, contact: &Contact, look: &ContactLook, words: &Words, width: Pt) -> Drawing {
    let code = contact.qr.as_deref().filter(|address| look.qr > Pt::ZERO && !is_short_number(address));
    let text_width = if code.is_some() { width - look.qr - look.gap } else { width };
    let mut column = Column::new(text_width, look);
    column.name(setter, contact);
    if look.detail != Detail::Numbers {
        column.text(setter, &contact.audience, &look.audience);
    }
    column.reach(setter, contact, words);
    if look.detail == Detail::Full {
        column.note(setter, contact);
        column.check(setter, contact, words);
    }
    let Column { mut drawing, group, y, .. } = column;
    let mut height = y;
    if let Some(address) = code {
        let bounds = Rect::new(width - look.qr, Pt::ZERO, look.qr, look.qr);
        if let Some(path) = qr_path(address, bounds) {
            // Codes are read dark on light, whatever the page is.
            drawing.shape(None, Shape::filled(Path::rect(bounds), Colour::WHITE));
            let figure = drawing.figure(Some(group), address);
            drawing.shape(Some(figure), Shape::filled(path, Colour::BLACK));
            height = height.max(look.qr);
        }
    }
    drawing.size = Size::new(width, height);
    drawing
}

/// Whether an address is a number such as 911, which is dialled sooner than its code is scanned.
fn is_short_number(address: &str) -> bool {
    address.strip_prefix("tel:").or_else(|| address.strip_prefix("sms:")).is_some_and(|digits| digits.len() <= 3)
}

/// The words of a contact, from top to bottom.
struct Column<'a> {
    drawing: Drawing,
    group: LocalId,
    look: &'a ContactLook,
    width: Pt,
    y: Pt,
}

impl<'a> Column<'a> {
    fn new(width: Pt, look: &'a ContactLook) -> Self {
        let mut drawing = Drawing::default();
        let group = drawing.element(None, Role::Group);
        Self { drawing, group, look, width, y: Pt::ZERO }
    }

    /// The name; where no line of its own says so, a box before it asks to check an unconfirmed contact.
    fn name(&mut self, setter: &mut Typesetter, contact: &Contact) {
        let boxed = self.look.detail != Detail::Full && contact.checked_on.is_none();
        let indent = if boxed { self.look.name.size } else { Pt::ZERO };
        let lines = setter.shape_text(&contact.name, &self.look.name).set(self.width - indent);
        if boxed {
            let baseline = lines.first_baseline().unwrap_or_default();
            self.drawing.shape(None, tick_box(Point::new(Pt::ZERO, self.y + baseline), &self.look.name));
        }
        let owner = self.drawing.element(Some(self.group), Role::Paragraph);
        let height = lines.height();
        self.drawing.lines(Some(owner), lines, Point::new(indent, self.y));
        self.y += height;
    }

    fn text(&mut self, setter: &mut Typesetter, spans: &[Span], format: &TextFormat) {
        if spans.is_empty() {
            return;
        }
        let lines = setter.shape(spans, format).set(self.width);
        let height = lines.height();
        let owner = self.drawing.element(Some(self.group), Role::Paragraph);
        self.drawing.lines(Some(owner), lines, Point::new(Pt::ZERO, self.y));
        self.y += height;
    }

    /// Ways to reach it, side by side where there is room.
    fn reach(&mut self, setter: &mut Typesetter, contact: &Contact, words: &Words) {
        self.y += self.look.name.size * 0.15;
        let listed = listed(contact, self.look.detail);
        let mut ways: Vec<Way> = listed.iter().map(|listed| Way::new(setter, listed, self.look, words, self.width)).collect();
        if self.look.detail == Detail::Brief && !contact.hours.is_empty() {
            ways.push(Way::hours(setter, &contact.hours, self.look, self.width));
        }
        let mut row: Vec<Way> = Vec::new();
        let mut used = Pt::ZERO;
        for way in ways {
            if !row.is_empty() && used + way.width > self.width {
                self.row(std::mem::take(&mut row));
                used = Pt::ZERO;
            }
            used += way.width + self.look.gap;
            row.push(way);
        }
        self.row(row);
    }

    /// Puts ways to reach it on one baseline.
    fn row(&mut self, ways: Vec<Way>) {
        let baseline = ways.iter().fold(Pt::ZERO, |lowest, way| lowest.max(way.baseline()));
        let height = ways.iter().fold(Pt::ZERO, |highest, way| highest.max(baseline - way.baseline() + way.value.height()));
        let mut x = Pt::ZERO;
        for way in ways {
            let at = Point::new(x, self.y + baseline - way.baseline());
            x += way.width + self.look.gap;
            way.place(&mut self.drawing, self.group, at);
        }
        self.y += height;
    }

    /// Hours and what to know, in one paragraph.
    fn note(&mut self, setter: &mut Typesetter, contact: &Contact) {
        let mut spans = Vec::new();
        if !contact.hours.is_empty() {
            spans.push(Span::strong(&contact.hours));
            if !contact.note.is_empty() {
                spans.push(Span::text(" · "));
            }
        }
        spans.extend(contact.note.iter().cloned());
        self.y += self.look.note.size * 0.15;
        self.text(setter, &spans, &self.look.note);
    }

    /// An empty box to tick until somebody has confirmed the particulars; the day of it after.
    fn check(&mut self, setter: &mut Typesetter, contact: &Contact, words: &Words) {
        self.y += self.look.mark.size * 0.15;
        if let Some(day) = contact.checked_on {
            let text = format!("{} {}", words.checked_on, words.date(day));
            self.text(setter, &[Span::text(text)], &self.look.label);
            return;
        }
        let mark = draw_check_mark(setter, words, &self.look.mark, self.width);
        let height = mark.size.height;
        self.drawing.add(Some(self.group), mark, Point::new(Pt::ZERO, self.y));
        self.y += height;
    }
}

/// What the boxes before the names of contacts stand for; the day of the earliest confirmation where there is no box.
pub(crate) fn draw_legend(
    setter: &mut Typesetter,
    contacts: &[Contact],
    look: &ContactLook,
    words: &Words,
    width: Pt,
) -> Option<Drawing> {
    if contacts.iter().any(|contact| contact.checked_on.is_none()) {
        return Some(draw_check_mark(setter, words, &look.mark, width));
    }
    let earliest = contacts.iter().filter_map(|contact| contact.checked_on).min()?;
    let format = TextFormat { size: look.mark.size, ..look.label.clone() };
    let lines = setter.shape_text(&format!("{} {}", words.checked_on, words.date(earliest)), &format).set(width);
    let mut drawing = Drawing::new(Size::new(lines.widest(), lines.height()));
    let owner = drawing.element(None, Role::Paragraph);
    drawing.lines(Some(owner), lines, Point::default());
    Some(drawing)
}

/// A box to tick and "check before print".
pub(crate) fn draw_check_mark(setter: &mut Typesetter, words: &Words, format: &TextFormat, width: Pt) -> Drawing {
    let indent = format.size * 1.1;
    let lines = setter.shape_text(words.check_before_print, format).set(width - indent);
    let mut drawing = Drawing::new(Size::new(indent + lines.widest(), lines.height()));
    let baseline = lines.first_baseline().unwrap_or_default();
    drawing.shape(None, tick_box(Point::new(Pt::ZERO, baseline), format));
    let owner = drawing.element(None, Role::Paragraph);
    drawing.lines(Some(owner), lines, Point::new(indent, Pt::ZERO));
    drawing
}

/// An empty box as high as capitals, on a baseline.
fn tick_box(at: Point, format: &TextFormat) -> Shape {
    let side = format.size * 0.62;
    let bounds = Rect::new(at.x + format.size * 0.04, at.y - side - format.size * 0.01, side, side);
    Shape::stroked(Path::rect(bounds), format.colour, format.size * 0.08)
}

/// The ways to print.
fn listed(contact: &Contact, detail: Detail) -> Vec<PrintedWay<'_>> {
    match detail {
        Detail::Full | Detail::Brief => contact.ways(),
        Detail::Numbers => contact.numbers(),
    }
}

/// One way to reach a contact: a word for the kind, then the number or address.
struct Way {
    label: Option<Lines>,
    value: Lines,
    value_x: Pt,
    width: Pt,
}

impl Way {
    fn new(setter: &mut Typesetter, listed: &PrintedWay<'_>, look: &ContactLook, words: &Words, room: Pt) -> Self {
        let format = if listed.is_dialled() { &look.number } else { &look.address };
        let label = listed.label(words);
        let word = format!("{label}\u{A0}");
        let label = (!label.is_empty()).then(|| setter.shape_text(&word, &look.label).set(room));
        let value_x = label.as_ref().map_or(Pt::ZERO, Lines::widest);
        let mut value = setter.shape(listed.spans, format);
        let natural = value.natural_width();
        if listed.is_dialled() && natural > room - value_x {
            // A number is made smaller rather than broken.
            value = setter.shape(listed.spans, &format.clone().scaled(((room - value_x) / natural * 0.99).max(0.3)));
        }
        let value = value.set(room - value_x);
        let width = value_x + value.widest();
        Self { label, value, value_x, width }
    }

    /// When it answers, in the row of the numbers.
    fn hours(setter: &mut Typesetter, hours: &str, look: &ContactLook, room: Pt) -> Self {
        let value = setter.shape_text(hours, &look.label).set(room);
        let width = value.widest();
        Self { label: None, value, value_x: Pt::ZERO, width }
    }

    fn baseline(&self) -> Pt {
        self.value.first_baseline().unwrap_or_default()
    }

    /// Puts both on one baseline, in one paragraph.
    fn place(self, drawing: &mut Drawing, group: LocalId, at: Point) {
        let owner = drawing.element(Some(group), Role::Paragraph);
        let baseline = self.baseline();
        if let Some(label) = self.label {
            let down = baseline - label.first_baseline().unwrap_or_default();
            drawing.lines(Some(owner), label, at.moved(Pt::ZERO, down));
        }
        drawing.lines(Some(owner), self.value, at.moved(self.value_x, Pt::ZERO));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::composer::Composer;
    use crate::test_deck::contact;
    use crate::test_fonts::typesetter;
    use lectern_model::contact::ReachKind;
    use lectern_model::language::Language;
    use lectern_scene::document::Document;
    use lectern_scene::dump::dump_structure;
    use lectern_scene::structure::Structure;
    use std::collections::BTreeMap;

    /// What a screen reader reads of a contact.
    fn read(contact: &Contact, detail: Detail) -> String {
        let mut setter = typesetter();
        let body = TextFormat::new("Source Sans 3", Pt(11.0), Colour::BLACK, &Language::default());
        let look = ContactLook { detail, ..ContactLook::new(&body, Colour::BLACK, Colour::BLACK) };
        let drawing = draw_contact(&mut setter, contact, &look, &Words::ENGLISH, Pt(300.0));
        let mut composer = Composer::new(Document { fonts: setter.fonts().fonts().clone(), ..Document::default() });
        composer.add_page(Size::new(Pt(400.0), Pt(400.0)));
        drawing.paint(&mut composer, &BTreeMap::new(), Structure::ROOT, Point::default());
        dump_structure(&composer.finish())
    }

    #[test]
    fn a_number_for_calls_and_texts_is_printed_once() {
        let mut both = contact("Lifeline", "988", "988lifeline.org");
        let (_, number) = both.reach[0].clone();
        both.reach.insert(1, (ReachKind::Text, number));
        let read = read(&both, Detail::Full);
        assert!(read.contains(r"Call\u{a0}/ Text\u{a0}"), "{read}");
        assert_eq!(read.matches("\"988\"").count(), 1, "{read}");
    }

    #[test]
    fn an_unconfirmed_contact_asks_to_be_checked_and_a_confirmed_one_says_when_it_was() {
        let mut line = contact("Hotline", "1-888-373-7888", "humantraffickinghotline.org");
        assert!(read(&line, Detail::Full).contains("Check before print"));
        line.checked_on = "2026-05-01".parse().ok();
        let read = read(&line, Detail::Full);
        assert!(read.contains("Checked on May 1, 2026") && !read.contains("Check before print"), "{read}");
    }

    #[test]
    fn a_short_number_has_no_code_and_a_long_one_has() {
        assert!(!read(&contact("Emergency", "911", "911.gov"), Detail::Full).contains("Figure"));
        assert!(read(&contact("Hotline", "1-888-373-7888", "example.org"), Detail::Full).contains("alt=\"tel:1-888-373-7888\""));
    }

    #[test]
    fn a_card_gives_numbers_only() {
        let read = read(&contact("Hotline", "1-888-373-7888", "example.org"), Detail::Numbers);
        assert!(read.contains("1-888-373-7888") && !read.contains("example.org"), "{read}");
    }
}
