//! The CSL processor: items and citations in, trees of formatted text out.

use super::item::CslItem;
use super::style::{BuiltIn, CslStyle};
use citationberg::IndependentStyle;
use citationberg::json::{DateValue, Item, Value, VecDate, VecDateRange};
use citationberg::taxonomy::Locator as CslLocator;
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem as Cite, CitationRequest, ElemChildren, LocatorPayload, Rendered,
    SpecificLocator,
};
use lectern_model::citation::{CitationItem, LocatorLabel};
use lectern_model::id::SourceId;
use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{LazyLock, Mutex};

/// Marks and the order of the reference list.
pub(super) struct Listing {
    /// One mark for each citation.
    pub(super) marks: Vec<ElemChildren>,
    /// The reference list in the style's order, and whether a letter after its year tells the work from another.
    pub(super) order: Vec<(SourceId, bool)>,
}

/// Formats citations, in order of first mention, and lists what they cite. Items of sources that are not in `items` are left
/// out. None if the processor gave up.
pub(super) fn list(style: &CslStyle, items: &BTreeMap<SourceId, CslItem>, citations: &[Vec<CitationItem>]) -> Option<Listing> {
    let cites = citations.iter().map(|citation| {
        let known = citation.iter().filter_map(|cited| {
            let locator = cited.locator.as_ref();
            let locator = locator.map(|at| SpecificLocator(csl_locator(at.label), LocatorPayload::Str(&at.value)));
            Some(Cite::with_locator(&items.get(&cited.source)?.item, locator))
        });
        known.collect()
    });
    let dated = dated();
    // In a numbered style it would take a number.
    let dated = (!style.is_numbered()).then(|| vec![Cite::with_entry(&dated)]);
    let rendered = run(style, &style.style.ordering, cites.chain(dated))?;
    let list = rendered.bibliography?.items.into_iter().filter(|entry| entry.key != DATED);
    Some(Listing {
        marks: rendered.citations.into_iter().take(citations.len()).map(|citation| citation.citation).collect(),
        order: list.map(|entry| (SourceId::from(entry.key), !entry.content.is_empty())).collect(),
    })
}

/// An item's entry and its mark without a place in the work, in words.
type Single = (ElemChildren, String);

/// What was made of items, by style and language.
type Made = HashMap<(BuiltIn, String, Item), Single>;

/// How many items are kept.
const KEPT: usize = 4096;

/// An item by itself: its entry, and its mark without a place in the work, in words. Alone, an item is not told apart from
/// others. None if the processor gave up. What the program's own styles made of an item is kept: a long style takes a millisecond
/// for each, and a talk is formatted anew with every change.
pub(super) fn single(style: &CslStyle, item: &CslItem) -> Option<Single> {
    static MADE: LazyLock<Mutex<Made>> = LazyLock::new(Mutex::default);
    let key = style.style.built_in.map(|built_in| (built_in, style.code.0.clone(), item.item.clone()));
    if let Some(key) = &key
        && let Some(made) = MADE.lock().ok().and_then(|made| made.get(key).cloned())
    {
        return Some(made);
    }
    let single = make_single(style, item)?;
    if let (Some(key), Ok(mut made)) = (key, MADE.lock()) {
        if made.len() >= KEPT {
            made.clear();
        }
        made.insert(key, single.clone());
    }
    Some(single)
}

fn make_single(style: &CslStyle, item: &CslItem) -> Option<Single> {
    let rendered = run(style, &style.style.full, [vec![Cite::with_entry(&item.item)]].into_iter())?;
    let entry = rendered.bibliography?.items.into_iter().next()?;
    let mark = rendered.citations.first().map(|mark| format!("{:#}", mark.citation))?;
    Some((entry.content, mark))
}

/// The entries of items that a letter after the year tells apart, in the order in which they get their letters. None if the
/// processor gave up.
pub(super) fn entries(style: &CslStyle, items: &[&CslItem]) -> Option<Vec<(SourceId, ElemChildren)>> {
    let dated = dated();
    let cites = items.iter().map(|item| &item.item).chain([&dated]);
    let rendered = run(style, &style.style.full, cites.map(|item| vec![Cite::with_entry(item)]))?;
    let list = rendered.bibliography?.items.into_iter().filter(|entry| entry.key != DATED);
    Some(list.map(|entry| (SourceId::from(entry.key), entry.content)).collect())
}

/// The key of an item of our own.
const DATED: &str = "\u{2064}";

/// An item that has a date. The processor gives letters to works without a date ("n.d.-a") only where some work has one.
fn dated() -> Item {
    let date =
        DateValue::DateParts { date_parts: VecDateRange(vec![VecDate(vec![2000])]), literal: None, season: None, circa: false };
    let text = |text: &str| Value::String(text.to_owned());
    let values = [("id", text(DATED)), ("type", text("document")), ("title", text(DATED)), ("issued", Value::Date(date))];
    Item(values.map(|(variable, value)| (variable.to_owned(), value)).into())
}

/// Runs the processor, with the list in a style of its own. On some odd styles and values it panics; that is none.
fn run<'a>(
    style: &'a CslStyle,
    list: &'a IndependentStyle,
    citations: impl Iterator<Item = Vec<Cite<'a, Item>>>,
) -> Option<Rendered> {
    let format = || {
        let mut driver = BibliographyDriver::new();
        for cites in citations {
            driver.citation(CitationRequest::new(cites, &style.style.full, Some(style.code.clone()), style.locales, None));
        }
        driver.finish(BibliographyRequest::new(list, Some(style.code.clone()), style.locales))
    };
    catch_unwind(AssertUnwindSafe(format)).ok()
}

const fn csl_locator(label: LocatorLabel) -> CslLocator {
    match label {
        LocatorLabel::Page => CslLocator::Page,
        LocatorLabel::Chapter => CslLocator::Chapter,
        LocatorLabel::Section => CslLocator::Section,
        LocatorLabel::Paragraph => CslLocator::Paragraph,
        LocatorLabel::Figure => CslLocator::Figure,
        LocatorLabel::Table => CslLocator::Table,
        LocatorLabel::Note => CslLocator::Note,
        LocatorLabel::Volume => CslLocator::Volume,
        LocatorLabel::Issue => CslLocator::Issue,
    }
}
