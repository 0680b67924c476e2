//! The citations of a line: what its marks stand for, which came and which went.

use super::Exported;
use super::label::{identity, is_number, known_as, numbers, places};
use super::line::key;
use lectern_model::id::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// The citations a line had before it came back.
#[derive(Debug, Clone, Default)]
pub(super) struct Citations {
    groups: Vec<Group>,
}

/// What one mark stood for: what stands in a pair of brackets, or in several that follow one another.
#[derive(Debug, Clone)]
struct Group {
    raw: String,
    items: Vec<Item>,
    /// How it is shown, where the talk says so.
    label: Option<String>,
    /// Whether nothing stands between it and the one before.
    follows: bool,
}

#[derive(Debug, Clone)]
struct Item {
    key: String,
    raw: String,
    used: bool,
}

/// What a mark is written as.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Cited {
    /// What stands between the brackets.
    pub(super) raw: String,
    /// The sources that the line did not cite before.
    pub(super) gained: Vec<SourceId>,
    /// The sources that are cited without their places, as nobody can tell which of several it is.
    pub(super) vague: Vec<SourceId>,
    /// Whether some of its numbers are no sources.
    pub(super) is_short: bool,
}

/// What stands for sources in other lines of the part.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    /// How each source is cited, where it is always cited for the same place in it; else it alone.
    pub(super) by_source: BTreeMap<String, String>,
    /// What marks in words stand for.
    pub(super) by_label: BTreeMap<String, String>,
}

/// What the marks of words that did not change say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    Other,
    /// Some of them stand for nothing that the talk knows.
    Unknown,
}

impl Citations {
    /// The citations in some Markdown, in order.
    pub(super) fn of(markdown: &str) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let (mut before, mut follows) = ('\n', false);
        for part in markdown.split_inclusive('[') {
            let inside = part.split_once(']').filter(|_| before == '[');
            let found = inside.and_then(|(inside, _)| group(inside, follows));
            follows = found.is_some() && inside.is_some_and(|(_, after)| after.trim_end_matches('[').trim().is_empty());
            groups.extend(found);
            let is_escaped = part.ends_with("\\[");
            before = if is_escaped { '\n' } else { part.chars().next_back().unwrap_or('\n') };
        }
        Self { groups }
    }

    /// With the marks they are shown as, where these can be told apart. Groups that follow one another may be shown as one mark.
    pub(super) fn shown_as(mut self, labels: &[String]) -> Self {
        if labels.len() < self.groups.len() {
            let mut joined: Vec<Group> = Vec::new();
            for group in self.groups {
                match joined.last_mut().filter(|_| group.follows) {
                    Some(last) => {
                        last.raw = format!("{}] [{}", last.raw, group.raw);
                        last.items.extend(group.items);
                    }
                    None => joined.push(group),
                }
            }
            self.groups = joined;
        }
        if labels.len() == self.groups.len() {
            self.groups.iter_mut().zip(labels).for_each(|(group, label)| group.label = Some(label.clone()));
        }
        self
    }

    /// By what each can be known again in another line, in order; `with_places` as in [`identity`].
    pub(super) fn identities(&self, with_places: bool) -> Vec<String> {
        let of_group = |group: &Group| match &group.label {
            Some(label) if !is_number(label.trim()) => key(label),
            label => {
                let keys: BTreeSet<&str> = group.items.iter().map(|item| item.key.as_str()).collect();
                let places = label.as_deref().filter(|_| with_places).map(places).unwrap_or_default();
                known_as(keys, &places)
            }
        };
        self.groups.iter().map(of_group).collect()
    }

    /// Whether all are shown as known marks.
    pub(super) fn has_labels(&self) -> bool {
        self.groups.iter().all(|group| group.label.is_some())
    }

    /// What the marks of a line stand for: citations of the line before it changed, places in works and all, as far as they are known
    /// again; or else sources by their numbers. `surely` says of each mark which citation it is, where that is sure. None where a mark
    /// stands for nothing.
    pub(super) fn taken(
        &mut self,
        marks: &[String],
        surely: &[Option<usize>],
        elsewhere: &Elsewhere,
        exported: &Exported<'_>,
    ) -> Vec<Option<Cited>> {
        let mut cited: Vec<Option<Cited>> = marks.iter().map(|_| None).collect();
        for (slot, at) in cited.iter_mut().zip(surely) {
            *slot = at.and_then(|at| self.groups.get_mut(at)).filter(|group| group.is_free()).map(Group::take);
        }
        let with_places = self.has_labels();
        let wanted: Vec<String> = marks.iter().map(|mark| identity(mark, with_places, exported)).collect();
        let own = self.identities(with_places);
        for at in 0..marks.len() {
            let is_open = |at: &usize| matches!(cited.get(*at), Some(None));
            let Some(identity) = wanted.get(at).filter(|_| is_open(&at)) else { continue };
            let same: Vec<usize> =
                (0..marks.len()).filter(|other| wanted.get(*other) == Some(identity) && is_open(other)).collect();
            let free = |group: &usize| own.get(*group) == Some(identity) && self.groups.get(*group).is_some_and(Group::is_free);
            let free: Vec<usize> = (0..own.len()).filter(free).collect();
            let raws: BTreeSet<&str> =
                free.iter().filter_map(|at| self.groups.get(*at)).map(|group| group.raw.as_str()).collect();
            if raws.is_empty() {
                continue;
            }
            let is_sure = raws.len() == 1 || same.len() == free.len();
            for (count, mark) in same.into_iter().enumerate() {
                let group = free.get(count.min(free.len() - 1)).and_then(|at| self.groups.get_mut(*at));
                let taken = group.map(|group| if is_sure { group.take() } else { group.take_bare() });
                if let Some(slot) = cited.get_mut(mark) {
                    *slot = taken;
                }
            }
            for group in free.iter().filter(|_| !is_sure) {
                self.groups.get_mut(*group).map(Group::take);
            }
        }
        for (slot, mark) in cited.iter_mut().zip(marks) {
            if slot.is_none() {
                *slot = self.by_numbers(mark, elsewhere, exported);
            }
        }
        cited
    }

    /// What a mark stands for that is none of the line's citations as they were.
    fn by_numbers(&mut self, label: &str, elsewhere: &Elsewhere, exported: &Exported<'_>) -> Option<Cited> {
        let numbers = if is_number(label.trim()) { numbers(label) } else { Vec::new() };
        let sources: Vec<SourceId> = numbers.iter().copied().filter_map(exported.source).collect();
        if sources.is_empty() {
            let raw = elsewhere.by_label.get(&key(label))?.clone();
            let gained = crate::load::citation_keys(&raw).into_iter().map(SourceId::from).collect();
            return Some(Cited { raw, gained, ..Cited::default() });
        }
        let mut cited = Cited { is_short: sources.len() < numbers.len(), ..Cited::default() };
        let mut raws = Vec::new();
        for source in sources {
            let own = || self.groups.iter().flat_map(|group| &group.items).filter(|item| item.key == source.as_str());
            let free: BTreeSet<&str> = own().filter(|item| !item.used).map(|item| item.raw.as_str()).collect();
            let all: BTreeSet<&str> = own().map(|item| item.raw.as_str()).collect();
            let known = if free.is_empty() { all } else { free };
            let raw = known.first().map(|raw| (*raw).to_owned());
            raws.push(match raw {
                Some(raw) if known.len() == 1 => raw,
                Some(_) => {
                    cited.vague.push(source.clone());
                    format!("@{source}")
                }
                None => {
                    cited.gained.push(source.clone());
                    elsewhere.by_source.get(source.as_str()).cloned().unwrap_or_else(|| format!("@{source}"))
                }
            });
            let items = self.groups.iter_mut().flat_map(|group| &mut group.items);
            items.filter(|item| item.key == source.as_str()).for_each(|item| item.used = true);
        }
        cited.raw = raws.join("; ");
        Some(cited)
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

    /// What the marks in words stand for.
    pub(super) fn by_label(&self) -> impl Iterator<Item = (String, &str)> {
        let worded = self.groups.iter().filter_map(|group| Some((group.label.as_deref()?, group.raw.as_str())));
        worded.filter(|(label, _)| !is_number(label.trim())).map(|(label, raw)| (key(label), raw))
    }

    /// Whether the marks of words that did not change stand for what is cited here. `known` are the sources that have numbers.
    pub(super) fn compared(&self, marks: &[String], known: &BTreeSet<SourceId>, exported: &Exported<'_>) -> Verdict {
        let labels: Option<Vec<&str>> = self.groups.iter().map(|group| group.label.as_deref()).collect();
        let is_shown_so = labels.as_ref().is_some_and(|labels| key(&labels.concat()) == key(&marks.concat()));
        if marks.iter().any(|mark| !is_number(mark.trim())) {
            // Where the talk does not say how a citation is shown, nobody can tell.
            return if is_shown_so || labels.is_none() { Verdict::Same } else { Verdict::Other };
        }
        let all: Vec<u32> = marks.iter().flat_map(|mark| numbers(mark)).collect();
        let came: Vec<SourceId> = all.iter().copied().filter_map(exported.source).collect();
        if came.len() < all.len() {
            return if is_shown_so { Verdict::Same } else { Verdict::Unknown };
        }
        if labels.iter().flatten().any(|label| !is_number(label.trim())) {
            return Verdict::Other;
        }
        let of_group = |group: &Group| {
            let own: BTreeSet<&str> = group.items.iter().map(|item| item.key.as_str()).collect();
            known.iter().filter(|source| own.contains(source.as_str())).collect::<BTreeSet<_>>()
        };
        let own: Vec<BTreeSet<&SourceId>> = self.groups.iter().map(of_group).filter(|own| !own.is_empty()).collect();
        let (mut rest, own_count) = (came.as_slice(), own.len());
        for (at, own) in own.iter().enumerate() {
            let by_mark = marks.get(at).filter(|_| own_count == marks.len()).map(|mark| numbers(mark).len());
            let (here, after) = rest.split_at(by_mark.unwrap_or(own.len()).min(rest.len()));
            if here.iter().collect::<BTreeSet<_>>() != *own {
                return Verdict::Other;
            }
            rest = after;
        }
        if rest.is_empty() { Verdict::Same } else { Verdict::Other }
    }
}

impl Group {
    fn is_free(&self) -> bool {
        self.items.iter().all(|item| !item.used)
    }

    fn take(&mut self) -> Cited {
        self.items.iter_mut().for_each(|item| item.used = true);
        Cited { raw: self.raw.clone(), ..Cited::default() }
    }

    /// The sources without their places.
    fn take_bare(&mut self) -> Cited {
        self.items.iter_mut().for_each(|item| item.used = true);
        let keys: Vec<String> = self.items.iter().map(|item| format!("@{}", item.key)).collect();
        let vague = self.items.iter().map(|item| SourceId::from(item.key.as_str())).collect();
        Cited { raw: keys.join("; "), vague, ..Cited::default() }
    }
}

fn group(inside: &str, follows: bool) -> Option<Group> {
    let keys = crate::load::citation_keys(inside);
    let raws: Vec<&str> = inside.split(';').map(str::trim).collect();
    let is_simple = raws.len() == keys.len();
    let raw = |at: usize, key: &str| raws.get(at).filter(|_| is_simple).map_or_else(|| format!("@{key}"), ToString::to_string);
    let items: Vec<Item> =
        keys.iter().enumerate().map(|(at, key)| Item { key: key.clone(), raw: raw(at, key), used: false }).collect();
    (!items.is_empty()).then(|| Group { raw: inside.to_owned(), items, label: None, follows })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn exported<'a>(source: &'a dyn Fn(u32) -> Option<SourceId>) -> Exported<'a> {
        Exported { source, field: &|_| String::new(), beside: Vec::new(), labels: Vec::new() }
    }

    fn source(number: u32) -> Option<SourceId> {
        ["x", "y", "z"].get(number as usize - 1).map(|key| SourceId::from(*key))
    }

    fn taken(markdown: &str, shown: &[&str], marks: &[&str]) -> (Vec<Option<Cited>>, Vec<String>) {
        let owned = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
        let mut own = Citations::of(markdown).shown_as(&owned(shown));
        let cited = own.taken(&owned(marks), &vec![None; marks.len()], &Elsewhere::default(), &exported(&source));
        (cited, own.lost().into_iter().map(str::to_owned).collect())
    }

    fn raws(markdown: &str, shown: &[&str], marks: &[&str]) -> Vec<String> {
        taken(markdown, shown, marks).0.into_iter().map(|cited| cited.map_or_else(String::new, |cited| cited.raw)).collect()
    }

    #[test]
    fn a_place_in_a_work_is_never_taken_from_another_line() {
        let marks = Citations::of("- a [@x, § 1]\n- b [@x, § 2]\n- c [see @y, p. 3; @z] \\[@no]").by_source();
        assert_eq!((marks["x"].as_str(), marks["y"].as_str(), marks["z"].as_str(), marks.len()), ("@x", "see @y, p. 3", "@z", 3));
    }

    #[test]
    fn marks_stand_for_what_they_stood_for() {
        let line = "a [@x, § 1] b [@x, § 2; @y]";
        assert_eq!(raws(line, &[], &["1,2", "1", "3", "9"]), ["@x, § 2; @y", "@x, § 1", "@z", ""]);
        assert_eq!(taken(line, &[], &["1,2"]).1, ["x"]);
        let (cited, lost) = taken("a [@x, p. 1] b [@y]", &["(Ash, 2019)", "(Bell)"], &["(Bell)"]);
        assert_eq!((cited[0].as_ref().unwrap().raw.as_str(), lost), ("@y", vec!["x".to_owned()]));
    }

    #[test]
    fn places_stay_with_what_they_were_cited_for() {
        let line = "a [@x, § 1] b [@x, § 2]";
        assert_eq!(raws(line, &["1(§ 1)", "1(§ 2)"], &["1(§ 2)"]), ["@x, § 2"]);
        assert_eq!(raws(line, &["1", "1"], &["1", "1"]), ["@x, § 1", "@x, § 2"]);
        // One of two marks that look the same may be either.
        let (cited, lost) = taken(line, &["1", "1"], &["1"]);
        let cited = cited[0].as_ref().unwrap();
        assert_eq!((cited.raw.as_str(), cited.vague.len(), lost.len()), ("@x", 1, 0));
        let (cited, _) = taken("a [@x]", &["1"], &["1,9"]);
        assert!(cited[0].as_ref().unwrap().is_short);
    }

    #[test]
    fn groups_that_follow_one_another_are_one_mark() {
        assert_eq!(raws("a [@x, § 1] [@y].", &["1,2"], &["1,2"]), ["@x, § 1] [@y"]);
    }

    #[test]
    fn marks_on_the_same_words_are_compared_by_their_sources() {
        let known: BTreeSet<SourceId> = (1..4).filter_map(source).collect();
        let compared = |markdown: &str, shown: &[&str], marks: &[&str]| {
            let owned = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
            Citations::of(markdown).shown_as(&owned(shown)).compared(&owned(marks), &known, &exported(&source))
        };
        // A work that has no number has no mark; numbers are in the order of the list.
        assert_eq!(compared("a [@y; @x] [@nowhere] b [@z]", &[], &["1,2", "3"]), Verdict::Same);
        assert_eq!(compared("a [@x]", &["7"], &["1"]), Verdict::Same);
        assert_eq!(compared("a [@x]", &["1"], &["2"]), Verdict::Other);
        assert_eq!(compared("a [@x]", &["1"], &[]), Verdict::Other);
        assert_eq!(compared("a", &[], &["1"]), Verdict::Other);
        assert_eq!(compared("a [@x]", &["1"], &["9"]), Verdict::Unknown);
        assert_eq!(compared("a [@x]", &["(Ash)"], &["(Ash)"]), Verdict::Same);
        assert_eq!(compared("a [@x]", &["(Ash)"], &["(Bell)"]), Verdict::Other);
    }
}
