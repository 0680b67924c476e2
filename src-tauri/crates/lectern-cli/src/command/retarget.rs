//! `lectern retarget`

use super::{Outcome, added_values, count, left_out_values, path_value, print_added, print_left_out};
use crate::argument::Retarget;
use crate::output::Output;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::retarget::retarget_file;
use lectern_app::talk_file::create_talk;
use serde_json::json;

pub(super) fn run(arguments: &Retarget, content: &ContentRoot, output: &mut Output) -> Result<Outcome, AppError> {
    let (opened, change) = retarget_file(content, &arguments.talk, &arguments.audience.as_str().into())?;
    let path = create_talk(&opened.open, &arguments.output, arguments.force)?;
    let mut errors = output.brief(&opened.diagnostics, &arguments.talk, &opened.texts);
    let slides = count(opened.open.talk.slides().count(), "slide", "slides");
    let head = format!("{}: {slides}, {} minutes (was {})", path.display(), change.now, change.before);
    output.result(&head, || {
        let kept: Vec<_> = change.kept.iter().map(|kept| json!({ "slide": kept.slide, "reworded": kept.reworded })).collect();
        let replaced: Vec<_> = change.replaced.iter().map(|pair| json!({ "old": pair.old, "new": pair.new })).collect();
        json!({
            "kind": "talk",
            "path": path_value(&path),
            "audience": opened.open.talk.audience,
            "before": change.before,
            "now": change.now,
            "kept": kept,
            "replaced": replaced,
            "added": added_values(&change.added),
            "left_out": left_out_values(&change.left_out),
        })
    });
    for kept in &change.kept {
        let how = if kept.reworded { "reworded" } else { "stays" };
        output.detail(&format!("  {how:8}  {} ({})", kept.title, kept.slide));
    }
    for pair in &change.replaced {
        output.detail(&format!("  replaced  {} ({}) by {} ({})", pair.old_title, pair.old, pair.new_title, pair.new));
    }
    print_added(&change.added, output);
    print_left_out(&change.left_out, output);
    errors |= output.brief(&change.diagnostics, &arguments.talk, &opened.texts);
    Ok(Outcome::of(errors))
}
