//! Tests of keys and clickers.

use crate::present::intent::Intent;
use crate::present::key::{BINDINGS, ClickerButton, ClickerTest, Modifiers, intent_of};
use std::collections::BTreeSet;

const PLAIN: Modifiers = Modifiers { shift: false, control: false, alt: false, meta: false };
const SHIFT: Modifiers = Modifiers { shift: true, ..PLAIN };

#[test]
fn keys_do_what_a_presenter_s_hands_expect() {
    for (keys, expected) in [
        (&["PageDown", "ArrowRight", "ArrowDown", " "][..], Intent::Next),
        (&["PageUp", "ArrowLeft", "ArrowUp"], Intent::Previous),
        (&["Enter"], Intent::Enter),
        (&["Backspace"], Intent::Backspace),
        (&["b", "B", "."], Intent::Black),
        (&["w", "W", ","], Intent::White),
        (&["f"], Intent::Freeze),
        (&["h"], Intent::HelpNow),
        (&["t"], Intent::TEN_MINUTES_LEFT),
        (&["g"], Intent::Overview),
        (&["s"], Intent::SwapScreens),
        (&["+", "="], Intent::NotesLarger),
        (&["-"], Intent::NotesSmaller),
        (&["?"], Intent::CheatSheet),
        (&["Home"], Intent::First),
        (&["End"], Intent::Last),
        (&["F5"], Intent::Show),
        (&["Escape"], Intent::Escape),
    ] {
        for key in keys {
            assert_eq!(intent_of(key, PLAIN).as_ref(), Some(&expected), "{key}");
        }
    }
    for digit in 0..=9 {
        assert_eq!(intent_of(&digit.to_string(), PLAIN), Some(Intent::Digit(digit)));
    }
}

#[test]
fn keys_held_with_others_are_told_apart() {
    assert_eq!(intent_of("F5", SHIFT), Some(Intent::ShowFromHere));
    assert_eq!(intent_of("?", SHIFT), Some(Intent::CheatSheet), "a sign has its Shift in it");
    assert_eq!(intent_of("B", SHIFT), Some(Intent::Black));
    for key in ["Tab", "ArrowRight", "Escape", " "] {
        assert_eq!(intent_of(key, SHIFT), None, "Shift and {key}");
    }
    for modifiers in [Modifiers { control: true, ..PLAIN }, Modifiers { alt: true, ..PLAIN }, Modifiers { meta: true, ..PLAIN }] {
        assert!(["s", "w", "f", "F5", "Escape", "5"].iter().all(|key| intent_of(key, modifiers).is_none()));
    }
    for key in ["", "q", "F1", "Shift", "10", "é", "Unidentified"] {
        assert_eq!(intent_of(key, PLAIN), None, "{key:?}");
    }
}

#[test]
fn the_table_has_no_key_and_no_name_twice() {
    let keys: Vec<_> = BINDINGS.iter().flat_map(|binding| binding.keys.iter().map(|key| (*key, binding.shift))).collect();
    let names: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.name).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    assert_eq!(names.len(), BINDINGS.len());
    for (key, shift) in keys {
        assert!(intent_of(key, Modifiers { shift, ..PLAIN }).is_some(), "{key}");
    }
}

#[test]
fn the_clicker_test_knows_each_button_by_any_of_its_keys() {
    let mut test = ClickerTest::default();
    assert!(!test.is_enough());
    for (key, button) in [
        ("PageDown", ClickerButton::Next),
        ("ArrowRight", ClickerButton::Next),
        ("PageUp", ClickerButton::Previous),
        ("F5", ClickerButton::Show),
        ("Escape", ClickerButton::Show),
        (".", ClickerButton::Blank),
    ] {
        assert_eq!(test.press(key, PLAIN), Some(button), "{key}");
    }
    assert_eq!((test.press("h", PLAIN), test.is_enough()), (None, true));
    assert_eq!(test.pressed(), &BTreeSet::from(ClickerButton::ALL));
}
