//! Names of things: one type for each kind, so that a claim's id cannot be taken for a slide's.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A content pack.
    PackId,
    /// A slide of a pack or a presenter's own.
    SlideId,
    /// An audience: who is in the room.
    AudienceId,
    /// A topic slides and claims are filed under.
    TopicId,
    /// An evidence record.
    ClaimId,
    /// An examined statistic behind one or more claims.
    StatisticId,
    /// A pair of claims that cannot both stand.
    ConflictId,
    /// A source: the citation key of a CSL-JSON item.
    SourceId,
    /// A help contact.
    ContactId,
    /// A terminology rule.
    TermId,
    /// An outline, that is a complete talk of a pack.
    OutlineId,
    /// A local field such as `county_hotline`.
    FieldId,
    /// A picture: its path inside the pack, `images/x.png`.
    ImageId,
}
