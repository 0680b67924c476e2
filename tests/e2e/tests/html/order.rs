//! A deck is read aloud: each slide in order, and nothing of the others.

use crate::Files;
use lectern_e2e::browser::{Browser, Kind, browse};
use lectern_e2e::session::Result;
use lectern_e2e::tree::Told;

/// What is read of a slide, by its title: roles and how their names begin, in order.
type Read = (&'static str, &'static [(&'static str, &'static str)]);

const READ: &[Read] = &[
    ("Everything & <more>", &[("heading", "Everything & <more>"), ("StaticText", "What a format may stumble over")]),
    (
        "One message",
        &[
            ("heading", "One message"),
            ("StaticText", "Everybody in this room"),
            ("StaticText", "can notice"),
            ("StaticText", "What follows is smaller"),
            ("StaticText", "Source"),
        ],
    ),
    ("How many", &[("heading", "How many"), ("StaticText", "68%"), ("StaticText", "of 173 survivors"), ("StaticText", "Source")]),
    (
        "Before we begin",
        &[
            ("heading", "Before we begin"),
            ("StaticText", "An introduction"),
            ("link", "link"),
            ("link", "number to call"),
            ("list", ""),
            ("listitem", ""),
            ("StaticText", "A first point"),
            ("StaticText", "strong words"),
            ("doc-noteref", "1"),
            ("listitem", ""),
            ("StaticText", "A second one"),
            ("list", ""),
            ("StaticText", "One level deeper"),
            ("list", ""),
            ("StaticText", "And another"),
            ("listitem", ""),
            ("StaticText", "</script><img"),
            ("StaticText", "Sources"),
        ],
    ),
    (
        "Say and leave out",
        &[
            ("heading", "Say and leave out"),
            ("heading", "Say"),
            ("list", ""),
            ("StaticText", "Victim"),
            ("StaticText", "Exploited child"),
            ("heading", "Don’t say"),
            ("list", ""),
            ("StaticText", "Words that blame"),
            ("StaticText", "Words that hide"),
            ("StaticText", "Source"),
        ],
    ),
    (
        "A table",
        &[
            ("heading", "A table"),
            ("table", ""),
            ("row", ""),
            ("columnheader", "What"),
            ("columnheader", "How many"),
            ("columnheader", "Where"),
            ("row", ""),
            ("cell", "Things"),
            ("cell", "10"),
            ("cell", "here"),
            ("row", ""),
            ("cell", "More things"),
            ("row", ""),
            ("cell", "Nothing"),
            ("cell", ""),
            ("cell", ""),
            ("StaticText", "Counted once."),
            ("StaticText", "Source"),
        ],
    ),
    (
        "Bars",
        &[
            ("heading", "Bars"),
            ("image", "Reports rose from 18,336 to 27,800 in two years."),
            ("table", "Reports by year"),
            ("columnheader", "Reports"),
            ("rowheader", "2022"),
            ("cell", "18336"),
            ("rowheader", "2024"),
            ("cell", "27800"),
            ("StaticText", "Source"),
        ],
    ),
    (
        "A line",
        &[
            ("heading", "A line"),
            ("image", "The first line falls while the second rises."),
            ("table", "Two lines"),
            ("columnheader", "First"),
            ("columnheader", "Second"),
            ("rowheader", "2022"),
            ("cell", "10"),
            ("cell", "45.5"),
            ("StaticText", "Source"),
        ],
    ),
    (
        "Shares",
        &[
            ("heading", "Shares"),
            ("image", "Half of all reports came from schools."),
            ("table", "Who reported"),
            ("rowheader", "Schools"),
            ("cell", "50"),
            ("StaticText", "Source"),
        ],
    ),
    (
        "Steps",
        &[
            ("heading", "Steps"),
            ("list", ""),
            ("StaticText", "1"),
            ("StaticText", "Stop"),
            ("StaticText", "2"),
            ("StaticText", "Write down"),
            ("StaticText", "3"),
            ("StaticText", "Call."),
            ("StaticText", "Source"),
        ],
    ),
    (
        "A quotation",
        &[
            ("heading", "A quotation"),
            ("blockquote", ""),
            ("StaticText", "Nobody asked me."),
            ("StaticText", "— A survivor, 2019"),
            ("StaticText", "Source"),
        ],
    ),
    (
        "A picture",
        &[
            ("heading", "A picture"),
            ("image", "A field of colors that fades from dark to light"),
            ("StaticText", "A caption under it"),
        ],
    ),
    ("Where to get help", &[("heading", "Where to get help")]),
    (
        "A slide that goes on (continued)",
        &[("heading", "A slide that goes on (continued)"), ("list", ""), ("listitem", ""), ("StaticText", "Point ")],
    ),
    ("A slide that goes on", &[("heading", "A slide that goes on"), ("list", ""), ("StaticText", "Point 1 has")]),
    ("العنف ضد الأطفال", &[("heading", "العنف ضد الأطفال"), ("list", ""), ("StaticText", "مرحبا"), ("StaticText", "اتصل")]),
    (
        "Mauna Kea, hidden",
        &[("heading", "Mauna Kea, hidden"), ("list", ""), ("StaticText", "Aconcaguasecret"), ("StaticText", "Source")],
    ),
    ("In reserve", &[("heading", "In reserve"), ("list", ""), ("StaticText", "Denalispare"), ("StaticText", "Source")]),
    ("The last one", &[("heading", "The last one"), ("StaticText", "Thank you.")]),
    ("References", &[("heading", "References"), ("list", ""), ("listitem", "")]),
];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn each_slide_is_read_in_order_and_nothing_of_the_others() {
    let files = Files::new();
    browse(Kind::Chromium, 120, &files.address("presenter"), async |browser| {
        let titles = browser.ask("return Lectern.slides.map((slide) => slide.dataset.title);").await?;
        let titles: Vec<String> = serde_json::from_value(titles)?;
        for (title, _) in READ {
            assert!(titles.iter().any(|own| own.starts_with(title)), "{title} is shown: {titles:?}");
        }
        for (at, title) in titles.iter().enumerate() {
            let (_, read) = READ.iter().find(|(name, _)| title.starts_with(name)).unwrap_or_else(|| panic!("{title} is known"));
            let label = browser
                .ask(&format!("Lectern.go(Lectern.slides[{at}]); return Lectern.slides[{at}].getAttribute('aria-label');"))
                .await?;
            let tree = browser.tree().await?;
            is_in_order(&tree, read);
            is_alone(&tree, label.as_str().unwrap());
            nothing_is_hidden_from_sight_and_read_twice(browser, &tree).await?;
        }
        Ok(())
    })
    .await;
}

fn is_in_order(tree: &Told, read: &[(&str, &str)]) {
    let slide = tree.of("region")[0];
    let mut all = slide.all().into_iter();
    for (role, name) in read {
        let found = all.any(|told| told.role == *role && told.name.trim().starts_with(name));
        assert!(found, "{role} {name:?} is read where it stands:\n{slide}");
    }
}

/// Beside the slide there are the talk's title, the controls, and what is told aloud.
fn is_alone(tree: &Told, label: &str) {
    let regions: Vec<&str> = tree.of("region").into_iter().map(|told| told.name.as_str()).collect();
    assert_eq!(regions, [label], "{tree}");
    let beside = tree.without("region").without("navigation").without("status");
    assert!(beside.words().iter().all(|words| *words == "Everything & <more>"), "{tree}");
    assert!(beside.all().into_iter().all(|told| !told.focusable || told.role == "RootWebArea"), "{tree}");
    let aloud = tree.without("navigation");
    let aloud: Vec<&str> = aloud.of("status").into_iter().flat_map(Told::words).collect();
    assert!(aloud.iter().all(|words| *words == label), "{tree}");
    assert!(["link", "button", "doc-noteref"].iter().flat_map(|role| tree.of(role)).all(|told| !told.name.is_empty()), "{tree}");
}

/// What is read is what the slide says, once: its words that are not drawings, in the order of the file.
async fn nothing_is_hidden_from_sight_and_read_twice(browser: &Browser, tree: &Told) -> Result {
    let said = "const slide = document.querySelector('.slide.on'), walk = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
        let text = ''; while (walk.nextNode()) if (!walk.currentNode.parentElement.closest('[aria-hidden=true]')) text += walk.currentNode.data; return text;";
    let squeezed =
        |text: &str| text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{2010}').collect::<String>();
    let said = squeezed(browser.ask(said).await?.as_str().unwrap());
    assert_eq!(squeezed(&tree.of("region")[0].words().concat()), said, "{tree}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn what_is_covered_is_not_read() {
    let files = Files::new();
    browse(Kind::Chromium, 60, &files.address("presenter"), async |browser| {
        browser.key('b').await?;
        browser.until("return document.getElementById('cover').hidden;", false).await?;
        let tree = browser.tree().await?;
        assert!(tree.of("region").is_empty() && tree.of("heading").is_empty() && tree.of("link").is_empty(), "{tree}");
        browser.key('b').await?;
        browser.key('o').await?;
        browser.until("return document.querySelectorAll('dialog[open]').length;", 1).await?;
        let tree = browser.tree().await?;
        let names: Vec<&str> = tree.of("button").into_iter().map(|told| told.name.as_str()).collect();
        let labels = browser.ask("return Lectern.way.map((slide) => slide.getAttribute('aria-label'));").await?;
        assert_eq!(serde_json::json!(names), labels, "{tree}");
        assert!(tree.of("region").is_empty() && tree.of("link").is_empty(), "{tree}");
        Ok(())
    })
    .await;
}
