//! Tests of searching.

use super::*;
use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;
use crate::test_library::{add, library, resting_on, slide, worded};
use lectern_model::claim::{Claim, ClaimKind, ClaimStatus, DocumentRef, Handling};
use std::time::Instant;

fn search(library: &Library, query: &Query) -> Vec<Hit> {
    SearchIndex::new(library).unwrap().find(library, query).unwrap()
}

fn ids(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.slide.as_str()).collect()
}

fn words(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn found(library: &Library, typed: &str) -> Vec<String> {
    search(library, &words(typed)).into_iter().map(|hit| hit.slide.to_string()).collect()
}

/// Found words in brackets.
fn shown(marked: &[Marked]) -> String {
    marked.iter().map(|piece| if piece.found { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
}

fn shelf() -> Library {
    let mut library = library();
    add(&mut library, worded(slide("signs", "first", "all", 1.0, Weight::Must), None, "Señales to notice in a café"));
    add(&mut library, worded(slide("notice", "second", "officers", 1.0, Weight::Must), None, "What to see"));
    library
}

fn claim(id: &str, status: ClaimStatus, document: &str) -> Claim {
    Claim {
        id: id.into(),
        statement: "Traffickers groom children online.".to_owned(),
        topic: "first".into(),
        audiences: vec!["all".into()],
        kind: ClaimKind::Fact,
        figure: None,
        year: None,
        counted: None,
        sources: Vec::new(),
        documents: vec![DocumentRef { source: document.into(), lines: None, credits: None }],
        statistic: None,
        status,
        handling: Handling::Use,
        caveat: None,
        say: None,
        if_asked: None,
    }
}

fn shipped() -> Library {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    InstalledPack::load(&content, Some("child-trafficking")).unwrap().library
}

#[test]
fn titles_count_more_than_bodies() {
    assert_eq!(found(&shelf(), "notice"), ["notice", "signs"]);
    let mut library = shelf();
    let often = "Notice this. Notice that. Notice it all, and notice again.";
    add(&mut library, worded(slide("often", "first", "all", 1.0, Weight::Must), None, often));
    assert_eq!(found(&library, "notice"), ["notice", "often", "signs"]);
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
    assert_eq!(found(&shelf(), "sen\u{303}ales"), ["signs"]);
}

#[test]
fn a_word_is_found_at_every_letter_typed_and_in_its_inflections() {
    let mut library = library();
    let body = "Indicators of happily exploited victims; recruitment";
    add(&mut library, worded(slide("x", "first", "all", 1.0, Weight::Must), None, body));
    for whole in ["indicators", "happily", "exploited", "recruitment"] {
        for end in 1..=whole.len() {
            assert!(found(&library, &whole[..end]).contains(&"x".to_owned()), "{}", &whole[..end]);
        }
    }
    for inflected in ["indicator", "exploiting", "victim", "recruits"] {
        assert_eq!(found(&library, inflected), ["x"], "{inflected}");
    }
}

#[test]
fn a_whole_word_does_not_find_words_that_begin_with_its_stem() {
    let mut library = library();
    add(&mut library, worded(slide("x", "first", "all", 1.0, Weight::Must), None, "Because they begin early"));
    add(&mut library, worded(slide("y", "first", "all", 1.0, Weight::Must), None, "Being there"));
    assert_eq!(found(&library, "being"), ["y"]);
}

#[test]
fn filters_narrow_and_no_words_give_all() {
    let mut library = shelf();
    library.pack.documents = vec!["paper".into(), "book".into()];
    for (id, status, document) in [("C1", ClaimStatus::Verified, "paper"), ("C2", ClaimStatus::Contested, "book")] {
        library.claims.insert(id.into(), claim(id, status, document));
    }
    add(&mut library, resting_on(slide("one", "first", "all", 1.0, Weight::May), "C1"));
    let mut two = resting_on(slide("two", "first", "all", 1.0, Weight::May), "C2");
    two.kind = SlideKind::Table;
    add(&mut library, two);
    let narrowed = |query: Query| search(&library, &query).into_iter().map(|hit| hit.slide.to_string()).collect::<Vec<_>>();
    let everything = narrowed(Query::default());
    assert_eq!(everything, ["close", "notice", "one", "open", "signs", "two"]);
    assert_eq!(narrowed(words(" * - \" ")), everything, "signs alone are no words");
    let query = Query { audience: Some("parents".into()), topic: Some("first".into()), ..Query::default() };
    assert_eq!(narrowed(query), ["one", "open", "signs", "two"]);
    assert_eq!(narrowed(Query { document: Some("book".into()), ..Query::default() }), ["two"]);
    assert_eq!(narrowed(Query { weight: Some(Weight::May), ..Query::default() }), ["one", "two"]);
    assert_eq!(narrowed(Query { kind: Some(SlideKind::Table), ..Query::default() }), ["two"]);
    assert_eq!(narrowed(Query { evidence: Some(EvidenceMark::Verified), ..Query::default() }), ["one"]);
    assert_eq!(narrowed(Query { evidence: Some(EvidenceMark::Contested), ..words("groom") }), ["two"]);
    let not_in = BTreeSet::from(["one".into()]);
    assert_eq!(narrowed(Query { not_in, ..words("groomed") }), ["two"]);
    let unknown = SearchIndex::new(&library).unwrap().find(&library, &Query { document: Some("x".into()), ..Query::default() });
    assert_eq!(unknown.unwrap_err().to_string(), "there is no document `x`; choose from paper, book");
}

#[test]
fn found_words_are_marked_in_the_title_and_in_a_snippet() {
    let mut library = shelf();
    library.claims.insert("C1".into(), claim("C1", ClaimStatus::Verified, "paper"));
    add(&mut library, resting_on(slide("one", "first", "all", 1.0, Weight::May), "C1"));
    let hits = search(&library, &words("notice"));
    assert_eq!((shown(&hits[0].title), shown(&hits[0].snippet)), ("[NOTICE]".to_owned(), String::new()));
    assert_eq!(
        (shown(&hits[1].title), shown(&hits[1].snippet)),
        ("SIGNS".to_owned(), "Señales to [notice] in a café".to_owned())
    );
    assert_eq!(shown(&search(&library, &words("sign"))[0].title), "[SIGNS]");
    assert_eq!(shown(&search(&library, &words("trafficker grooming"))[0].snippet), "C1 [Traffickers] [groom] children online.");
    let all = search(&library, &Query::default());
    assert!(all.iter().all(|hit| hit.score == 0 && hit.snippet.is_empty() && hit.title.iter().all(|piece| !piece.found)));
}

#[test]
fn hostile_words_are_words() {
    let library = shelf();
    let hostile = [
        "notice AND",
        "NEAR(notice)",
        "title:notice",
        "\"notice",
        "notice*",
        "-notice",
        "^notice",
        "{title} : notice",
        "notice)",
        "notice' --",
        "notice\0",
        "\u{2}notice\u{3}",
    ];
    let index = SearchIndex::new(&library).unwrap();
    for typed in hostile {
        let hits = index.find(&library, &words(typed)).unwrap();
        let only_words = ["AND", "NEAR", "title"].iter().all(|word| !typed.contains(word));
        assert_eq!(hits.is_empty(), !only_words, "{typed:?}");
    }
    index.find(&library, &words(&"notice ".repeat(100_000))).unwrap();
    index.find(&library, &words(&"n".repeat(1_000_000))).unwrap();
    index.find(&library, &words("हिन्दी 日本語 한국어 🙂 ﷽ İ ß")).unwrap();
}

#[test]
fn other_scripts_are_found_as_they_are_typed() {
    let mut library = library();
    for (id, text) in [("ko", "아동 인신매매"), ("vi", "buôn bán trẻ em"), ("hi", "बच्चों की सुरक्षा"), ("ja", "がっこう")]
    {
        add(&mut library, worded(slide(id, "first", "all", 1.0, Weight::Must), None, text));
    }
    assert_eq!(found(&library, "인신"), ["ko"]);
    assert_eq!(found(&library, "인신매매"), ["ko"]);
    assert_eq!(found(&library, "buon tre"), ["vi"]);
    assert_eq!(found(&library, "सुरक्षा"), ["hi"]);
    assert_eq!(found(&library, "がっこ"), ["ja"]);
}

#[test]
fn an_empty_library_is_searched_in_vain() {
    let library = Library::default();
    assert_eq!(search(&library, &words("anything")), []);
    assert_eq!(search(&library, &Query::default()), []);
}

#[test]
fn every_slide_of_the_shipped_pack_is_found_by_its_title_and_leads() {
    let library = shipped();
    let index = SearchIndex::new(&library).unwrap();
    let mut led = 0;
    for slide in library.slides.values() {
        let hits = index.find(&library, &words(&Inline::plain_text(&slide.title))).unwrap();
        assert!(ids(&hits).contains(&slide.id.as_str()), "{}", slide.id);
        led += usize::from(hits[0].slide == slide.id);
    }
    assert!(led * 10 >= library.slides.len() * 9, "only {led} of {} lead", library.slides.len());
}

#[test]
fn an_index_is_asked_from_several_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let library = shelf();
    let index = SearchIndex::new(&library).unwrap();
    shared(&index);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(index.find(&library, &words("notice")).unwrap().len(), 2));
        }
    });
}

/// Prints how long each key takes: `cargo test -p lectern-app --release search::tests::speed -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn speed() {
    let shipped = shipped();
    let mut library = shipped.clone();
    library.slides.clear();
    for at in 0..10_000 {
        let mut slide = shipped.slides.values().nth(at % shipped.slides.len()).unwrap().clone();
        slide.id = format!("{}-{at}", slide.id).into();
        add(&mut library, slide);
    }
    for library in [&shipped, &library] {
        let started = Instant::now();
        let index = SearchIndex::new(library).unwrap();
        println!("{} slides: index {:?}", library.slides.len(), started.elapsed());
        for typed in
            ["", "t", "tr", "tra", "traffickin", "signs to notice", "s", "con", "child", "a b c d e f", "hotline call now"]
        {
            let mut times: Vec<_> = (0..9)
                .map(|_| {
                    let started = Instant::now();
                    let hits = index.find(library, &words(typed)).unwrap();
                    (started.elapsed(), hits.len())
                })
                .collect();
            times.sort_unstable();
            println!("  {typed:?}: {:?}, {} hits", times[4].0, times[4].1);
        }
    }
}
