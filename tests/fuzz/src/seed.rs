//! What the targets begin with: the shipped content, and damage done to it.

use crate::reader::PACK_FILES;
use lectern_app::content_root::{ContentHints, ContentRoot};
use lectern_app::installed_pack::InstalledPack;
use lectern_app::plan::{PlanRequest, plan_talk};
use lectern_app::talk_file::{OpenTalk, write_talk};
use lectern_model::minutes::Minutes;
use lectern_model::slide::SlideKind;
use std::fs;
use std::path::{Path, PathBuf};

/// How many seeds of a kind are enough.
const ENOUGH: usize = 24;

/// The seeds of a target.
///
/// # Panics
/// The shipped content is not there.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let content = ContentRoot::find(&ContentHints::default()).unwrap();
    let pack = content.folder().join("packs/child-trafficking");
    match target {
        "read_bibliography" => bibliographies(&pack),
        "read_image" => files(&pack.join("images"), "svg"),
        "read_pack" => vec![whole_pack(&pack)],
        "read_slide" => files(&pack.join("slides"), "md"),
        "read_talk" => vec![talk(&content)],
        "read_theme" => files(&content.folder().join("themes"), "yaml"),
        _ => slide_bodies(&pack),
    }
}

/// The start of the bibliography, and a work in each of the other forms.
fn bibliographies(pack: &Path) -> Vec<Vec<u8>> {
    let mut json = fs::read(pack.join("sources.json")).unwrap();
    json.truncate(20_000);
    let bib = b"@report{a2020, title={A {Report}}, author={{Department of Justice} and Doe, Jane}, date={2020-05/2020-06}, pages={3--9}}";
    let ris =
        b"TY  - JOUR\r\nAU  - Doe, Jane\r\nAU  - Roe, R.\r\nTI  - A study\r\nPY  - 2020/05//\r\nSP  - 3\r\nEP  - 9\r\nER  - \r\n";
    vec![json, bib.to_vec(), ris.to_vec()]
}

fn files(folder: &Path, extension: &str) -> Vec<Vec<u8>> {
    let mut paths = paths_under(folder);
    paths.retain(|path| path.extension().is_some_and(|own| own == extension));
    paths.sort();
    let step = (paths.len() / ENOUGH).max(1);
    paths.iter().step_by(step).map(|path| fs::read(path).unwrap()).collect()
}

fn paths_under(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { paths_under(&path) } else { vec![path] }).collect()
}

fn whole_pack(pack: &Path) -> Vec<u8> {
    let slide = files(&pack.join("slides"), "md").swap_remove(0);
    let bytes = |path: &str| if path.starts_with("slides/") { slide.clone() } else { fs::read(pack.join(path)).unwrap() };
    let mut parts: Vec<Vec<u8>> = PACK_FILES.iter().map(|path| bytes(path)).collect();
    parts.iter_mut().for_each(|part| part.truncate(6000));
    parts.join(&0)
}

fn talk(content: &ContentRoot) -> Vec<u8> {
    let library = InstalledPack::load(content, Some("child-trafficking")).unwrap().library;
    let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(2), language: None };
    let talk = plan_talk(&library, &request).unwrap().talk;
    write_talk(&OpenTalk::new(talk, library)).unwrap()
}

/// Slides' words behind a byte that chooses their layout.
fn slide_bodies(pack: &Path) -> Vec<Vec<u8>> {
    let texts = files(&pack.join("slides"), "md");
    let body = |text: &Vec<u8>| {
        let text = String::from_utf8_lossy(text).into_owned();
        let kind = SlideKind::ALL.iter().position(|kind| text.contains(&format!("layout: {}\n", kind.name())));
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        let cited =
            body.split("[@").map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect::<Vec<_>>().join("[@one]");
        let mut bytes = vec![u8::try_from(kind.unwrap_or_default()).unwrap()];
        bytes.extend(cited.bytes());
        bytes
    };
    let mut bodies: Vec<Vec<u8>> = texts.iter().map(body).collect();
    let every = |at: usize| [&[u8::try_from(at).unwrap()][..], ODD.as_bytes()].concat();
    bodies.extend((0..SlideKind::ALL.len()).map(every));
    bodies
}

/// What slides seldom have.
const ODD: &str = "A **b *c*** [d](https://e.org/?f=1&g=<2>) \"&amp;\" \u{202e}\u{7}\u{1f469}\u{200d}\u{1f467} שלום مرحبا [@one, p. 3].\n\n\
                   1. One\n   - Two\n     - Three\n\n| A | B |\n|---|--:|\n| 1 | |\n\n### Do {.do}\n\n> Quote\n\n![Alt](images/a.svg)\n\n\
                   ```chart\nkind: share\ntitle: T\nalt: A\nunit: \"%\"\ncategories: [x, y]\nseries:\n  - name: n\n    values: [1, 0]\n\
                   cite: \"[@one]\"\n```\n\n```number\nvalue: \"1 in 7\"\ncounted: c\ncite: \"[@one]\"\n```\n\n```help\ncontacts: [H-01]\n```\n\n\
                   ## Notes {.notes}\n\nSay *this* [@one].\n\n## And if? {.asked}\n\nThen that.\n";

/// Damages a seed, in a way that `turn` alone decides: bytes are changed, cut out, doubled.
pub fn damage(seed: &[u8], turn: u64) -> Vec<u8> {
    let mut state = turn.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below.max(1)).unwrap()).unwrap()
    };
    let mut bytes = seed.to_vec();
    for _ in 0..=next(6) {
        if bytes.is_empty() {
            return bytes;
        }
        let at = next(bytes.len());
        let end = (at + next(64)).min(bytes.len());
        match next(4) {
            0 => bytes[at] = u8::try_from(next(256)).unwrap(),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = next(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}
