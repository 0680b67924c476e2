//! `lectern completions` and `lectern man`

use super::{Outcome, path_value};
use crate::argument::{Arguments, Completions, Man};
use crate::output::Output;
use clap::CommandFactory;
use lectern_app::atomic_file::{create_folder, write_atomically};
use lectern_app::error::AppError;
use serde_json::json;

pub(super) fn completions(arguments: &Completions, output: &mut Output) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "lectern", &mut script);
    output.raw(&script);
    Outcome::Done
}

pub(super) fn man(arguments: &Man, output: &mut Output) -> Result<Outcome, AppError> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = &arguments.output else {
        output.raw(&page(command));
        return Ok(Outcome::Done);
    };
    create_folder(folder)?;
    let subcommands: Vec<_> = command.get_subcommands().filter(|sub| sub.get_name() != "help").cloned().collect();
    for command in subcommands.into_iter().chain([command]) {
        let name = command.get_display_name().unwrap_or("lectern").to_owned();
        let path = folder.join(format!("{name}.1"));
        write_atomically(&path, &page(command))?;
        output.result(&path.display().to_string(), || json!({ "kind": "file", "path": path_value(&path) }));
    }
    Ok(Outcome::Done)
}

fn page(command: clap::Command) -> Vec<u8> {
    let mut page = Vec::new();
    // Writing to memory does not fail.
    let _ = clap_mangen::Man::new(command).render(&mut page);
    page
}
