//! Files made to hurt: each is told in words, quickly, and costs only itself.

use super::{HEAD, codes, load, slide, source, told};
use lectern_content::check::check_library;
use lectern_content::load::{load_pack, load_slide};
use lectern_model::block::{AuthorBlock, Block};
use lectern_model::pack::Pack;
use std::fmt::Write as _;

const TERMS: &str = "terms:\n  - {id: T, avoid: [prostitute], prefer: x, reason: y, except: [the prostitute act]}\n";
const HELP: &str = "contacts:\n  - {id: H, name: x, reach: [{kind: call, value: 911}], status: archived}\n";

fn depth(blocks: &[AuthorBlock]) -> usize {
    let inside = |block: &AuthorBlock| match block {
        Block::List(list) => list.items.iter().map(|item| depth(item)).max().unwrap_or(0),
        Block::Quote(blocks) => depth(blocks),
        _ => 0,
    };
    1 + blocks.iter().map(inside).max().unwrap_or(0)
}

#[test]
fn deep_nesting_is_flattened() {
    let mut by_lines = String::new();
    for level in 0..900 {
        writeln!(by_lines, "{}- {level}", "  ".repeat(level)).unwrap();
    }
    let cases = [
        format!("{}x\n", "- ".repeat(10_000)),
        format!("{}x\n", "1. ".repeat(10_000)),
        format!("{}x\n", "> ".repeat(10_000)),
        format!("{}x\n", "> - ".repeat(10_000)),
        by_lines,
    ];
    for body in cases {
        let (read, found) = load_slide("s.md", &slide(&body), &Pack::default());
        assert!(codes(&found).contains(&"list-too-deep"), "{:?}", told(&found));
        assert!(depth(&read.unwrap().variants[0].blocks) <= 9);
    }
}

/// Patterns of Markdown that have cost parsers, and checks, the square of their number.
const MARKDOWN: [&str; 44] = [
    "*a ",
    "**a ",
    "_a*",
    "[",
    "]",
    "[a](",
    "![",
    "[@a",
    "[@a; ",
    "[@",
    "{{",
    "{{a}}",
    "`",
    "<",
    "<a ",
    "<!--",
    "|",
    "a|",
    "&",
    "\\",
    "{",
    "- \n",
    "> \n",
    "# {.a}\n",
    "## N {.notes}\n",
    "~~~\n",
    "```number\n",
    "a\n---\n",
    "[a]: b\n",
    "| a |\n|---|\n",
    "<b>",
    "\"",
    "a\u{0}",
    "[@nope] ",
    "[@nope] x\n\n",
    "[@a] ",
    "{{nope}} ",
    "2016\n\n",
    "a1",
    "911 ",
    "prostitute ",
    "prostitute\n\n",
    "the prostitute act ",
    "\"prostitute\" ",
];

const YAML: [&str; 15] = ["[", "{", "- ", "? ", "a: {", "\"", "&a ", "*a ", "!a ", "|\n", "#\n", "---\n", "a: b\n", "- a\n", "%"];

fn repeated(pattern: &str) -> String {
    pattern.repeat(200_000 / pattern.len())
}

#[test]
fn strange_markdown_is_told_in_bounds() {
    for pattern in MARKDOWN {
        let text = slide(&repeated(pattern));
        let (library, found) = load(&[("slides/s.md", &text), ("terms.yaml", TERMS), ("help.yaml", HELP)]);
        check_library(&library);
        assert!(found.len() <= 201 && library.slides.len() == 1);
    }
}

#[test]
fn strange_yaml_is_told_in_bounds() {
    for pattern in YAML {
        let text = repeated(pattern);
        let (_, found) = load(&[("claims.yaml", &text), ("slides/a.md", &format!("---\n{text}\n---\n"))]);
        assert!(found.len() <= 402);
    }
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
        writeln!(bomb, "{name}: &{name} [{}]", vec![format!("*{before}"); 9].join(", ")).unwrap();
    }
    let (library, found) =
        load(&[("claims.yaml", &bomb), ("slides/a.md", &slide("- a\n")), ("slides/b.md", &format!("---\n{bomb}---\n"))]);
    assert!(codes(&found).contains(&"yaml-limit"));
    assert_eq!(library.slides.len(), 1);
}

#[test]
fn files_beyond_all_limits_are_left_out() {
    let huge = slide(&"- word\n".repeat(50_000_000 / 7));
    let mut source = source(&[("slides/a.md", &slide("- a\n")), ("slides/huge.md", &huge)]);
    source.insert("claims.yaml", vec![b' '; 33_000_000]);
    source.insert("images/a.png", vec![0; 65_000_000]);
    let (library, found) = load_pack(&source);
    assert_eq!(library.slides.len(), 1);
    assert_eq!(codes(&found), ["file-too-large"; 3]);
    assert_eq!(found[2].message, "the file has 51 MB; it is not read");
    assert_eq!(codes(&load_slide("own.md", &huge, &Pack::default()).1), ["file-too-large"]);
}

#[test]
fn what_is_not_text_is_told_at_its_first_wrong_byte() {
    let mut source = source(&[("slides/a.md", &slide("- a\n"))]);
    source.insert("slides/b.md", [format!("---\n{HEAD}---\n- caf").as_bytes(), b"\xe9\n"].concat());
    source.insert("pack.yaml", b"\xff\xfei\0d\0".to_vec());
    let (library, found) = load_pack(&source);
    assert_eq!(library.slides.len(), 1);
    assert_eq!(codes(&found), ["not-utf8", "not-utf8"]);
    assert!(told(&found)[1].starts_with("slides/b.md:9:6"), "{:?}", told(&found));
}

#[test]
fn an_empty_folder_and_empty_files_are_told() {
    let (_, found) = load_pack(&lectern_content::pack_source::MemorySource::new());
    assert_eq!(codes(&found), ["missing-file"]);
    let (library, found) =
        load(&[("pack.yaml", ""), ("claims.yaml", ""), ("sources.json", ""), ("slides/a.md", ""), ("images/a.png", "")]);
    assert_eq!(codes(&found), ["unsupported-image", "missing-key", "missing-front-matter", "bad-json"]);
    check_library(&library);
}

#[test]
fn ten_thousand_slides_load_and_are_checked() {
    let body = "- A person under 18 [@usc22_7102, § 7102(11)]\n- Some more words here [@a]\n\n## Notes {.notes}\n\nSay this aloud, slowly.\n";
    let texts: Vec<(String, String)> = (0..10_000)
        .map(|number| (format!("slides/{number:05}.md"), slide(body).replace("id: s", &format!("id: s{number}"))))
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let source = source(&files);
    let (library, found) = load_pack(&source);
    check_library(&library);
    assert_eq!((library.slides.len(), found.len()), (10_000, 0));
}

#[test]
fn a_file_cut_anywhere_is_read_as_far_as_it_goes() {
    let chart = "\n## Handout {.handout}\n\n```chart\nkind: bar\nalt: \"a: b\"\ncategories: [x]\nseries: [{values: [1]}]\n```\n";
    let whole = format!("{}{chart}", super::load::ALL_SECTIONS);
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let (library, _) = load(&[("slides/s.md", &whole[..end]), ("claims.yaml", &whole[..end]), ("terms.yaml", TERMS)]);
        check_library(&library);
    }
}
