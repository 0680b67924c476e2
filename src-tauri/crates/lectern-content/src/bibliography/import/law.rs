//! Statutes, acts and cases as BibLaTeX files write them: the citation stands in the title or in the note, in words.

use super::entry::Item;

/// The federal codes, as they are written and as lawyers abbreviate them.
const CODES: [(&str, &str); 8] = [
    ("U.S.C.A.", "U.S.C.A."),
    ("U.S.C.S.", "U.S.C.S."),
    ("U.S.C.", "U.S.C."),
    ("U.S. Code", "U.S.C."),
    ("USC", "U.S.C."),
    ("C.F.R.", "C.F.R."),
    ("CFR", "C.F.R."),
    ("Code of Federal Regulations", "C.F.R."),
];

/// Moves what the title and the notes say of volume, code or reporter, section, number and page into CSL's variables. What is
/// not recognised stays where it is.
pub(super) fn recognise(item: &mut Item, notes: &mut [Option<String>]) {
    if item.text("container-title").is_none() {
        recognise_title(item);
    }
    let is_case = item.text("type").as_deref() == Some("legal_case");
    for note in notes.iter_mut() {
        let Some(text) = note.take() else { continue };
        let kept: Vec<&str> = text.split([';', ',']).map(str::trim).filter(|part| !recognise_part(item, part, is_case)).collect();
        *note = (!kept.is_empty()).then(|| kept.join(", "));
    }
    if let Some(number) = item.text("number") {
        item.put("number", public_law(&number));
    }
}

/// A code's citation in running text.
struct CodeCitation<'a> {
    before: &'a str,
    after: &'a str,
    volume: Option<&'a str>,
    code: String,
    section: String,
}

fn recognise_title(item: &mut Item) {
    let Some(title) = item.text("title") else { return };
    let Some(found) = federal_code(&title).or_else(|| state_code(&title)) else { return };
    let rest: Vec<&str> = [found.before, found.after].into_iter().filter(|part| !part.is_empty()).collect();
    if !rest.is_empty() {
        item.put("title", Some(rest.join(", ")));
    }
    item.put("volume", found.volume.map(str::to_owned));
    item.put("container-title", Some(found.code));
    item.put("section", Some(found.section));
}

/// `22 U.S.C. § 7102, Definitions`, or `Some Act, 42 U.S.C. §§ 5106a, 5106g`.
fn federal_code(title: &str) -> Option<CodeCitation<'_>> {
    let (at, written, code) = CODES.iter().find_map(|(written, code)| title.find(written).map(|at| (at, *written, *code)))?;
    let left = title[..at].trim_end();
    let volume_at = left.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |before| before + 1);
    // The byte before the digits may end a longer character; then this is no volume number.
    let volume = left.get(volume_at..).filter(|digits| !digits.is_empty())?;
    let (section, after) = section(&title[at + written.len()..])?;
    let before = left[..volume_at].trim_end_matches([' ', ',']);
    Some(CodeCitation { before, after, volume: Some(volume), code: code.to_owned(), section })
}

/// `Tex. Penal Code § 20A.02, Trafficking of persons`.
fn state_code(title: &str) -> Option<CodeCitation<'_>> {
    let at = title.find('§')?;
    let left = title[..at].trim();
    let (before, code) = match left.rsplit_once(", ") {
        Some((before, code)) if names_code(code) => (before, code),
        _ => ("", left),
    };
    if !names_code(code) {
        return None;
    }
    let (section, after) = section(&title[at..])?;
    Some(CodeCitation { before, after, volume: None, code: code.to_owned(), section })
}

/// Whether some words are the name of a code of laws.
fn names_code(words: &str) -> bool {
    words.split([' ', '.']).any(|word| matches!(word, "Code" | "Stat" | "Statutes" | "Laws" | "Ann" | "Law"))
}

/// The sections a text opens with, `§§ 5106a, 5106g`, and what follows them.
fn section(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let text = text.trim_start_matches('§').trim_start();
    let text = ["sections ", "section ", "sec. "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let mut sections: Vec<&str> = Vec::new();
    let mut rest = text;
    while rest.starts_with(|c: char| c.is_ascii_digit()) {
        let end = rest.find([' ', ',', ':', ';']).unwrap_or(rest.len());
        sections.push(rest[..end].trim_end_matches('.'));
        rest = &rest[end..];
        match rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" and ")) {
            Some(next) if next.starts_with(|c: char| c.is_ascii_digit()) => rest = next,
            _ => break,
        }
    }
    let after = rest.trim_start_matches([' ', ',', ':', ';', '.', '–', '—', '-']).trim_end();
    (!sections.is_empty()).then(|| (sections.join(", "), after))
}

/// Takes one part of a note into the item; whether it was recognised.
fn recognise_part(item: &mut Item, part: &str, is_case: bool) -> bool {
    if let Some(number) = public_law(part) {
        let is_new = item.text("number").is_none();
        if is_new {
            item.put("number", Some(number));
            if item.text("container-title").is_none() {
                item.put("container-title", Some("Pub. L.".to_owned()));
            }
        }
        return is_new;
    }
    if let Some((volume, name, page)) = volume_name_page(part) {
        let is_free = item.text("volume").is_none() && item.text("page").is_none();
        let is_session_law = name == "Stat.";
        if is_free && (is_case || is_session_law) {
            item.put("volume", Some(volume.to_owned()));
            item.put("page", Some(page.to_owned()));
            if is_case {
                item.put("container-title", Some(name.to_owned()));
            }
            return true;
        }
        return false;
    }
    let is_division = ["div. ", "tit. ", "pt. ", "title ", "§ "].iter().any(|word| part.starts_with(word));
    if is_division && !is_case && item.text("number").is_some() && item.text("section").is_none() {
        item.put("section", Some(part.trim_start_matches("§ ").to_owned()));
        return true;
    }
    false
}

/// The number of a public law: `114-22` of `Pub. L. No. 114-22`.
fn public_law(text: &str) -> Option<String> {
    let rest = ["Pub. L.", "Pub. Law", "Public Law", "P.L.", "Pub.L."].iter().find_map(|start| text.strip_prefix(start))?;
    let number = rest.trim_start().trim_start_matches("No.").trim().replace(['–', '—'], "-");
    let (congress, law) = number.split_once('-')?;
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(congress) && is_number(law)).then_some(number)
}

/// `702 F.3d 1066` in its three parts.
fn volume_name_page(part: &str) -> Option<(&str, &str, &str)> {
    let (volume, rest) = part.split_once(' ')?;
    let (name, page) = rest.trim().rsplit_once(' ')?;
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains('.');
    (is_number(volume) && is_number(page) && is_name).then_some((volume, name, page))
}
