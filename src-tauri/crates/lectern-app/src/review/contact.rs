//! Contacts that nobody has confirmed, or not for long.

use super::{Finding, FindingKind};
use lectern_model::block::Block;
use lectern_model::contact::Contact;
use lectern_model::date::Date;
use lectern_model::deck::Deck;
use lectern_model::diagnostic::Severity;
use lectern_model::id::SlideId;
use std::collections::BTreeSet;

/// The contacts that a deck shows or its handouts print, each once.
pub(super) fn findings(deck: &Deck, day: Option<Date>) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let on_slides = deck.slides.iter().flat_map(|slide| {
        let blocks = slide.body.iter().chain(&slide.handout);
        blocks.flat_map(contacts_in).map(|contact| (contact, Some(&slide.id)))
    });
    let printed = deck.takeaway.contacts.iter().chain(&deck.card_contacts).map(|contact| (contact, None));
    let once = on_slides.chain(printed).filter(|(contact, _)| seen.insert(&contact.id));
    once.filter_map(|(contact, slide)| finding(contact, slide, day)).collect()
}

fn contacts_in(block: &lectern_model::block::DeckBlock) -> &[Contact] {
    match block {
        Block::Contacts(contacts) => contacts,
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Quote(_)
        | Block::Picture(_)
        | Block::Chart(_)
        | Block::Number(_) => &[],
    }
}

fn finding(contact: &Contact, slide: Option<&SlideId>, day: Option<Date>) -> Option<Finding> {
    let new = |code, message, hint: &str| {
        let finding = Finding::new(FindingKind::Contact, Severity::Warning, code, message).hint(hint);
        Finding { slide: slide.cloned(), ..finding }
    };
    let name = &contact.name;
    let Some(checked) = contact.checked_on else {
        let hint = "Call it before the talk. Until its day is filled in it is printed with a note to check it.";
        return Some(new("unconfirmed-contact", format!("nobody has confirmed the contact {name}"), hint));
    };
    let is_old = day.is_some_and(|day| Date { year: checked.year.saturating_add(1), ..checked } < day);
    let message = format!("the contact {name} was confirmed on {checked}, more than a year before the talk");
    is_old.then(|| new("old-contact", message, "Call it again before the talk."))
}
