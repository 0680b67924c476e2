//! Lines that come, go and move.

use super::*;

#[test]
fn new_lines_above_the_first_stand_apart() {
    assert_eq!(now("One.\n\nTwo.", &paragraphs(&["X", "Y", "One.", "Two."])), "X\n\nY\n\nOne.\n\nTwo.");
    let mut pieces = paragraphs(&["X", "Y"]);
    pieces.extend(as_exported());
    assert_eq!(changed(&pieces), format!("X\n\nY\n\n{BODY}"));
}

#[test]
fn a_moved_line_keeps_its_fields_and_places() {
    let mut pieces = as_exported();
    let call = pieces.remove(1);
    pieces.insert(2, call);
    let (returned, report) = back(&pieces);
    let Returned::Changed(text) = returned else { panic!() };
    assert!(text.contains("- Call {{county}} first") && !text.contains("555"), "{text}");
    assert_eq!(told(&report), "");
    let markdown = "- a [@usc22, § 1]\n- b [@usc22, § 2]\n- c";
    let cited = |text: &str| item(0, vec![Run::plain(text), mark("1")]);
    let (text, said) = new_of(markdown, &[cited("b"), item(0, plain("c")), cited("a")]);
    assert_eq!((text.as_str(), said.as_str()), ("- b [@usc22, § 2]\n- c\n- a [@usc22, § 1]", ""));
    // With some other words too.
    let (text, said) = new_of(
        "- Call {{county}} before all else [@usc22, § 1]\n- b\n- c",
        &[item(0, plain("b")), item(0, plain("c")), item(0, vec![Run::plain("Call 555-0100 before anything else"), mark("1")])],
    );
    assert_eq!((text.as_str(), said.as_str()), ("- b\n- c\n- Call {{county}} before anything else [@usc22, § 1]", ""));
    let (returned, _) = table(&[["Law", "Age"], ["State", "varies^2"], ["Federal^1", "under 18"]]);
    let rows = ["| Federal [@usc22, § 1] | under 18 |", "| State | varies [@ncmec2024] |"];
    let swapped = TABLE.replace(&rows.join("\n"), &format!("{}\n{}", rows[1], rows[0]));
    assert_eq!(returned, Returned::Changed(swapped));
}

#[test]
fn a_line_beside_contacts_is_never_lost_silently() {
    let contact = lectern_model::contact::Contact {
        id: "hotline".into(),
        name: "National Hotline".into(),
        audience: Vec::new(),
        reach: Vec::new(),
        note: Vec::new(),
        hours: String::new(),
        qr: None,
        checked_on: None,
    };
    let markdown = "```help\nx\n```\n\nCall the hotline first, whatever you hear.";
    let shown =
        [Block::Contacts(vec![contact]), Block::Paragraph(vec![Span::text("Call the hotline first, whatever you hear.")])];
    let page = |texts: &[&str]| back_from(markdown, &shown, &paragraphs(texts));
    let (returned, report) = page(&["National Hotline", "Call the hotline first, whatever you hear."]);
    assert_eq!((returned, told(&report).as_str()), (Returned::Same, ""));
    let (returned, report) = page(&["Call National Hotline"]);
    assert_eq!(returned, Returned::Same);
    assert!(told(&report).contains("“Call the hotline first, whatever you hear.” did not come back"), "{}", told(&report));
    let (returned, _) = page(&["National Hotline", "Call the hotline first, whatever they say."]);
    assert_eq!(returned, Returned::Changed(markdown.replace("you hear", "they say")));
    // Words of contacts that are nearly a line are that line.
    let (returned, _) = back_from(
        "```help\nx\n```\n\nCall the hotline now",
        &[shown[0].clone(), Block::Paragraph(vec![Span::text("Call the hotline now")])],
        &paragraphs(&["Call hotline"]),
    );
    assert_eq!(returned, Returned::Changed("```help\nx\n```\n\nCall hotline".into()));
    let (returned, _) = page(&["National Hotline", "…", "Call the hotline first, whatever you hear."]);
    assert_eq!(returned, Returned::Changed(markdown.replace("Call", "…\n\nCall")));
}

#[test]
fn a_list_that_is_shown_further_in_is_the_same() {
    let page = |texts: &[(u8, &str)]| texts.iter().map(|(level, text)| item(*level, plain(text))).collect::<Vec<_>>();
    assert_eq!(now("- a\n- b\n  - c", &page(&[(2, "a"), (2, "b"), (3, "c")])), "same");
    assert_eq!(now("- a\n- b\n  - c", &page(&[(2, "a"), (2, "b"), (2, "c")])), "- a\n- b\n- c");
}

#[test]
fn an_item_that_lost_what_it_stands_under_is_no_code() {
    let markdown = "9. nine\n10. ten\n    - under ten";
    let pieces = [steps(&[(9, "nine")]), paragraphs(&["New"]), vec![item(1, plain("under ten"))]].concat();
    assert_eq!(now(markdown, &pieces), "9. nine\n\nNew\n\n- under ten");
}

#[test]
fn steps_are_counted_anew_where_they_changed() {
    let markdown = "1. One\n2. Two\n3. Three";
    assert_eq!(now(markdown, &steps(&[(1, "Two"), (2, "Three")])), "1. Two\n2. Three");
    assert_eq!(now(markdown, &steps(&[(1, "Two"), (2, "One"), (3, "Three")])), "1. Two\n2. One\n3. Three");
    assert_eq!(now(markdown, &steps(&[(1, "One"), (2, "New"), (3, "Two"), (4, "Three")])), "1. One\n2. New\n3. Two\n4. Three");
    // Lists that are counted in ways of their own stay so.
    assert_eq!(
        now("3. Two\n3. Three\n\nEnd.", &[steps(&[(3, "Two"), (4, "Three")]), paragraphs(&["Fin."])].concat()),
        "3. Two\n3. Three\n\nFin."
    );
}

#[test]
fn lines_are_taken_for_lines_of_their_kind() {
    let head = [["Law", "Age"], ["Federal^1", "under 18"]];
    let pieces =
        [Piece::Paragraph(plain("Lead.")), Piece::Table(rows(&head)), Piece::Paragraph(plain("Something else entirely"))];
    let expected = TABLE.replace("| State | varies [@ncmec2024] |\n", "").replace("After.", "Something else entirely");
    assert_eq!(back_from(TABLE, &[], &pieces).0, Returned::Changed(expected));
    let markdown = "![alt](images/x.png)\n\n- Ask";
    let caption = vec![Span::text("A quiet street")];
    let picture = lectern_model::block::Picture { image: "x".into(), alt: "alt".into(), caption };
    let shown = [Block::Picture(picture), Block::Paragraph(vec![Span::text("Ask")])];
    let (returned, report) = back_from(markdown, &shown, &items(&["Listen well", "Ask"]));
    assert_eq!(returned, Returned::Changed(markdown.replace("- Ask", "- Listen well\n- Ask")));
    assert!(told(&report).contains("“A quiet street” did not come back"), "{}", told(&report));
}

#[test]
fn what_stands_between_steps_swallows_none() {
    let pieces = [steps(&[(1, "One")]), paragraphs(&["New"]), steps(&[(2, "Two")])].concat();
    assert_eq!(now("1. One\n2. Two", &pieces), "1. One\n\nNew\n\n2. Two");
    let pieces = [steps(&[(1, "One")]), vec![Piece::Quote(plain("New"))], steps(&[(2, "Two")])].concat();
    assert_eq!(now("1. One\n2. Two", &pieces), "1. One\n\n> New\n\n2. Two");
}

#[test]
fn rows_stay_within_their_table() {
    let own = [["Law", "Age"], ["Federal^1", "under 18"], ["State", "varies^2"]];
    let (returned, report) = table(&[["City", "none"], own[0], own[1], own[2]]);
    assert_eq!(returned, Returned::Same);
    assert!(told(&report).contains("“City none” in a table has no place"), "{}", told(&report));
    let page = |tables: &[&[[&str; 2]]]| {
        let mut pieces = paragraphs(&["Lead."]);
        pieces.extend(tables.iter().map(|cells| Piece::Table(rows(cells))));
        pieces.push(Piece::Paragraph(plain("After.")));
        pieces
    };
    let mut pieces = page(&[&own]);
    pieces.push(Piece::Table(rows(&[["A", "B"], ["1", "2"]])));
    let (text, said) = new_of(TABLE, &pieces);
    assert_eq!(text, "same");
    assert!(said.contains("“A B”") && said.contains("“1 2”"), "{said}");
    // A table over two pages whose head was edited on one.
    let pieces = page(&[&[["Whose law", "Age"], own[1]], &[own[0], own[2]]]);
    assert_eq!(now(TABLE, &pieces), TABLE.replace("| Law ", "| Whose law "));
    // What stands between the two pages of a table stands behind it.
    let mut pieces = page(&[&[own[0], own[1]], &[own[0], own[2]]]);
    pieces.insert(2, Piece::Paragraph(plain("Between.")));
    assert_eq!(now(TABLE, &pieces), TABLE.replace("After.", "Between.\n\nAfter."));
}

#[test]
fn very_many_lines_are_told_only_where_they_changed() {
    let texts: Vec<String> = (0..500).map(|at| format!("Line {at}.")).collect();
    let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let markdown = texts.join("\n\n");
    assert_eq!(new_of(&markdown, &paragraphs(&texts)), ("same".into(), String::new()));
    texts[7] = "Another.";
    assert!(new_of(&markdown, &paragraphs(&texts)).1.contains("very many lines"));
}
