//! Words, figures, fields and citations that come back.

use super::*;

/// A mark as the talk shows it.
fn cite(label: &str, number: u32) -> Span {
    let link = Some(lectern_model::span::Link::Reference(number));
    Span::Text(lectern_model::span::TextSpan { text: label.into(), superscript: true, link, ..Default::default() })
}

#[test]
fn figures_stay_what_they_are_beside_marks() {
    let markdown = "About 2.5 million [@usc22].";
    let shown = [Block::Paragraph(vec![Span::text("About 2.5 million."), cite("1", 1)])];
    let page = |text: &str| [Piece::Paragraph(vec![Run::plain(text), mark("1")])];
    assert_eq!(back_from(markdown, &shown, &page("About 2.5 million.")).0, Returned::Same);
    let (returned, _) = back_from(markdown, &shown, &page("About 2.1 million, or $1 each (1 of 10)."));
    assert_eq!(returned, Returned::Changed("About 2.1 million, or $1 each (1 of 10) [@usc22].".into()));
    // A program that raises nothing.
    let flat = |text: &str| paragraphs(&[text]);
    assert_eq!(back_from(markdown, &shown, &flat("About 2.5 million.1")).0, Returned::Same);
    let (returned, _) = back_from(markdown, &shown, &flat("About 2.1 million people.1"));
    assert_eq!(returned, Returned::Changed("About 2.1 million people [@usc22].".into()));
    let (returned, report) = back_from(markdown, &shown, &flat("About 2.1 million"));
    assert_eq!(returned, Returned::Same);
    assert!(told(&report).contains("may be a figure"), "{}", told(&report));
}

#[test]
fn a_blank_that_is_filled_in_leaves_the_others() {
    let blank = Exported { source: &|_| None, field: &|_| String::new(), beside: Vec::new(), labels: Vec::new() };
    let back = |markdown: &str, text: &str| {
        let mut report = Report::default();
        let pieces = paragraphs(&[text]);
        (returned_part(&Part { markdown, shown: &[], place: "slide 2" }, &pieces, &blank, &mut report), told(&report))
    };
    let (returned, said) = back("Police: {{a}}. Center: {{b}}.", "Police: 911. Center: __________________.");
    assert_eq!(returned, Returned::Changed("Police: 911. Center: {{b}}.".into()));
    assert!(said.contains("local field a") && !said.contains("local field b"), "{said}");
    // Under another label it may be either.
    let (returned, said) = back("Police: {{a}}. Center: {{b}}.", "Sheriff: __________________.");
    assert!(matches!(returned, Returned::Changed(text) if !text.contains("{{")));
    assert!(said.contains("local field a") && said.contains("local field b"), "{said}");
}

#[test]
fn the_value_of_a_field_is_not_found_within_words() {
    let exported = Exported { source: &|_| None, field: &|_| "NC".to_owned(), beside: Vec::new(), labels: Vec::new() };
    let mut report = Report::default();
    let pieces = paragraphs(&["An NCMEC report came in NC"]);
    let part = Part { markdown: "An NCMEC report in {{state}}", shown: &[], place: "slide 2" };
    let returned = returned_part(&part, &pieces, &exported, &mut report);
    assert_eq!(returned, Returned::Changed("An NCMEC report came in {{state}}".into()));
}

#[test]
fn what_would_read_otherwise_is_not_written() {
    let exported = Exported { source: &|_| None, field: &|_| "+1555".to_owned(), beside: Vec::new(), labels: Vec::new() };
    let mut report = Report::default();
    // Strong words cannot begin with a field within a word.
    let bold = Run { strong: true, ..Run::plain("+1555") };
    let pieces = [Piece::Paragraph(vec![Run::plain("Dial a"), bold, Run::plain(" at once")])];
    let returned =
        returned_part(&Part { markdown: "Dial a{{x}} now", shown: &[], place: "slide 2" }, &pieces, &exported, &mut report);
    assert_eq!(returned, Returned::Same);
    assert!(told(&report).contains("cannot be written in its place"), "{}", told(&report));
}

#[test]
fn another_citation_of_the_same_words_comes_back() {
    let page = |marks: &[&str]| {
        let mut pieces = as_exported();
        let mut words = vec![Run::plain("A person "), Run { strong: true, ..Run::plain("under 18.") }];
        words.extend(marks.iter().map(|number| mark(number)));
        pieces[0] = item(0, words);
        back(&pieces)
    };
    let (returned, report) = page(&["2"]);
    assert_eq!(returned, Returned::Changed(BODY.replace("@usc22, § 7102(11)", "@ncmec2024")));
    assert!(told(&report).contains("now cites ncmec2024") && told(&report).contains("without the mark of usc22"));
    assert_eq!(page(&[]).0, Returned::Changed(BODY.replace("18** [@usc22, § 7102(11)].", "18.**")));
    let (returned, _) = page(&["1", ",", "2"]);
    assert_eq!(returned, Returned::Changed(BODY.replace("§ 7102(11)]", "§ 7102(11); @ncmec2024]")));
    // A number of no source changes nothing silently.
    let (returned, report) = page(&["9"]);
    assert_eq!(returned, Returned::Same);
    assert!(told(&report).contains("keeps what it cites"), "{}", told(&report));
    let (returned, _) = table(&[["Law", "Age"], ["Federal^2", "under 18"], ["State", "varies^2"]]);
    assert_eq!(returned, Returned::Changed(TABLE.replace("@usc22, § 1", "@ncmec2024")));
}

#[test]
fn a_paragraph_may_begin_with_a_decimal() {
    assert_eq!(now("3.5 million people", &paragraphs(&["3.5 million children"])), "3.5 million children");
    assert_eq!(now("#1 of all", &paragraphs(&["#1 of them"])), "\\#1 of them");
    assert_eq!(now("In the year\n1986. Then", &paragraphs(&["In the year 1986. Then"])), "same");
}

#[test]
fn a_field_in_a_heading_is_no_mark_of_it() {
    let markdown = "### Ask {{county}}\n\nNow.";
    let (text, said) = new_of(markdown, &paragraphs(&["Please ask Wake", "Now."]));
    assert_eq!(text, "### Please ask Wake\n\nNow.");
    assert!(said.contains("no longer has the local field county"), "{said}");
    let (text, _) = new_of("### Ask {{county}} {.do}\n\nNow.", &paragraphs(&["Do ask 555-0100", "Now."]));
    assert_eq!(text, "### Do ask {{county}} {.do}\n\nNow.");
}

#[test]
fn small_edits_of_the_same_letters_come_back() {
    let text = |text: &str| Span::text(text);
    let of = |shown: &[DeckBlock], markdown: &str, pieces: &[Piece]| match back_from(markdown, shown, pieces).0 {
        Returned::Changed(text) => text,
        Returned::Same => "same".to_owned(),
    };
    let shown = [Block::Paragraph(vec![text("Those under age, say")]), Block::Paragraph(vec![text("the law")])];
    let markdown = "Those under age, say\n\nthe law";
    let page = |first: &str, link: Option<&str>| {
        let link = link.map(|link| Leads::Address(link.to_owned()));
        vec![Piece::Paragraph(plain(first)), Piece::Paragraph(vec![Run { link, ..Run::plain("the law") }])]
    };
    assert_eq!(of(&shown, markdown, &page("Those  under\nage, say ", None)), "same");
    assert_eq!(of(&shown, markdown, &page("Those underage, say", None)), markdown.replace("under age", "underage"));
    assert_eq!(of(&shown, markdown, &page("Those under_age, say", None)), markdown.replace("under age", "under\\_age"));
    assert_eq!(
        of(&shown, markdown, &page("Those under age, say", Some("https://a.example"))),
        markdown.replace("the law", "[the law](<https://a.example>)")
    );
    // An address is written as it was.
    let pieces = |words: &str| {
        vec![Run::plain(words), Run { link: Some(Leads::Address("https://a.example/".into())), ..Run::plain("the law") }]
    };
    let returned = now("See [the law](https://a.example)", &[Piece::Paragraph(pieces("Read "))]);
    assert_eq!(returned, "Read [the law](https://a.example)");
    // A bullet becomes a paragraph, where the page shows others as bullets.
    let pieces = [items(&["a"]), paragraphs(&["b"]), items(&["c"])].concat();
    assert_eq!(now("- a\n- b\n- c", &pieces), "- a\n\nb\n\n- c");
    assert_eq!(now("- a\n- b", &paragraphs(&["a", "b"])), "same");
    // Words and level together.
    let pieces = [item(0, plain("a")), item(1, plain("b, and more"))];
    assert_eq!(now("- a\n- b", &pieces), "- a\n  - b, and more");
    // Level and style together.
    let shown = [Block::Paragraph(vec![text("a")]), Block::Paragraph(vec![text("b and more")])];
    let bold = vec![Run { strong: true, ..Run::plain("b") }, Run::plain(" and more")];
    assert_eq!(of(&shown, "- a\n- b and more", &[item(0, plain("a")), item(1, bold)]), "- a\n  - **b** and more");
    let mut pieces = as_exported();
    pieces.truncate(4);
    pieces.extend([item(0, plain("X")), item(1, plain("Y"))]);
    assert_eq!(changed(&pieces), format!("{BODY}\n\n- X\n  - Y"));
}

#[test]
fn a_mark_behind_other_words_comes_back() {
    let shown = [Block::Paragraph(vec![Span::text("One."), cite("1", 1), Span::text(" Two.")])];
    let page = |words: Words| back_from("One [@usc22, § 1]. Two.", &shown, &[Piece::Paragraph(words)]).0;
    assert_eq!(page(vec![Run::plain("One."), mark("1"), Run::plain(" Two.")]), Returned::Same);
    let moved = page(vec![Run::plain("One. Two."), mark("1")]);
    assert_eq!(moved, Returned::Changed("One. Two [@usc22, § 1].".into()));
}

#[test]
fn a_space_in_a_title_comes_back() {
    let title = |text: &str| {
        let exported = Exported { source: &|_| None, field: &|_| String::new(), beside: Vec::new(), labels: Vec::new() };
        let page = Page { title: plain(text), ..Page::default() };
        returned_title("Those \"under age\"", &page, &exported, &mut Report::default())
    };
    assert_eq!(title("Those “under\u{a0}age” (2)"), Returned::Same);
    assert_eq!(title("Those “under age”"), Returned::Same);
    assert_eq!(title("Those “underage”"), Returned::Changed("Those “underage”".into()));
}

#[test]
fn bold_words_of_a_cell_come_back() {
    let cell = |text: &str| vec![Span::text(text)];
    let shown = [Block::Table(lectern_model::block::Table {
        align: vec![lectern_model::block::Align::Start; 2],
        header: vec![cell("Law"), cell("Age")],
        rows: vec![vec![cell("State"), cell("under 18")]],
    })];
    let markdown = "| Law | Age |\n|---|---|\n| State | under 18 |";
    let bold = |text: &str| vec![Run { strong: true, ..Run::plain(text) }];
    let page = |cell: Words| [Piece::Table(vec![vec![bold("Law"), bold("Age")], vec![plain("State"), cell]])];
    assert_eq!(back_from(markdown, &shown, &page(plain("under 18"))).0, Returned::Same);
    let cell = vec![Run::plain("under "), Run { strong: true, ..Run::plain("18") }];
    assert_eq!(back_from(markdown, &shown, &page(cell)).0, Returned::Changed(markdown.replace("18", "**18**")));
}

#[test]
fn the_address_of_a_link_is_no_line() {
    let markdown = "See [the law][a].\n\n[a]: https://a.example/law\n\nEnd.";
    let url = Some(lectern_model::span::Link::Url("https://a.example/law".into()));
    let link = Span::Text(lectern_model::span::TextSpan { text: "the law".into(), link: url, ..Default::default() });
    let shown = [Block::Paragraph(vec![Span::text("See "), link, Span::text(".")]), Block::Paragraph(vec![Span::text("End.")])];
    let page = |end: &str| {
        let link = Run { link: Some(Leads::Address("https://a.example/law".into())), ..Run::plain("the law") };
        [Piece::Paragraph(vec![Run::plain("See "), link, Run::plain(".")]), Piece::Paragraph(plain(end))]
    };
    assert_eq!(back_from(markdown, &shown, &page("End.")).0, Returned::Same);
    assert_eq!(back_from(markdown, &shown, &page("Fin.")).0, Returned::Changed(markdown.replace("End.", "Fin.")));
}
