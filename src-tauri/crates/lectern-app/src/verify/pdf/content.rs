//! The words of a content stream, through its fonts' own tables. A small reader for what our writer writes; one pass, no recursion.

use std::collections::BTreeMap;

/// What a font's codes say, by code.
pub(super) type CodeWords = BTreeMap<u16, String>;

/// What a content stream says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The words; a new line for every move of the pen.
    pub(super) text: String,
    /// Names of the forms it paints, in order, each with where in `text` it is painted.
    pub(super) forms: Vec<(usize, Vec<u8>)>,
    /// Whether words stand outside of all marked content.
    pub(super) unmarked: bool,
    /// Whether a font was used that the page does not have.
    pub(super) unknown_font: bool,
}

/// A piece of a content stream.
enum Token<'a> {
    Name(&'a [u8]),
    String(Vec<u8>),
    Number,
    Word(&'a [u8]),
    Open,
    Close,
    DictOpen,
    DictClose,
}

/// Reads a content stream.
pub(super) fn read<'a>(content: &[u8], font: &dyn Fn(&[u8]) -> Option<&'a CodeWords>) -> Said {
    let mut reader =
        Reader { operands: Vec::new(), marked: Vec::new(), font: None, line: Line::default(), said: Said::default() };
    let mut scanner = Scanner { bytes: content, at: 0 };
    while let Some(token) = scanner.next() {
        match token {
            Token::Word(word) => reader.operator(word, font),
            other => reader.operands.push(other),
        }
    }
    reader.end_line();
    reader.said
}

/// The words since the pen was last moved.
#[derive(Default)]
struct Line {
    /// Where in the text each piece ends: what one glyph says, or what is given in place of glyphs.
    ends: Vec<usize>,
    /// Where in the text it begins.
    start: usize,
    /// Whether its pieces stand as they are seen, the last one first.
    reversed: bool,
}

struct Reader<'b, 'a> {
    said: Said,
    operands: Vec<Token<'b>>,
    /// The marked content that is open: whether its words are given in place of those of its glyphs.
    marked: Vec<bool>,
    font: Option<&'a CodeWords>,
    line: Line,
}

impl<'b, 'a> Reader<'b, 'a> {
    fn operator(&mut self, word: &[u8], font: &dyn Fn(&[u8]) -> Option<&'a CodeWords>) {
        match word {
            b"Tf" => {
                let name = self.operands.iter().find_map(|token| if let Token::Name(name) = token { Some(*name) } else { None });
                self.font = name.and_then(font);
                self.said.unknown_font |= self.font.is_none();
            }
            b"Tm" | b"Td" | b"TD" | b"T*" | b"BT" => self.break_line(),
            b"Tj" | b"TJ" | b"'" | b"\"" => self.show(),
            b"BMC" => {
                self.line.reversed |= matches!(self.operands.as_slice(), [Token::Name(b"ReversedChars")]);
                self.marked.push(false);
            }
            b"BDC" => {
                let given = self.actual_text();
                self.marked.push(given.is_some());
                if let Some(words) = given {
                    self.say(&words);
                }
            }
            b"EMC" => drop(self.marked.pop()),
            b"Do" => {
                self.end_line();
                let name = self.operands.iter().find_map(|token| if let Token::Name(name) = token { Some(*name) } else { None });
                let at = self.said.text.len();
                self.said.forms.extend(name.map(|name| (at, name.to_owned())));
            }
            _ => {}
        }
        self.operands.clear();
    }

    fn say(&mut self, words: &str) {
        self.said.text.push_str(words);
        self.line.ends.push(self.said.text.len());
    }

    /// Puts the pieces of a line that runs from right to left into reading order.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.reversed {
            let starts = [line.start].into_iter().chain(line.ends.iter().copied());
            let pieces: Vec<&str> = starts.zip(&line.ends).filter_map(|(from, to)| self.said.text.get(from..*to)).collect();
            let words: String = pieces.into_iter().rev().collect();
            self.said.text.truncate(line.start);
            self.said.text.push_str(&words);
        }
        self.line.start = self.said.text.len();
    }

    fn break_line(&mut self) {
        self.end_line();
        if !self.said.text.is_empty() && !self.said.text.ends_with('\n') {
            self.said.text.push('\n');
        }
        self.line.start = self.said.text.len();
    }

    fn show(&mut self) {
        self.said.unmarked |= self.marked.is_empty();
        if self.marked.contains(&true) {
            return;
        }
        for token in std::mem::take(&mut self.operands) {
            if let Token::String(codes) = token {
                for code in codes.chunks_exact(2) {
                    let code = u16::from_be_bytes([code.first().copied().unwrap_or(0), code.get(1).copied().unwrap_or(0)]);
                    if let Some(words) = self.font.and_then(|font| font.get(&code)) {
                        self.say(words);
                    }
                }
            }
        }
    }

    /// The words that marked content gives in place of its glyphs'.
    fn actual_text(&self) -> Option<String> {
        let at = self.operands.iter().position(|token| matches!(token, Token::Name(b"ActualText")))?;
        match self.operands.get(at + 1)? {
            Token::String(bytes) => Some(text_string(bytes)),
            Token::Name(_) | Token::Number | Token::Word(_) | Token::Open | Token::Close | Token::DictOpen | Token::DictClose => {
                None
            }
        }
    }
}

/// A text string: UTF-16 where it begins with its mark, else bytes.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units = wide
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
            char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
        }
        None => match bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
            Some(utf8) => String::from_utf8_lossy(utf8).into_owned(),
            None => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

/// Takes a content stream to pieces.
struct Scanner<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Scanner<'b> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            match self.peek()? {
                b' ' | b'\n' | b'\r' | b'\t' | b'\x0c' | 0 => self.at += 1,
                b'%' => {
                    while self.peek().is_some_and(|byte| byte != b'\n') {
                        self.at += 1;
                    }
                }
                _ => break,
            }
        }
        let byte = self.peek()?;
        let double = self.bytes.get(self.at + 1) == Some(&byte);
        match byte {
            b'/' => {
                self.at += 1;
                Some(Token::Name(self.regular()))
            }
            b'(' => Some(Token::String(self.literal())),
            b'<' if double => self.skip(2, Token::DictOpen),
            b'>' if double => self.skip(2, Token::DictClose),
            b'<' => Some(Token::String(self.hexadecimal())),
            b'[' => self.skip(1, Token::Open),
            // What stands where nothing should ends what is open, and is passed.
            b']' | b'>' | b')' | b'{' | b'}' => self.skip(1, Token::Close),
            _ => {
                let word = self.regular();
                let number = std::str::from_utf8(word).is_ok_and(|text| text.parse::<f64>().is_ok());
                Some(if number { Token::Number } else { Token::Word(word) })
            }
        }
    }

    fn skip(&mut self, count: usize, token: Token<'b>) -> Option<Token<'b>> {
        self.at += count;
        Some(token)
    }

    fn regular(&mut self) -> &'b [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = |byte: &u8| {
            byte.is_ascii_whitespace() || matches!(byte, 0 | b'/' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'%')
        };
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut out),
                b'(' => {
                    depth += 1;
                    out.push(byte);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    out.push(byte);
                }
                _ => out.push(byte),
            }
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                out.push((value & 0xff) as u8);
            }
            other => out.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match char::from(byte).to_digit(16) {
                Some(digit) => digits.push(digit as u8),
                None if byte == b'>' => break,
                None => {}
            }
        }
        digits.chunks(2).map(|pair| pair.first().copied().unwrap_or(0) << 4 | pair.get(1).copied().unwrap_or(0)).collect()
    }
}

/// What a font's codes say, from its `ToUnicode` table.
pub(super) fn code_words(table: &[u8]) -> CodeWords {
    let mut words = CodeWords::new();
    let mut scanner = Scanner { bytes: table, at: 0 };
    let mut operands: Vec<Token<'_>> = Vec::new();
    while let Some(token) = scanner.next() {
        match token {
            Token::Word(b"endbfchar") => {
                let strings: Vec<Vec<u8>> = strings(std::mem::take(&mut operands));
                for pair in strings.chunks_exact(2) {
                    if let [code, said] = pair {
                        words.insert(number(code), utf16(said));
                    }
                }
            }
            Token::Word(b"endbfrange") => ranges(std::mem::take(&mut operands), &mut words),
            Token::Word(_) => operands.clear(),
            other => operands.push(other),
        }
    }
    words
}

fn strings(operands: Vec<Token<'_>>) -> Vec<Vec<u8>> {
    operands.into_iter().filter_map(|token| if let Token::String(bytes) = token { Some(bytes) } else { None }).collect()
}

/// Ranges of codes, each with the first one's words or with a list.
fn ranges(operands: Vec<Token<'_>>, words: &mut CodeWords) {
    let mut open: Vec<Vec<u8>> = Vec::new();
    let mut list: Option<Vec<Vec<u8>>> = None;
    for token in operands {
        match (token, &mut list) {
            (Token::Open, _) => list = Some(Vec::new()),
            (Token::String(bytes), Some(items)) => items.push(bytes),
            (Token::String(bytes), None) => open.push(bytes),
            (Token::Close, Some(_)) => {
                let items = list.take().unwrap_or_default();
                if let [first, _] = open.as_slice() {
                    let first = number(first);
                    for (at, said) in items.iter().enumerate() {
                        words.insert(first.saturating_add(u16::try_from(at).unwrap_or(u16::MAX)), utf16(said));
                    }
                }
                open.clear();
            }
            (Token::Close | Token::Name(_) | Token::Number | Token::Word(_) | Token::DictOpen | Token::DictClose, _) => {}
        }
        if let [first, last, said] = open.as_slice() {
            let (first, last, said) = (number(first), number(last), utf16(said));
            for (at, code) in (first..=last).enumerate() {
                let step = u32::try_from(at).unwrap_or(0);
                let moved = said.chars().next_back().and_then(|letter| char::from_u32(u32::from(letter) + step));
                let mut text = said.clone();
                text.pop();
                text.extend(moved);
                words.insert(code, text);
            }
            open.clear();
        }
    }
}

fn number(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |value: u16, byte| value << 8 | u16::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    text_string(&[&[0xfe, 0xff], bytes].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_through_the_fonts_tables() {
        let table = b"2 beginbfchar <0001> <0048> <0002> <00660069> endbfchar 1 beginbfrange <0005> <0006> <0061> <0007> <0008> [<0078> <0079>] endbfrange";
        let font = code_words(table);
        let content = b"/P <</MCID 0>> BDC BT /F1 12 Tf 1 0 0 1 0 0 Tm [<0001> -20 (\\000\\002)] TJ ET EMC BT 0 0 Td <00050006> Tj ET /S0 Do";
        let said = read(content, &|name| (name == b"F1").then_some(&font));
        assert_eq!(said.text, "Hfi\nab");
        assert!(said.unmarked, "the second piece is not marked");
        assert_eq!(said.forms, [(6, b"S0".to_vec())]);
        assert_eq!(font.get(&8).map(String::as_str), Some("y"));
    }

    #[test]
    fn words_given_in_place_of_glyphs_are_read_and_the_glyphs_are_not() {
        let font = code_words(b"1 beginbfchar <0001> <0048> endbfchar");
        let content = b"/Span <</ActualText <FEFF0041>>> BDC /F1 1 Tf <0001> Tj EMC /F1 1 Tf <0001> Tj";
        assert_eq!(read(content, &|_| Some(&font)).text, "AH");
    }

    #[test]
    fn words_from_right_to_left_are_read_in_their_order() {
        let font = code_words(b"4 beginbfchar <0001> <0061> <0002> <006C0061> <0003> <0062> <0004> <0020> endbfchar");
        let read = |content: &[u8]| read(content, &|_| Some(&font)).text;
        // As it is seen: "b la a", of which "la" is one glyph.
        assert_eq!(read(b"/F 1 Tf 1 0 0 1 0 0 Tm /ReversedChars BMC [<0003> 5 <0004000200040001>] TJ EMC"), "a la b");
        // With words that are given in its middle, and a line from left to right after it.
        let line = b"/F 1 Tf 0 0 Td /ReversedChars BMC <0003> Tj EMC /Span <</ActualText <FEFF0078>>> BDC <0001> Tj EMC \
                     /ReversedChars BMC <0002> Tj EMC 0 0 Td <00010003> Tj";
        assert_eq!(read(line), "laxb\nab");
    }

    #[test]
    fn damaged_content_ends_and_does_not_panic() {
        for content in [&b"(((("[..], b"<0", b"[ ] ) > /", b"\\", b"(\\", b"BDC EMC EMC Tj TJ Do Tf"] {
            read(content, &|_| None);
            code_words(content);
        }
    }
}
