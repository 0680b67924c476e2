//! A small deck with a slide of every kind, for tests.

use lectern_model::block::{Align, Block, DeckBlock, Heading, List, Number, Picture, Table, Tone};
use lectern_model::chart::{Chart, ChartKind, Series};
use lectern_model::contact::{Contact, ReachKind};
use lectern_model::deck::{Accreditation, CitedSource, Deck, DeckSection, DeckSlide, Reference, Takeaway};
use lectern_model::geometry::{Point, Pt, Rect, Size};
use lectern_model::id::ImageId;
use lectern_model::image::{Image, ImageFormat, Paint, RasterImage, Tint, VectorImage, VectorLine, VectorPath};
use lectern_model::language::Language;
use lectern_model::minutes::Minutes;
use lectern_model::path::{Cap, FillRule, Join, Path};
use lectern_model::slide::SlideKind;
use lectern_model::source::Grade;
use lectern_model::span::{Link, Span, TextSpan};
use lectern_model::talk::SourcesAt;
use lectern_model::theme::Theme;
use lectern_model::words::Words;

/// Words with `**strong**` parts and citation marks `^2^`.
pub(crate) fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, part) in text.split("**").enumerate() {
        for (inner, piece) in part.split('^').enumerate() {
            if inner % 2 == 1 {
                let link = piece.parse().ok().map(Link::Reference);
                spans.push(Span::Text(TextSpan { text: piece.to_owned(), superscript: true, link, ..TextSpan::default() }));
            } else if !piece.is_empty() {
                spans.push(if at % 2 == 1 { Span::strong(piece) } else { Span::text(piece) });
            }
        }
    }
    spans
}

/// A paragraph.
pub(crate) fn paragraph(text: &str) -> DeckBlock {
    Block::Paragraph(spans(text))
}

/// A heading of a column.
pub(crate) fn heading(text: &str, tone: Tone) -> DeckBlock {
    Block::Heading(Heading { level: 3, tone, inlines: spans(text) })
}

/// A list; numbered from `start`.
pub(crate) fn list(start: Option<u32>, items: &[&str]) -> DeckBlock {
    Block::List(List { start, items: items.iter().map(|item| vec![paragraph(item)]).collect() })
}

/// A table whose first row is its head.
pub(crate) fn table(rows: &[&[&str]]) -> DeckBlock {
    let mut rows = rows.iter().map(|row| row.iter().map(|cell| spans(cell)).collect::<Vec<_>>());
    let header: Vec<Vec<Span>> = rows.next().unwrap_or_default();
    Block::Table(Table { align: vec![Align::Start; header.len()], header, rows: rows.collect() })
}

/// A chart of one series for each name.
pub(crate) fn chart(kind: ChartKind, categories: &[&str], series: &[(&str, &[f64])]) -> Chart<Span> {
    Chart {
        kind,
        title: spans("Young people exploited recently"),
        alt: "Of 41 young people, fewer were exploited after six and twelve months than at the start.".to_owned(),
        unit: "%".to_owned(),
        categories: categories.iter().map(|text| (*text).to_owned()).collect(),
        series: series.iter().map(|(name, values)| Series { name: (*name).to_owned(), values: values.to_vec() }).collect(),
        cite: spans("^2^"),
    }
}

/// A help contact nobody has confirmed.
pub(crate) fn contact(name: &str, number: &str, page: &str) -> Contact {
    let link = |text: &str, url: String| {
        vec![Span::Text(TextSpan { text: text.to_owned(), link: Some(Link::Url(url)), ..TextSpan::default() })]
    };
    Contact {
        id: name.into(),
        name: name.to_owned(),
        audience: spans("families and professionals"),
        reach: vec![
            (ReachKind::Call, link(number, format!("tel:{number}"))),
            (ReachKind::Web, link(page, format!("https://{page}"))),
        ],
        note: spans("You need not give your name."),
        hours: "24/7".to_owned(),
        qr: Some(format!("tel:{number}")),
        checked_on: None,
    }
}

/// A slide without body, of the first section.
pub(crate) fn slide(id: &str, kind: SlideKind, title: &str, body: Vec<DeckBlock>) -> DeckSlide {
    DeckSlide {
        id: id.into(),
        kind,
        title: spans(title),
        body,
        caveat: Vec::new(),
        warning: None,
        rights: None,
        icon: None,
        notes: Vec::new(),
        asked: Vec::new(),
        handout: Vec::new(),
        cited: Vec::new(),
        section: Some(0),
        minutes: Minutes::new(1),
        language: Language::default(),
        hidden: false,
        backup: false,
        draft: false,
    }
}

/// The slide of a kind in the sample deck.
pub(crate) fn sample_slide(kind: SlideKind) -> DeckSlide {
    let title = match kind {
        SlideKind::Title => "Keeping our children safe",
        SlideKind::Section => "How it starts",
        SlideKind::References => "References",
        SlideKind::Help => "Where to get help",
        SlideKind::Statement
        | SlideKind::BigNumber
        | SlideKind::Bullets
        | SlideKind::TwoColumns
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Steps
        | SlideKind::Quote
        | SlideKind::Picture => "What we know",
    };
    let mut slide = slide(kind.name(), kind, title, sample_words(kind));
    match kind {
        SlideKind::Title | SlideKind::References => slide.section = None,
        SlideKind::Section | SlideKind::Help => {}
        SlideKind::Bullets => {
            slide.warning = Some("Names abuse of children.".to_owned());
            slide.caveat = vec![paragraph("These are links, not causes.^1^")];
            slide.cited = vec![cited(2), cited(1)];
        }
        _ => slide.cited = vec![cited(1)],
    }
    slide
}

/// What stands on the slide of a kind of words.
fn sample_words(kind: SlideKind) -> Vec<DeckBlock> {
    match kind {
        SlideKind::Section => vec![paragraph("Attention first, control later.")],
        SlideKind::Statement => vec![
            paragraph("Silence is not lying. It is **fear, shame and loyalty**."),
            paragraph("Many children do not see it as abuse.^1^"),
        ],
        SlideKind::Bullets => vec![
            paragraph("Risk is higher after:"),
            list(None, &["**Abuse or neglect**, at any age", "**Foster care**", "**Rejection** at home^2^"]),
        ],
        SlideKind::TwoColumns => vec![
            heading("Say", Tone::Do),
            list(None, &["I am glad you told me.", "It is not your fault."]),
            heading("Don’t say", Tone::Dont),
            list(None, &["Why didn’t you stop it?", "Tell me every detail."]),
        ],
        SlideKind::Steps => {
            vec![list(Some(1), &["**Danger?** Call 911.", "**Missing?** Police now.^2^", "**Not sure?** Hotline."])]
        }
        SlideKind::Quote => vec![
            Block::Quote(vec![paragraph("I needed someone to stay, and to ask me again another day.")]),
            paragraph("— A survivor advocate^1^"),
        ],
        _ => sample_figures(kind),
    }
}

/// What stands on the slide of a kind of figures, pictures or contacts.
fn sample_figures(kind: SlideKind) -> Vec<DeckBlock> {
    match kind {
        SlideKind::BigNumber => vec![
            Block::Number(Number {
                value: "68%".to_owned(),
                counted: spans("of 173 survivors saw a health professional"),
                year: Some("2016".to_owned()),
                cite: spans("^1^"),
            }),
            paragraph("Most often in emergency care."),
        ],
        SlideKind::Table => vec![
            table(&[
                &["People say", "What is true"],
                &["Strangers do it", "Most know the person"],
                &["They could leave", "Fear holds them"],
            ]),
            paragraph("From hotline calls.^1^"),
        ],
        SlideKind::Chart => {
            let chart =
                chart(ChartKind::Bar, &["At the start", "After 6 months", "After 12 months"], &[("", &[72.0, 24.0, 14.0])]);
            vec![Block::Chart(chart), paragraph("Leaving is a beginning.")]
        }
        SlideKind::Picture => vec![
            Block::Picture(Picture {
                image: ImageId::from("images/door.png"),
                alt: "An open door at the end of a corridor".to_owned(),
                caption: spans("The counselor’s room"),
            }),
            paragraph("The door stays open."),
        ],
        SlideKind::Help => {
            let contacts = vec![
                contact("Emergency", "911", "911.gov"),
                contact("National Human Trafficking Hotline", "1-888-373-7888", "humantraffickinghotline.org"),
            ];
            vec![Block::Contacts(contacts), Block::Paragraph(vec![Span::text("School: "), Span::Blank("School".to_owned())])]
        }
        _ => Vec::new(),
    }
}

/// A deck of these slides.
pub(crate) fn deck(slides: Vec<DeckSlide>) -> Deck {
    Deck {
        title: "Keeping our children safe".to_owned(),
        subtitle: "An evening for parents".to_owned(),
        audience: "parents".into(),
        audience_name: "Parents and carers".to_owned(),
        language: Language::default(),
        date: "2026-05-12".parse().ok(),
        presenter: "Jordan Example".to_owned(),
        agency: "Example County School District".to_owned(),
        venue: "Main library, room 2".to_owned(),
        starts: None,
        minutes: Minutes::new(20),
        sections: vec![
            DeckSection { title: "How it starts".to_owned(), minutes: Minutes::new(10) },
            DeckSection { title: "What to do".to_owned(), minutes: Minutes::new(10) },
        ],
        slides,
        references: vec![reference(1, Grade::Found), reference(2, Grade::Unverified)],
        sources_at: SourcesAt::Both,
        takeaway: Takeaway::default(),
        accreditation: Accreditation::default(),
        card_contacts: Vec::new(),
        images: [(ImageId::from("images/door.png"), image(1200, 800))].into(),
        logo: None,
        draft_translation: false,
        words: Words::ENGLISH,
    }
}

/// A picture of a size; its bytes are no picture.
pub(crate) fn image(width: u32, height: u32) -> Image {
    Image::Raster(RasterImage { format: ImageFormat::Png, width, height, bytes: [0_u8].into() })
}

/// A drawing of a size: an area half seen, and a line two points wide, both in the ink.
pub(crate) fn line_drawing(width: f32, height: f32) -> VectorImage {
    let size = Size::new(Pt(width), Pt(height));
    let whole = Path::rect(Rect::new(Pt::ZERO, Pt::ZERO, size.width, size.height));
    let ink = |opacity| Paint { tint: Tint::Ink, opacity };
    let line = VectorLine { paint: ink(1.0), width: Pt(2.0), dash: Vec::new(), cap: Cap::Round, join: Join::Round };
    let middle = Path::line(Point::new(Pt(2.0), size.height * 0.5), Point::new(size.width - Pt(2.0), size.height * 0.5));
    let paths = [
        VectorPath { path: whole, fill: Some(ink(0.5)), rule: FillRule::EvenOdd, line: None },
        VectorPath { path: middle, fill: None, rule: FillRule::NonZero, line: Some(line) },
    ];
    VectorImage { size, paths: paths.into(), bytes: [0_u8].into() }
}

/// A reference as a slide cites it.
pub(crate) fn cited(number: u32) -> CitedSource {
    CitedSource { number, short: reference(number, Grade::Found).short }
}

/// An entry of the bibliography.
pub(crate) fn reference(number: u32, grade: Grade) -> Reference {
    Reference {
        number,
        source: format!("source{number}").into(),
        entry: spans("Baird K, Connolly J. Recruitment and entrapment pathways of minors. Trauma, Violence, & Abuse. 2021."),
        short: spans("Baird & Connolly, 2021"),
        grade: Some(grade),
        numbered: true,
        presenter_only: false,
    }
}

/// A shipped theme.
pub(crate) fn theme(name: &str) -> Theme {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../../content/themes/{name}.yaml"));
    serde_saphyr::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
