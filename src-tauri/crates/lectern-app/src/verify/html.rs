//! Pages for browsers read back: words, fonts, nothing fetched, what assistive technology needs.

use super::{Check, Point, Reading};

/// Reads a page; what makes it unreadable otherwise.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not text in UTF-8".to_owned())?;
    if !text.trim_end().ends_with("</html>") {
        return Err("its end is missing".to_owned());
    }
    let page = Page::read(text);
    let mut reading = Reading { count: page.slides.len(), pages: page.slides, ..Reading::default() };
    reading.beside.push(page.before);
    reading.beside.push(page.attributes.join("\n"));
    reading.beside.push(page.beside.join("\n"));
    reading.checks.push(Check::new(Point::Fonts, font_fault(&page.styles)));
    reading.checks.push(Check::new(Point::Network, page.network));
    reading.checks.push(Check::new(Point::Structure, page.structure));
    Ok(reading)
}

/// A page taken apart.
#[derive(Default)]
struct Page {
    /// Its words before the first slide.
    before: String,
    /// The words of each slide with its notes, scripts and styles left out.
    slides: Vec<String>,
    /// Values of attributes.
    attributes: Vec<String>,
    /// Scripts and comments.
    beside: Vec<String>,
    styles: String,
    network: Option<String>,
    structure: Option<String>,
}

/// A tag with its attributes.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: Vec<(String, std::borrow::Cow<'a, str>)>,
}

impl Tag<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_ref())
    }
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Page::default();
        let mut needs = Needs::default();
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            let (words, from) = rest.split_at(at);
            page.say(&decode(words));
            if let Some(comment) = from.strip_prefix("<!--") {
                let (comment, after) = comment.split_once("-->").unwrap_or((comment, ""));
                page.beside.push(comment.to_owned());
                rest = after;
                continue;
            }
            let (tag, after) = tag(from);
            rest = after;
            if is_block(&tag.name) {
                page.say("\n");
            }
            if !tag.closing {
                page.see(&tag, &mut needs);
                if matches!(tag.name.as_str(), "script" | "style") {
                    let end = format!("</{}", tag.name);
                    let at = rest.find(&end).unwrap_or(rest.len());
                    let (inside, after) = rest.split_at(at);
                    rest = after;
                    if tag.name == "style" { page.styles.push_str(inside) } else { page.beside.push(inside.to_owned()) }
                }
            }
            page.attributes.extend(
                tag.attributes
                    .into_iter()
                    .map(|(_, value)| value.into_owned())
                    .filter(|value| value.len() > 12 && !value.starts_with("data:")),
            );
        }
        page.say(&decode(rest));
        page.network = page.network.take().or_else(|| style_fault(&page.styles)).or_else(|| needs.policy_fault());
        page.structure = page.structure.take().or_else(|| needs.structure_fault());
        page
    }

    /// Takes words to the slide they are on.
    fn say(&mut self, words: &str) {
        self.slides.last_mut().unwrap_or(&mut self.before).push_str(words);
    }

    fn see(&mut self, tag: &Tag<'_>, needs: &mut Needs) {
        match tag.name.as_str() {
            "html" => needs.language = tag.get("lang").is_some_and(|language| !language.is_empty()),
            "title" => needs.title = true,
            "h1" | "h2" => needs.heading = true,
            "meta" if tag.get("http-equiv").is_some_and(|key| key.eq_ignore_ascii_case("content-security-policy")) => {
                needs.policy = tag.get("content").is_some_and(is_closed);
            }
            "meta" if tag.get("http-equiv").is_some_and(|key| key.eq_ignore_ascii_case("refresh")) => {
                self.network = Some("it leads to another page by itself".to_owned());
            }
            "img" if tag.get("alt").is_none() => self.structure = Some("a picture has no alternative text".to_owned()),
            "section" if tag.get("data-slide").is_some() => self.slides.push(String::new()),
            "link" | "iframe" | "object" | "embed" | "base" | "frame" => {
                self.network = Some(format!("it has an element `{}`", tag.name));
            }
            _ => {}
        }
        if tag.get("role") == Some("img") && tag.get("aria-label").is_none_or(|label| label.trim().is_empty()) {
            self.structure = Some("a figure has no alternative text".to_owned());
        }
        for (key, value) in &tag.attributes {
            let is_loaded =
                matches!(key.as_str(), "src" | "srcset" | "poster" | "data" | "action" | "formaction" | "ping" | "background")
                    || matches!(key.as_str(), "href" | "xlink:href") && tag.name != "a";
            if is_loaded && !value.starts_with("data:") && !value.starts_with('#') && !value.is_empty() {
                self.network = Some(format!("it fetches {value}"));
            }
            if key == "style" {
                self.network = self.network.take().or_else(|| style_fault(value));
            }
            if key == "href" && value.trim_start().to_lowercase().starts_with("javascript:") {
                self.network = Some("a link starts a script".to_owned());
            }
        }
    }
}

/// What a page must have.
#[derive(Default)]
struct Needs {
    language: bool,
    title: bool,
    heading: bool,
    policy: bool,
}

impl Needs {
    fn policy_fault(&self) -> Option<String> {
        (!self.policy).then(|| "no policy forbids it to fetch anything".to_owned())
    }

    fn structure_fault(&self) -> Option<String> {
        let missing = [
            (self.language, "it does not say its language"),
            (self.title, "it has no title"),
            (self.heading, "it has no headings"),
        ];
        missing.into_iter().find(|(there, _)| !there).map(|(_, fault)| fault.to_owned())
    }
}

/// Whether a content policy lets in nothing but what is in the file, and runs no script but those it names.
fn is_closed(policy: &str) -> bool {
    let mut directives = policy.split(';').map(|directive| directive.split_whitespace().collect::<Vec<_>>());
    let is_own = |source: &&str| matches!(*source, "'none'" | "'self'" | "data:" | "blob:") || source.starts_with("'sha256-");
    policy.contains("default-src 'none'")
        && directives.all(|directive| match directive.as_slice() {
            ["script-src", sources @ ..] => sources.iter().all(|source| *source == "'none'" || source.starts_with("'sha256-")),
            [_, sources @ ..] => sources.iter().all(|source| is_own(source) || *source == "'unsafe-inline'"),
            [] => true,
        })
}

/// What a style sheet fetches.
fn style_fault(styles: &str) -> Option<String> {
    if styles.contains("@import") {
        return Some("its styles import others".to_owned());
    }
    let mut rest = styles;
    while let Some((_, after)) = rest.split_once("url(") {
        let address = after.trim_start_matches(['"', '\'', ' ']);
        if !address.starts_with("data:") && !address.starts_with('#') {
            let end = address.find([')', '"', '\'']).unwrap_or(address.len().min(80));
            return Some(format!("its styles fetch {}", address.get(..end).unwrap_or_default()));
        }
        rest = after;
    }
    None
}

/// Fonts that the styles name a face of and do not carry.
fn font_fault(styles: &str) -> Option<String> {
    let mut count = 0;
    for face in styles.split("@font-face").skip(1) {
        count += 1;
        let rule = face.split('}').next().unwrap_or_default();
        let carried = rule
            .split_once("data:")
            .is_some_and(|(_, data)| data.split([')', '"', '\'']).next().is_some_and(|data| data.len() > 200));
        if !carried {
            return Some("the styles name a font that is not in the file".to_owned());
        }
    }
    (count == 0).then(|| "there is no font in the file".to_owned())
}

/// Whether words before and after a tag stand apart.
fn is_block(name: &str) -> bool {
    !matches!(name, "a" | "b" | "i" | "em" | "strong" | "span" | "abbr" | "tspan" | "wbr" | "u" | "small")
}

/// The tag at the beginning of a text, and what follows it.
fn tag(text: &str) -> (Tag<'_>, &str) {
    let inner = text.strip_prefix('<').unwrap_or(text);
    let closing = inner.starts_with('/');
    let inner = inner.trim_start_matches(['/', '!', '?']);
    let length = inner.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(length);
    let mut tag = Tag { name: name.to_lowercase(), closing, attributes: Vec::new() };
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let length = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '=' | '/')).unwrap_or(rest.len());
        let (key, after) = rest.split_at(length.max(1).min(rest.len()));
        let after = after.trim_start();
        let (value, after) = match after.strip_prefix('=') {
            Some(value) => attribute_value(value.trim_start()),
            None => ("", after),
        };
        tag.attributes.push((key.to_lowercase(), decode(value)));
        rest = after;
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    let length = text.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(text.len());
    text.split_at(length)
}

/// A text with its entities replaced; unknown ones stay.
fn decode(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.char_indices().take(10).find(|(_, letter)| *letter == ';').map(|(at, _)| at);
        let entity = end.and_then(|end| entity(after.get(..end)?));
        match (entity, end) {
            (Some(letter), Some(end)) => {
                out.push(letter);
                rest = after.get(end + 1..).unwrap_or_default();
            }
            _ => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.into()
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "shy" => Some('\u{ad}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checks(body: &str, head: &str) -> Vec<(Point, Option<String>)> {
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        let font = format!("<style>@font-face{{src:url(data:font/woff2;base64,{})}}</style>", "A".repeat(300));
        let page = format!(
            "<!DOCTYPE html><html lang=en><head>{policy}<title>T</title>{font}{head}</head><body><h1>One</h1>{body}</body></html>"
        );
        read(page.as_bytes()).unwrap().checks.into_iter().map(|check| (check.point, check.fault)).collect()
    }

    fn fault(body: &str, head: &str) -> Option<String> {
        checks(body, head).into_iter().find_map(|(_, fault)| fault)
    }

    #[test]
    fn what_is_fetched_is_told() {
        assert_eq!(fault("<p>Two <a href=\"https://example.org\">a link</a></p>", ""), None);
        for (body, head) in [
            ("<img alt=x src='http://example.org/a.png'>", ""),
            ("", "<link rel=stylesheet href=a.css>"),
            ("<p style=\"background:url('//example.org/x')\">", ""),
            ("", "<style>@import 'x.css';</style>"),
            ("<svg><use xlink:href=\"file.svg#a\"/></svg>", ""),
            ("<script src=a.js></script>", ""),
            ("<a href=' javascript:alert(1)'>x</a>", ""),
            ("", "<meta http-equiv=Refresh content='0;url=https://example.org'>"),
        ] {
            assert!(fault(body, head).is_some(), "{body}{head}");
        }
    }

    #[test]
    fn a_policy_lets_nothing_in() {
        let own = "default-src 'none'; script-src 'sha256-a//b='; style-src 'unsafe-inline'; img-src data:; base-uri 'none'";
        assert!(is_closed(own));
        for (from, to) in [
            ("'none'", "'self'"),
            ("img-src data:", "img-src https:"),
            ("img-src data:", "img-src *"),
            ("script-src 'sha256-a//b='", "script-src 'unsafe-inline'"),
            ("script-src 'sha256-a//b='", "script-src data:"),
        ] {
            assert!(!is_closed(&own.replacen(from, to, 1)), "{to}");
        }
    }

    #[test]
    fn words_are_read_and_entities_with_them() {
        let page =
            Page::read("<html><p>A&amp;B&nbsp;<b>bo</b>ld<!-- secret --></p><script>let a = '<p>';</script>&#233;&unknown;");
        assert_eq!(page.before.split_whitespace().collect::<Vec<_>>(), ["A&B", "bold", "é&unknown;"]);
        assert_eq!(page.beside, [" secret ", "let a = '<p>';"]);
    }

    #[test]
    fn a_page_that_is_cut_is_told() {
        assert!(read(b"<html><body>").is_err());
        for text in ["<", "<a", "<a b", "<a b=", "<a b='", "<!--", "&", "&#x;"] {
            Page::read(text);
        }
    }
}
