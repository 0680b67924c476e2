//! The page's types, made from the wire types, and the page's calls.

use crate::ipc::{
    AudienceView, ChangeView, ExportChoice, ExportProgress, ExportView, ExportedView, IpcError, LanguageView, MenuAction,
    MessageView, PackView, PhaseView, PictureView, PlanPreview, SectionView, SeverityView, SlideView, TalkView, TalkWish,
};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use ts_rs::{Config, TS};

include!("../commands/names.in");

fn backend() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/backend")
}

/// A type with what its Rust type says of itself.
fn declare<T: TS>(config: &Config) -> String {
    format!("\n{}export {}\n", T::docs().unwrap_or_default(), T::decl(config))
}

/// All types of the wire, in order of name.
fn bindings() -> String {
    let config = Config::default();
    let declare: [fn(&Config) -> String; 19] = [
        declare::<AudienceView>,
        declare::<ChangeView>,
        declare::<ExportChoice>,
        declare::<ExportProgress>,
        declare::<ExportView>,
        declare::<ExportedView>,
        declare::<IpcError>,
        declare::<LanguageView>,
        declare::<MenuAction>,
        declare::<MessageView>,
        declare::<PackView>,
        declare::<PhaseView>,
        declare::<PictureView>,
        declare::<PlanPreview>,
        declare::<SectionView>,
        declare::<SeverityView>,
        declare::<SlideView>,
        declare::<TalkView>,
        declare::<TalkWish>,
    ];
    let types: String = declare.iter().map(|declare| declare(&config)).collect();
    format!("// Made from src-tauri/src/ipc.rs by `make accept`. Not to be edited.\n{types}")
}

#[test]
fn the_pages_types_are_the_programs() {
    let (path, wanted) = (backend().join("bindings/wire.ts"), bindings());
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &wanted).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == wanted, "{} is out of date; run `make accept`", path.display());
}

#[test]
fn the_page_calls_every_command_and_no_other() {
    let text = fs::read_to_string(backend().join("tauri.ts")).unwrap();
    let called: BTreeSet<&str> = text.split("invoke(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(called, COMMANDS.iter().copied().collect());
}

#[test]
fn only_the_backend_speaks_to_the_program() {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, files) } else { files.push(path) }
        }
    }
    let mut files = Vec::new();
    walk(&backend().join(".."), &mut files);
    for file in files.iter().filter(|file| !file.ends_with("backend/tauri.ts")) {
        let text = fs::read_to_string(file).unwrap_or_default();
        assert!(!text.contains("@tauri-apps"), "{} speaks to the program past the backend", file.display());
    }
}
