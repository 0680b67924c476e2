//! Forms to print: the list of participants, and the evaluation.

use super::grid::{self, Cell, Grid};
use super::{Packet, WRITING};
use lectern_model::geometry::Pt;
use lectern_model::span::Span;
use lectern_scene::structure::Role;

/// How high a row to sign in is.
const ROW: Pt = Pt(25.0);
/// The fewest rows to sign in.
const LEAST_ROWS: usize = 8;
/// Marks of the evaluation, from worst to best.
const MARKS: [&str; 5] = ["1", "2", "3", "4", "5"];
/// How high a row of marks is.
const MARKS_ROW: Pt = Pt(20.5);
/// How many lines there are for an answer, at least and at most.
const ANSWER_LINES: (f32, f32) = (1.0, 3.0);

impl Packet<'_> {
    /// The list of participants: as many rows as the sheet has room for.
    pub(super) fn sign_in(&mut self) {
        let words = self.words();
        let first = self.flow.len();
        self.part(words.sign_in, true);
        self.what_and_when();
        let width = self.flow.width() - Grid::gap(&self.style) * 4.0;
        let widths = [width * 0.06, width * 0.27, width * 0.23, width * 0.21, width * 0.23];
        let grid = Grid::new(&self.style, &widths);
        self.flow.open(Role::Table);
        let head = grid.head(self.setter, &words.sign_in_columns);
        self.flow.drawing(head, self.style.paragraph_gap, true);
        let room = self.sheet.body.height - self.flow.height(first..self.flow.len());
        let rows = ((room.0 / ROW.0).floor().max(0.0) as usize).max(LEAST_ROWS);
        for at in 1..=rows {
            let number = at.to_string();
            let blank = || Cell::spans(Vec::new());
            let row = [Cell::heading(&number), blank(), blank(), blank(), blank()];
            let drawing = grid.row(self.setter, &row, ROW);
            self.flow.drawing(drawing, Pt::ZERO, false);
        }
        self.flow.close();
    }

    /// The evaluation: a row of marks for each objective and for how it was taught, and questions with room to write.
    pub(super) fn evaluation(&mut self) {
        let words = self.words();
        let first = self.flow.len();
        self.part(words.evaluation, true);
        self.what_and_when();
        let body = self.style.body.clone();
        self.flow.paragraph(self.setter, &[Span::text(words.scale)], &body, Role::Paragraph, self.style.paragraph_gap);
        let width = self.flow.width() - Grid::gap(&self.style) * 5.0;
        let mark = width * 0.055;
        let widths = [width - mark * 5.0, mark, mark, mark, mark, mark];
        let grid = Grid::new(&self.style, &widths);
        self.flow.open(Role::Table);
        let mut names = vec![words.statement];
        names.extend(MARKS);
        let head = grid.head(self.setter, &names);
        self.flow.drawing(head, self.style.paragraph_gap, true);
        let objectives = self.deck.accreditation.objectives.iter();
        let said = objectives.map(|text| format!("{} {}.", words.i_can, lower_first(text.trim_end_matches('.'))));
        for statement in said.chain(words.statements.map(str::to_owned)) {
            let mut row = vec![Cell::heading(&statement)];
            row.extend(MARKS.map(Cell::mark));
            let drawing = grid.row(self.setter, &row, MARKS_ROW);
            self.flow.drawing(drawing, Pt::ZERO, false);
        }
        self.flow.close();
        let gap = self.look.sizes.body * 1.2;
        let questions = words.open_questions.len() as f32;
        let left = self.sheet.body.height - self.flow.height(first..self.flow.len());
        let each = (left.0 / questions - gap.0 - body.line_height().0) / WRITING.0;
        let lines = each.floor().clamp(ANSWER_LINES.0, ANSWER_LINES.1) as usize;
        for question in words.open_questions {
            let spans = [Span::text(question)];
            self.flow.paragraph(self.setter, &spans, &body, Role::Paragraph, gap);
            for _ in 0..lines {
                self.flow.keep_with_next();
                let line = grid::writing_line(self.flow.width(), WRITING, self.style.caption.colour);
                self.flow.drawing(line, Pt::ZERO, false);
            }
        }
    }

    /// Which talk a form belongs to: forms are taken apart.
    fn what_and_when(&mut self) {
        let (deck, words) = (self.deck, self.words());
        let blank = "_".repeat(24);
        let day = deck.date.map_or_else(|| blank.clone(), |day| deck.words.date(day));
        let venue = if deck.venue.is_empty() { &blank } else { &deck.venue };
        let presenter = if deck.presenter.is_empty() { &blank } else { &deck.presenter };
        let mut spans = vec![Span::strong(&deck.title)];
        for (name, value) in [(words.presenter, presenter), (words.date, &day), (words.venue, venue)] {
            spans.push(Span::text(format!("  ·  {name}: {value}")));
        }
        let quiet = self.look.quiet();
        self.flow.paragraph(self.setter, &spans, &quiet, Role::Paragraph, self.style.paragraph_gap);
    }
}

/// The text to go on a sentence: its first letter small, unless its first word is written in capitals.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(text.chars().skip(1)).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::lower_first;

    #[test]
    fn objectives_go_on_a_sentence() {
        assert_eq!(lower_first("Name three places"), "name three places");
        assert_eq!(lower_first("PEARR in four steps"), "PEARR in four steps");
        assert_eq!(lower_first("É"), "É");
    }
}
