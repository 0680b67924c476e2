//! The PDFs of the talk of every outline: valid by qpdf and veraPDF, with their text in them, and audience copies without speaker notes.

#![allow(clippy::unwrap_used, clippy::panic)]

use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::export::{ExportKind, Exported};
use lectern_app::installed_pack::InstalledPack;
use lectern_app::sample::{Sample, export_samples, of_outlines};
use lectern_app::talk_file::open_talk;
use lectern_model::block::{AuthorBlock, Block, List};
use lectern_model::diagnostic::Severity;
use lectern_model::slide::{Part, Slide};
use lectern_model::span::Inline;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

/// The talks, exported once for all tests here.
static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
    let _ = fs::remove_dir_all(&folder);
    export_to(&folder)
});

fn export_to(folder: &Path) -> Vec<Sample> {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let pack = InstalledPack::load(&content, None).unwrap();
    let talks = of_outlines(&pack.library);
    export_samples(&content, &pack.library, &talks, folder, &[], &|_| {}, &AtomicBool::new(false)).unwrap()
}

fn files() -> Vec<(ExportKind, PathBuf)> {
    SAMPLES.iter().flat_map(printed).map(|file| (file.what, file.path.clone())).collect()
}

/// What of a sample is PDF.
fn printed(sample: &Sample) -> impl Iterator<Item = &Exported> {
    sample.report.files.iter().filter(|file| file.what.extension() == "pdf")
}

/// Runs a program that must be there and succeed.
fn run(program: &Path, arguments: &[&Path]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}; `make test` installs what is missing", program.display()));
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} {arguments:?}: {text}", program.display());
    text
}

/// The words of a PDF as a reader program gives them.
fn words_in(path: &Path) -> Vec<String> {
    let text = run(Path::new("pdftotext"), &[path, Path::new("-")]);
    words(&text)
}

/// The words of a text in lower case. Hyphens are left out: at the end of a line a reader program takes them for soft ones.
fn words(text: &str) -> Vec<String> {
    let lower =
        text.to_lowercase().replace("-\n", "").replace("\u{ad}\n", "").replace(['-', '\u{2010}', '\u{2011}', '\u{ad}'], "");
    lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The texts of blocks, without local fields: they are filled in, or become a line to write on.
fn plain(blocks: &[AuthorBlock]) -> Vec<String> {
    blocks.iter().flat_map(plain_block).collect()
}

fn plain_block(block: &AuthorBlock) -> Vec<String> {
    match block {
        Block::Paragraph(inlines) => vec![plain_inlines(inlines)],
        Block::Heading(heading) => vec![plain_inlines(&heading.inlines)],
        Block::List(List { items, .. }) => items.iter().flat_map(|item| plain(item)).collect(),
        Block::Table(table) => table.rows.iter().chain([&table.header]).flatten().map(|cell| plain_inlines(cell)).collect(),
        Block::Quote(inner) => plain(inner),
        Block::Picture(_) | Block::Chart(_) | Block::Number(_) | Block::Contacts(_) => Vec::new(),
    }
}

fn plain_inlines(inlines: &[Inline]) -> String {
    let text = Inline::plain_text(inlines);
    let mut pieces = text.split("{{");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once("}}").map_or(piece, |(_, after)| after))
}

#[test]
fn the_samples_export_without_an_error() {
    for sample in SAMPLES.iter() {
        let errors: Vec<String> =
            sample.report.diagnostics.iter().filter(|found| found.severity == Severity::Error).map(ToString::to_string).collect();
        assert!(errors.is_empty(), "{}:\n{}", sample.name, errors.join("\n"));
        assert!(sample.report.files.iter().all(|file| file.pages > 0));
    }
}

/// What a layout cannot do as its author meant: a slide goes on on the next, type is too small, a one-page sheet is two.
#[test]
fn nothing_is_crowded() {
    for sample in SAMPLES.iter() {
        let is_crowded =
            |code: &str| matches!(code, "slide-continued" | "text-scaled" | "takeaway-long" | "card-full" | "missing-glyph");
        let warnings =
            sample.report.diagnostics.iter().filter(|found| found.severity == Severity::Warning && is_crowded(&found.code));
        let told: Vec<String> = warnings.map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}:\n{}", sample.name, told.join("\n"));
    }
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for (_, path) in files() {
        let said = run(Path::new("qpdf"), &["--check".as_ref(), &path]);
        assert!(!said.to_lowercase().contains("warning"), "{said}");
    }
}

#[test]
fn vera_pdf_finds_nothing_wrong() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/verapdf/verapdf");
    let files = files();
    let mut arguments: Vec<&Path> = vec![Path::new("ua1,2a")];
    arguments.extend(files.iter().map(|(_, path)| path.as_path()));
    run(&program, &arguments);
}

#[test]
fn the_deck_and_the_article_hold_every_word_of_their_slides() {
    for sample in SAMPLES.iter() {
        let open = open_talk(&sample.talk).unwrap().open;
        let slides: Vec<&Slide> = open.talk.slides().filter_map(|slide| open.library.slides.get(&slide.slide)).collect();
        for (what, part) in [("deck", Part::Body), ("handout-article", Part::Handout)] {
            let file = sample.report.files.iter().find(|file| file.what.name() == what).unwrap();
            // A citation number stands close behind its word.
            let is_number = |character: char| character.is_numeric();
            let words_found = words_in(&file.path);
            let bare = words_found.iter().map(|word| word.trim_end_matches(is_number).to_owned());
            let found: BTreeSet<String> = words_found.iter().cloned().chain(bare).collect();
            for slide in &slides {
                let wording = |part| slide.variant(part, &open.talk.audience, &open.talk.language);
                let variant = wording(part).or_else(|| wording(Part::Body));
                let text = variant.map(|variant| plain(&variant.blocks).join(" ")).unwrap_or_default();
                let lost: Vec<String> = words(&text).into_iter().filter(|word| !found.contains(word)).collect();
                assert!(lost.is_empty(), "{}: {} lost {lost:?} of {}", sample.name, what, slide.id);
            }
        }
    }
}

#[test]
fn audience_copies_hold_no_speaker_notes() {
    for sample in SAMPLES.iter() {
        let open = open_talk(&sample.talk).unwrap().open;
        let mut public = String::from(" ");
        let mut notes = Vec::new();
        for slide in open.talk.slides().filter_map(|slide| open.library.slides.get(&slide.slide)) {
            for variant in &slide.variants {
                let texts = plain(&variant.blocks);
                match variant.part {
                    Part::Notes | Part::Asked => notes.extend(texts),
                    Part::Body | Part::Handout | Part::Caveat | Part::Takeaway(_) => {
                        public.push_str(&words(&texts.join(" ")).join(" "));
                        public.push(' ');
                    }
                }
            }
        }
        for objective in open.library.outlines.iter().flat_map(|outline| &outline.objectives) {
            public.push_str(&words(&objective.text).join(" "));
            public.push(' ');
        }
        for contact in open.library.contacts.values() {
            for text in [Some(&contact.name), Some(&contact.audience), contact.note.as_ref()].into_iter().flatten() {
                public.push_str(&words(text).join(" "));
                public.push(' ');
            }
        }
        // Runs of eight words that only the notes have.
        let runs =
            notes.iter().map(|text| words(text)).flat_map(|words| words.windows(8).map(|run| run.join(" ")).collect::<Vec<_>>());
        let secret: BTreeSet<String> = runs.filter(|run| !public.contains(run.as_str())).collect();
        assert!(secret.len() > 100);
        for file in printed(sample) {
            let words = words_in(&file.path);
            let leaked: Vec<String> = words.windows(8).map(|run| run.join(" ")).filter(|run| secret.contains(run)).collect();
            match file.what {
                ExportKind::Handout(kind) if !kind.is_audience_copy() => {
                    assert!(!leaked.is_empty(), "notes pages hold the notes");
                }
                ExportKind::Deck(_) | ExportKind::Handout(_) => assert!(leaked.is_empty(), "{}: {leaked:?}", file.path.display()),
            }
        }
    }
}

#[test]
fn the_same_talk_gives_the_same_bytes() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample-again");
    let again = export_to(&folder);
    for (first, second) in SAMPLES.iter().zip(&again) {
        assert!(fs::read(&first.talk).unwrap() == fs::read(&second.talk).unwrap(), "{}", first.talk.display());
        for (one, other) in first.report.files.iter().zip(&second.report.files) {
            assert!(fs::read(&one.path).unwrap() == fs::read(&other.path).unwrap(), "{}", one.path.display());
        }
    }
}
