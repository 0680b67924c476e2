//! How many letters a font's list of what its codes mean stands for: a line of some bytes can stand for four thousand million.

/// The most comments between ranges; what follows one could be gone through for each.
const MOST_COMMENTS: usize = 32;

/// How many codes the ranges in a list (a `ToUnicode` map) stand for; as many as can be where it cannot be told.
pub(super) fn letters_listed(map: &[u8]) -> usize {
    const BEGIN: &[u8] = b"beginbfrange";
    let mut count = 0usize;
    let begin = map.windows(BEGIN.len()).position(|window| window == BEGIN).unwrap_or(map.len());
    let mut rest = map.get(begin..).unwrap_or_default();
    if rest.iter().filter(|byte| **byte == b'%').count() > MOST_COMMENTS {
        return usize::MAX;
    }
    while let Some(at) = rest.windows(BEGIN.len()).position(|window| window == BEGIN) {
        rest = rest.get(at + BEGIN.len()..).unwrap_or_default();
        while let Some((codes, after)) = range(rest) {
            count = count.saturating_add(codes);
            rest = after;
        }
    }
    count
}

/// How many codes the range at the beginning has, and what follows it: `<0000> <00ff> <0041>`, `<00> <01> [<0041> <0042>]`.
fn range(text: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = code(text)?;
    let (last, rest) = code(rest)?;
    let mut rest = without_space(rest);
    if let Some(inner) = rest.strip_prefix(b"[") {
        rest = inner;
        while let Some((_, after)) = code(rest) {
            rest = after;
        }
        rest = without_space(rest).strip_prefix(b"]")?;
    } else {
        (_, rest) = code(rest)?;
    }
    Some((usize::try_from(u64::from(last).checked_sub(u64::from(first)).map_or(0, |more| more + 1)).ok()?, rest))
}

/// The number in a pair of brackets, its last four bytes, and what follows.
fn code(text: &[u8]) -> Option<(u32, &[u8])> {
    let mut rest = without_space(text).strip_prefix(b"<")?;
    let mut number = 0u32;
    loop {
        rest = without_space(rest);
        let (byte, after) = rest.split_first()?;
        rest = after;
        if *byte == b'>' {
            return Some((number, rest));
        }
        number = (number << 4) | char::from(*byte).to_digit(16)?;
    }
}

/// What follows white space and comments.
fn without_space(mut text: &[u8]) -> &[u8] {
    loop {
        text = text.trim_ascii_start();
        let Some(comment) = text.strip_prefix(b"%") else { return text };
        let end = comment.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(comment.len());
        text = comment.get(end..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_ranges_are_counted_and_nothing_else() {
        let map = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <4E00> endbfchar \
            3 beginbfrange\n<0000><000f> <0041>\n% <00> <01>\n<10> <11> [<0041> <0042 % ]>\n 0043>]\r\n<00000000> <FFFFFFFF> <0000>\nendbfrange \
            1 beginbfrange <20> <2F> <0041> endbfrange";
        assert_eq!(letters_listed(map), 16 + 2 + (1 << 32) + 16);
        assert_eq!(letters_listed(b"beginbfrange <05> <01> <00> <0"), 0);
        assert_eq!(letters_listed(&b"beginbfrange % ".repeat(1000)), usize::MAX);
    }
}
