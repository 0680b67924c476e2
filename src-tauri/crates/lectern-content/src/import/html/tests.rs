//! Pages as people save them.

use super::*;
use crate::import::slide::{Imported, make_slides, test_context};

fn made(html: &str) -> Imported {
    make_slides(read_html(html).unwrap(), &test_context())
}

fn all(imported: &Imported) -> String {
    imported.slides.iter().map(|slide| slide.text.clone()).collect()
}

#[test]
fn the_main_part_comes_in_with_its_structure() {
    let html = "<html><head><title>Site | Page</title><style>p{}</style></head><body><nav><a href='/'>Home</a></nav><main><h1>Signs of trafficking</h1>\
        <p>Under 18: § 7102<sup>3</sup>, see <a href='https://a.example/x'>the <b>law</b></a> or <a href='javascript:alert(1)'>this</a>.</p>\
        <h2>Look for</h2><ul><li>Two phones<ol><li>one</li><li><p>two</p><p>more</p></li></ol></li><li>No money</li></ul>\
        <table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td colspan=2>1</td></tr></table>\
        <script>document.write('<p>evil</p>')</script><p hidden>not seen</p></main><footer>Imprint</footer></body></html>";
    let imported = made(html);
    let text = all(&imported);
    assert_eq!(imported.slides[0].title, "Signs of trafficking");
    assert!(
        text.contains("Under 18: § 7102³, see [the ](<https://a.example/x>)[**law**](<https://a.example/x>) or this.")
            || text.contains("§ 7102³, see [the"),
        "{text}"
    );
    assert!(text.contains("- Two phones\n  1. one\n  2. two\\\n     more\n- No money"), "{text}");
    assert!(text.contains("| A | B |\n|---|---|\n| 1 |  |"), "{text}");
    for word in ["evil", "not seen", "Home", "Imprint", "javascript"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    for left_out in ["scripts", "what stands around the main part"] {
        assert!(imported.report.told.iter().any(|told| told.message.starts_with(left_out)), "{left_out}");
    }
}

#[test]
fn what_is_seen_and_not_read_is_told() {
    let told = |html: &str| {
        let told = read_html(&format!("<body>{html}<p>Words.</p></body>")).unwrap().report.told;
        told.into_iter().map(|told| told.message).collect::<Vec<_>>()
    };
    for (html, start) in [
        ("<svg><text>a</text></svg>", "drawings in the page"),
        ("<math><mi>x</mi></math>", "formulas"),
        ("<video src=x></video>", "films and sounds"),
        ("<iframe src=x></iframe>", "frames"),
        ("<form><p>a</p></form>", "forms"),
        ("<header><h1>Title</h1></header>", "what stands around the main part"),
        ("<aside>a</aside>", "what stands around the main part"),
    ] {
        assert!(matches!(told(html).as_slice(), [one] if one.starts_with(start)), "{html}: {:?}", told(html));
    }
    assert_eq!(told("<nav>Home</nav><header> </header><p hidden>x</p><style>p{}</style>"), [""; 0]);
    let cells = "<td>c".repeat(101);
    let columns = told(&format!("<table><tr>{cells}</table>"));
    assert!(columns[0].starts_with("the columns of a table after the first 100"), "{columns:?}");
    let link = format!("<a href='https://a.example/{}'>{}</a>", "x".repeat(1_000_000), "<b>a</b>b".repeat(100_000));
    let links = told(&link);
    assert!(links[0].starts_with("the link to https://a.example/xxx"), "{links:?}");
}

#[test]
fn scripts_in_drawings_and_remote_pictures_never_come_in() {
    let svg = "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cscript%3Ealert(1)%3C/script%3E%3Crect width='9' height='9'/%3E%3C/svg%3E";
    let html = format!(
        "<h1>T</h1><p>Words</p><img src=\"http://evil.example/x.png\" alt=x><img src=\"data:image/svg+xml,{svg}\" alt='A square' onload='x()'><img src='data:image/png;base64,AAAA'>"
    );
    let imported = made(&html);
    assert!(all(&imported).contains("![A square](images/own/imported-1.svg)"), "{}", all(&imported));
    let told: String = imported.report.told.iter().map(|told| told.message.clone()).collect();
    assert!(told.contains("nothing is fetched") && told.contains("neither a PNG"), "{told}");
}

#[test]
fn what_a_style_raises_is_raised() {
    let html = "<h1>T</h1><p>§ 7102<span style='font-size:smaller; VERTICAL-ALIGN : super'>3</span> and CO<span style=\"vertical-align:sub\">2</span> \
        <sup>8<span style='vertical-align: baseline'>th</span></sup> by <b style='vertical-align:middle'>law</b></p>";
    let text = all(&made(html));
    assert!(text.contains("§ 7102³ and CO₂ ⁸th by **law**"), "{text}");
}

#[test]
fn numbers_of_lists_are_those_of_the_page() {
    let html = "<h1>T</h1><ul><li>Call<ol><li>a<li>b<li value=5>c</ol><ol><li>d</ol></ul>";
    let text = all(&made(html));
    assert!(text.contains("- Call\n  1. a\n  2. b\n  5) c\n  1. d\n"), "{text}");
}

#[test]
fn hostile_pages_end_soon() {
    for html in ["<div>".repeat(100_000), "<b>".repeat(100_000), "<table><tr><td>".repeat(10_000), "<x-".repeat(1_000_000)] {
        let _ = read_html(&html);
    }
    assert!(matches!(read_html(&"<div>".repeat(1000)), Err(ImportError::Unsupported { .. })));
    for name in ["font", "o:p"] {
        assert!(matches!(read_html(&format!("<{name}>").repeat(1000)), Err(ImportError::Unsupported { .. })), "{name}");
    }
    let many: String = (0..40_000).map(|number| format!(" a{number}")).collect();
    let told = read_html(&format!("<h1>T</h1><p{many}>x")).unwrap_err().to_string();
    assert!(told.contains("attributes"), "{told}");
    let looks = |attribute: &str| (0..390).map(|number| format!("<b {attribute}{number}>")).collect::<String>();
    let in_cells: String = (0..390).map(|number| format!("<b a{number}><table><td></b></table>")).collect();
    for open in [looks("a"), looks("a='<'b"), in_cells] {
        let told = read_html(&format!("<p>{open}{}", "<p>x".repeat(20_000))).unwrap_err().to_string();
        assert!(told.contains("that are not closed"), "{told}");
    }
    let told = read_html(&"<div></x>".repeat(100_000)).unwrap_err().to_string();
    assert!(told.contains("in each other"), "{told}");
    let alike = format!("{}{}", "<font size=2>".repeat(390), "<p>x".repeat(20_000));
    assert!(read_html(&format!("<h1>T</h1>{alike}")).is_ok());
    // What compares numbers in a script opens nothing.
    let script: String = (0..300).map(|number| format!("i<a;i<b;i<{number};f({number});")).collect();
    let page = format!("<h1>T</h1><script>{}</script>{}", &script[..2000], "<p>x".repeat(20_000));
    assert!(read_html(&page).is_ok());
    let items = "<li>x".repeat(5000);
    assert!(read_html(&format!("<h1>T</h1><ul>{items}</ul>")).is_ok());
    let nested = format!("<h1>T</h1>{}deep{}", "<div>".repeat(390), "</div>".repeat(390));
    assert!(read_html(&nested).is_ok());
}
