//! Everything that is printed. A reader that goes away, such as `head`, is not an error.

use crate::diagnostic::render;
use lectern_model::diagnostic::{Diagnostic, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

/// How many messages of one kind are shown in the course of something else.
const ALIKE: usize = 3;

/// Prints results to standard output, and messages to standard error; as JSON both to standard output, one value a line.
pub(crate) struct Output {
    json: bool,
    quiet: bool,
    colour: bool,
}

impl Output {
    pub(crate) fn new(json: bool, quiet: bool, no_colour: bool) -> Self {
        Self { json, quiet, colour: io::stderr().is_terminal() && !no_colour }
    }

    /// Whether a person watches, so that progress is worth showing.
    pub(crate) fn is_watched(&self) -> bool {
        !self.json && !self.quiet && io::stderr().is_terminal()
    }

    /// A result: a line for people, a value for scripts.
    pub(crate) fn result(&mut self, line: &str, value: impl FnOnce() -> Value) {
        if self.json {
            print(&value().to_string());
        } else {
            print(&without_controls(line));
        }
    }

    /// A result for people only, because a value for scripts says it already.
    pub(crate) fn detail(&mut self, line: &str) {
        if !self.json {
            print(&without_controls(line));
        }
    }

    /// What is good to know, for people only.
    pub(crate) fn note(&mut self, line: &str) {
        if !self.json && !self.quiet {
            complain(&without_controls(line));
        }
    }

    /// Text made for another program, as it is.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let _ = io::stdout().lock().write_all(bytes);
    }

    /// What went wrong.
    pub(crate) fn error(&mut self, code: &str, message: &str) {
        if self.json {
            print(&json!({ "kind": "error", "code": code, "message": message }).to_string());
        } else {
            complain(&render(&Diagnostic::error(code, message), Path::new(""), None, self.colour));
        }
    }

    /// Mistakes in the course of something else: errors with their source lines, the rest on a line each, and of many alike only the
    /// first. Gives whether there is an error among them.
    pub(crate) fn brief(&mut self, diagnostics: &[Diagnostic], base: &Path, texts: &BTreeMap<String, Arc<[u8]>>) -> bool {
        if self.json {
            return self.diagnostics(diagnostics, base, texts);
        }
        let (errors, others): (Vec<_>, Vec<_>) = diagnostics.iter().cloned().partition(|found| found.severity == Severity::Error);
        let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
        for diagnostic in others.iter().filter(|_| !self.quiet) {
            let count = alike.entry(&diagnostic.code).or_default();
            *count += 1;
            if *count <= ALIKE {
                complain(&without_controls(&diagnostic.to_string()));
            }
        }
        for (code, count) in alike.iter().filter(|(_, count)| **count > ALIKE) {
            complain(&format!("{} more of {code}; `lectern check` shows all", count - ALIKE));
        }
        self.diagnostics(&errors, base, texts)
    }

    /// Mistakes with the source lines they are about. Gives whether there is an error among them.
    pub(crate) fn diagnostics(&mut self, diagnostics: &[Diagnostic], base: &Path, texts: &BTreeMap<String, Arc<[u8]>>) -> bool {
        for diagnostic in diagnostics {
            if self.json {
                let mut value = serde_json::to_value(diagnostic).unwrap_or_default();
                if let Some(map) = value.as_object_mut() {
                    map.insert("kind".to_owned(), "diagnostic".into());
                }
                print(&value.to_string());
            } else if !self.quiet || diagnostic.severity == Severity::Error {
                let file = diagnostic.place.as_ref().map(|place| place.file.as_str());
                let text = file.and_then(|file| texts.get(file)).map(|bytes| String::from_utf8_lossy(bytes));
                complain(&render(diagnostic, base, text.as_deref(), self.colour));
            }
        }
        diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

fn print(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// The line without characters that steer a terminal; a pack's words are somebody else's.
fn without_controls(line: &str) -> String {
    line.chars().map(|character| if character.is_control() && character != '\n' { '\u{fffd}' } else { character }).collect()
}
