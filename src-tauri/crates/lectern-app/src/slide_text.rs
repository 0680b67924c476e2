//! What stands in an author's blocks, piece by piece.

use lectern_model::block::{AuthorBlock, Block, List};
use lectern_model::id::ContactId;
use lectern_model::span::Inline;

/// A piece of a block.
pub(crate) enum Piece<'a> {
    /// Inline text, with its citations.
    Inlines(&'a [Inline]),
    /// Words alone.
    Words(&'a str),
    /// A help contact.
    Contact(&'a ContactId),
}

/// Visits every piece of some blocks in reading order; a table's header comes before its rows.
pub(crate) fn each_piece<'a>(blocks: &'a [AuthorBlock], visit: &mut dyn FnMut(Piece<'a>)) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => visit(Piece::Inlines(inlines)),
            Block::Heading(heading) => visit(Piece::Inlines(&heading.inlines)),
            Block::List(List { items, .. }) => items.iter().for_each(|item| each_piece(item, visit)),
            Block::Table(table) => {
                let rows = table.rows.iter().flatten();
                table.header.iter().chain(rows).for_each(|cell| visit(Piece::Inlines(cell)));
            }
            Block::Quote(inner) => each_piece(inner, visit),
            Block::Picture(picture) => {
                visit(Piece::Words(&picture.alt));
                visit(Piece::Inlines(&picture.caption));
            }
            Block::Chart(chart) => {
                visit(Piece::Inlines(&chart.title));
                chart.categories.iter().for_each(|category| visit(Piece::Words(category)));
                chart.series.iter().for_each(|series| visit(Piece::Words(&series.name)));
                visit(Piece::Inlines(&chart.cite));
            }
            Block::Number(number) => {
                visit(Piece::Words(&number.value));
                visit(Piece::Inlines(&number.counted));
                visit(Piece::Inlines(&number.cite));
            }
            Block::Contacts(contacts) => contacts.iter().for_each(|contact| visit(Piece::Contact(contact))),
        }
    }
}
