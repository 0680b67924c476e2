//! Keys and the buttons of clickers.

use super::intent::Intent;
use super::wording::Wording;
use std::collections::BTreeSet;

/// Which keys do what. The cheat sheet and the clicker test read the same table.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// A short name, the same in every version, by which a catalogue of words finds its own.
    pub name: &'static str,
    /// What it does, in English.
    pub does: &'static str,
    /// The keys, as `KeyboardEvent.key` names them; letters in lower case.
    pub keys: &'static [&'static str],
    /// Whether the Shift key is held. Matters for keys that have names; signs have it in them.
    pub shift: bool,
    /// What the presenter wants; for digits that of the first of them.
    pub intent: Intent,
    /// The button of a clicker that sends one of these keys.
    pub button: Option<ClickerButton>,
}

impl Binding {
    /// What it does.
    pub fn wording(&self) -> Wording {
        Wording::new(self.name, self.does)
    }
}

/// The keys that are held together with another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Ctrl.
    pub control: bool,
    /// Alt.
    pub alt: bool,
    /// The key of the system: Super, Windows, Command.
    pub meta: bool,
}

/// A button of a clicker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClickerButton {
    /// On.
    Next,
    /// Back.
    Previous,
    /// Start and stop: sends F5 and Escape by turns.
    Show,
    /// Black.
    Blank,
}

impl ClickerButton {
    /// All of them.
    pub const ALL: [ClickerButton; 4] = [ClickerButton::Next, ClickerButton::Previous, ClickerButton::Show, ClickerButton::Blank];

    /// What it is called.
    pub fn wording(self) -> Wording {
        let (code, english) = match self {
            ClickerButton::Next => ("button-next", "Next"),
            ClickerButton::Previous => ("button-previous", "Back"),
            ClickerButton::Show => ("button-show", "Start and stop"),
            ClickerButton::Blank => ("button-blank", "Black screen"),
        };
        Wording::new(code, english)
    }
}

const fn key(name: &'static str, does: &'static str, keys: &'static [&'static str], intent: Intent) -> Binding {
    Binding { name, does, keys, shift: false, intent, button: None }
}

const fn on(button: ClickerButton, mut binding: Binding) -> Binding {
    binding.button = Some(button);
    binding
}

const fn with_shift(mut binding: Binding) -> Binding {
    binding.shift = true;
    binding
}

const DIGITS: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// All keys, in the order of the cheat sheet.
pub static BINDINGS: [Binding; 20] = [
    on(ClickerButton::Next, key("next", "Next", &["PageDown", "ArrowRight", "ArrowDown", " "], Intent::Next)),
    on(ClickerButton::Previous, key("previous", "Back", &["PageUp", "ArrowLeft", "ArrowUp"], Intent::Previous)),
    key("enter", "Next; go to the number typed; accept the proposal", &["Enter"], Intent::Enter),
    key("backspace", "Back; take back a digit", &["Backspace"], Intent::Backspace),
    key("first", "First slide", &["Home"], Intent::First),
    key("last", "Last slide", &["End"], Intent::Last),
    key("digit", "A slide's number, then Enter", DIGITS, Intent::Digit(0)),
    key("help", "Help slide now, and back", &["h"], Intent::HelpNow),
    on(ClickerButton::Blank, key("black", "Black, and back", &["b", "."], Intent::Black)),
    key("white", "White, and back", &["w", ","], Intent::White),
    key("freeze", "Freeze the audience's picture, and back", &["f"], Intent::Freeze),
    key("overview", "All slides, and back", &["g"], Intent::Overview),
    key("ten-minutes", "Ten minutes left: what to go on with", &["t"], Intent::TEN_MINUTES_LEFT),
    key("swap", "Swap screens", &["s"], Intent::SwapScreens),
    key("notes-larger", "Larger notes", &["+", "="], Intent::NotesLarger),
    key("notes-smaller", "Smaller notes", &["-"], Intent::NotesSmaller),
    on(ClickerButton::Show, key("show", "Start, or go on where you were", &["F5"], Intent::Show)),
    with_shift(key("show-here", "Start from the slide you have open", &["F5"], Intent::ShowFromHere)),
    on(ClickerButton::Show, key("escape", "Close what is open; to the desktop, and back", &["Escape"], Intent::Escape)),
    key("cheat-sheet", "These keys, and back", &["?"], Intent::CheatSheet),
];

/// What a key, as `KeyboardEvent.key` names it, is to do. None for a key that is no one's, and for one held with Ctrl, Alt or the
/// system's key: those are the program's menus and the system's.
pub fn intent_of(key: &str, modifiers: Modifiers) -> Option<Intent> {
    let binding = binding_of(key, modifiers)?;
    if let Intent::Digit(_) = binding.intent {
        return key.parse().ok().map(Intent::Digit);
    }
    Some(binding.intent.clone())
}

fn binding_of(key: &str, modifiers: Modifiers) -> Option<&'static Binding> {
    if modifiers.control || modifiers.alt || modifiers.meta {
        return None;
    }
    let is_sign = key.chars().count() == 1 && key != " ";
    let fits = |binding: &&Binding| {
        let named = binding.keys.iter().any(|own| if is_sign { own.eq_ignore_ascii_case(key) } else { *own == key });
        named && (is_sign || binding.shift == modifiers.shift)
    };
    BINDINGS.iter().find(fits)
}

/// The clicker test: "press each button".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClickerTest {
    pressed: BTreeSet<ClickerButton>,
}

impl ClickerTest {
    /// Takes a key; gives the button that sends it.
    pub fn press(&mut self, key: &str, modifiers: Modifiers) -> Option<ClickerButton> {
        let button = binding_of(key, modifiers)?.button?;
        self.pressed.insert(button);
        Some(button)
    }

    /// The buttons pressed so far.
    pub fn pressed(&self) -> &BTreeSet<ClickerButton> {
        &self.pressed
    }

    /// Whether the talk can be given with it: on and back were pressed.
    pub fn is_enough(&self) -> bool {
        [ClickerButton::Next, ClickerButton::Previous].iter().all(|button| self.pressed.contains(button))
    }
}
