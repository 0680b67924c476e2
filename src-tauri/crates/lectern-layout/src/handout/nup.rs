//! Slides on sheets: one, two, three with lines to write on, four, six, nine.

use super::begin;
use super::furniture::Furniture;
use super::look::Look;
use super::picture::{Picture, draw_slides};
use super::sheet::Sheet;
use crate::composer::{Composer, Reading};
use crate::format::TextFormat;
use crate::layout::Layout;
use crate::typesetter::Typesetter;
use lectern_model::deck::Deck;
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::handout::{NUp, Paper};
use lectern_model::theme::{Aspect, Theme};
use lectern_scene::shape::{Path, Shape};
use lectern_scene::structure::{Role, Structure};

/// Margins of sheets.
const MARGIN: Pt = Pt(40.0);
/// Between two slides.
const GAP: Size = Size::new(Pt(20.0), Pt(14.0));
/// Between a slide and its number under it, and the height of that.
const CAPTION: (Pt, Pt) = (Pt(3.0), Pt(11.0));
/// Between two lines to write on.
const RULING: Pt = Pt(21.0);
/// The part of the width a slide takes that has lines beside it.
const RULED_PART: f32 = 0.6;

/// Lays out the deck's slides on sheets.
pub(super) fn layout_nup(
    setter: &mut Typesetter,
    deck: &Deck,
    theme: &Theme,
    aspect: Aspect,
    nup: NUp,
    paper: Paper,
    look: &Look,
) -> Layout {
    let mut document = begin(setter, deck);
    let (pictures, diagnostics) =
        draw_slides(setter, &mut document, deck, theme, aspect, &|slide| !slide.hidden && !slide.backup);
    let title = TextFormat { leading: 1.2, weight: 700, ..look.text(Pt(13.0), look.inks.title) };
    let title = setter.shape_text(&deck.title, &title).set(paper.size().width - MARGIN * 2.0);
    let head = title.height() + GAP.height * 0.7;
    let grid = Grid::new(nup, paper.size(), aspect.size(), head);
    let furniture = Furniture::new(setter, deck, look, grid.sheet.width - MARGIN * 2.0);
    let sheet = Sheet::of(grid.sheet, MARGIN, furniture.height());
    let mut composer = Composer::new(document);
    if pictures.is_empty() {
        composer.add_page(sheet.size);
    }
    let number_format = TextFormat { leading: 1.25, ..look.furniture() };
    for (page, of_sheet) in pictures.chunks(nup.count()).enumerate() {
        composer.add_page(sheet.size);
        if page == 0 {
            composer.outline(0, &deck.title, sheet.body.y);
            let heading = composer.element(Structure::ROOT, Role::Heading(1));
            composer.lines(&title, sheet.body.origin(), Reading::Content(heading));
        }
        for (at, picture) in of_sheet.iter().enumerate() {
            let cell = grid.cell(&sheet, head, at);
            let bounds = place(picture, nup, cell);
            picture.paint(&mut composer, deck, Structure::ROOT, bounds, look.inks.rule);
            // The figure says its number; under it, it is for the eye.
            let number = setter.shape_text(&picture.number, &number_format).set(bounds.width);
            composer.lines(&number, Point::new(bounds.x, bounds.bottom() + CAPTION.0), Reading::Silent);
            if nup == NUp::Three {
                rule_lines(&mut composer, bounds, cell, look);
            }
        }
    }
    let mut document = composer.finish();
    let foot = sheet.foot(MARGIN, furniture.height());
    furniture.put_on(setter, &mut document, &deck.words, sheet.body.origin(), foot);
    Layout { document, diagnostics }
}

/// How the slides stand on a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Grid {
    sheet: Size,
    across: usize,
    down: usize,
}

impl Grid {
    /// The sheet, upright or turned, and the division of it that make the slides largest; upright where that is as good.
    fn new(nup: NUp, paper: Size, slide: Size, head: Pt) -> Self {
        let turned = Size::new(paper.height, paper.width);
        if nup == NUp::Three {
            return Self { sheet: paper, across: 1, down: 3 };
        }
        let count = nup.count();
        let mut best: Option<(Self, f32)> = None;
        for sheet in [paper, turned] {
            for across in (1..=count).filter(|across| count.is_multiple_of(*across)) {
                let grid = Self { sheet, across, down: count / across };
                let room = grid.room(Sheet::of(sheet, MARGIN, Pt(20.0)).body.size(), head);
                let scale = (room.width / slide.width).min(room.height / slide.height);
                if best.is_none_or(|(_, so_far)| scale > so_far * 1.01) {
                    best = Some((grid, scale));
                }
            }
        }
        best.map_or(Self { sheet: paper, across: 1, down: count }, |(grid, _)| grid)
    }

    /// The room for a slide without its number, in a body under a head.
    fn room(&self, body: Size, head: Pt) -> Size {
        let (across, down) = (self.across as f32, self.down as f32);
        let width = (body.width - GAP.width * (across - 1.0)) / across;
        let height = (body.height - head - GAP.height * (down - 1.0)) / down;
        Size::new(width, height - CAPTION.0 - CAPTION.1)
    }

    /// The cell of the slide at a place on the sheet, without its number.
    fn cell(&self, sheet: &Sheet, head: Pt, at: usize) -> Rect {
        let room = self.room(sheet.body.size(), head);
        let (column, row) = ((at % self.across) as f32, (at / self.across) as f32);
        let x = sheet.body.x + (room.width + GAP.width) * column;
        let y = sheet.body.y + head + (room.height + CAPTION.0 + CAPTION.1 + GAP.height) * row;
        Rect::new(x, y, room.width, room.height)
    }
}

/// Where a slide stands in its cell: centred, or at the left with room for lines.
fn place(picture: &Picture<'_>, nup: NUp, cell: Rect) -> Rect {
    if nup == NUp::Three {
        let size = picture.fit(Size::new(cell.width * RULED_PART, cell.height));
        return Rect::new(cell.x, cell.y, size.width, size.height);
    }
    let size = picture.fit(cell.size());
    Rect::new(cell.x + (cell.width - size.width) * 0.5, cell.y + (cell.height - size.height) * 0.5, size.width, size.height)
}

/// Lines to write on beside a slide.
fn rule_lines(composer: &mut Composer, slide: Rect, cell: Rect, look: &Look) {
    let left = cell.x + cell.width * RULED_PART + GAP.width;
    let mut y = slide.y + RULING;
    while y <= cell.bottom() + Pt(0.1) {
        let line = Path::line(Point::new(left, y), Point::new(cell.right(), y));
        composer.decorate(Shape::stroked(line, look.inks.rule, Pt(0.6)));
        y += RULING;
    }
}
