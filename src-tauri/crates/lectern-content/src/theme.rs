//! Theme files to themes, with their colours measured.

use crate::code;
use crate::load::file_report::FileReport;
use crate::load::{Fields, parse_yaml, read};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::slide::SlideKind;
use lectern_model::theme::{Aspect, Colour, Palette, TextRole, Theme};
use std::ops::Range;

/// The least contrast of text (WCAG 2.2, 1.4.3).
pub(crate) const TEXT: f64 = 4.5;
/// The least contrast of large text and of graphics that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11).
pub(crate) const LARGE: f64 = 3.0;
/// Columns of the master's grid.
const COLUMNS: f32 = 12.0;

const ROLES: [TextRole; 14] = [
    TextRole::Title,
    TextRole::Subtitle,
    TextRole::SlideTitle,
    TextRole::Body,
    TextRole::SubBody,
    TextRole::Statement,
    TextRole::BigNumber,
    TextRole::NumberLabel,
    TextRole::ColumnHead,
    TextRole::Table,
    TextRole::Quote,
    TextRole::Caption,
    TextRole::Source,
    TextRole::Furniture,
];

/// Reads a theme file. None if a key is missing or wrong, or if it lacks a layout or a text style; `path` is for messages. Colours
/// too close to read are told, and the theme is given all the same.
pub fn load_theme(path: &str, text: &str) -> (Option<Theme>, Vec<Diagnostic>) {
    let mut report = FileReport::new(path, text);
    let Some(node) = parse_yaml(&mut report, 0..text.len()) else {
        report.push(Diagnostic::error(code::MISSING_KEY, "the theme is empty"), 0..0);
        return (None, report.finish());
    };
    let theme = read::<Theme>(&mut report, &node);
    let colours = node.get("colours");
    let span_of = |colour: &str| colours.and_then(|colours| colours.get(colour)).map_or(0..0, |node| node.span.clone());
    let theme = theme.filter(|theme| is_complete(&mut report, theme));
    if let Some(theme) = &theme {
        check_palette(&mut report, &theme.colours, &span_of);
        let known = ["id", "name", "colours", "font", "large_print_font", "master", "layouts"];
        let layouts = Fields::new(&mut report, &node, &known).and_then(|fields| fields.get("layouts"));
        check_geometry(&mut report, theme, layouts.map_or(0..0, |node| node.span.start..node.span.start));
    }
    (theme, report.finish())
}

fn is_complete(report: &mut FileReport<'_>, theme: &Theme) -> bool {
    let mut complete = true;
    let mut missing = |what: String| {
        report.push(Diagnostic::error(code::THEME_INCOMPLETE, format!("the theme has no {what}")), 0..0);
        complete = false;
    };
    for kind in SlideKind::ALL {
        if !theme.layouts.contains_key(&kind) {
            missing(format!("layout `{}`", kind.name()));
        }
    }
    for role in ROLES {
        if !theme.master.styles.contains_key(&role) {
            missing(format!("text style {role:?}"));
        }
    }
    if theme.colours.chart.is_empty() {
        missing("colours for charts".to_owned());
    }
    complete
}

/// A colour on another: their names, and the least contrast.
pub(crate) type Pair = (&'static str, Colour, &'static str, Colour, f64);

/// What has to be told from what on the pages of a theme.
pub(crate) fn pairs(palette: &Palette) -> Vec<Pair> {
    let background = ("background", palette.background);
    let surface = ("surface", palette.surface);
    let dark = ("dark_background", palette.dark_background);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut pair = |name, colour, on: (&'static str, Colour), least| pairs.push((name, colour, on.0, on.1, least));
    pair("text", palette.text, background, TEXT);
    pair("title", palette.title, background, TEXT);
    pair("muted", palette.muted, background, TEXT);
    pair("positive", palette.positive, background, TEXT);
    pair("negative", palette.negative, background, TEXT);
    // Accents colour large figures, marks and rules.
    pair("accent", palette.accent, background, LARGE);
    pair("accent_2", palette.accent_2, background, LARGE);
    pair("text", palette.text, surface, TEXT);
    pair("muted", palette.muted, surface, TEXT);
    pair("dark_text", palette.dark_text, dark, TEXT);
    pair("dark_muted", palette.dark_muted, dark, TEXT);
    for colour in &palette.chart {
        pair("chart", *colour, background, LARGE);
    }
    pairs
}

fn check_palette(report: &mut FileReport<'_>, palette: &Palette, span_of: &dyn Fn(&str) -> Range<usize>) {
    for (name, colour, on, other, least) in pairs(palette) {
        let contrast = colour.contrast(other);
        if contrast < least {
            let message = format!("`{name}` {colour} on `{on}` {other} has a contrast of {contrast:.2}:1; it needs {least}:1");
            let hint = "Make one of the two darker or the other lighter.";
            report.push(Diagnostic::error(code::LOW_CONTRAST, message).hint(hint), span_of(name));
        }
    }
}

/// Placeholders stand on the slide and in the grid; sizes are sizes.
fn check_geometry(report: &mut FileReport<'_>, theme: &Theme, span: Range<usize>) {
    let mut wrong = |message: String| report.push(Diagnostic::error(code::BAD_VALUE, message), span.clone());
    let height = Aspect::Wide.size().height.0;
    let layouts = theme.layouts.iter().map(|(kind, layout)| (kind.name(), &layout.placeholders));
    for (name, placeholders) in layouts.chain([("master", &theme.master.placeholders)]) {
        for placeholder in placeholders {
            let across =
                placeholder.column >= 1.0 && placeholder.span > 0.0 && placeholder.column + placeholder.span <= COLUMNS + 1.01;
            let down =
                placeholder.top.0 >= 0.0 && placeholder.height.0 > 0.0 && placeholder.top.0 + placeholder.height.0 <= height;
            if !across || !down {
                wrong(format!("in `{name}` the placeholder {:?} leaves the slide or the grid", placeholder.kind));
            }
        }
    }
    for (role, style) in &theme.master.styles {
        if style.size.0 <= 0.0 || !(100..=900).contains(&style.weight) || !(0.8..=3.0).contains(&style.leading) {
            wrong(format!("the text style {role:?} has a size, weight or leading no text can have"));
        }
    }
    if !(theme.master.scale_floor > 0.0 && theme.master.scale_floor <= 1.0) {
        wrong("`scale_floor` is a factor above 0 and up to 1".to_owned());
    }
}
