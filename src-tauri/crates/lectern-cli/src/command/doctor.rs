//! `lectern doctor`

use super::Outcome;
use crate::output::Output;
use lectern_app::content_root::ContentHints;
use lectern_app::doctor::{State, examine};
use serde_json::json;

pub(super) fn run(hints: &ContentHints, output: &mut Output) -> Outcome {
    let findings = examine(hints);
    for finding in &findings {
        let state = match finding.state {
            State::Good => "good",
            State::Doubtful => "doubtful",
            State::Bad => "bad",
        };
        output.result(
            &format!("{state:8}  {}: {}", finding.what, finding.detail),
            || json!({ "kind": "finding", "what": finding.what, "state": state, "detail": finding.detail }),
        );
    }
    Outcome::of(findings.iter().any(|finding| finding.state == State::Bad))
}
