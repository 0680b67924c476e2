//! What the body of each kind of slide is made of.

use super::file_report::FileReport;
use super::markdown::TopBlock;
use crate::code;
use lectern_model::block::{AuthorBlock, Block};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::slide::SlideKind;
use lectern_model::span::Inline;
use std::ops::Range;

/// Tells where a body is not what the README's table of layouts wants.
pub(super) fn check(report: &mut FileReport<'_>, kind: SlideKind, blocks: &[TopBlock], section: &Range<usize>) {
    let fault = match kind {
        SlideKind::Title | SlideKind::Section => few_paragraphs(blocks, 0, 1),
        SlideKind::Statement => few_paragraphs(blocks, 1, usize::MAX),
        SlideKind::BigNumber => led_by(blocks, |block| matches!(block, Block::Number(_)), "a `number` block"),
        SlideKind::Chart => led_by(blocks, |block| matches!(block, Block::Chart(_)), "a `chart` block"),
        SlideKind::Picture => led_by(blocks, |block| matches!(block, Block::Picture(_)), "a picture"),
        SlideKind::Help => led_by(blocks, |block| matches!(block, Block::Contacts(_)), "a `help` block"),
        SlideKind::Bullets => bullets(blocks),
        SlideKind::TwoColumns => columns(blocks),
        SlideKind::Table => table(blocks),
        SlideKind::Steps => steps(blocks),
        SlideKind::Quote => quote(blocks),
        SlideKind::References => blocks.first().map(|block| Fault::at(block, "has no body: Lectern writes it")),
    };
    let Some(Fault { span, message }) = fault else { return };
    let span = span.unwrap_or_else(|| blocks.first().map_or(section.clone(), |block| block.span.clone()));
    let told = Diagnostic::error(code::BODY_SHAPE, format!("a slide with the layout `{}` {message}", kind.name()));
    report.push(told.hint(expected(kind)), span);
}

struct Fault {
    span: Option<Range<usize>>,
    message: String,
}

impl Fault {
    fn at(block: &TopBlock, message: &str) -> Self {
        Self { span: Some(block.span.clone()), message: message.to_owned() }
    }

    fn somewhere(message: &str) -> Self {
        Self { span: None, message: message.to_owned() }
    }
}

fn expected(kind: SlideKind) -> &'static str {
    match kind {
        SlideKind::Title => "The title is the slide's; one paragraph is the subtitle.",
        SlideKind::Section => "The title alone, or with one short paragraph.",
        SlideKind::Statement => "Paragraphs only: the first is the message, the others are small.",
        SlideKind::BigNumber => "A `number` block, then at most one paragraph.",
        SlideKind::Bullets => "Paragraphs and a list.",
        SlideKind::TwoColumns => "Two ### headings, each followed by its text.",
        SlideKind::Table => "One table, with a paragraph before or after.",
        SlideKind::Chart => "A `chart` block, then at most one paragraph.",
        SlideKind::Steps => "A numbered list of three to six items.",
        SlideKind::Quote => "A quotation (>), then a paragraph `— who` with its citation.",
        SlideKind::Picture => "![what it shows](images/x.png), then at most one paragraph.",
        SlideKind::Help => "A `help` block, and at most one paragraph.",
        SlideKind::References => "Take the text out, or choose another layout.",
    }
}

fn is_paragraph(block: &TopBlock) -> bool {
    matches!(block.block, Block::Paragraph(_))
}

fn few_paragraphs(blocks: &[TopBlock], least: usize, most: usize) -> Option<Fault> {
    if let Some(other) = blocks.iter().find(|block| !is_paragraph(block)) {
        return Some(Fault::at(other, "has paragraphs only"));
    }
    if blocks.len() < least {
        return Some(Fault::somewhere("has a body"));
    }
    blocks.get(most).map(|extra| Fault::at(extra, "has one paragraph at most"))
}

/// One block of a kind, and a paragraph before or after it.
fn led_by(blocks: &[TopBlock], is_lead: impl Fn(&AuthorBlock) -> bool, lead: &str) -> Option<Fault> {
    let leads: Vec<&TopBlock> = blocks.iter().filter(|block| is_lead(&block.block)).collect();
    match leads.as_slice() {
        [] => return Some(Fault::somewhere(&format!("has {lead}"))),
        [_] => {}
        [_, extra, ..] => return Some(Fault::at(extra, &format!("has {lead} and no second one"))),
    }
    let mut others = blocks.iter().filter(|block| !is_lead(&block.block));
    match (others.next(), others.next()) {
        (Some(other), _) if !is_paragraph(other) => Some(Fault::at(other, &format!("has {lead} and a paragraph, nothing else"))),
        (Some(_), Some(extra)) => Some(Fault::at(extra, &format!("has {lead} and one paragraph at most"))),
        (Some(_) | None, _) => None,
    }
}

fn bullets(blocks: &[TopBlock]) -> Option<Fault> {
    let is_list = |block: &TopBlock| matches!(block.block, Block::List(_));
    if let Some(other) = blocks.iter().find(|block| !is_list(block) && !is_paragraph(block)) {
        return Some(Fault::at(other, "has paragraphs and a list, nothing else"));
    }
    let mut lists = blocks.iter().filter(|block| is_list(block));
    match (lists.next(), lists.next()) {
        (None, _) => Some(Fault::somewhere("has a list")),
        (Some(_), Some(extra)) => Some(Fault::at(extra, "has one list")),
        (Some(_), None) => None,
    }
}

fn columns(blocks: &[TopBlock]) -> Option<Fault> {
    let is_head = |block: &TopBlock| matches!(&block.block, Block::Heading(heading) if heading.level == 3);
    let is_text = |block: &TopBlock| matches!(block.block, Block::Paragraph(_) | Block::List(_) | Block::Quote(_));
    let heads: Vec<usize> = (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(is_head)).collect();
    if let Some(other) = blocks.iter().find(|block| !is_head(block) && !is_text(block)) {
        return Some(Fault::at(other, "has headings, paragraphs, lists and quotations, nothing else"));
    }
    match heads.as_slice() {
        [0, second] if *second > 1 && *second + 1 < blocks.len() => None,
        [0, _] => Some(Fault::somewhere("has text in both columns")),
        [_, _] => Some(Fault::somewhere("has nothing before its first heading")),
        _ => Some(Fault::somewhere("has two headings with three #")),
    }
}

fn table(blocks: &[TopBlock]) -> Option<Fault> {
    let is_table = |block: &TopBlock| matches!(block.block, Block::Table(_));
    if let Some(other) = blocks.iter().find(|block| !is_table(block) && !is_paragraph(block)) {
        return Some(Fault::at(other, "has a table and paragraphs, nothing else"));
    }
    let tables: Vec<usize> = (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(is_table)).collect();
    match tables.as_slice() {
        [at] if *at <= 1 && blocks.len() - at <= 2 => None,
        [_] => Some(Fault::somewhere("has one paragraph before and one after its table at most")),
        _ => Some(Fault::somewhere("has one table")),
    }
}

fn steps(blocks: &[TopBlock]) -> Option<Fault> {
    let is_steps = |block: &AuthorBlock| matches!(block, Block::List(list) if list.start.is_some());
    if let Some(fault) = led_by(blocks, is_steps, "a numbered list") {
        return Some(fault);
    }
    blocks.iter().find_map(|top| match &top.block {
        Block::List(list) if !(3..=6).contains(&list.items.len()) => {
            Some(Fault::at(top, &format!("has three to six steps, not {}", list.items.len())))
        }
        _ => None,
    })
}

fn quote(blocks: &[TopBlock]) -> Option<Fault> {
    match blocks {
        [TopBlock { block: Block::Quote(_), .. }, who] => match &who.block {
            Block::Paragraph(inlines) if Inline::plain_text(inlines).trim_start().starts_with(['—', '–', '-']) => {
                let cited = inlines.iter().any(|inline| matches!(inline, Inline::Citation(_)));
                (!cited).then(|| Fault::at(who, "cites the source of its quotation"))
            }
            _ => Some(Fault::at(who, "says who is quoted, after a dash")),
        },
        [TopBlock { block: Block::Quote(_), .. }] => Some(Fault::somewhere("says who is quoted")),
        [TopBlock { block: Block::Quote(_), .. }, _, extra, ..] => Some(Fault::at(extra, "has a quotation and who said it")),
        _ => Some(Fault::somewhere("begins with a quotation")),
    }
}
