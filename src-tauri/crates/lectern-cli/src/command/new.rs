//! `lectern new`

use super::{Outcome, added_values, count, left_out_values, path_value, print_added, print_left_out, print_pack};
use crate::argument::New;
use crate::output::Output;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::installed_pack::InstalledPack;
use lectern_app::new_talk::{NewTalk, make_talk};
use lectern_app::plan::PlanRequest;
use lectern_app::talk_file::{OpenTalk, create_talk};
use lectern_model::id::FieldId;
use lectern_model::language::Language;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn run(new: &New, content: &ContentRoot, output: &mut Output) -> Result<Outcome, AppError> {
    let pack = InstalledPack::load(content, new.pack.as_deref())?;
    let mut errors = print_pack(&pack, output);
    let fields = new.fields.iter().map(|(name, value)| (FieldId::from(name.as_str()), value.clone())).collect();
    let wish = NewTalk {
        request: PlanRequest {
            audience: new.audience.as_str().into(),
            minutes: new.minutes,
            language: new.language.as_deref().map(Language::new),
        },
        title: new.title.clone(),
        date: new.date,
        fields,
        theme: new.theme.clone(),
        aspect: new.aspect.into(),
    };
    let plan = make_talk(content, &pack.library, &wish)?;
    let open = OpenTalk::new(plan.talk, pack.library);
    let path = create_talk(&open, &new.output, new.force)?;

    let slides = open.talk.slides().count();
    let head = format!("{}: {}, {} of {} minutes", path.display(), count(slides, "slide", "slides"), plan.planned, new.minutes);
    output.result(&head, || {
        json!({
            "kind": "talk",
            "path": path_value(&path),
            "title": open.talk.title,
            "audience": open.talk.audience,
            "minutes": open.talk.minutes,
            "planned": plan.planned,
            "outline": open.talk.outline,
            "sections": open.talk.sections,
            "added": added_values(&plan.added),
            "left_out": left_out_values(&plan.left_out),
        })
    });
    for section in &plan.sections {
        let minutes = section.minutes.to_string();
        output.detail(&format!("  section   {minutes:>4} min  {}", section.title));
    }
    print_added(&plan.added, output);
    print_left_out(&plan.left_out, output);
    errors |= output.brief(&plan.diagnostics, Path::new(""), &BTreeMap::new());
    Ok(Outcome::of(errors))
}
