//! The processor's trees to styled text.

use super::item::CslItem;
use super::recase;
use super::styled::{Style, Styled};
use hayagriva::citationberg::{FontStyle, FontWeight, VerticalAlign};
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta, Formatted};
use lectern_model::span::Link;
use std::rc::Rc;

/// An entry of the reference list, without its number.
pub(super) fn entry(children: &ElemChildren, item: &CslItem) -> Styled {
    let mut walk = Walk { item: Some(item), in_date: false, with_number: false, with_links: true, line: Styled::default() };
    walk.children(children);
    walk.line
}

/// A part of a citation's mark.
#[derive(Debug, Clone)]
pub(super) enum MarkPart {
    /// What stands before, between and after the works.
    Between(Styled),
    /// The work that the citation's item with this index cites.
    Work(usize, Styled),
}

/// A citation's mark in parts; `items` are those of its works, in the order of the citation.
pub(super) fn mark(children: &ElemChildren, items: &[&CslItem]) -> Vec<MarkPart> {
    let walk = |item| Walk { item, in_date: false, with_number: true, with_links: false, line: Styled::default() };
    let mut parts = Vec::new();
    for child in &children.0 {
        match child {
            ElemChild::Elem(Elem { meta: Some(ElemMeta::Entry(index)), children, .. }) => {
                let mut walk = walk(items.get(*index).copied());
                walk.children(children);
                parts.push(MarkPart::Work(*index, walk.line));
            }
            ElemChild::Text(_)
            | ElemChild::Elem(_)
            | ElemChild::Markup(_)
            | ElemChild::Link { .. }
            | ElemChild::Transparent { .. } => {
                let mut walk = walk(None);
                walk.child(child);
                parts.push(MarkPart::Between(walk.line));
            }
        }
    }
    parts
}

/// A walk over a tree.
struct Walk<'a> {
    /// The item the words come from.
    item: Option<&'a CslItem>,
    /// Whether the words are a date's.
    in_date: bool,
    /// Whether the citation number is wanted.
    with_number: bool,
    /// Whether addresses become links.
    with_links: bool,
    /// What has been read.
    line: Styled,
}

impl Walk<'_> {
    fn children(&mut self, children: &ElemChildren) {
        for child in &children.0 {
            self.child(child);
        }
    }

    fn child(&mut self, child: &ElemChild) {
        match child {
            ElemChild::Text(text) => self.text(text),
            ElemChild::Elem(elem) if elem.meta == Some(ElemMeta::CitationNumber) && !self.with_number => {}
            ElemChild::Elem(elem) => {
                let in_date = self.in_date;
                self.in_date |= elem.meta == Some(ElemMeta::Date);
                self.children(&elem.children);
                self.in_date = in_date;
            }
            ElemChild::Markup(text) => self.line.push_plain(text),
            ElemChild::Link { text, url } => {
                let mut style = style(text);
                style.link = self.with_links.then(|| Rc::new(Link::Url(url.clone())));
                self.line.push(&text.text, &style);
            }
            // Only made for locators that are no text.
            ElemChild::Transparent { .. } => {}
        }
    }

    fn text(&mut self, formatted: &Formatted) {
        let mut text = formatted.text.clone();
        if let Some(item) = self.item {
            text = recase::restore(&text, &item.words);
            if let Some((year, printed)) = item.year.as_ref().filter(|_| self.in_date) {
                text = text.replacen(year, printed, 1);
            }
        }
        self.line.push(&text, &style(formatted));
    }
}

fn style(formatted: &Formatted) -> Style {
    Style {
        strong: formatted.formatting.font_weight == FontWeight::Bold,
        emphasis: formatted.formatting.font_style != FontStyle::Normal,
        superscript: formatted.formatting.vertical_align == VerticalAlign::Sup,
        link: None,
    }
}
