//! The presenter's hands: clicks, keys, words, drags.

use crate::desktop::PATIENCE;
use crate::session::{Result, Session};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use std::time::Duration;

/// Keys that have no letter, by their names and WebDriver's codes.
const KEYS: [(&str, char); 19] = [
    ("Ctrl", '\u{E009}'),
    ("Shift", '\u{E008}'),
    ("Alt", '\u{E00A}'),
    ("Tab", '\u{E004}'),
    ("Enter", '\u{E007}'),
    ("Esc", '\u{E00C}'),
    ("Space", ' '),
    ("PageUp", '\u{E00E}'),
    ("PageDown", '\u{E00F}'),
    ("End", '\u{E010}'),
    ("Home", '\u{E011}'),
    ("Left", '\u{E012}'),
    ("Up", '\u{E013}'),
    ("Right", '\u{E014}'),
    ("Down", '\u{E015}'),
    ("Delete", '\u{E017}'),
    ("F1", '\u{E031}'),
    ("F5", '\u{E035}'),
    ("F2", '\u{E032}'),
];

fn code(name: &str) -> char {
    let named = KEYS.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
    named.or_else(|| name.chars().next()).expect("a key has a name")
}

impl Session {
    /// Clicks what a selector finds.
    pub async fn click(&self, selector: &str) -> Result {
        self.click_on(self.find(selector).await?).await
    }

    /// Brings something into view, which the driver does not do in every pane, and clicks it.
    async fn click_on(&self, element: Element) -> Result {
        let reference = serde_json::to_value(&element)?;
        self.page.execute("arguments[0].scrollIntoView({ block: 'nearest' })", vec![reference]).await?;
        element.click().await
    }

    /// Clicks the button that begins with these words.
    pub async fn click_words(&self, words: &str) -> Result {
        self.click_on(self.button(words).await?).await
    }

    /// Clicks the field in the dialog that is labelled with just these words.
    pub async fn click_label(&self, words: &str) -> Result {
        let path = format!("//*[@data-dialog-content]//label[.//*[normalize-space()='{words}']]//input");
        self.click_on(self.find_by(Locator::XPath(&path), PATIENCE).await?).await
    }

    /// The button that begins with these words, as soon as it is there.
    pub async fn button(&self, words: &str) -> Result<Element> {
        let path = format!("//button[starts-with(normalize-space(),'{words}')]");
        self.find_by(Locator::XPath(&path), PATIENCE).await
    }

    /// Types into what a selector finds, after what stands there.
    pub async fn write(&self, selector: &str, words: &str) -> Result {
        self.find(selector).await?.send_keys(words).await
    }

    /// Presses keys together, as they are named: `Ctrl+Shift+z`. They go to what has the focus.
    pub async fn press(&self, keys: &str) -> Result {
        let codes: Vec<char> = keys.split('+').map(code).collect();
        let mut sequence = KeyActions::new("keyboard".into());
        for value in &codes {
            sequence = sequence.then(KeyAction::Down { value: *value });
        }
        for value in codes.iter().rev() {
            sequence = sequence.then(KeyAction::Up { value: *value });
        }
        self.page.perform_actions(sequence).await
    }

    /// Types words key by key into what has the focus.
    pub async fn type_words(&self, words: &str) -> Result {
        for letter in words.chars() {
            let sequence = KeyActions::new("keyboard".into());
            let sequence = sequence.then(KeyAction::Down { value: letter }).then(KeyAction::Up { value: letter });
            self.page.perform_actions(sequence).await?;
        }
        Ok(())
    }

    /// Goes with a key, `Tab` or an arrow, until a selector fits what has the focus.
    pub async fn go_to(&self, key: &str, selector: &str) -> Result {
        for _ in 0..90 {
            let focused = "return document.activeElement !== null && document.activeElement.matches(arguments[0]);";
            if self.page.execute(focused, vec![selector.into()]).await? == true {
                return Ok(());
            }
            self.press(key).await?;
        }
        let at = self.page.active_element().await?.html(false).await?;
        panic!("{key} does not lead to `{selector}`, but to {at}");
    }

    /// Drags one thing onto another: onto its upper part, or the lower one.
    pub async fn drag(&self, from: &Element, to: &Element, lower: bool) -> Result {
        let (.., height) = to.rectangle().await?;
        let aim = (height / 2.0 - 3.0).floor() * if lower { 1.0 } else { -1.0 };
        let short = Some(Duration::from_millis(120));
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveToElement { element: from.clone(), duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::MoveBy { duration: short, x: 4.0, y: 4.0 })
            .then(PointerAction::MoveBy { duration: short, x: 8.0, y: 8.0 })
            .then(PointerAction::MoveToElement {
                element: to.clone(),
                duration: Some(Duration::from_millis(250)),
                x: 0.0,
                y: aim,
            })
            .then(PointerAction::MoveBy { duration: short, x: 1.0, y: 0.0 });
        self.page.perform_actions(mouse).await?;
        // A drag shows where the slide would go before it is let go.
        self.find(".row.before, .row.after").await?;
        let mouse = MouseActions::new("mouse".into()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.page.perform_actions(mouse).await
    }
}
