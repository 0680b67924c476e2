//! `lectern go-bag`

use super::{Outcome, count, path_value};
use crate::argument::GoBag;
use crate::interrupt::stop_flag;
use crate::output::Output;
use crate::progress::ProgressLine;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::export::THREADS;
use lectern_app::file_name::stem_of_title;
use lectern_app::go_bag::{BagFile, DECKS, GoBagReport, GoBagRequest, handouts_of, pack_go_bag};
use lectern_app::system_font::font_folders;
use lectern_app::talk_file::open_talk;
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn run(bag: &GoBag, content: &ContentRoot, home: Option<&Path>, output: &mut Output) -> Result<Outcome, AppError> {
    let opened = open_talk(&bag.talk)?;
    let open = &opened.open;
    let request = GoBagRequest {
        folder: bag.output.clone(),
        stem: stem_of_title(&bag.talk.file_stem().unwrap_or_default().to_string_lossy()),
        zip: bag.zip,
        decks: DECKS.to_vec(),
        handouts: if bag.handouts.is_empty() { handouts_of(open) } else { bag.handouts.clone() },
        paper: bag.paper.map_or(open.talk.handouts.paper, Into::into),
        ink: bag.ink.map_or(open.talk.handouts.ink, Into::into),
        font_folders: font_folders(home),
        threads: THREADS,
    };
    let progress = ProgressLine::new(output);
    let stopped = stop_flag();
    let report = pack_go_bag(open, content, &request, &|step| progress.show_bag(step), &stopped)?;
    drop(progress);
    let mut errors = output.brief(&opened.diagnostics, &bag.talk, &opened.texts);
    errors |= output.brief(&report.diagnostics, &bag.talk, &opened.texts);
    print_report(&report, output);
    Ok(Outcome::of(errors || !report.is_ready()))
}

fn print_report(report: &GoBagReport, output: &mut Output) {
    let verdict = if report.is_ready() { "ready" } else { "NOT READY: see the errors above" };
    let files = count(report.files.len(), "file", "files");
    let checks: usize = report.files.iter().map(|file| file.checks.len()).sum();
    let line = format!("{}  {verdict}; {files}, {}", report.path.display(), count(checks, "check", "checks"));
    output.result(&line, || {
        json!({
            "kind": "go-bag",
            "path": path_value(&report.path),
            "ready": report.is_ready(),
            "files": report.files.iter().map(file_value).collect::<Vec<Value>>(),
        })
    });
    for file in &report.files {
        let mark = if file.is_sound() { "checked" } else { "FAULTY " };
        output.detail(&format!("  {mark}  {}", file.name));
    }
}

fn file_value(file: &BagFile) -> Value {
    let faults: Vec<&str> = file.checks.iter().filter_map(|check| check.fault.as_deref()).collect();
    json!({
        "name": file.name,
        "pages": file.pages,
        "bytes": file.bytes,
        "checks": file.checks.iter().map(|check| check.point.name()).collect::<Vec<_>>(),
        "faults": faults,
    })
}
