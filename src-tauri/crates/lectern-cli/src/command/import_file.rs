//! `lectern import FILE --into TALK`

use super::{Outcome, count, path_value};
use crate::argument::ImportFile;
use crate::output::Output;
use lectern_app::document::change::Change;
use lectern_app::document::{Document, DocumentId, Overwrite};
use lectern_app::error::AppError;
use lectern_app::slide_import::{Fate, Import, ReturnedSlide, SlideImport, end_of, read_import_file};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The most messages of a kind that are printed for people.
const LISTED: usize = 40;

pub(super) fn run(import: &ImportFile, output: &mut Output) -> Result<Outcome, AppError> {
    let wanted =
        |what: &str| AppError::Read { path: PathBuf::from(what), reason: "name a file, and the talk with --into".to_owned() };
    let file = import.file.as_deref().ok_or_else(|| wanted("FILE"))?;
    let path = import.into.as_deref().ok_or_else(|| wanted("TALK"))?;
    let (mut document, told) = Document::open_file(DocumentId::from("import"), path)?;
    let mut errors = output.brief(&told, Path::new(""), &BTreeMap::new());
    let change = match read_import_file(file, document.open())? {
        Import::Sources { sources, diagnostics } => {
            let texts = BTreeMap::new();
            errors |= output.diagnostics(&diagnostics, Path::new(""), &texts);
            let line = format!("{}: {}", file.display(), count(sources.len(), "source", "sources"));
            output.result(&line, || json!({ "kind": "import", "path": path_value(file), "sources": sources.len() }));
            (!sources.is_empty()).then_some(Change::AddSources { sources })
        }
        Import::Slides(found) => {
            print_report(file, &found, output);
            found.without_undoing().change(document.open(), end_of(document.open()))
        }
    };
    let Some(change) = change.filter(|_| !import.dry_run) else {
        output.note("the talk stays as it is");
        return Ok(Outcome::of(errors));
    };
    let failed = |reason: String| AppError::Read { path: file.to_owned(), reason };
    let applied = document.apply(change).map_err(|error| failed(error.to_string()))?;
    let saved = document
        .save(Overwrite::Unchanged)
        .map_err(|error| AppError::Write { path: path.to_owned(), reason: error.to_string() })?;
    let ids: Vec<String> = applied.came.iter().map(ToString::to_string).collect();
    let line = format!("{}: saved; new: {}", saved.display(), if ids.is_empty() { "nothing".to_owned() } else { ids.join(", ") });
    output.result(&line, || json!({ "kind": "talk", "path": path_value(&saved), "came": ids, "sources": applied.sources, "pictures": applied.images }));
    Ok(Outcome::of(errors))
}

fn print_report(file: &Path, found: &SlideImport, output: &mut Output) {
    let report = found.report();
    let kept = report.kept;
    let counts = [
        (kept.slides, "new slide", "new slides"),
        (found.edits.len(), "slide changed", "slides changed"),
        (found.untouched, "slide untouched", "slides untouched"),
    ];
    let slides = counts.into_iter().filter(|(number, ..)| *number > 0).map(|(number, one, many)| count(number, one, many));
    let line = format!("{}: {}", file.display(), slides.chain(kept.in_words()).collect::<Vec<_>>().join(", "));
    output.result(&line, || value(file, found));
    for (fate, word) in [(Fate::Changed, "changed"), (Fate::Dropped, "dropped"), (Fate::Wanting, "to do")] {
        let told: Vec<String> = report
            .told
            .iter()
            .filter(|told| told.fate == fate)
            .map(|told| if told.place.is_empty() { told.message.clone() } else { format!("{}: {}", told.place, told.message) })
            .collect();
        print_lines(word, &told, output);
    }
    print_lines(
        "no source",
        &report.numbers.iter().map(|number| format!("{}: {}", number.place, number.message)).collect::<Vec<_>>(),
        output,
    );
    let aspects = |returned: &ReturnedSlide| returned.changed.iter().map(|aspect| aspect.name()).collect::<Vec<_>>().join(", ");
    let left = |returned: &ReturnedSlide| if returned.undoes { "; left out: take it in the window" } else { "" };
    let edited =
        |returned: &ReturnedSlide| format!("{}: {} ({}){}", returned.slide, aspects(returned), returned.place, left(returned));
    print_lines("edited", &found.edits.iter().map(edited).collect::<Vec<_>>(), output);
    let (word, what) = match found.is_whole {
        true => ("removed", "it was taken out of the file, and goes out of the talk"),
        false => ("gone", "it was not in the file; it stays in the talk"),
    };
    print_lines(word, &found.gone.iter().map(|id| format!("{id}: {what}")).collect::<Vec<_>>(), output);
}

fn print_lines(word: &str, lines: &[String], output: &mut Output) {
    for line in lines.iter().take(LISTED) {
        output.detail(&format!("  {word:<9} {line}"));
    }
    if lines.len() > LISTED {
        output.detail(&format!("  {word:<9} {} more; --json lists all", lines.len() - LISTED));
    }
}

fn value(file: &Path, found: &SlideImport) -> serde_json::Value {
    let report = found.report();
    let told = report.told.iter().map(|told| {
        let fate = match told.fate {
            Fate::Changed => "changed",
            Fate::Dropped => "dropped",
            Fate::Wanting => "to do",
        };
        json!({ "place": told.place, "fate": fate, "message": told.message })
    });
    let slides =
        found.imported.slides.iter().map(|slide| json!({ "title": slide.title, "place": slide.place, "hidden": slide.hidden }));
    let edited = |returned: &ReturnedSlide| {
        let changed: Vec<&str> = returned.changed.iter().map(|aspect| aspect.name()).collect();
        json!({ "slide": returned.slide, "place": returned.place, "changed": changed, "taken": !returned.undoes })
    };
    json!({
        "kind": "import",
        "path": path_value(file),
        "slides": slides.collect::<Vec<_>>(),
        "paragraphs": report.kept.paragraphs,
        "tables": report.kept.tables,
        "charts": report.kept.charts,
        "pictures": report.kept.pictures,
        "links": report.kept.links,
        "told": told.collect::<Vec<_>>(),
        "numbers": report.numbers.iter().map(|number| json!({ "place": number.place, "title": number.title, "message": number.message })).collect::<Vec<_>>(),
        "edited": found.edits.iter().map(edited).collect::<Vec<_>>(),
        "untouched": found.untouched,
        "gone": found.gone,
        "removed": found.removed(),
    })
}
