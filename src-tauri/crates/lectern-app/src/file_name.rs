//! Names for files that a presenter has not named.

/// The most characters of a title that go into a file's name.
const LONGEST: usize = 80;
/// The most bytes of it: names have 255 at most, and what a file is and its extension come after the title.
const MOST_BYTES: usize = 200;
/// Names of devices, which Windows takes for no file, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A talk's title as the stem of a file's name that every system takes.
pub fn stem_of_title(title: &str) -> String {
    // Marks that turn the direction of writing make a name look as another.
    let is_turn = |character: char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_refused = |character: char| character.is_control() || is_turn(character) || "/\\:*?\"<>|".contains(character);
    let words: String = title.chars().map(|character| if is_refused(character) { ' ' } else { character }).collect();
    let mut stem = String::new();
    for word in words.split_whitespace() {
        if stem.is_empty() {
            let ends = word.char_indices().map(|(at, character)| at + character.len_utf8());
            let length = ends.take(LONGEST).take_while(|end| *end <= MOST_BYTES).last().unwrap_or(0);
            stem.push_str(word.get(..length).unwrap_or_default());
            continue;
        }
        if stem.chars().count() + word.chars().count() >= LONGEST || stem.len() + word.len() >= MOST_BYTES {
            break;
        }
        stem.push(' ');
        stem.push_str(word);
    }
    // A name that begins with a dot is hidden, and one that ends with it is refused on Windows.
    let stem = stem.trim_matches(|character| character == '.' || character == ' ');
    match stem {
        "" => "Talk".to_owned(),
        device if is_device(device) => format!("{device} talk"),
        stem => stem.to_owned(),
    }
}

fn is_device(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or(stem).trim_end().to_lowercase();
    let is_port =
        |rest: &str| rest.chars().count() == 1 && rest.chars().all(|digit| digit.is_ascii_digit() || "¹²³".contains(digit));
    DEVICES.contains(&name.as_str()) || ["com", "lpt"].iter().any(|port| name.strip_prefix(port).is_some_and(is_port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(stem_of_title("Seeing the child: what to do?"), "Seeing the child what to do");
        for device in ["CON", "aux", "Com1", "lpt².draft"] {
            assert_eq!(stem_of_title(device), format!("{device} talk"));
        }
        assert_eq!(stem_of_title("Comb"), "Comb");
        assert_eq!(stem_of_title("../etc/passwd"), "etc passwd");
        assert_eq!(stem_of_title(" \u{7}.. "), "Talk");
        assert_eq!(stem_of_title(&"ñ".repeat(300)).chars().count(), LONGEST);
        assert_eq!(stem_of_title(&"word ".repeat(40)).chars().count(), 79);
        assert_eq!(stem_of_title("¿Qué hacer? Señales: أطفال"), "¿Qué hacer Señales أطفال");
        assert_eq!(stem_of_title("talk\u{202e}fdp.exe"), "talk fdp.exe");
        for long in ["子".repeat(300), "子 ".repeat(300), "أ".repeat(300)] {
            let name = format!("{}-handout-accreditation.pdf", stem_of_title(&long));
            assert!(name.len() <= 255 && name.chars().count() > 60, "{name}");
        }
    }
}
