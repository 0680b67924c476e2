//! Lists and quotations while they are read, and what goes into them.

use super::{Builder, Container, Marks, Opened, TopBlock};
use crate::code;
use lectern_model::block::{AuthorBlock, Block, List};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::span::Inline;
use std::ops::Range;

/// Levels of lists.
const MAX_LISTS: usize = 3;

impl Builder<'_, '_> {
    /// Finishes the paragraph being read, if there is one.
    pub(super) fn flush(&mut self) {
        let Some(inline) = self.inline.take() else { return };
        let (span, inlines, pictures) = inline.finish(self.report);
        let has_words = inlines.iter().any(|inline| !matches!(inline, Inline::Text(text) if text.trim().is_empty()));
        if has_words {
            self.block(span.clone(), Block::Paragraph(inlines));
        }
        let alone = !has_words && pictures.len() == 1 && !self.is_caption;
        for (at, picture) in pictures {
            if !alone {
                let message = "a picture stands in a paragraph of its own";
                let hint = "Put an empty line before and after it.";
                self.report.push(Diagnostic::warning(code::MISPLACED_BLOCK, message).hint(hint), at.clone());
            }
            self.outermost_only("a picture", &at);
            self.block(at, Block::Picture(picture));
        }
    }

    /// Puts a finished block into the innermost open one.
    pub(super) fn block(&mut self, span: Range<usize>, block: AuthorBlock) {
        match self.containers.last_mut() {
            Some(Container::Root(blocks)) => blocks.push(TopBlock { span, block, marks: Marks::default() }),
            Some(Container::Quote(blocks) | Container::Item(blocks)) => blocks.push(block),
            Some(Container::List { items, .. }) => items.push(vec![block]),
            None => {}
        }
    }

    fn is_outermost(&self) -> bool {
        self.containers.len() == 1
    }

    pub(super) fn outermost_only(&mut self, what: &str, span: &Range<usize>) {
        if !self.is_outermost() {
            let message = format!("{what} cannot stand in a list or a quotation");
            let hint = "Begin it at the left margin, after an empty line.";
            self.report.push(Diagnostic::error(code::MISPLACED_BLOCK, message).hint(hint), span.clone());
        }
    }

    fn too_deep(&mut self, span: Range<usize>, message: &str) {
        // Once for each outermost block: who nests once too deep does so in every line.
        if !self.depth_told {
            self.report
                .push(Diagnostic::warning(code::LIST_TOO_DEEP, message).hint("Use fewer levels."), span.start..span.start + 1);
            self.depth_told = true;
        }
    }

    pub(super) fn start_quote(&mut self, span: Range<usize>) {
        self.flush();
        if self.containers.iter().any(|container| matches!(container, Container::Quote(_))) {
            self.too_deep(span, "a quotation in a quotation is not shown as such");
            self.opened.push(Opened::FlatQuote);
        } else {
            self.opened.push(Opened::Quote);
            self.containers.push(Container::Quote(Vec::new()));
        }
    }

    pub(super) fn start_list(&mut self, start: Option<u64>, span: Range<usize>) {
        self.flush();
        let lists = self.containers.iter().filter(|container| matches!(container, Container::List { .. })).count();
        if lists >= MAX_LISTS {
            self.too_deep(span, "a list has three levels at most; deeper items are shown on the third");
            self.opened.push(Opened::FlatList);
        } else {
            let start = start.map(|number| u32::try_from(number).unwrap_or(1));
            self.opened.push(Opened::List);
            self.containers.push(Container::List { start, items: Vec::new() });
        }
    }

    pub(super) fn start_item(&mut self) {
        self.flush();
        if self.opened.last() == Some(&Opened::FlatList) {
            self.opened.push(Opened::FlatItem);
            // The item of the deepest list shown ends here, and a sibling of it begins.
            if matches!(self.containers.last(), Some(Container::Item(_))) {
                self.close_container(0..0);
                self.containers.push(Container::Item(Vec::new()));
            }
        } else {
            self.opened.push(Opened::Item);
            self.containers.push(Container::Item(Vec::new()));
        }
    }

    pub(super) fn end_container(&mut self, span: Range<usize>) {
        self.flush();
        match self.opened.pop() {
            Some(Opened::List | Opened::Item | Opened::Quote) => self.close_container(span),
            Some(Opened::FlatList | Opened::FlatItem | Opened::FlatQuote) | None => {}
        }
        if self.is_outermost() {
            self.depth_told = false;
        }
    }

    fn close_container(&mut self, span: Range<usize>) {
        if self.is_outermost() {
            return;
        }
        match self.containers.pop() {
            Some(Container::Quote(blocks)) => self.block(span, Block::Quote(blocks)),
            Some(Container::List { start, items }) => self.block(span, Block::List(List { start, items })),
            Some(Container::Item(blocks)) => {
                if let (false, Some(Container::List { items, .. })) = (blocks.is_empty(), self.containers.last_mut()) {
                    items.push(blocks);
                }
            }
            Some(Container::Root(_)) | None => {}
        }
    }
}
