//! What is proposed before it is done: another time, another audience, newer content.

use super::count;
use super::edit::alike;
use super::talk::{ChangeView, MessageView};
use super::text::TextChangeKind as KindView;
use super::text::TextChangeView;
use lectern_app::fit::Fit;
use lectern_app::pack_update::{Difference, PackUpdate, UpdateItem, UpdateKey};
use lectern_app::swap::{Fate, Swap};
use lectern_app::text_change::{TextChange, TextChangeKind};
use lectern_model::minutes::Minutes;
use serde::Serialize;

/// What would make a talk fit a time.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct FitView {
    pub(crate) minutes: f64,
    pub(crate) before: f64,
    pub(crate) now: f64,
    pub(crate) cut: Vec<ChangeView>,
    pub(crate) added: Vec<ChangeView>,
    pub(crate) messages: Vec<MessageView>,
}

/// The same talk for another audience, side by side.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SwapView {
    pub(crate) audience: String,
    pub(crate) before: f64,
    pub(crate) now: f64,
    pub(crate) slot: f64,
    pub(crate) rows: Vec<SwapRow>,
    pub(crate) messages: Vec<MessageView>,
}

/// What becomes of a slide.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct SwapRow {
    /// Its number, for refusing it.
    pub(crate) row: u32,
    pub(crate) what: SwapWhat,
    pub(crate) old: Option<String>,
    pub(crate) old_title: Option<String>,
    pub(crate) new: Option<String>,
    pub(crate) new_title: Option<String>,
    /// The audience's words, before and now.
    pub(crate) words: Vec<TextChangeView>,
    pub(crate) minutes_before: f64,
    pub(crate) minutes_now: f64,
    pub(crate) reason: Option<String>,
}

/// What becomes of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum SwapWhat {
    Stays,
    Reworded,
    Replaced,
    NoCounterpart,
    Added,
}

/// What is newer in the installed pack.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct UpdateView {
    /// The version of the talk's content.
    pub(crate) from: String,
    /// The version that is installed.
    pub(crate) to: String,
    pub(crate) items: Vec<UpdateItemView>,
}

/// Something that changed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct UpdateItemView {
    /// Its number, for taking it.
    pub(crate) item: u32,
    /// `slide`, `claim`, `source`, `contact`, `term`, …
    pub(crate) kind: String,
    pub(crate) title: String,
    /// Whether the pack has it no more.
    pub(crate) gone: bool,
    /// Whether the presenter changed it too.
    pub(crate) edited: bool,
    /// Whether a figure changed.
    pub(crate) figure: bool,
    pub(crate) diff: Vec<TextChangeView>,
}

alike!(SwapWhat, Fate: Stays, Reworded, Replaced, NoCounterpart, Added);
alike!(KindView, TextChangeKind: Same, Old, New);

impl TextChangeView {
    /// A comparison as pages have it.
    pub(crate) fn of(changes: &[TextChange]) -> Vec<TextChangeView> {
        changes.iter().map(|change| TextChangeView { kind: change.kind.into(), text: change.text.clone() }).collect()
    }
}

impl From<&Fit> for FitView {
    fn from(fit: &Fit) -> Self {
        Self {
            minutes: fit.minutes.into(),
            before: fit.before.into(),
            now: fit.now.into(),
            cut: fit.cut.iter().map(ChangeView::from).collect(),
            added: fit.added.iter().map(ChangeView::from).collect(),
            messages: MessageView::all(&fit.diagnostics),
        }
    }
}

impl SwapView {
    /// A swap, for the time there is.
    pub(crate) fn new(swap: &Swap, slot: Minutes) -> Self {
        let said = |text: &String| (!text.is_empty()).then(|| text.clone());
        let row = |(number, row): (usize, &lectern_app::swap::SwapRow)| SwapRow {
            row: count(number),
            what: row.what.into(),
            old: row.old.as_ref().map(ToString::to_string),
            old_title: said(&row.old_title),
            new: row.new.as_ref().map(ToString::to_string),
            new_title: said(&row.new_title),
            words: TextChangeView::of(&row.words),
            minutes_before: row.minutes_before.into(),
            minutes_now: row.minutes_now.into(),
            reason: said(&row.reason),
        };
        Self {
            audience: swap.to.to_string(),
            before: swap.before.into(),
            now: swap.now.into(),
            slot: slot.into(),
            rows: swap.rows.iter().enumerate().map(row).collect(),
            messages: MessageView::all(&swap.diagnostics),
        }
    }
}

impl From<&PackUpdate> for UpdateView {
    fn from(update: &PackUpdate) -> Self {
        let items = update.items.iter().enumerate().map(|(number, item)| UpdateItemView::new(number, item));
        Self { from: update.from.clone(), to: update.to.clone(), items: items.collect() }
    }
}

impl UpdateItemView {
    fn new(number: usize, item: &UpdateItem) -> Self {
        let kind = match &item.key {
            UpdateKey::Slide(_) => "slide",
            UpdateKey::Claim(_) => "claim",
            UpdateKey::Statistic(_) => "statistic",
            UpdateKey::Conflict(_) => "conflict",
            UpdateKey::Source(_) => "source",
            UpdateKey::Contact(_) => "contact",
            UpdateKey::Term(_) => "term",
            UpdateKey::Image(_) => "picture",
            UpdateKey::Head => "head",
        };
        Self {
            item: count(number),
            kind: kind.to_owned(),
            title: item.title.clone(),
            gone: item.what == Difference::Gone,
            edited: item.edited,
            figure: item.figure,
            diff: TextChangeView::of(&item.diff),
        }
    }
}
