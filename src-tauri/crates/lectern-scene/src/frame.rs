//! Placeholders as placed.

use lectern_model::geometry::Rect;
use lectern_model::theme::PlaceholderKind;

/// A placeholder placed on a slide: where, and how far its text was scaled to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Which placeholder of the slide's layout.
    pub kind: PlaceholderKind,
    /// Where it stands.
    pub bounds: Rect,
    /// The factor its type sizes were scaled by, up to 1.
    pub scale: f32,
    /// The blocks of the deck slide's body it holds, as a range; empty where it holds no body blocks.
    pub blocks: (usize, usize),
    /// Where a list or a table goes on over frames: the first item of the first block that stands here, and the end of the last
    /// block's items that do; 0 where all of them do.
    pub items: (usize, usize),
}
