//! The window without a pointer.

use lectern_e2e::builder::WORDS;
use lectern_e2e::file::parts_with;
use lectern_e2e::session::drive;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_talk_is_made_and_saved_by_keyboard_alone() {
    drive(60, async |session| {
        session.go_to("Tab", "input[name=audience]").await?;
        session.press("Space").await?;
        session.go_to("Right", "input[name=audience][value=officers]").await?;
        session.go_to("Tab", "input[name=minutes]").await?;
        session.go_to("Tab", ".title input").await?;
        session.type_words("Roll call").await?;
        session.go_to("Tab", "button[type=submit]").await?;
        session.press("Enter").await?;
        session.until_built().await?;

        // A slide out of the library.
        let laid_out = session.slides().await?;
        session.press("Ctrl+f").await?;
        session.go_to("Tab", "input[type=search]").await?;
        session.type_words("online").await?;
        session.find("section[aria-label=Library] li mark").await?;
        session.press("Down").await?;
        session.go_to("Down", ".card[aria-label^=Add]").await?;
        session.press("Enter").await?;
        session.until("the slide that was added", async || Ok(session.slides().await?.len() == laid_out.len() + 1)).await?;

        // The order, in the outline.
        session.go_to("Tab", "[role=treeitem]").await?;
        session.press("Home").await?;
        session.go_to("Down", ".row.slide").await?;
        let before = session.slides().await?;
        session.press("Alt+Down").await?;
        session.until("the order", async || Ok(session.slides().await?[1] == before[0])).await?;

        // The words of the slide.
        session.press("Enter").await?;
        session.go_to("Tab", WORDS).await?;
        session.press("Ctrl+End").await?;
        session.type_words(" Typed by hand").await?;
        session.press("Ctrl+s").await?;
        session.until_text(".builder header", "saved as Roll call.lectern").await?;
        assert_ne!(parts_with(&session.desktop.picks().join("Roll call.lectern"), "Typed by hand"), [""; 0]);
        Ok(())
    })
    .await;
}
