//! The `lectern` command.

mod argument;
mod command;
mod diagnostic;
mod interrupt;
mod output;
mod progress;

use argument::Arguments;
use clap::Parser;
use command::Outcome;
use lectern_app::content_root::{ContentHints, user_packs};
use lectern_app::error::{AppError, ErrorKind};
use output::Output;
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let surroundings = Surroundings::read(&arguments);
    let mut output = Output::new(arguments.json, arguments.quiet, surroundings.no_colour);
    let code = match command::run(&arguments, &surroundings, &mut output) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::WithErrors) => 1,
        Err(error) => {
            output.error(error.code(), &error.to_string());
            exit_code(&error)
        }
    };
    ExitCode::from(code)
}

/// See the list in [`argument::EXIT_CODES`].
fn exit_code(error: &AppError) -> u8 {
    match error.kind() {
        ErrorKind::Request => 2,
        ErrorKind::Input => 3,
        ErrorKind::Output => 4,
    }
}

/// What is read from the environment, here and nowhere else.
struct Surroundings {
    hints: ContentHints,
    home: Option<PathBuf>,
    no_colour: bool,
}

impl Surroundings {
    fn read(arguments: &Arguments) -> Self {
        let set = |name| env::var_os(name).filter(|value| !value.is_empty());
        let path = |name| set(name).map(PathBuf::from);
        let home = path("HOME");
        let hints = ContentHints {
            named: arguments.content.clone(),
            environment: path("LECTERN_CONTENT"),
            program: env::current_exe().ok(),
            user: user_packs(path("XDG_DATA_HOME").as_deref(), home.as_deref()),
        };
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        Self { hints, home, no_colour: dumb || set("NO_COLOR").is_some() }
    }
}
