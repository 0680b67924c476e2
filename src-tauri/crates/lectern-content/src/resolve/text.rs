//! Authored text to final words: marks for citations, values for fields, and the typography a reader expects.

use super::Scope;
use super::contact::resolve_contact;
use crate::bibliography::{Bibliography, Mark};
use crate::binding::bind;
use crate::quotation::{Marks, curl};
use lectern_model::block::{AuthorBlock, Block, DeckBlock, Heading, List, Number, Picture, Table};
use lectern_model::chart::Chart;
use lectern_model::citation::{CitationItem, Locator};
use lectern_model::deck::{CitedSource, Reference};
use lectern_model::id::ImageId;
use lectern_model::language::Language;
use lectern_model::slide::{Icon, Part, Slide};
use lectern_model::span::{Inline, Link, Span, TextSpan};
use std::collections::BTreeSet;

/// Resolves text; keeps the numbers it cites and the images it shows until they are taken.
pub(super) struct Resolver<'a> {
    scope: &'a Scope<'a>,
    bibliography: &'a Bibliography,
    /// The language of the text at hand.
    language: Language,
    /// Whether it differs from that of the text around, so that its spans must say so.
    is_foreign: bool,
    /// Whether marks go without places in works, because the foot of the slide has them.
    is_bare: bool,
    cited: Vec<&'a CitationItem>,
    images: BTreeSet<ImageId>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(scope: &'a Scope<'a>, bibliography: &'a Bibliography) -> Self {
        Self {
            scope,
            bibliography,
            language: scope.talk.language.clone(),
            is_foreign: false,
            is_bare: false,
            cited: Vec::new(),
            images: BTreeSet::new(),
        }
    }

    pub(super) fn scope(&self) -> &'a Scope<'a> {
        self.scope
    }

    /// Says in which language the text that follows is, and the text around it.
    pub(super) fn enter(&mut self, language: &Language, around: &Language) {
        self.language = language.clone();
        self.is_foreign = !language.matches(around);
    }

    /// A part of a slide whose title and body are in the language `around`.
    pub(super) fn part(&mut self, slide: &'a Slide, part: Part, around: &Language) -> Vec<DeckBlock> {
        let scope = self.scope;
        self.enter(scope.language(slide, part), around);
        self.blocks(scope.blocks(slide, part))
    }

    /// Says whether the text that follows stands on a page whose foot says where in the works.
    pub(super) fn set_bare(&mut self, is_bare: bool) {
        self.is_bare = is_bare;
    }

    /// The works cited since they were last taken, in order of first mention, each once, with the places in them.
    pub(super) fn take_cited(&mut self) -> Vec<CitedSource> {
        let mut places: Vec<(&Reference, Vec<&Locator>)> = Vec::new();
        for cited in std::mem::take(&mut self.cited) {
            let known = places.iter().position(|(reference, _)| reference.source == cited.source);
            let at = match known {
                Some(at) => at,
                None => {
                    let mut references = self.bibliography.references.iter();
                    let Some(reference) = references.find(|reference| reference.source == cited.source) else { continue };
                    places.push((reference, Vec::new()));
                    places.len() - 1
                }
            };
            if let (Some((_, places)), Some(place)) = (places.get_mut(at), &cited.locator)
                && !places.contains(&place)
            {
                places.push(place);
            }
        }
        let short = |(reference, places): (&Reference, Vec<&Locator>)| CitedSource {
            number: reference.number,
            short: match self.scope.library.sources.get(&reference.source) {
                Some(source) => self.bibliography.short(source, &places),
                None => reference.short.clone(),
            },
        };
        places.into_iter().map(short).collect()
    }

    /// The images shown so far.
    pub(super) fn take_images(&mut self) -> BTreeSet<ImageId> {
        std::mem::take(&mut self.images)
    }

    /// Plain text with its fields filled in.
    pub(super) fn plain(&self, text: &str) -> String {
        let mut spans = self.scope.fields.fill(text.trim());
        niceties(&mut spans, &self.language);
        Span::plain_text(&spans)
    }

    /// A slide's icon; none where its picture is missing.
    pub(super) fn icon(&mut self, slide: &Slide, language: &Language) -> Option<Icon> {
        let image = slide.icon.as_ref().map(|icon| &icon.image).filter(|image| self.scope.library.images.contains_key(*image))?;
        self.images.insert(image.clone());
        Some(Icon { image: image.clone(), alt: slide.icon_alt_in(language).map(|alt| self.plain(alt)) })
    }

    pub(super) fn blocks(&mut self, blocks: &'a [AuthorBlock]) -> Vec<DeckBlock> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &'a AuthorBlock) -> DeckBlock {
        match block {
            Block::Paragraph(inlines) => Block::Paragraph(self.inlines(inlines)),
            Block::Heading(heading) => {
                Block::Heading(Heading { level: heading.level, tone: heading.tone, inlines: self.inlines(&heading.inlines) })
            }
            Block::List(list) => {
                let items = list.items.iter().map(|item| self.blocks(item)).collect();
                Block::List(List { start: list.start, items })
            }
            Block::Table(table) => {
                let mut cells = |row: &'a [Vec<Inline>]| row.iter().map(|cell| self.inlines(cell)).collect::<Vec<_>>();
                let header = cells(&table.header);
                let rows = table.rows.iter().map(|row| cells(row)).collect();
                Block::Table(Table { align: table.align.clone(), header, rows })
            }
            Block::Quote(blocks) => Block::Quote(self.blocks(blocks)),
            Block::Picture(picture) if !self.scope.library.images.contains_key(&picture.image) => {
                Block::Paragraph(vec![Span::text(picture.alt.clone())])
            }
            Block::Picture(picture) => {
                self.images.insert(picture.image.clone());
                let caption = self.inlines(&picture.caption);
                Block::Picture(Picture { image: picture.image.clone(), alt: picture.alt.clone(), caption })
            }
            Block::Chart(chart) => Block::Chart(self.chart(chart)),
            Block::Number(number) => Block::Number(Number {
                value: bind(&number.value),
                counted: self.inlines(&number.counted),
                year: number.year.clone(),
                cite: self.inlines(&number.cite),
            }),
            Block::Contacts(ids) => {
                let known = ids.iter().filter_map(|id| self.scope.library.contacts.get(id));
                Block::Contacts(known.map(|contact| resolve_contact(self.scope, contact)).collect())
            }
        }
    }

    fn chart(&mut self, chart: &'a Chart<Inline>) -> Chart<Span> {
        Chart {
            kind: chart.kind,
            title: self.inlines(&chart.title),
            alt: chart.alt.clone(),
            unit: chart.unit.clone(),
            categories: chart.categories.clone(),
            series: chart.series.clone(),
            cite: self.inlines(&chart.cite),
        }
    }

    /// One paragraph's, heading's or cell's text.
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) -> Vec<Span> {
        let mut spans = Vec::new();
        let language = self.is_foreign.then(|| self.language.clone());
        self.collect(inlines, &TextSpan { language, ..TextSpan::default() }, &mut spans);
        niceties(&mut spans, &self.language);
        spans
    }

    fn collect(&mut self, inlines: &'a [Inline], style: &TextSpan, spans: &mut Vec<Span>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => push(spans, TextSpan { text: text.clone(), ..style.clone() }),
                Inline::Strong(inner) => self.collect(inner, &TextSpan { strong: true, ..style.clone() }, spans),
                Inline::Emphasis(inner) => self.collect(inner, &TextSpan { emphasis: true, ..style.clone() }, spans),
                Inline::Link { url, inlines } => {
                    self.collect(inlines, &TextSpan { link: Some(Link::Url(url.clone())), ..style.clone() }, spans);
                }
                Inline::Citation(citation) => {
                    let bibliography = self.bibliography;
                    let items = &citation.items;
                    if let Some(mark) = if self.is_bare { bibliography.bare_mark(items) } else { bibliography.mark(items) } {
                        self.cited.extend(items);
                        push_mark(spans, mark);
                    }
                }
                Inline::Field(field) => match self.scope.fields.span(field.as_str()) {
                    Span::Text(words) => push(spans, TextSpan { text: words.text, ..style.clone() }),
                    blank @ (Span::Blank(_) | Span::Break) => spans.push(blank),
                },
                Inline::Break => spans.push(Span::Break),
            }
        }
    }
}

fn push(spans: &mut Vec<Span>, words: TextSpan) {
    if !words.text.is_empty() {
        spans.push(Span::Text(words));
    }
}

/// A raised mark follows its word without a space, and another mark after a comma; a mark that is left out leaves no space; a mark
/// in words keeps the author's.
fn push_mark(spans: &mut Vec<Span>, mark: &Mark) {
    if (mark.raised || mark.spans.is_empty())
        && let Some(Span::Text(before)) = spans.last_mut()
        && before.link.is_none()
    {
        before.text.truncate(before.text.trim_end().len());
        if before.text.is_empty() {
            spans.pop();
        }
    }
    if mark.raised && matches!(spans.last(), Some(Span::Text(before)) if before.superscript) {
        spans.push(Span::Text(TextSpan { text: ",".to_owned(), superscript: true, ..TextSpan::default() }));
    }
    spans.extend(mark.spans.iter().cloned());
}

/// What a typesetter would do to the text of one paragraph: curly quotation marks, fixed spaces, and full stops and commas before
/// raised numbers, where American usage puts them.
pub(super) fn niceties(spans: &mut Vec<Span>, language: &Language) {
    let marks = Marks::of(language);
    let mut before = None;
    for span in spans.iter_mut() {
        match span {
            Span::Text(words) => {
                // An address is printed as it is.
                if !words.text.contains("://") {
                    words.text = bind(&curl(&words.text, before, marks));
                }
                before = words.text.chars().next_back().or(before);
            }
            Span::Break => before = None,
            Span::Blank(_) => before = Some('_'),
        }
    }
    if language.primary() == "en" {
        points_first(spans);
    }
    spans.retain(|span| !matches!(span, Span::Text(words) if words.text.is_empty()));
}

/// Moves a full stop or comma that follows raised numbers before them.
fn points_first(spans: &mut [Span]) {
    let is_raised = |span: &Span| matches!(span, Span::Text(words) if words.superscript);
    for at in 1..spans.len() {
        let Some(Span::Text(after)) = spans.get(at) else { continue };
        let Some(point) = after.text.chars().next().filter(|c| matches!(c, '.' | ',')) else { continue };
        let raised = spans[..at].iter().rev().take_while(|span| is_raised(span)).count();
        if after.superscript || raised == 0 || raised >= at {
            continue;
        }
        if let Some(Span::Text(before)) = spans.get_mut(at - raised - 1) {
            // After a colon the number is what the sentence leads to.
            if before.text.ends_with([':', ';']) {
                continue;
            }
            // A sentence that already ended keeps one full stop.
            if !(point == '.' && before.text.ends_with(['.', '!', '?'])) {
                before.text.push(point);
            }
            if let Some(Span::Text(after)) = spans.get_mut(at) {
                after.text.remove(0);
            }
        }
    }
}
