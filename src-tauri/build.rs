//! Makes the permissions of the commands, and sees that there is a page to put into the program.

use std::error::Error;
use std::fs;
use std::path::Path;

include!("src/commands/names.in");

/// What stands in the window of a program that was built before its pages.
const NOT_BUILT: &str =
    "<!doctype html><html lang=\"en\"><title>Lectern</title><p>The pages are not built: run <code>make ui</code>.</p></html>";

fn main() -> Result<(), Box<dyn Error>> {
    let pages = Path::new("../ui/dist");
    if !pages.join("index.html").exists() {
        fs::create_dir_all(pages)?;
        fs::write(pages.join("index.html"), NOT_BUILT)?;
    }
    for watched in ["../ui/dist", "src/commands/names.in", "icons"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)).map_err(|error| format!("{error:#}").into())
}
