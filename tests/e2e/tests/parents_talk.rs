//! A talk, from the start to an exported deck, in the real window. Wants a display, so it runs by `make e2e`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use fantoccini::Locator;
use lectern_e2e::session::{PATIENCE, Result, Session};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_talk_for_parents_is_laid_out_saved_and_exported() {
    let session = Session::start().await;
    // A window that hangs must not keep the display and the driver running.
    let outcome = tokio::time::timeout(Duration::from_secs(120), parents_talk(&session)).await;
    let picks = session.picks();
    session.end().await;
    let (deck, talk) = outcome.expect("the window answers").unwrap();
    assert!(fs::read(picks.join(deck)).unwrap().starts_with(b"%PDF-1."));
    assert!(fs::read(picks.join(talk)).unwrap().starts_with(b"PK"));
}

/// Goes the way of a presenter. Gives the names of the deck and of the talk's file.
async fn parents_talk(session: &Session) -> Result<(PathBuf, PathBuf)> {
    let page = &session.page;
    session.click("input[name=audience][value=parents]").await?;
    session.click("input[name=minutes][value='20']").await?;
    session.until_text("footer p", "12 slides · 20 of 20 minutes").await?;
    session.picture("start").await;
    assert_eq!(session.violations().await?, [""; 0]);
    session.click("button[type=submit]").await?;

    page.wait().at_most(PATIENCE).for_element(Locator::Css(".builder")).await?;
    assert_eq!(page.find_all(Locator::Css("button.slide")).await?.len(), 12);
    session.until_text(".time strong", "20 of 20 minutes").await?;
    session.picture("builder").await;
    assert_eq!(session.violations().await?, [""; 0]);

    session.click_words("Save As…").await?;
    session.until_text(".head p", "Saved as Keeping our children safe.lectern").await?;

    session.click_words("Export…").await?;
    session.click("dialog input[value=article]").await?;
    session.click("dialog input[value='3-up']").await?;
    session.click("dialog button[type=submit]").await?;
    page.wait().at_most(Duration::from_secs(60)).for_element(Locator::Css(".made")).await?;
    session.picture("exported").await;
    assert_eq!(session.violations().await?, [""; 0]);
    let made = page.find(Locator::Css(".made li span")).await?.text().await?;
    Ok((made.into(), "Keeping our children safe.lectern".into()))
}
