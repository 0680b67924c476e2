//! A folder to run `lectern` in, with a content folder of a small pack beside the shipped fonts and themes.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const PACK: &str = "
id: mini
title: A small pack
version: 1.0.0
language: en
opening: welcome
closing: help
audiences:
  - {id: parents, name: Parents, citation_style: plain, title: An evening for parents}
  - {id: officers, name: Officers, citation_style: legal, title: A roll call}
topics:
  - {id: start, name: The start}
  - {id: signs, name: Signs to notice}
  - {id: resources, name: Help}
fields:
  - {id: presenter, label: Presenter}
  - {id: county_hotline, label: County line, example: 555-0100, kind: phone}
";

const OUTLINES: &str = "
outlines:
  - id: parents-10
    title: An evening
    audience: parents
    minutes: 10
    language: en
    sections:
      - {title: Opening, minutes: 3, slides: [welcome, facts]}
      - {title: Seeing it, minutes: 6, slides: [signs-home, counts, extra]}
      - {title: Closing, minutes: 1, slides: [help]}
";

const CLAIMS: &str = "
claims:
  - {id: C1, statement: Sixty-eight per cent had seen a doctor., topic: signs, audiences: [all], kind: figure, figure: 68%, year: '2016', counted: survivors, sources: [lee2016], status: verified, handling: use}
";

const SOURCES: &str = r#"[
  {"id": "lee2016", "type": "article-journal", "title": "Seen and not seen", "container-title": "A Journal", "volume": "1",
   "page": "1-9", "author": [{"family": "Lee", "given": "Ann"}], "issued": {"date-parts": [[2016]]}, "custom": {"grade": "found"}}
]"#;

const HELP: &str = "
contacts:
  - id: H1
    name: The line
    for: everybody
    reach: [{kind: call, value: 1-888-373-7888}]
    hours: 24/7
    sources: [lee2016]
    status: confirmed
    checked_on: 2026-05-01
    print: [takeaway, card]
";

const SLIDES: [(&str, &str, &str, &str); 7] = [
    ("welcome", "topic: start\naudiences: [all]\nminutes: 1\nweight: must", "bullets", "- Step out at any time."),
    (
        "facts",
        "topic: start\naudiences: [all]\nminutes: 2\nweight: must\nclaims: [C1]",
        "bullets",
        "- Most had seen a doctor, 68% [@lee2016, p. 3].\n\n## For officers {.body .officers}\n\n- Doctors saw 68% [@lee2016].\n\n\
         ## Notes {.notes}\n\nZebrafinch is a word of the notes.\n\n## Remember {.takeaway .message}\n\nDoctors see them.",
    ),
    ("signs-home", "topic: signs\naudiences: [parents]\nminutes: 3\nweight: should", "bullets", "- A new phone."),
    ("signs-street", "topic: signs\naudiences: [officers]\nminutes: 3\nweight: should", "bullets", "- An older companion."),
    (
        "counts",
        "topic: signs\naudiences: [all]\nminutes: 2\nweight: should\nclaims: [C1]",
        "big-number",
        "```number\nvalue: 68%\ncounted: of survivors had seen a doctor\nyear: \"2016\"\ncite: \"[@lee2016]\"\n```",
    ),
    ("extra", "topic: signs\naudiences: [all]\nminutes: 1\nweight: may", "statement", "You can ask."),
    ("help", "topic: resources\naudiences: [all]\nminutes: 1\nweight: must", "help", "```help\ncontacts: [H1]\n```"),
];

/// What a run of the command did.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A folder that goes away at the end of its test.
pub(crate) struct Stage {
    folder: TempDir,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let stage = Self { folder: tempfile::tempdir().unwrap() };
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content").canonicalize().unwrap();
        fs::create_dir_all(stage.path("content/packs/mini/slides")).unwrap();
        for name in ["fonts", "themes", "styles"] {
            symlink(shipped.join(name), stage.path("content").join(name)).unwrap();
        }
        for (name, text) in [
            ("pack.yaml", PACK),
            ("outlines.yaml", OUTLINES),
            ("claims.yaml", CLAIMS),
            ("sources.json", SOURCES),
            ("help.yaml", HELP),
        ] {
            stage.write(&format!("content/packs/mini/{name}"), text);
        }
        for (id, head, layout, body) in SLIDES {
            stage.slide(id, &format!("{head}\nlayout: {layout}"), body);
        }
        stage
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Writes a slide of the pack.
    pub(crate) fn slide(&self, id: &str, head: &str, body: &str) {
        let text = format!("---\nid: {id}\ntitle: The {id}\n{head}\n---\n\n{body}\n");
        self.write(&format!("content/packs/mini/slides/{id}.md"), text);
    }

    /// The command, to be run in the folder with its content.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lectern"));
        command.current_dir(self.folder.path()).env_clear().env("LECTERN_CONTENT", self.path("content"));
        command
    }

    /// Runs `lectern` with arguments that hold no spaces.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        ran(self.command().args(arguments.split_whitespace()).output().unwrap())
    }

    /// Runs a line of shell in which `lectern` is the command.
    pub(crate) fn shell(&self, line: &str) -> Ran {
        let mut shell = Command::new("bash");
        shell.current_dir(self.folder.path()).env("LECTERN_CONTENT", self.path("content")).env_remove("NO_COLOR");
        let line = format!("lectern() {{ {} \"$@\"; }}; {line}", env!("CARGO_BIN_EXE_lectern"));
        ran(shell.arg("-c").arg(line).output().unwrap())
    }

    /// A saved talk for parents.
    pub(crate) fn talk(&self) -> PathBuf {
        let ran = self.run("new --audience parents --minutes 10 -o evening.lectern");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        self.path("evening.lectern")
    }

    /// Names of files in a folder, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// Every run ends with a documented code and without a panic.
fn ran(output: Output) -> Ran {
    let err = String::from_utf8(output.stderr).unwrap();
    let ran = Ran { code: output.status.code().unwrap_or(-1), out: String::from_utf8_lossy(&output.stdout).into_owned(), err };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert!((0..=4).contains(&ran.code), "exit code {}: {}", ran.code, ran.err);
    ran
}
