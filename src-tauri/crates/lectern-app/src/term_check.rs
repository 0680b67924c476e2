//! Words to avoid in a text while it is typed, with the ones to prefer.

use crate::pipeline::{TermHit, Terms};
use lectern_model::id::TermId;
use lectern_model::library::Library;
use lectern_model::slide::Part;
use lectern_model::term::Term;
use std::ops::Range;

/// A word to avoid, to be underlined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermMark {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The word as written.
    pub found: String,
    /// What to say instead, the best first.
    pub preferred: Vec<String>,
    /// Why; none where the rule gives no reason.
    pub why: Option<String>,
    /// The rule.
    pub term: TermId,
}

/// The words to avoid in the Markdown of a part of a slide, found as checking finds them: none in quotations, in a column of "don't
/// say", in citations, addresses and local fields, in the titles of sources; in notes and answers none between quotation marks.
pub fn terms_in(text: &str, part: Part, library: &Library) -> Vec<TermMark> {
    marks(text, Terms::new(library).in_markdown(text, part))
}

/// The words to avoid in a line without markup, such as a talk's title.
pub fn terms_in_line(text: &str, library: &Library) -> Vec<TermMark> {
    marks(text, Terms::new(library).in_line(text))
}

fn marks(text: &str, hits: Vec<TermHit<'_>>) -> Vec<TermMark> {
    let mark = |hit: TermHit<'_>| TermMark {
        found: text.get(hit.range.clone()).unwrap_or_default().to_owned(),
        range: hit.range,
        preferred: preferred(hit.term),
        why: Some(hit.term.reason.trim().to_owned()).filter(|why| !why.is_empty()),
        term: hit.term.id.clone(),
    };
    hits.into_iter().map(mark).collect()
}

/// What a rule would have one say, the best first.
pub(crate) fn preferred(term: &Term) -> Vec<String> {
    let each = term.prefer.split(';').map(|words| words.trim().trim_end_matches('.').to_owned());
    each.filter(|words| !words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_root::{ContentHints, ContentRoot};
    use crate::installed_pack::InstalledPack;
    use crate::pipeline::check_library;
    use crate::slide_parts::parts_of;

    #[test]
    fn typing_marks_what_checking_tells() {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        let library = InstalledPack::load(&content, Some("child-trafficking")).unwrap().library;
        let text = "- He was a *child\n  prostitute*, she a child bride.\n- [@ap2016]\n\n> “child prostitute”\n";
        let marks = terms_in(text, Part::Body, &library);
        assert_eq!(marks.len(), 1);
        let mark = &marks[0];
        assert_eq!((mark.found.as_str(), &text[mark.range.clone()]), ("child\n  prostitute", "child\n  prostitute"));
        assert_eq!(mark.preferred[1], "exploited child");
        assert!(mark.why.as_ref().is_some_and(|why| why.contains("cannot choose")));
        assert_eq!(terms_in_line("No child prostitutes here", &library)[0].range, 3..20);
        // The shipped pack has none, whichever way they are looked for.
        assert!(check_library(&library).iter().all(|told| told.code != "avoided-term"));
        for slide in library.slides.values() {
            for part in parts_of(&slide.file.text, &library.pack).parts {
                assert_eq!(terms_in(&part.text, part.part, &library), [], "{}", slide.id);
            }
        }
    }
}
