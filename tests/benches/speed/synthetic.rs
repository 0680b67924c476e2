//! Packs and talks of any size, made up.

use lectern_content::pack_source::MemorySource;
use lectern_model::talk::Talk;
use std::fmt::Write as _;

/// How many sources a made-up pack has.
pub(crate) const SOURCES: usize = 40;

/// A pack of `slides` slides; each cites four times out of [`SOURCES`] sources, and carries notes and a handout text.
pub(crate) fn pack(slides: usize) -> MemorySource {
    let mut files = MemorySource::new();
    let mut insert = |path: &str, text: String| files.insert(path, text.into_bytes());
    insert("pack.yaml", PACK.to_owned());
    insert("sources.json", sources());
    insert("claims.yaml", "claims: []\n".to_owned());
    insert("terms.yaml", "terms: []\n".to_owned());
    insert("help.yaml", HELP.to_owned());
    insert("outlines.yaml", "outlines: []\n".to_owned());
    for at in 0..slides {
        insert(&format!("slides/s{at:05}.md"), slide(at));
    }
    files
}

/// A talk of the first `slides` slides of [`pack`].
///
/// # Panics
/// Never, unless the talk below is mistyped.
pub(crate) fn talk(slides: usize) -> Talk {
    let mut text = String::from(
        "title: A made-up talk\naudience: everyone\nminutes: 60\nlanguage: en\npack: {id: made-up, version: '1'}\n\
         fields: {presenter: Jordan Example, agency: Example School}\nsections:\n",
    );
    for section in 0..slides.div_ceil(10) {
        let _ = write!(text, "  - title: Part {}\n    slides:\n", section + 1);
        for at in section * 10..(section * 10 + 10).min(slides) {
            let _ = writeln!(text, "      - slide: s{at:05}");
        }
    }
    serde_saphyr::from_str(&text).unwrap()
}

const PACK: &str = "id: made-up\ntitle: Made up\nversion: '1'\nlanguage: en\naudiences:\n  - {id: everyone, name: Everyone, \
                    citation_style: ama}\ntopics:\n  - {id: things, name: Things}\n";

const HELP: &str = "contacts:\n  - id: H-01\n    name: Example line\n    for: anyone\n    reach:\n      - {kind: call, value: \
                    555-0100}\n    sources: []\n    status: unverified\n    checked_on: null\n    print: [takeaway, card]\n";

fn sources() -> String {
    let items: Vec<String> = (0..SOURCES)
        .map(|at| {
            format!(
                r#"{{"id":"source{at}","type":"article-journal","title":"A study of things, part {at}","author":[{{"family":"Example{at}","given":"Robin"}},{{"family":"Sample","given":"Sam"}}],"container-title":"Journal of Examples","volume":"{at}","page":"{at}-{}","issued":{{"date-parts":[[{}]]}},"custom":{{"grade":"found"}}}}"#,
                at + 9,
                1980 + at
            )
        })
        .collect();
    format!("[{}]\n", items.join(",\n"))
}

fn slide(at: usize) -> String {
    let key = |offset: usize| format!("source{}", (at * 4 + offset) % SOURCES);
    let head = format!(
        "---\nid: s{at:05}\ntitle: What we know about thing number {at}\ntopic: things\naudiences: [all]\nminutes: 1\nweight: \
         should\nlayout: {}\n---\n\n",
        if at % 5 == 4 { "table" } else { "bullets" }
    );
    let body = if at % 5 == 4 {
        format!(
            "| Sign | What it can mean |\n|---|---|\n| One thing [@{}] | Another thing, or nothing [@{}] |\n| A second | Ask \
             calmly [@{}; @{}] |\n",
            key(0),
            key(1),
            key(2),
            key(3)
        )
    } else {
        format!(
            "- A first thing that matters to everyone [@{}]\n- A second, with **weight** [@{}]\n  - and a detail below it\n- A \
             third, told by two [@{}; @{}]\n",
            key(0),
            key(1),
            key(2),
            key(3)
        )
    };
    let sentence = "Things are seldom what they seem at first sight, and those who look twice notice patterns that others miss. ";
    let paragraph = sentence.repeat(6);
    format!(
        "{head}{body}\n## Notes {{.notes}}\n\n{paragraph}\n\n## Handout {{.handout}}\n\n{paragraph}\n\n{paragraph}\n\n{paragraph}\n\n{paragraph}\n\n{paragraph}\n\n- One point, \
         in a list\n- Another point [@{}]\n\n{paragraph}\n\n{paragraph}\n",
        key(0)
    )
}
