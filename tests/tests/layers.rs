//! Holds the table of layers against the manifests and the sources (`src-tauri/crates/README.md`).

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// What each crate of the core may import of the others.
const MAY_IMPORT: [(&str, &[&str]); 7] = [
    ("lectern-model", &[]),
    ("lectern-scene", &["lectern-model"]),
    ("lectern-content", &["lectern-model"]),
    ("lectern-layout", &["lectern-model", "lectern-scene"]),
    ("lectern-render", &["lectern-model", "lectern-scene"]),
    ("lectern-app", &["lectern-model", "lectern-scene", "lectern-content", "lectern-layout", "lectern-render"]),
    ("lectern-cli", &["lectern-model", "lectern-app"]),
];

/// Crates of others that a layer must not contain, by what they are for.
const MUST_NOT_CONTAIN: [(&str, &[&str]); 4] = [
    ("lectern-scene", &["parley", "skrifa", "printpdf", "lopdf"]),
    ("lectern-content", &["parley", "skrifa", "printpdf", "lopdf"]),
    ("lectern-layout", &["pulldown-cmark", "hayagriva", "biblatex", "citationberg", "printpdf", "lopdf"]),
    ("lectern-render", &["pulldown-cmark", "hayagriva", "biblatex", "parley"]),
];

/// A window, and the network.
const FORBIDDEN_IN_THE_CORE: [&str; 12] =
    ["tauri", "wry", "tao", "webkit2gtk", "gtk", "webview2-com", "reqwest", "hyper", "ureq", "curl", "openssl", "rustls"];

/// What takes a program's input from elsewhere than its arguments.
const FORBIDDEN_BELOW_THE_APP: [&str; 9] =
    ["std::fs", "std::env", "std::net", "std::process", "std::thread", "SystemTime", "Instant::now", "rand::", "HashMap"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read_toml(path: &Path) -> Table {
    fs::read_to_string(path).unwrap().parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn crate_folder(name: &str) -> PathBuf {
    root().join("src-tauri/crates").join(name)
}

/// The normal and build dependencies of a crate.
fn dependencies(name: &str) -> BTreeSet<String> {
    let manifest = read_toml(&crate_folder(name).join("Cargo.toml"));
    let tables = ["dependencies", "build-dependencies"].into_iter().filter_map(|key| manifest.get(key)?.as_table());
    tables.flat_map(|table| table.keys().cloned()).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn every_crate_is_in_the_table() {
    let folders = fs::read_dir(root().join("src-tauri/crates")).unwrap().map(|entry| entry.unwrap());
    let crates: BTreeSet<String> =
        folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(crates, MAY_IMPORT.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn a_crate_imports_only_the_layers_it_may() {
    for (name, allowed) in MAY_IMPORT {
        let imported = dependencies(name).into_iter().filter(|dependency| dependency.starts_with("lectern-"));
        let surplus: Vec<String> = imported.filter(|dependency| !allowed.contains(&dependency.as_str())).collect();
        assert!(surplus.is_empty(), "{name} must not import {surplus:?}");
    }
}

#[test]
fn the_shell_imports_only_the_use_cases_and_the_model() {
    let manifest = read_toml(&root().join("src-tauri/Cargo.toml"));
    let dependencies = manifest["dependencies"].as_table().unwrap();
    let own: Vec<&str> = dependencies.keys().map(String::as_str).filter(|name| name.starts_with("lectern-")).collect();
    assert_eq!(own, ["lectern-app", "lectern-model"]);
    for (dependency, value) in dependencies {
        assert_eq!(value.get("workspace").and_then(Value::as_bool), Some(true), "write `{dependency}.workspace = true`");
    }
}

#[test]
fn the_model_knows_nothing_but_serde() {
    assert_eq!(dependencies("lectern-model"), BTreeSet::from(["serde".to_owned()]));
}

#[test]
fn a_layer_does_not_contain_what_belongs_to_another() {
    for (name, forbidden) in MUST_NOT_CONTAIN {
        let dependencies = dependencies(name);
        let found: Vec<&&str> = forbidden.iter().filter(|other| dependencies.contains(**other)).collect();
        assert!(found.is_empty(), "{name} must not contain {found:?}");
    }
}

#[test]
fn versions_are_told_in_one_place() {
    for (name, _) in MAY_IMPORT {
        let manifest = read_toml(&crate_folder(name).join("Cargo.toml"));
        for key in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (dependency, value) in manifest.get(key).and_then(Value::as_table).into_iter().flatten() {
                let inherits = value.get("workspace").and_then(Value::as_bool) == Some(true);
                assert!(inherits, "{name}: write `{dependency}.workspace = true`");
            }
        }
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "{name} takes the workspace's lints");
    }
}

#[test]
fn no_window_and_no_network_is_in_the_core() {
    let lock = read_toml(&root().join("Cargo.lock"));
    let packages = lock["package"].as_array().unwrap();
    let mut tree: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        // A dependency is `name`, or `name version` where there are several.
        let names = package.get("dependencies").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let names = names.filter_map(|dependency| dependency.split(' ').next());
        tree.entry(package["name"].as_str().unwrap()).or_default().extend(names);
    }
    let mut open: Vec<&str> = MAY_IMPORT.iter().map(|(name, _)| *name).collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = open.pop() {
        if reached.insert(name) {
            open.extend(tree.get(name).into_iter().flatten());
        }
    }
    let found: Vec<&&str> = FORBIDDEN_IN_THE_CORE.iter().filter(|name| reached.contains(**name)).collect();
    assert!(found.is_empty(), "the core reaches {found:?}");
}

#[test]
fn below_the_app_nothing_asks_the_machine() {
    for (name, _) in MAY_IMPORT.iter().filter(|(name, _)| !["lectern-app", "lectern-cli"].contains(name)) {
        for file in rust_files(&crate_folder(name).join("src")) {
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let is_test = file.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
                || file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("test_"));
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in lines.filter(|_| !is_test) {
                let found = FORBIDDEN_BELOW_THE_APP.iter().find(|word| line.contains(**word));
                assert!(found.is_none(), "{}: `{}` has no place in {name}:\n{line}", file.display(), found.unwrap());
            }
        }
    }
}

#[test]
fn the_environment_is_read_in_one_place() {
    let folders =
        [crate_folder("lectern-app").join("src"), crate_folder("lectern-cli").join("src"), root().join("src-tauri/src")];
    let tests = root().join("src-tauri/src/tests");
    for file in folders.iter().flat_map(|folder| rust_files(folder)).filter(|file| !file.starts_with(&tests)) {
        let text = fs::read_to_string(&file).unwrap();
        let reads = ["std::env", "env::var", "env::current_exe"].iter().any(|word| text.contains(word));
        let outermost = file.ends_with("lectern-cli/src/main.rs") || file.ends_with("src-tauri/src/main.rs");
        assert!(!reads || outermost, "{}", file.display());
    }
}

#[test]
fn every_file_says_first_what_it_is() {
    let folders = [root().join("src-tauri/crates"), root().join("src-tauri/src"), root().join("tests")];
    for file in folders.iter().flat_map(|folder| rust_files(folder)) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} does not open with //!", file.display());
    }
}

#[test]
fn names_say_what_a_module_is_of() {
    let folders = [root().join("src-tauri/crates"), root().join("src-tauri/src")];
    for file in folders.iter().flat_map(|folder| rust_files(folder)) {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let empty = ["utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "mod"];
        assert!(!empty.contains(&stem.as_str()), "{}", file.display());
    }
}
