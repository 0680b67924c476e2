//! Talks' files: given to the program, opened twice, broken.

use lectern_e2e::session::{Result, Session, drive};
use std::fs;
use std::path::PathBuf;

/// Makes a talk's file; gives its place.
async fn make_file(session: &Session) -> Result<PathBuf> {
    session.lay_out("parents", "20").await?;
    session.press("Ctrl+s").await?;
    session.until_text(".builder header", "saved as").await?;
    Ok(session.desktop.picks().join("Keeping our children safe.lectern"))
}

async fn has_focus(session: &Session) -> Result<bool> {
    Ok(session.page.execute("return document.hasFocus();", Vec::new()).await? == true)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_file_opens_with_the_program_and_once() {
    drive(60, async |session| {
        let file = make_file(session).await?;
        session.crash(&[&file]).await;
        session.until_built().await?;
        session.until_text(".builder header", "saved as Keeping our children safe.lectern").await?;
        let talk = session.page.window().await?;

        // From another window: that of the talk comes to the front, and the other stays as it is.
        session.press("Ctrl+n").await?;
        session.until_windows(2).await?;
        session.to_window("the start", |_, title| title == "Lectern").await?;
        session.find("input[name=audience]").await?;
        session.until("the new window in front", async || has_focus(session).await).await?;
        session.press("Ctrl+o").await?;
        session.page.switch_to_window(talk).await?;
        session.until("the talk's window in front", async || has_focus(session).await).await?;
        assert_eq!(session.page.windows().await?.len(), 2);

        // From a second start of the program, which ends at once.
        session.press("Ctrl+n").await?;
        session.until_windows(3).await?;
        session.until("another window in front", async || Ok(!has_focus(session).await?)).await?;
        let second = session.desktop.start_app(&[&file]);
        session.until("the talk's window in front again", async || has_focus(session).await).await?;
        session.until("one program", async || Ok(session.desktop.app_ids().len() == 1)).await?;
        drop(second);
        assert_eq!(session.page.windows().await?.len(), 3);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_broken_file_is_told_of_and_the_next_can_be_opened() {
    drive(60, async |session| {
        let broken = session.desktop.picks().join("A broken talk.lectern");
        fs::write(&broken, b"PK\x03\x04 and then nothing that is a talk").unwrap();
        session.crash(&[&broken]).await;
        session.until_text("[role=alert]", "A broken talk.lectern").await?;
        session.is_for_everybody("a broken file").await?;
        session.click("[role=alert] button").await?;
        session.until_gone("[role=alert]").await?;
        session.press("Ctrl+o").await?;
        session.until_text("[role=alert]", "A broken talk.lectern").await?;
        fs::remove_file(broken).unwrap();
        make_file(session).await.map(drop)
    })
    .await;
}
