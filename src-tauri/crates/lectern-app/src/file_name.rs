//! Names for files that a presenter has not named.

/// The most characters of a title that go into a file's name.
const LONGEST: usize = 80;

/// A talk's title as the stem of a file's name that every system takes.
pub fn stem_of_title(title: &str) -> String {
    let kept = |character: char| if character.is_control() || "/\\:*?\"<>|".contains(character) { ' ' } else { character };
    let words: String = title.chars().map(kept).collect();
    let mut stem = String::new();
    for word in words.split_whitespace() {
        if !stem.is_empty() && stem.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !stem.is_empty() {
            stem.push(' ');
        }
        stem.extend(word.chars().take(LONGEST));
    }
    // A name that begins with a dot is hidden, and one that ends with it is refused on Windows.
    let stem = stem.trim_matches(|character| character == '.' || character == ' ');
    if stem.is_empty() { "Talk".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(stem_of_title("Seeing the child: what to do?"), "Seeing the child what to do");
        assert_eq!(stem_of_title("../etc/passwd"), "etc passwd");
        assert_eq!(stem_of_title(" \u{7}.. "), "Talk");
        assert_eq!(stem_of_title(&"ñ".repeat(300)).chars().count(), LONGEST);
        assert_eq!(stem_of_title(&"word ".repeat(40)).chars().count(), 79);
    }
}
