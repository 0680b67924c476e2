//! Tests of searching.

use super::*;
use crate::test_library::{add, library, slide, worded};
use lectern_model::slide::Weight;

fn found(library: &Library, words: &str) -> Vec<String> {
    let query = Query { words: words.to_owned(), ..Query::default() };
    search_slides(library, &query).into_iter().map(|hit| hit.slide.to_string()).collect()
}

fn shelf() -> Library {
    let mut library = library();
    add(&mut library, worded(slide("signs", "first", "all", 1.0, Weight::Must), None, "Señales to notice in a café"));
    add(&mut library, worded(slide("notice", "second", "officers", 1.0, Weight::Must), None, "What to see"));
    library
}

#[test]
fn titles_count_more_than_bodies() {
    assert_eq!(found(&shelf(), "notice"), ["notice", "signs"]);
}

#[test]
fn every_word_must_be_there_as_the_beginning_of_a_word() {
    assert_eq!(found(&shelf(), "noti caf"), ["signs"]);
    assert_eq!(found(&shelf(), "notice nowhere"), Vec::<String>::new());
    assert_eq!(found(&shelf(), "otice"), Vec::<String>::new());
}

#[test]
fn case_and_accents_do_not_matter() {
    assert_eq!(found(&shelf(), "SENALES CAFE"), ["signs"]);
    assert_eq!(found(&shelf(), "señales"), ["signs"]);
}

#[test]
fn audience_and_topic_narrow_and_no_words_give_all() {
    let library = shelf();
    let query = Query { audience: Some("parents".into()), topic: Some("first".into()), ..Query::default() };
    let ids: Vec<String> = search_slides(&library, &query).into_iter().map(|hit| hit.slide.to_string()).collect();
    assert_eq!(ids, ["open", "signs"]);
}
