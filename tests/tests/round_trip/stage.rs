//! The talks of the shipped outlines with their decks, and programs that edit and save them.

use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::document::{Document, DocumentId};
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::plan_talk;
use lectern_app::sample::of_outlines;
use lectern_app::slide_import::{Import, SlideImport, end_of, read_import_file};
use lectern_app::talk_file::OpenTalk;
use lectern_content::resolve::resolve_talk;
use lectern_model::talk::TalkSlide;
use lectern_render::render_pptx;
use lectern_tests::stage::Stage;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// A talk and its exported deck.
pub(crate) struct Outline {
    pub(crate) name: String,
    pub(crate) open: OpenTalk,
    pub(crate) path: PathBuf,
}

/// The talks of all outlines, exported once for all tests here.
pub(crate) static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(outlines);

/// Where the files of these tests are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("round-trip")
}

fn outlines() -> Vec<Outline> {
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let library = InstalledPack::load(&content, None).unwrap().library;
    let mut stage = Stage::new();
    let mut outline = |sample: lectern_app::sample::SampleTalk| {
        let talk = plan_talk(&library, &sample.request).unwrap().talk;
        let deck = resolve_talk(&talk, &library).0;
        let path = folder.join(format!("{}.pptx", sample.name));
        let document = stage.pages(&deck);
        fs::write(&path, render_pptx(&deck, &stage.theme, &document).unwrap()).unwrap();
        Outline { name: sample.name, open: OpenTalk::new(talk, library.clone()), path }
    };
    of_outlines(&library).into_iter().map(&mut outline).collect()
}

impl Outline {
    /// The outline of a name.
    pub(crate) fn of(name: &str) -> &'static Self {
        OUTLINES.iter().find(|outline| outline.name == name).unwrap()
    }

    /// The talk with slides of the presenter's own before its others, and its deck.
    pub(crate) fn with_own(&self, name: &str, slides: &[(&str, &str)]) -> Self {
        let mut open = self.open.clone();
        for (id, text) in slides {
            let (_, told) = open.put_slide(&format!("own/slides/{id}.md"), text);
            assert!(told.is_empty(), "{told:?}");
            open.talk.sections[0].slides.insert(0, TalkSlide::new((*id).into()));
        }
        let path = folder().join(format!("{name}.pptx"));
        let mut stage = Stage::new();
        let deck = resolve_talk(&open.talk, &open.library).0;
        let document = stage.pages(&deck);
        fs::write(&path, render_pptx(&deck, &stage.theme, &document).unwrap()).unwrap();
        Self { name: name.to_owned(), open, path }
    }

    /// The deck as python-pptx leaves it.
    pub(crate) fn edit(&self, name: &str, edits: &[Value]) -> PathBuf {
        let out = folder().join(format!("{}-{name}.pptx", self.name));
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/pptx/pptx");
        let mut command = Command::new(program);
        command.arg("edit").arg(&self.path).arg(&out).stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(serde_json::to_string(edits).unwrap().as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}: {}", self.name, String::from_utf8_lossy(&output.stderr));
        out
    }

    /// What comes back of a file.
    pub(crate) fn back(&self, path: &Path) -> SlideImport {
        match read_import_file(path, &self.open).unwrap() {
            Import::Slides(found) => *found,
            Import::Sources { .. } => panic!("{} is no bibliography", path.display()),
        }
    }

    /// What comes back of the deck after some edits.
    pub(crate) fn edited(&self, name: &str, edits: &[Value]) -> SlideImport {
        self.back(&self.edit(name, edits))
    }

    /// The talk with what came back.
    pub(crate) fn taken(&self, found: &SlideImport) -> OpenTalk {
        let mut document = Document::new(DocumentId::from("talk"), self.open.clone());
        let change = found.change(document.open(), end_of(document.open())).unwrap();
        document.apply(change).unwrap();
        document.open().clone()
    }
}

/// Files as LibreOffice saves them.
pub(crate) fn saved_by_office<'a>(name: &str, files: impl IntoIterator<Item = (&'a str, PathBuf)>) -> Vec<PathBuf> {
    let out = folder().join(format!("office-{name}"));
    // A profile of its own, so that no other LibreOffice is in the way.
    let profile = format!("-env:UserInstallation=file://{}", folder().join(format!("profile-{name}")).display());
    let files: Vec<PathBuf> = files.into_iter().map(|(_, path)| path).collect();
    let mut office = Command::new("soffice");
    office.arg(profile).args(["--headless", "--convert-to", "pptx", "--outdir"]).arg(&out).args(&files);
    let output = office.output().unwrap_or_else(|error| panic!("soffice: {error}; `make test` installs what is missing"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    files.iter().map(|file| out.join(file.file_name().unwrap())).collect()
}
