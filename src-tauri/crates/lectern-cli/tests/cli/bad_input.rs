//! Damaged, hostile and unwritable: a clear message, a documented exit code, nothing lost.

use crate::stage::Stage;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEAD: &str = "topic: signs\naudiences: [all]\nminutes: 1\nlayout: bullets";

#[test]
fn a_truncated_talk_is_read_as_far_as_it_goes() {
    let stage = Stage::new();
    stage.talk();
    let whole = stage.read("evening.lectern");
    stage.write("cut.lectern", &whole[..whole.len() * 3 / 4]);
    let ran = stage.run("export cut.lectern -o out");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("error[damaged-file]: the file is damaged"), "{}", ran.err);
    assert!(ran.err.contains("save it under a new name"), "{}", ran.err);
    assert!(stage.path("out/cut-deck.pdf").is_file());
    assert_eq!(stage.read("cut.lectern").len(), whole.len() * 3 / 4);
    for length in [0, 1, 10, 100, 500, whole.len() / 4, whole.len() / 2, whole.len() - 1] {
        stage.write("cut.lectern", &whole[..length]);
        let ran = stage.run("check cut.lectern");
        assert!([1, 3].contains(&ran.code), "{length} bytes: {} {}", ran.code, ran.err);
    }
}

#[test]
fn names_that_lead_out_of_a_talk_are_refused() {
    let stage = Stage::new();
    let evil = stage.with_part("../../evil.md", b"evil");
    stage.write("evil.lectern", evil);
    let ran = stage.run("check evil.lectern");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("the part `../../evil.md` was refused"), "{}", ran.err);
    assert!(!stage.path("../evil.md").exists() && !stage.path("../../evil.md").exists());
}

#[test]
fn a_bomb_in_a_talk_is_refused() {
    let stage = Stage::new();
    let bomb = stage.with_part("own/slides/bomb.md", &vec![b'x'; 70 << 20]);
    assert!(bomb.len() < 1 << 20);
    stage.write("bomb.lectern", bomb);
    let ran = stage.run("check bomb.lectern");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("the part `own/slides/bomb.md` is too large and was left out"), "{}", ran.err);
}

#[test]
fn other_files_are_not_talks() {
    let stage = Stage::new();
    stage.write("text.lectern", "just words");
    fs::create_dir(stage.path("folder.lectern")).unwrap();
    for (name, said) in [
        ("text.lectern", "is not a talk that can be opened: it is a file of another kind"),
        ("missing.lectern", "there is no such file; check the name and the folder"),
        ("folder.lectern", "it is a folder; name a file in it"),
        ("text.lectern/x.lectern", "a part of its path is a file"),
    ] {
        let ran = stage.run(&format!("export {name}"));
        assert_eq!(ran.code, 3, "{name}");
        assert!(ran.err.contains(said), "{name}: {}", ran.err);
    }
}

#[test]
fn a_look_is_taken_from_presentations_alone() {
    let stage = Stage::new();
    stage.talk();
    stage.write("look.potx", "no template");
    let ran = stage.run("brand evening.lectern look.potx");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("look.potx") && ran.err.contains("choose a pptx or potx file"), "{}", ran.err);
    assert_eq!(stage.run("brand evening.lectern").code, 2);
    assert_eq!(stage.run("brand evening.lectern --remove").code, 0);
}

#[test]
fn a_newer_talk_is_refused() {
    let stage = Stage::new();
    let newer = stage.with_part("lectern.yaml", b"format: lectern-talk\nschema: 3\n");
    stage.write("newer.lectern", newer);
    let ran = stage.run("export newer.lectern");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("saved by a newer version of Lectern (file format 3; this version reads up to 2)"), "{}", ran.err);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let stage = Stage::new();
    stage.talk();
    stage.write("file", "");
    for arguments in ["-o file", "-o file/out", "-o /dev/null/out", "-o /proc/out"] {
        let ran = stage.run(&format!("export evening.lectern {arguments}"));
        assert_eq!(ran.code, 4, "{arguments}");
        assert!(ran.err.contains("cannot write"), "{arguments}: {}", ran.err);
    }
    let ran = stage.run("new --audience parents --minutes 10 -o nowhere/a.lectern");
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("the folder does not exist; create it or choose another"), "{}", ran.err);
    let ran = stage.run("export evening.lectern --deck /dev/full");
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("it is a device, not a file"), "{}", ran.err);
}

#[test]
fn a_full_disk_leaves_the_old_files() {
    let stage = Stage::new();
    stage.talk();
    assert_eq!(stage.run("export evening.lectern").code, 0);
    let (talk, deck) = (stage.read("evening.lectern"), stage.read("evening-deck.pdf"));
    // No file larger than one block of 1024 bytes can be written.
    let limit = "trap '' XFSZ; ulimit -f 1;";
    let ran = stage.shell(&format!("{limit} lectern new --audience parents --minutes 5 -o evening.lectern --force"));
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("cannot write evening.lectern"), "{}", ran.err);
    let ran = stage.shell(&format!("{limit} lectern export evening.lectern"));
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(stage.read("evening.lectern") == talk && stage.read("evening-deck.pdf") == deck);
    assert_eq!(stage.names("."), ["content", "evening-deck.pdf", "evening.lectern"], "no leftovers");
}

#[test]
fn a_disk_of_no_size_is_said_to_be_full() {
    let stage = Stage::new();
    stage.talk();
    fs::create_dir(stage.path("tiny")).unwrap();
    let mounted = "mount -t tmpfs -o size=8k tmpfs tiny 2>/dev/null";
    let ran =
        stage.shell(&format!("{mounted} || exit 0; lectern export evening.lectern -o tiny; code=$?; umount tiny; exit $code"));
    // Where nobody may mount, the test above stands alone.
    if ran.code != 0 {
        assert_eq!(ran.code, 4);
        assert!(ran.err.contains("the disk is full; free some space or choose another disk"), "{}", ran.err);
    }
}

#[test]
fn an_alias_bomb_in_a_pack_is_an_error_with_a_place() {
    let stage = Stage::new();
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let references = vec![format!("*a{}", n - 1); 10].join(", ");
        let _ = writeln!(bomb, "a{n}: &a{n} [{references}]");
    }
    stage.write("content/packs/mini/terms.yaml", bomb);
    let ran = stage.run("check mini");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("terms.yaml"), "{}", ran.err);
}

#[test]
fn a_slide_of_fifty_megabytes_is_an_error_with_a_name() {
    let stage = Stage::new();
    stage.slide("huge", HEAD, &"- Words and words.\n".repeat(50 * 1024 * 1024 / 19));
    let ran = stage.run("check mini");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("slides/huge.md"), "{}", ran.err);
    assert!(ran.err.len() < 10_000, "{} bytes of messages", ran.err.len());
}

#[test]
fn lists_ten_thousand_deep_are_an_error_or_flattened() {
    let stage = Stage::new();
    let nested: String = (0..10_000).map(|depth| format!("{}- x\n", " ".repeat(depth.min(90) * 2))).collect();
    stage.slide("deep", HEAD, &nested);
    stage.slide("quoted", HEAD, &format!("{} x\n", ">".repeat(10_000)));
    stage.slide("starred", HEAD, &"*".repeat(10_000));
    stage.slide("bulleted", HEAD, &format!("{}x\n", "- ".repeat(10_000)));
    let outline = "
outlines:
  - id: parents-5
    title: Deep
    audience: parents
    minutes: 5
    sections:
      - {title: All, minutes: 5, slides: [welcome, quoted, starred, bulleted, help]}
";
    stage.write("content/packs/mini/outlines.yaml", outline);
    assert_eq!(stage.run("check mini").code, 1);
    stage.run("new --audience parents --minutes 5 -o deep.lectern");
    stage.run("export deep.lectern --deck --all-handouts -o out");
    assert_eq!(stage.names("out").len(), 13);
}

#[test]
fn unknown_keys_and_missing_images_are_named() {
    let stage = Stage::new();
    stage.slide("extra", &format!("{HEAD}\ncolour: red"), "![A map](images/none.png \"Caption\")");
    let ran = stage.run("check mini");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("colour") && ran.err.contains("images/none.png"), "{}", ran.err);
}

#[test]
fn links_out_of_a_pack_are_not_followed() {
    let stage = Stage::new();
    stage.write("secret.md", "---\nid: secret\n---\n");
    std::os::unix::fs::symlink(stage.path("secret.md"), stage.path("content/packs/mini/slides/secret.md")).unwrap();
    let ran = stage.run("check mini");
    assert!(ran.err.contains("`slides/secret.md` was not read: it is a link that leads out of the pack"), "{}", ran.err);
    assert!(!stage.run("library").out.contains("secret"));
}

#[test]
fn a_pack_that_is_not_text_is_said() {
    let stage = Stage::new();
    stage.write("content/packs/mini/slides/extra.md", [0xFF, 0xFE, 0x00, 0x9F]);
    let ran = stage.run("check mini");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("slides/extra.md"), "{}", ran.err);
}

impl Stage {
    /// A good talk's file with one part added or replaced.
    fn with_part(&self, name: &str, bytes: &[u8]) -> Vec<u8> {
        let talk = fs::File::open(self.talk()).unwrap();
        let mut archive = zip::ZipArchive::new(talk).unwrap();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..archive.len() {
            let part = archive.by_index(at).unwrap();
            if part.name().unwrap() != name {
                writer.raw_copy_file(part).unwrap();
            }
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap().into_inner()
    }
}
