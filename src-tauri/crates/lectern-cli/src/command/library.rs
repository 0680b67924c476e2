//! `lectern library`

use super::Outcome;
use crate::argument::Library;
use crate::output::Output;
use lectern_app::content_root::ContentRoot;
use lectern_app::error::AppError;
use lectern_app::installed_pack::InstalledPack;
use lectern_app::search::{Query, SearchIndex};
use lectern_model::span::Inline;
use serde_json::json;

pub(super) fn run(arguments: &Library, content: &ContentRoot, output: &mut Output) -> Result<Outcome, AppError> {
    let pack = InstalledPack::load(content, arguments.pack.as_deref())?;
    let library = &pack.library;
    if arguments.coverage {
        return Ok(super::coverage::table(&pack, output));
    }
    if let Some(document) = &arguments.document {
        return super::coverage::document(&pack, document, output);
    }
    let query = Query {
        words: arguments.search.clone().unwrap_or_default(),
        audience: arguments.audience.as_deref().map(Into::into),
        topic: arguments.topic.as_deref().map(Into::into),
        ..Query::default()
    };
    let hits = SearchIndex::new(library)?.find(library, &query)?;
    let slides: Vec<_> = hits.iter().filter_map(|hit| Some((hit, library.slides.get(&hit.slide)?))).collect();
    let widest = slides.iter().map(|(_, slide)| slide.id.as_str().chars().count()).max().unwrap_or(0);
    for (hit, slide) in &slides {
        let title = Inline::plain_text(&slide.title);
        let audiences: Vec<&str> = slide.audiences.iter().map(lectern_model::id::AudienceId::as_str).collect();
        let line =
            format!("{:widest$}  {:>4} min  {title} ({})", slide.id.as_str(), slide.minutes.to_string(), audiences.join(", "));
        output.result(&line, || {
            json!({
                "kind": "slide",
                "id": slide.id,
                "title": title,
                "topic": slide.topic,
                "audiences": slide.audiences,
                "minutes": slide.minutes,
                "weight": slide.weight,
                "layout": slide.kind,
                "score": hit.score,
            })
        });
    }
    output.note(&super::count(slides.len(), "slide", "slides"));
    Ok(Outcome::of(super::print_pack(&pack, output)))
}
