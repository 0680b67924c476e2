//! The themes there are.

use crate::content_root::ContentRoot;
use crate::pipeline::load_theme;

/// The themes of a content folder by id, each with its name; one that cannot be read goes by its id.
pub fn themes(content: &ContentRoot) -> Vec<(String, String)> {
    let name = |id: &str| {
        let (path, text) = content.read_theme(id).ok()?;
        load_theme(&path, &text).0.map(|theme| theme.name)
    };
    content.theme_names().into_iter().map(|id| (id.clone(), name(&id).unwrap_or(id))).collect()
}
