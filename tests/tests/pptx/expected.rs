//! What a deck says, as texts to look for.

use lectern_model::block::{Block, DeckBlock, List};
use lectern_model::chart::{Chart, ChartKind};
use lectern_model::contact::Contact;
use lectern_model::deck::DeckSlide;
use lectern_model::span::{Link, Span};

/// Letters and digits alone, in lower case: what programs do to spaces, breaks, signs and what XML cannot hold does not count.
pub(crate) fn squeezed(text: &str) -> String {
    let text: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    text.to_lowercase()
}

/// The pieces of a text between blanks to write on.
pub(crate) fn pieces(spans: &[Span]) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for span in spans {
        match span {
            Span::Text(words) => {
                if let Some(last) = pieces.last_mut() {
                    last.push_str(&words.text);
                }
            }
            Span::Break => {}
            Span::Blank(_) => pieces.push(String::new()),
        }
    }
    pieces
}

/// Every paragraph's text in blocks, in order.
pub(crate) fn texts(blocks: &[DeckBlock]) -> Vec<String> {
    blocks.iter().flat_map(block).filter(|text| !squeezed(text).is_empty()).collect()
}

fn block(block: &DeckBlock) -> Vec<String> {
    match block {
        Block::Paragraph(spans) => pieces(spans),
        Block::Heading(heading) => pieces(&heading.inlines),
        Block::List(List { items, .. }) => items.iter().flat_map(|item| texts(item)).collect(),
        Block::Table(table) => [&table.header].into_iter().chain(&table.rows).flatten().flat_map(|cell| pieces(cell)).collect(),
        Block::Quote(inner) => texts(inner),
        Block::Picture(picture) => pieces(&picture.caption),
        Block::Chart(chart) => [pieces(&chart.title), pieces(&chart.cite)].concat(),
        Block::Number(number) => {
            let value = vec![number.value.clone()];
            [value, pieces(&number.counted), number.year.clone().into_iter().collect(), pieces(&number.cite)].concat()
        }
        Block::Contacts(contacts) => contacts.iter().flat_map(contact).collect(),
    }
}

/// What a slide always says of a contact; it may say more.
fn contact(contact: &Contact) -> Vec<String> {
    let reach = contact.reach.iter().flat_map(|(_, text)| pieces(text));
    [contact.name.clone()].into_iter().chain(reach).collect()
}

/// The alternative texts of what stands on a slide.
pub(crate) fn alternatives(slide: &DeckSlide) -> Vec<&str> {
    let icon = slide.icon.as_ref().and_then(|icon| icon.alt.as_deref());
    let mut found: Vec<&str> = icon.into_iter().collect();
    walk(&slide.body, &mut |block| match block {
        Block::Picture(picture) => found.push(&picture.alt),
        Block::Chart(chart) => found.push(&chart.alt),
        _ => {}
    });
    found
}

/// The charts on a slide.
pub(crate) fn charts(slide: &DeckSlide) -> Vec<&Chart<Span>> {
    let mut found = Vec::new();
    walk(&slide.body, &mut |block| {
        if let Block::Chart(chart) = block {
            found.push(chart);
        }
    });
    found
}

/// Visits blocks and the blocks in them.
fn walk<'a>(blocks: &'a [DeckBlock], visit: &mut dyn FnMut(&'a DeckBlock)) {
    for block in blocks {
        visit(block);
        match block {
            Block::List(list) => list.items.iter().for_each(|item| walk(item, visit)),
            Block::Quote(inner) => walk(inner, visit),
            _ => {}
        }
    }
}

/// Columns of numbers by name.
pub(crate) type Columns = Vec<(String, Vec<Option<f64>>)>;

/// A chart's numbers as a spreadsheet has them: rows, and columns by name. The parts of a whole are its columns.
pub(crate) fn numbers(chart: &Chart<Span>, unnamed: &str) -> (Vec<String>, Columns) {
    let several = chart.series.len() > 1;
    let name = |at: usize| match chart.series[at].name.trim() {
        "" if several => (at + 1).to_string(),
        "" => unnamed.to_owned(),
        name => name.to_owned(),
    };
    let value = |series: usize, at: usize| Some(chart.series[series].values[at]).filter(|value| value.is_finite());
    let (rows, columns) = (chart.categories.len(), chart.series.len());
    match chart.kind {
        ChartKind::Bar | ChartKind::Line => {
            let column = |at| (name(at), (0..rows).map(|row| value(at, row)).collect());
            (chart.categories.clone(), (0..columns).map(column).collect())
        }
        ChartKind::Share => {
            let column = |at: usize| (chart.categories[at].clone(), (0..columns).map(|series| value(series, at)).collect());
            ((0..columns).map(name).collect(), (0..rows).map(column).collect())
        }
    }
}

/// The addresses a slide's paragraphs, lists and tables lead to, and the works they cite.
pub(crate) fn links(blocks: &[DeckBlock]) -> Vec<&Link> {
    let mut found = Vec::new();
    walk(blocks, &mut |block| {
        let spans: Vec<&[Span]> = match block {
            Block::Paragraph(spans) => vec![spans],
            Block::Heading(heading) => vec![&heading.inlines],
            Block::Table(table) => [&table.header].into_iter().chain(&table.rows).flatten().map(Vec::as_slice).collect(),
            _ => Vec::new(),
        };
        for span in spans.into_iter().flatten() {
            if let Span::Text(words) = span
                && !squeezed(&words.text).is_empty()
            {
                found.extend(&words.link);
            }
        }
    });
    found
}
