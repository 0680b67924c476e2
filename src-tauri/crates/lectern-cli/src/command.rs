//! The commands, each of which calls a use case and prints what it did.

mod brand;
mod check;
mod coverage;
mod doctor;
mod export;
mod go_bag;
mod import;
mod import_file;
mod library;
mod new;
mod page;
mod retarget;
mod sample;
mod show;

use crate::Surroundings;
use crate::argument::{Arguments, Command, ImportWhat};
use crate::output::Output;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::{Added, LeftOut};
use serde_json::{Value, json};
use std::path::Path;

/// How a command that ran to its end went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Without an error.
    Done,
    /// With errors, which were printed.
    WithErrors,
}

impl Outcome {
    fn of(errors: bool) -> Self {
        if errors { Outcome::WithErrors } else { Outcome::Done }
    }
}

/// Runs the command that was asked for.
pub(crate) fn run(arguments: &Arguments, surroundings: &Surroundings, output: &mut Output) -> Result<Outcome, AppError> {
    let content = || ContentRoot::find(&surroundings.hints);
    match &arguments.command {
        Command::New(new) => new::run(new, &content()?, output),
        Command::Export(export) => export::run(export, &content()?, surroundings.home.as_deref(), output),
        Command::GoBag(bag) => go_bag::run(bag, &content()?, surroundings.home.as_deref(), output),
        Command::Check(check) => check::run(check, &content()?, output),
        Command::Library(library) => library::run(library, &content()?, output),
        Command::Show(show) => show::run(show, &content()?, output),
        Command::Retarget(retarget) => retarget::run(retarget, &content()?, output),
        Command::Brand(brand) => brand::run(brand, &content()?, surroundings.home.as_deref(), output),
        Command::Import(import) => match &import.what {
            Some(ImportWhat::Sources(sources)) => import::run(sources, output),
            None => import_file::run(&import.file, output),
        },
        Command::Sample(sample) => sample::run(sample, &content()?, surroundings.home.as_deref(), output),
        Command::Doctor => Ok(doctor::run(&surroundings.hints, output)),
        Command::Completions(completions) => Ok(page::completions(completions, output)),
        Command::Man(man) => page::man(man, output),
    }
}

/// Prints what could not be read of a pack. Gives whether there is an error among it.
fn print_pack(pack: &InstalledPack, output: &mut Output) -> bool {
    output.brief(&pack.diagnostics, &pack.base, &pack.texts_of(&pack.diagnostics))
}

/// The most slides left out that are listed for people.
const LISTED: usize = 12;

fn print_left_out(left_out: &[LeftOut], output: &mut Output) {
    for left in left_out.iter().take(LISTED) {
        let minutes = left.minutes.to_string();
        output.detail(&format!("  left out  {minutes:>4} min  {} ({}): {}", left.title, left.slide, left.reason));
    }
    if left_out.len() > LISTED {
        output.detail(&format!("  left out  {} more; --json lists all", left_out.len() - LISTED));
    }
}

fn print_added(added: &[Added], output: &mut Output) {
    for added in added {
        let minutes = added.minutes.to_string();
        output.detail(&format!("  added     {minutes:>4} min  {} ({}): {}", added.title, added.slide, added.reason));
    }
}

fn left_out_values(left_out: &[LeftOut]) -> Vec<Value> {
    let value =
        |left: &LeftOut| json!({ "slide": left.slide, "title": left.title, "minutes": left.minutes, "reason": left.reason });
    left_out.iter().map(value).collect()
}

fn added_values(added: &[Added]) -> Vec<Value> {
    let value =
        |added: &Added| json!({ "slide": added.slide, "title": added.title, "minutes": added.minutes, "reason": added.reason });
    added.iter().map(value).collect()
}

fn path_value(path: &Path) -> Value {
    path.to_string_lossy().into_owned().into()
}

/// `1 page`, `2 pages`.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
