//! What of a line that was written anew is known again: its local fields and its citations.

use super::super::super::load::file_report::FileReport;
use super::super::super::load::markdown::parse_inlines;
use super::super::tree::Run;
use super::Exported;
use super::align::{Alignment, Atom};
use super::cite::Citations;
use super::label::identity;
use super::line::seen_letter;
use super::token::{Token, split, text_of};
use lectern_model::span::Inline;
use std::ops::Range;

/// The first of the letters that stand for local fields while a line is written; no text has them.
const STAND_IN: u32 = 0xF_0000;

/// Where an atom stands: in which token, and where in its words.
pub(super) type Spot = (usize, Range<usize>);

/// A line as it was, in atoms.
#[derive(Default)]
struct Old {
    atoms: Vec<Atom>,
    /// Local fields: their names, where they begin and how long they are.
    fields: Vec<(String, usize, usize)>,
    marks: Vec<usize>,
    behind_mark: bool,
}

/// What was found in a line.
pub(super) struct Found {
    /// The line with stand-ins for its local fields.
    pub(super) tokens: Vec<Token>,
    /// The fields, in the order of their stand-ins, and whether each is there.
    pub(super) fields: Vec<(String, bool)>,
    /// Of each mark, which citation it surely is.
    pub(super) marks: Vec<Option<usize>>,
}

/// The letter that stands for a local field.
pub(super) fn stand_in(field: usize) -> Option<char> {
    u32::try_from(field).ok().and_then(|field| char::from_u32(STAND_IN + field))
}

/// Whether a letter is for private use, as stand-ins are.
pub(super) fn is_private(letter: char) -> bool {
    matches!(u32::from(letter), STAND_IN..=0x10_FFFF)
}

/// Looks in a line for what its old Markdown had.
pub(super) fn found(tokens: Vec<Token>, markdown: &str, own: &Citations, exported: &Exported<'_>) -> Found {
    let with_places = own.has_labels();
    let old = Old::of(markdown, &own.identities(with_places), exported);
    let (atoms, spots): (Vec<Atom>, Vec<Spot>) = new_atoms(&tokens, with_places, exported).into_iter().unzip();
    let alignment = Alignment::of(&old.atoms, &atoms);
    let mut marks: Vec<Option<usize>> = vec![None; tokens.len()];
    for (citation, at) in old.marks.iter().enumerate() {
        let token = alignment.place_of(*at, 1).and_then(|place| spots.get(place)).and_then(|(token, _)| marks.get_mut(*token));
        token.into_iter().for_each(|slot| *slot = Some(citation));
    }
    let marks =
        marks.into_iter().zip(&tokens).filter(|(_, token)| matches!(token, Token::Mark(_))).map(|(mark, _)| mark).collect();
    let mut places: Vec<(Spot, usize)> = Vec::new();
    let mut fields = Vec::new();
    for (name, start, length) in &old.fields {
        let place = alignment.place_of(*start, *length).and_then(|place| whole(spots.get(place..place + length)?));
        let place = place.filter(|place| !places.iter().any(|(other, _)| overlap(other, place)));
        fields.push((name.clone(), place.is_some()));
        places.extend(place.map(|place| (place, fields.len() - 1)));
    }
    Found { tokens: with_stand_ins(tokens, places), fields, marks }
}

/// The place of several atoms in one token.
fn whole(spots: &[Spot]) -> Option<Spot> {
    let ((token, first), (end, last)) = (spots.first()?, spots.last()?);
    (token == end).then_some((*token, first.start..last.end))
}

fn overlap((token, range): &Spot, (other, place): &Spot) -> bool {
    token == other && range.start < place.end && place.start < range.end
}

impl Old {
    fn of(markdown: &str, identities: &[String], exported: &Exported<'_>) -> Self {
        let mut report = FileReport::new("", "");
        let inlines = parse_inlines(&mut report, &markdown.replace("\\\n", "\n"), 0..0);
        let mut old = Self::default();
        // Citations that follow one another may be one mark.
        let joins = citations(&inlines) > identities.len();
        old.read(&inlines, joins, exported);
        for (mark, at) in old.marks.iter().enumerate() {
            if let (Some(Atom::Mark(known)), Some(identity)) = (old.atoms.get_mut(*at), identities.get(mark)) {
                known.clone_from(identity);
            }
        }
        if old.marks.len() != identities.len() {
            old.marks.clear();
        }
        old
    }

    fn read(&mut self, inlines: &[Inline], joins: bool, exported: &Exported<'_>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => {
                    self.read(inner, joins, exported);
                }
                Inline::Field(field) => {
                    let (start, value) = (self.atoms.len(), (exported.field)(field));
                    if value.trim().is_empty() {
                        self.atoms.push(Atom::Blank);
                    } else {
                        self.text(&value);
                    }
                    self.behind_mark = false;
                    self.fields.push((field.as_str().to_owned(), start, self.atoms.len() - start));
                }
                Inline::Citation(_) if joins && self.behind_mark => {}
                Inline::Citation(_) => {
                    self.marks.push(self.atoms.len());
                    self.atoms.push(Atom::Mark(String::new()));
                    self.behind_mark = true;
                }
                Inline::Break => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        let atoms = atoms(text);
        self.behind_mark &= atoms.is_empty();
        self.atoms.extend(atoms.into_iter().map(|(atom, _)| atom));
    }
}

fn citations(inlines: &[Inline]) -> usize {
    let count = |inline: &Inline| match inline {
        Inline::Citation(_) => 1,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { inlines: inner, .. } => citations(inner),
        Inline::Text(_) | Inline::Field(_) | Inline::Break => 0,
    };
    inlines.iter().map(count).sum()
}

fn new_atoms(tokens: &[Token], with_places: bool, exported: &Exported<'_>) -> Vec<(Atom, Spot)> {
    let of_token = |(at, token): (usize, &Token)| match token {
        Token::Mark(label) => vec![(Atom::Mark(identity(label, with_places, exported)), (at, 0..0))],
        Token::Words(runs) => atoms(&text_of(runs)).into_iter().map(|(atom, range)| (atom, (at, range))).collect(),
    };
    tokens.iter().enumerate().flat_map(of_token).collect()
}

/// The atoms of a text, with where they stand.
fn atoms(text: &str) -> Vec<(Atom, Range<usize>)> {
    let mut atoms: Vec<(Atom, Range<usize>)> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = |is_part: &dyn Fn(char) -> bool| rest.find(|letter: char| !is_part(letter)).unwrap_or(rest.len());
        let low_lines = length(&|letter| letter == '_');
        let taken = match seen_letter(first) {
            Some(letter) if letter.is_alphanumeric() => {
                let taken = length(&|letter| letter.is_alphanumeric() || letter == '\u{ad}');
                let word = rest.get(..taken).unwrap_or_default().replace('\u{ad}', "");
                atoms.push((Atom::Word(word), start..start + taken));
                taken
            }
            Some(_) if low_lines >= 3 => {
                atoms.push((Atom::Blank, start..start + low_lines));
                low_lines
            }
            Some(letter) => {
                atoms.push((Atom::Point(letter), start..start + first.len_utf8()));
                first.len_utf8()
            }
            None => first.len_utf8(),
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    atoms
}

fn with_stand_ins(mut tokens: Vec<Token>, mut places: Vec<(Spot, usize)>) -> Vec<Token> {
    // From behind, so that the places before stay true.
    places.sort_by_key(|((token, range), _)| std::cmp::Reverse((*token, range.start)));
    for ((token, range), field) in places {
        let (Some(Token::Words(runs)), Some(letter)) = (tokens.get_mut(token), stand_in(field)) else { continue };
        let (before, rest) = split(runs, range.start);
        let (value, after) = split(&rest, range.len());
        let field = value.first().map(|run| Run { text: letter.to_string(), ..run.clone() });
        *runs = before.into_iter().chain(field).chain(after).collect();
    }
    tokens
}
