//! Decks as PPTX: the talk of every outline, decks of every kind of slide and decks nobody would write, as validators, python-pptx
//! and LibreOffice see them.

#![allow(clippy::unwrap_used, clippy::panic)]

mod expected;
mod leak;
mod made_up;
mod office;
mod read;
mod stage;

use expected::{Columns, alternatives, charts, links, numbers, pieces, squeezed, texts};
use lectern_model::language::Language;
use lectern_model::slide::SlideKind;
use lectern_model::span::{Link, Span};
use lectern_model::theme::Aspect;
use read::{ReadSlide, tool};
use stage::{CASES, Whose};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Asserts that nothing was found, showing the first findings.
fn nothing(found: &[String]) {
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found[..found.len().min(20)].join("\n"));
}

/// The letters and digits of all that a program reads on slides.
fn squeezed_words(pages: &[&ReadSlide]) -> String {
    pages.iter().flat_map(|page| page.words()).map(squeezed).collect()
}

#[test]
fn both_validators_find_nothing_wrong() {
    let files: Vec<PathBuf> = CASES.iter().map(|case| case.path.clone()).collect();
    assert_eq!(tool("validate", &files), "");
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    for case in CASES.iter() {
        assert!(fs::read(&case.path).unwrap() == case.again(), "{}", case.name);
    }
}

#[test]
fn every_slide_has_a_title_of_its_own_that_is_the_decks() {
    let mut found = Vec::new();
    for case in CASES.iter() {
        let mut titles = BTreeSet::new();
        for (slide, read) in case.slides() {
            let title = read.title.clone().unwrap_or_default();
            let wanted: String = pieces(&slide.title).concat();
            if !squeezed(&title).starts_with(&squeezed(&wanted)) || title.trim().is_empty() {
                found.push(format!("{}: {} has the title {title:?}, not {wanted:?}", case.name, slide.id));
            }
            if !titles.insert(title.trim().to_lowercase()) {
                found.push(format!("{}: {title:?} is the title of two slides", case.name));
            }
        }
    }
    nothing(&found);
}

#[test]
fn every_word_of_a_slide_is_in_its_paragraphs_in_order() {
    let mut found = Vec::new();
    for case in CASES.iter() {
        for (slide, pages) in case.by_slide() {
            let words = squeezed_words(&pages);
            // What only the presenter may see is not in the list of an audience's copy, and named nowhere in it.
            let listed = |number: u32| case.deck.references.iter().any(|reference| reference.number == number);
            let cited = slide.cited.iter().filter(|cited| listed(cited.number)).flat_map(|cited| pieces(&cited.short));
            let whole =
                [texts(&slide.body), texts(&slide.caveat), slide.warning.clone().into_iter().collect(), cited.collect()].concat();
            let lost = whole.iter().filter(|text| !words.contains(&squeezed(text)));
            found.extend(lost.map(|text| format!("{}: {} ({:?}) lost {text:?}", case.name, slide.id, slide.kind)));
            // Columns that go on do so side by side.
            let mut from = 0;
            for text in texts(&slide.body).into_iter().filter(|_| pages.len() == 1) {
                match words[from..].find(&squeezed(&text)) {
                    Some(at) => from += at,
                    None if words.contains(&squeezed(&text)) => {
                        found.push(format!("{}: {} says {text:?} before what it follows", case.name, slide.id));
                    }
                    None => {}
                }
            }
        }
    }
    nothing(&found);
}

/// What the page shows, a program reads; only labels of charts are made by the program that shows them.
#[test]
fn every_word_on_the_page_is_in_the_file() {
    use lectern_scene::scene::{ItemKind, Role};
    use lectern_scene::structure::Role as Meaning;
    let mut found = Vec::new();
    for case in CASES.iter() {
        // Numbers of lists are made by programs too.
        let is_label = |role: Role| {
            let Role::Content(content) = role else { return false };
            let owner = case.document.structure.owner(content).and_then(|id| case.document.structure.node(id));
            owner.is_some_and(|node| matches!(node.role, Meaning::Figure | Meaning::Label))
        };
        let by_slide: BTreeMap<&str, String> =
            case.by_slide().into_iter().map(|(slide, pages)| (slide.id.as_str(), squeezed_words(&pages))).collect();
        for (page, (slide, read)) in case.document.pages.iter().zip(case.slides()) {
            // What stands on which page of a slide that goes on is the writer's business.
            let words = &by_slide[slide.id.as_str()];
            for item in page.items.iter().filter(|item| !is_label(item.role)) {
                let ItemKind::Text(run) = &item.kind else { continue };
                let lost = run.text.split_whitespace().filter(|word| !words.contains(&squeezed(word)));
                found.extend(
                    lost.map(|word| format!("{}: {} ({}) lost {word:?} of {:?}", case.name, read.name, read.layout, run.text)),
                );
            }
        }
    }
    nothing(&found);
}

#[test]
fn speakers_read_what_to_say_and_what_may_be_asked() {
    let mut found = Vec::new();
    for case in CASES.iter() {
        for (slide, pages) in case.by_slide() {
            let notes: Vec<String> = pages.iter().filter_map(|page| page.notes.as_deref()).map(squeezed).collect();
            match case.whose {
                Whose::Audience => {
                    if !notes.is_empty() {
                        found.push(format!("{}: {} has notes", case.name, slide.id));
                    }
                }
                Whose::Presenter => {
                    let said = [texts(&slide.notes), texts(&slide.asked), slide.rights.clone().into_iter().collect()].concat();
                    // A speaker sees one page at a time.
                    if notes.len() < pages.len() {
                        found.push(format!("{}: a page of {} has no notes", case.name, slide.id));
                    }
                    let lost = said.iter().filter(|text| notes.iter().any(|notes| !notes.contains(&squeezed(text))));
                    found.extend(lost.map(|text| format!("{}: the notes of {} lost {text:?}", case.name, slide.id)));
                }
            }
        }
    }
    nothing(&found);
}

#[test]
fn pictures_say_what_they_show_or_are_decoration() {
    let mut found = Vec::new();
    for case in CASES.iter() {
        for (slide, pages) in case.by_slide() {
            let shapes = || pages.iter().flat_map(|page| page.all());
            let told: BTreeSet<String> = shapes().filter_map(|shape| shape.alt.as_deref()).map(squeezed).collect();
            let lost = alternatives(slide).into_iter().filter(|alt| !told.contains(&squeezed(alt)));
            found.extend(lost.map(|alt| format!("{}: {} does not say {alt:?}", case.name, slide.id)));
        }
        for read in &case.read.slides {
            // What is no text says what it shows, or that it shows nothing; in a group the group says it.
            for shape in &read.shapes {
                let silent = shape.alt.as_deref().is_none_or(|alt| alt.trim().is_empty()) && !shape.decorative;
                if silent && shape.paragraphs.is_empty() {
                    found.push(format!("{}: {} has a silent {:?}", case.name, read.name, shape.name));
                }
                // A table says how long it is before its cells are read.
                let rows = |count: usize| format!(": {count}.");
                let alt = shape.alt.as_deref().unwrap_or_default();
                let counted = alt.ends_with(&rows(shape.table.len())) || alt.ends_with(&rows(shape.table.len().max(1) - 1));
                if !shape.table.is_empty() && !counted {
                    found.push(format!(
                        "{}: {} has a table of {} rows that says {alt:?}",
                        case.name,
                        read.name,
                        shape.table.len()
                    ));
                }
            }
        }
    }
    nothing(&found);
}

#[test]
fn charts_have_the_decks_numbers() {
    let mut found = Vec::new();
    let mut seen = 0;
    for case in CASES.iter() {
        for (slide, pages) in case.by_slide() {
            let mut read = pages.iter().flat_map(|page| page.all()).filter_map(|shape| shape.chart.as_ref());
            for chart in charts(slide) {
                seen += 1;
                let (rows, columns) = numbers(chart, case.deck.words.values);
                let clean = |text: &String| squeezed(text);
                let wanted: (Vec<String>, Columns) = (
                    rows.iter().map(clean).collect(),
                    columns.iter().map(|(name, values)| (clean(name), values.clone())).collect(),
                );
                let Some(chart) = read.next() else {
                    found.push(format!("{}: {} lost a chart", case.name, slide.id));
                    continue;
                };
                let columns = chart.series.iter().map(|series| (clean(&series.name), series.values.clone())).collect();
                if wanted != (chart.categories.iter().map(clean).collect(), columns) || chart.workbook == 0 {
                    found.push(format!("{}: {} shows {chart:?}, not {wanted:?}", case.name, slide.id));
                }
            }
            found.extend(read.next().map(|_| format!("{}: {} has a chart too many", case.name, slide.id)));
        }
    }
    nothing(&found);
    assert!(seen > 40);
}

#[test]
fn links_lead_where_the_deck_leads() {
    let mut found = Vec::new();
    for case in CASES.iter() {
        // The slides that list works, by the parts they are in.
        let listed: BTreeMap<&str, String> = case
            .slides()
            .filter(|(slide, _)| slide.kind == SlideKind::References)
            .map(|(_, read)| (read.part.as_str(), squeezed_words(&[read])))
            .collect();
        for (slide, pages) in case.by_slide() {
            let runs = || pages.iter().flat_map(|page| page.all()).flat_map(|shape| &shape.runs);
            let targets: BTreeSet<&str> = runs().filter_map(|run| run.link.as_deref()).collect();
            for link in links(&slide.body) {
                let leads = match link {
                    Link::Url(url) => targets.iter().any(|target| same_address(target, url)),
                    Link::Reference(number) => match case.deck.references.iter().find(|reference| reference.number == *number) {
                        // A work that is not listed leads nowhere.
                        Some(reference) if !reference.presenter_only && !listed.is_empty() => {
                            let entry = squeezed(&Span::plain_text(&reference.entry));
                            targets.iter().any(|target| listed.get(target).is_some_and(|words| words.contains(&entry)))
                        }
                        _ => true,
                    },
                };
                if !leads {
                    found.push(format!("{}: {} does not lead to {link:?}", case.name, slide.id));
                }
            }
            for run in runs() {
                if run.raised && run.link.is_none() && run.text.trim().parse::<u32>().is_ok_and(|number| number <= 20) {
                    let known = case.deck.references.iter().any(|reference| {
                        reference.number.to_string() == run.text.trim() && !reference.presenter_only && !listed.is_empty()
                    });
                    if known && slide.kind != SlideKind::References {
                        found.push(format!("{}: the mark {:?} on {} leads nowhere", case.name, run.text, slide.id));
                    }
                }
            }
        }
    }
    nothing(&found);
}

/// Whether two addresses are the same, however they are escaped.
fn same_address(one: &str, other: &str) -> bool {
    let plain = |text: &str| squeezed(&text.replace("%22", "").replace("%20", "").replace("%C3%BC", "ü"));
    plain(one) == plain(other)
}

#[test]
fn slides_are_in_their_sections_hidden_and_named_as_in_the_deck() {
    let mut found = Vec::new();
    for case in CASES.iter() {
        let mut names = BTreeSet::new();
        for (slide, read) in case.slides() {
            let (name, _) = read.name.split_once('#').unwrap();
            let is_own = name == slide.id.as_str() || name.strip_prefix(&format!("{}~", slide.id)).is_some();
            if !is_own || !names.insert(read.name.clone()) {
                found.push(format!("{}: {} is called {:?}", case.name, slide.id, read.name));
            }
            if read.hidden != (slide.hidden || slide.backup) {
                found.push(format!("{}: {} is hidden: {}", case.name, slide.id, read.hidden));
            }
        }
        let parts: Vec<&String> = case.read.sections.iter().flat_map(|section| &section.slides).collect();
        let slides: Vec<&String> = case.read.slides.iter().map(|slide| &slide.part).collect();
        if !case.read.sections.is_empty() && parts != slides {
            found.push(format!("{}: sections hold {} of {} slides", case.name, parts.len(), slides.len()));
        }
        for section in &case.deck.sections {
            let title = squeezed(&section.title);
            let used = case.deck.slides.iter().any(|slide| {
                slide.section.and_then(|at| case.deck.sections.get(at)).is_some_and(|own| own == section) && !slide.backup
            });
            if used && !case.read.sections.iter().any(|read| squeezed(&read.name) == title) {
                found.push(format!("{}: there is no section {:?}", case.name, section.title));
            }
        }
        let kinds: BTreeSet<&str> = case.read.layouts.iter().map(String::as_str).collect();
        if kinds.len() < SlideKind::ALL.len() {
            found.push(format!("{}: only {kinds:?} for layouts", case.name));
        }
    }
    nothing(&found);
}

#[test]
fn files_say_their_title_size_and_language() {
    for case in CASES.iter() {
        let aspect = if case.document.pages[0].size == Aspect::Wide.size() { 960 } else { 720 };
        assert_eq!((case.read.width, case.read.height), (aspect * 12_700, 540 * 12_700), "{}", case.name);
        assert_eq!(squeezed(&case.read.title), squeezed(&case.deck.title), "{}", case.name);
        assert_eq!(squeezed(&case.read.author), squeezed(&case.deck.presenter), "{}", case.name);
        assert_eq!(Language::new(&case.read.language).primary(), case.deck.language.primary(), "{}", case.name);
        for slide in &case.read.slides {
            for run in slide.all().into_iter().flat_map(|shape| &shape.runs) {
                assert!(run.lang.is_some(), "{}: {} does not say the language of {:?}", case.name, slide.name, run.text);
            }
        }
    }
}

#[test]
fn all_text_is_in_placeholders_of_the_layout_on_the_slide() {
    let mut found = Vec::new();
    for case in CASES.iter() {
        for read in &case.read.slides {
            for shape in read.all() {
                let text: String = shape.paragraphs.iter().map(|paragraph| squeezed(&paragraph.text)).collect();
                if !text.is_empty() && shape.placeholder.is_none() {
                    found.push(format!("{}: {} says {text:?} in a shape of its own", case.name, read.name));
                }
                if let [Some(left), Some(top), Some(width), Some(height)] = shape.bounds {
                    let inside = left >= 0 && top >= 0 && left + width <= case.read.width && top + height <= case.read.height;
                    // The title of a slide that has none stands above its edge.
                    let is_unseen = shape.name.starts_with("Title") && top + height <= 0;
                    if !inside && !shape.decorative && !is_unseen {
                        found.push(format!("{}: {:?} of {} stands off the slide", case.name, shape.name, read.name));
                    }
                }
            }
            let mut holders: Vec<Option<u32>> =
                read.shapes.iter().filter(|shape| shape.placeholder.is_some()).map(|shape| shape.index).collect();
            holders.sort_unstable();
            let count = holders.len();
            holders.dedup();
            if holders.len() < count {
                found.push(format!("{}: two shapes of {} fill one placeholder", case.name, read.name));
            }
        }
    }
    nothing(&found);
}
