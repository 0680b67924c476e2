//! `lectern import sources`

use super::{Outcome, count, path_value};
use crate::argument::ImportSources;
use crate::output::Output;
use lectern_app::atomic_file::create_file;
use lectern_app::error::AppError;
use lectern_app::import::import_sources;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn run(arguments: &ImportSources, output: &mut Output) -> Result<Outcome, AppError> {
    let report = import_sources(&arguments.file)?;
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let texts = BTreeMap::from([(name, report.text.clone())]);
    let base = arguments.file.parent().unwrap_or(Path::new(""));
    let errors = output.diagnostics(&report.diagnostics, base, &texts);
    let Some(path) = &arguments.output else {
        output.raw(report.json.as_bytes());
        return Ok(Outcome::of(errors));
    };
    create_file(path, report.json.as_bytes(), arguments.force)?;
    let line = format!("{}: {}", path.display(), count(report.count, "source", "sources"));
    output.result(&line, || json!({ "kind": "file", "path": path_value(path), "sources": report.count }));
    Ok(Outcome::of(errors))
}
