//! The Markdown of a line that was changed, with its citations and local fields.

use super::super::markup::{Around, markdown, shortened};
use super::super::report::Report;
use super::super::tree::{Run, Script};
use super::Exported;
use super::cite::{Citations, Cited, Elsewhere};
use super::line::key;
use super::plain_mark::with_plain_marks;
use super::seek::{Found, found, is_private, stand_in};
use super::token::{Token, tokens, tokens_with, words_alone};
use super::unit::resolved;

/// Writes lines.
pub(super) struct Writer<'a> {
    pub(super) exported: &'a Exported<'a>,
    pub(super) report: &'a mut Report,
    pub(super) place: &'a str,
    /// The part's old Markdown.
    pub(super) part: &'a str,
    pub(super) elsewhere: Elsewhere,
}

/// What a line was: its Markdown behind its mark, and its marks as they are shown.
#[derive(Clone, Copy, Default)]
pub(super) struct Was<'a> {
    pub(super) markdown: &'a str,
    pub(super) marks: &'a [String],
}

impl Writer<'_> {
    pub(super) fn wanting(&mut self, message: String) {
        self.report.wanting(self.place, message);
    }

    /// The Markdown of a line. None where what it says cannot be written surely, which is told.
    pub(super) fn written(&mut self, words: &[Run], was: Was<'_>, around: Around) -> Option<String> {
        let said: String = words.iter().map(|run| run.text.as_str()).collect();
        let tokens = match with_plain_marks(
            tokens_with(&as_authored(words, was.markdown), was.marks),
            &typed(was.marks),
            was.markdown,
        ) {
            Ok(tokens) => tokens,
            Err(label) => {
                self.wanting(format!(
                    "in “{}” the mark “{label}” of a citation came back as plain words and may be a figure; the line stays as it was: \
                     change it in the talk",
                    shortened(said.trim())
                ));
                return None;
            }
        };
        let mut own = Citations::of(was.markdown).shown_as(was.marks);
        let wanted = words_alone(&tokens);
        let Found { tokens, fields, marks } = found(tokens, was.markdown, &own, self.exported);
        let labels = tokens.iter().filter_map(|token| match token {
            Token::Mark(label) => Some(label.clone()),
            Token::Words(_) => None,
        });
        let labels: Vec<String> = labels.collect();
        let cited = own.taken(&labels, &marks, &self.elsewhere, self.exported);
        let text = self.put_together(&tokens, &labels, cited, was, around);
        let mut text = with_own_links(&text, was.markdown);
        for (at, (name, _)) in fields.iter().enumerate() {
            text = stand_in(at).map_or(text.clone(), |letter| text.replace(letter, &format!("{{{{{name}}}}}")));
        }
        let is_level = words.iter().all(|run| run.script == Script::Level || is_mark_alone(run));
        if is_level && key(&resolved(&text, self.exported)) != key(&wanted) {
            self.wanting(format!("“{}” cannot be written in its place: change it in the talk", shortened(said.trim())));
            return None;
        }
        for (name, _) in fields.iter().filter(|(_, is_there)| !is_there) {
            let message = format!("“{}” no longer has the local field {name}", shortened(&text));
            self.report.changed(self.place, message);
        }
        for source in own.lost() {
            let message = format!(
                "“{}” came back without the mark of {source} and cites it no more: cite it again if the words rest on it",
                shortened(&text)
            );
            self.report.wanting(self.place, message);
        }
        Some(text)
    }

    fn put_together(
        &mut self,
        tokens: &[Token],
        labels: &[String],
        cited: Vec<Option<Cited>>,
        was: Was<'_>,
        around: Around,
    ) -> String {
        let before = if was.markdown.is_empty() { self.part } else { was.markdown };
        // The program sets full stops and commas before raised numbers itself.
        let points_after = before.contains("].") || before.contains("],");
        let mut marks = labels.iter().zip(cited);
        let mut text = String::new();
        for token in tokens {
            match token {
                Token::Words(runs) => {
                    let written = markdown(runs, around, self.place, self.report);
                    let has_space = runs.first().is_some_and(|run| run.text.starts_with(char::is_whitespace));
                    if !text.is_empty() && has_space && !written.is_empty() {
                        text.push(' ');
                    }
                    // Behind a mark no line begins, nor does an item with a decimal.
                    let is_within = !text.is_empty() || is_decimal(&written);
                    text.push_str(&if is_within { within_line(written) } else { written });
                }
                Token::Mark(_) => {
                    let Some((label, cited)) = marks.next() else { continue };
                    self.tell_mark(label, cited.as_ref(), &text);
                    let Some(cited) = cited else { continue };
                    let point = if points_after { take_point(&mut text) } else { String::new() };
                    if !text.is_empty() && !text.ends_with(' ') {
                        text.push(' ');
                    }
                    text.push_str(&format!("[{}]{point}", cited.raw));
                }
            }
        }
        text
    }

    /// Tells what of a mark is another, or is not known.
    fn tell_mark(&mut self, label: &str, cited: Option<&Cited>, text: &str) {
        let (label, text) = (label.trim(), shortened(text.trim()));
        let Some(cited) = cited else {
            return self.wanting(format!("the mark “{label}” of a citation is no source of the talk: cite it again"));
        };
        for source in &cited.gained {
            self.report.changed(self.place, format!("“{text}” now cites {source}, whose mark it carries"));
        }
        for source in &cited.vague {
            self.wanting(format!(
                "“{text}” cites {source} without a place in it, as the mark may be either of several: add the place"
            ));
        }
        if cited.is_short {
            self.wanting(format!("not every number of the mark “{label}” of “{text}” is a source of the talk: cite it again"));
        }
    }
}

fn is_mark_alone(run: &Run) -> bool {
    tokens(std::slice::from_ref(run)).iter().all(|token| matches!(token, Token::Mark(_)))
}

/// Labels as the words around them are written.
fn typed(labels: &[String]) -> Vec<String> {
    labels.iter().map(|label| label.replace('\u{a0}', " ").replace('\u{2011}', "-")).collect()
}

/// Markdown with its links as its author wrote them, where they lead to the same.
fn with_own_links(written: &str, old: &str) -> String {
    let links = old.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    let address = |link: &str| link.trim_matches(['<', '>']).trim_end_matches('/').to_owned();
    let own: Vec<(String, &str)> = links.map(|link| (address(link), link)).collect();
    let mut text = String::new();
    for (at, part) in written.split("](<").enumerate() {
        let link = part.split_once(">)").filter(|_| at > 0);
        match link.and_then(|(link, rest)| Some((own.iter().find(|(own, _)| *own == address(link))?.1, rest))) {
            Some((own, rest)) => text.push_str(&format!("]({own}){rest}")),
            None => text.push_str(&format!("{}{part}", if at > 0 { "](<" } else { "" })),
        }
    }
    text
}

/// Whether some Markdown begins with a number that has digits behind its point, `3\.5`, and is no item's.
fn is_decimal(written: &str) -> bool {
    let rest = written.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < written.len()
        && rest.strip_prefix("\\.").is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Markdown without the stroke that keeps its beginning from beginning a block.
fn within_line(written: String) -> String {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = written.split_at(digits);
    let is_kept = |letter: char| match digits {
        0 => matches!(letter, '#' | '+' | '-' | '=' | ':'),
        _ => matches!(letter, '.' | ')'),
    };
    match rest.strip_prefix('\\') {
        Some(inner) if inner.starts_with(is_kept) => format!("{number}{inner}"),
        Some(_) | None => written,
    }
}

/// Takes the full stop or comma from the end of some Markdown, also from within strong words; nothing where there is none.
fn take_point(text: &mut String) -> String {
    let inner = text.trim_end_matches('*');
    let at = inner.len().saturating_sub(1);
    match inner.chars().next_back() {
        Some(point @ ('.' | ',')) => {
            text.replace_range(at..at + 1, "");
            point.to_string()
        }
        Some(_) | None => String::new(),
    }
}

/// Words as an author writes them: style that all of the line has is its layout's, where its author gave it none; fixed spaces and
/// hyphens, and curly quotation marks where there were straight ones, are the program's.
fn as_authored(words: &[Run], old: &str) -> Vec<Run> {
    let seen = || words.iter().filter(|run| !run.text.trim().is_empty() && run.script == Script::Level);
    let (is_strong, is_emphasis) = (seen().all(|run| run.strong), seen().all(|run| run.emphasis));
    let keeps = |mark: &str| old.trim_start().starts_with(mark);
    let straight = |text: &str| text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    let is_straight = !old.contains(['“', '”', '’', '‘']);
    let plain = |run: &Run| {
        let text: String = run.text.chars().filter(|letter| !is_private(*letter)).collect();
        let text = text.replace('\u{a0}', " ").replace('\u{2011}', "-");
        Run {
            text: if is_straight { straight(&text) } else { text },
            strong: run.strong && (!is_strong || keeps("**")),
            emphasis: run.emphasis && (!is_emphasis || (keeps("*") && !keeps("**"))),
            ..run.clone()
        }
    };
    words.iter().map(plain).collect()
}
