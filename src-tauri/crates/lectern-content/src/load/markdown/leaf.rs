//! Headings, data blocks and tables, when they end.

use super::{Builder, CodeParts, Container, HeadingParts, Marks, TableParts, TopBlock};
use crate::code;
use crate::load::data_block;
use crate::nearest;
use lectern_model::block::{Block, Heading, Table, Tone};
use lectern_model::diagnostic::Diagnostic;
use std::ops::Range;

impl Builder<'_, '_> {
    pub(super) fn end_heading(&mut self, span: Range<usize>) {
        let (Some(inline), Some(heading)) = (self.inline.take(), self.heading.take()) else { return };
        let (_, inlines, pictures) = inline.finish(self.report);
        for (at, _) in pictures {
            let message = "a picture cannot stand in a heading; it was left out";
            self.report.push(Diagnostic::error(code::MISPLACED_BLOCK, message), at);
        }
        self.outermost_only("a heading", &span);
        let HeadingParts { level, marks } = heading;
        // On the first two levels classes name sections, which whoever asked for the blocks knows.
        let tone = if level > 2 { self.tone(&marks, &span) } else { Tone::Plain };
        match self.containers.last_mut() {
            Some(Container::Root(blocks)) => {
                blocks.push(TopBlock { span, block: Block::Heading(Heading { level, tone, inlines }), marks });
            }
            Some(Container::Quote(_) | Container::List { .. } | Container::Item(_)) | None => {
                self.block(span, Block::Paragraph(inlines));
            }
        }
    }

    fn tone(&mut self, marks: &Marks, span: &Range<usize>) -> Tone {
        let mut tone = Tone::Plain;
        for class in &marks.classes {
            match class.as_str() {
                "do" => tone = Tone::Do,
                "dont" => tone = Tone::Dont,
                other => {
                    let message = format!("the class `.{other}` means nothing on this heading");
                    let hint = "A heading of a column has .do or .dont; a section is a heading with two #.";
                    self.report.push(Diagnostic::error(code::UNKNOWN_CLASS, message).hint(hint), span.clone());
                }
            }
        }
        tone
    }

    pub(super) fn end_code(&mut self) {
        let Some(CodeParts { span, info, content }) = self.code.take() else { return };
        let Some(info) = info else {
            self.is_partial = true;
            let message = "text indented by four spaces or more is code in Markdown; it was left out";
            self.report.push(Diagnostic::error(code::INDENTED_CODE, message).hint("Begin it further left."), span);
            return;
        };
        if self.origin.fixed.is_some() || self.is_caption {
            return;
        }
        let Some(kind) = data_block::kind(&info) else {
            let known = "A fenced block is `number`, `chart` or `help`.";
            let hint =
                nearest::among(&info, data_block::NAMES).map_or(known.to_owned(), |near| format!("Did you mean `{near}`?"));
            let message = format!("there is no block `{info}`; it was left out");
            self.is_partial = true;
            self.report.push(Diagnostic::error(code::UNKNOWN_BLOCK, message).hint(hint), span);
            return;
        };
        self.outermost_only("a data block", &span);
        let content = content.unwrap_or(span.start..span.start);
        match data_block::read(self.report, kind, content) {
            Some(block) => self.block(span, block),
            None => self.is_partial = true,
        }
    }

    pub(super) fn check_row(&mut self, span: Range<usize>, raw: &str) {
        let Some(table) = &self.table else { return };
        let cells = count_cells(raw);
        if cells > table.align.len() {
            let message = format!("this row has {cells} cells, the header {}; the rest is not read", table.align.len());
            let hint = "A | that belongs to a text is written \\|.";
            self.report.push(Diagnostic::error(code::TABLE_CELLS, message).hint(hint), span);
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(inline) = self.inline.take() else { return };
        let (_, inlines, pictures) = inline.finish(self.report);
        for (at, _) in pictures {
            let message = "a picture cannot stand in a table; it was left out";
            self.report.push(Diagnostic::error(code::MISPLACED_BLOCK, message), at);
        }
        if let Some(table) = &mut self.table {
            table.row.push(inlines);
        }
    }

    pub(super) fn end_table(&mut self) {
        let Some(TableParts { span, align, mut header, mut rows, .. }) = self.table.take() else { return };
        for row in rows.iter_mut().chain([&mut header]) {
            row.resize_with(align.len(), Vec::new);
        }
        self.outermost_only("a table", &span);
        self.block(span, Block::Table(Table { align, header, rows }));
    }
}

/// How many cells a table row is written with.
fn count_cells(raw: &str) -> usize {
    let row = raw.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut escaped = false;
    let mut bars = 0;
    let mut ends_in_bar = false;
    for letter in row.chars() {
        ends_in_bar = letter == '|' && !escaped;
        bars += usize::from(ends_in_bar);
        escaped = letter == '\\' && !escaped;
    }
    bars + usize::from(!ends_in_bar)
}
