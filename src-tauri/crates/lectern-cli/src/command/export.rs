//! `lectern export`

use super::{Outcome, count, path_value};
use crate::argument::Export;
use crate::interrupt::stop_flag;
use crate::output::Output;
use crate::progress::ProgressLine;
use lectern_app::citation_style::choose_style;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::export::{DeckFormat, ExportJob, ExportKind, ExportRequest, Exported, Reader, THREADS, export_talk};
use lectern_app::system_font::font_folders;
use lectern_app::talk_file::{OpenTalk, open_talk};
use lectern_model::handout::Handout;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(export: &Export, content: &ContentRoot, home: Option<&Path>, output: &mut Output) -> Result<Outcome, AppError> {
    let mut opened = open_talk(&export.talk)?;
    let open = &mut opened.open;
    if let Some(sources) = export.sources {
        open.talk.sources = sources.into();
    }
    if let Some(style) = &export.style {
        choose_style(open, content, style)?;
    }
    let request = ExportRequest {
        jobs: jobs(export, open),
        paper: export.paper.map_or(open.talk.handouts.paper, Into::into),
        ink: export.ink.map_or(open.talk.handouts.ink, Into::into),
        font_folders: font_folders(home),
        threads: THREADS,
    };
    let progress = ProgressLine::new(output);
    let stopped = stop_flag();
    let report = export_talk(open, content, &request, &|step| progress.show(step), &stopped)?;
    drop(progress);
    let mut errors = output.brief(&opened.diagnostics, &export.talk, &opened.texts);
    errors |= output.brief(&report.diagnostics, &export.talk, &opened.texts);
    print_files(&report.files, output);
    Ok(Outcome::of(errors))
}

/// What was asked for; where nothing was, the slides and the talk's own choice of handouts.
fn jobs(export: &Export, open: &OpenTalk) -> Vec<ExportJob> {
    let stem = export.talk.file_stem().unwrap_or_default().to_string_lossy();
    let asked = export.deck.is_some() || export.pptx || export.html || export.all_handouts || !export.handouts.is_empty();
    let handouts = match (export.all_handouts, asked) {
        (true, _) => Handout::all(),
        (false, true) => export.handouts.clone(),
        (false, false) => open.talk.handouts.kinds.clone(),
    };
    let deck = export.deck.clone().or((!asked).then_some(None));
    let deck_path = |named: Option<PathBuf>| match named {
        Some(named) => export.output.join(named),
        None => ExportKind::Deck(DeckFormat::Pdf).path_in(&export.output, &stem),
    };
    let deck = deck.map(|named| ExportJob { what: ExportKind::Deck(DeckFormat::Pdf), path: deck_path(named) });
    let mut jobs: Vec<ExportJob> = deck.into_iter().collect();
    let reader = if export.audience { Reader::Audience } else { Reader::Presenter };
    let decks = [(export.pptx, DeckFormat::Pptx(reader)), (export.html, DeckFormat::Html(reader))];
    let decks = decks.into_iter().filter_map(|(asked, format)| asked.then_some(ExportKind::Deck(format)));
    for what in decks.chain(handouts.into_iter().map(ExportKind::Handout)) {
        if jobs.iter().all(|job| job.what != what) {
            jobs.push(ExportJob { what, path: what.path_in(&export.output, &stem) });
        }
    }
    jobs
}

pub(super) fn print_files(files: &[Exported], output: &mut Output) {
    for file in files {
        let pages = count(file.pages, "page", "pages");
        let line = format!("{}  {pages}, {} KB", file.path.display(), file.bytes.div_ceil(1000));
        output.result(&line, || {
            json!({
                "kind": "file",
                "what": file.what.name(),
                "path": path_value(&file.path),
                "pages": file.pages,
                "bytes": file.bytes,
            })
        });
    }
}
