//! What readers see of citations and references, style by style.

mod golden;
mod style;

use super::{Bibliography, BibliographyRequest, format_bibliography};
use lectern_model::citation::{CitationItem, CitationStyle, Locator, LocatorLabel};
use lectern_model::diagnostic::Diagnostic;
use lectern_model::id::SourceId;
use lectern_model::language::Language;
use lectern_model::source::{CslValue, Source};
use lectern_model::span::{Link, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sources from CSL-JSON, with `custom.formatted` only.
fn sources(json: &str) -> BTreeMap<SourceId, Source> {
    let items: Vec<BTreeMap<String, CslValue>> = serde_json::from_str(json).unwrap();
    let source = |mut item: BTreeMap<String, CslValue>| {
        let custom = item.remove("custom");
        let formatted = match custom.as_ref().and_then(|custom| custom.get("formatted")) {
            Some(CslValue::Map(texts)) => texts.iter().map(|(style, text)| (style.clone(), text.as_text().unwrap())).collect(),
            _ => BTreeMap::new(),
        };
        let id = SourceId::from(item["id"].as_text().unwrap());
        (id.clone(), Source { id, item, grade: None, note: None, formatted, own: false })
    };
    items.into_iter().map(source).collect()
}

/// Reads `one; two, p. 3; see three, § 4(a)` as a citation.
fn citation(text: &str) -> Vec<CitationItem> {
    let item = |part: &str| {
        let (key, place) = part.trim().split_once(", ").unwrap_or((part.trim(), ""));
        let (prefix, key) = key.rsplit_once(' ').unwrap_or(("", key));
        let locator = place.split_once(' ').map(|(label, value)| Locator {
            label: if label == "§" { LocatorLabel::Section } else { LocatorLabel::Page },
            value: value.to_owned(),
        });
        CitationItem { source: key.into(), prefix: prefix.to_owned(), locator, suffix: String::new() }
    };
    text.split(';').map(item).collect()
}

struct Formatted {
    bibliography: Bibliography,
    diagnostics: Vec<Diagnostic>,
}

impl Formatted {
    fn new(sources: &BTreeMap<SourceId, Source>, style: &str, language: &str, citations: &[&str]) -> Self {
        Self::with_styles(sources, style, language, citations, &BTreeMap::new())
    }

    fn with_styles(
        sources: &BTreeMap<SourceId, Source>,
        style: &str,
        language: &str,
        citations: &[&str],
        styles: &BTreeMap<String, Arc<str>>,
    ) -> Self {
        let citations: Vec<Vec<CitationItem>> = citations.iter().map(|text| citation(text)).collect();
        let citations: Vec<&[CitationItem]> = citations.iter().map(Vec::as_slice).collect();
        let style = CitationStyle::from(style.to_owned());
        let language = Language::new(language);
        let request = BibliographyRequest { citations: &citations, sources, style: &style, language: &language, styles };
        let (bibliography, diagnostics) = format_bibliography(&request);
        Self { bibliography, diagnostics }
    }

    fn mark(&self, text: &str) -> String {
        shown(&self.bibliography.mark(&citation(text)).unwrap().spans)
    }

    fn entries(&self) -> Vec<String> {
        self.bibliography.references.iter().map(|reference| shown(&reference.entry)).collect()
    }

    fn shorts(&self) -> Vec<String> {
        self.bibliography.references.iter().map(|reference| shown(&reference.short)).collect()
    }
}

/// Spans with italics in stars and raised text after a caret; fixed spaces as spaces.
fn shown(spans: &[Span]) -> String {
    let show = |span: &Span| match span {
        Span::Text(words) if words.emphasis => format!("*{}*", words.text),
        Span::Text(words) if words.superscript => format!("^{}", words.text),
        Span::Text(words) => words.text.clone(),
        Span::Break | Span::Blank(_) => panic!("a bibliography has only words"),
    };
    spans.iter().map(show).collect::<String>().replace('\u{a0}', " ")
}

const WORKS: &str = r#"[
 {"id":"report","type":"report","title":"How Many Are There? A Count","author":[{"family":"Finkelhor","given":"David"},{"family":"Vaquerano","given":"J."},{"family":"Stranski","given":"Michelle"}],"publisher":"Research Center","issued":{"date-parts":[[2017,11]]},"URL":"https://example.org/count"},
 {"id":"state","type":"report","title":"Trafficking in Persons Report","author":[{"literal":"U.S. Department of State"}],"publisher":"U.S. Department of State","issued":{"date-parts":[[2024]]}},
 {"id":"article","type":"article-journal","title":"What \"help\" means to children's carers","author":[{"family":"Ash","given":"Ann"},{"literal":"others"}],"container-title":"PLoS Medicine","volume":"12","issue":"3","page":"10-19","issued":{"date-parts":[[2019]]},"DOI":"10.1000/x"},
 {"id":"page","type":"webpage","title":"Signs to notice","container-title":"Help Line","URL":"https://example.org/signs"},
 {"id":"usc","type":"legislation","title":"Definitions","container-title":"U.S.C.","volume":"22","section":"7102","URL":"https://example.org/usc"},
 {"id":"act","type":"legislation","title":"Justice for Victims of Trafficking Act of 2015","container-title":"Pub. L.","number":"114-22","volume":"129","page":"227","issued":{"date-parts":[[2015,5,29]]}},
 {"id":"case","type":"legal_case","title":"United States v. Jungers","container-title":"F.3d","volume":"702","page":"1066","authority":"United States Court of Appeals for the Eighth Circuit","issued":{"date-parts":[[2013,1,7]]}},
 {"id":"finished","type":"legislation","title":"A law","custom":{"formatted":{"legal":"*A Law*, as finished."}}}]"#;

#[test]
fn ama_numbers_by_first_mention_and_joins_three_in_a_row() {
    let cited = ["state", "report; page", "article, p. 12", "article; page; report", "page; state"];
    let formatted = Formatted::new(&sources(WORKS), "ama", "en", &cited);
    let keys: Vec<&str> = formatted.bibliography.references.iter().map(|reference| reference.source.as_str()).collect();
    assert_eq!(keys, ["state", "report", "page", "article"]);
    assert_eq!(formatted.mark("state"), "^1");
    assert_eq!(formatted.mark("article, p. 12"), "^4(p12)");
    assert_eq!(formatted.mark("page; state"), "^1,^3");
    assert_eq!(formatted.mark("article; page; report").replace('^', ""), "2–4");
    assert!(formatted.bibliography.references.iter().all(|reference| reference.numbered));
}

#[test]
fn ama_entries_read_as_the_manual_has_them() {
    let formatted = Formatted::new(&sources(WORKS), "ama", "en", &["report; article; page; state; usc; act; case; finished"]);
    assert_eq!(
        formatted.entries(),
        [
            "Finkelhor D, Vaquerano J, Stranski M. *How Many Are There? A Count*. Research Center; 2017. https://example.org/count",
            "Ash A, et al. What “help” means to children’s carers. *PLoS Medicine*. 2019;12(3):10-19. doi:10.1000/x",
            "Signs to notice. Help Line. https://example.org/signs",
            "U.S. Department of State. *Trafficking in Persons Report*. U.S. Department of State; 2024.",
            "22 U.S.C. § 7102 (Definitions).",
            "Justice for Victims of Trafficking Act of 2015, Pub. L. No. 114-22, 129 Stat. 227.",
            "*United States v. Jungers*, 702 F.3d 1066 (8th Cir. 2013).",
            "*A Law*, as finished.",
        ]
    );
}

#[test]
fn every_span_of_a_mark_leads_to_a_reference() {
    for style in ["plain", "legal", "ama", "apa", "chicago"] {
        let formatted = Formatted::new(&sources(WORKS), style, "en", &["report, p. 3; state; usc, § 7102(11)"]);
        let mark = formatted.bibliography.mark(&citation("report, p. 3; state; usc, § 7102(11)")).unwrap();
        assert!(!mark.spans.is_empty());
        for span in &mark.spans {
            let Span::Text(words) = span else { panic!("{span:?}") };
            assert!(matches!(words.link, Some(Link::Reference(1..=3))), "{style}: {words:?}");
        }
        assert_eq!(mark.raised, !matches!(style, "apa" | "chicago"));
        assert_eq!(Span::plain_text(&mark.spans), "");
    }
}

#[test]
fn apa_names_authors_in_running_text_and_sorts_the_list() {
    let laws = Formatted::new(&sources(WORKS), "apa", "en", &["act", "case, p. 1070"]);
    assert_eq!(laws.mark("act"), "(Justice for Victims of Trafficking Act of 2015)");
    assert_eq!(laws.mark("case, p. 1070"), "(*United States v. Jungers*, 2013, p. 1070)");
    let cited = ["state", "see report, p. 3", "article; page", "usc, § 7102(11)"];
    let formatted = Formatted::new(&sources(WORKS), "apa", "en", &cited);
    let again = Formatted::new(&sources(WORKS), "apa", "en", &cited);
    assert_eq!(formatted.bibliography, again.bibliography);
    assert_eq!(formatted.mark("see report, p. 3"), "(see Finkelhor et al., 2017, p. 3)");
    assert_eq!(formatted.mark("article; page"), "(Ash et al., 2019; *Signs to Notice*, n.d.)");
    assert_eq!(formatted.mark("usc, § 7102(11)"), "(22 U.S.C. § 7102(11))");
    let entries = formatted.entries();
    let starts = [
        "Ash, A., et al. (2019).",
        "22 U.S.C. § 7102(11) (Definitions).",
        "Finkelhor, D., Vaquerano",
        "*Signs to notice*. (n.d.).",
        "U.S. Dep",
    ];
    for (entry, start) in entries.iter().zip(starts) {
        assert!(entry.starts_with(start), "{entries:#?}");
    }
    assert!(formatted.bibliography.references.iter().all(|reference| !reference.numbered));
    let numbers: Vec<u32> = formatted.bibliography.references.iter().map(|reference| reference.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
}

#[test]
fn works_of_one_year_get_letters_in_the_order_of_the_list_however_many_groups_there_are() {
    let names = ["Ash", "Birch", "Cedar", "Elm", "Fir"];
    let works = names.iter().flat_map(|name| {
        ["Zebra", "Apple"].map(|title| {
            format!(r#"{{"id":"{name}{title}","type":"book","title":"{title}","author":[{{"literal":"{name}"}}],"issued":{{"date-parts":[[2020]]}}}}"#)
        })
    });
    let sources = sources(&format!("[{}]", works.collect::<Vec<_>>().join(",")));
    let keys: Vec<String> = sources.keys().map(ToString::to_string).collect();
    let cited: Vec<&str> = keys.iter().map(String::as_str).chain(["AshZebra; FirApple"]).collect();
    let formatted = Formatted::new(&sources, "apa", "en", &cited);
    for name in names {
        assert_eq!(formatted.mark(&format!("{name}Apple")), format!("({name}, 2020a)"));
        assert_eq!(formatted.mark(&format!("{name}Zebra")), format!("({name}, 2020b)"));
    }
    assert_eq!(formatted.mark("AshZebra; FirApple"), "(Ash, 2020b; Fir, 2020a)");
    assert_eq!(formatted.entries()[0], "Ash. (2020a). *Apple*.");
}

#[test]
fn plain_says_who_says_so() {
    let formatted = Formatted::new(&sources(WORKS), "plain", "en", &["state; report; page; usc, § 7102(11); act; case"]);
    assert_eq!(
        formatted.entries(),
        [
            "From: U.S. Department of State, 2024. *Trafficking in Persons Report*.",
            "From: David Finkelhor, J. Vaquerano and Michelle Stranski, 2017. *How Many Are There? A Count*. Research Center. https://example.org/count",
            "From: Help Line, no date. *Signs to notice*. https://example.org/signs",
            "From: U.S. Code, title 22, section 7102(11). *Definitions*. https://example.org/usc",
            "From: U.S. Congress, 2015. *Justice for Victims of Trafficking Act of 2015*. Public Law 114-22.",
            "From: United States Court of Appeals for the Eighth Circuit, 2013. *United States v. Jungers*.",
        ]
    );
    assert_eq!(formatted.mark("state; report; page; usc, § 7102(11); act; case").replace('^', ""), "1–6");
    let spanish = Formatted::new(&sources(WORKS), "plain", "es", &["report; page; usc"]);
    assert_eq!(
        spanish.entries()[2],
        "De: Código de los Estados Unidos, título 22, sección 7102. *Definitions*. https://example.org/usc"
    );
    assert!(spanish.entries()[1].contains("sin fecha"));
}

#[test]
fn the_foot_of_a_slide_gets_who_when_and_the_one_place() {
    let formatted = Formatted::new(
        &sources(WORKS),
        "legal",
        "en",
        &["report, p. 3", "state, p. 1", "state, p. 2", "page", "usc, § 7102(11)", "case, p. 1070"],
    );
    assert_eq!(
        formatted.shorts(),
        [
            "Finkelhor et al., 2017, p. 3",
            "U.S. Department of State, 2024",
            "*Signs to notice*, n.d.",
            "22 U.S.C. § 7102(11)",
            "*United States v. Jungers*, 702 F.3d 1066, 1070 (8th Cir. 2013)",
        ]
    );
    // A place the entry prints is not printed once more in the mark.
    assert_eq!(formatted.mark("usc, § 7102(11)"), "^4");
    assert_eq!(formatted.mark("state, p. 2"), "^2(p2)");
    let twice = Formatted::new(&sources(WORKS), "legal", "en", &["usc, § 7102(11)", "usc, § 7102(4)", "state, § 4(a)"]);
    assert_eq!(twice.mark("usc, § 7102(4)"), "^1(§7102(4))");
    assert_eq!(twice.mark("state, § 4(a)"), "^2(sec4(a))");
}

#[test]
fn short_forms_that_would_read_the_same_have_the_title() {
    let works = r#"[
     {"id":"a","type":"webpage","title":"Key Facts: All","author":[{"literal":"A Center"}]},
     {"id":"b","type":"webpage","title":"About Us","author":[{"literal":"A Center"}]},
     {"id":"c","type":"webpage","title":"Alone","author":[{"literal":"Another"}]}]"#;
    let formatted = Formatted::new(&sources(works), "ama", "en", &["a; b; c"]);
    assert_eq!(formatted.shorts(), ["A Center, n.d., *Key Facts: All*", "A Center, n.d., *About Us*", "Another, n.d."]);
}

#[test]
fn a_bad_item_is_told_and_the_others_stay() {
    let works = r#"[
     {"id":"bad","type":"nonsense","title":"<i>Bad</i>","issued":{"date-parts":[["soon"]]},"author":"nobody","page":null,"volume":{"a":1}},
     {"id":"range","type":"book","title":"Years","author":[{"family":"Ash","given":"A."}],"issued":{"date-parts":[[2008],[2010]]}},
     {"id":"press","type":"book","title":"Soon","author":[{"family":"Elm","given":"E."}],"issued":{"literal":"in press"}},
     {"id":"raw","type":"book","title":"Raw","author":[{"family":"Fir","given":"F."}],"issued":{"raw":"2015-09-31"}}]"#;
    let formatted = Formatted::new(&sources(works), "apa", "en", &["bad; range; press; raw; unknown"]);
    assert_eq!(formatted.diagnostics.len(), 1);
    assert_eq!(formatted.diagnostics[0].code, "bad-date");
    let entries = formatted.entries();
    assert_eq!(entries.len(), 4);
    assert!(entries.contains(&"Ash, A. (2008–2010). *Years*.".to_owned()), "{entries:#?}");
    assert!(entries.contains(&"Elm, E. (in press). *Soon*.".to_owned()), "{entries:#?}");
    assert!(entries.contains(&"Fir, F. (2015). *Raw*.".to_owned()), "{entries:#?}");
    assert_eq!(formatted.mark("bad; range; press; raw; unknown"), "(Ash, 2008–2010; Bad, n.d.; Elm, in press; Fir, 2015)");
}

#[test]
fn nothing_cited_is_nothing() {
    let formatted = Formatted::new(&sources(WORKS), "chicago", "en", &["unknown"]);
    assert!(formatted.bibliography.references.is_empty() && formatted.diagnostics.is_empty());
    assert_eq!(formatted.mark("unknown"), "");
}
