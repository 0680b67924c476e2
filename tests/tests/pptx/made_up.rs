//! Decks nobody would write: every kind of slide, with words, tables and charts that break what can be broken. The same seed gives the
//! same deck.

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
use lectern_model::slide::{Icon, SlideKind};
use lectern_model::source::Grade;
use lectern_model::span::{Link, Span, TextSpan};
use lectern_model::talk::SourcesAt;
use lectern_model::words::Words;

/// A picture of one pixel.
const PIXEL: [u8; 69] = [
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 144, 119, 83, 222, 0, 0,
    0, 12, 73, 68, 65, 84, 120, 156, 99, 144, 143, 74, 0, 0, 1, 117, 0, 218, 173, 82, 196, 142, 0, 0, 0, 0, 73, 69, 78, 68, 174,
    66, 96, 130,
];
/// How many works are cited.
const WORKS: u32 = 30;

/// Numbers that look random (Steele, Lea and Flood's SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end.max(1) as u64).unwrap()
    }

    /// True once in so many times.
    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Words of all sorts; ordinary ones are more frequent.
const WORDS: [&str; 44] = [
    "children",
    "who",
    "are",
    "asked",
    "answer",
    "seldom",
    "at",
    "once",
    "and",
    "a",
    "teacher",
    "notices",
    "more",
    "than",
    "it",
    "seems",
    "help",
    "line",
    "night",
    "school",
    "<b>bold</b>",
    "R&D",
    "\"quoted\"",
    "it’s",
    "]]>",
    "&amp;",
    "<!--",
    "x < y",
    "100 %",
    "§ 7102",
    "50\u{A0}000",
    "الأطفال",
    "מורה",
    "ילדים",
    "日本語",
    "🙂👩‍👩‍👧",
    "e\u{301}te\u{301}",
    "tab\tbed",
    "line\nbreak",
    "nul\u{0}bell\u{7}esc\u{1b}",
    "\u{202E}turned",
    "soft\u{AD}hyphen",
    "non\u{FFFE}character",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstandsmitgliederversammlungsprotokollführer",
];

/// A deck of so many slides.
pub(crate) fn deck(seed: u64, slides: usize) -> Deck {
    let mut maker = Maker { dice: Dice(seed), wild: seed > 0 };
    let sections = 1 + maker.dice.below(4);
    let language = if maker.wild && maker.dice.one_in(3) { Language::new("ar") } else { Language::new("en-US") };
    let mut made: Vec<DeckSlide> = vec![maker.slide(0, SlideKind::Title, None)];
    for at in 1..slides.saturating_sub(1) {
        // Every kind once, then any.
        let kind = SlideKind::ALL.get(at).copied().filter(|kind| *kind != SlideKind::References);
        let kind = kind.unwrap_or_else(|| SlideKind::ALL[1 + maker.dice.below(SlideKind::ALL.len() - 2)]);
        made.push(maker.slide(at, kind, Some(at * sections / slides)));
    }
    made.push(maker.slide(slides, SlideKind::References, None));
    // Backup slides are last.
    made.sort_by_key(|slide| slide.backup);
    Deck {
        title: maker.text(5),
        subtitle: maker.text(6),
        audience: "everyone".into(),
        audience_name: "Everyone".to_owned(),
        language,
        date: "2026-05-12".parse().ok(),
        presenter: "Jordan <Example> & Co.".to_owned(),
        agency: maker.text(4),
        venue: "Room 4".to_owned(),
        starts: Some(Minutes::new(9 * 60)),
        minutes: Minutes::new(20),
        sections: (0..sections).map(|_| DeckSection { title: maker.text(3), minutes: Minutes::new(5) }).collect(),
        slides: made,
        references: (1..=WORKS).map(|number| maker.reference(number)).collect(),
        sources_at: SourcesAt::Both,
        takeaway: Takeaway::default(),
        accreditation: Accreditation::default(),
        card_contacts: Vec::new(),
        images: [(ImageId::from("pixel.png"), pixel()), (ImageId::from("drawing.svg"), drawing())].into(),
        logo: None,
        draft_translation: maker.wild && maker.dice.one_in(2),
        words: Words::ENGLISH,
    }
}

fn pixel() -> Image {
    Image::Raster(RasterImage { format: ImageFormat::Png, width: 1, height: 1, bytes: PIXEL.as_slice().into() })
}

fn drawing() -> Image {
    let size = Size::new(Pt(100.0), Pt(60.0));
    let ink = |opacity| Paint { tint: Tint::Ink, opacity };
    let area = Path::rect(Rect::new(Pt(5.0), Pt(5.0), Pt(90.0), Pt(50.0)));
    let line = VectorLine { paint: ink(1.0), width: Pt(2.0), dash: vec![Pt(3.0), Pt(2.0)], cap: Cap::Round, join: Join::Round };
    let paths = [
        VectorPath { path: area, fill: Some(ink(0.4)), rule: FillRule::EvenOdd, line: None },
        VectorPath {
            path: Path::line(Point::new(Pt(0.0), Pt(30.0)), Point::new(Pt(100.0), Pt(30.0))),
            fill: None,
            rule: FillRule::NonZero,
            line: Some(line),
        },
    ];
    Image::Vector(VectorImage { size, paths: paths.into(), bytes: b"<svg/>".as_slice().into() })
}

struct Maker {
    dice: Dice,
    /// Whether anything goes, or only what authors write.
    wild: bool,
}

impl Maker {
    /// Some words; those of a tame deck are ordinary.
    fn text(&mut self, most: usize) -> String {
        let known = if self.wild { &WORDS[..] } else { &WORDS[..20] };
        if self.wild && self.dice.one_in(40) {
            return String::new();
        }
        let words: Vec<&str> = (0..=self.dice.below(most)).map(|_| *self.dice.pick(known)).collect();
        words.join(" ")
    }

    fn spans(&mut self, most: usize) -> Vec<Span> {
        let mut spans = Vec::new();
        for _ in 0..=self.dice.below(3) {
            let text = self.text(most) + " ";
            let language = (self.wild && self.dice.one_in(12)).then(|| Language::new(["es", "he", "ja"][self.dice.below(3)]));
            let link = self.dice.one_in(15).then(|| self.link());
            let (strong, emphasis) = (self.dice.one_in(5), self.dice.one_in(6));
            spans.push(Span::Text(TextSpan { text, strong, emphasis, superscript: false, link, language }));
        }
        if self.wild && self.dice.one_in(15) {
            spans.push(Span::Break);
        }
        if self.dice.one_in(20) {
            spans.push(Span::Blank("School".to_owned()));
        }
        if self.dice.one_in(3) {
            spans.push(self.mark());
        }
        spans
    }

    fn link(&mut self) -> Link {
        let urls = [
            "https://example.org/a?b=c&d=\"e\"",
            "tel:+1-555-0100",
            "mailto:help@example.org",
            "sms:233733",
            "https://example.org/ü x",
        ];
        Link::Url((*self.dice.pick(&urls)).to_owned())
    }

    /// A citation mark; a wild deck also cites what is not listed.
    fn mark(&mut self) -> Span {
        let number = u32::try_from(1 + self.dice.below(WORKS as usize + usize::from(self.wild))).unwrap();
        let link = Some(Link::Reference(number));
        Span::Text(TextSpan { text: number.to_string(), superscript: true, link, ..TextSpan::default() })
    }

    fn paragraph(&mut self) -> DeckBlock {
        Block::Paragraph(self.spans(9))
    }

    fn list(&mut self, depth: usize) -> DeckBlock {
        let start = self.dice.one_in(3).then(|| u32::try_from(1 + self.dice.below(12)).unwrap());
        let deepest = if self.wild { 8 } else { 2 };
        let items = (0..=self.dice.below(3)).map(|_| {
            let mut blocks = vec![self.paragraph()];
            if depth < deepest && self.dice.one_in(3) {
                blocks.push(self.list(depth + 1));
            }
            if self.wild && self.dice.one_in(25) {
                blocks.clear();
            }
            blocks
        });
        Block::List(List { start, items: items.collect() })
    }

    fn table(&mut self) -> DeckBlock {
        let (columns, rows) = if self.wild { (1 + self.dice.below(9), self.dice.below(14)) } else { (2, 3) };
        let mut cells = || -> Vec<Vec<Span>> { (0..columns).map(|_| self.spans(2)).collect() };
        let header = cells();
        let rows = (0..rows).map(|_| cells()).collect();
        Block::Table(Table { align: vec![Align::End; columns], header, rows })
    }

    fn chart(&mut self) -> DeckBlock {
        let kind = *self.dice.pick(&[ChartKind::Bar, ChartKind::Line, ChartKind::Share]);
        let categories = if self.wild { *self.dice.pick(&[1, 2, 5, 40]) } else { 3 };
        let series = if self.wild { 1 + self.dice.below(4) } else { 1 };
        let years = self.dice.one_in(2);
        let category =
            |at: usize, maker: &mut Maker| if years { (1990 + at).to_string() } else { format!("{} {at}", maker.text(2)) };
        let value = |dice: &mut Dice| match dice.below(8) {
            0 => 0.0,
            1 => -12.5,
            2 => 27_800.0,
            3 => 1.0 / 3.0,
            _ => f64::from(u32::try_from(dice.below(1000)).unwrap()) / 10.0,
        };
        let (wild, mut row) = (self.wild, Vec::new());
        for at in 0..series {
            let values = (0..categories).map(|_| if wild { value(&mut self.dice) } else { 20.0 + at as f64 }).collect();
            row.push(Series { name: if self.dice.one_in(3) { String::new() } else { self.text(3) }, values });
        }
        Block::Chart(Chart {
            kind,
            title: self.spans(5),
            alt: format!("Chart that shows {}", self.text(4)),
            unit: (*self.dice.pick(&["%", "reports", ""])).to_owned(),
            categories: (0..categories).map(|at| category(at, self)).collect(),
            series: row,
            cite: vec![self.mark()],
        })
    }

    fn picture(&mut self) -> DeckBlock {
        let missing = if self.wild { "gone.png" } else { "pixel.png" };
        let image = ImageId::from(*self.dice.pick(&["pixel.png", "drawing.svg", missing]));
        Block::Picture(Picture { image, alt: format!("Picture of {}", self.text(3)), caption: self.spans(4) })
    }

    fn contacts(&mut self) -> DeckBlock {
        let contact = |maker: &mut Maker| Contact {
            id: "H-01".into(),
            name: format!("Line {}", maker.text(3)),
            audience: maker.spans(3),
            reach: vec![(ReachKind::Call, vec![Span::text("1-888-555-0100")]), (ReachKind::Web, vec![Span::text("example.org")])],
            note: maker.spans(4),
            hours: "24/7".to_owned(),
            qr: maker.dice.one_in(2).then(|| "tel:18885550100".to_owned()),
            checked_on: maker.dice.one_in(2).then(|| "2026-01-02".parse().unwrap()),
        };
        let count = if self.wild { 1 + self.dice.below(7) } else { 3 };
        Block::Contacts((0..count).map(|_| contact(self)).collect())
    }

    fn number(&mut self) -> DeckBlock {
        Block::Number(Number {
            value: (*self.dice.pick(&["68%", "1 in 7", "27,800", "<5"])).to_owned(),
            counted: self.spans(6),
            year: self.dice.one_in(2).then(|| "2016".to_owned()),
            cite: vec![self.mark()],
        })
    }

    fn heading(&mut self) -> DeckBlock {
        let tone = *self.dice.pick(&[Tone::Plain, Tone::Do, Tone::Dont]);
        Block::Heading(Heading { level: 3, tone, inlines: self.spans(3) })
    }

    /// What a slide of a kind holds; in a wild deck it may hold anything.
    fn body(&mut self, kind: SlideKind) -> Vec<DeckBlock> {
        if self.wild && self.dice.one_in(8) && !matches!(kind, SlideKind::Title | SlideKind::References) {
            return (0..self.dice.below(5)).map(|_| self.block()).collect();
        }
        match kind {
            SlideKind::Title | SlideKind::References => Vec::new(),
            SlideKind::Section | SlideKind::Statement => vec![self.paragraph()],
            SlideKind::BigNumber => vec![self.number(), self.paragraph()],
            SlideKind::Bullets => vec![self.paragraph(), self.list(0)],
            SlideKind::TwoColumns => vec![self.heading(), self.list(0), self.heading(), self.list(0)],
            SlideKind::Table => vec![self.table(), self.paragraph()],
            SlideKind::Chart => vec![self.chart(), self.paragraph()],
            SlideKind::Steps => {
                let items = (0..3).map(|_| vec![self.paragraph()]).collect();
                vec![Block::List(List { start: Some(1), items })]
            }
            SlideKind::Quote => vec![Block::Quote(vec![self.paragraph()]), self.paragraph()],
            SlideKind::Picture => vec![self.picture(), self.paragraph()],
            SlideKind::Help => vec![self.contacts(), self.paragraph()],
        }
    }

    fn block(&mut self) -> DeckBlock {
        match self.dice.below(10) {
            0 => self.heading(),
            1 => self.list(0),
            2 => self.table(),
            3 => Block::Quote(vec![self.paragraph()]),
            4 => self.picture(),
            5 => self.chart(),
            6 => self.number(),
            7 => self.contacts(),
            _ => self.paragraph(),
        }
    }

    fn slide(&mut self, at: usize, kind: SlideKind, section: Option<usize>) -> DeckSlide {
        let id = match kind {
            SlideKind::Title => "title".to_owned(),
            SlideKind::References => "references".to_owned(),
            _ => format!("slide-{at}"),
        };
        let shown = matches!(kind, SlideKind::Title | SlideKind::References);
        // Title and section slides have no foot.
        let footed = !matches!(kind, SlideKind::Title | SlideKind::Section);
        let mut slide = DeckSlide {
            id: id.as_str().into(),
            kind,
            title: if at % 23 == 5 && !shown { Vec::new() } else { self.spans(5) },
            body: self.body(kind),
            caveat: Vec::new(),
            warning: None,
            rights: None,
            icon: None,
            notes: vec![Block::Paragraph(vec![Span::text(format!("Spoken at {at}: {}", self.text(12)))])],
            asked: Vec::new(),
            handout: Vec::new(),
            cited: Vec::new(),
            section,
            minutes: Minutes::new(1),
            language: if self.wild && self.dice.one_in(6) { Language::new("he") } else { Language::new("en-US") },
            hidden: !shown && self.dice.one_in(9),
            backup: !shown && self.dice.one_in(9),
            draft: at % 7 == 3,
        };
        if footed && self.dice.one_in(3) {
            slide.caveat = vec![self.paragraph()];
            slide.cited = vec![CitedSource { number: 2, short: self.spans(2) }];
            slide.asked = vec![Block::Paragraph(vec![Span::text(format!("Somebody asks {at}: {}", self.text(12)))])];
        }
        if footed && self.dice.one_in(4) {
            slide.warning = Some(format!("Careful: {}", self.text(4)));
            slide.rights = Some(format!("By leave of {}", self.text(4)));
            slide.icon =
                Some(Icon { image: ImageId::from("drawing.svg"), alt: self.dice.one_in(2).then(|| "An icon".to_owned()) });
        }
        slide
    }

    fn reference(&mut self, number: u32) -> Reference {
        Reference {
            number,
            source: format!("work{number}").as_str().into(),
            entry: vec![Span::text(format!("Author {number}. ")), Span::emphasis(self.text(20)), Span::text(". 2021.")],
            short: vec![Span::text(format!("Author {number}, 2021"))],
            grade: Some(Grade::Found),
            numbered: true,
            presenter_only: self.dice.one_in(6),
        }
    }
}
