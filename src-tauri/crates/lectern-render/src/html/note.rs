//! What a presenter says, as plain HTML: notes, answers, rights. And what a chart shows, as a table.

use super::escape::{self, address, escaped};
use lectern_model::block::{Block, DeckBlock, List, Table};
use lectern_model::chart::Chart;
use lectern_model::contact::Contact;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::span::{Link, Span, TextSpan};
use lectern_model::words::Words;
use std::collections::BTreeMap;

/// The deepest that lists and quotations stand in one another.
const DEEPEST: usize = 12;

/// What stands over a slide on paper: which one it is, and for whom the sheet is.
pub(super) fn head(deck: &Deck, number: &str) -> String {
    format!("<p class=\"copy\">{} · {}</p>", escaped(number), escaped(deck.words.presenter_copy))
}

/// What the presenter is told beside a slide; nothing where that is nothing.
pub(super) fn aside(deck: &Deck, slide: &DeckSlide) -> String {
    if !slide.has_notes() {
        return String::new();
    }
    let words = &deck.words;
    let attributes = format!("{}{}", escape::lang(&slide.language), escape::direction(&slide.language));
    let mut out = format!("<div class=\"notes\" role=\"note\" aria-label=\"{}\"{}>", escaped(words.notes), attributes);
    blocks(&mut out, &slide.notes, words, 0);
    if !slide.asked.is_empty() {
        out.push_str(&format!("<h3>{}</h3>", escaped(words.if_asked)));
        blocks(&mut out, &slide.asked, words, 0);
    }
    if let Some(rights) = &slide.rights {
        out.push_str(&format!("<p><strong>{}:</strong> {}</p>", escaped(words.rights), escaped(rights)));
    }
    let listed = |number: u32| deck.references.iter().find(|reference| reference.number == number);
    let cited: Vec<_> = slide.cited.iter().filter_map(|cited| Some((cited, listed(cited.number)?))).collect();
    if !cited.is_empty() {
        let head = if cited.len() == 1 { words.source } else { words.sources };
        out.push_str(&format!("<p class=\"cited\"><strong>{}:</strong>", escaped(head)));
        for (source, reference) in cited {
            let number = if reference.numbered { format!("{}. ", reference.number) } else { String::new() };
            out.push_str(&format!(" <span>{number}"));
            spans(&mut out, &source.short);
            out.push_str("</span>");
        }
        out.push_str("</p>");
    }
    out.push_str("</div>");
    out
}

fn blocks(out: &mut String, all: &[DeckBlock], words: &Words, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for block in all {
        match block {
            Block::Paragraph(text) => element(out, "p", text),
            Block::Heading(heading) => element(out, "h4", &heading.inlines),
            Block::List(list) => self::list(out, list, words, depth),
            Block::Table(table) => self::table(out, table),
            Block::Quote(inner) => {
                out.push_str("<blockquote>");
                blocks(out, inner, words, depth + 1);
                out.push_str("</blockquote>");
            }
            Block::Picture(picture) => out.push_str(&format!("<p>[{}]</p>", escaped(&picture.alt))),
            Block::Chart(chart) => out.push_str(&chart_table(chart, words, "")),
            Block::Number(number) => {
                let year = number.year.as_ref().map_or_else(String::new, |year| format!(" ({})", escaped(year)));
                out.push_str(&format!("<p><strong>{}</strong> ", escaped(&number.value)));
                spans(out, &number.counted);
                out.push_str(&year);
                spans(out, &number.cite);
                out.push_str("</p>");
            }
            Block::Contacts(contacts) => contacts.iter().for_each(|contact| self::contact(out, contact, words)),
        }
    }
}

fn list(out: &mut String, list: &List<Span, Contact>, words: &Words, depth: usize) {
    let (open, name) = match list.start {
        Some(1) => ("<ol>".to_owned(), "ol"),
        Some(start) => (format!("<ol start=\"{start}\">"), "ol"),
        None => ("<ul>".to_owned(), "ul"),
    };
    out.push_str(&open);
    for item in &list.items {
        out.push_str("<li>");
        match item.as_slice() {
            [Block::Paragraph(text)] => spans(out, text),
            several => blocks(out, several, words, depth + 1),
        }
        out.push_str("</li>");
    }
    out.push_str(&format!("</{name}>"));
}

fn table(out: &mut String, table: &Table<Span>) {
    out.push_str("<table>");
    if table.header.iter().any(|cell| !cell.is_empty()) {
        out.push_str("<tr>");
        table.header.iter().for_each(|cell| element(out, "th", cell));
        out.push_str("</tr>");
    }
    for row in &table.rows {
        out.push_str("<tr>");
        row.iter().for_each(|cell| element(out, "td", cell));
        out.push_str("</tr>");
    }
    out.push_str("</table>");
}

fn contact(out: &mut String, contact: &Contact, words: &Words) {
    out.push_str(&format!("<p><strong>{}</strong>", escaped(&contact.name)));
    for (kind, value) in &contact.reach {
        out.push_str(&format!("; {} ", escaped(kind.word(words))));
        spans(out, value);
    }
    out.push_str("</p>");
}

fn element(out: &mut String, name: &str, text: &[Span]) {
    out.push_str(&format!("<{name}>"));
    spans(out, text);
    out.push_str(&format!("</{name}>"));
}

fn spans(out: &mut String, all: &[Span]) {
    for span in all {
        match span {
            Span::Text(text) => words(out, text),
            Span::Break => out.push_str("<br>"),
            Span::Blank(_) => out.push_str("____"),
        }
    }
}

fn words(out: &mut String, text: &TextSpan) {
    let mut close: Vec<&str> = Vec::new();
    let link = match &text.link {
        Some(Link::Url(url)) => address(url),
        Some(Link::Reference(_)) | None => None,
    };
    if let Some(url) = link {
        out.push_str(&format!("<a href=\"{url}\" target=\"_blank\" rel=\"noopener noreferrer\">"));
        close.push("</a>");
    }
    let marks = [(text.superscript, "sup"), (text.strong, "strong"), (text.emphasis, "em")];
    for (_, name) in marks.iter().filter(|(on, _)| *on) {
        out.push_str(&format!("<{name}>"));
    }
    if let Some(language) = &text.language {
        out.push_str(&format!("<span{}>", escape::lang(language)));
        close.push("</span>");
    }
    escape::push(out, &text.text);
    if close.last() == Some(&"</span>") {
        out.push_str("</span>");
        close.pop();
    }
    for (_, name) in marks.iter().rev().filter(|(on, _)| *on) {
        out.push_str(&format!("</{name}>"));
    }
    close.iter().for_each(|end| out.push_str(end));
}

/// What a slide's charts show, as tables for those who cannot see them, by the charts' alternative texts.
pub(super) fn chart_tables(slide: &DeckSlide, words: &Words) -> BTreeMap<String, String> {
    let charts = slide.body.iter().filter_map(|block| match block {
        Block::Chart(chart) if !chart.series.is_empty() && !chart.categories.is_empty() => Some(chart),
        Block::Chart(_)
        | Block::Paragraph(_)
        | Block::Heading(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Quote(_)
        | Block::Picture(_)
        | Block::Number(_)
        | Block::Contacts(_) => None,
    });
    charts.map(|chart| (chart.alt.trim().to_owned(), chart_table(chart, words, " class=\"sr\""))).collect()
}

fn chart_table(chart: &Chart<Span>, words: &Words, attributes: &str) -> String {
    let mut out = format!("<table{attributes}>");
    let title = Span::plain_text(&chart.title);
    if !title.trim().is_empty() {
        out.push_str(&format!("<caption>{}</caption>", escaped(title.trim())));
    }
    let unit = if chart.unit.is_empty() { words.values.to_owned() } else { format!("{} ({})", words.values, chart.unit) };
    out.push_str("<tr><td></td>");
    for series in &chart.series {
        let name = if series.name.is_empty() { unit.as_str() } else { series.name.as_str() };
        out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(name)));
    }
    out.push_str("</tr>");
    for (at, category) in chart.categories.iter().enumerate() {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escaped(category)));
        for series in &chart.series {
            let value = series.values.get(at).filter(|value| value.is_finite());
            out.push_str(&format!("<td>{}</td>", value.map_or_else(String::new, ToString::to_string)));
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    out
}
