//! `lectern brand`

use super::{Outcome, path_value};
use crate::argument::BrandTalk;
use crate::output::Output;
use lectern_app::brand::{brand_file, brand_notes, unbrand_file};
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::system_font::font_folders;
use lectern_model::brand::Brand;
use serde_json::json;
use std::path::Path;

pub(super) fn run(
    arguments: &BrandTalk,
    content: &ContentRoot,
    home: Option<&Path>,
    output: &mut Output,
) -> Result<Outcome, AppError> {
    let Some(file) = &arguments.file else {
        let opened = unbrand_file(&arguments.talk)?;
        let errors = output.brief(&opened.diagnostics, &arguments.talk, &opened.texts);
        let line = format!("{}: the theme's own colours and font", arguments.talk.display());
        output.result(&line, || json!({ "kind": "talk", "path": path_value(&arguments.talk), "brand": null }));
        return Ok(Outcome::of(errors));
    };
    let (opened, taken) = brand_file(&arguments.talk, file)?;
    let mut errors = output.brief(&opened.diagnostics, &arguments.talk, &opened.texts);
    if let Some(brand) = &opened.open.talk.brand {
        print(&arguments.talk, brand, output);
    }
    let notes = brand_notes(&opened.open, content, &font_folders(home))?;
    errors |= output.diagnostics(&taken, Path::new(""), &opened.texts);
    errors |= output.diagnostics(&notes, Path::new(""), &opened.texts);
    Ok(Outcome::of(errors))
}

fn print(talk: &Path, brand: &Brand, output: &mut Output) {
    let colours: Vec<String> = brand.swatches().iter().map(ToString::to_string).collect();
    let line = format!("{}: the look of {}", talk.display(), brand.name);
    output.result(&line, || {
        json!({
            "kind": "talk",
            "path": path_value(talk),
            "brand": {
                "name": brand.name,
                "colours": colours,
                "fonts": brand.families(),
                "logo": brand.logo.as_ref().map(|logo| logo.image.as_str()),
            },
        })
    });
    output.detail(&format!("  colours   {}", colours.join(" ")));
    output.detail(&format!("  fonts     {}", brand.families().join(", ")));
    let logo = brand.logo.as_ref().map_or("none", |logo| logo.image.as_str());
    output.detail(&format!("  logo      {logo}"));
}
