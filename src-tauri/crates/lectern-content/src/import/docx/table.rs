//! Tables of a document.

use super::super::tree::{MOST_CELLS, MOST_ROWS, Piece, Words, is_blank};
use super::super::xml::{attribute, is, path};
use super::paragraph::{self, Paragraph};
use super::{DocumentReader, PLACE};
use roxmltree::Node;

/// What stands in cells and cannot stand in a table: it comes after it.
#[derive(Default)]
struct After<'a, 'input> {
    said: Vec<Words>,
    objects: Vec<Node<'a, 'input>>,
}

impl DocumentReader<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, node: Node<'_, '_>) {
        let rows: Vec<Node<'_, '_>> = inside(node, "tr", "tbl").collect();
        // A table of one cell is a box around text.
        if let [row] = rows.as_slice()
            && let [cell] = inside(*row, "tc", "tr").collect::<Vec<_>>().as_slice()
        {
            return self.blocks(*cell);
        }
        let mut after = After::default();
        let table: Vec<Vec<Words>> = rows.iter().take(MOST_ROWS).map(|row| self.row(*row, &mut after)).collect();
        if rows.len() > MOST_ROWS {
            self.report.dropped(PLACE, format!("the rows of a table after the first {MOST_ROWS}"));
        }
        if table.iter().flatten().any(|cell| !is_blank(cell)) {
            self.pieces.push(Piece::Table(table));
        }
        self.pieces.extend(after.said.into_iter().map(Piece::Note));
        for object in after.objects {
            self.object(object);
        }
    }

    fn row<'a, 'input>(&mut self, row: Node<'a, 'input>, after: &mut After<'a, 'input>) -> Vec<Words> {
        let mut cells: Vec<Words> = Vec::new();
        for cell in inside(row, "tc", "tr") {
            if cells.len() >= MOST_CELLS {
                self.report.dropped(PLACE, format!("the columns of a table after the first {MOST_CELLS}"));
                break;
            }
            let property = |name: &str| path(cell, &["tcPr", name]);
            let is_covered = property("vMerge").is_some_and(|merge| attribute(merge, "val") != Some("restart"));
            let Paragraph { words, notes, objects } =
                if is_covered { Paragraph::default() } else { paragraph::read_all(cell, &mut self.context()) };
            let (words, said) = self.with_notes(words, notes);
            cells.push(words);
            after.said.extend(said);
            after.objects.extend(objects);
            let span: usize = property("gridSpan").and_then(|span| attribute(span, "val")?.parse().ok()).unwrap_or(1);
            cells.extend((1..span.min(MOST_CELLS)).map(|_| Vec::new()));
            if is_covered || span > 1 {
                self.report.changed(PLACE, "joined cells of a table stand apart, the words in the first of them");
            }
        }
        cells.truncate(MOST_CELLS);
        cells
    }
}

/// The rows of a table or the cells of a row, and none of a table inside it.
fn inside<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'static str,
    around: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants().filter(move |inner| is(*inner, name) && inner.ancestors().find(|up| is(*up, around)) == Some(node))
}
