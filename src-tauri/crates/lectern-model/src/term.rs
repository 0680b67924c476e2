//! Words to avoid and words to prefer.

use crate::id::{SourceId, TermId};
use serde::{Deserialize, Serialize};

/// A terminology rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id.
    pub id: TermId,
    /// Words and phrases to avoid, found in any case at word boundaries.
    pub avoid: Vec<String>,
    /// What to say instead.
    pub prefer: String,
    /// Why.
    pub reason: String,
    /// Who says so.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// Phrases in which the word may stand, such as the name of a law.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
}
