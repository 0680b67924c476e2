//! Plain text: blank lines divide paragraphs, lines of hyphens divide pages.

use super::divide::pages;
use super::error::ImportError;
use super::report::Report;
use super::tree::{MOST_RUNS, Piece, Reading, Run, Words, what_follows};

/// The longest line that can be a title, in characters.
const LONGEST_TITLE: usize = 80;

/// How many levels a list can have.
const LEVELS: usize = 9;

/// Text of a file, in UTF-8, UTF-16 by its mark, or the letters of old Windows programs.
///
/// # Errors
/// It is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if let Ok(text) = super::xml::decode_xml("", bytes) {
        let is_text = !text.chars().any(|letter| matches!(letter, '\0'..='\u{8}' | '\u{e}'..='\u{1a}'));
        return if is_text { Ok(text.into_owned()) } else { Err(ImportError::NotText) };
    }
    if bytes.iter().any(|byte| matches!(byte, 0..=8 | 14..=26)) {
        return Err(ImportError::NotText);
    }
    Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect())
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte) - 0x80).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// Reads plain text, such as what is pasted: a short line alone with text under it heads a page.
///
/// # Errors
/// There is nothing in it.
pub fn read_text(text: &str) -> Result<Reading, ImportError> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    let mut report = Report::default();
    let blocks: Vec<Vec<&str>> = blocks(&text, &mut report);
    let mut pieces = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let [line] = block.as_slice()
            && is_rule(line)
        {
            pieces.push(Piece::Rule);
            continue;
        }
        let starts_page = at == 0 || matches!(pieces.last(), Some(Piece::Rule));
        let has_more = blocks.get(at + 1).is_some_and(|next| next.len() > 1 || next.iter().any(|line| !is_rule(line)));
        let mut lines = block.as_slice();
        if let [first, rest @ ..] = lines
            && is_title(first)
            && (rest.is_empty() && has_more && (starts_page || follows_text(blocks.get(at + 1)))
                || !rest.is_empty() && rest.iter().all(|line| mark(line).is_some()))
        {
            pieces.push(Piece::Heading { level: 1, words: words(first) });
            lines = rest;
        }
        paragraphs(lines, &mut pieces);
    }
    let pages = pages(pieces, Vec::new());
    if pages.is_empty() {
        return Err(ImportError::Empty(String::new()));
    }
    Ok(Reading { pages, pictures: Vec::new(), report })
}

/// Lines between blank ones; rules stand alone.
fn blocks<'a>(text: &'a str, report: &mut Report) -> Vec<Vec<&'a str>> {
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    let mut left = MOST_RUNS;
    for line in text.lines() {
        if line.trim().is_empty() {
            if blocks.last().is_some_and(|block| !block.is_empty()) {
                blocks.push(Vec::new());
            }
            continue;
        }
        if left == 0 {
            report.dropped("", what_follows());
            break;
        }
        left -= 1;
        if is_rule(line) {
            blocks.extend([vec![line], Vec::new()]);
        } else if let Some(block) = blocks.last_mut() {
            block.push(line);
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && ['-', '=', '_', '*'].into_iter().any(|mark| line.chars().all(|letter| letter == mark))
}

fn is_title(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= LONGEST_TITLE && mark(line).is_none() && !line.ends_with(['.', ',', ';', '!'])
}

/// Whether a block is a list or more than a line, so that a line before it heads it.
fn follows_text(block: Option<&Vec<&str>>) -> bool {
    block.is_some_and(|block| {
        block.len() > 1 || block.iter().any(|line| mark(line).is_some() || line.chars().count() > LONGEST_TITLE)
    })
}

fn paragraphs(lines: &[&str], pieces: &mut Vec<Piece>) {
    let mut open: Option<Piece> = None;
    // Of each level the last number, as it was typed and as it counts.
    let mut last: [Option<(u32, u32)>; LEVELS] = [None; LEVELS];
    for line in lines {
        if let Some((level, typed, text)) = mark(line) {
            pieces.extend(open.take());
            // Who types 1. before every item means 1, 2, 3.
            let Some([before, deeper @ ..]) = last.get_mut(usize::from(level)..) else { continue };
            let same = before.filter(|(before, _)| typed == Some(*before));
            let number = same.map_or(typed, |(_, number)| Some(number.saturating_add(1)));
            *before = typed.zip(number);
            deeper.fill(None);
            open = Some(Piece::Item { level, number, words: words(text) });
            continue;
        }
        match &mut open {
            // A paragraph that was broken into lines.
            Some(Piece::Paragraph(before) | Piece::Item { words: before, .. }) => {
                before.push(Run::plain(" "));
                before.extend(words(line));
            }
            Some(_) | None => open = Some(Piece::Paragraph(words(line))),
        }
    }
    pieces.extend(open);
}

/// The level, number and text of a line that begins with a bullet or a number.
fn mark(line: &str) -> Option<(u8, Option<u32>, &str)> {
    let inner = line.trim_start();
    let indent =
        line.chars().take_while(|letter| letter.is_whitespace()).map(|letter| if letter == '\t' { 4 } else { 1 }).sum::<usize>();
    let level = u8::try_from(indent / 2).unwrap_or(u8::MAX).min(8);
    if let Some(rest) =
        inner.strip_prefix(['-', '*', '•', '–', '◦', '▪', '·', '●', 'o']).and_then(|rest| rest.strip_prefix([' ', '\t']))
    {
        return Some((level, None, rest.trim()));
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner.get(digits..)?.strip_prefix(['.', ')'])?.strip_prefix([' ', '\t'])?;
    let number: u32 = inner.get(..digits)?.parse().ok()?;
    // A year at the beginning of a line is no list.
    (digits <= 2).then(|| (level, Some(number), rest.trim()))
}

fn words(text: &str) -> Words {
    vec![Run::plain(text.trim())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::slide::{make_slides, test_context};

    fn made(text: &str) -> Vec<(String, String)> {
        let imported = make_slides(read_text(text).unwrap(), &test_context());
        let body = |text: &str| text.split_once("\n---\n").map(|(_, body)| body.trim().to_owned()).unwrap();
        imported.slides.iter().map(|slide| (slide.title.clone(), body(&slide.text))).collect()
    }

    #[test]
    fn blank_lines_and_rules_divide() {
        let text = "What it means\r\n\r\n- under 18\r\n  - no proof\r\n- {{field}}\r\n\r\n---\r\n\r\nSigns\r\n\r\nTwo phones and\r\nno money.\r\n";
        let expected =
            [("What it means", "- under 18\n  - no proof\n- \\{ \\{field\\}\\}"), ("Signs", "Two phones and no money.")];
        let expected = expected.map(|(title, body)| (title.to_owned(), body.to_owned()));
        assert_eq!(made(text), expected);
        let lazy = "- One\n  - a\n\n---\n\nTwo\n\n1. a\n1. b\n  1. c\n1. d";
        assert_eq!(made(lazy)[1].1, "1. a\n2. b\n   1. c\n3. d", "{:?}", made(lazy));
        assert_eq!(made("Steps:\n1. a\n2. b\n3. c\n\n2016. A year").len(), 1);
    }

    #[test]
    fn lines_without_end_are_cut_and_told() {
        let reading = read_text(&"a\n\n".repeat(1_000_000)).unwrap();
        let pieces: usize = reading.pages.iter().map(|page| page.pieces.len()).sum();
        assert!(pieces <= MOST_RUNS, "{pieces}");
        assert!(reading.report.told.iter().any(|told| told.message.starts_with("what follows the first 400000")));
    }

    #[test]
    fn old_encodings_are_read_and_bytes_are_not() {
        assert_eq!(decode(b"caf\xe9 \x93x\x94").unwrap(), "café “x”");
        assert_eq!(decode(b"a\0b"), Err(ImportError::NotText));
        assert_eq!(decode(b"\xff\xfea\0b\0").unwrap(), "ab");
        assert!(matches!(read_text(" \n"), Err(ImportError::Empty(_))));
    }
}
