//! Web pages: what is written in their main part. Scripts, styles and what is fetched never count.

mod scan;

use super::divide::pages;
use super::embedded;
use super::error::ImportError;
use super::flow::Flow;
use super::media::Media;
use super::tree::{Piece, Reading, Run, Script};
use dom_query::{Document, NodeRef};

/// The longest page, in bytes.
const LONGEST: usize = 16 << 20;

/// The deepest nesting of tags that is read; what is deeper takes longer and longer.
const MAX_DEPTH: usize = 400;

/// The most tags that are read.
const MOST_TAGS: usize = 400_000;

/// What is not for readers.
const SKIPPED: [&str; 9] = ["script", "style", "noscript", "template", "dialog", "head", "link", "meta", "map"];

/// What readers see and what is not read, and what is told of it.
const LEFT_OUT: [(&str, &[&str]); 5] = [
    ("drawings in the page (svg, canvas): save them as pictures and put them in", &["svg", "canvas"]),
    ("formulas (math): write them as words or put in pictures of them", &["math"]),
    ("films and sounds", &["video", "audio"]),
    (
        "frames and embedded objects, which show other pages; nothing is fetched",
        &["iframe", "object", "embed", "frame", "frameset"],
    ),
    ("forms and what stands in them", &["form", "button", "input", "select", "textarea"]),
];

/// What stands around the main part of a page.
const AROUND: [&str; 4] = ["nav", "header", "footer", "aside"];

/// What is told of it.
const AROUND_TOLD: &str =
    "what stands around the main part of the page (its head, its foot, what is beside it): see whether it is missed";

/// Reads a page.
///
/// # Errors
/// It is too large or nested beyond need, or there is nothing in it.
pub fn read_html(text: &str) -> Result<Reading, ImportError> {
    if text.len() > LONGEST {
        return Err(ImportError::TooLarge((LONGEST >> 20) as u64));
    }
    let scripts = scan::scan(text)?;
    let document = Document::from(text);
    let mut reader = HtmlReader { flow: Flow::default(), media: Media::default(), pre: 0, left: MOST_TAGS };
    if scripts {
        reader.flow.report.dropped("", "scripts: programs in files of others are not read");
    }
    let (main, is_whole) = main_part(&document);
    if !is_whole && has_more(&document) {
        reader.flow.report.dropped("", AROUND_TOLD);
    }
    if let Some(main) = &main {
        reader.inside(main, 0, is_whole);
    }
    let HtmlReader { flow, media, .. } = reader;
    let (pieces, report) = flow.finish();
    let title = document.select("title").text();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    // A heading of the highest level is a better title than the window's.
    let headings = pieces.iter().filter(|piece| matches!(piece, Piece::Heading { level: 1, .. })).count();
    let title = if headings == 1 || title.is_empty() { Vec::new() } else { vec![Run::plain(title)] };
    let pages = pages(pieces, title);
    if pages.is_empty() {
        return Err(ImportError::Empty(String::new()));
    }
    Ok(Reading { pages, pictures: media.pictures, report })
}

/// The main part of a page, as its author names it, else all of it; and whether it is all of it.
fn main_part(document: &Document) -> (Option<NodeRef<'_>>, bool) {
    for wanted in ["main", "[role=main]", "article"] {
        let found = document.select(wanted);
        let nodes = found.nodes();
        // Several articles are a list of teasers.
        if let [only] = nodes
            && only.text().trim().len() > 100
        {
            return (Some(*only), false);
        }
    }
    (document.select("body").nodes().first().copied(), true)
}

/// Whether there is something to read in the head, the foot or beside the main part of a page.
fn has_more(document: &Document) -> bool {
    let around = document.select("body > header, body > footer, body > aside");
    around.nodes().iter().any(|node| !node.text().trim().is_empty())
}

struct HtmlReader {
    flow: Flow,
    media: Media,
    pre: usize,
    left: usize,
}

impl HtmlReader {
    fn inside(&mut self, node: &NodeRef<'_>, depth: usize, is_whole: bool) {
        for inner in node.children() {
            self.node(&inner, depth, is_whole);
        }
    }

    fn node(&mut self, node: &NodeRef<'_>, depth: usize, is_whole: bool) {
        if node.is_text() {
            return self.text(&node.text());
        }
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { return };
        let name: &str = &name;
        let style = node.attr("style").map(|style| style.replace(' ', "").to_ascii_lowercase()).unwrap_or_default();
        let is_hidden = node.has_attr("hidden")
            || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
            || style.contains("display:none");
        if SKIPPED.contains(&name) || is_hidden {
            return;
        }
        if let Some((told, _)) = LEFT_OUT.iter().find(|(_, names)| names.contains(&name)) {
            return self.flow.report.dropped("", *told);
        }
        if is_whole && AROUND.contains(&name) {
            return self.around(node, name);
        }
        if self.left == 0 {
            return self.flow.report.dropped("", format!("what follows the first {MOST_TAGS} tags of the page: divide it"));
        }
        self.left -= 1;
        if depth > MAX_DEPTH {
            return self.flow.report.dropped("", "what is nested too deep in the page");
        }
        let before = self.flow.script;
        self.flow.script = styled_script(&style).unwrap_or(before);
        self.element(node, name, depth, is_whole);
        self.flow.script = before;
    }

    /// Tells what is not read beside the main part; the ways through a site are missed by nobody.
    fn around(&mut self, node: &NodeRef<'_>, name: &str) {
        if name != "nav" && !node.text().trim().is_empty() {
            self.flow.report.dropped("", AROUND_TOLD);
        }
    }

    fn text(&mut self, text: &str) {
        if self.pre == 0 {
            return self.flow.text(text);
        }
        for line in text.split_inclusive('\n') {
            self.flow.text(line);
            if line.ends_with('\n') {
                self.flow.line_break();
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str, depth: usize, is_whole: bool) {
        let inside = |reader: &mut Self| reader.inside(node, depth + 1, is_whole);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flow.flush();
                inside(self);
                self.flow.heading(name.as_bytes().get(1).map_or(6, |digit| digit.saturating_sub(b'0')));
            }
            "ul" | "ol" | "menu" => {
                let start = node.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.flow.start_list((name == "ol").then_some(start));
                inside(self);
                self.flow.end_list();
            }
            "li" | "dd" => {
                if let Some(number) = node.attr("value").and_then(|value| value.trim().parse().ok()) {
                    self.flow.next_number(number);
                }
                self.flow.start_item();
                inside(self);
                self.flow.end_item();
            }
            "blockquote" => {
                self.flow.flush();
                self.flow.quote += 1;
                inside(self);
                self.flow.flush();
                self.flow.quote -= 1;
            }
            "table" => {
                self.flow.start_table();
                inside(self);
                self.flow.end_table();
            }
            "tr" => {
                self.flow.start_row();
                inside(self);
            }
            "td" | "th" => {
                inside(self);
                let columns = node.attr("colspan").and_then(|columns| columns.parse().ok()).unwrap_or(1);
                self.flow.end_cell(columns);
            }
            "br" => self.flow.line_break(),
            "hr" => self.flow.push(Piece::Rule),
            "img" => self.picture(node),
            "pre" => {
                self.flow.flush();
                self.pre += 1;
                inside(self);
                self.pre -= 1;
                self.flow.flush();
            }
            _ => self.styled(node, name, depth, is_whole),
        }
    }

    /// Words in a style, or a block of them.
    fn styled(&mut self, node: &NodeRef<'_>, name: &str, depth: usize, is_whole: bool) {
        let inside = |reader: &mut Self| reader.inside(node, depth + 1, is_whole);
        match name {
            "b" | "strong" | "dt" => {
                if name == "dt" {
                    self.flow.flush();
                }
                self.flow.strong += 1;
                inside(self);
                self.flow.strong -= 1;
                if name == "dt" {
                    self.flow.flush();
                }
            }
            "i" | "em" | "cite" => {
                self.flow.emphasis += 1;
                inside(self);
                self.flow.emphasis -= 1;
            }
            "sup" | "sub" => {
                let before =
                    std::mem::replace(&mut self.flow.script, if name == "sup" { Script::Raised } else { Script::Lowered });
                inside(self);
                self.flow.script = before;
            }
            "a" => {
                let address =
                    node.attr("href").map(|address| address.trim().to_owned()).filter(|address| !address.starts_with('#'));
                let is_link = address.as_ref().is_some_and(|address| !address.is_empty());
                self.flow.links.extend(address.filter(|_| is_link));
                inside(self);
                if is_link {
                    self.flow.links.pop();
                }
            }
            "s" | "strike" | "del" => {
                self.flow.report.changed("", "words that were struck out stand as others");
                inside(self);
            }
            "span" | "u" | "small" | "big" | "font" | "mark" | "abbr" | "time" | "code" | "kbd" | "samp" | "var" | "q"
            | "ins" | "dfn" | "bdi" | "bdo" | "label" | "data" | "wbr" | "o:p" | "tbody" | "thead" | "tfoot" => inside(self),
            _ => {
                self.flow.flush();
                inside(self);
                self.flow.flush();
            }
        }
    }

    fn picture(&mut self, node: &NodeRef<'_>) {
        let attribute = |name: &str| node.attr(name).map(|value| value.to_string()).unwrap_or_default();
        let tiny = |name: &str| attribute(name).parse::<f64>().is_ok_and(|size| size <= 2.0);
        if tiny("width") || tiny("height") {
            return;
        }
        let alt = attribute("alt");
        if let Some(piece) = embedded::picture(&mut self.media, &attribute("src"), &alt, "", &mut self.flow.report) {
            self.flow.push(piece);
        }
    }
}

/// Whether a style, without spaces and in lower case, puts words above or below the line; none where it does not say.
fn styled_script(style: &str) -> Option<Script> {
    let value = style.split(';').find_map(|rule| rule.strip_prefix("vertical-align:"))?;
    match value.trim_end_matches("!important") {
        "super" => Some(Script::Raised),
        "sub" => Some(Script::Lowered),
        "baseline" => Some(Script::Level),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
