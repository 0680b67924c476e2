//! Diagnostics in the manner of rustc: the source lines, what is wrong with them, what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use lectern_model::diagnostic::{Diagnostic, Place, Severity};
use std::ops::Range;
use std::path::Path;

/// How many lines stand before and after those the message is about.
const AROUND: usize = 1;

/// A diagnostic as text; `base` is what the places' files are in, `text` the file's content.
pub(crate) fn render(diagnostic: &Diagnostic, base: &Path, text: Option<&str>, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(&diagnostic.message).id(&diagnostic.code);
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        let path = base.join(&place.file).display().to_string();
        group = match text.and_then(|text| window(text, place)) {
            Some(window) => group.element(
                Snippet::source(window.text)
                    .path(path)
                    .line_start(window.first_line)
                    .annotation(AnnotationKind::Primary.span(window.span)),
            ),
            None => group.element(origin(path, place)),
        };
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(120).render(&[group])
}

fn origin(path: String, place: &Place) -> Origin<'static> {
    let origin = Origin::path(path);
    if *place == Place::file(&place.file) { origin } else { origin.line(place.line as usize).char_column(place.column as usize) }
}

/// The lines around a place.
struct Window<'a> {
    text: &'a str,
    first_line: usize,
    span: Range<usize>,
}

/// None for a place that is the whole file, or that the text does not have.
fn window<'a>(text: &'a str, place: &Place) -> Option<Window<'a>> {
    if *place == Place::file(&place.file) || text.get(place.span.clone()).is_none() {
        return None;
    }
    let mut start = line_start(text, place.span.start);
    let mut end = line_end(text, place.span.end);
    let mut first_line = place.line as usize;
    for _ in 0..AROUND {
        if start > 0 {
            start = line_start(text, start - 1);
            first_line = first_line.saturating_sub(1).max(1);
        }
        if end < text.len() {
            end = line_end(text, end + 1);
        }
    }
    Some(Window { text: &text[start..end], first_line, span: place.span.start - start..place.span.end - start })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_shown_with_the_hint() {
        let text = "---\nid: a\n---\n\nMany [@nobody] cases.\nMore.\n";
        let start = text.find("[@").unwrap();
        let diagnostic = Diagnostic::error("unknown-citation", "there is no source `nobody`")
            .at(Place::in_text("slides/a.md", text, start..start + 9))
            .hint("add it to sources.json");
        let expected = "error[unknown-citation]: there is no source `nobody`
 --> pack/slides/a.md:5:6
  |
5 | Many [@nobody] cases.
  |      ^^^^^^^^^
  |
  = help: add it to sources.json";
        assert_eq!(render(&diagnostic, Path::new("pack"), Some(text), false), expected);
    }

    #[test]
    fn a_whole_file_is_named_without_a_line() {
        let diagnostic = Diagnostic::warning("empty", "there are no outlines").at(Place::file("outlines.yaml"));
        let expected = "warning[empty]: there are no outlines\n--> pack/outlines.yaml";
        assert_eq!(render(&diagnostic, Path::new("pack"), Some("text"), false), expected);
    }

    #[test]
    fn a_place_without_its_text_is_named() {
        let text = "a\nb\nc";
        let diagnostic = Diagnostic::note("x", "here").at(Place::in_text("f", text, 2..3));
        assert_eq!(render(&diagnostic, Path::new(""), None, false), "note[x]: here\n--> f:2:1");
        assert!(render(&diagnostic, Path::new(""), Some("a"), false).contains("f:2:1"));
    }

    #[test]
    fn the_end_of_a_text_without_newline_is_a_place() {
        let text = "a: [";
        let diagnostic = Diagnostic::error("x", "it ends").at(Place::in_text("f", text, 4..4));
        assert!(render(&diagnostic, Path::new(""), Some(text), false).contains("1 | a: ["));
        let empty = Diagnostic::error("x", "nothing").at(Place { line: 2, ..Place::in_text("f", "", 0..0) });
        assert!(render(&empty, Path::new(""), Some(""), false).contains("nothing"));
    }
}
