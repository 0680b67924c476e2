//! Themes from text.

use super::{codes, told};
use lectern_content::theme::load_theme;
use lectern_model::slide::SlideKind;
use std::fmt::Write as _;

const ROLES: [&str; 14] = [
    "title",
    "subtitle",
    "slide-title",
    "body",
    "sub-body",
    "statement",
    "big-number",
    "number-label",
    "column-head",
    "table",
    "quote",
    "caption",
    "source",
    "furniture",
];

fn theme() -> String {
    let mut text = "id: t
name: T
font: F
large_print_font: L
colours: {background: '#ffffff', surface: '#eeeeee', text: '#000000', title: '#000000', muted: '#444444', accent: '#005a9c',
  accent_2: '#7a3e00', rule: '#cccccc', dark_background: '#000000', dark_text: '#ffffff', dark_muted: '#cccccc',
  positive: '#006400', negative: '#8b0000', chart: ['#005a9c', '#7a3e00']}
master:
  margin: 50
  gutter: 16
  scale_floor: 0.7
  styles:
"
    .to_owned();
    for role in ROLES {
        writeln!(text, "    {role}: {{size: 20, weight: 400, leading: 1.2}}").unwrap();
    }
    text.push_str("layouts:\n");
    for kind in SlideKind::ALL {
        writeln!(text, "  {}: {{placeholders: [{{kind: title, column: 1, span: 12, top: 20, height: 80}}]}}", kind.name())
            .unwrap();
    }
    text
}

#[test]
fn a_whole_theme_with_readable_colours_is_fine() {
    let (read, found) = load_theme("themes/t.yaml", &theme());
    assert!(found.is_empty(), "{:?}", told(&found));
    assert_eq!(read.unwrap().layouts.len(), 13);
}

#[test]
fn colours_too_close_are_told_and_the_theme_given() {
    let (read, found) = load_theme("themes/t.yaml", &theme().replace("muted: '#444444'", "muted: '#999999'"));
    assert!(read.is_some());
    let expected = [
        "themes/t.yaml:5:96: error[low-contrast]: `muted` #999999 on `background` #ffffff has a contrast of 2.85:1; it needs 4.5:1",
        "themes/t.yaml:5:96: error[low-contrast]: `muted` #999999 on `surface` #eeeeee has a contrast of 2.46:1; it needs 4.5:1",
    ];
    assert_eq!(told(&found), expected);
}

#[test]
fn what_is_missing_or_wrong_in_a_theme_is_told() {
    let (read, found) = load_theme("t.yaml", &theme().replace("    caption:", "    #"));
    assert!(read.is_none());
    assert_eq!(codes(&found), ["theme-incomplete"]);
    let (read, found) = load_theme("t.yaml", &theme().replace("'#444444'", "grey"));
    assert!(read.is_none());
    assert_eq!(told(&found), ["t.yaml:5:96: error[bad-value]: `grey` is not a colour; write it as #1f4e5f"]);
    let (_, found) = load_theme("t.yaml", &theme().replacen("span: 12", "span: 13", 1));
    assert_eq!(codes(&found), ["bad-value"]);
    assert!(load_theme("t.yaml", "").0.is_none());
}
