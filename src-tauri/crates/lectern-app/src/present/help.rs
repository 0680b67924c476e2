//! The help slide, which must be there at any moment.

use crate::plan::title_of;
use crate::talk_file::OpenTalk;
use lectern_model::contact::PrintOn;
use lectern_model::id::{ContactId, SlideId};
use lectern_model::library::Library;
use lectern_model::slide::{Slide, SlideKind};
use lectern_model::talk::{Talk, TalkSlide};
use lectern_model::words::Words;
use std::cmp::Reverse;

/// The talk as it is shown: the same, with a help slide in reserve where the talk shows none, so that
/// [`Intent::HelpNow`](super::Intent::HelpNow) has one to put up. It is the pack's closing slide, or else another one with contacts that
/// serves the audience; also where the presenter has hidden it. Where the library has none either, one is made of the contacts that stand
/// on printed matter. A library without contacts leaves the talk as it is.
///
/// Deck, pages, pictures and [`Session`](super::Session) are all made from this talk; the talk that is saved and exported is not.
pub fn deck_for_show(open: &OpenTalk) -> OpenTalk {
    let mut shown = open.clone();
    if shows_help(&open.talk, &open.library) {
        return shown;
    }
    let slide = help_slide(&open.talk, &open.library).map(|slide| slide.id.clone()).or_else(|| write_help_slide(&mut shown));
    if let Some(slide) = slide {
        let talk = &mut shown.talk;
        let lists = talk.sections.iter_mut().map(|section| &mut section.slides).chain([&mut talk.backup]);
        lists.for_each(|list| list.retain(|entry| entry.slide != slide));
        talk.backup.push(TalkSlide::new(slide));
    }
    shown
}

fn shows_help(talk: &Talk, library: &Library) -> bool {
    let shown = talk.slides().chain(&talk.backup).filter(|entry| !entry.hidden);
    let mut slides = shown.filter_map(|entry| library.slides.get(&entry.slide));
    slides.any(|slide| library.pack.closing.as_ref() == Some(&slide.id) || slide.kind == SlideKind::Help)
}

fn help_slide<'a>(talk: &Talk, library: &'a Library) -> Option<&'a Slide> {
    let closing = library.pack.closing.as_ref().and_then(|id| library.slides.get(id));
    let serves = |slide: &&Slide| slide.kind == SlideKind::Help && (slide.own || slide.serves(&talk.audience));
    closing.or_else(|| library.slides.values().filter(serves).min_by_key(|slide| (Reverse(slide.weight), title_of(slide))))
}

/// Writes a help slide of the contacts on printed matter, or of all where none is; gives its id.
fn write_help_slide(open: &mut OpenTalk) -> Option<SlideId> {
    let library = &open.library;
    let prints = |id: &&ContactId, on: PrintOn| library.contacts.get(*id).is_some_and(|contact| contact.print.contains(&on));
    let known = || library.contact_order.iter().filter(|id| library.contacts.contains_key(*id));
    let printed = |on| known().filter(|id| prints(id, on)).collect::<Vec<_>>();
    let choices = [printed(PrintOn::Takeaway), printed(PrintOn::Card), known().collect()];
    let contacts = choices.into_iter().find(|contacts| !contacts.is_empty())?;
    // JSON is YAML, and ids of contacts may hold any character.
    let contacts = serde_json::to_string(&contacts).ok()?;
    let language = &open.talk.language;
    let title = Words::of(language).unwrap_or(Words::ENGLISH).where_to_get_help;
    let topic = library.pack.topics.first().map_or("help", |topic| topic.id.as_str());
    let mut ids = std::iter::once("help-now".to_owned()).chain((2_u32..).map(|number| format!("help-now-{number}")));
    let id = ids.find(|id| !library.slides.contains_key(id.as_str()))?;
    let head = format!("id: {id}\ntitle: {title}\ntopic: {topic}\nlanguage: {language}\n");
    let text = format!(
        "---\n{head}audiences: [all]\nminutes: 1\nweight: must\nlayout: help\n---\n\n```help\ncontacts: {contacts}\n```\n"
    );
    open.put_slide(&format!("own/slides/{id}.md"), &text).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_root::{ContentHints, ContentRoot};
    use crate::installed_pack::InstalledPack;
    use crate::pipeline::resolve_talk;
    use crate::plan::{PlanRequest, plan_talk};
    use crate::present::state::AudienceView;
    use crate::present::{Intent, Options, Session, Stop};
    use crate::talk_file::{read_talk, write_talk};
    use lectern_model::minutes::Minutes;
    use std::path::Path;
    use std::time::Duration;

    fn talks() -> Vec<OpenTalk> {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        let mut found = Vec::new();
        for name in content.pack_names() {
            let library = InstalledPack::load(&content, Some(&name)).unwrap().library;
            for audience in &library.pack.audiences {
                let request = PlanRequest { audience: audience.id.clone(), minutes: Minutes::new(20), language: None };
                found.push(OpenTalk::new(plan_talk(&library, &request).unwrap().talk, library.clone()));
            }
        }
        found
    }

    /// The help slide that comes up, by id and by how many contacts it has.
    fn helped(open: &OpenTalk) -> Option<(String, usize)> {
        let shown = deck_for_show(open);
        let (deck, _) = resolve_talk(&shown.talk, &shown.library);
        let mut session = Session::new(&deck, &shown.library, &Options::default()).unwrap();
        session.handle(&Intent::HelpNow, Duration::ZERO);
        let AudienceView::Help(Stop { slide, .. }) = session.state().audience else { return None };
        let slide = &deck.slides[slide];
        let contacts = slide.body.iter().map(|block| match block {
            lectern_model::block::Block::Contacts(contacts) => contacts.len(),
            _ => 0,
        });
        Some((slide.id.to_string(), contacts.sum()))
    }

    #[test]
    fn a_talk_with_a_help_slide_is_shown_as_it_is() {
        for open in talks() {
            assert_eq!(deck_for_show(&open), open);
            assert!(helped(&open).unwrap().1 > 0);
        }
    }

    #[test]
    fn a_talk_that_lost_or_hid_its_help_slide_still_has_one() {
        for open in talks() {
            let closing = open.library.pack.closing.clone().unwrap();
            let (mut without, mut hidden) = (open.clone(), open.clone());
            for section in &mut without.talk.sections {
                section.slides.retain(|entry| entry.slide != closing);
            }
            for entry in hidden.talk.sections.iter_mut().flat_map(|section| &mut section.slides) {
                entry.hidden = entry.slide == closing;
            }
            for talk in [&without, &hidden] {
                let shown = deck_for_show(talk);
                assert_eq!(helped(talk).unwrap().0, closing.as_str());
                assert_eq!(shown.talk.backup.last().map(|entry| &entry.slide), Some(&closing));
                assert_eq!(talk.talk.slides().filter(|entry| !entry.hidden).count(), shown.talk.slides().count());
            }
            // As it comes out of its file, where the pack is not installed: the contacts are there, no slide with them is.
            let opened = read_talk(Path::new("test.lectern"), &write_talk(&without).unwrap()).unwrap().open;
            let (id, contacts) = helped(&opened).unwrap();
            assert!(id == "help-now" && contacts > 0, "{id} with {contacts}");
            let mut empty = opened;
            empty.library.contacts.clear();
            assert_eq!(helped(&empty), None);
        }
    }
}
