//! QR codes as shapes.

use lectern_model::geometry::{Pt, Rect};
use lectern_scene::shape::{Path, Step};
use qrcode::{Color, EcLevel, QrCode};

/// Modules of quiet space on each side (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// The dark modules of a QR code for `text` as one path in the square box `bounds`, quiet space included; none if the text is
/// too long for a code. Level M: readable with an eighth of it damaged.
pub fn qr_path(text: &str, bounds: Rect) -> Option<Path> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let modules = code.width();
    let side = bounds.width / (modules + 2 * QUIET) as f32;
    let colours = code.to_colors();
    let mut path = Path::default();
    for (row, line) in colours.chunks(modules).enumerate() {
        // Dark modules side by side become one box, so that no hairline shows between them.
        let mut column = 0;
        while column < modules {
            let length = line[column..].iter().take_while(|colour| **colour == Color::Dark).count();
            if length > 0 {
                let x = bounds.x + side * (column + QUIET) as f32;
                let y = bounds.y + side * (row + QUIET) as f32;
                path.steps.extend(Path::rect(Rect::new(x, y, side * length as f32, side)).steps);
            }
            column += length.max(1);
        }
    }
    debug_assert!(path.steps.iter().all(|step| !matches!(step, Step::Curve(..))));
    Some(path)
}

/// The smallest box a phone reads with ease from paper at arm's length.
pub const SMALLEST: Pt = Pt(54.0);
