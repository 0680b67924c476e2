//! Texts to begin a slide of one's own with.

mod wording;

use crate::own_picture;
use lectern_model::contact::HelpContact;
use lectern_model::id::{AudienceId, ContactId};
use lectern_model::language::Language;
use lectern_model::library::Library;
use lectern_model::slide::SlideKind;
use wording::Wording;

/// How many contacts a new help slide begins with.
const CONTACTS: usize = 3;

/// The text of a new slide with a layout, for an audience, in a language; none for the list of sources, which Lectern writes. Its words
/// say what belongs where they stand. It is English where there are no words in the language. A source or a picture that it names is
/// not there yet, which is told until the presenter names one that is.
pub fn template(kind: SlideKind, library: &Library, audience: &AudienceId, language: &Language) -> Option<String> {
    let words = Wording::of(language);
    let body = body(kind, library, &words)?;
    let pack = &library.pack;
    let topic = pack.topics.first().map_or("own", |topic| topic.id.as_str());
    let spoken = if language.matches(&pack.language) { String::new() } else { format!("language: {language}\n") };
    let name = kind.name();
    let title = words.title;
    let head = format!(
        "id: my-{name}\ntitle: {title}\ntopic: {topic}\naudiences: [{audience}]\nminutes: 1\nweight: should\nlayout: {name}\n{spoken}"
    );
    Some(format!("---\n{head}---\n\n{body}\n\n## {} {{.notes}}\n\n{}\n", words.notes, words.say))
}

fn body(kind: SlideKind, library: &Library, words: &Wording) -> Option<String> {
    let Wording { line, more, point, detail, column, row, source, .. } = words;
    Some(match kind {
        SlideKind::Title | SlideKind::Section => (*line).to_owned(),
        SlideKind::Statement => format!("{line}\n\n{more}"),
        SlideKind::BigNumber => {
            format!("```number\nvalue: \"{}\"\ncounted: {}\ncite: \"[@{source}]\"\n```", words.figure, words.counted)
        }
        SlideKind::Bullets => format!("- {point}\n- {point}\n  - {detail}\n- {point}"),
        SlideKind::TwoColumns => {
            format!(
                "### {} {{.do}}\n\n- {point}\n- {point}\n\n### {} {{.dont}}\n\n- {point}\n- {point}",
                words.say_this, words.not_this
            )
        }
        SlideKind::Table => {
            format!("| {column} | {column} |\n|---|---|\n| {row} | {row} |\n| {row} | {row} |\n\n{more}")
        }
        SlideKind::Chart => format!(
            "```chart\nkind: bar\ntitle: {}\nalt: {}\nunit: \"%\"\ncategories: [\"A\", \"B\"]\nseries:\n  - name: {column}\n    values: [1, 2]\ncite: \"[@{source}]\"\n```",
            words.chart, words.alt
        ),
        SlideKind::Steps => (1..=3).map(|at| format!("{at}. **{}** {detail}", words.step)).collect::<Vec<_>>().join("\n"),
        SlideKind::Quote => format!("> {}\n\n— {} [@{source}]", words.quote, words.who),
        SlideKind::Picture => {
            let own = library.images.keys().find(|id| own_picture::is_own(id));
            let image = own.map_or_else(|| format!("{}picture.png", own_picture::FOLDER), ToString::to_string);
            format!("![{}]({image})", words.alt)
        }
        SlideKind::Help => {
            let contacts = contacts(library);
            let names: Vec<&str> = contacts.iter().map(|id| id.as_str()).collect();
            // A pack without contacts has nothing that such a slide could show.
            (!names.is_empty()).then(|| format!("```help\ncontacts: [{}]\n```", names.join(", ")))?
        }
        SlideKind::References => return None,
    })
}

/// Those that are always printed, else the first.
fn contacts(library: &Library) -> Vec<&ContactId> {
    let all = || library.contact_order.iter().filter_map(|id| library.contacts.get(id));
    let printed: Vec<&HelpContact> = all().filter(|contact| !contact.print.is_empty()).take(CONTACTS).collect();
    let chosen = if printed.is_empty() { all().take(CONTACTS).collect() } else { printed };
    chosen.into_iter().map(|contact| &contact.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content_root::{ContentHints, ContentRoot};
    use crate::document::change::{Change, Spot};
    use crate::document::{Document, DocumentId};
    use crate::installed_pack::InstalledPack;
    use crate::pipeline::{check_library, load_slide};
    use crate::plan::{PlanRequest, plan_talk};
    use crate::talk_file::OpenTalk;
    use lectern_model::minutes::Minutes;

    fn shipped() -> Library {
        let content = ContentRoot::find(&ContentHints::default()).unwrap();
        InstalledPack::load(&content, Some("child-trafficking")).unwrap().library
    }

    #[test]
    fn every_layout_begins_with_a_text_that_reads_well() {
        let library = shipped();
        let before = check_library(&library).len();
        for language in ["en", "es", "fr"].map(Language::new) {
            for kind in SlideKind::ALL {
                let text = template(kind, &library, &"parents".into(), &language);
                assert_eq!(text.is_none(), kind == SlideKind::References);
                let Some(text) = text else { continue };
                let (slide, diagnostics) = load_slide("own/slides/new.md", &text, &library.pack);
                assert_eq!(diagnostics, [], "{text}");
                let slide = slide.unwrap();
                assert_eq!((slide.kind, &slide.language), (kind, &language));
                let mut with_it = library.clone();
                with_it.slides.insert(slide.id.clone(), slide);
                let told = check_library(&with_it)
                    .into_iter()
                    .filter(|told| told.place.as_ref().is_some_and(|place| place.file == "own/slides/new.md"));
                // What is left to do: name a source or a picture that is there.
                let left: Vec<String> = told.map(|told| told.code).collect();
                let expected: &[&str] = match kind {
                    SlideKind::BigNumber | SlideKind::Chart | SlideKind::Quote => &["unknown-citation"],
                    SlideKind::Picture => &["missing-image"],
                    _ => &[],
                };
                assert_eq!(left, expected, "{text}");
            }
        }
        assert_eq!(check_library(&library).len(), before);
    }

    #[test]
    fn a_template_can_be_written_into_a_talk_again_and_again() {
        let library = shipped();
        let request = PlanRequest { audience: "parents".into(), minutes: Minutes::new(20), language: None };
        let talk = plan_talk(&library, &request).unwrap().talk;
        let text = template(SlideKind::Steps, &library, &talk.audience, &talk.language).unwrap();
        let mut document = Document::new(DocumentId::from("d"), OpenTalk::new(talk, library));
        for expected in ["my-steps", "my-steps-2"] {
            let at = Spot::Section { section: 0, position: 1 };
            assert_eq!(document.apply(Change::Write { text: text.clone(), at }).unwrap().came, [expected.into()]);
        }
    }
}
