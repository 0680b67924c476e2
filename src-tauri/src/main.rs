//! The desktop app. Reads the environment, and starts.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use lectern_app::content_root::ContentHints;
use lectern_desktop::Surroundings;
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match lectern_desktop::run(surroundings()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[allow(clippy::print_stderr)]
            {
                eprintln!("Lectern cannot start: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

/// What is read from the environment, here and nowhere else.
fn surroundings() -> Surroundings {
    let path = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    Surroundings {
        hints: ContentHints { named: None, environment: path("LECTERN_CONTENT"), program: env::current_exe().ok() },
        home: path("HOME"),
        talk: env::args_os().nth(1).map(PathBuf::from),
        #[cfg(feature = "e2e")]
        picks: path("LECTERN_PICKS"),
    }
}
