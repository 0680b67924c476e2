//! Tests of installing packs.

use super::*;
use crate::archive::write_archive;
use crate::content_root::{ContentHints, ContentRoot};
use crate::installed_pack::InstalledPack;
use std::collections::BTreeMap;
use std::path::PathBuf;

fn head(version: &str) -> String {
    format!(
        "id: mini\ntitle: A small pack\nversion: {version}\nlanguage: en\naudiences:\n  - {{id: parents, name: Parents}}\ntopics:\n  \
         - {{id: start, name: The start}}\n"
    )
}

const SLIDE: &str =
    "---\nid: welcome\ntitle: Welcome\ntopic: start\naudiences: [all]\nminutes: 1\nlayout: bullets\n---\n\n- Hello\n";

fn mini(version: &str) -> Vec<(String, String)> {
    vec![("pack.yaml".to_owned(), head(version)), ("slides/welcome.md".to_owned(), SLIDE.to_owned())]
}

/// A folder with a zip file and a folder of packs.
struct Stage {
    folder: TempDir,
}

impl Stage {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn packs(&self) -> PathBuf {
        self.folder.path().join("user/packs")
    }

    fn zip(&self, parts: &[(String, String)]) -> PathBuf {
        let parts: Vec<_> = parts.iter().map(|(name, text)| (name.clone(), Arc::from(text.as_bytes()))).collect();
        self.file(&write_archive(&parts).unwrap())
    }

    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("pack.zip");
        fs::write(&path, bytes).unwrap();
        path
    }

    fn install(&self, parts: &[(String, String)]) -> Result<Installed, AppError> {
        install_pack(&self.zip(parts), &self.packs())
    }

    /// What is wrong with a file, of which nothing is installed.
    fn refusal(&self, parts: &[(String, String)]) -> String {
        let before = self.names();
        let message = self.install(parts).unwrap_err().to_string();
        assert_eq!(self.names(), before);
        message.split_once("installed as a pack: ").unwrap().1.to_owned()
    }

    /// Everything in the folder of packs, hidden files too.
    fn names(&self) -> BTreeMap<String, bool> {
        let Ok(entries) = fs::read_dir(self.packs()) else { return BTreeMap::new() };
        let entries = entries.map(|entry| entry.unwrap().path());
        entries.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path.is_dir())).collect()
    }
}

fn with(name: &str, text: &str) -> Vec<(String, String)> {
    let mut parts = mini("1.0.0");
    parts.retain(|(own, _)| own != name);
    parts.push((name.to_owned(), text.to_owned()));
    parts
}

#[test]
fn a_pack_is_installed_and_found_by_its_name() {
    let stage = Stage::new();
    let installed = stage.install(&mini("1.0.0")).unwrap();
    let told = (installed.id.as_str(), installed.title.as_str(), installed.version.as_str(), installed.replaced);
    assert_eq!(told, ("mini", "A small pack", "1.0.0", None));
    assert_eq!(stage.names(), BTreeMap::from([("mini".to_owned(), true)]));
    let content = ContentRoot::find(&ContentHints { user: Some(stage.packs()), ..ContentHints::default() }).unwrap();
    assert!(content.pack_names().contains(&"mini".to_owned()));
    let pack = InstalledPack::load(&content, Some("mini")).unwrap();
    assert_eq!((pack.library.slides.len(), pack.base), (1, stage.packs().join("mini")));
}

#[test]
fn a_pack_in_a_folder_is_installed_without_what_systems_add() {
    let stage = Stage::new();
    let mut parts: Vec<_> = mini("1.0.0").into_iter().map(|(name, text)| (format!("mini-main/{name}"), text)).collect();
    for name in ["__MACOSX/mini-main/._pack.yaml", "mini-main/.DS_Store", "mini-main/.git/config", "README.txt"] {
        parts.push((name.to_owned(), "x".to_owned()));
    }
    let installed = stage.install(&parts).unwrap();
    let left_out = installed.diagnostics.iter().find(|found| found.code == "file-left-out").unwrap();
    assert_eq!(left_out.message, "`README.txt` was not installed: it is not in the pack's folder");
    let mut names: Vec<_> = fs::read_dir(stage.packs().join("mini")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["pack.yaml", "slides"]);
}

#[test]
fn the_same_and_a_newer_version_replace_and_an_older_one_does_not() {
    let stage = Stage::new();
    stage.install(&with("slides/gone.md", &SLIDE.replace("id: welcome", "id: gone"))).unwrap();
    assert_eq!(stage.install(&mini("1.0.0")).unwrap().replaced.as_deref(), Some("1.0.0"));
    assert!(!stage.packs().join("mini/slides/gone.md").exists(), "nothing of the old pack is left");
    assert_eq!(stage.install(&mini("1.10.0")).unwrap().replaced.as_deref(), Some("1.0.0"));
    let refusal = stage.refusal(&mini("1.9.0"));
    assert_eq!(refusal, "version 1.10.0 of `mini` is installed, which is newer than version 1.9.0 in the file");
    assert_eq!(version_in(&stage.packs().join("mini")), "1.10.0");
    assert_eq!(stage.names().len(), 1);
}

#[test]
fn a_pack_that_cannot_be_read_any_more_is_replaced() {
    let stage = Stage::new();
    fs::create_dir_all(stage.packs().join("mini")).unwrap();
    assert_eq!(stage.install(&mini("1.0.0")).unwrap().replaced.as_deref(), Some(""));
    assert!(stage.packs().join("mini/slides/welcome.md").is_file());
}

#[test]
fn a_link_to_a_pack_is_replaced_and_not_what_it_leads_to() {
    let stage = Stage::new();
    let work = stage.folder.path().join("work");
    fs::create_dir_all(&work).unwrap();
    fs::write(work.join("pack.yaml"), head("0.9")).unwrap();
    fs::create_dir_all(stage.packs()).unwrap();
    std::os::unix::fs::symlink(&work, stage.packs().join("mini")).unwrap();
    assert_eq!(stage.install(&mini("1.0.0")).unwrap().replaced.as_deref(), Some("0.9"));
    assert_eq!(fs::read_to_string(work.join("pack.yaml")).unwrap(), head("0.9"));
    assert!(!fs::symlink_metadata(stage.packs().join("mini")).unwrap().is_symlink());
}

#[test]
fn an_installation_that_was_cut_off_is_made_good() {
    let stage = Stage::new();
    stage.install(&mini("2.0.0")).unwrap();
    fs::rename(stage.packs().join("mini"), stage.packs().join(".mini.old")).unwrap();
    assert!(stage.install(&mini("1.0.0")).unwrap_err().to_string().contains("version 2.0.0 of `mini` is installed"));
    assert_eq!(version_in(&stage.packs().join("mini")), "2.0.0", "the old one stands again");
    fs::create_dir(stage.packs().join(".mini.old")).unwrap();
    assert_eq!(stage.install(&mini("2.0.0")).unwrap().replaced.as_deref(), Some("2.0.0"));
    assert_eq!(stage.names().len(), 1);
}

#[test]
fn a_pack_with_lost_records_is_refused_with_what_is_wrong() {
    let stage = Stage::new();
    let refusal = stage.refusal(&with("claims.yaml", "claims:\n  - {id: C1, statement: x}\n"));
    assert!(refusal.starts_with("parts of it cannot be read, so that nothing was installed: claims.yaml:2:"), "{refusal}");
    let refusal = stage.refusal(&with("slides/welcome.md", "no head"));
    assert!(refusal.contains("slides/welcome.md:1:1: error[missing-front-matter]"), "{refusal}");
    let many: String = (0..9).map(|at| format!("  - {{id: C{at}}}\n")).collect();
    let refusal = stage.refusal(&with("claims.yaml", &format!("claims:\n{many}")));
    assert!(refusal.contains("; and 6 more; tell its authors"), "{refusal}");
    let told = stage.install(&with("slides/welcome.md", &SLIDE.replace("- Hello", "- Hello, all 100,000 of you"))).unwrap();
    assert!(told.diagnostics.iter().any(|found| found.code == "number-without-citation"), "what costs no record is told");
}

#[test]
fn what_is_no_pack_is_refused() {
    let stage = Stage::new();
    for (parts, expected) in [
        (vec![("notes.txt".to_owned(), "x".to_owned())], "there is no `pack.yaml`"),
        (vec![("a/b/pack.yaml".to_owned(), head("1"))], "there is no `pack.yaml`"),
        (with("more/pack.yaml", &head("2")), "it holds more than one pack"),
        (with("pack.yaml", &head("1").replace("id: mini", "id: ../../evil")), "its id `../../evil` is not of"),
        (with("pack.yaml", &head("1").replace("id: mini", "id: ''")), "its id `` is not of"),
        (with("pack.yaml", &head("1").replace("id: mini", "id: .git")), "its id `.git` is not of"),
        (with(&format!("slides/{}x.md", "a/".repeat(20)), SLIDE), "lies deeper"),
    ] {
        let refusal = stage.refusal(&parts);
        assert!(refusal.starts_with(expected) || refusal.contains(expected), "{refusal}");
    }
    let text = install_pack(&stage.file(b"just text"), &stage.packs()).unwrap_err();
    assert!(text.to_string().contains("it is no zip archive"), "{text}");
    let folder = install_pack(stage.folder.path(), &stage.packs()).unwrap_err();
    assert!(folder.to_string().contains("it is a folder"), "{folder}");
    let device = install_pack(Path::new("/dev/zero"), &stage.packs()).unwrap_err();
    assert!(device.to_string().contains("it is a device"), "{device}");
    let missing = install_pack(Path::new("/no/such.zip"), &stage.packs()).unwrap_err();
    assert!(missing.to_string().contains("there is no such file"), "{missing}");
    assert!(!stage.packs().exists(), "nothing was written");
}

#[test]
fn hostile_archives_are_refused() {
    use zip::write::SimpleFileOptions;
    let stage = Stage::new();
    for name in ["../evil.md", "/etc/evil", "slides/../../evil", "C:/evil", "slides\\evil.md"] {
        let refusal = stage.refusal(&with(name, SLIDE));
        assert!(refusal.contains("was refused: only plain files inside the archive are read"), "{name}: {refusal}");
    }
    let bomb = stage.refusal(&with("images/bomb.svg", &"0".repeat(65 << 20)));
    assert!(bomb.contains("the part `images/bomb.svg` is too large"), "{bomb}");
    let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    writer.start_file("pack.yaml", SimpleFileOptions::default()).unwrap();
    writer.write_all(head("1").as_bytes()).unwrap();
    writer.add_symlink("slides", "/etc", SimpleFileOptions::default()).unwrap();
    let linked = install_pack(&stage.file(&writer.finish().unwrap().into_inner()), &stage.packs()).unwrap_err();
    assert!(linked.to_string().contains("the part `slides` was refused"), "{linked}");
    let whole = fs::read(stage.zip(&mini("1.0.0"))).unwrap();
    let cut = install_pack(&stage.file(&whole[..whole.len() - 30]), &stage.packs()).unwrap_err();
    assert!(cut.to_string().contains("get the file again"), "{cut}");
    assert!(!stage.packs().exists(), "nothing was written");
}

#[test]
fn names_that_cannot_stand_side_by_side_leave_nothing_behind() {
    let stage = Stage::new();
    stage.install(&mini("1.0.0")).unwrap();
    let mut parts = mini("2.0.0");
    parts.extend([("notes".to_owned(), "x".to_owned()), ("notes/deep".to_owned(), "x".to_owned())]);
    assert!(stage.install(&parts).is_err());
    assert_eq!(stage.names(), BTreeMap::from([("mini".to_owned(), true)]));
    assert_eq!(version_in(&stage.packs().join("mini")), "1.0.0");
}

#[test]
fn the_shipped_pack_can_be_installed_from_a_file() {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let shipped = content.folder().join("packs/child-trafficking");
    let (files, _) = crate::pack_folder::PackFolder::open(&shipped, &[]).unwrap();
    let files: &dyn lectern_content::pack_source::PackSource = &files;
    let parts: Vec<_> = files.paths().into_iter().map(|path| (path.clone(), files.read(&path).unwrap())).collect();
    let stage = Stage::new();
    let installed = install_pack(&stage.file(&write_archive(&parts).unwrap()), &stage.packs()).unwrap();
    assert_eq!(installed.id.as_str(), "child-trafficking");
    let hints = ContentHints { user: Some(stage.packs()), ..ContentHints::default() };
    let found = InstalledPack::load(&ContentRoot::find(&hints).unwrap(), Some("child-trafficking")).unwrap();
    let original = InstalledPack::load(&content, Some("child-trafficking")).unwrap();
    assert_eq!(found.base, stage.packs().join("child-trafficking"));
    assert_eq!(found.library, original.library);
}

#[test]
fn the_codes_of_losses_are_codes_that_reading_knows() {
    for code in LOST {
        assert!(lectern_content::code::ALL.iter().any(|(known, _)| *known == code), "{code}");
    }
}
