//! A talk is presented in two windows, and rehearsed.

use lectern_e2e::session::{Result, Session, drive};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_talk_is_presented_with_both_windows() {
    drive(90, async |session| {
        session.lay_out("parents", "20").await?;
        session.present().await?;
        let first = step(session).await?;
        go_dark(session, &first).await?;
        ask_for_help(session).await?;
        jump(session).await?;
        leave_and_return(session).await?;
        session.to_presenter().await?;
        session.click_words("End…").await?;
        session.is_for_everybody("presenter, the end").await?;
        session.end_show("End the presentation").await
    })
    .await;
}

/// How long the talk takes, of how long it may.
const TIME: &str = "section[aria-label='Time by section'] strong";

/// Begins, and steps in each window; gives the picture that the audience sees then.
async fn step(session: &Session) -> Result<String> {
    session.to_presenter().await?;
    session.until_text(".banner", "to start").await?;
    session.press("Right").await?;
    session.to_audience().await?;
    let first = session.until_audience_sees_other(None).await?;
    session.to_presenter().await?;
    session.press("PageDown").await?;
    session.until_text("section[aria-label='Where the talk stands'] .label", "2 /").await?;
    session.to_audience().await?;
    let second = session.until_audience_sees_other(first.as_deref()).await?;
    session.press("PageDown").await?;
    let third = session.until_audience_sees_other(second.as_deref()).await?;
    session.press("PageUp").await?;
    session.until("the second page again", async || Ok(session.audience_sees().await? == second)).await?;
    assert_ne!(first, third);
    Ok(second.unwrap())
}

async fn go_dark(session: &Session, seen: &str) -> Result {
    session.press("b").await?;
    session.until("black", async || Ok(session.audience_sees().await?.is_none())).await?;
    session.until_text("[role=status]", "Black screen").await?;
    session.to_presenter().await?;
    session.until_text(".banner", "The audience sees black").await?;
    session.press("b").await?;
    session.until_text(".banner", "The audience sees this slide").await?;
    session.to_audience().await?;
    session.until("the same page again", async || Ok(session.audience_sees().await?.as_deref() == Some(seen))).await
}

async fn ask_for_help(session: &Session) -> Result {
    let seen = session.audience_sees().await?;
    session.press("h").await?;
    let help = session.until_audience_sees_other(seen.as_deref()).await?;
    assert!(help.is_some(), "help is a slide");
    session.to_presenter().await?;
    session.until_text(".banner", "The audience sees the help slide").await?;
    session.press("h").await?;
    session.to_audience().await?;
    session.until("what was there before help", async || Ok(session.audience_sees().await? == seen)).await
}

async fn jump(session: &Session) -> Result {
    session.to_presenter().await?;
    session.press("5").await?;
    session.press("Enter").await?;
    session.until_text("section[aria-label='Where the talk stands'] .label", "5 /").await
}

/// The clicker's button for start and stop: Escape and F5 by turns.
async fn leave_and_return(session: &Session) -> Result {
    session.to_audience().await?;
    let seen = session.audience_sees().await?;
    session.to_presenter().await?;
    session.press("Esc").await?;
    session.until_text(".banner", "Esc or F5 goes on").await?;
    session.press("F5").await?;
    session.until_text(".banner", "The audience sees this slide").await?;
    session.to_audience().await?;
    session.until("the page it was left at", async || Ok(session.audience_sees().await? == seen)).await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_rehearsal_offers_its_times_as_the_plan() {
    drive(60, async |session| {
        session.lay_out("parents", "20").await?;
        let planned = session.text(TIME).await?;
        session.press("F5").await?;
        session.click("[data-dialog-content] .bottom .button:not(.primary)").await?;
        session.until_windows(2).await?;
        session.to_presenter().await?;
        session.until_text(".banner", "to start").await?;
        session.press("Right").await?;
        session.press("Right").await?;
        // What is passed over in less than five seconds was not rehearsed.
        tokio::time::sleep(std::time::Duration::from_millis(5500)).await;
        session.press("Right").await?;
        session.click_words("End…").await?;
        session.end_show("End the rehearsal").await?;
        session.until_text("[data-dialog-title]", "Your rehearsal").await?;
        session.is_for_everybody("rehearsal").await?;
        session.click_words("Use these times").await?;
        session.until("the times of the rehearsal", async || Ok(session.text(TIME).await? != planned)).await
    })
    .await;
}
