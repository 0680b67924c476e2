//! `lectern library --coverage` and `--document`

use super::Outcome;
use crate::output::Output;
use lectern_app::coverage::{ClaimCoverage, Coverage, Gap};
use lectern_app::error::AppError;
use lectern_app::installed_pack::InstalledPack;
use lectern_model::claim::{ClaimStatus, Handling};
use lectern_model::id::SlideId;
use serde_json::{Value, json};

/// Every claim, document by document, with the slides that rest on it.
pub(super) fn table(pack: &InstalledPack, output: &mut Output) -> Outcome {
    let coverage = Coverage::of(&pack.library);
    for document in &coverage.documents {
        output.detail(&format!("{}  {}", document.source, document.title));
        rows(&document.claims, output);
        output.detail("");
    }
    output.detail("In no document");
    rows(&coverage.others, output);
    let claims = coverage.claims();
    let gaps = claims.values().filter(|covered| covered.gap.is_some()).count();
    let shown = claims.values().filter(|covered| !covered.slides.is_empty()).count();
    output.note(&format!(
        "{} on slides, {} kept off slides with a reason, {} not accounted for",
        super::count(shown, "claim", "claims"),
        claims.len() - shown - gaps,
        gaps
    ));
    let errors = super::print_pack(pack, output);
    Outcome::of(errors || gaps > 0)
}

fn rows(claims: &[ClaimCoverage<'_>], output: &mut Output) {
    let width =
        |text: &dyn Fn(&ClaimCoverage<'_>) -> String| claims.iter().map(|row| text(row).chars().count()).max().unwrap_or(0);
    let lines = |row: &ClaimCoverage<'_>| row.document.and_then(|at| at.lines.clone()).unwrap_or_default();
    let (id_width, line_width) = (width(&|row| row.claim.id.to_string()), width(&lines));
    for row in claims {
        let fate = match row.gap {
            Some(gap) => format!("MISSING: {}", gap.words()),
            None if row.slides.is_empty() => "on no slide, with its reason".to_owned(),
            None => names(&row.slides),
        };
        let line = format!(
            "  {:id_width$}  {:>line_width$}  {:8}  {fate}",
            row.claim.id.to_string(),
            lines(row),
            handling(row.claim.handling)
        );
        output.result(&line, || value(row));
    }
}

/// A document in full.
pub(super) fn document(pack: &InstalledPack, source: &str, output: &mut Output) -> Result<Outcome, AppError> {
    let document = Coverage::of(&pack.library).into_document(source)?;
    output.detail(&format!("{}  {}\n", document.source, document.title));
    for row in &document.claims {
        output.result(&told(row), || value(row));
    }
    output.note(&super::count(document.claims.len(), "claim", "claims"));
    Ok(Outcome::of(super::print_pack(pack, output)))
}

/// A claim in full: what the document says, what becomes of it, and why.
fn told(row: &ClaimCoverage<'_>) -> String {
    let claim = row.claim;
    let lines = row.document.and_then(|at| at.lines.as_deref()).map_or(String::new(), |lines| format!(" (line {lines})"));
    let credits = row.document.and_then(|at| at.credits.as_deref()).map_or(String::new(), |who| format!(", crediting {who}"));
    let mut told = format!("{}{lines}{credits}\n  It says: {}\n", claim.id, flat(&claim.statement));
    told.push_str(&format!("  Status: {}. {}\n", status(claim.status), becomes(claim.handling)));
    let statistic = row.statistic;
    let why = [
        ("Note", claim.caveat.as_deref()),
        ("What it measured", statistic.map(|examined| examined.counted.as_str())),
        ("What is wrong with it", statistic.and_then(|examined| examined.critique.as_deref())),
        ("Why it has that status", statistic.and_then(|examined| examined.reason.as_deref())),
        ("We say", claim.say.as_deref().or(statistic.and_then(|examined| examined.say.as_deref()))),
        ("If asked", claim.if_asked.as_deref()),
    ];
    for (head, text) in why {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            told.push_str(&format!("  {head}: {}\n", flat(text)));
        }
    }
    if !row.slides.is_empty() {
        told.push_str(&format!("  Slides: {}\n", names(&row.slides)));
    }
    if let Some(gap) = row.gap {
        told.push_str(&format!("  Missing: {}\n", gap.words()));
    }
    told
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn names(slides: &[&SlideId]) -> String {
    slides.iter().map(|slide| slide.as_str()).collect::<Vec<_>>().join(", ")
}

fn value(row: &ClaimCoverage<'_>) -> Value {
    json!({
        "kind": "claim",
        "document": row.document.map(|at| &at.source),
        "lines": row.document.and_then(|at| at.lines.as_ref()),
        "claim": row.claim,
        "statistic": row.statistic,
        "slides": row.slides,
        "missing": row.gap.map(Gap::words),
    })
}

const fn handling(handling: Handling) -> &'static str {
    match handling {
        Handling::Use => "use",
        Handling::Caveat => "caveat",
        Handling::Replace => "replace",
        Handling::Drop => "drop",
        Handling::Internal => "internal",
    }
}

const fn becomes(handling: Handling) -> &'static str {
    match handling {
        Handling::Use => "It is said as it stands.",
        Handling::Caveat => "It is said with its note.",
        Handling::Replace => "A safe wording is said instead.",
        Handling::Drop => "It is on no slide; it is kept for questions.",
        Handling::Internal => "It is for editors only.",
    }
}

const fn status(status: ClaimStatus) -> &'static str {
    match status {
        ClaimStatus::Verified => "verified",
        ClaimStatus::Reported => "reported, read through others only",
        ClaimStatus::Contested => "contested",
        ClaimStatus::Outdated => "outdated",
        ClaimStatus::Unverifiable => "unverifiable, no source was found",
        ClaimStatus::Unverified => "unverified, nobody has checked it yet",
        ClaimStatus::None => "no matter of evidence",
    }
}
