//! All sources of the shipped pack as citeproc-js formats them (`tests/oracle/citeproc`), and where we differ on purpose.

use super::{Formatted, shown, sources};
use lectern_model::source::Source;
use std::collections::BTreeMap;

const GOLDEN: &str = include_str!("../../../../../../tests/golden/citeproc.txt");
const SOURCES: &str = include_str!("../../../../../../content/packs/child-trafficking/sources.json");

/// Differences that stay, by style and source: `E` the entry, `M` the mark.
const ACCEPTED: [(&str, &str, char, &str); 8] = [
    ("ama", "iomnrc2013", 'E', "an author and editors: the editors, of whom AMA has no example beside an author, are left out"),
    ("apa", "kessler2016", 'E', "a newspaper column without an author: the column's name is printed too"),
    ("chicago", "kessler2016", 'E', "an article headed by its newspaper: its title is in italics, not in quotation marks"),
    ("chicago", "aapnews2022", 'E', "the same"),
    ("chicago", "wvnews2021", 'E', "the same"),
    ("chicago", "ombHotline", 'E', "citeproc-js writes the site omb.report as Omb.Report"),
    ("chicago", "ombHotline", 'M', "the same"),
    ("apa", "ombHotline", 'E', "the same"),
];

/// What citeproc-js prints, as we mean it.
fn meant(golden: &str) -> String {
    golden
        // "Retrieved" without a day says nothing before an address.
        .replace("Retrieved http", "http")
        // citeproc-js takes "et al." for a name and joins it with an "and".
        .replace(" & et al.", ", et al.")
        .replace(" and et al.", ", et al.")
        // It gives every part of a site's name a capital.
        .replace("Eminism.Org", "Eminism.org")
}

/// A mark as we mean it: where first authors share a family name, citeproc-js adds initials, and we do not, because one person
/// often stands in a pack with and without them.
fn meant_mark(golden: &str) -> String {
    let golden = meant(&golden.replace(" & et al.", " et al.").replace(" and et al.", " et al."));
    let inner = golden.trim_start_matches('(');
    let is_initial = |word: &&str| word.len() == 2 && word.ends_with('.') && word.starts_with(|c: char| c.is_ascii_uppercase());
    let initials: usize = inner.split(' ').take_while(is_initial).map(|word| word.len() + 1).sum();
    format!("({}", &inner[initials..])
}

/// The golden file: by style, the sources in order, each with its entry and its mark.
fn golden() -> BTreeMap<&'static str, Vec<(&'static str, &'static str, &'static str)>> {
    let mut styles: BTreeMap<&str, Vec<(&str, &str, &str)>> = BTreeMap::new();
    let mut style = "";
    let mut lines = GOLDEN.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("== ") {
            style = name;
        } else {
            let (entry, mark) = (lines.next().unwrap_or_default().trim(), lines.next().unwrap_or_default().trim());
            styles.entry(style).or_default().push((line, entry, mark));
        }
    }
    styles
}

#[test]
fn our_references_are_those_of_citeproc_js() {
    let all = sources(SOURCES);
    let is_law = |source: &Source| super::super::legal::is_legal(source);
    let others: BTreeMap<_, _> = all.into_iter().filter(|(_, source)| !is_law(source)).collect();
    let cited: Vec<String> = others.keys().map(|id| format!("{id}, p. 12-14")).collect();
    let cited: Vec<&str> = cited.iter().map(String::as_str).collect();
    let mut used = Vec::new();
    for (style, wanted) in golden() {
        assert_eq!(wanted.len(), others.len(), "run the oracle again: the pack's sources have changed");
        let formatted = Formatted::new(&others, style, "en", &cited);
        let entries: BTreeMap<&str, String> = formatted
            .bibliography
            .references
            .iter()
            .map(|reference| (reference.source.as_str(), shown(&reference.entry)))
            .collect();
        for (id, entry, mark) in wanted {
            let mut check = |part: char, ours: String, theirs: String| {
                let accepted = ACCEPTED.iter().position(|(in_style, of, which, _)| (*in_style, *of, *which) == (style, id, part));
                match accepted {
                    Some(accepted) if ours != theirs => used.push(accepted),
                    Some(_) | None => assert_eq!(ours, theirs, "{style} {id}"),
                }
            };
            check('E', entries[id].clone(), meant(entry));
            if style != "ama" {
                check('M', formatted.mark(&format!("{id}, p. 12-14")), meant_mark(mark));
            }
        }
    }
    used.sort_unstable();
    assert_eq!(used, (0..ACCEPTED.len()).collect::<Vec<_>>(), "an accepted difference is gone; take it off the list");
}
