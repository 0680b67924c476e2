//! The library that slides are picked from, a slide in full, and the evidence behind it.

use super::off_main;
use crate::desk::Desk;
use crate::ipc::evidence::{ClaimView, DocumentClaim, DocumentView};
use crate::ipc::library::{CardView, LibraryView, LibraryWish, NamedView};
use crate::ipc::review::FindingView;
use crate::ipc::settings::FieldView;
use crate::ipc::slide::{PartRole, SlideDetail, TermView};
use crate::ipc::text::MarkedView;
use crate::ipc::{IpcError, count};
use lectern_app::evidence::{claim_card, document_view as in_full};
use lectern_app::evidence_mark::{EvidenceMark, source_count};
use lectern_app::field_use::fields_used;
use lectern_app::new_slide::template;
use lectern_app::review::review;
use lectern_app::search::{Query, SearchIndex};
use lectern_app::term_check::terms_in;
use lectern_model::id::SlideId;
use lectern_model::library::Library;
use lectern_model::slide::SlideKind;
use lectern_model::source::Source;
use lectern_model::talk::Talk;
use std::collections::BTreeSet;
use std::sync::Arc;
use tauri::State;

/// What the slides can be told apart by.
#[tauri::command]
pub(crate) async fn library_view(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<LibraryView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        desk.look(talk, |_, document| {
            let (library, talk) = (&document.open().library, &document.open().talk);
            let pack = &library.pack;
            let title = |id: &lectern_model::id::SourceId| {
                NamedView::new(id, library.sources.get(id).map_or_else(|| id.to_string(), Source::title))
            };
            let is_writable = |kind: &&SlideKind| template(**kind, library, &talk.audience, &talk.language).is_some();
            LibraryView {
                slides: count(library.slides.len()),
                audiences: pack.audiences.iter().map(|own| NamedView::new(&own.id, own.name.clone())).collect(),
                topics: pack.topics.iter().map(|own| NamedView::new(&own.id, own.name.clone())).collect(),
                documents: pack.documents.iter().map(title).collect(),
                kinds: SlideKind::ALL.iter().map(|kind| kind.name().to_owned()).collect(),
                writable: SlideKind::ALL.iter().filter(is_writable).map(|kind| kind.name().to_owned()).collect(),
            }
        })
    })
    .await
}

/// The slides that fit, the best first.
#[tauri::command]
pub(crate) async fn search_library(desk: State<'_, Arc<Desk>>, talk: u32, wish: LibraryWish) -> Result<Vec<CardView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let mut table = desk.table();
        let entry = table.entry(talk)?;
        let open = entry.document.open();
        let index = match &entry.on.index {
            Some(index) => Arc::clone(index),
            None => Arc::clone(entry.on.index.insert(Arc::new(SearchIndex::new(&open.library)?))),
        };
        let used = slides_of(&open.talk);
        let not_in = if wish.not_in_talk { used.clone() } else { BTreeSet::new() };
        let hits = index.find(&open.library, &Query { not_in, ..wish.query() })?;
        Ok(hits.iter().filter_map(|hit| card(&open.library, hit, &used)).collect())
    })
    .await
}

fn slides_of(talk: &Talk) -> BTreeSet<SlideId> {
    talk.slides().chain(&talk.backup).map(|entry| entry.slide.clone()).collect()
}

fn card(library: &Library, hit: &lectern_app::search::Hit, used: &BTreeSet<SlideId>) -> Option<CardView> {
    let slide = library.slides.get(&hit.slide)?;
    let topic = library.pack.topics.iter().find(|topic| topic.id == slide.topic);
    Some(CardView {
        slide: slide.id.to_string(),
        title: MarkedView::of(&hit.title),
        snippet: MarkedView::of(&hit.snippet),
        topic: topic.map_or_else(|| slide.topic.to_string(), |topic| topic.name.clone()),
        minutes: slide.minutes.into(),
        sources: count(source_count(slide, library)),
        evidence: EvidenceMark::of(slide, library).into(),
        weight: slide.weight.into(),
        kind: slide.kind.name().to_owned(),
        in_talk: used.contains(&slide.id),
        draft: slide.draft,
        own: slide.own,
    })
}

/// A slide of the talk or of the library, in full.
#[tauri::command]
pub(crate) async fn slide_detail(desk: State<'_, Arc<Desk>>, talk: u32, slide: String) -> Result<SlideDetail, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || desk.look(talk, |_, document| SlideDetail::new(document.open(), &slide.as_str().into()))?).await
}

/// The words to avoid in the Markdown of a part.
#[tauri::command]
pub(crate) async fn check_text(
    desk: State<'_, Arc<Desk>>,
    talk: u32,
    text: String,
    role: PartRole,
) -> Result<Vec<TermView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        desk.look(talk, |_, document| {
            let marks = terms_in(&text, role.into(), &document.open().library);
            marks.iter().map(|mark| TermView::new(&text, mark)).collect()
        })
    })
    .await
}

/// A claim, in full.
#[tauri::command]
pub(crate) async fn claim_view(desk: State<'_, Arc<Desk>>, talk: u32, claim: String) -> Result<ClaimView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.copy(talk)?;
        Ok(ClaimView::from(&claim_card(&claim.as_str().into(), &open.library, &open.talk)?))
    })
    .await
}

/// A document, and what became of what it says.
#[tauri::command]
pub(crate) async fn document_view(desk: State<'_, Arc<Desk>>, talk: u32, document: String) -> Result<DocumentView, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let open = desk.copy(talk)?;
        let view = in_full(&document.as_str().into(), &open.library, &open.talk)?;
        let claim = |said: &lectern_app::evidence::ClaimInDocument| {
            let card = claim_card(&said.claim.id, &open.library, &open.talk)?;
            Ok(DocumentClaim { lines: said.lines.clone(), credits: said.credits.clone(), claim: ClaimView::from(&card) })
        };
        let claims = view.claims.iter().map(claim).collect::<Result<_, IpcError>>()?;
        let entry = view.address.iter().map(|address| crate::ipc::text::RunView::plain(address)).collect();
        Ok(DocumentView { id: view.source.to_string(), title: view.title, entry, claims })
    })
    .await
}

/// What to look at before presenting.
#[tauri::command]
pub(crate) async fn review_talk(desk: State<'_, Arc<Desk>>, talk: u32) -> Result<Vec<FindingView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let painter = desk.painter()?;
        let open = desk.copy(talk)?;
        let pictures = painter.talk(&open)?;
        Ok(review(&open, &pictures, None).iter().map(FindingView::from).collect())
    })
    .await
}

/// The local fields of a talk's pack, or of all packs.
#[tauri::command]
pub(crate) async fn list_fields(desk: State<'_, Arc<Desk>>, talk: Option<u32>) -> Result<Vec<FieldView>, IpcError> {
    let desk = Arc::clone(&desk);
    off_main(move || {
        let settings = desk.settings();
        let Some(talk) = talk else {
            let mut seen = BTreeSet::new();
            let packs = desk.packs()?;
            let fields = packs.iter().flat_map(|pack| &pack.library.pack.fields).filter(|field| seen.insert(&field.id));
            return Ok(fields.map(|field| FieldView::new(field, &settings, None, 0)).collect());
        };
        desk.look(talk, |_, document| {
            let open = document.open();
            let used = fields_used(open);
            let view = |field: &lectern_model::pack::Field| {
                FieldView::new(field, &settings, Some(&open.talk), used.get(&field.id).copied().unwrap_or_default())
            };
            open.library.pack.fields.iter().map(view).collect()
        })
    })
    .await
}
