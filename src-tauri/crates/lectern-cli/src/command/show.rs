//! `lectern show`

use super::Outcome;
use crate::argument::Show;
use crate::output::Output;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::installed_pack::InstalledPack;
use lectern_model::claim::Claim;
use lectern_model::id::SourceId;
use serde_json::{Value, json};

pub(super) fn run(arguments: &Show, content: &ContentRoot, output: &mut Output) -> Result<Outcome, AppError> {
    let pack = InstalledPack::load(content, arguments.pack.as_deref())?;
    let slide = pack.slide(&arguments.slide)?;
    let claims: Vec<&Claim> = slide.claims.iter().filter_map(|used| pack.library.claims.get(&used.id)).collect();
    output.result(
        slide.file.text.trim_end(),
        || json!({ "kind": "slide", "id": slide.id, "file": slide.file.path, "text": slide.file.text, "claims": claims }),
    );
    if !claims.is_empty() {
        output.detail("\nRests on:");
    }
    for claim in claims {
        let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let (status, handling) = (word(json!(claim.status)), word(json!(claim.handling)));
        output.detail(&format!("  {} ({status}; {handling}) {}", claim.id, claim.statement.trim()));
        for source in &claim.sources {
            output.detail(&format!("    {}", describe(&pack, source)));
        }
    }
    Ok(Outcome::of(super::print_pack(&pack, output)))
}

fn describe(pack: &InstalledPack, id: &SourceId) -> String {
    match pack.library.sources.get(id) {
        Some(source) => {
            let plain = || format!("{}, {}", source.title(), source.year().unwrap_or_else(|| "n.d.".to_owned()));
            format!("{} [@{id}]", source.formatted.get("legal").cloned().unwrap_or_else(plain))
        }
        None => format!("[@{id}], which the pack does not have"),
    }
}
