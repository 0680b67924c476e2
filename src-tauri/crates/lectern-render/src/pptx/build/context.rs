//! What every part of a slide needs to know, and words as runs.

use super::look::style;
use crate::address::followed;
use crate::pptx::presentation::{Bullet, Paragraph, Run, RunLink, TextStyle, Words};
use lectern_model::deck::{Deck, DeckSlide, Reference};
use lectern_model::geometry::Pt;
use lectern_model::span::{Link, Span};
use lectern_model::theme::{Ground, TextRole};
use lectern_scene::document::Document;
use lectern_scene::font::Font;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How long the line is that a blank stands for, in underscores; as on the pages.
const BLANK_LENGTH: usize = 18;

/// A page of a slide with its deck.
pub(super) struct Context<'a> {
    pub(super) deck: &'a Deck,
    pub(super) document: &'a Document,
    pub(super) slide: &'a DeckSlide,
    pub(super) ground: Ground<'a>,
    pub(super) metrics: Metrics,
    /// The font of most words, and the semibold and bold ones of its family, to measure with.
    pub(super) font: Option<&'a Font>,
    pub(super) semibold: Option<&'a Font>,
    pub(super) bold: Option<&'a Font>,
    /// On which page each entry of the bibliography stands.
    pub(super) references: Rc<BTreeMap<u32, usize>>,
    /// The entries of the bibliography by their numbers.
    pub(super) entries: Rc<BTreeMap<u32, &'a Reference>>,
}

/// A font's measures, as factors of its size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Metrics {
    pub(super) ascent: f32,
    pub(super) descent: f32,
}

impl Metrics {
    /// The height of a line as the font has it.
    pub(super) fn line(self) -> f32 {
        self.ascent + self.descent
    }

    /// How much of a line stands above its baseline, as a factor of the size: a line set tighter than its font has it is cut so that
    /// four fifths do; in one set looser, the room goes above.
    pub(super) fn above(self, leading: f32) -> f32 {
        if leading < self.line() { leading * 0.8 } else { leading - self.descent }
    }

    /// How much of it stands below.
    pub(super) fn below(self, leading: f32) -> f32 {
        leading - self.above(leading)
    }

    /// From the top of a frame to the baseline of its first line, which has no room above it.
    pub(super) fn first_baseline(self, style: &TextStyle, size: Pt) -> Pt {
        size * self.above(style.leading).min(self.ascent)
    }
}

impl Context<'_> {
    /// Whether the slide is written from right to left.
    pub(super) fn right_to_left(&self) -> bool {
        self.slide.language.is_right_to_left()
    }

    /// Words as runs.
    pub(super) fn runs(&self, spans: &[Span]) -> Vec<Run> {
        let mut runs = Vec::with_capacity(spans.len());
        for span in spans {
            let mut run = self.run(span);
            // What stands between two numbers leads nowhere, and keeps apart two links that are one to some programs.
            if let (Some(RunLink::Slide(_)), Words::Text(words)) = (&run.link, &run.words)
                && let Some(at) = words.find(|c: char| c.is_alphanumeric()).filter(|at| *at > 0)
            {
                let (between, number) = words.split_at(at);
                runs.push(Run { link: None, words: Words::Text(between.to_owned()), ..run.clone() });
                run.words = Words::Text(number.to_owned());
            }
            runs.push(run);
        }
        runs
    }

    fn run(&self, span: &Span) -> Run {
        let words = match span {
            Span::Break => return Run::of(Words::Break),
            Span::Blank(_) => return Run::text("_".repeat(BLANK_LENGTH)),
            Span::Text(words) => words,
        };
        let link = match &words.link {
            Some(Link::Url(url)) => followed(url).map(RunLink::Address),
            Some(Link::Reference(number)) => self.references.get(number).map(|page| RunLink::Slide(*page)),
            None => None,
        };
        Run {
            strong: words.strong,
            emphasis: words.emphasis,
            superscript: words.superscript,
            language: words.language.clone(),
            link,
            ..Run::text(words.text.as_str())
        }
    }

    /// The style of a role's words.
    pub(super) fn style(&self, role: TextRole) -> TextStyle {
        style(self.ground, role)
    }

    /// A paragraph of the first level without a bullet.
    pub(super) fn paragraph(&self, runs: Vec<Run>, style: TextStyle) -> Paragraph {
        let right_to_left = self.right_to_left();
        Paragraph { level: 0, style, bullet: Bullet::None, right_to_left, runs }
    }
}

/// The words of runs as they stand on a page.
pub(super) fn text_of(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        match &run.words {
            Words::Text(words) | Words::SlideNumber(words) => text.push_str(words),
            Words::Break => text.push(' '),
        }
    }
    text
}

/// A label of the program's own words as it stands before a text: `Sources: `.
pub(super) fn label(words: &str) -> Run {
    Run::strong(format!("{}: ", words.trim_end().trim_end_matches(':')))
}
