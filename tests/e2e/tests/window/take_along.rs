//! A talk is taken along: a go-bag, and decks for other programs.

use lectern_e2e::browser::{Kind, browse};
use lectern_e2e::file::{names_below, names_in_zip, parts_with, sums_are_right, words};
use lectern_e2e::session::{Result, Session, drive};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// What the presenter says and nobody else may read.
const NOTE: &str = "Ask the caretaker for the blue door";
const TITLE: &str = "Keeping our children safe";
const PATIENCE: Duration = Duration::from_secs(90);

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_talk_is_taken_along_checked_and_in_other_programs_formats() {
    drive(200, async |session| {
        session.lay_out("parents", "20").await?;
        write_note(session).await?;
        bag_in_folder(session).await?;
        bag_in_zip(session).await?;
        fill_packet(session).await?;
        let audience = decks(session).await?;
        browse(Kind::Chromium, 40, &format!("file://{}", audience.display()), async |browser| {
            browser.until("return document.title;", TITLE).await?;
            browser.until("return document.querySelector('.slide.on').id;", "1").await
        })
        .await;
        Ok(())
    })
    .await;
}

async fn write_note(session: &Session) -> Result {
    let first = session.slides().await?.remove(0);
    session.choose_slide(&first).await?;
    session.open_tab("Notes").await?;
    session.write("textarea[aria-label^='What you say']", &format!(" {NOTE}.")).await
}

/// Waits for a bag, and looks whether it is ready.
async fn until_ready(session: &Session) -> Result {
    session.find_by(fantoccini::Locator::Css(".verdict"), PATIENCE).await?;
    assert_eq!(session.text(".verdict h3").await?, "Ready to take along", "{}", session.text(".result").await?);
    Ok(())
}

/// The names of the files that are listed.
async fn listed(session: &Session) -> Result<Vec<String>> {
    let names = "return [...document.querySelectorAll('.result li .name')].map((name) => name.textContent);";
    Ok(serde_json::from_value(session.page.execute(names, Vec::new()).await?)?)
}

async fn bag_in_folder(session: &Session) -> Result {
    session.press("Ctrl+Shift+e").await?;
    session.until_text("[data-dialog-title]", "Go-bag").await?;
    session.click_label("Accreditation packet").await?;
    session.is_for_everybody_by_day_and_night("go-bag").await?;
    session.click_words("Choose a place").await?;
    session.until_text(".progress .doing", "checking").await?;
    until_ready(session).await?;
    session.is_for_everybody_by_day_and_night("go-bag, made").await?;

    let bag = session.desktop.picks().join(format!("{TITLE} go-bag"));
    let files = listed(session).await?;
    assert_eq!(files.iter().cloned().collect::<std::collections::BTreeSet<_>>(), names_below(&bag));
    assert!(files.iter().any(|name| name.contains("accreditation")), "{files:?}");
    assert!(sums_are_right(&bag));
    let unchecked = session.count(".result .unchecked").await?;
    assert_eq!(unchecked, 0, "every file says what was checked of it");
    session.click(".result li summary").await?;
    session.until_text(".result li details[open]", "Is on the disk as it was written").await?;
    for name in files.iter().filter(|name| name.starts_with("audience/")) {
        assert!(!has_note(&bag.join(name)), "{name} is an audience's and has notes");
    }
    for name in files.iter().filter(|name| name.starts_with("presenter/") && name.contains(TITLE)) {
        assert!(has_note(&bag.join(name)), "{name} has no notes");
    }
    session.click_words("Open folder").await?;
    session.click("[aria-label^='Open audience/']").await?;
    let given = files.iter().find(|name| name.starts_with("audience/")).unwrap();
    let shown = [bag.clone(), bag.join(given)];
    session.until("the system's viewers", async || Ok(session.desktop.shown() == shown)).await
}

/// Whether the presenter's note is in a file, whatever its kind.
fn has_note(file: &Path) -> bool {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "pdf" => words(file).contains(NOTE),
        "pptx" | "lectern" => !parts_with(file, NOTE).is_empty(),
        _ => String::from_utf8_lossy(&fs::read(file).unwrap()).contains(NOTE),
    }
}

async fn bag_in_zip(session: &Session) -> Result {
    let folder = listed(session).await?;
    session.click_words("Make it again").await?;
    session.click("[data-dialog-content] input[value=zip]").await?;
    session.click_words("Choose a place").await?;
    until_ready(session).await?;
    session.until_text(".result .hint", "unpack the zip").await?;
    let bag = session.desktop.picks().join(format!("{TITLE} go-bag.zip"));
    assert_eq!(names_in_zip(&bag), folder.into_iter().collect());
    session.close_dialog().await
}

/// What the accreditation packet has no words for is filled in from the export's preview.
async fn fill_packet(session: &Session) -> Result {
    session.press("Ctrl+e").await?;
    session.click_label("Accreditation packet").await?;
    session.until_text(".blanks", "About the presenter").await?;
    session.is_for_everybody_by_day_and_night("export, accreditation packet").await?;
    session.click(".blanks button").await?;
    session.until_text("[data-dialog-title]", "Settings of this talk").await?;
    session.write("input[id$='-biography']", "Jordan Example has taught for twelve years.").await?;
    session.press("Esc").await?;
    session.until_text("[data-dialog-title]", "Export").await?;
    session.until_text(".blanks", "Presenter").await?;
    session
        .until("what was filled in to be told no more", async || {
            Ok(!session.text(".blanks").await?.contains("About the presenter"))
        })
        .await?;
    session.close_dialog().await
}

/// Exports decks for others; gives the audience's for a browser.
async fn decks(session: &Session) -> Result<std::path::PathBuf> {
    let wanted =
        ["Slides for PowerPoint", "Slides for a browser"].map(|name| [name.to_owned(), format!("{name}, with your notes")]);
    let wanted = wanted.concat();
    let made = session.export(&wanted.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    assert_eq!(made.len(), 4, "{made:?}");
    for (file, told) in &made {
        let name = file.file_name().unwrap().to_string_lossy();
        assert_eq!(has_note(file), name.contains("presenter"), "{name}");
        if name.ends_with("pptx") {
            let slides = parts_with(file, "<p:sld ").len();
            assert_eq!(slides, *told, "{name}");
        }
    }
    let find = |ending: &str| made.iter().map(|(file, _)| file).find(|file| file.to_string_lossy().ends_with(ending)).unwrap();
    let audience = session.desktop.home_folder().join("audience.html");
    fs::copy(find("audience.html"), &audience).unwrap();

    // The presenter's deck, read again, is the talk as it is.
    let deck = fs::read(find("presenter.pptx")).unwrap();
    session.desktop.offer("back.pptx", &deck);
    session.press("Ctrl+Shift+o").await?;
    session.until_text("[data-dialog-content]", "every slide is in the talk as it is").await?;
    session.is_for_everybody_by_day_and_night("import, a deck that came back").await?;
    session.close_dialog().await?;
    Ok(audience)
}
