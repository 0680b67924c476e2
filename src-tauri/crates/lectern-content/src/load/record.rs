//! YAML nodes to typed values. A mistake costs the value it is in and nothing more: unknown keys are told and passed over, bad
//! entries of a list left out.

use super::file_report::FileReport;
use super::yaml::{Entry, Node, Value};
use crate::code;
use crate::nearest;
use lectern_model::diagnostic::Diagnostic;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// Reads a node as a value of type `T`; none, and a diagnostic, if it is none.
pub(crate) fn read<T: DeserializeOwned>(report: &mut FileReport<'_>, node: &Node) -> Option<T> {
    let doubts = RefCell::new(Vec::new());
    let result = T::deserialize(NodeReader { node, doubts: &doubts });
    for (diagnostic, span) in doubts.into_inner() {
        report.push(diagnostic, span);
    }
    match result {
        Ok(value) => Some(value),
        Err(error) => {
            let span = error.span.unwrap_or_else(|| node.span.clone());
            let mut diagnostic = Diagnostic::error(error.code, error.message);
            diagnostic.hint = error.hint;
            report.push(diagnostic, span);
            None
        }
    }
}

/// The keys of a map, each read on its own.
pub(crate) struct Fields<'n> {
    entries: Vec<&'n Entry>,
    span: Range<usize>,
}

impl<'n> Fields<'n> {
    /// The map in a node, with a diagnostic on every key that is not among `known` or stands twice. None, and a diagnostic, if it
    /// is no map.
    pub(crate) fn new(report: &mut FileReport<'_>, node: &'n Node, known: &[&str]) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            let message = format!("expected keys with values, found {}", node.kind());
            report.push(Diagnostic::error(code::BAD_VALUE, message), node.span.clone());
            return None;
        };
        let mut seen = BTreeSet::new();
        let mut kept = Vec::new();
        for entry in entries {
            if !known.contains(&entry.key.as_str()) {
                report.push(unknown_key(&entry.key, known), entry.key_span.clone());
            } else if !seen.insert(entry.key.as_str()) {
                report.push(duplicate_key(&entry.key), entry.key_span.clone());
            } else {
                kept.push(entry);
            }
        }
        Some(Self { entries: kept, span: node.span.clone() })
    }

    /// The value of a key; none if it is not there or is nothing.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (!entry.value.is_null()).then_some(&entry.value)
    }

    /// The value of a key that may be left out.
    pub(crate) fn optional<T: DeserializeOwned>(&self, report: &mut FileReport<'_>, key: &str) -> Option<T> {
        self.get(key).and_then(|node| read(report, node))
    }

    /// The value of a key that must be there, with a diagnostic if it is not.
    pub(crate) fn required<T: DeserializeOwned>(&self, report: &mut FileReport<'_>, key: &str) -> Option<T> {
        match self.get(key) {
            Some(node) => read(report, node),
            None => {
                report.push(Diagnostic::error(code::MISSING_KEY, format!("`{key}` is missing")), self.span.clone());
                None
            }
        }
    }

    /// The entries of a list that may be left out.
    pub(crate) fn items(&self, report: &mut FileReport<'_>, key: &str) -> &'n [Node] {
        match self.get(key).map(|node| (&node.value, node)) {
            None => &[],
            Some((Value::List(items), _)) => items,
            Some((Value::Scalar { .. } | Value::Map(_), node)) => {
                let message = format!("`{key}` is a list, not {}", node.kind());
                let hint = "Write it as [one, two] or with a line `- one` for each.";
                report.push(Diagnostic::error(code::BAD_VALUE, message).hint(hint), node.span.clone());
                &[]
            }
        }
    }

    /// The entries of a list that may be left out, as values; bad ones are left out.
    pub(crate) fn list<T: DeserializeOwned>(&self, report: &mut FileReport<'_>, key: &str) -> Vec<T> {
        self.items(report, key).iter().filter_map(|node| read(report, node)).collect()
    }
}

fn unknown_key(key: &str, known: &[&str]) -> Diagnostic {
    let hint = match nearest::among(key, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("The keys here are {}.", known.join(", ")),
    };
    Diagnostic::error(code::UNKNOWN_KEY, format!("there is no key `{key}` here")).hint(hint)
}

fn duplicate_key(key: &str) -> Diagnostic {
    Diagnostic::error(code::DUPLICATE_KEY, format!("the key `{key}` stands twice; the first is read")).hint("Take one out.")
}

type Doubts = RefCell<Vec<(Diagnostic, Range<usize>)>>;

/// Why a node is not a value of the type wanted.
#[derive(Debug)]
struct ReadError {
    code: &'static str,
    message: String,
    hint: Option<String>,
    span: Option<Range<usize>>,
}

impl ReadError {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, span: None }
    }

    /// The same, at a node, if it has no closer place yet.
    fn at(mut self, node: &Node) -> Self {
        self.span.get_or_insert_with(|| node.span.clone());
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(code::BAD_VALUE, message.to_string())
    }

    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(code::BAD_VALUE, format!("expected {expected}, found {unexpected}"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let mut error = Self::new(code::BAD_VALUE, format!("`{variant}` is not one of {}", expected.join(", ")));
        error.hint = nearest::among(variant, expected.iter().copied()).map(|near| format!("Did you mean `{near}`?"));
        error
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(code::MISSING_KEY, format!("`{field}` is missing"))
    }
}

/// A serde deserializer over a node.
#[derive(Clone, Copy)]
struct NodeReader<'n, 'd> {
    node: &'n Node,
    doubts: &'d Doubts,
}

impl<'n> NodeReader<'n, '_> {
    fn scalar(self, wanted: &str) -> Result<&'n str, ReadError> {
        match &self.node.value {
            Value::Scalar { text, .. } if !self.node.is_null() => Ok(text),
            Value::Scalar { .. } | Value::List(_) | Value::Map(_) => {
                let message = format!("expected {wanted}, found {}", self.node.kind());
                let mut error = ReadError::new(code::BAD_VALUE, message).at(self.node);
                if matches!(self.node.value, Value::List(_) | Value::Map(_)) {
                    error.hint = Some("A text with `: `, or that begins with [ or {, stands in quotation marks.".to_owned());
                }
                Err(error)
            }
        }
    }

    fn parsed<T: std::str::FromStr>(self, wanted: &str) -> Result<T, ReadError> {
        let text = self.scalar(wanted)?;
        text.parse().map_err(|_| ReadError::new(code::BAD_VALUE, format!("expected {wanted}, found `{text}`")).at(self.node))
    }

    fn entries(self) -> Result<&'n [Entry], ReadError> {
        match &self.node.value {
            Value::Map(entries) => Ok(entries),
            Value::Scalar { .. } | Value::List(_) => {
                let message = format!("expected keys with values, found {}", self.node.kind());
                Err(ReadError::new(code::BAD_VALUE, message).at(self.node))
            }
        }
    }

    fn at<T>(self, result: Result<T, ReadError>) -> Result<T, ReadError> {
        result.map_err(|error| error.at(self.node))
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty, $wanted:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            self.at(visitor.$visit(self.parsed::<$type>($wanted)?))
        }
    )*};
}

impl<'de> Deserializer<'de> for NodeReader<'de, '_> {
    type Error = ReadError;

    numbers! {
        deserialize_bool visit_bool bool, "true or false";
        deserialize_i8 visit_i8 i8, "a whole number";
        deserialize_i16 visit_i16 i16, "a whole number";
        deserialize_i32 visit_i32 i32, "a whole number";
        deserialize_i64 visit_i64 i64, "a whole number";
        deserialize_u8 visit_u8 u8, "a whole number";
        deserialize_u16 visit_u16 u16, "a whole number";
        deserialize_u32 visit_u32 u32, "a whole number";
        deserialize_u64 visit_u64 u64, "a whole number";
        deserialize_char visit_char char, "a letter";
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let number: f64 = self.parsed("a number")?;
        if !number.is_finite() {
            return Err(ReadError::new(code::BAD_VALUE, "expected a number that is finite").at(self.node));
        }
        self.at(visitor.visit_f64(number))
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.value {
            Value::Scalar { .. } if self.node.is_null() => self.at(visitor.visit_unit()),
            Value::Scalar { text, .. } => self.at(visitor.visit_str(text)),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Map(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.at(visitor.visit_str(self.scalar("a text")?))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.node.is_null() { visitor.visit_none() } else { self.at(visitor.visit_some(self)) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, ReadError> {
        self.at(visitor.visit_newtype_struct(self))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.node.value {
            Value::List(items) => self.at(visitor.visit_seq(Items { items: items.iter(), doubts: self.doubts })),
            Value::Scalar { .. } if self.node.is_null() => {
                self.at(visitor.visit_seq(Items { items: [].iter(), doubts: self.doubts }))
            }
            Value::Scalar { .. } | Value::Map(_) => {
                let mut error = ReadError::new(code::BAD_VALUE, format!("expected a list, found {}", self.node.kind()));
                error.hint = Some("Write it as [one, two] or with a line `- one` for each.".to_owned());
                Err(error.at(self.node))
            }
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let entries = self.entries()?;
        self.at(visitor.visit_map(Keys::new(entries.iter().collect(), self.doubts)))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let mut seen = BTreeSet::new();
        let mut kept = Vec::new();
        for entry in self.entries()? {
            let doubt = if !fields.contains(&entry.key.as_str()) {
                unknown_key(&entry.key, fields)
            } else if !seen.insert(entry.key.as_str()) {
                duplicate_key(&entry.key)
            } else {
                kept.push(entry);
                continue;
            };
            self.doubts.borrow_mut().push((doubt, entry.key_span.clone()));
        }
        self.at(visitor.visit_map(Keys::new(kept, self.doubts)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let text = self.scalar("a word")?;
        let word: StrDeserializer<'_, ReadError> = text.into_deserializer();
        self.at(word.deserialize_enum(name, variants, visitor))
    }

    serde::forward_to_deserialize_any! { bytes byte_buf unit unit_struct tuple tuple_struct ignored_any }
}

struct Items<'n, 'd> {
    items: std::slice::Iter<'n, Node>,
    doubts: &'d Doubts,
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        let Some(node) = self.items.next() else { return Ok(None) };
        seed.deserialize(NodeReader { node, doubts: self.doubts }).map(Some).map_err(|error| error.at(node))
    }
}

struct Keys<'n, 'd> {
    entries: std::vec::IntoIter<&'n Entry>,
    value: Option<&'n Node>,
    doubts: &'d Doubts,
}

impl<'n, 'd> Keys<'n, 'd> {
    fn new(entries: Vec<&'n Entry>, doubts: &'d Doubts) -> Self {
        Self { entries: entries.into_iter(), value: None, doubts }
    }
}

impl<'de> MapAccess<'de> for Keys<'de, '_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        let Some(entry) = self.entries.next() else { return Ok(None) };
        self.value = Some(&entry.value);
        let key: StrDeserializer<'_, ReadError> = entry.key.as_str().into_deserializer();
        let at_key = |mut error: ReadError| {
            error.span.get_or_insert_with(|| entry.key_span.clone());
            error
        };
        seed.deserialize(key).map(Some).map_err(at_key)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        match self.value.take() {
            Some(node) => seed.deserialize(NodeReader { node, doubts: self.doubts }).map_err(|error| error.at(node)),
            None => Err(ReadError::new(code::BAD_VALUE, "a key has no value")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::yaml;
    use lectern_model::claim::Claim;

    fn read_claim(text: &str) -> (Option<Claim>, Vec<String>) {
        let mut report = FileReport::new("claims.yaml", text);
        let node = yaml::parse(&mut report, 0..text.len()).unwrap();
        let claim = read(&mut report, &node);
        let told = report.finish().iter().map(|found| format!("{found} {}", found.hint.as_deref().unwrap_or(""))).collect();
        (claim, told)
    }

    const GOOD: &str = "id: A\nstatement: x\ntopic: t\nkind: fact\nstatus: verified\nhandling: use\nyear: 2010\n";

    #[test]
    fn numbers_stand_for_texts_where_a_text_is_wanted() {
        let (claim, told) = read_claim(GOOD);
        assert_eq!(claim.unwrap().year.as_deref(), Some("2010"));
        assert!(told.is_empty());
    }

    #[test]
    fn an_unknown_key_is_told_and_passed_over() {
        let (claim, told) = read_claim(&format!("{GOOD}stattus: x\n"));
        assert!(claim.is_some());
        assert_eq!(told, ["claims.yaml:8:1: error[unknown-key]: there is no key `stattus` here Did you mean `status`?"]);
    }

    #[test]
    fn a_wrong_word_is_told_at_its_place() {
        let (claim, told) = read_claim(&GOOD.replace("handling: use", "handling: usee"));
        assert!(claim.is_none());
        assert!(told[0].starts_with("claims.yaml:6:11: error[bad-value]: `usee` is not one of use, caveat"), "{}", told[0]);
        assert!(told[0].ends_with("Did you mean `use`?"));
    }

    #[test]
    fn a_missing_key_and_a_list_in_place_of_a_text_are_told() {
        let (_, told) = read_claim(&GOOD.replace("topic: t\n", ""));
        assert!(told[0].contains("missing-key") && told[0].contains("`topic`"), "{}", told[0]);
        let (_, told) = read_claim(&GOOD.replace("statement: x", "statement: [a, b]"));
        assert!(told[0].starts_with("claims.yaml:2:12: error[bad-value]: expected a text, found a list"), "{}", told[0]);
    }
}
