//! What an author would notice of SVG pictures, and what somebody who means harm would not get.

use super::*;
use lectern_model::image::{Paint, Tint};
use lectern_model::path::{Cap, FillRule, Join, Step};
use lectern_model::theme::Colour;

const HEAD: &str = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 20'>";

fn load(text: &str) -> (Option<VectorImage>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let image = read("images/a.svg", Arc::from(text.as_bytes()), &mut found);
    (image, found)
}

fn draw(inside: &str) -> (Option<VectorImage>, Vec<Diagnostic>) {
    load(&format!("{HEAD}{inside}</svg>"))
}

/// The drawing of something without fault.
fn clean(inside: &str) -> VectorImage {
    let (image, found) = draw(inside);
    assert_eq!(found, []);
    image.unwrap()
}

/// The codes of what is told, and whether there is a drawing all the same.
fn told(inside: &str) -> (Vec<String>, bool) {
    let (image, found) = draw(inside);
    assert!(found.iter().all(|told| told.hint.is_some() && told.place.is_some()), "{found:?}");
    (found.into_iter().map(|told| told.code).collect(), image.is_some())
}

const DOT: &str = "<circle cx='20' cy='10' r='5'/>";

#[test]
fn paths_keep_colour_width_ends_corners_and_rule() {
    let image = clean(
        "<g stroke='currentColor' stroke-width='2' stroke-linecap='round' stroke-linejoin='bevel' fill='none'>
           <path d='M4 4 L8 8 Q12 12 16 8' stroke-dasharray='2 4'/></g>
         <path d='M0 0h8v8z' fill='#ff8000' fill-rule='evenodd' fill-opacity='.5'/>",
    );
    assert_eq!((image.size.width.0, image.size.height.0), (30.0, 15.0));
    let [line, area] = &image.paths[..] else { panic!("{:?}", image.paths) };
    let stroke = line.line.as_ref().unwrap();
    assert_eq!((stroke.width.0, stroke.cap, stroke.join), (1.5, Cap::Round, Join::Bevel));
    assert_eq!(stroke.dash.iter().map(|part| part.0).collect::<Vec<_>>(), [1.5, 3.0]);
    assert_eq!(stroke.paint, Paint { tint: Tint::Ink, opacity: 1.0 });
    assert!(line.fill.is_none());
    assert!(matches!(line.path.steps[..], [Step::Move(_), Step::Line(_), Step::Curve(..)]), "{:?}", line.path);
    let orange = Tint::Colour(Colour { red: 255, green: 128, blue: 0 });
    assert_eq!(area.fill, Some(Paint { tint: orange, opacity: 0.5 }));
    assert_eq!(area.rule, FillRule::EvenOdd);
}

#[test]
fn transformations_copies_shapes_and_styles_are_worked_out() {
    let image = clean(
        "<style>.big { stroke: currentColor; stroke-width: 1 }</style>
         <defs><g id='two'><rect x='1' y='1' width='4' height='4'/></g></defs>
         <g transform='translate(10 5) scale(2)'><use href='#two' fill='#123456'/></g><line class='big' x1='1' y1='1' x2='9' y2='9'/>",
    );
    let first = image.paths[0].path.steps[0];
    assert!(matches!(first, Step::Move(to) if (to.x.0, to.y.0) == (9.0, 5.25)), "{first:?}");
    assert_eq!(image.paths[0].fill.map(|fill| fill.tint), Some(Tint::Colour("#123456".parse().unwrap())));
    assert_eq!(image.paths[1].line.as_ref().map(|line| line.paint.tint), Some(Tint::Ink));
}

#[test]
fn what_cannot_be_kept_is_named_and_the_rest_drawn() {
    let parts = [
        ("<text x='1' y='9'>Words</text>", "text"),
        ("<image href='photo.png' width='9' height='9'/>", "an embedded picture"),
        ("<image xlink:href='data:image/png;base64,AAAA' width='9' height='9'/>", "an embedded picture"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "no drawing"),
        ("<script>alert(1)</script>", "a script"),
        ("<g onclick='alert(1)'><circle r='1'/></g>", "a script"),
        ("<circle r='1'><animate attributeName='r' to='9'/></circle>", "an animation"),
        ("<filter id='f'><feGaussianBlur/></filter><circle r='1' filter='url(#f)'/>", "a filter"),
        ("<mask id='m'><rect width='9' height='9'/></mask><circle r='1' mask='url(#m)'/>", "a mask"),
        ("<clipPath id='c'><rect width='9' height='9'/></clipPath><circle r='1' style='clip-path:url(#c)'/>", "a clipping path"),
        ("<pattern id='p'><rect width='9' height='9'/></pattern><circle r='1' fill='url(#p)'/>", "a pattern"),
        ("<marker id='k'><path d='M0 0h9'/></marker><path d='M1 1h9' marker-end='url(#k)'/>", "markers"),
        ("<linearGradient id='g'><stop stop-color='red'/></linearGradient><circle r='1' fill='url(#g)'/>", ""),
        (
            "<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient><circle r='1' fill='url(#g)'/>",
            "a gradient",
        ),
        ("<use href='other.svg#a'/>", "another file"),
        ("<circle r='1' fill='url(other.svg#a) red'/>", "another file"),
        ("<style>@import url(https://example.org/a.css);</style>", "another file"),
        ("<g style='mix-blend-mode:multiply'><circle r='1'/></g>", "mixes colours"),
        ("<circle cx='80' r='9'/>", "over the edges"),
    ];
    for (part, name) in parts {
        let (image, found) = draw(&format!("{DOT}<g transform='translate(9 9)'>{part}</g>"));
        let image = image.unwrap();
        assert!(!image.paths.is_empty(), "{part}");
        let messages: Vec<&str> = found.iter().map(|told| told.message.as_str()).collect();
        match name {
            "" => assert_eq!(messages, Vec::<&str>::new(), "{part}"),
            _ => assert!(messages.len() == 1 && messages[0].contains(name), "{part}: {messages:?}"),
        }
        assert!(found.iter().all(|told| told.code == "drawing-part" && told.hint.is_some() && told.place.is_some()));
    }
    // What nobody refers to does nothing.
    assert_eq!(told(&format!("<defs><filter id='f'/><clipPath id='c'/></defs>{DOT}")), (vec![], true));
}

#[test]
fn a_drawing_that_reaches_over_its_page_is_shown_whole() {
    let (image, found) = draw("<rect x='-20' y='0' width='40' height='20'/>");
    assert_eq!(found.len(), 1);
    let image = image.unwrap();
    assert_eq!((image.size.width.0, image.size.height.0), (45.0, 15.0));
    assert!(matches!(image.paths[0].path.steps[0], Step::Move(to) if to.x.0 == 0.0));
}

#[test]
fn what_is_no_drawing_is_told() {
    for (text, code) in [
        ("", "bad-image"),
        ("<svg", "bad-image"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "bad-image"),
        ("<svg xmlns='http://www.w3.org/2000/svg' width='-1' height='0'/>", "bad-image"),
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>", "bad-image"),
        ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M1 1 nonsense'/></svg>", "bad-image"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e38 9'><path d='M1e38 1 1e38 1e38' stroke='red'/></svg>",
            "file-too-large",
        ),
        ("\u{1f}\u{8b}", "bad-image"),
    ] {
        let (image, found) = load(text);
        assert!(image.is_none() && found[0].code == code && found[0].hint.is_some(), "{text}: {found:?}");
    }
    let mut found = Vec::new();
    assert!(read("images/a.svgz", Arc::from(&b"\x1f\x8b\x08"[..]), &mut found).is_none());
    assert_eq!(found[0].code, "unsupported-image");
    assert!(read("images/a.svg", Arc::from(&b"<svg>\xff</svg>"[..]), &mut found).is_none());
    assert_eq!(found[1].code, "not-utf8");
}

#[test]
fn entities_are_refused_and_a_plain_document_type_is_not() {
    let mut lol = "<!DOCTYPE svg [<!ENTITY a0 'lollollol'>".to_owned();
    for at in 1..12 {
        lol.push_str(&format!("<!ENTITY a{at} '{}'>", format!("&a{};", at - 1).repeat(10)));
    }
    let (image, found) = load(&format!("{lol}]>{HEAD}<desc>&a11;</desc>{DOT}</svg>"));
    assert!(image.is_none());
    assert_eq!(found[0].code, "bad-image");
    let file = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>";
    assert!(load(file).0.is_none());
    let plain =
        "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
    let (image, found) = load(&format!("{plain}{HEAD}{DOT}</svg>"));
    assert!(image.is_some() && found.is_empty(), "{found:?}");
}

#[test]
fn too_much_of_anything_is_refused() {
    let deep = format!("{}{DOT}{}", "<g>".repeat(50_000), "</g>".repeat(50_000));
    let nested = format!("{}{DOT}{}", "<g>".repeat(100), "</g>".repeat(100));
    let huge = format!("<path d='M0 0{}'/>", "h1v1".repeat(60_000));
    let large = format!("<path d='M0 0{}'/>", "h1v1".repeat(300_000));
    let many = DOT.repeat(25_000);
    let copies = format!("<path id='a' d='M0 0{}'/>{}", "h1".repeat(50_000), "<use href='#a'/>".repeat(5000));
    let mut laughs = "<g id='a0'><circle r='1'/></g>".to_owned();
    for at in 1..12 {
        laughs.push_str(&format!("<g id='a{at}'>{}</g>", format!("<use href='#a{}'/>", at - 1).repeat(10)));
    }
    let turning = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>".to_owned();
    let styles = format!("<style>{}</style>{DOT}", "g{fill:red}".repeat(5000));
    let style = format!("<g style='{}'>{DOT}</g>", "fill:red;".repeat(50_000));
    let arcs = "<path d='M0 0A1e38 1e37 0 0 1 9 9'/>".to_owned();
    let wide = format!("<g style='stroke:red;stroke-width:9999999999'>{DOT}</g>");
    let zoomed = format!("<g transform='scale(1e30)' stroke='red' stroke-width='9'>{DOT}</g>");
    for inside in [arcs, wide, zoomed, deep, nested, huge, large, many, copies, laughs, turning, styles, style] {
        let start: String = inside.chars().take(60).collect();
        assert_eq!(told(&inside), (vec!["file-too-large".to_owned()], false), "{start}");
    }
    // Its own reference in itself is no copy.
    assert!(told(&format!("<g id='a'>{DOT}<use href='#a'/></g>")).0.contains(&"file-too-large".to_owned()));
}

#[test]
fn any_cut_of_a_file_is_read_or_told() {
    let text = format!("{HEAD}<style>.a{{fill:red}}</style><g class='a' transform='rotate(9)'>{DOT}<text>é</text></g></svg>");
    for end in 0..text.len() {
        let mut found = Vec::new();
        let bytes = &text.as_bytes()[..end];
        assert!(read("images/a.svg", Arc::from(bytes), &mut found).is_none() && !found.is_empty(), "{end}");
    }
}
