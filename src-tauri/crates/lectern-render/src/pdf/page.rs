//! Scenes as content operators: a canvas that knows the page's height and what was set last.

use super::font::Faces;
use super::mark::{PageNumbers, Sequences};
use super::number::{length, upright};
use super::plan::{Mark, MarkKind, Page, Plan, may_show, page_size};
use super::{image, nested, structure};
use lectern_model::geometry::{Pt, Rect, Size};
use lectern_model::theme::Colour;
use lectern_scene::font::FontKey;
use lectern_scene::scene::{Item, ItemKind, Scene};
use lectern_scene::shape::{Cap, Join, Stroke};
use printpdf::{Color, DictItem, Greyscale, Op, Rgb, XObjectId, XObjectTransform};

/// A page or a nested scene being written.
pub(super) struct Canvas<'a> {
    /// The operators so far.
    pub(super) ops: Vec<Op>,
    /// The fonts.
    pub(super) faces: &'a Faces<'a>,
    /// The page's height; PDF counts it from below.
    pub(super) height: Pt,
    /// What the operators have set. Nothing is known at the start: a nested scene inherits what its page had set.
    pub(super) state: State<'a>,
    /// The content of the element being written; none for furniture, and inside a nested scene, which a figure speaks for.
    pub(super) sequences: Option<Sequences<'a>>,
}

/// What operators have set.
#[derive(Default)]
pub(super) struct State<'a> {
    fill: Option<Colour>,
    stroke: Option<&'a Stroke>,
    /// The font and its size.
    pub(super) font: Option<(FontKey, f32)>,
}

/// The operators of a page, and for each of its marks the numbers of its content in reading order. They count up from mark to
/// mark.
pub(super) fn page<'a>(plan: &Plan<'a>, page: &Page<'a>, faces: &'a Faces<'a>) -> (Vec<Op>, PageNumbers) {
    let mut canvas = Canvas::new(page.size, faces);
    let mut numbers = Vec::with_capacity(page.marks.len());
    let mut free = 0;
    for Mark { kind, items } in &page.marks {
        match kind {
            MarkKind::Content { element } => {
                let tag = plan.elements.get(*element).map_or("Span", |element| structure::tag(element.role));
                canvas.sequences = Some(Sequences::new(tag, free));
            }
            MarkKind::Pagination => canvas.begin_property("Artifact", "Type", DictItem::Name(b"Pagination".to_vec())),
            MarkKind::Artifact => canvas.begin("Artifact"),
        }
        for item in page.scene.items.get(items.clone()).unwrap_or(&[]) {
            canvas.item(plan, None, item);
        }
        let own = canvas.finish();
        if !matches!(kind, MarkKind::Content { .. }) {
            canvas.end();
        }
        free += own.len();
        numbers.push(own);
    }
    (canvas.ops, numbers)
}

/// The operators of a nested scene.
pub(super) fn nested_scene<'a>(plan: &Plan<'a>, at: usize, scene: &'a Scene, faces: &'a Faces<'a>) -> Vec<Op> {
    let mut canvas = Canvas::new(page_size(scene.size), faces);
    for item in &scene.items {
        canvas.item(plan, Some(at), item);
    }
    canvas.ops
}

/// An operator by its name, where printpdf has none of its own for what it says.
pub(super) fn operator(key: &str, value: Vec<DictItem>) -> Op {
    Op::Unknown { key: key.to_owned(), value }
}

impl<'a> Canvas<'a> {
    fn new(size: Size, faces: &'a Faces<'a>) -> Self {
        Self { ops: Vec::new(), faces, height: size.height, state: State::default(), sequences: None }
    }

    fn item(&mut self, plan: &Plan<'a>, outer: Option<usize>, item: &'a Item) {
        if !matches!(item.kind, ItemKind::Text(_)) {
            self.enter(None);
        }
        match &item.kind {
            ItemKind::Text(run) => self.text(run),
            ItemKind::Shape(shape) => self.shape(shape),
            ItemKind::Image(key, rect) => self.place(&image::name(*key), *rect, Size::new(Pt(1.0), Pt(1.0))),
            ItemKind::Scene(at, rect) => {
                if may_show(outer, *at)
                    && let Some(scene) = plan.document.nested.get(*at)
                {
                    self.place(&nested::name(*at), *rect, page_size(scene.size));
                }
            }
        }
    }

    /// Paints an object of a size of its own, scaled to a box.
    fn place(&mut self, name: &str, rect: Rect, size: Size) {
        let [left, bottom, right, top] = upright(rect, self.height);
        if left >= right || bottom >= top {
            return;
        }
        self.ops.push(Op::UseXobject {
            id: XObjectId(name.to_owned()),
            transform: XObjectTransform {
                translate_x: Some(printpdf::Pt(left)),
                translate_y: Some(printpdf::Pt(bottom)),
                scale_x: Some((right - left) / size.width.0),
                scale_y: Some((top - bottom) / size.height.0),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
    }

    /// Sets the colour of insides and letters.
    pub(super) fn fill(&mut self, colour: Colour) {
        if self.state.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: device_colour(colour) });
        }
    }

    /// Sets colour, width, dashes, ends and corners of lines.
    pub(super) fn stroke(&mut self, stroke: &'a Stroke) {
        let last = self.state.stroke.replace(stroke);
        if last.map(|last| last.colour) != Some(stroke.colour) {
            self.ops.push(Op::SetOutlineColor { col: device_colour(stroke.colour) });
        }
        if last.map(|last| last.width) != Some(stroke.width) {
            self.ops.push(Op::SetOutlineThickness { pt: printpdf::Pt(length(stroke.width).max(0.0)) });
        }
        if last.map(|last| &last.dash) != Some(&stroke.dash) {
            let dash: Vec<DictItem> = stroke.dash.iter().map(|part| DictItem::Real(length(*part).max(0.0))).collect();
            // Dashes of no length would never end.
            let sum: f32 = stroke.dash.iter().map(|part| length(*part).max(0.0)).sum();
            let dash = if sum > 0.0 { dash } else { Vec::new() };
            self.ops.push(operator("d", vec![DictItem::Array(dash), DictItem::Int(0)]));
        }
        if last.map(|last| last.cap) != Some(stroke.cap) {
            let cap = match stroke.cap {
                Cap::Butt => 0,
                Cap::Round => 1,
                Cap::Square => 2,
            };
            self.ops.push(operator("J", vec![DictItem::Int(cap)]));
        }
        if last.map(|last| last.join) != Some(stroke.join) {
            let join = match stroke.join {
                Join::Mitre => 0,
                Join::Round => 1,
                Join::Bevel => 2,
            };
            self.ops.push(operator("j", vec![DictItem::Int(join)]));
        }
    }
}

/// A colour of the output intent, sRGB; greys as grey, which printers make of black ink alone.
fn device_colour(colour: Colour) -> Color {
    let part = |part: u8| length(Pt(f32::from(part) / 255.0));
    let Colour { red, green, blue } = colour;
    if red == green && green == blue {
        Color::Greyscale(Greyscale::new(part(red), None))
    } else {
        Color::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
    }
}
