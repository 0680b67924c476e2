//! `lectern sample`

use super::export::print_files;
use super::{Outcome, path_value, print_pack};
use crate::argument::Sample;
use crate::interrupt::stop_flag;
use crate::output::Output;
use crate::progress::ProgressLine;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::export::without_repeats;
use lectern_app::installed_pack::InstalledPack;
use lectern_app::sample::{export_samples, for_audiences, of_outlines};
use lectern_app::system_font::font_folders;
use serde_json::json;
use std::path::Path;

pub(super) fn run(
    arguments: &Sample,
    content: &ContentRoot,
    home: Option<&Path>,
    output: &mut Output,
) -> Result<Outcome, AppError> {
    let pack = InstalledPack::load(content, arguments.pack.as_deref())?;
    let progress = ProgressLine::new(output);
    let stopped = stop_flag();
    let folders = font_folders(home);
    let talks = if arguments.outlines { of_outlines(&pack.library) } else { for_audiences(&pack.library) };
    let samples =
        export_samples(content, &pack.library, &talks, &arguments.output, &folders, &|step| progress.show(step), &stopped)?;
    drop(progress);
    let mut errors = print_pack(&pack, output);
    let mut found = Vec::new();
    for sample in samples {
        output.result(
            &sample.talk.display().to_string(),
            || json!({ "kind": "talk", "path": path_value(&sample.talk), "name": sample.name }),
        );
        print_files(&sample.report.files, output);
        found.extend(sample.report.diagnostics);
    }
    let found = without_repeats(found);
    errors |= output.brief(&found, &pack.base, &pack.texts_of(&found));
    Ok(Outcome::of(errors))
}
