//! Whether everything the program needs is there.

use crate::content_root::{ContentHints, ContentRoot};
use crate::font_folder::load_fonts;
use crate::installed_pack::InstalledPack;
use crate::pipeline::{check_library, load_theme};
use lectern_model::diagnostic::{Diagnostic, Severity};
use std::io::Write;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub what: String,
    /// Whether it is as it should be.
    pub state: State,
    /// What was found.
    pub detail: String,
}

/// Whether a thing is as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    Good,
    /// It works, but somebody should look at it.
    Doubtful,
    /// It is not.
    Bad,
}

/// Looks at the program, its content and the disk.
pub fn examine(hints: &ContentHints) -> Vec<Finding> {
    let mut findings = vec![good("lectern", format!("version {}", env!("CARGO_PKG_VERSION")))];
    match ContentRoot::find(hints) {
        Err(error) => findings.push(bad("content", error.to_string())),
        Ok(content) => {
            findings.push(good("content", content.folder().display().to_string()));
            findings.push(fonts(&content));
            findings.extend(content.theme_names().iter().map(|id| theme(&content, id)));
            findings.extend(content.pack_names().iter().map(|name| pack(&content, name)));
            if content.pack_names().is_empty() {
                findings.push(bad("packs", "there is none; install one into packs/".to_owned()));
            }
        }
    }
    findings.push(temporary_folder());
    findings
}

fn good(what: &str, detail: String) -> Finding {
    Finding { what: what.to_owned(), state: State::Good, detail }
}

fn bad(what: &str, detail: String) -> Finding {
    Finding { what: what.to_owned(), state: State::Bad, detail }
}

fn fonts(content: &ContentRoot) -> Finding {
    match load_fonts(content) {
        Ok(fonts) => good("fonts", format!("{} files: {}", content.font_files().len(), fonts.families().join(", "))),
        Err(error) => bad("fonts", error.to_string()),
    }
}

fn theme(content: &ContentRoot, id: &str) -> Finding {
    let what = format!("theme {id}");
    match content.read_theme(id) {
        Err(error) => bad(&what, error.to_string()),
        Ok((path, text)) => {
            let (theme, diagnostics) = load_theme(&path, &text);
            let name = theme.map_or_else(|| "cannot be read".to_owned(), |theme| theme.name);
            Finding { what, state: state_of(&diagnostics), detail: format!("{name}{}", count(&diagnostics)) }
        }
    }
}

fn pack(content: &ContentRoot, name: &str) -> Finding {
    let what = format!("pack {name}");
    match InstalledPack::load(content, Some(name)) {
        Err(error) => bad(&what, error.to_string()),
        Ok(pack) => {
            let mut diagnostics = pack.diagnostics.clone();
            diagnostics.extend(check_library(&pack.library));
            let head = &pack.library.pack;
            let detail = format!("{}, version {}, {} slides", head.title, head.version, pack.library.slides.len());
            Finding { what, state: state_of(&diagnostics), detail: detail + &count(&diagnostics) }
        }
    }
}

fn state_of(diagnostics: &[Diagnostic]) -> State {
    match diagnostics.iter().map(|diagnostic| diagnostic.severity).max() {
        Some(Severity::Error) => State::Bad,
        Some(Severity::Warning) => State::Doubtful,
        Some(Severity::Note) | None => State::Good,
    }
}

fn count(diagnostics: &[Diagnostic]) -> String {
    let number = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    match (number(Severity::Error), number(Severity::Warning)) {
        (0, 0) => String::new(),
        (errors, warnings) => format!("; {errors} errors, {warnings} warnings (run `lectern check`)"),
    }
}

fn temporary_folder() -> Finding {
    let written = tempfile::NamedTempFile::new().and_then(|mut file| file.write_all(b"x").map(|()| file));
    match written {
        Ok(file) => good("disk", format!("{} can be written to", file.path().parent().unwrap_or(file.path()).display())),
        Err(error) => bad("disk", format!("no temporary file can be written: {error}; free some space")),
    }
}
