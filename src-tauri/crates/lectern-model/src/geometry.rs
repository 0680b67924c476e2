//! Lengths, points and boxes. Origin at the top left, y grows downwards.

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in PostScript points, 1/72 inch.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pt(pub f32);

/// A length in English Metric Units, 1/914,400 inch: what Office Open XML counts in (ECMA-376 §20.1.10.16).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Emu(pub i64);

impl Pt {
    /// No length.
    pub const ZERO: Pt = Pt(0.0);

    /// A length in inches.
    pub const fn inches(inches: f32) -> Pt {
        Pt(inches * 72.0)
    }

    /// A length in millimetres.
    pub const fn millimetres(millimetres: f32) -> Pt {
        Pt(millimetres * 72.0 / 25.4)
    }

    /// The longer of two.
    #[must_use]
    pub fn max(self, other: Pt) -> Pt {
        Pt(self.0.max(other.0))
    }

    /// The shorter of two.
    #[must_use]
    pub fn min(self, other: Pt) -> Pt {
        Pt(self.0.min(other.0))
    }
}

impl From<Pt> for Emu {
    fn from(length: Pt) -> Emu {
        Emu((f64::from(length.0) * 12_700.0).round() as i64)
    }
}

impl Add for Pt {
    type Output = Pt;
    fn add(self, other: Pt) -> Pt {
        Pt(self.0 + other.0)
    }
}
impl AddAssign for Pt {
    fn add_assign(&mut self, other: Pt) {
        self.0 += other.0;
    }
}
impl Sub for Pt {
    type Output = Pt;
    fn sub(self, other: Pt) -> Pt {
        Pt(self.0 - other.0)
    }
}
impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Pt) {
        self.0 -= other.0;
    }
}
impl Neg for Pt {
    type Output = Pt;
    fn neg(self) -> Pt {
        Pt(-self.0)
    }
}
impl Mul<f32> for Pt {
    type Output = Pt;
    fn mul(self, factor: f32) -> Pt {
        Pt(self.0 * factor)
    }
}
impl Div<f32> for Pt {
    type Output = Pt;
    fn div(self, divisor: f32) -> Pt {
        Pt(self.0 / divisor)
    }
}
impl Div for Pt {
    type Output = f32;
    fn div(self, divisor: Pt) -> f32 {
        self.0 / divisor.0
    }
}
impl Sum for Pt {
    fn sum<I: Iterator<Item = Pt>>(iter: I) -> Pt {
        iter.fold(Pt::ZERO, Add::add)
    }
}

/// A position.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// From the left edge.
    pub x: Pt,
    /// From the top edge.
    pub y: Pt,
}

impl Point {
    /// The position `x`, `y`.
    pub const fn new(x: Pt, y: Pt) -> Self {
        Self { x, y }
    }

    /// The position moved by `x` and `y`.
    #[must_use]
    pub fn moved(self, x: Pt, y: Pt) -> Self {
        Self { x: self.x + x, y: self.y + y }
    }
}

/// A width and a height.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// Across.
    pub width: Pt,
    /// Down.
    pub height: Pt,
}

impl Size {
    /// The size `width` by `height`.
    pub const fn new(width: Pt, height: Pt) -> Self {
        Self { width, height }
    }
}

/// A box.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: Pt,
    /// Top edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
}

impl Rect {
    /// The box at `x`, `y`, `width` by `height`.
    pub const fn new(x: Pt, y: Pt, width: Pt, height: Pt) -> Self {
        Self { x, y, width, height }
    }

    /// The right edge.
    pub fn right(self) -> Pt {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(self) -> Pt {
        self.y + self.height
    }

    /// The width and height.
    pub fn size(self) -> Size {
        Size::new(self.width, self.height)
    }

    /// The top left corner.
    pub fn origin(self) -> Point {
        Point::new(self.x, self.y)
    }

    /// The box made smaller by `by` on each side.
    #[must_use]
    pub fn inset(self, by: Pt) -> Self {
        Self { x: self.x + by, y: self.y + by, width: self.width - by * 2.0, height: self.height - by * 2.0 }
    }

    /// The box moved by `x` and `y`.
    #[must_use]
    pub fn moved(self, x: Pt, y: Pt) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }

    /// The largest box of the shape `size` that fits in this one, centred.
    #[must_use]
    pub fn fit(self, size: Size) -> Self {
        if size.width <= Pt::ZERO || size.height <= Pt::ZERO {
            return self;
        }
        let scale = (self.width / size.width).min(self.height / size.height);
        let (width, height) = (size.width * scale, size.height * scale);
        Self { x: self.x + (self.width - width) * 0.5, y: self.y + (self.height - height) * 0.5, width, height }
    }

    /// Whether two boxes share any area.
    pub fn overlaps(self, other: Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}
