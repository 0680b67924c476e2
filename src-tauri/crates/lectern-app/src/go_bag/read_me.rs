//! What to read first at a venue: who, where and when, how to start, what to do when the projector fails, the run of show.

use super::{AUDIENCE, BagPart, PRESENTER, Packing, fonts, show};
use crate::export::{DeckFormat, ExportKind, Reader};
use lectern_layout::{Leaflet, LeafletContent, LeafletPart};
use lectern_model::handout::Handout;
use std::fmt::Write as _;

/// How wide lines of the plain text are, in letters.
const WIDTH: usize = 76;

/// The page to read first.
pub(super) fn leaflet(bag: &Packing<'_>) -> Leaflet {
    let words = bag.words();
    let list = |numbered: bool, items: &[&str]| LeafletContent::List {
        numbered,
        items: items.iter().map(|item| filled(bag, item)).collect(),
    };
    let part = |title: &str, content: LeafletContent| LeafletPart { title: title.to_owned(), content };
    let run = show::rows(bag.deck).into_iter().map(|row| vec![row.time, row.section, row.slide, row.minutes]).collect();
    let table =
        LeafletContent::Table { head: words.run_columns.map(str::to_owned).to_vec(), shares: vec![12, 28, 52, 8], rows: run };
    Leaflet {
        title: words.read_me_title.to_owned(),
        lead: words.read_me_lead.to_owned(),
        parts: vec![
            part(words.facts, facts(bag)),
            part(words.start, list(true, &words.start_steps)),
            part(words.projector, list(false, &words.projector_steps)),
            part(words.run, table),
            part(words.contents, contents(bag)),
            part(words.afterwards, list(false, &words.afterwards_steps)),
        ],
        one_page: false,
    }
}

/// Who, where and when, as far as the talk knows.
fn facts(bag: &Packing<'_>) -> LeafletContent {
    let (deck, words) = (bag.deck, bag.words());
    let packet = &deck.words.packet;
    let from: Vec<&str> = [deck.presenter.as_str(), deck.agency.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    let facts = [
        (packet.presenter, from.join(", ")),
        (packet.audience, deck.audience_name.clone()),
        (packet.venue, deck.venue.clone()),
        (packet.date, deck.date.map(|day| deck.words.date(day)).unwrap_or_default()),
        (packet.begins, deck.starts.map(|time| packet.time_of_day(time)).unwrap_or_default()),
        (packet.duration, format!("{} {}", deck.minutes, deck.words.minutes)),
    ];
    let known = |(name, value): (&str, String)| {
        let value = if value.is_empty() { words.not_said.to_owned() } else { value };
        vec![name.to_owned(), value]
    };
    LeafletContent::Table {
        head: words.fact_columns.map(str::to_owned).to_vec(),
        shares: vec![3, 7],
        rows: facts.into_iter().map(known).collect(),
    }
}

/// The bag's files, by folder.
fn contents(bag: &Packing<'_>) -> LeafletContent {
    let words = bag.words();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for file in &bag.files {
        let said = match file.what {
            BagPart::Export(ExportKind::Deck(DeckFormat::Pptx(_))) => words.pptx,
            BagPart::Export(ExportKind::Deck(DeckFormat::Html(Reader::Presenter))) => words.html_presenter,
            BagPart::Export(ExportKind::Deck(DeckFormat::Html(Reader::Audience))) => words.html_audience,
            BagPart::Export(ExportKind::Deck(DeckFormat::Pdf)) => words.pdf,
            BagPart::Export(ExportKind::Handout(Handout::Notes)) => words.notes,
            BagPart::Export(ExportKind::Handout(_)) => words.handout,
            BagPart::Talk => words.talk,
            BagPart::Font | BagPart::ReadMe | BagPart::Report | BagPart::Checksums => continue,
        };
        rows.push(vec![file.name.clone(), said.to_owned()]);
    }
    rows.sort();
    rows.push(vec![format!("{}/", fonts::FOLDER), words.fonts.to_owned()]);
    rows.push(vec![format!("{}.pdf", words.report), words.report_said.to_owned()]);
    rows.push(vec![super::checksum::FILE.to_owned(), words.checksums.to_owned()]);
    LeafletContent::Table { head: words.content_columns.map(str::to_owned).to_vec(), shares: vec![5, 6], rows }
}

/// A sentence with the names of files in it.
fn filled(bag: &Packing<'_>, text: &str) -> String {
    let file = |kind: ExportKind, folder: &str| {
        let path = kind.path_in(std::path::Path::new(""), &bag.request.stem);
        format!("{folder}/{}", path.display())
    };
    text.replace("{pptx}", &file(ExportKind::Deck(DeckFormat::Pptx(Reader::Presenter)), PRESENTER))
        .replace("{html}", &file(ExportKind::Deck(DeckFormat::Html(Reader::Presenter)), PRESENTER))
        .replace("{notes}", &file(ExportKind::Handout(Handout::Notes), PRESENTER))
        .replace("{pdf}", &file(ExportKind::Deck(DeckFormat::Pdf), AUDIENCE))
}

/// The same as plain text, for machines that open nothing else. Lines end as every system's programs take them.
pub(super) fn plain_text(bag: &Packing<'_>, leaflet: &Leaflet) -> String {
    let mut text = String::new();
    let title = format!("{}: {}", leaflet.title, bag.deck.title);
    let _ = writeln!(text, "{title}\n{}\n", "=".repeat(title.chars().count().min(WIDTH)));
    wrapped(&mut text, &leaflet.lead, "", "");
    for part in &leaflet.parts {
        let _ = writeln!(text, "\n\n{}\n{}", part.title, "-".repeat(part.title.chars().count()));
        match &part.content {
            LeafletContent::Text(paragraphs) => paragraphs.iter().for_each(|paragraph| wrapped(&mut text, paragraph, "", "")),
            LeafletContent::List { numbered, items } => {
                for (at, item) in items.iter().enumerate() {
                    let label = if *numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
                    wrapped(&mut text, item, &label, &" ".repeat(label.len()));
                }
            }
            LeafletContent::Table { rows, .. } => {
                for row in rows {
                    row_of(&mut text, row);
                }
            }
        }
    }
    text.replace('\u{a0}', " ").replace('\n', "\r\n")
}

/// A row: its first cell, then the others; a section stands over the slides that are in it.
fn row_of(text: &mut String, row: &[String]) {
    match row {
        [time, section, slide, minutes] => {
            if !section.is_empty() {
                let _ = writeln!(text, "\n  {section}");
            }
            wrapped(text, &format!("{slide} ({minutes})"), &format!("{time:>10}  "), &" ".repeat(12));
        }
        [name, rest @ ..] => wrapped(text, &rest.join("  "), &format!("{name}: "), "    "),
        [] => {}
    }
}

/// Adds words in lines, the first with a label, the others set in.
fn wrapped(text: &mut String, words: &str, label: &str, inset: &str) {
    let mut line = label.to_owned();
    let mut bare = true;
    for word in words.split_whitespace() {
        if !bare && line.chars().count() + 1 + word.chars().count() > WIDTH {
            let _ = writeln!(text, "{}", line.trim_end());
            inset.clone_into(&mut line);
            bare = true;
        }
        if !bare {
            line.push(' ');
        }
        line.push_str(word);
        bare = false;
    }
    let _ = writeln!(text, "{}", line.trim_end());
}
