//! What the processor leaves untidy: marks that meet, quotation marks in quotation marks, markup in titles, "and others".

use super::styled::{Style, Styled, StyledChar};
use crate::quotation::{Marks, curl};
use lectern_model::language::Language;
use lectern_model::span::Link;
use std::rc::Rc;

// The stand-ins are characters without a look of their own, which the processor passes on and which weigh nothing when it sorts.

/// Stands for the authors an item does not name ("and others").
pub(super) const OTHERS: char = '\u{2061}';

/// Stand for the quotation marks in a source's own words, which are single or double by what they stand in.
const OPEN_DOUBLE: char = '\u{206A}';
const CLOSE_DOUBLE: char = '\u{206B}';
const OPEN_SINGLE: char = '\u{206C}';
const CLOSE_SINGLE: char = '\u{206D}';

/// Stand for the tags CSL-JSON allows in a text.
const OPEN_ITALIC: char = '\u{206E}';
const CLOSE_ITALIC: char = '\u{206F}';
const OPEN_BOLD: char = '\u{FFF9}';
const CLOSE_BOLD: char = '\u{FFFA}';
const OPEN_RAISED: char = '\u{FFFB}';
const CLOSE_RAISED: char = '\u{2063}';

/// Whether a character stands for something here, and so must not come from a source.
pub(super) fn is_stand_in(c: char) -> bool {
    matches!(c, '\u{2061}'..='\u{2064}' | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}')
}

/// A text without its tags, those that change how it looks as stand-ins.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let tag = after.split_once('>').filter(|(tag, _)| tag.len() < 80);
        let name = |tag: &str| tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_ascii_lowercase();
        match tag.map(|(tag, behind)| (name(tag), tag.starts_with('/'), behind)) {
            Some((name, closes, behind)) if matches!(name.as_str(), "i" | "b" | "sup" | "sub" | "sc" | "span") => {
                match (name.as_str(), closes) {
                    ("i", false) => out.push(OPEN_ITALIC),
                    ("i", true) => out.push(CLOSE_ITALIC),
                    ("b", false) => out.push(OPEN_BOLD),
                    ("b", true) => out.push(CLOSE_BOLD),
                    ("sup", false) => out.push(OPEN_RAISED),
                    ("sup", true) => out.push(CLOSE_RAISED),
                    _ => {}
                }
                rest = behind;
            }
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Stands behind a number that is no number to count with (`OPRE Report 2020-143`), with a space between two of them.
const NO_NUMBER: char = '\u{2062}';

/// A number as the processor takes it: one with words in it is kept from being read as a range or a plural.
pub(super) fn protect_number(text: &str) -> String {
    let text = protect(text);
    if text.contains(' ') { format!("{text}{NO_NUMBER} {NO_NUMBER}") } else { text }
}

/// A source's own words as the processor takes them: straight marks curled, quotation marks as stand-ins.
pub(super) fn protect(text: &str) -> String {
    let text = curl(&without_tags(text).replace("...", "…"), None, Marks::of(&Language::default()));
    let mut open_singles = 0usize;
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let before_letter = rest.peek().is_some_and(|next| next.is_alphanumeric());
        out.push(match c {
            '“' => OPEN_DOUBLE,
            '”' => CLOSE_DOUBLE,
            '‘' => {
                open_singles += 1;
                OPEN_SINGLE
            }
            '’' if open_singles > 0 && !before_letter => {
                open_singles -= 1;
                CLOSE_SINGLE
            }
            other => other,
        });
    }
    out
}

/// All of it, in the order the rules build on each other. `with_comma` says that "et al." follows a comma, as it does after an
/// inverted name in a reference list and does not in running text.
pub(super) fn tidy(line: Styled, language: &Language, with_comma: bool) -> Styled {
    let line = read_markup(drop_number_stand_ins(line));
    let line = name_others(line, with_comma);
    let line = join_marks(line, language.primary() != "es");
    let line = set_quotation_marks(line);
    let mut line = drop_bare_retrieved(link_addresses(line));
    line.trim();
    line
}

fn drop_number_stand_ins(mut line: Styled) -> Styled {
    let mut at = 0;
    while at < line.chars.len() {
        if line.chars[at].c == NO_NUMBER {
            let is_spaced = line.chars.get(at + 1).is_some_and(|next| next.c.is_whitespace());
            let length = if is_spaced && line.chars.get(at + 2).is_some_and(|next| next.c == NO_NUMBER) { 3 } else { 1 };
            line.chars.drain(at..at + length);
        } else {
            at += 1;
        }
    }
    line
}

/// The marks that stand for tags, in pairs: italics, bold, raised.
fn read_markup(line: Styled) -> Styled {
    let mut out = Styled::default();
    let (mut italic, mut bold, mut raised) = (false, false, false);
    for mut styled in line.chars {
        match styled.c {
            OPEN_ITALIC | CLOSE_ITALIC => italic = styled.c == OPEN_ITALIC,
            OPEN_BOLD | CLOSE_BOLD => bold = styled.c == OPEN_BOLD,
            OPEN_RAISED | CLOSE_RAISED => raised = styled.c == OPEN_RAISED,
            _ => {
                // Italics in italics stand upright.
                styled.style.emphasis ^= italic;
                styled.style.strong |= bold;
                styled.style.superscript |= raised;
                out.chars.push(styled);
            }
        }
    }
    out
}

/// The stand-in for authors who are not named, with the comma or the "and" before it, becomes "et al.".
fn name_others(line: Styled, with_comma: bool) -> Styled {
    let mut out = Styled::default();
    for styled in line.chars {
        if styled.c != OTHERS {
            out.chars.push(styled);
            continue;
        }
        let mut kept = out.text().trim_end_matches([' ', ',', '\u{a0}']).to_owned();
        for word in [" &", " and", " y", " e"] {
            if let Some(before) = kept.strip_suffix(word) {
                kept = before.trim_end_matches([' ', ',', '\u{a0}']).to_owned();
            }
        }
        out.chars.truncate(kept.chars().count());
        let words = match (out.chars.is_empty(), with_comma) {
            (true, _) => "et al.",
            (false, true) => ", et al.",
            (false, false) => " et al.",
        };
        out.push(words, &styled.style);
    }
    out
}

/// Marks that meet: one is left, and a full stop or comma goes inside the quotation mark where the language has it so.
fn join_marks(line: Styled, inside_quotation: bool) -> Styled {
    let mut out = Styled::default();
    let chars = line.chars;
    for (at, styled) in chars.iter().enumerate() {
        if styled.style.link.as_deref().is_some_and(is_address) {
            out.chars.push(styled.clone());
            continue;
        }
        let next = chars.get(at + 1).map(|next| next.c);
        match styled.c {
            '.' | ',' | ';' | ':' => push_mark(&mut out, styled, next, inside_quotation),
            ')' | ']' => {
                while out.chars.last().is_some_and(|last| last.c == ',' || last.c == ' ') {
                    out.chars.pop();
                }
                out.chars.push(styled.clone());
            }
            ' ' if out.chars.last().is_none_or(|last| matches!(last.c, ' ' | '(' | '[')) => {}
            _ => out.chars.push(styled.clone()),
        }
    }
    out
}

fn is_address(link: &Link) -> bool {
    matches!(link, Link::Url(_))
}

fn push_mark(out: &mut Styled, mark: &StyledChar, next: Option<char>, inside_quotation: bool) {
    let is_decimal = next.is_some_and(|next| next.is_ascii_digit());
    while !is_decimal && out.chars.last().is_some_and(|last| last.c == ' ') {
        out.chars.pop();
    }
    let last = out.chars.last().map(|last| last.c);
    let before_last = out.chars.iter().rev().nth(1).map(|before| before.c);
    let is_end = |c: char| ".?!…".contains(c);
    match (last, mark.c) {
        // The end of a sentence does for a full stop, also inside a quotation mark.
        (Some(last), '.') if is_end(last) => {}
        (Some('”' | '’' | CLOSE_DOUBLE | CLOSE_SINGLE), '.') if before_last.is_some_and(is_end) => {}
        (Some(','), mark_char) => {
            if mark_char != ',' {
                out.chars.pop();
                out.chars.push(mark.clone());
            }
        }
        (Some(CLOSE_DOUBLE | CLOSE_SINGLE), '.' | ',') if inside_quotation => {
            let quotation = out.chars.pop();
            let mark =
                StyledChar { c: mark.c, style: quotation.as_ref().map_or_else(Style::default, |inner| inner.style.clone()) };
            out.chars.push(mark);
            out.chars.extend(quotation);
        }
        (Some(last), mark_char) if last == mark_char => {}
        _ => out.chars.push(mark.clone()),
    }
}

/// The stand-ins become double marks, or single ones inside the style's own quotation marks.
fn set_quotation_marks(mut line: Styled) -> Styled {
    let mut depth = 0usize;
    for styled in &mut line.chars {
        styled.c = match styled.c {
            '“' => {
                depth += 1;
                '“'
            }
            '”' => {
                depth = depth.saturating_sub(1);
                '”'
            }
            OPEN_DOUBLE if depth % 2 == 1 => '‘',
            OPEN_DOUBLE => '“',
            CLOSE_DOUBLE if depth % 2 == 1 => '’',
            CLOSE_DOUBLE => '”',
            OPEN_SINGLE => '‘',
            CLOSE_SINGLE => '’',
            other => other,
        };
    }
    line
}

/// Addresses that are not links yet become links.
pub(super) fn link_addresses(mut line: Styled) -> Styled {
    let text: Vec<char> = line.chars.iter().map(|styled| styled.c).collect();
    let mut at = 0;
    while at < text.len() {
        let starts = ["https://", "http://"].iter().any(|start| text[at..].iter().copied().take(start.len()).eq(start.chars()));
        if !starts || line.chars[at].style.link.is_some() {
            at += 1;
            continue;
        }
        let mut end = (at..text.len()).find(|end| text[*end].is_whitespace()).unwrap_or(text.len());
        while end > at && ".,;:)”’".contains(text[end - 1]) {
            end -= 1;
        }
        let url: String = text[at..end].iter().collect();
        let link = Some(Rc::new(Link::Url(url)));
        for styled in &mut line.chars[at..end] {
            styled.style.link.clone_from(&link);
        }
        at = end.max(at + 1);
    }
    line
}

/// "Retrieved" before an address, where the day it was retrieved is not known, says nothing.
fn drop_bare_retrieved(mut line: Styled) -> Styled {
    let address = line.chars.iter().position(|styled| styled.style.link.as_deref().is_some_and(is_address));
    let Some(address) = address else { return line };
    let before: String = line.chars[..address].iter().map(|styled| styled.c).collect();
    for word in ["Retrieved ", "Recuperado "] {
        if before.ends_with(word) {
            line.chars.drain(address - word.chars().count()..address);
        }
    }
    line
}
