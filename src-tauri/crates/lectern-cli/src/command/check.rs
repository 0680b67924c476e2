//! `lectern check`

use super::Outcome;
use crate::argument::Check;
use crate::output::Output;
use lectern_app::check::check;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_model::diagnostic::Severity;
use serde_json::json;

pub(super) fn run(arguments: &Check, content: &ContentRoot, output: &mut Output) -> Result<Outcome, AppError> {
    let report = check(content, &arguments.name)?;
    let errors = output.diagnostics(&report.diagnostics, &report.base, &report.texts);
    let number = |severity| report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let [errors_found, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(number);
    let line = format!("{}; {errors_found} errors, {warnings} warnings, {notes} notes", report.summary);
    output.result(
        &line,
        || json!({ "kind": "check", "summary": report.summary, "errors": errors_found, "warnings": warnings, "notes": notes }),
    );
    Ok(Outcome::of(errors))
}
