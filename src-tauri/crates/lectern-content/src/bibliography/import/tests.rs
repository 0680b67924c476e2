//! What becomes of BibLaTeX entries.

use super::import_bibtex;
use crate::bibliography::write_sources;
use lectern_model::source::{CslValue, Grade, Source};

fn one(text: &str) -> Source {
    let (mut sources, diagnostics) = import_bibtex(text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(sources.len(), 1);
    sources.remove(0)
}

fn text(source: &Source, name: &str) -> String {
    source.text(name).unwrap_or_default()
}

#[test]
fn a_report_keeps_its_institution_number_and_genre() {
    let source = one(
        "@report{swaner2016,\n author = {Swaner, Rachel and Labriola, Melissa and others},\n title = {Youth in the {US}},\n subtitle = {A Study},\n type = {Research report},\n institution = {Center for Court Innovation},\n location = {New York},\n date = {2016-03},\n number = {NCJ 249952},\n keywords = {found, courts},\n note = {Grant 1},\n annotation = {Read through \\url{x}.},\n}",
    );
    assert_eq!(source.kind(), "report");
    assert_eq!(source.title(), "Youth in the US: A Study");
    assert_eq!(text(&source, "publisher"), "Center for Court Innovation");
    assert_eq!(text(&source, "publisher-place"), "New York");
    assert_eq!(text(&source, "number"), "NCJ 249952");
    assert_eq!(text(&source, "genre"), "Research report");
    assert_eq!(text(&source, "keyword"), "courts");
    assert_eq!(source.grade, Some(Grade::Found));
    assert_eq!(source.note.as_deref(), Some("Grant 1. Read through x."));
    let authors = source.item["author"].items();
    assert_eq!(authors[0].get("family"), Some(&CslValue::Text("Swaner".into())));
    assert_eq!(authors[2].get("literal"), Some(&CslValue::Text("others".into())));
}

#[test]
fn organisations_stand_in_braces_and_keep_their_commas() {
    let source = one(
        "@online{a, author = {{National Center for Missing \\& Exploited Children, NetSmartz}}, title = {T}, organization = {Site}}",
    );
    let name = source.item["author"].items()[0].get("literal").cloned();
    assert_eq!(name, Some(CslValue::Text("National Center for Missing & Exploited Children, NetSmartz".into())));
    assert_eq!(text(&source, "container-title"), "Site");
    assert_eq!(source.kind(), "webpage");
}

#[test]
fn latex_becomes_letters_and_addresses_stay_as_they_are() {
    let source = one(
        "@article{b, author = {Bouch\\'e, Vanessa and de la Cruz, Ana}, title = {The \\emph{long} ``road'' --~50\\,\\%}, journaltitle = {J}, pages = {354--358}, url = {https://a.org/x--y_z~w/----000}, date = {2008/2010}, doi = {https://doi.org/10.1/X}}",
    );
    assert_eq!(source.title(), "The long “road” – 50%");
    assert_eq!(text(&source, "page"), "354-358");
    assert_eq!(text(&source, "URL"), "https://a.org/x--y_z~w/----000");
    assert_eq!(text(&source, "DOI"), "10.1/X");
    let authors = source.item["author"].items();
    assert_eq!(authors[0].get("family"), Some(&CslValue::Text("Bouché".into())));
    assert_eq!(authors[1].get("non-dropping-particle"), Some(&CslValue::Text("de la".into())));
    assert_eq!(source.item["issued"].get("date-parts").unwrap().items().len(), 2);
}

#[test]
fn statutes_are_found_in_titles_and_notes() {
    let code = one("@legislation{a, title = {22 {U.S.C.} § 7102, Definitions}}");
    let fields = ["volume", "container-title", "section", "title"].map(|name| text(&code, name));
    assert_eq!(fields, ["22", "U.S.C.", "7102", "Definitions"]);
    let named = one("@legislation{a, title = {Child Abuse Act, 42 {U.S.C.} §§ 5106a, 5106g}}");
    assert_eq!([text(&named, "title"), text(&named, "section")], ["Child Abuse Act", "5106a, 5106g"]);
    let act = one(
        "@legislation{a, title = {Some Act of 2000}, note = {Pub. L. 106-386, div. A, 114 Stat. 1464; as amended}, date = {2000-10-28}}",
    );
    let fields = ["number", "section", "volume", "page", "container-title"].map(|name| text(&act, name));
    assert_eq!(fields, ["106-386", "div. A", "114", "1464", "Pub. L."]);
    assert_eq!(act.note.as_deref(), Some("as amended."));
    let state = one("@legislation{a, title = {Tex. Penal Code § 20A.02, Trafficking of persons}}");
    let fields = ["container-title", "section", "title"].map(|name| text(&state, name));
    assert_eq!(fields, ["Tex. Penal Code", "20A.02", "Trafficking of persons"]);
}

#[test]
fn cases_are_found_in_notes() {
    let case = one(
        "@jurisdiction{a, title = {United States v. Jungers}, institution = {8th Cir.}, note = {702 F.3d 1066}, date = {2013}}",
    );
    assert_eq!(case.kind(), "legal_case");
    let fields = ["volume", "container-title", "page", "authority"].map(|name| text(&case, name));
    assert_eq!(fields, ["702", "F.3d", "1066", "8th Cir."]);
    assert_eq!(case.note, None);
}

#[test]
fn a_broken_entry_is_told_at_its_place_and_the_others_are_read() {
    let (sources, diagnostics) = import_bibtex(
        "@book{a, title = {A}}\n\n@book{b, title = {B\n\n@book{c, title = {C}}\n@book{c, title = {D}}\n@book{e, title = undefined}\n",
    );
    let keys: Vec<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(keys, ["a", "c"]);
    let told: Vec<(&str, u32)> = diagnostics.iter().map(|told| (told.code.as_str(), told.place.as_ref().unwrap().line)).collect();
    assert_eq!(told, [("bibtex-syntax", 5), ("duplicate-source", 6), ("bibtex-entry", 7)]);
}

#[test]
fn endless_definitions_end() {
    let (sources, _) = import_bibtex(
        "@string{a = b}\n@string{b = a}\n@book{x, title = a # {T}, crossref = {y}}\n@book{y, title = {Y}, crossref = {x}}\n",
    );
    assert_eq!(sources.len(), 1);
    let deep = format!("@book{{x, title = {{{}a{}}}}}", "\\x{".repeat(50_000), "}".repeat(50_000));
    let (sources, diagnostics) = import_bibtex(&deep);
    assert!(sources.is_empty());
    assert_eq!(diagnostics[0].code, "bibtex-entry");
}

#[test]
fn chapters_inherit_from_their_book() {
    let (sources, _) =
        import_bibtex("@incollection{x, title = {T}, crossref = {y}}\n@collection{y, title = {The Book}, publisher = {P}}\n");
    assert_eq!(text(&sources[0], "container-title"), "The Book");
}

#[test]
fn what_is_imported_is_written_in_one_form() {
    let (sources, _) = import_bibtex(
        "@article{b, author = {Ash, Ann}, title = {T}, journal = {J}, year = 2020, month = may, keywords = {relay}}",
    );
    insta::assert_snapshot!(write_sources(&sources), @r#"
    [
      {
        "id": "b",
        "type": "article-journal",
        "title": "T",
        "author": [{ "family": "Ash", "given": "Ann" }],
        "container-title": "J",
        "issued": { "date-parts": [[2020, 5]] },
        "custom": { "grade": "relay" }
      }
    ]
    "#);
}

#[test]
fn a_flood_of_mistakes_is_cut() {
    let (sources, told) = import_bibtex(&"@book{k, title={x}}\n".repeat(1000));
    assert_eq!((sources.len(), told.len()), (1, 201));
    assert_eq!(told[1].place.as_ref().map(|place| place.line), Some(3));
    assert!(told[200].message.starts_with("799 more"), "{}", told[200].message);
}

#[test]
fn abbreviations_that_double_each_other_are_not_followed() {
    let doubled = |times: usize| {
        let more = (1..=times).map(|at| format!("@string{{a{at} = a{0} # a{0}}}\n", at - 1));
        let file = format!("@string{{a0 = {{Report }}}}\n{}@book{{k, title = a{times}}}\n", more.collect::<String>());
        import_bibtex(&file)
    };
    assert_eq!(doubled(2).0[0].title(), "Report Report Report Report");
    let (sources, told) = doubled(40);
    assert!(sources.is_empty() && told[0].message.contains("unknown abbreviation"), "{told:?}");
    let row: String = (1..100_000).map(|at| format!("@string{{a{at} = a{}}}\n", at - 1)).collect();
    let (sources, _) =
        import_bibtex(&format!("@string{{a0 = {{T}}}}\n{row}@book{{k, title = a99999}}\n@book{{l, title = a3}}\n"));
    assert_eq!(sources.iter().map(Source::title).collect::<Vec<_>>(), ["T"]);
}

#[test]
fn indented_entries_are_read_beside_a_broken_one() {
    let file = "\u{feff}@book{a, title = {A}}\n  @book{b, title = {B\n\t@book{c, title = {C},\n  note = {see\n  @anna}}\n";
    let (sources, told) = import_bibtex(file);
    assert_eq!(sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].message.starts_with("the entry `@book{b, title = {B` could not be read"), "{told:?}");
}

#[test]
fn a_parent_that_is_not_followed_is_told() {
    let (sources, told) = import_bibtex(
        "@incollection{x, title = {T}, crossref = {y}}\n@collection{y, title = {B}, xdata = {z}}\n@xdata{z, publisher = {P}}\n",
    );
    assert_eq!((sources.len(), told.len()), (2, 1), "{told:?}");
    assert_eq!(told[0].code, "bibtex-parent");
    assert!(told[0].message.contains("`x` takes nothing from `y`"), "{told:?}");
}

#[test]
fn a_parent_costs_its_fields_for_each_child() {
    let children: String = (0..100).map(|at| format!("@incollection{{c{at}, title = {{T}}, crossref = {{p}}}}\n")).collect();
    let parent = format!("@collection{{p, title = {{B}}, note = {{{}}}}}\n", "x".repeat(1 << 20));
    let (sources, told) = import_bibtex(&(children + &parent));
    assert_eq!((sources.len(), told.len()), (64, 37), "{:?}", told[0]);
    assert!(told[0].message.contains("take more from each other"), "{told:?}");
}

#[test]
fn values_of_many_braces_are_refused() {
    let of = |value: &str| import_bibtex(&format!("@string{{a = {{{}}}}}\n@book{{k, title = {value}}}\n", "{x}".repeat(1000)));
    for value in
        [format!("{{{{{}}}}}", "{a}".repeat(100_000)), format!("{{{}}}", "$a$".repeat(100_000)), "a # ".repeat(100_000) + "a"]
    {
        let (sources, told) = of(&value);
        assert!(sources.is_empty() && told[0].message.contains("more than 5000 braces"), "{told:?}");
    }
    assert_eq!(of(&format!("{{{}}}", "{a}".repeat(300))).0.len(), 1);
    let heavy: String = (0..1000).map(|at| format!("@book{{k{at}, title = {{{{{}}}}}}}\n", "{a}".repeat(4900))).collect();
    let (sources, told) = import_bibtex(&heavy);
    assert!(sources.len() < 20 && told[0].message.contains("divide it"), "{} {:?}", sources.len(), told[0]);
}

#[test]
fn a_file_of_one_line_has_the_places_of_its_mistakes() {
    let (sources, told) = import_bibtex(&"@a{k,}".repeat(100_000));
    assert_eq!((sources.len(), told.len()), (1, 201));
    assert_eq!(told[1].place.as_ref().map(|place| (place.line, place.column)), Some((1, 13)));
    let different: String = (0..100_000).map(|at| format!("@a{{k{at},}}")).collect();
    assert_eq!(import_bibtex(&different).0.len(), 100_000);
}
