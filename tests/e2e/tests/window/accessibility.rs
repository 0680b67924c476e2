//! Every view and every dialog can be used by everybody: axe finds nothing, colours measured as they are drawn.

use fantoccini::Locator;
use lectern_e2e::session::{Result, Session, drive};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn the_pages_of_a_talk_are_for_everybody() {
    drive(90, async |session| {
        session.is_for_everybody("start").await?;
        session.click("input[name=audience][value=parents]").await?;
        session.until_text("footer p", "of 20 minutes").await?;
        session.is_for_everybody("start, chosen").await?;
        for dialog in ["Settings", "Keyboard shortcuts", "About Lectern"] {
            look_at(session, dialog).await?;
        }
        session.press("Ctrl+k").await?;
        session.find("[data-command-item]").await?;
        session.is_for_everybody("palette").await?;
        session.close_dialog().await?;
        session.lay_out("parents", "20").await?;
        look_at_builder(session).await?;
        for dialog in [
            "What to look at",
            "Fit to time",
            "Documents",
            "Make it for another audience",
            "Before you present",
            "Settings of this talk",
            "Export",
        ] {
            look_at(session, dialog).await?;
        }
        Ok(())
    })
    .await;
}

/// Opens a dialog by its command, looks, and closes it.
async fn look_at(session: &Session, dialog: &str) -> Result {
    session.command(dialog).await?;
    session.find("[data-dialog-title]").await?;
    session.until_gone("[data-command-item]").await?;
    session.is_for_everybody(dialog).await?;
    let tabs = session.page.find_all(Locator::Css("[data-dialog-content] [role=tab][data-state=inactive]")).await?;
    for tab in tabs {
        tab.click().await?;
        session.is_for_everybody(&format!("{dialog}, {}", tab.text().await?)).await?;
    }
    session.close_dialog().await
}

/// The library with its filters, each part of what is told of a slide, and a claim.
async fn look_at_builder(session: &Session) -> Result {
    session.is_for_everybody("builder").await?;
    session.press("Ctrl+f").await?;
    session.click_words("Filters").await?;
    session.write("input[type=search]", "help").await?;
    session.find("section[aria-label=Library] li mark").await?;
    session.is_for_everybody("library").await?;
    session.press("Ctrl+1").await?;
    session.find("section[aria-label=Details]").await?;
    for tab in ["Notes", "Sources", "If asked"] {
        session.open_tab(tab).await?;
        session.is_for_everybody(tab).await?;
    }
    session.open_tab("Evidence").await?;
    let mut slides = session.slides().await?.into_iter();
    while session.count("section[aria-label=Details] [role=tabpanel] li > button").await? == 0 {
        session.choose_slide(&slides.next().expect("a slide rests on a claim")).await?;
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    }
    session.is_for_everybody("Evidence").await?;
    session.click("section[aria-label=Details] [role=tabpanel] li > button").await?;
    session.find("[data-dialog-title]").await?;
    session.is_for_everybody("claim").await?;
    session.close_dialog().await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn the_windows_of_a_presentation_are_for_everybody() {
    drive(60, async |session| {
        session.lay_out("parents", "20").await?;
        session.present().await?;
        session.to_presenter().await?;
        session.is_for_everybody("presenter, ready").await?;
        session.press("Right").await?;
        session.press("Right").await?;
        session.until_text(".banner", "The audience sees this slide").await?;
        session.is_for_everybody("presenter").await?;
        for (key, what) in [("g", "all slides"), ("?", "keys"), ("/", "search"), ("t", "ten minutes left")] {
            session.press(key).await?;
            session.is_for_everybody(&format!("presenter, {what}")).await?;
            session.press("Esc").await?;
        }
        session.to_audience().await?;
        session.is_for_everybody("audience").await
    })
    .await;
}
