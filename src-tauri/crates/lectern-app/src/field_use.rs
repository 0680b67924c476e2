//! Where local fields are printed.

use crate::talk_file::OpenTalk;
use lectern_model::id::FieldId;
use std::collections::BTreeMap;

/// How many slides of a talk print each of its pack's local fields, in their bodies, notes or handout text; the presenter's name and
/// agency stand on the title slide besides.
pub fn fields_used(open: &OpenTalk) -> BTreeMap<FieldId, usize> {
    let slides = || open.talk.slides().chain(&open.talk.backup).filter_map(|entry| open.library.slides.get(&entry.slide));
    let uses = |field: &FieldId| {
        let name = format!("{{{{{field}}}}}");
        slides().filter(|slide| slide.file.text.contains(&name)).count()
    };
    open.library.pack.fields.iter().map(|field| (field.id.clone(), uses(&field.id))).collect()
}
