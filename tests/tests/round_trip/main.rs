//! Exported decks that are edited in other programs and come back: the talk then has exactly those edits.

#![allow(clippy::unwrap_used, clippy::panic)]

mod stage;

use lectern_app::slide_edit::shown_part;
use lectern_app::slide_import::SlideImport;
use lectern_app::slide_parts::parts_of;
use lectern_app::talk_file::OpenTalk;
use lectern_model::id::SlideId;
use lectern_model::slide::Part;
use serde_json::{Value, json};
use stage::{OUTLINES, Outline, saved_by_office};
use std::collections::{BTreeMap, BTreeSet};

/// The slides of a talk in its order, with their texts.
fn texts(open: &OpenTalk) -> Vec<(SlideId, String)> {
    let text = |id: &SlideId| (id.clone(), open.library.slides[id].file.text.to_string());
    open.talk.slides().chain(&open.talk.backup).map(|entry| text(&entry.slide)).collect()
}

fn told(found: &SlideImport) -> Vec<String> {
    found.report().told.iter().map(|told| format!("{}: {}", told.place, told.message)).collect()
}

/// Words of a part that stand once in the slide's text, in a line that is written as it is shown; one for each line.
fn words_of(text: &str, part: &str) -> Vec<String> {
    let mut is_data = false;
    let mut found = Vec::new();
    for line in part.lines() {
        if line.starts_with("```") {
            is_data = !is_data;
        }
        // What these mean in Markdown is written with a stroke before it.
        if is_data || line.contains(['\\', '`', '_', '<', '>', '&', '~', '{', '}', '!', '#']) {
            continue;
        }
        let mut plain = String::new();
        let mut depth = 0;
        for letter in line.chars() {
            match letter {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ if depth == 0 => plain.push(letter),
                _ => {}
            }
        }
        let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '’' | '\'');
        let words = plain.split(|letter: char| !is_letter(letter));
        let is_good = |word: &&str| {
            word.len() > 5 && word.bytes().all(|byte| byte.is_ascii_alphabetic()) && text.matches(*word).count() == 1
        };
        found.extend(words.filter(is_good).max_by_key(|word| word.len()).map(str::to_owned));
    }
    found
}

/// A word in every line of every slide and its notes is changed: the text of every slide is another in that word alone.
#[test]
fn a_word_changed_in_every_line_comes_back_and_nothing_else_does() {
    let mut wrong: Vec<String> = Vec::new();
    for outline in OUTLINES.iter() {
        let open = &outline.open;
        let mut edits: Vec<Value> = Vec::new();
        let mut expected: BTreeMap<SlideId, String> = texts(open).into_iter().collect();
        for (id, before) in texts(open) {
            let parts = parts_of(&before, &open.library.pack).parts;
            for (part, place) in [(Part::Body, "slide"), (Part::Caveat, "slide"), (Part::Notes, "notes"), (Part::Asked, "notes")]
            {
                let Some(own) = shown_part(&open.library.slides[&id], &parts, part, &open.talk) else { continue };
                for word in words_of(&before, &own.text) {
                    let new = format!("{word}xyz");
                    let text = expected.get_mut(&id).unwrap();
                    *text = text.replacen(&word, &new, 1);
                    let is_last = part == Part::Asked;
                    edits.push(json!({ "do": "replace", "slide": id, "where": place, "old": word, "new": new, "last": is_last }));
                }
            }
        }
        assert!(edits.len() > 50, "{}: only {} words", outline.name, edits.len());
        let found = outline.edited("words", &edits);
        wrong.extend(told(&found).into_iter().map(|told| format!("{}: {told}", outline.name)));
        let after = outline.taken(&found);
        assert_eq!(after.talk, open.talk, "{}", outline.name);
        for (id, text) in texts(&after) {
            let lines = text.lines().zip(expected[&id].lines()).filter(|(now, wanted)| now != wanted);
            wrong.extend(lines.map(|(now, wanted)| format!("{}: {id}:\n  {now}\n  {wanted}", outline.name)));
            assert_eq!(text.lines().count(), expected[&id].lines().count(), "{}: {id}", outline.name);
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn slides_that_are_moved_added_copied_and_deleted_come_back() {
    let outline = Outline::of("officers-20");
    let open = &outline.open;
    let before = texts(open);
    let ids: Vec<&str> = before.iter().map(|(id, _)| id.as_str()).collect();
    let [first, second, third, .., moved, deleted, last] = ids.as_slice() else { panic!("{ids:?}") };
    let edits = [
        json!({ "do": "title", "slide": second, "new": "Quite another title" }),
        json!({ "do": "move", "slide": moved, "after": first }),
        json!({ "do": "copy", "slide": third }),
        json!({ "do": "add", "after": third, "title": "What is new here", "body": ["One point", "Another point"] }),
        json!({ "do": "hide", "slide": last }),
        json!({ "do": "row", "slide": "officers-law", "cells": ["Added", "by another program"] }),
        json!({ "do": "title", "slide": "title", "new": "A talk of another name" }),
        json!({ "do": "delete", "slide": deleted }),
    ];
    let found = outline.edited("structure", &edits);
    let after = outline.taken(&found);
    let mut expected = ids.clone();
    expected.retain(|id| id != moved && id != deleted);
    let place = |order: &[&str], id: &str| order.iter().position(|own| *own == id).unwrap() + 1;
    expected.insert(place(&expected, first), moved);
    expected.insert(place(&expected, third), "what-is-new-here");
    let now = texts(&after);
    let order: Vec<&str> = now.iter().map(|(id, _)| id.as_str()).collect();
    let (order, copies) = order.split_at(expected.len());
    assert_eq!(order, expected);
    // The copy is made of slides of their own, marked as drafts.
    assert!(!copies.is_empty() && copies.iter().all(|copy| after.library.slides[&SlideId::from(*copy)].draft), "{copies:?}");
    assert_eq!(after.talk.title, "A talk of another name");
    let hidden: Vec<&str> = after.talk.slides().filter(|entry| entry.hidden).map(|entry| entry.slide.as_str()).collect();
    assert_eq!(hidden, [*last]);
    for (id, text) in before.iter().filter(|(id, _)| order.contains(&id.as_str())) {
        let now = now.iter().find(|(own, _)| own == id).map(|(_, text)| text.as_str()).unwrap();
        if id.as_str() == *second {
            assert!(now.contains("Quite another title"), "{now}");
            assert_eq!(now.lines().count(), text.lines().count());
        } else if id.as_str() == "officers-law" {
            let (row, others): (Vec<&str>, Vec<&str>) = now.lines().partition(|line| line.contains("by another program"));
            assert_eq!(row, ["| Added | by another program |"]);
            assert_eq!(others.join("\n"), text.trim_end());
        } else {
            assert_eq!(now, text, "{id}");
        }
    }
    let places: BTreeSet<&str> = found.report().told.iter().map(|told| told.place.as_str()).collect();
    // All that is told is about the two new slides.
    let fresh: BTreeSet<&str> = found.imported.slides.iter().map(|slide| slide.place.as_str()).collect();
    assert!(places.is_subset(&fresh), "{:?}", told(&found));
}

#[test]
fn what_nobody_edited_changes_nothing_also_through_libre_office() {
    let saved = saved_by_office("untouched", OUTLINES.iter().map(|outline| (outline.name.as_str(), outline.path.clone())));
    for (outline, path) in OUTLINES.iter().zip(saved) {
        for path in [&outline.path, &path] {
            let found = outline.back(path);
            assert!(
                found.report().told.iter().all(|told| told.message.contains("lost their ids")),
                "{}: {:#?}",
                outline.name,
                told(&found)
            );
            let change = found.change(&outline.open, lectern_app::slide_import::end_of(&outline.open));
            assert!(change.is_none(), "{}: {:?} {:?}", outline.name, found.edits, found.gone);
            assert!(found.untouched > 5 && found.gone.is_empty() && found.imported.slides.is_empty(), "{}", outline.name);
        }
    }
}

/// LibreOffice leaves the ids out: slides are known by their titles, and one whose title was changed by what is on it.
#[test]
fn edits_come_back_from_libre_office_too() {
    let outline = Outline::of("officers-20");
    let ids: Vec<String> = texts(&outline.open).iter().map(|(id, _)| id.to_string()).collect();
    let [first, .., moved, last] = ids.as_slice() else { panic!("{ids:?}") };
    let edits = [
        json!({ "do": "title", "slide": "officers-law", "new": "Quite another title" }),
        json!({ "do": "move", "slide": moved, "after": first }),
        json!({ "do": "add", "after": last, "title": "What is new here", "body": ["One point", "Another point"] }),
        json!({ "do": "hide", "slide": last }),
    ];
    let edited = outline.edit("office", &edits);
    let saved = saved_by_office("edited", [("office", edited)]);
    let after = outline.taken(&outline.back(&saved[0]));
    let order: Vec<String> = texts(&after).iter().map(|(id, _)| id.to_string()).collect();
    let mut expected = ids.clone();
    expected.retain(|id| id != moved);
    expected.insert(1, moved.clone());
    expected.push("what-is-new-here".to_owned());
    assert_eq!(order, expected);
    assert!(after.library.slides[&SlideId::from("officers-law")].file.text.contains("Quite another title"));
    assert!(after.talk.slides().find(|entry| entry.slide.as_str() == last).unwrap().hidden);
    for (id, text) in texts(&outline.open).iter().filter(|(id, _)| id.as_str() != "officers-law") {
        assert_eq!(*after.library.slides[id].file.text, **text, "{id}");
    }
}

#[test]
fn some_slides_of_a_deck_take_nothing_out_of_the_talk() {
    let outline = Outline::of("officers-20");
    let ids: Vec<String> = texts(&outline.open).iter().map(|(id, _)| id.to_string()).collect();
    let deletions: Vec<Value> = ids.iter().skip(2).map(|id| json!({ "do": "delete", "slide": id })).collect();
    let found = outline.edited("some", &deletions);
    assert_eq!((found.untouched, found.gone.len(), found.removed().len()), (2, ids.len() - 2, 0));
    assert!(found.change(&outline.open, lectern_app::slide_import::end_of(&outline.open)).is_none());
}

/// Lists stand on levels of their own on slides of some kinds, and in the notes of all.
#[test]
fn lists_in_notes_and_in_steps_come_back_as_they_were() {
    let slide = |id: &str, layout: &str, body: &str| {
        let head = format!("---\nid: {id}\ntitle: About {id}\ntopic: own\naudiences: [all]\nminutes: 1\nlayout: {layout}\n---\n");
        let notes = "## Notes {.notes}\n\n- Say this.\n- Say that:\n  - first\n  - then\n\n1. One\n2. Two\n";
        format!("{head}\n{body}\n\n{notes}")
    };
    let slides = [
        ("own-statement", slide("own-statement", "statement", "One thing is to be remembered.")),
        ("own-quote", slide("own-quote", "quote", "> What somebody said.\n\n— Mo Ash [@swaner2016]")),
        ("own-steps", slide("own-steps", "steps", "1. First\n   - a way\n   - another way\n2. Second\n3. Third")),
        ("own-bullets", slide("own-bullets", "bullets", "- A point\n  - and what it means\n- Another")),
    ];
    let slides: Vec<(&str, &str)> = slides.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let outline = Outline::of("officers-20").with_own("own-lists", &slides);
    let saved = saved_by_office("own-lists", [("own-lists", outline.path.clone())]);
    for path in [&outline.path, &saved[0]] {
        let found = outline.back(path);
        assert!(found.edits.is_empty(), "{:#?}", found.edits);
        assert!(found.report().told.iter().all(|told| told.message.contains("lost their ids")), "{:#?}", told(&found));
    }
    let edits = [json!({ "do": "replace", "slide": "own-steps", "where": "slide", "old": "another way", "new": "a better way" })];
    let after = outline.taken(&outline.edited("lists", &edits));
    let text = &after.library.slides[&SlideId::from("own-steps")].file.text;
    assert_eq!(text.to_string(), slides[2].1.replace("another way", "a better way"));
}
