//! A deck is shown: keys, jumps, covers, mouse and touch, and the presenter's window.

use crate::Files;
use lectern_e2e::browser::{Browser, Kind, browse};
use lectern_e2e::session::Result;

const SHOWN: &str = "return document.querySelector('.slide.on').id;";
const SEEN: &str = "return [...document.querySelectorAll('main > .slide')].filter((slide) => slide.offsetParent).length;";
const ENTER: char = '\u{E007}';
const ESCAPE: char = '\u{E00C}';
const PAGE_UP: char = '\u{E00E}';
const PAGE_DOWN: char = '\u{E00F}';
const END: char = '\u{E010}';
const HOME: char = '\u{E011}';
const LEFT: char = '\u{E012}';
const RIGHT: char = '\u{E014}';
const DOWN: char = '\u{E015}';
const F5: char = '\u{E035}';

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_deck_is_shown_with_keys_mouse_and_touch() {
    let files = Files::new();
    for kind in Kind::ALL {
        browse(kind, 100, &files.address("audience"), async |browser| {
            browser.until(SHOWN, "1").await?;
            browser.until(SEEN, 1).await?;
            steps(browser).await?;
            covers(browser).await?;
            jumps(browser).await?;
            overview(browser).await?;
            sheet(browser).await?;
            touches(browser).await
        })
        .await;
    }
}

async fn steps(browser: &Browser) -> Result {
    for (key, shown) in [
        (RIGHT, "2"),
        (PAGE_DOWN, "3"),
        (' ', "4"),
        (DOWN, "5"),
        (ENTER, "6"),
        (LEFT, "5"),
        (PAGE_UP, "4"),
        (HOME, "1"),
        (LEFT, "1"),
    ] {
        browser.key(key).await?;
        browser.until(SHOWN, shown).await?;
    }
    browser.key(END).await?;
    let last = browser.ask("return [...document.querySelectorAll('.slide')].at(-1).id;").await?;
    browser.until(SHOWN, last.clone()).await?;
    browser.key(RIGHT).await?;
    browser.until(SHOWN, last).await?;
    browser.until("return document.getElementById('said').textContent;", "End of the talk").await?;
    browser.until("return location.hash.slice(1) === document.querySelector('.slide.on').id;", true).await?;
    browser.click_at(600.0, 480.0).await?;
    browser.key(HOME).await?;
    browser.until(SHOWN, "1").await?;
    browser.click_at(600.0, 480.0).await?;
    browser.until(SHOWN, "2").await?;
    // A clicker's button that starts the show must not load the file again.
    browser.ask("window.unchanged = true;").await?;
    browser.key(F5).await?;
    browser.until("return [window.unchanged === true, document.querySelector('.slide.on').id].join();", "true,2").await?;
    browser.key(ESCAPE).await?;
    browser.until(SHOWN, "2").await
}

async fn covers(browser: &Browser) -> Result {
    let cover =
        "const cover = document.getElementById('cover'); return cover.hidden ? '' : getComputedStyle(cover).backgroundColor;";
    for (key, colour) in [('b', "rgb(0, 0, 0)"), ('.', "rgb(0, 0, 0)"), ('w', "rgb(255, 255, 255)"), (',', "rgb(255, 255, 255)")]
    {
        browser.key(key).await?;
        browser.until(cover, colour).await?;
        browser.key(key).await?;
        browser.until(cover, "").await?;
        browser.until(SHOWN, "2").await?;
    }
    browser.key('b').await?;
    browser.key(RIGHT).await?;
    browser.until(cover, "").await?;
    browser.until(SHOWN, "2").await?;
    browser.key('d').await?;
    browser.until("return getComputedStyle(document.querySelector('.slide.on')).filter !== 'none';", true).await?;
    browser.key('d').await?;
    browser.until("return getComputedStyle(document.querySelector('.slide.on')).filter === 'none';", true).await
}

async fn jumps(browser: &Browser) -> Result {
    for digit in ['1', '1', ENTER] {
        browser.key(digit).await?;
    }
    browser.until(SHOWN, "11").await?;
    // Digits that were left lying when a button stepped on do not send the next Enter anywhere.
    browser.key('7').await?;
    browser.ask("document.querySelector('.bar button').click();").await?;
    browser.until(SHOWN, "10").await?;
    browser.key(ENTER).await?;
    browser.until(SHOWN, "11").await?;
    browser.page.refresh().await?;
    browser.until(SHOWN, "11").await?;
    for digit in ['9', '9', ENTER] {
        browser.key(digit).await?;
    }
    browser.until("return document.getElementById('said').textContent;", "There is no slide 99").await?;
    browser.until(SHOWN, "11").await?;
    // A citation leads to its reference, and the browser's Back leads back.
    browser.ask("document.querySelector('.slide.on a[role=doc-noteref]').click();").await?;
    browser.until("return document.querySelector('.slide.on h2').textContent;", "References").await?;
    browser.page.back().await?;
    browser.until(SHOWN, "11").await
}

async fn overview(browser: &Browser) -> Result {
    browser.key('o').await?;
    browser.until("return document.querySelectorAll('#overview[open] > ol > li').length === document.querySelectorAll('main > .slide').length;", true).await?;
    browser.is_for_everybody("overview").await?;
    browser.until("return document.activeElement.getAttribute('aria-label');", "Slide 11 of 19: A quotation").await?;
    browser.key(LEFT).await?;
    browser.key(ENTER).await?;
    browser.until("return document.querySelectorAll('dialog[open]').length;", 0).await?;
    browser.until(SHOWN, "10").await?;
    browser.key('o').await?;
    browser.key(ESCAPE).await?;
    browser.until("return document.querySelectorAll('dialog[open]').length;", 0).await?;
    browser.until(SHOWN, "10").await
}

async fn sheet(browser: &Browser) -> Result {
    browser.key('?').await?;
    browser.until("return document.querySelectorAll('#sheet[open] tr').length > 8;", true).await?;
    browser.is_for_everybody("keys").await?;
    browser.key(ESCAPE).await?;
    browser.until("return document.querySelectorAll('dialog[open]').length;", 0).await
}

/// Fingers: as the driver moves them, and where it cannot, as the page would be told.
async fn touches(browser: &Browser) -> Result {
    for (from, to, shown) in [(900.0, 300.0, "11"), (300.0, 900.0, "10")] {
        if browser.kind == Kind::Chromium {
            browser.swipe(from, to).await?;
        } else {
            let touch = format!(
                "const at = (x) => [{{ clientX: x, clientY: 300 }}];
                 const tell = (name, touches, changedTouches) => document.dispatchEvent(Object.assign(new Event(name), {{ touches, changedTouches }}));
                 tell('touchstart', at({from}), at({from})); tell('touchend', [], at({to}));"
            );
            browser.ask(&touch).await?;
        }
        browser.until(SHOWN, shown).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn the_presenter_has_a_window_that_keeps_step() {
    let files = Files::new();
    for kind in Kind::ALL {
        browse(kind, 100, &files.address("presenter"), async |browser| {
            let audience = browser.page.window().await?;
            browser.key('p').await?;
            let presenter = other_window(browser, &audience).await?;
            browser.page.switch_to_window(presenter.clone()).await?;
            let notes = "return document.querySelector('.said').textContent;";
            browser
                .until(
                    "return document.querySelector('.head .pace').textContent;",
                    "The clock starts when you leave the first slide",
                )
                .await?;
            browser.key(RIGHT).await?;
            browser.until(&contains(notes, "Zanzibarstatement"), true).await?;
            browser.until(&contains(notes, "Kilimanjarostatement"), true).await?;
            browser.until("return document.querySelector('.now .slide h2').textContent;", "One message").await?;
            browser.until("return document.querySelector('.then > p').textContent;", "Next: How many").await?;
            browser.until("return document.querySelector('.head strong').textContent !== '0:00';", true).await?;
            browser.is_for_everybody("the presenter's window").await?;
            browser.page.switch_to_window(audience.clone()).await?;
            browser.until(SHOWN, "2").await?;
            browser.key(PAGE_DOWN).await?;
            browser.until(SHOWN, "3").await?;
            browser.page.switch_to_window(presenter).await?;
            browser.until(&contains(notes, "Zanzibarnumber"), true).await?;
            pace(browser).await?;
            browser.key('b').await?;
            browser.until("return document.querySelector('.told').textContent;", "The audience sees black").await?;
            browser.key('b').await?;
            overview_of_all(browser).await?;
            let size = "return parseFloat(getComputedStyle(document.querySelector('.said .notes')).fontSize);";
            let before = browser.ask(size).await?;
            browser.key('+').await?;
            browser.until(&format!("{} > {before};", size.trim_end_matches(';')), true).await?;
            browser.page.switch_to_window(audience).await?;
            browser.until("return document.getElementById('cover').hidden;", true).await?;
            browser.key('p').await?;
            closes(browser).await
        })
        .await;
    }
}

/// The presenter sees all slides, in the window whose key asked; the room sees none of that.
async fn overview_of_all(browser: &Browser) -> Result {
    let shown = "return document.querySelectorAll('#overview[open] > ol > li').length - opener.document.querySelectorAll('main > .slide').length;";
    browser.key('o').await?;
    browser.until(shown, 0).await?;
    browser.until("return opener.document.querySelectorAll('dialog').length;", 0).await?;
    browser.key(RIGHT).await?;
    browser.key(ENTER).await?;
    browser.until("return document.querySelectorAll('dialog').length;", 0).await?;
    browser.until("return opener.document.querySelector('.slide.on').id;", "4").await?;
    browser.key('?').await?;
    browser.until("return document.querySelectorAll('#sheet[open] tr').length > 8;", true).await?;
    browser.key(ESCAPE).await?;
    browser.until("return document.querySelectorAll('dialog').length;", 0).await?;
    browser.key(PAGE_UP).await?;
    browser.until("return opener.document.querySelector('.slide.on').id;", "3").await
}

/// Behind, ahead and over, by a clock that is set.
async fn pace(browser: &Browser) -> Result {
    let pace = "const pace = document.querySelector('.pace'); return pace.className + ': ' + pace.textContent.split(' ')[0];";
    browser.until(pace, "pace ahead: Ahead").await?;
    let opener = "const set = (seconds) => { const now = opener.Date.now; opener.Date.now = () => now.call(opener.Date) + seconds * 1000; };";
    browser.ask(&format!("{opener} set(130);")).await?;
    browser.until(pace, "pace : On").await?;
    browser.ask(&format!("{opener} set(200);")).await?;
    browser.until(pace, "pace behind: Behind").await?;
    browser.ask(&format!("{opener} set(3000);")).await?;
    browser.until(pace, "pace over: Over").await?;
    browser.ask(&format!("{opener} set(-3200);")).await?;
    browser.until(pace, "pace : On").await?;
    for key in ['7', ENTER] {
        browser.key(key).await?;
    }
    browser.until(pace, "pace ahead: Ahead").await?;
    for key in ['3', ENTER] {
        browser.key(key).await?;
    }
    browser.until(pace, "pace : On").await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn where_windows_are_blocked_the_notes_are_in_the_same_one() {
    let files = Files::new();
    for kind in Kind::ALL {
        browse(kind, 60, &files.address("presenter"), async |browser| {
            browser.ask("window.open = () => null;").await?;
            browser.key('s').await?;
            // A room may be looking on: first it is only told.
            browser
                .until("return document.querySelector('.toast:not([hidden])').textContent.includes('press P again');", true)
                .await?;
            browser.until("return document.querySelectorAll('.desk-view').length;", 0).await?;
            browser.key('s').await?;
            browser.until("return document.querySelector('.told').textContent.startsWith('The browser blocked');", true).await?;
            browser.key(RIGHT).await?;
            browser.until(&contains("return document.querySelector('.said').textContent;", "Zanzibarstatement"), true).await?;
            browser.is_for_everybody("notes in the same window").await?;
            browser.key('s').await?;
            browser.until("return document.querySelectorAll('.desk-view').length;", 0).await?;
            browser.until(SHOWN, "2").await
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn hidden_and_backup_slides_are_off_the_way_but_can_be_reached() {
    let files = Files::new();
    for kind in Kind::ALL {
        browse(kind, 60, &files.address("presenter"), async |browser| {
            let hidden = browser.ask("return document.querySelector('.slide.hid').id;").await?;
            browser.key(END).await?;
            for _ in 0..20 {
                browser.until("return document.querySelector('.slide.on').matches('.hid, .back');", false).await?;
                browser.key(LEFT).await?;
            }
            browser.until(SHOWN, "1").await?;
            // What the room is not to see is not among the small pictures in its window.
            browser.key('o').await?;
            browser.until("return document.querySelectorAll('#overview > ol .slide:is(.hid, .back)').length;", 0).await?;
            browser.until("return document.querySelectorAll('#overview > ol .slide').length > 10;", true).await?;
            browser.key(ESCAPE).await?;
            // An address that is none leaves the slide as it is.
            browser.ask("location.hash = '%';").await?;
            for (id, back) in [(hidden.as_str().unwrap(), false), ("B1", true)] {
                browser.ask(&format!("location.hash = '{id}';")).await?;
                browser.until(SHOWN, id).await?;
                browser.until("return document.querySelector('.slide.on').matches('.back');", back).await?;
            }
            Ok(())
        })
        .await;
    }
}

fn contains(script: &str, words: &str) -> String {
    format!("{}.includes('{words}');", script.trim_end_matches(';'))
}

async fn other_window(browser: &Browser, than: &fantoccini::wd::WindowHandle) -> Result<fantoccini::wd::WindowHandle> {
    for _ in 0..200 {
        if let Some(found) = browser.page.windows().await?.into_iter().find(|window| window != than) {
            return Ok(found);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{:?} opens no window", browser.kind);
}

async fn closes(browser: &Browser) -> Result {
    for _ in 0..200 {
        if browser.page.windows().await?.len() == 1 {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{:?} does not close the window", browser.kind);
}
