//! Words of strangers as Markdown in which nothing means anything by accident: no citation, no field, no block, no HTML.

use super::link::LONGEST_ADDRESS;
use super::report::Report;
use super::tree::{Leads, Run, Script, is_left_out};
use crate::load::file_report::FileReport;
use crate::load::markdown::parse_inlines;
use lectern_model::span::Inline;
use std::fmt::Write;

/// Where a link of a stranger may lead.
const SCHEMES: [&str; 5] = ["https:", "http:", "mailto:", "tel:", "sms:"];

/// What stands around some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// A block of their own: line breaks may stand.
    Block,
    /// One line: a heading, a cell, a title.
    Line,
}

/// Writes words as Markdown, and reads it again to see that it says the same; where style would change a word, style goes.
pub(super) fn markdown(words: &[Run], around: Around, place: &str, report: &mut Report) -> String {
    let words = tidy(words, around, place, report);
    let wanted = seen(&words.iter().map(|run| run.text.as_str()).collect::<String>());
    let styled = written(&words);
    if says(&styled, &wanted) {
        report.kept.links += words.iter().filter(|run| run.link.is_some()).count();
        return styled;
    }
    let bare: Vec<Run> = words.iter().map(|run| Run::plain(run.text.clone())).collect();
    if words.iter().any(|run| run.link.is_some() || run.strong || run.emphasis) {
        report.changed(
            place,
            format!("“{}” lost its bold, italics or link: they cannot be written in its place", shortened(&wanted)),
        );
    }
    written(&bare)
}

/// A text without what nobody sees in it: white space runs together.
fn seen(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(48).collect();
    if letters.next().is_some() { format!("{}…", start.trim_end()) } else { start }
}

/// Whether Markdown is read as these words and nothing but words, style and links.
fn says(markdown: &str, wanted: &str) -> bool {
    let mut report = FileReport::new("", "");
    let inlines = parse_inlines(&mut report, &markdown.replace("\\\n", "\n"), 0..0);
    is_plain(&inlines) && seen(&Inline::plain_text(&inlines)) == wanted
}

fn is_plain(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(_) | Inline::Break => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => is_plain(inner),
        Inline::Citation(_) | Inline::Field(_) => false,
    })
}

/// The words with raised and lowered ones in characters, without control characters, links that lead where they may, and one run for
/// each style.
fn tidy(words: &[Run], around: Around, place: &str, report: &mut Report) -> Vec<Run> {
    let mut tidied: Vec<Run> = Vec::new();
    for run in words {
        let text = in_characters(&clean(&run.text, around), run.script, place, report);
        let link = run.link.as_ref().and_then(|link| allowed(link, &text, place, report));
        let run = Run { text, script: Script::Level, link, ..run.clone() };
        match tidied.last_mut() {
            Some(last) if (last.strong, last.emphasis, &last.link) == (run.strong, run.emphasis, &run.link) => {
                last.text.push_str(&run.text);
            }
            Some(_) | None => tidied.push(run),
        }
    }
    for run in &mut tidied {
        run.text = apart(&run.text, place, report);
    }
    let mut tidied = with_space_outside(tidied);
    if let Some(first) = tidied.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = tidied.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    tidied.retain(|run| !run.text.is_empty());
    tidied
}

/// A text without control characters and what changes the direction of others; a line break only where one may stand.
fn clean(text: &str, around: Around) -> String {
    let kept = text.chars().filter_map(|letter| match letter {
        '\n' | '\u{b}' | '\u{2028}' | '\u{85}' if around == Around::Block => Some('\n'),
        '\n' | '\r' | '\t' | '\u{b}' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some(' '),
        _ if is_left_out(letter) => None,
        _ => Some(letter),
    });
    kept.collect()
}

/// Braces and brackets that would begin a local field or a citation, apart.
fn apart(text: &str, place: &str, report: &mut Report) -> String {
    if !text.contains("{{") && !text.contains("[@") {
        return text.to_owned();
    }
    report.changed(place, format!("“{}” has {{{{ or [@, which mean something here; they were written apart", shortened(text)));
    text.replace("{{", "{ {").replace("{{", "{ {").replace("[@", "[ @")
}

/// Raised and lowered words as characters that stand so: § 7102³ must not become § 71023.
fn in_characters(text: &str, script: Script, place: &str, report: &mut Report) -> String {
    let (map, mark): (fn(char) -> Option<char>, char) = match script {
        Script::Level => return text.to_owned(),
        Script::Raised => (raised, '^'),
        Script::Lowered => (lowered, '_'),
    };
    let inner = text.trim();
    let mapped: Option<String> = inner.chars().map(map).collect();
    match mapped {
        Some(mapped) => text.replacen(inner, &mapped, 1),
        None if inner.is_empty() => text.to_owned(),
        // 1st and 2nd, a note's star, a trade mark: they say the same on the line.
        None if !inner.chars().any(|letter| letter.is_ascii_digit()) && (script == Script::Lowered || is_harmless(inner)) => {
            text.to_owned()
        }
        None => {
            report.changed(place, format!("the raised or lowered “{}” is written {mark}({inner})", shortened(inner)));
            text.replacen(inner, &format!("{mark}({inner})"), 1)
        }
    }
}

fn is_harmless(text: &str) -> bool {
    matches!(text, "st" | "nd" | "rd" | "th" | "TM" | "SM") || text.chars().all(|letter| !letter.is_alphanumeric())
}

fn raised(letter: char) -> Option<char> {
    Some(match letter {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        '+' => '⁺',
        '-' | '−' | '–' => '⁻',
        '=' => '⁼',
        '(' => '⁽',
        ')' => '⁾',
        'n' => 'ⁿ',
        ',' | ' ' | '\u{a0}' | ';' => letter,
        _ => return None,
    })
}

fn lowered(letter: char) -> Option<char> {
    Some(match letter {
        '0'..='9' => char::from_u32(0x2080 + letter.to_digit(10)?)?,
        '+' => '₊',
        '-' | '−' | '–' => '₋',
        '=' => '₌',
        '(' => '₍',
        ')' => '₎',
        ',' | ' ' | '\u{a0}' => letter,
        _ => return None,
    })
}

/// A link that leads to the web, a mail address or a telephone; any other is words alone.
fn allowed(link: &Leads, text: &str, place: &str, report: &mut Report) -> Option<Leads> {
    let address = match link {
        Leads::Address(address) => address.trim(),
        Leads::Page(_) => {
            report.dropped(place, format!("the link of “{}” to another slide; its words stay", shortened(text.trim())));
            return None;
        }
    };
    let is_led = SCHEMES.iter().any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let is_whole = address.len() <= LONGEST_ADDRESS && !address.chars().any(|letter| letter.is_control() || letter == '\\');
    if is_led && is_whole {
        return Some(Leads::Address(address.to_owned()));
    }
    if !text.trim().is_empty() {
        let message = format!(
            "the link of “{}” to {}; its words stay: links lead to the web, a mail address or a telephone",
            shortened(text.trim()),
            shortened(address)
        );
        report.dropped(place, message);
    }
    None
}

/// White space moved out of styled runs: `**bold **` is not bold.
fn with_space_outside(runs: Vec<Run>) -> Vec<Run> {
    let mut spaced: Vec<Run> = Vec::new();
    for run in runs {
        let is_styled = run.strong || run.emphasis || run.link.is_some();
        let inner = run.text.trim();
        if !is_styled || inner.is_empty() {
            spaced.push(Run::plain(run.text));
            continue;
        }
        let start = run.text.len() - run.text.trim_start().len();
        let (before, after) =
            (run.text.get(..start).unwrap_or_default(), run.text.get(start + inner.len()..).unwrap_or_default());
        let pieces = [Run::plain(before), Run { text: inner.to_owned(), ..run.clone() }, Run::plain(after)];
        spaced.extend(pieces.into_iter().filter(|piece| !piece.text.is_empty()));
    }
    spaced
}

fn written(runs: &[Run]) -> String {
    let mut text = String::new();
    for (at, run) in runs.iter().enumerate() {
        let mut words = escaped(&run.text);
        // Before a link it would make a picture.
        if words.ends_with('!') && runs.get(at + 1).is_some_and(|next| next.link.is_some()) {
            words.insert(words.len() - 1, '\\');
        }
        let mark = match (run.strong, run.emphasis) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let styled = format!("{mark}{words}{mark}");
        match &run.link {
            Some(Leads::Address(address)) => {
                let _ = write!(text, "[{styled}](<{}>)", address_text(address));
            }
            Some(Leads::Page(_)) | None => text.push_str(&styled),
        }
    }
    line_starts(&text)
}

/// An address between `<` and `>`.
fn address_text(address: &str) -> String {
    address.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E")
}

/// Words in which no letter is a mark of Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '{' | '}' | '~') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Lines whose beginnings begin no block, with the line breaks of Markdown between them.
fn line_starts(text: &str) -> String {
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.map(line_start).collect::<Vec<_>>().join("\\\n")
}

fn line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    match rest.chars().next() {
        Some('.' | ')') if (1..=9).contains(&digits) => format!("{number}\\{rest}"),
        Some('#' | '+' | '-' | '=' | ':') if digits == 0 => format!("\\{rest}"),
        Some(_) | None => line.to_owned(),
    }
}

/// A text in double quotation marks, as YAML takes any.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            _ if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {}
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[Run]) -> (String, Report) {
        let mut report = Report::default();
        (markdown(words, Around::Block, "slide 1", &mut report), report)
    }

    fn text(words: &str) -> String {
        of(&[Run::plain(words)]).0
    }

    fn raised(words: &str) -> Run {
        Run { script: Script::Raised, ..Run::plain(words) }
    }

    #[test]
    fn a_note_mark_never_becomes_part_of_a_number() {
        assert_eq!(of(&[Run::plain("§ 7102"), raised("3")]).0, "§ 7102³");
        assert_eq!(of(&[Run::plain("1,200"), raised("4, 5")]).0, "1,200⁴, ⁵");
        assert_eq!(of(&[Run::plain("the 21"), raised("st"), Run::plain(" century")]).0, "the 21st century");
        let (text, report) = of(&[Run::plain("18"), raised("a1")]);
        assert_eq!(text, "18^(a1)");
        assert_eq!(of(&[Run::plain("18"), raised(" a1 "), Run::plain("years")]).0, "18 ^(a1) years");
        assert_eq!(report.told.len(), 1);
        assert_eq!(of(&[Run::plain("CO"), Run { script: Script::Lowered, ..Run::plain("2") }]).0, "CO₂");
    }

    #[test]
    fn nothing_means_anything_by_accident() {
        let hostile = [
            "# a",
            "1. a",
            "- a",
            "+ a",
            "> a",
            "=====",
            "---",
            "```number",
            "~~~",
            "::: note",
            "a [@smith2020, p. 3] b",
            "{{county_hotline}} {{{{x}}}}",
            "[words](https://a.example)",
            "![alt](images/x.png)",
            "<script>alert(1)</script> <!-- x",
            "&amp; &#35;",
            "*a* _b_ `c` \\*d",
            "| a | b |",
            "[x]: https://a.example",
            "Title {.notes}",
            "https://a.example/x_y_z",
            "a\u{0}b\u{202e}c",
            "[@",
            "[[@a]]",
            "1) a\n2) b\n# c",
        ];
        for line in hostile {
            let markdown = text(line);
            let mut report = FileReport::new("", &markdown);
            let blocks = crate::load::markdown::parse_blocks(&mut report, 0..markdown.len()).blocks;
            let told: Vec<_> = report.finish().into_iter().map(|told| told.message).collect();
            assert!(told.is_empty(), "{line}: {markdown}: {told:?}");
            let [block] = blocks.as_slice() else { panic!("{line}: {markdown}: {blocks:?}") };
            let lectern_model::block::Block::Paragraph(inlines) = &block.block else { panic!("{line}: {block:?}") };
            assert!(is_plain(inlines), "{line}: {inlines:?}");
            assert!(!markdown.is_empty(), "{line}");
        }
    }

    #[test]
    fn style_stands_where_it_can() {
        let strong = |text: &str| Run { strong: true, ..Run::plain(text) };
        let emphasis = |text: &str| Run { emphasis: true, ..Run::plain(text) };
        assert_eq!(of(&[strong("Under "), strong("18"), Run::plain("years")]).0, "**Under 18**years");
        assert_eq!(of(&[strong("Under 18 "), Run::plain("years, "), emphasis("anything")]).0, "**Under 18** years, *anything*");
        let (text, report) = of(&[Run::plain("a"), strong("(b)"), Run::plain("c")]);
        assert_eq!((text.as_str(), report.told.len()), ("a(b)c", 1));
    }

    #[test]
    fn links_lead_where_they_may() {
        let link = |address: &str| Run { link: Some(Leads::Address(address.to_owned())), ..Run::plain("here") };
        assert_eq!(of(&[Run::plain("Stop!"), link("https://a.example/(x) y")]).0, "Stop\\![here](<https://a.example/(x)%20y>)");
        for bad in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "..\\x", "https://a\nb"] {
            let (text, report) = of(&[link(bad)]);
            assert_eq!(text, "here", "{bad}");
            assert!(report.told[0].message.contains("its words stay"), "{bad}");
        }
        assert_eq!(of(&[link("mailto:a@b.example")]).1.kept.links, 1);
    }

    #[test]
    fn a_title_is_one_line_of_yaml() {
        assert_eq!(quoted("a \"b\": \\{ #c\nd"), "\"a \\\"b\\\": \\\\{ #c d\"");
    }
}
