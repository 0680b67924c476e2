//! Local fields: what the presenter filled in, and blanks for what is still open.

use lectern_model::date::Date;
use lectern_model::library::Library;
use lectern_model::pack::{Field, FieldKind};
use lectern_model::span::Span;
use lectern_model::talk::Talk;
use lectern_model::words::Words;

/// The local fields of a talk.
pub(super) struct Fields<'a> {
    talk: &'a Talk,
    library: &'a Library,
    words: Words,
}

impl<'a> Fields<'a> {
    pub(super) fn new(talk: &'a Talk, library: &'a Library, words: Words) -> Self {
        Self { talk, library, words }
    }

    /// The value of a field, a day in words, or a blank with the field's label.
    pub(super) fn span(&self, id: &str) -> Span {
        let field = self.field(id);
        let label = || field.map_or_else(|| id.replace('_', " "), |field| field.label_in(&self.talk.language).to_owned());
        match self.talk.field(id) {
            Some(value) if field.is_some_and(|field| field.kind == FieldKind::Date) => Span::text(self.day(value)),
            Some(value) => Span::text(value),
            None => Span::Blank(label()),
        }
    }

    /// Whether the pack has a field.
    pub(super) fn has(&self, id: &str) -> bool {
        self.field(id).is_some()
    }

    fn field(&self, id: &str) -> Option<&'a Field> {
        self.library.pack.fields.iter().find(|field| field.id.as_str() == id)
    }

    /// A day as it is printed; what is no day stays as the presenter wrote it.
    fn day(&self, value: &str) -> String {
        value.parse::<Date>().map_or_else(|_| value.to_owned(), |date| self.words.date(date))
    }

    /// Plain text with its `{{fields}}` filled in.
    pub(super) fn fill(&self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut rest = text;
        while let Some((before, field, after)) = next_field(rest) {
            if !before.is_empty() {
                spans.push(Span::text(before));
            }
            spans.push(self.span(field));
            rest = after;
        }
        if !rest.is_empty() {
            spans.push(Span::text(rest));
        }
        spans
    }
}

/// The text before the next `{{field}}`, its name, and the text after it.
fn next_field(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (field, after) = rest.split_once("}}")?;
    Some((before, field.trim(), after))
}
