//! What shows the deck: style, scripts, and the words they use.

use super::escape::{escaped, json};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lectern_model::deck::Deck;
use sha2::{Digest, Sha256};

/// The style of every deck; `$width` and `$height` are a slide's in points, `$paper` the sheet it is printed on.
const STYLE: &str = include_str!("deck.css");
/// Steps from slide to slide; in every deck.
const PLAYER: &str = include_str!("player.js");
/// The style of what a presenter sees.
const PRESENTER_STYLE: &str = include_str!("presenter.css");
/// Notes, clock and pace; in a presenter's copy alone.
const PRESENTER: &str = include_str!("presenter.js");

/// The scripts of a copy, in the order they run.
fn scripts(is_presenters: bool) -> Vec<&'static str> {
    if is_presenters { vec![PLAYER, PRESENTER] } else { vec![PLAYER] }
}

/// The style of a copy, with a slide's size and the sheet it is printed on.
pub(super) fn style(is_presenters: bool, (width, height): (&str, &str), paper: &str) -> String {
    let whole = if is_presenters { format!("{STYLE}{PRESENTER_STYLE}") } else { STYLE.to_owned() };
    whole.replace("$width", width).replace("$height", height).replace("$paper", paper)
}

/// What the file may load and run: itself, by the very bytes of its scripts.
pub(super) fn policy(is_presenters: bool) -> String {
    let hash = |script: &&str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes())));
    let hashes: String = scripts(is_presenters).iter().map(hash).collect();
    format!(
        "default-src 'none'; script-src{hashes}; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

/// The elements after the slides: what is told aloud, the words of the scripts, the scripts.
pub(super) fn elements(deck: &Deck, is_presenters: bool) -> String {
    let words = &deck.words;
    let mut pairs: Vec<(&str, &str)> = words.player.pairs().to_vec();
    pairs.extend([("slide", words.slide), ("of", words.of), ("references", words.references)]);
    if is_presenters {
        pairs.extend(words.player.presenter_pairs());
        pairs.extend([
            ("notes", words.notes),
            ("copy", words.presenter_copy),
            ("hidden", words.hidden),
            ("backup", words.backup),
        ]);
    }
    let json: Vec<String> = pairs.iter().map(|(name, word)| format!("{}:{}", json(name), json(word))).collect();
    let mut out = String::from("<p id=\"said\" class=\"sr\" role=\"status\" aria-live=\"polite\"></p>\n");
    out.push_str(&format!("<noscript><p class=\"hint\">{}</p></noscript>\n", escaped(words.player.no_script)));
    out.push_str(&format!("<script type=\"application/json\" id=\"words\">{{{}}}</script>\n", json.join(",")));
    for script in scripts(is_presenters) {
        out.push_str(&format!("<script>{script}</script>\n"));
    }
    out
}
