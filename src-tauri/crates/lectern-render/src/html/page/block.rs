//! Words: paragraphs and lines with their runs.

use super::Page;
use crate::html::escape;
use crate::html::font::Face;
use crate::html::line::{Block, End, Line, Piece, blocks};
use crate::html::look::Look;
use lectern_scene::scene::ItemKind;
use lectern_scene::structure::{Child, Node, NodeId, Role};

/// The height of a single line, as a part of its size.
const LINE: f64 = 1.25;
/// The narrowest gap that is kept, in points.
const GAP: f64 = 0.3;
/// The deepest that words stand in elements of words.
const DEEPEST: usize = 8;

impl<'a> Page<'a, '_> {
    /// An element that holds words alone.
    pub(super) fn text_block(&mut self, node: &Node, name: &str, attributes: &str) {
        let pieces = self.pieces(&node.children);
        let blocks = blocks(pieces);
        // A bullet says nothing that the list does not.
        let is_bullet = node.role == Role::Label && !said(&blocks).chars().any(char::is_alphanumeric);
        let attributes = if is_bullet { format!("{attributes} aria-hidden=\"true\"") } else { attributes.to_owned() };
        if let [block] = blocks.as_slice() {
            self.block(block, name, &attributes);
            return;
        }
        self.push(&format!("<{name}{attributes}>"));
        self.blocks(&blocks);
        self.push(&format!("</{name}>"));
    }

    /// Words in an element that holds other things as well.
    pub(super) fn inline(&mut self, children: &[Child]) {
        let pieces = self.pieces(children);
        self.blocks(&blocks(pieces));
    }

    /// Words that are read elsewhere, or by nobody.
    pub(super) fn silent(&mut self, pieces: Vec<Piece<'a>>) {
        // What is read by nobody is no text: its lines have nothing to do with one another.
        for line in blocks(pieces).into_iter().flat_map(|block| block.lines) {
            self.block(&Block { lines: vec![line], leading: None }, "span", " aria-hidden=\"true\"");
        }
    }

    /// Blocks of words of one element.
    pub(super) fn blocks(&mut self, blocks: &[Block<'a>]) {
        for (at, block) in blocks.iter().enumerate() {
            if at > 0 {
                self.push(" ");
            }
            self.block(block, "span", "");
        }
    }

    /// The runs of content and of the links in it, in reading order.
    fn pieces(&self, children: &[Child]) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        self.collect(children, None, 0, &mut pieces);
        pieces
    }

    fn collect(&self, children: &[Child], link: Option<NodeId>, depth: usize, pieces: &mut Vec<Piece<'a>>) {
        for child in children {
            match child {
                Child::Content(id) => {
                    for at in self.items.get(id).into_iter().flatten() {
                        if let Some(ItemKind::Text(run)) = self.scene.items.get(*at).map(|item| &item.kind) {
                            pieces.push(Piece { run, link, level: self.level(*at) });
                        }
                    }
                }
                Child::Node(id) => {
                    let Some(node) = self.node(*id) else { continue };
                    let own = matches!(node.role, Role::Link | Role::Reference).then_some(*id);
                    if depth < DEEPEST {
                        self.collect(&node.children, link.or(own), depth + 1, pieces);
                    }
                }
            }
        }
    }

    /// A block of words as an element in its place.
    fn block(&mut self, block: &Block<'a>, name: &str, attributes: &str) {
        let Some(first) = block.lines.first() else { return };
        let Some(base) = base_run(first).map(|run| Look::new(run, 0.0, &self.writer.faces)) else { return };
        let (left, right) = block.edges();
        let leading = block.leading.unwrap_or(base.size() * LINE);
        let (ascent, descent) = self.writer.faces.get(base.font).map_or((0.8, 0.2), Face::extent);
        let top = first.baseline - (leading - (ascent + descent) * base.size()) * 0.5 - ascent * base.size();
        let measure = self.writer.measure;
        let is_right_to_left = first.pieces.first().is_some_and(|piece| piece.run.right_to_left);
        let side = if is_right_to_left {
            format!("right:{}", measure.length(f64::from(self.scene.size.width.0) - right))
        } else {
            format!("left:{}", measure.length(left))
        };
        let level = first.pieces.iter().map(|piece| piece.level).max().unwrap_or(1);
        let over = if level > 1 { format!(";z-index:{level}") } else { String::new() };
        let direction = if is_right_to_left { " dir=\"rtl\"" } else { "" };
        let class = self.writer.looks.class(base);
        self.push(&format!(
            "<{name}{attributes}{direction} class=\"w {class}\" style=\"{side};top:{};line-height:{}{over}\">",
            measure.length(top),
            measure.length(leading)
        ));
        let edge = if is_right_to_left { right } else { left };
        self.lines(&block.lines, base, (edge, is_right_to_left));
        self.push(&format!("</{name}>"));
    }

    /// Lines, each from its own start; `edge` is where the block's lines start at most.
    fn lines(&mut self, lines: &[Line<'a>], base: Look, (edge, is_right_to_left): (f64, bool)) {
        let mut link = None;
        for (at, line) in lines.iter().enumerate() {
            let is_last = at + 1 == lines.len();
            let gap = if is_right_to_left { edge - line.right } else { line.left - edge };
            let mut pen = Pen { gap, end: None };
            let trimmed = if is_last { line.text().trim_end().len() } else { usize::MAX };
            let mut written = 0;
            for piece in &line.pieces {
                self.turn(&mut link, piece.link);
                let words: &str = &piece.run.text;
                let words = words.get(..trimmed.saturating_sub(written).min(words.len())).unwrap_or(words);
                written += piece.run.text.len();
                self.run(piece, words, base, line, &mut pen);
            }
            if is_last {
                continue;
            }
            let next = lines.get(at + 1).and_then(|line| line.pieces.first()).and_then(|piece| piece.link);
            if next != link {
                self.turn(&mut link, None);
            }
            self.push(match line.end {
                End::Words => "<i class=\"b\"></i>",
                End::Hyphen => "<i class=\"h\"></i>",
                End::Inside => "<i class=\"b n\"></i>",
                End::Forced => "<br>",
            });
        }
        self.turn(&mut link, None);
    }

    /// Goes from one link, or none, to another.
    fn turn(&mut self, link: &mut Option<NodeId>, to: Option<NodeId>) {
        let to = to.filter(|id| self.target(*id).is_some());
        if *link == to {
            return;
        }
        if link.take().is_some() {
            self.push("</a>");
        }
        if let Some((id, target)) = to.and_then(|id| Some((id, self.target(id)?))) {
            let role = if self.node(id).is_some_and(|node| node.role == Role::Reference) { " role=\"doc-noteref\"" } else { "" };
            self.push(&format!("<a {target}{role}>"));
            *link = to;
        }
    }

    /// A run of a line.
    fn run(&mut self, piece: &Piece<'a>, words: &str, base: Look, line: &Line<'a>, pen: &mut Pen) {
        let run = piece.run;
        let left = f64::from(run.origin.x.0);
        let jump = pen.end.map_or(pen.gap, |end| if run.right_to_left { 0.0 } else { left - end });
        pen.end = Some(left + f64::from(run.width().0));
        if jump > GAP {
            let width = self.writer.measure.length(jump);
            self.push(&format!("<i class=\"g\" style=\"width:{width}\"></i>"));
        }
        if words.is_empty() {
            return;
        }
        let look = Look::new(run, line.baseline - f64::from(run.origin.y.0), &self.writer.faces);
        let lang = run.language.as_ref().map_or_else(String::new, escape::lang);
        if look == base && lang.is_empty() {
            return escape::push(&mut self.out, words);
        }
        let element = look.element(base, &self.writer.faces);
        let class = if look == base { String::new() } else { format!(" class=\"{}\"", self.writer.looks.class(look)) };
        self.push(&format!("<{element}{class}{lang}>"));
        escape::push(&mut self.out, words);
        self.push(&format!("</{element}>"));
    }
}

/// Where the next run is expected.
struct Pen {
    /// Before the first run of the line.
    gap: f64,
    /// The right edge of the run before.
    end: Option<f64>,
}

/// The run by which a block's look is told: of those on its first baseline, the one with the most words.
fn base_run<'a>(line: &Line<'a>) -> Option<&'a lectern_scene::text::GlyphRun> {
    let on_line = |piece: &&Piece<'a>| (f64::from(piece.run.origin.y.0) - line.baseline).abs() < 0.05;
    let best = line.pieces.iter().filter(on_line).max_by_key(|piece| piece.run.text.len());
    best.or(line.pieces.first()).map(|piece| piece.run)
}

fn said(blocks: &[Block<'_>]) -> String {
    blocks.iter().flat_map(|block| &block.lines).map(Line::text).collect()
}
