//! The Markdown of a slide's body and notes.

use super::super::markup::{Around, markdown, quoted};
use super::super::report::Report;
use super::super::tree::{ChartData, FilePicture, PictureUse, Piece, Words, is_blank};
use super::FOLDER;
use super::block::{Block, Item, blocks};
use super::segment::Segment;
use lectern_model::chart::ChartKind;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The most columns of a table.
const MOST_COLUMNS: usize = 12;

/// Writes blocks as Markdown.
pub(super) struct Writer<'a> {
    place: &'a str,
    pictures: &'a [FilePicture],
    report: &'a mut Report,
    shown: &'a mut BTreeSet<usize>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        place: &'a str,
        pictures: &'a [FilePicture],
        report: &'a mut Report,
        shown: &'a mut BTreeSet<usize>,
    ) -> Self {
        Self { place, pictures, report, shown }
    }

    /// The body of a slide.
    pub(super) fn body(&mut self, segment: Segment) -> String {
        let Segment { blocks, columns, .. } = segment;
        let mut parts = self.blocks(&blocks);
        for (heading, blocks) in columns.into_iter().flatten() {
            let words = self.line(&heading);
            parts.push(format!("### {}", no_attributes(&words)));
            parts.extend(self.blocks(&blocks));
        }
        parts.join("\n\n")
    }

    /// Speaker notes: text alone.
    pub(super) fn notes(&mut self, pieces: &[Piece]) -> String {
        let is_text = |piece: &&Piece| !matches!(piece, Piece::Picture(_) | Piece::Chart(_));
        if pieces.iter().any(|piece| !is_text(&piece)) {
            self.report.dropped(self.place, "a picture or chart in the speaker notes: notes are words");
        }
        let kept = self.report.kept;
        let blocks = blocks(pieces.iter().filter(is_text).cloned().collect(), self.place, self.report);
        // What is said is not counted among what is shown.
        self.report.kept.paragraphs = kept.paragraphs;
        self.blocks(&blocks).join("\n\n")
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut parts = Vec::new();
        let mut before_list: Option<bool> = None;
        for block in blocks {
            // A list, and whether it is numbered.
            let list = if let Block::List(items) = block { items.first().map(|item| item.number.is_some()) } else { None };
            let part = match block {
                Block::Paragraph(words) => markdown(words, Around::Block, self.place, self.report),
                Block::List(items) => self.list(items),
                Block::Table(rows) => self.table(rows),
                Block::Picture(picture) => self.picture(picture),
                Block::Chart(chart) => self.chart(chart),
            };
            if !part.is_empty() {
                // Two lists of a kind one after the other would be read as one.
                if list.is_some() && before_list == list {
                    parts.push("\u{a0}".to_owned());
                }
                parts.push(part);
                before_list = list;
            }
        }
        parts
    }

    fn line(&mut self, words: &Words) -> String {
        markdown(words, Around::Line, self.place, self.report)
    }

    fn list(&mut self, items: &[Item]) -> String {
        let mut lines: Vec<String> = Vec::new();
        // For each open level: its last item, whether its numbers end in parentheses, and how far its text is indented.
        let mut open: Vec<(&Item, bool, usize)> = Vec::new();
        for item in items {
            let words = markdown(&item.words, Around::Block, self.place, self.report);
            if words.is_empty() {
                continue;
            }
            let level = usize::from(item.level).min(open.len());
            let outer = level.checked_sub(1).and_then(|at| open.get(at)).map_or(0, |(_, _, indent)| *indent);
            // Where numbers do not go on, their other form begins another list.
            let turned = open
                .get(level)
                .is_some_and(|(before, turned, _)| before.number.zip(item.number).is_some() && *turned == item.goes_on(before));
            let mark = match item.number {
                Some(number) => format!("{}{} ", number.min(999_999_999), if turned { ')' } else { '.' }),
                None => "- ".to_owned(),
            };
            // Under words, only a list that starts at 1 begins without an empty line.
            if level > 0 && open.len() == level && item.number.is_some_and(|number| number != 1) {
                lines.push(String::new());
            }
            let indent = outer + mark.len();
            open.truncate(level);
            open.push((item, turned, indent));
            let text = words.replace('\n', &format!("\n{}", " ".repeat(indent)));
            lines.push(format!("{}{mark}{text}", " ".repeat(outer)));
        }
        lines.join("\n")
    }

    fn table(&mut self, rows: &[Vec<Words>]) -> String {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if columns > MOST_COLUMNS {
            self.report.dropped(self.place, format!("the columns of a table after the first {MOST_COLUMNS}: it has {columns}"));
        }
        let columns = columns.clamp(1, MOST_COLUMNS);
        let mut lines = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let cells = (0..columns).map(|at| row.get(at).map_or(String::new(), |cell| self.line(cell)));
            lines.push(format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
            if at == 0 {
                lines.push(format!("|{}", "---|".repeat(columns)));
            }
        }
        lines.join("\n")
    }

    fn picture(&mut self, shown: &PictureUse) -> String {
        let Some(picture) = self.pictures.get(shown.picture) else { return String::new() };
        self.shown.insert(shown.picture);
        if is_blank(&[super::super::tree::Run::plain(&*shown.alt)]) {
            let message =
                format!("the picture {} has no alternative text: say what it shows, for those who cannot see it", picture.name);
            self.report.wanting(self.place, message);
        }
        let alt = self.line(&vec![super::super::tree::Run::plain(&*shown.alt)]);
        format!("![{alt}]({FOLDER}{})", picture.name)
    }

    fn chart(&mut self, chart: &ChartData) -> String {
        let kind = match chart.kind {
            Some(ChartKind::Line) => "line",
            Some(ChartKind::Share) => "share",
            Some(ChartKind::Bar) | None => "bar",
        };
        if chart.alt.trim().is_empty() {
            let message = "the chart has no alternative text: say in a sentence what it shows, for those who cannot see it";
            self.report.wanting(self.place, message);
        }
        let plain = |text: &str| vec![super::super::tree::Run::plain(text)];
        let mut text = format!("```chart\nkind: {kind}\n");
        let title = self.line(&plain(&chart.title));
        for (key, value) in [("title", &title), ("alt", &chart.alt), ("unit", &chart.unit)] {
            if !value.trim().is_empty() {
                let _ = writeln!(text, "{key}: {}", fenced(value));
            }
        }
        let categories: Vec<String> = chart.categories.iter().map(|category| fenced(category)).collect();
        let _ = writeln!(text, "categories: [{}]\nseries:", categories.join(", "));
        for (name, values) in &chart.series {
            let values: Vec<String> = values.iter().map(ToString::to_string).collect();
            let _ = writeln!(text, "  - name: {}\n    values: [{}]", fenced(name), values.join(", "));
        }
        text.push_str("```");
        text
    }
}

/// A text in a fenced block of YAML.
fn fenced(text: &str) -> String {
    quoted(text)
}

/// The words of a heading that end in no braces, which would be read as its attributes.
fn no_attributes(words: &str) -> String {
    match words.strip_suffix("\\}") {
        Some(start) => format!("{start})"),
        None => words.to_owned(),
    }
}
