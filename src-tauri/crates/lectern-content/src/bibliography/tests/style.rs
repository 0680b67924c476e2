//! Styles that a pack brings, good and bad.

use super::{Formatted, WORKS, sources};
use std::collections::BTreeMap;
use std::sync::Arc;

fn style(body: &str) -> BTreeMap<String, Arc<str>> {
    style_of_class("in-text", "numeric", body)
}

fn style_of_class(class: &str, format: &str, body: &str) -> BTreeMap<String, Arc<str>> {
    let xml = format!(
        r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="{class}" version="1.0"><info><title>T</title><id>t</id>
        <category citation-format="{format}"/><updated>2024-01-01T00:00:00+00:00</updated></info>{body}</style>"#
    );
    BTreeMap::from([("styles/x.csl".to_owned(), Arc::from(xml))])
}

fn formatted(styles: &BTreeMap<String, Arc<str>>) -> Formatted {
    Formatted::with_styles(&sources(WORKS), "styles/x.csl", "en", &["state", "report"], styles)
}

const LIST: &str = r#"<bibliography><layout suffix="."><text variable="citation-number" suffix=". "/><text variable="title"/></layout></bibliography>"#;

#[test]
fn a_file_is_used_and_its_number_left_to_the_list() {
    let cite = r#"<citation><layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout></citation>"#;
    let formatted = formatted(&style(&format!("{cite}{LIST}")));
    assert!(formatted.diagnostics.is_empty(), "{:?}", formatted.diagnostics);
    assert_eq!(formatted.mark("report"), "[2]");
    assert_eq!(formatted.entries(), ["Trafficking in Persons Report.", "How Many Are There? A Count."]);
}

#[test]
fn an_alphabetical_list_is_numbered_in_its_order() {
    let cite = r#"<citation><layout><text variable="citation-number"/></layout></citation>"#;
    let list = LIST.replace("<layout", r#"<sort><key variable="title"/></sort><layout"#);
    let formatted = formatted(&style(&format!("{cite}{list}")));
    assert_eq!(formatted.mark("report"), "1");
    assert_eq!(formatted.mark("state"), "2");
    assert_eq!(formatted.bibliography.references[0].source.as_str(), "report");
}

#[test]
fn a_footnote_style_cites_by_raised_numbers() {
    let cite = r#"<citation><layout suffix="."><text variable="title"/></layout></citation>"#;
    let formatted = formatted(&style_of_class("note", "note", &format!("{cite}{LIST}")));
    assert_eq!(formatted.mark("report"), "^2");
    assert!(formatted.bibliography.references[0].numbered);
}

#[test]
fn a_style_that_cannot_be_used_is_told_and_ama_takes_its_place() {
    let endless = r#"<macro name="a"><text macro="b"/></macro><macro name="b"><group><text macro="a"/></group></macro>
        <citation><layout><text macro="a"/></layout></citation>"#;
    let bomb: String =
        (0..40).map(|n| format!(r#"<macro name="m{n}"><text macro="m{0}"/><text macro="m{0}"/></macro>"#, n + 1)).collect();
    let bomb =
        format!(r#"{bomb}<macro name="m40"><text value="x"/></macro><citation><layout><text macro="m0"/></layout></citation>"#);
    let deep = format!(
        "<citation><layout>{}<text value=\"x\"/>{}</layout></citation>",
        "<group>".repeat(100_000),
        "</group>".repeat(100_000)
    );
    let no_list = r#"<citation><layout><text variable="title"/></layout></citation>"#.to_owned();
    for body in [format!("{endless}{LIST}"), format!("{bomb}{LIST}"), format!("{deep}{LIST}"), no_list, "<".to_owned()] {
        let formatted = formatted(&style(&body));
        assert_eq!(formatted.diagnostics.len(), 1);
        assert_eq!(formatted.diagnostics[0].code, "citation-style");
        assert_eq!(formatted.mark("report"), "^2");
        assert!(formatted.entries()[0].starts_with("U.S. Department of State."));
    }
    assert_eq!(formatted(&BTreeMap::new()).diagnostics[0].code, "citation-style");
}

#[test]
fn a_dependent_style_leads_to_its_parent() {
    let xml = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="en-US"><info><title>J</title><id>j</id>
      <link href="http://www.zotero.org/styles/apa" rel="independent-parent"/><category citation-format="author-date"/>
      <updated>2024-01-01T00:00:00+00:00</updated></info></style>"#;
    let formatted = formatted(&BTreeMap::from([("styles/x.csl".to_owned(), Arc::from(xml))]));
    assert!(formatted.diagnostics.is_empty(), "{:?}", formatted.diagnostics);
    assert_eq!(formatted.mark("report"), "(Finkelhor et al., 2017)");
}

#[test]
fn spanish_talks_get_spanish_words() {
    let formatted = Formatted::new(&sources(WORKS), "apa", "es-MX", &["report; page"]);
    assert_eq!(formatted.mark("report; page"), "(Finkelhor et al., 2017; *Signs to notice*, s. f.)");
}
