// NOTE FOR WHOEVER WORKS ON RESOLVING: `resolve_talk` exists, complete and tested, in deck.rs and deck/*.rs (written by the lead
// meanwhile). Do not write a second one. What is worth bringing over from your drafts in resolve/*.rs (dates of fields in words,
// unknown fields reported, telephone numbers): change deck/field.rs and deck/contact.rs, keep deck/tests.rs passing, then delete
// the drafts in resolve/. This file goes when deck.rs is renamed back to resolve.rs.
//! A talk and a library to a deck.

pub use crate::deck::resolve_talk;
