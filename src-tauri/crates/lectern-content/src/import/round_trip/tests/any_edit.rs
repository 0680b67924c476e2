//! Lines that come, go and move in any way: the new Markdown reads as what came back.

use super::super::super::super::load::file_report::FileReport;
use super::super::super::super::load::markdown::parse_blocks;
use super::super::{range, unit};
use super::*;
use lectern_model::block::AuthorBlock;
use lectern_model::span::Inline;

/// A line as a reader sees it: `-` or `1.` behind its level, or nothing; and its words.
type Seen = (String, String);

const TALKS: [&str; 4] = [
    "Lead.\n\n- one\n- two\n  - under two\n  - also under\n    goes on\n- three\n\nBetween.\n\n1. first\n2. second\n3. third\n\nEnd.",
    "1. first\n   - under first\n   - under too\n2. second\n3. third\n\n- one\n- two",
    "Lead:\n- one\n- two\n\n### Head\n\nWords.\nMore words.\n\n* star\n* other",
    "9. nine\n10. ten\n    - under ten\n11. eleven\n\nEnd.",
];

fn seen_of(markdown: &str) -> Vec<Seen> {
    let mut report = FileReport::new("", markdown);
    let parsed = parse_blocks(&mut report, 0..markdown.len());
    let mut seen = Vec::new();
    parsed.blocks.iter().for_each(|top| see(&top.block, 0, "", &mut seen));
    seen
}

fn see(block: &AuthorBlock, level: usize, sign: &str, seen: &mut Vec<Seen>) {
    match block {
        Block::Paragraph(inlines) => seen.push((sign.to_owned(), Inline::plain_text(inlines))),
        Block::Heading(heading) => seen.push((String::new(), Inline::plain_text(&heading.inlines))),
        Block::List(list) => {
            for item in &list.items {
                let sign = format!("{level}{}", if list.start.is_some() { "1." } else { "-" });
                item.iter().for_each(|inner| see(inner, level + 1, &sign, seen));
            }
        }
        other => panic!("{other:?}"),
    }
}

/// The pieces that a page shows of some lines, with the numbers that a program counts.
fn pieces_of(lines: &[Seen]) -> Vec<Piece> {
    let mut counts = [0_u32; 9];
    let mut pieces = Vec::new();
    for (sign, text) in lines {
        let words = plain(text);
        let Some(level) = sign.chars().next().and_then(|level| level.to_digit(10)) else {
            counts = [0; 9];
            pieces.push(Piece::Paragraph(words));
            continue;
        };
        counts.iter_mut().skip(level as usize + 1).for_each(|count| *count = 0);
        let count = &mut counts[level as usize];
        *count = if sign.ends_with('.') { *count + 1 } else { 0 };
        pieces.push(Piece::Item { level: level as u8, number: (*count > 0).then_some(*count), words });
    }
    pieces
}

/// The next of some numbers that look like chance, below a limit.
fn next(state: &mut u64, limit: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % limit
}

/// Takes a line out or puts it elsewhere; whether it was one of the two.
fn is_taken<T>(lines: &mut Vec<T>, at: usize, what: usize, state: &mut u64) -> bool {
    match what {
        0 if lines.len() > 1 => drop(lines.remove(at)),
        1 => {
            let line = lines.remove(at);
            let to = next(state, lines.len() + 1);
            lines.insert(to, line);
        }
        _ => return false,
    }
    true
}

/// Whether programs can show the lines so: each stands at most one deeper than the one before it.
fn can_stand(lines: &[Seen]) -> bool {
    let level = |line: &Seen| line.0.chars().next().and_then(|level| level.to_digit(10)).map_or(0, |level| level + 1);
    let mut before = 0;
    lines.iter().all(|line| {
        let is_fine = level(line) <= before + 1;
        before = level(line);
        is_fine
    })
}

#[test]
fn any_lines_read_as_they_came_back() {
    let mut state = 7;
    let mut tried = 0;
    for round in 0..1600 {
        let markdown = TALKS[round % TALKS.len()];
        let mut lines = seen_of(markdown);
        for _ in 0..=next(&mut state, 3) {
            let at = next(&mut state, lines.len());
            let what = next(&mut state, 5);
            match what {
                _ if is_taken(&mut lines, at, what, &mut state) => {}
                2 => lines.insert(at, (lines[at].0.clone(), format!("New words of round {round}"))),
                3 => lines.insert(at, (String::new(), format!("A new paragraph {round}"))),
                _ => lines[at].1.push_str(" changed"),
            }
        }
        if !can_stand(&lines) {
            continue;
        }
        tried += 1;
        let pieces = pieces_of(&lines);
        let text = match back_from(markdown, &[], &pieces).0 {
            Returned::Changed(text) => text,
            Returned::Same => markdown.to_owned(),
        };
        assert_eq!(seen_of(&text), lines, "{markdown}\n-----\n{text}");
    }
    assert!(tried > 400, "{tried}");
}

const CITED: &str = "- Federal law says so [@usc22, § 1]\n- A court said so [@usc22, § 2]\n- Call {{county}} now\n  - or {{county}} later [@ncmec2024; \
                     @usc22, § 3]\n- A survey [@ncmec2024, p. 4] and a law [@usc22, § 5] agree\n\nA last word [@ncmec2024, p. 6].\n\nCall \
                     {{county}} first [@usc22, § 7] and last.";

/// The piece that a page shows of a line's Markdown.
fn piece_of(unit: &unit::Unit, markdown: &str) -> Piece {
    let mut words = Vec::new();
    let text = unit.words(markdown).0.replace("{{county}}", "555-0100");
    for (at, part) in text.split("[@").enumerate() {
        let (cited, rest) = if at == 0 { ("", part) } else { part.split_once(']').unwrap() };
        let numbers: Vec<&str> = [("usc22", "1"), ("ncmec2024", "2")]
            .iter()
            .filter(|(key, _)| cited.contains(key))
            .map(|(_, number)| *number)
            .collect();
        words.extend((at > 0).then(|| mark(&numbers.join(","))));
        words.push(Run::plain(rest.strip_suffix(' ').unwrap_or(rest)));
    }
    match unit.level {
        Some(level) => item(level, words),
        None => Piece::Paragraph(words),
    }
}

/// Whatever else moves, goes and comes: each line keeps its own citations, with their places, and its own fields.
#[test]
fn any_lines_keep_what_they_cite() {
    let units = range::ranges(CITED);
    let mut state = 11;
    for round in 0..1000 {
        let mut order: Vec<Option<usize>> = (0..units.len()).map(Some).collect();
        for _ in 0..=next(&mut state, 3) {
            let at = next(&mut state, order.len());
            let what = next(&mut state, 3);
            if !is_taken(&mut order, at, what, &mut state) {
                order.insert(at, None);
            }
        }
        let new =
            |line: &Option<usize>| line.map_or_else(|| item(0, plain("Quite another thing")), |at| piece_of(&units[at], CITED));
        let pieces: Vec<Piece> = order.iter().map(new).collect();
        let (returned, report) = back_from(CITED, &[], &pieces);
        let text = match returned {
            Returned::Changed(text) => text,
            Returned::Same => CITED.to_owned(),
        };
        let words = |text: &str| range::ranges(text).iter().map(|unit| unit.words(text).0.to_owned()).collect::<Vec<_>>();
        let wanted =
            |line: &Option<usize>| line.map_or("Quite another thing".to_owned(), |at| units[at].words(CITED).0.to_owned());
        assert_eq!(
            words(&text),
            order.iter().map(wanted).collect::<Vec<_>>(),
            "round {round}: {order:?}\n{text}\n{}",
            told(&report)
        );
    }
}
