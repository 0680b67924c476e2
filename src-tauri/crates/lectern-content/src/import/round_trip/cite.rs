//! The citations of a line that was changed: what its marks stand for, which came and which went.

use super::Exported;
use super::line::{key, without_places};
use lectern_model::id::SourceId;
use std::collections::BTreeMap;

/// The citations a line had before it was changed.
#[derive(Debug, Clone, Default)]
pub(super) struct Citations {
    groups: Vec<Group>,
}

/// What stands in one pair of brackets.
#[derive(Debug, Clone)]
struct Group {
    raw: String,
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Item {
    key: String,
    raw: String,
    used: bool,
}

/// What a mark is written as.
#[derive(Debug, PartialEq)]
pub(super) struct Cited {
    /// What stands between the brackets.
    pub(super) raw: String,
    /// The sources that the line did not cite before.
    pub(super) gained: Vec<SourceId>,
}

impl Citations {
    /// The citations in some Markdown, in order.
    pub(super) fn of(markdown: &str) -> Self {
        let mut groups = Vec::new();
        let mut before = '\n';
        for part in markdown.split_inclusive('[') {
            if before == '['
                && let Some((inside, _)) = part.split_once(']')
            {
                groups.extend(group(inside));
            }
            let is_escaped = part.ends_with("\\[");
            before = if is_escaped { '\n' } else { part.chars().next_back().unwrap_or('\n') };
        }
        Self { groups }
    }

    /// What a mark stands for: a citation of the line, places in works and all; or else sources by their numbers, with the places that
    /// `elsewhere` knows. None where it stands for nothing.
    pub(super) fn take(
        &mut self,
        label: &str,
        shown: &[String],
        elsewhere: &BTreeMap<String, String>,
        exported: &Exported<'_>,
    ) -> Option<Cited> {
        let sources: Vec<SourceId> = numbers(label).into_iter().filter_map(exported.source).collect();
        if sources.is_empty() {
            return self.take_worded(label, shown);
        }
        let is_all = |group: &&mut Group| {
            let has = |source: &SourceId| group.items.iter().any(|item| item.key == source.as_str());
            group.items.len() == sources.len() && sources.iter().all(has) && group.items.iter().all(|item| !item.used)
        };
        if let Some(group) = self.groups.iter_mut().find(is_all) {
            return Some(group.take());
        }
        let mut gained = Vec::new();
        let mut raws = Vec::new();
        for source in sources {
            let items = || self.groups.iter().flat_map(|group| &group.items).filter(|item| item.key == source.as_str());
            let is_own = items().next().is_some();
            let wanted = items().position(|item| !item.used).unwrap_or(0);
            let own = self.groups.iter_mut().flat_map(|group| &mut group.items).filter(|item| item.key == source.as_str());
            if let Some(item) = own.into_iter().nth(wanted) {
                item.used = true;
                raws.push(item.raw.clone());
            } else {
                raws.push(elsewhere.get(source.as_str()).cloned().unwrap_or_else(|| format!("@{source}")));
            }
            if !is_own {
                gained.push(source);
            }
        }
        Some(Cited { raw: raws.join("; "), gained })
    }

    /// What a mark in words, an author with a year, stands for.
    fn take_worded(&mut self, label: &str, shown: &[String]) -> Option<Cited> {
        let is_same = shown.len() == self.groups.len();
        let at = shown.iter().position(|mark| key(mark) == key(label)).filter(|_| is_same)?;
        self.groups.get_mut(at).map(Group::take)
    }

    /// The sources whose marks have not come back.
    pub(super) fn lost(&self) -> Vec<&str> {
        let all = || self.groups.iter().flat_map(|group| &group.items);
        let mut lost: Vec<&str> = Vec::new();
        for item in all().filter(|item| !item.used) {
            let is_there = all().any(|other| other.used && other.key == item.key && other.raw == item.raw);
            if !is_there && !lost.contains(&item.key.as_str()) {
                lost.push(&item.key);
            }
        }
        lost
    }

    /// How each source is cited, where it is always cited for the same place in it; else it alone.
    pub(super) fn by_source(&self) -> BTreeMap<String, String> {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for item in self.groups.iter().flat_map(|group| &group.items) {
            let raw = found.entry(item.key.clone()).or_insert_with(|| item.raw.clone());
            if *raw != item.raw {
                *raw = format!("@{}", item.key);
            }
        }
        found
    }
}

impl Group {
    fn take(&mut self) -> Cited {
        self.items.iter_mut().for_each(|item| item.used = true);
        Cited { raw: self.raw.clone(), gained: Vec::new() }
    }
}

fn group(inside: &str) -> Option<Group> {
    let keys = crate::load::citation_keys(inside);
    let raws: Vec<&str> = inside.split(';').map(str::trim).collect();
    let is_simple = raws.len() == keys.len();
    let raw = |at: usize, key: &str| raws.get(at).filter(|_| is_simple).map_or_else(|| format!("@{key}"), ToString::to_string);
    let items: Vec<Item> =
        keys.iter().enumerate().map(|(at, key)| Item { key: key.clone(), raw: raw(at, key), used: false }).collect();
    (!items.is_empty()).then(|| Group { raw: inside.to_owned(), items })
}

/// The numbers of a mark: `1`, `1, 3`, `2–4`; places in works in parentheses are left out.
pub(super) fn numbers(label: &str) -> Vec<u32> {
    let label = without_places(label).unwrap_or_default();
    let mut found = Vec::new();
    for part in label.split([',', ' ', '\u{a0}', '\u{2009}', ';']).filter(|part| !part.is_empty()) {
        let mut ends = part.split(['–', '-']).filter_map(|end| end.trim().parse::<u32>().ok());
        match (ends.next(), ends.next()) {
            (Some(first), Some(last)) if first < last && last - first < 50 => found.extend(first..=last),
            (Some(first), _) => found.push(first),
            (None, _) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_work_is_never_taken_from_another_line() {
        let marks = Citations::of("- a [@x, § 1]\n- b [@x, § 2]\n- c [see @y, p. 3; @z] \\[@no]").by_source();
        assert_eq!((marks["x"].as_str(), marks["y"].as_str(), marks["z"].as_str(), marks.len()), ("@x", "see @y, p. 3", "@z", 3));
    }

    #[test]
    fn marks_name_several_sources() {
        assert_eq!(numbers("1, 3–5"), [1, 3, 4, 5]);
        assert_eq!(numbers("6(§§1591(a)–(c)),8"), [6, 8]);
        assert_eq!(numbers("x 99999999999"), Vec::<u32>::new());
    }

    #[test]
    fn marks_stand_for_what_they_stood_for() {
        let source = |number: u32| ["x", "y", "z"].get(number as usize - 1).map(|key| SourceId::from(*key));
        let exported = Exported { source: &source, field: &|_| String::new(), beside: Vec::new(), labels: Vec::new() };
        let mut own = Citations::of("a [@x, § 1] b [@x, § 2; @y]");
        let take = |own: &mut Citations, label: &str| {
            own.take(label, &[], &BTreeMap::new(), &exported).map(|cited| (cited.raw, cited.gained.len()))
        };
        assert_eq!(take(&mut own, "1,2"), Some(("@x, § 2; @y".into(), 0)));
        assert_eq!(own.lost(), ["x"]);
        assert_eq!(take(&mut own, "1"), Some(("@x, § 1".into(), 0)));
        assert!(own.lost().is_empty());
        assert_eq!(take(&mut own, "3"), Some(("@z".into(), 1)));
        assert_eq!(take(&mut own, "9"), None);
        let mut worded = Citations::of("a [@x, p. 1] b [@y]");
        let shown = ["(Ash, 2019)".to_owned(), "(Bell)".to_owned()];
        assert_eq!(worded.take("(Bell)", &shown, &BTreeMap::new(), &exported).unwrap().raw, "@y");
        assert_eq!(worded.lost(), ["x"]);
    }
}
