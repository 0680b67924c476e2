//! What the accreditation packet leaves to be written in by hand, because the talk does not say it.

use lectern_model::deck::Deck;
use lectern_model::diagnostic::Diagnostic;
use lectern_model::pack::Pack;

/// What the packet of a deck leaves blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PacketBlanks {
    /// The labels of the local fields that are empty, or are no time or day where one is wanted.
    pub fields: Vec<String>,
    /// Whether the talk has no date.
    pub undated: bool,
}

impl PacketBlanks {
    /// What the packet of a deck leaves blank of what can be filled in: a field that the pack does not have cannot.
    pub fn of(deck: &Deck, pack: &Pack) -> Self {
        let blank = [
            ("presenter", deck.presenter.is_empty()),
            ("agency", deck.agency.is_empty()),
            ("venue", deck.venue.is_empty()),
            ("starts_at", deck.starts.is_none()),
            ("biography", deck.accreditation.biography.is_empty()),
            ("revised_on", deck.accreditation.revised.is_none()),
        ];
        let label =
            |id: &str| pack.fields.iter().find(|field| field.id.as_str() == id).map(|field| field.label_in(&deck.language));
        let labels = blank.into_iter().filter(|(_, is_blank)| *is_blank).filter_map(|(id, _)| label(id));
        Self { fields: labels.map(str::to_owned).collect(), undated: deck.date.is_none() }
    }

    /// What the presenter should know; nothing where nothing is blank.
    pub fn told(&self) -> Option<Diagnostic> {
        let date = self.undated.then_some("the date of the talk");
        let names: Vec<&str> = self.fields.iter().map(String::as_str).chain(date).collect();
        if names.is_empty() {
            return None;
        }
        let message = format!("the accreditation packet has lines to write on for: {}", names.join("; "));
        Some(Diagnostic::note("packet-blank", message).hint("fill them in under the talk's local details, or by hand on paper"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::resolve_talk;
    use crate::test_library::library;
    use lectern_model::pack::{Field, FieldKind};
    use lectern_model::talk::Talk;
    use std::collections::BTreeMap;

    fn talk() -> Talk {
        serde_saphyr::from_str("{title: A talk, audience: parents, minutes: 10, pack: {id: test, version: '1'}, sections: []}")
            .unwrap()
    }

    /// What is blank in a talk of a pack with four fields.
    fn blanks(talk: &Talk) -> PacketBlanks {
        let mut library = library();
        let field = |(id, label): (&str, &str)| Field {
            id: id.into(),
            label: label.to_owned(),
            example: None,
            kind: FieldKind::Text,
            translations: BTreeMap::new(),
        };
        let fields = [("presenter", "Presenter"), ("starts_at", "Begins"), ("biography", "About you"), ("phone", "Phone")];
        library.pack.fields = fields.map(field).to_vec();
        PacketBlanks::of(&resolve_talk(talk, &library).0, &library.pack)
    }

    #[test]
    fn what_is_blank_and_can_be_filled_in_is_told_by_its_label() {
        let blanks = blanks(&talk());
        assert_eq!(
            blanks,
            PacketBlanks { fields: ["Presenter", "Begins", "About you"].map(str::to_owned).to_vec(), undated: true }
        );
        let told = blanks.told().unwrap();
        assert!(told.message.ends_with("Presenter; Begins; About you; the date of the talk"), "{}", told.message);
    }

    #[test]
    fn what_is_filled_in_is_not_told_and_what_is_no_time_is() {
        let fields = [("presenter", "Jordan"), ("biography", "Jordan teaches."), ("starts_at", "after dinner")];
        let fields = fields.map(|(id, value)| (id.into(), value.to_owned())).into();
        let talk = Talk { fields, date: "2026-05-01".parse().ok(), ..talk() };
        assert_eq!(blanks(&talk), PacketBlanks { fields: vec!["Begins".to_owned()], undated: false });
        assert_eq!(PacketBlanks::default().told(), None);
    }
}
