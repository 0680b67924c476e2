//! A talk is made again for other people.

use fantoccini::Locator;
use lectern_e2e::session::drive;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display; run `make e2e`"]
async fn a_talk_for_parents_becomes_one_for_officers() {
    drive(60, async |session| {
        session.lay_out("parents", "20").await?;
        let before = session.slides().await?;
        session.command("Make it for another audience").await?;
        session.click("[data-dialog-content] input[value=officers]").await?;
        session.find("[data-dialog-content] tbody tr").await?;
        session.is_for_everybody("swap").await?;
        // One change is refused: what has no counterpart stays as it is.
        let changes = session.page.find_all(Locator::Css("tbody input[type=checkbox]")).await?;
        assert!(changes.len() > 1, "officers hear other things than parents");
        changes[0].click().await?;
        session.click_words("Make the talk").await?;
        session.until_windows(2).await?;
        session.to_window("the talk for parents", |_, title| title.ends_with("Lectern")).await?;
        let this = session.page.window().await?;
        for window in session.page.windows().await? {
            session.page.switch_to_window(window).await?;
            session.find(".builder .row.slide").await?;
            let head = session.text(".builder header p").await?;
            match head.to_lowercase().contains("parents") {
                true => assert_eq!(session.slides().await?, before, "the talk it was made of is as it was"),
                false => {
                    assert!(head.to_lowercase().contains("officers"), "{head}");
                    assert!(head.contains("not saved yet"), "{head}");
                    assert_ne!(session.slides().await?, before);
                }
            }
        }
        session.page.switch_to_window(this).await
    })
    .await;
}
