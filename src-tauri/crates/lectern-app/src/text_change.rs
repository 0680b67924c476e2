//! What changed between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words in one or in both of two texts. Those that are the same and the old ones make the text before; those that are the
/// same and the new ones, the text after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// In which of the two it is.
    pub kind: TextChangeKind,
    /// The words with what stands between them; lines end in `\n`.
    pub text: String,
}

/// In which of two texts words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextChangeKind {
    /// In both.
    Same,
    /// In the one before alone.
    Old,
    /// In the one after alone.
    New,
}

/// The words of two texts in order, what went before what came. Spaces between two changed words count as changed, so that a changed
/// phrase reads as one.
pub fn diff_words(before: &str, after: &str) -> Vec<TextChange> {
    let mut runs = Runs::default();
    for change in TextDiff::from_unicode_words(before, after).iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Delete => runs.change(text, ""),
            ChangeTag::Insert => runs.change("", text),
            ChangeTag::Equal if text.trim().is_empty() => runs.gap.push_str(text),
            ChangeTag::Equal => runs.keep(text),
        }
    }
    runs.keep("");
    runs.done
}

/// Whether two texts differ anywhere.
pub(crate) fn is_changed(changes: &[TextChange]) -> bool {
    changes.iter().any(|change| change.kind != TextChangeKind::Same)
}

/// Changes being put together into runs.
#[derive(Default)]
struct Runs {
    done: Vec<TextChange>,
    old: String,
    new: String,
    /// Spaces in both texts that belong to the change before them if another one follows.
    gap: String,
}

impl Runs {
    fn change(&mut self, old: &str, new: &str) {
        if self.old.is_empty() && self.new.is_empty() {
            let gap = std::mem::take(&mut self.gap);
            self.push(TextChangeKind::Same, &gap);
        }
        for (run, text) in [(&mut self.old, old), (&mut self.new, new)] {
            run.push_str(&self.gap);
            run.push_str(text);
        }
        self.gap.clear();
    }

    fn keep(&mut self, text: &str) {
        let (old, new, gap) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new), std::mem::take(&mut self.gap));
        self.push(TextChangeKind::Old, &old);
        self.push(TextChangeKind::New, &new);
        self.push(TextChangeKind::Same, &gap);
        self.push(TextChangeKind::Same, text);
    }

    fn push(&mut self, kind: TextChangeKind, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.done.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(text),
            Some(_) | None => self.done.push(TextChange { kind, text: text.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Old words in `[-…-]`, new ones in `{+…+}`.
    fn marked(before: &str, after: &str) -> String {
        let mark = |change: &TextChange| match change.kind {
            TextChangeKind::Same => change.text.clone(),
            TextChangeKind::Old => format!("[-{}-]", change.text),
            TextChangeKind::New => format!("{{+{}+}}", change.text),
        };
        diff_words(before, after).iter().map(mark).collect()
    }

    #[test]
    fn changed_words_are_told_from_those_that_stay() {
        for (before, after, expected) in [
            ("", "", ""),
            ("all the same", "all the same", "all the same"),
            ("27% of reports", "36% of reports", "[-27-]{+36+}% of reports"),
            ("Call the police.", "Call the police, then wait.", "Call the police{+, then wait+}."),
            ("talk to your child", "talk to a minor", "talk to [-your child-]{+a minor+}"),
            ("10,000 cases", "100,000 cases", "[-10,000-]{+100,000+} cases"),
            ("one\ntwo\nthree", "one\nthree", "one\n[-two\n-]three"),
            ("", "new", "{+new+}"),
        ] {
            assert_eq!(marked(before, after), expected);
        }
    }

    #[test]
    fn both_texts_can_be_read_out_of_the_changes() {
        let texts = ["", "a b c", "a  b\nc", "x b y  z", "ñandú, “b” c…", "c b a", "  a ", "1 in 7 – b"];
        for before in texts {
            for after in texts {
                let changes = diff_words(before, after);
                let read = |skip| changes.iter().filter(move |change| change.kind != skip).map(|change| change.text.as_str());
                assert_eq!(read(TextChangeKind::New).collect::<String>(), before);
                assert_eq!(read(TextChangeKind::Old).collect::<String>(), after);
                assert_eq!(is_changed(&changes), before != after);
            }
        }
    }
}
