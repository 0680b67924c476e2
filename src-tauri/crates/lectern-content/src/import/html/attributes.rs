//! How many attributes a tag of a page has, before anything is made of it: the time they take grows with their square.

/// The most attributes of one tag that are read. What seems to be a tag in a long script has some hundreds.
pub(super) const MOST_ATTRIBUTES: usize = 1024;

/// Where a reader of tags may stand in a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    TagName,
    Before,
    Name,
    AfterName,
    BeforeValue,
    Unquoted,
    Double,
    Single,
}

impl State {
    const ALL: [State; 8] = [
        State::TagName,
        State::Before,
        State::Name,
        State::AfterName,
        State::BeforeValue,
        State::Unquoted,
        State::Double,
        State::Single,
    ];

    /// Where a reader stands after a byte; none where the tag has ended.
    fn after(self, byte: u8) -> Option<State> {
        let is_space = byte.is_ascii_whitespace();
        Some(match (self, byte) {
            (State::Double, b'"') | (State::Single, b'\'') => State::Before,
            (State::Double | State::Single, _) => self,
            (_, b'>') => return None,
            (State::BeforeValue, b'"') => State::Double,
            (State::BeforeValue, b'\'') => State::Single,
            (State::BeforeValue, _) if is_space => State::BeforeValue,
            (State::BeforeValue, _) => State::Unquoted,
            (State::Unquoted, _) if !is_space => State::Unquoted,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::Name | State::AfterName, _) if is_space => State::AfterName,
            (State::TagName, _) if !is_space && byte != b'/' => State::TagName,
            (_, _) if is_space || byte == b'/' => State::Before,
            (State::TagName | State::Before | State::Name | State::AfterName | State::Unquoted, _) => State::Name,
        })
    }
}

/// The most attributes that one tag of a page can have. What is a tag and what is a script, a comment or a value depends on all before
/// it: here every `<` with a letter is taken for a tag, and all that may be open are followed at once, of those that stand alike the one
/// with most attributes. So none is missed, in one walk.
pub(super) fn most_attributes(text: &str) -> usize {
    let mut open: [Option<usize>; 8] = [None; 8];
    let mut most = 0;
    let mut before = [0_u8; 2];
    for byte in text.bytes() {
        let mut next = [None; 8];
        for (state, count) in State::ALL.into_iter().zip(open).filter_map(|(state, count)| Some((state, count?))) {
            let Some(to) = state.after(byte) else { continue };
            let begins = to == State::Name && state != State::Name;
            let count = count + usize::from(begins);
            most = most.max(count);
            if let Some(slot) = next.get_mut(to as usize) {
                *slot = (*slot).max(Some(count));
            }
        }
        if byte.is_ascii_alphabetic() && matches!(before, [_, b'<'] | [b'<', b'/']) {
            let [name, ..] = &mut next;
            *name = (*name).max(Some(0));
        }
        (open, before) = (next, [before[1], byte]);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_wherever_they_hide() {
        let many: String = (0..3000).map(|number| format!(" a{number}=\"x>y\"")).collect();
        for hidden in [
            format!("<a{many}>"),
            format!("</a{many}>"),
            format!("<p title='<a'{many}>"),
            format!("<!-- <a b=\" --><a{many}>"),
            format!("<svg><script><a b='<!-- --><a '{many}>"),
            format!("<a{}>", many.replace(' ', "/")),
            format!("<a{}", many.replace("=\"x>y\"", "")),
        ] {
            assert!(most_attributes(&hidden) > MOST_ATTRIBUTES, "{}", &hidden[..40]);
        }
        assert_eq!(most_attributes("<a b c='d e>f' g=h/i j = \"k l\" /> m n <b> o p q r s t u < v w x y z"), 4);
    }
}
