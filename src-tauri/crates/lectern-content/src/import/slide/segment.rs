//! The blocks of a page, divided among as many slides as they need, each with the layout for what is on it.

use super::super::report::Report;
use super::super::tree::{ChartData, Column, Piece, Role, Run, Words, is_blank, plain_text};
use super::block::{Block, Item, blocks};
use super::is_head;
use lectern_model::slide::SlideKind;

/// How many lines of a list, a table or columns stand on a slide.
const LINES: usize = 12;

/// How many letters stand in a line across the slide.
const LETTERS: usize = 58;

/// The longest paragraph that stands beside a table, a chart or a picture, in characters.
const BESIDE: usize = 240;

/// The most letters of a slide that is one message.
const MESSAGE: usize = 260;

/// The most categories and rows of values that a chart shows.
const MOST_CATEGORIES: usize = 24;
const MOST_SERIES: usize = 6;

/// What becomes one slide.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) kind: SlideKind,
    pub(super) blocks: Vec<Block>,
    /// The second column, and the headings of both.
    pub(super) columns: Option<[(Words, Vec<Block>); 2]>,
}

impl Segment {
    fn new(kind: SlideKind, blocks: Vec<Block>) -> Self {
        Self { kind, blocks, columns: None }
    }
}

/// Divides a page; at least one slide.
pub(super) fn segments(
    role: Role,
    pieces: Vec<Piece>,
    columns: Option<[Column; 2]>,
    place: &str,
    report: &mut Report,
) -> Vec<Segment> {
    let mut gathered = blocks(pieces, place, report);
    if let (Some(kind), None) = (is_head(role), &columns)
        && (gathered.is_empty() || matches!(gathered.as_slice(), [Block::Paragraph(words)] if length(words) <= BESIDE))
    {
        return vec![Segment::new(kind, gathered)];
    }
    let mut made = Vec::new();
    match columns.map(|columns| side_by_side(columns, place, report)) {
        Some(Side::Columns(columns)) => {
            made.extend(divide(std::mem::take(&mut gathered), place, report));
            made.push(Segment { kind: SlideKind::TwoColumns, blocks: Vec::new(), columns: Some(columns) });
        }
        Some(Side::Blocks(blocks)) => gathered.extend(blocks),
        None => {}
    }
    made.extend(divide(gathered, place, report));
    if made.is_empty() {
        made.push(Segment::new(is_head(role).unwrap_or(SlideKind::Section), Vec::new()));
    }
    made
}

/// What becomes of two columns.
enum Side {
    Columns([(Words, Vec<Block>); 2]),
    Blocks(Vec<Block>),
}

/// Columns of text with headings stay; others stand one after the other.
fn side_by_side(columns: [Column; 2], place: &str, report: &mut Report) -> Side {
    let [first, second] = columns.map(|column| {
        let mut inside = blocks(column.pieces, place, report);
        let mut heading = column.heading;
        let is_short = |block: Option<&Block>| matches!(block, Some(Block::Paragraph(words)) if length(words) <= 60);
        if is_blank(&heading)
            && inside.len() > 1
            && is_short(inside.first())
            && let Block::Paragraph(words) = inside.remove(0)
        {
            heading = words;
        }
        (heading, inside)
    });
    let is_text =
        |blocks: &[Block]| !blocks.is_empty() && blocks.iter().all(|block| matches!(block, Block::Paragraph(_) | Block::List(_)));
    let fits = |(heading, blocks): &(Words, Vec<Block>)| {
        !is_blank(heading) && is_text(blocks) && lines(blocks, LETTERS / 2) <= LINES + 4
    };
    if fits(&first) && fits(&second) {
        return Side::Columns([first, second]);
    }
    if is_text(&first.1) && is_text(&second.1) {
        report.changed(place, "two columns without headings stand one under the other");
    }
    let joined = [first, second].into_iter().flat_map(|(heading, blocks)| {
        let heading = heading.into_iter().map(|run| Run { strong: true, ..run }).collect::<Words>();
        (!is_blank(&heading)).then_some(Block::Paragraph(heading)).into_iter().chain(blocks)
    });
    Side::Blocks(joined.collect())
}

/// Divides blocks among slides: each table, chart and picture has its own.
fn divide(blocks: Vec<Block>, place: &str, report: &mut Report) -> Vec<Segment> {
    let mut made = Vec::new();
    let mut text: Vec<Block> = Vec::new();
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let (kind, objects) = match block {
            Block::Paragraph(_) | Block::List(_) => {
                text.push(block);
                continue;
            }
            Block::Table(rows) => (SlideKind::Table, tables(rows, place, report)),
            Block::Picture(_) => (SlideKind::Picture, vec![block]),
            Block::Chart(chart) => chart_or_tables(chart, place, report),
        };
        let lead = match text.as_slice() {
            [Block::Paragraph(words)] if length(words) <= BESIDE => text.pop(),
            several if kind == SlideKind::Picture => {
                let lead = one_paragraph(several);
                if lead.is_some() {
                    if several.iter().any(|block| matches!(block, Block::List(_))) {
                        report.changed(place, "the points beside a picture are lines of one paragraph");
                    }
                    text.clear();
                }
                lead
            }
            _ => None,
        };
        made.extend(texts(std::mem::take(&mut text), place, report));
        let mut after = None;
        if lead.is_none() && matches!(rest.peek(), Some(Block::Paragraph(words)) if length(words) <= BESIDE) {
            after = rest.next();
        }
        let last = objects.len().saturating_sub(1);
        for (at, object) in objects.into_iter().enumerate() {
            let before = lead.clone().filter(|_| at == 0);
            let after = after.take_if(|_| at == last);
            made.push(Segment::new(kind, before.into_iter().chain([object]).chain(after).collect()));
        }
    }
    made.extend(texts(text, place, report));
    made
}

/// Short paragraphs and points as the one paragraph that may stand beside a picture, line by line; none where there are steps, points
/// under points or too much.
fn one_paragraph(blocks: &[Block]) -> Option<Block> {
    let mut words: Words = Vec::new();
    for block in blocks {
        let lines: Vec<&Words> = match block {
            Block::Paragraph(own) => vec![own],
            Block::List(items) if items.iter().all(|item| item.level == 0 && item.number.is_none()) => {
                items.iter().map(|item| &item.words).collect()
            }
            Block::List(_) | Block::Table(_) | Block::Picture(_) | Block::Chart(_) => return None,
        };
        for line in lines {
            if !words.is_empty() {
                words.push(Run::plain("\n"));
            }
            words.extend(line.iter().cloned());
        }
    }
    (!words.is_empty() && length(&words) <= BESIDE).then_some(Block::Paragraph(words))
}

fn chart_or_tables(chart: ChartData, place: &str, report: &mut Report) -> (SlideKind, Vec<Block>) {
    let is_whole = chart
        .series
        .iter()
        .all(|(_, values)| values.len() == chart.categories.len() && values.iter().all(|value| value.is_finite()));
    let is_small = chart.categories.len() <= MOST_CATEGORIES && chart.series.len() <= MOST_SERIES;
    let why = match (chart.kind, is_whole, is_small) {
        (Some(_), true, true) => {
            report.kept.charts += 1;
            return (SlideKind::Chart, vec![Block::Chart(chart)]);
        }
        (None, _, _) => "is of a kind that is not drawn here",
        (Some(_), false, _) => "lacks some values",
        (Some(_), true, false) => "has more values than can be read from a chart",
    };
    report.changed(place, format!("the chart “{}” {why}; its values stand in a table", super::shortened(&chart.title)));
    let cell = |text: &str| vec![Run::plain(text)];
    let header = [cell(&chart.title)].into_iter().chain(chart.series.iter().map(|(name, _)| cell(name))).collect();
    let value = |value: Option<&f64>| {
        value.filter(|value| value.is_finite()).map_or(Vec::new(), |value| cell(&format!("{value}{}", chart.unit)))
    };
    let row = |(at, category): (usize, &String)| {
        [cell(category)].into_iter().chain(chart.series.iter().map(|(_, values)| value(values.get(at)))).collect()
    };
    let rows = [header].into_iter().chain(chart.categories.iter().enumerate().map(row)).collect();
    (SlideKind::Table, tables(rows, place, report))
}

/// A table, in as many as it needs, each with the header.
fn tables(rows: Vec<Vec<Words>>, place: &str, report: &mut Report) -> Vec<Block> {
    report.kept.tables += 1;
    let mut rows = rows.into_iter();
    let Some(header) = rows.next() else { return Vec::new() };
    let width = LETTERS / header.len().max(1);
    let cost = |row: &[Words]| row.iter().map(|cell| length(cell).div_ceil(width.max(4))).max().unwrap_or(1).max(1);
    let mut made = Vec::new();
    let mut part = vec![header.clone()];
    let mut taken = 0;
    for row in rows {
        let lines = cost(&row);
        if taken > 0 && taken + lines > LINES {
            made.push(Block::Table(std::mem::replace(&mut part, vec![header.clone()])));
            taken = 0;
        }
        taken += lines;
        part.push(row);
    }
    made.push(Block::Table(part));
    if made.len() > 1 {
        report.changed(place, format!("a long table was divided into {}", made.len()));
    }
    made
}

/// The slides of paragraphs and lists.
fn texts(blocks: Vec<Block>, place: &str, report: &mut Report) -> Vec<Segment> {
    if blocks.is_empty() {
        return Vec::new();
    }
    if let [Block::List(items)] = blocks.as_slice()
        && is_steps(items)
    {
        return vec![Segment::new(SlideKind::Steps, blocks)];
    }
    let is_list = |block: &Block| matches!(block, Block::List(_));
    let letters: usize = blocks.iter().map(|block| if let Block::Paragraph(words) = block { length(words) } else { 0 }).sum();
    let lists = blocks.iter().filter(|block| is_list(block)).count();
    if lists == 0 && letters <= MESSAGE && blocks.len() <= 3 {
        return vec![Segment::new(SlideKind::Statement, blocks)];
    }
    if lists == 1 && lines(&blocks, LETTERS) <= LINES {
        return vec![Segment::new(SlideKind::Bullets, blocks)];
    }
    if lists == 0 {
        report.changed(place, "paragraphs became the points of a list");
    }
    let chunks = chunks(one_list(blocks));
    let slides = chunks.len();
    let lists: Vec<Vec<Item>> = chunks.into_iter().flat_map(apart).collect();
    if lists.len() > slides {
        report.changed(place, "lists that do not go on from each other stand on slides of their own");
    }
    lists.into_iter().map(|items| Segment::new(SlideKind::Bullets, vec![Block::List(items)])).collect()
}

fn is_steps(items: &[Item]) -> bool {
    (3..=6).contains(&items.len())
        && items.iter().all(|item| item.level == 0 && item.number.is_some() && length(&item.words) <= 160)
        && items.first().is_some_and(|item| item.number == Some(1))
}

/// Paragraphs and lists as one list: what a list follows heads it, unless that list goes on with the numbers before it.
fn one_list(blocks: Vec<Block>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut under = 0;
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        match block {
            Block::Paragraph(words) => {
                let next = if let Some(Block::List(list)) = rest.peek() { list.first() } else { None };
                let before = items.iter().rfind(|item| item.level == under);
                let is_inside = before.zip(next).is_some_and(|(before, next)| next.number.is_some() && next.goes_on(before));
                let is_head = next.is_some() && !is_inside;
                items.push(Item { level: if is_inside { (under + 1).min(2) } else { 0 }, number: None, words });
                if !is_inside {
                    under = u8::from(is_head);
                }
            }
            Block::List(list) => items.extend(list.into_iter().map(|item| Item { level: (item.level + under).min(2), ..item })),
            Block::Table(_) | Block::Picture(_) | Block::Chart(_) => {}
        }
    }
    items
}

/// A list, cut before items of the first level that do not go on with it: a slide has one list.
fn apart(items: Vec<Item>) -> Vec<Vec<Item>> {
    let mut made: Vec<Vec<Item>> = Vec::new();
    for item in items {
        let goes_on = |list: &&mut Vec<Item>| {
            item.level > 0 || list.iter().rfind(|before| before.level == 0).is_some_and(|before| item.goes_on(before))
        };
        match made.last_mut().filter(goes_on) {
            Some(list) => list.push(item),
            None => made.push(vec![item]),
        }
    }
    made
}

/// A list, cut before items of the first level where a slide is full, or wherever one item alone is too much.
fn chunks(items: Vec<Item>) -> Vec<Vec<Item>> {
    let mut made: Vec<Vec<Item>> = vec![Vec::new()];
    let mut taken = 0;
    let mut rest = items.into_iter().peekable();
    let mut group: Vec<Item> = Vec::new();
    while let Some(item) = rest.next() {
        group.push(item);
        if rest.peek().is_some_and(|next| next.level > 0) && group.len() < LINES {
            continue;
        }
        let lines: usize = group.iter().map(|item| item_lines(item, LETTERS)).sum();
        if taken > 0 && taken + lines > LINES {
            made.push(Vec::new());
            taken = 0;
        }
        taken += lines;
        if let Some(chunk) = made.last_mut() {
            chunk.append(&mut group);
        }
    }
    // A slide that begins deep in a list begins at its first level.
    for chunk in &mut made {
        let mut before: Option<u8> = None;
        for item in chunk {
            item.level = item.level.min(before.map_or(0, |level| level + 1));
            before = Some(item.level);
        }
    }
    made.retain(|chunk| !chunk.is_empty());
    made
}

fn lines(blocks: &[Block], letters: usize) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(words) => length(words).div_ceil(letters).max(1),
        Block::List(items) => items.iter().map(|item| item_lines(item, letters)).sum(),
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => LINES,
    };
    blocks.iter().map(of).sum()
}

fn item_lines(item: &Item, letters: usize) -> usize {
    length(&item.words).div_ceil(letters.saturating_sub(4 * usize::from(item.level)).max(8)).max(1)
}

fn length(words: &[Run]) -> usize {
    plain_text(words).chars().count()
}
