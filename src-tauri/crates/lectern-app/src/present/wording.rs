//! Words for the presenter, by a code under which a catalogue has them in other languages.

use std::fmt;

/// A wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// A stable short name, for catalogues of words.
    pub code: &'static str,
    /// The English words, with the names of values in braces: `{planned} of {slot} minutes`.
    pub english: &'static str,
    /// The values, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Wording {
    /// Words without a value.
    pub(super) fn new(code: &'static str, english: &'static str) -> Self {
        Self { code, english, values: Vec::new() }
    }

    /// The same words with one more value.
    pub(super) fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

impl fmt::Display for Wording {
    /// The English words with their values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.english;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            f.write_str(before)?;
            f.write_str(self.values.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value))?;
            rest = after;
        }
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places() {
        let wording = Wording::new("time", "{planned} of {slot} minutes").with("slot", &20).with("planned", &"{slot}");
        assert_eq!(wording.to_string(), "{slot} of 20 minutes");
        assert_eq!(Wording::new("a", "no {value} and {").to_string(), "no  and ");
    }
}
