//! The desktop app. Reads the environment, and starts.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use lectern_app::content_root::ContentHints;
use lectern_desktop::Surroundings;
use lectern_model::language::Language;
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
        hints: ContentHints { environment: path("LECTERN_CONTENT"), program: env::current_exe().ok(), ..ContentHints::default() },
        state: state_folder(path("XDG_DATA_HOME"), path("HOME")),
        home: path("HOME"),
        language: ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| language_of(&env::var(name).ok()?)),
        talk: env::args_os().nth(1).map(PathBuf::from),
        #[cfg(feature = "e2e")]
        picks: path("LECTERN_PICKS"),
        #[cfg(feature = "e2e")]
        empty: env::var_os("LECTERN_EMPTY").is_some(),
    }
}

/// The first language of a setting such as `es_MX.UTF-8` or `es:en`; none of an empty one.
fn language_of(setting: &str) -> Option<Language> {
    let first = setting.split([':', '.', '@']).next().filter(|first| !first.is_empty())?;
    Some(Language::new(&first.replace('_', "-")))
}

/// Where the program keeps what is the user's: the system's folder for data of programs.
fn state_folder(data: Option<PathBuf>, home: Option<PathBuf>) -> PathBuf {
    let data = data.or_else(|| home.map(|home| home.join(".local/share"))).unwrap_or_else(env::temp_dir);
    data.join("lectern")
}
