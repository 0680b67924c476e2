//! What is done while presenting.

use crate::session::{Result, Session};
use fantoccini::Locator;

impl Session {
    /// Opens the dialog before a presentation and begins one with the notes in a window.
    pub async fn present(&self) -> Result {
        self.press("F5").await?;
        self.find("[data-dialog-content] .bottom .primary").await?;
        self.click("[data-dialog-content] input[value=presenter-window]").await?;
        self.click("[data-dialog-content] .bottom .primary").await?;
        self.until_windows(3).await
    }

    /// Drives the presenter's window.
    pub async fn to_presenter(&self) -> Result {
        self.to_window("presenter", |address, _| address.ends_with("#presenter")).await?;
        self.find("main .banner").await.map(drop)
    }

    /// Drives the audience's window.
    pub async fn to_audience(&self) -> Result {
        self.to_window("audience", |address, _| address.ends_with("#audience")).await?;
        self.find("main .page").await.map(drop)
    }

    /// Says yes to the question whether to end, and drives the window of the talk.
    pub async fn end_show(&self, yes: &str) -> Result {
        // The window goes while it is clicked in, which the driver takes for a fault.
        drop(self.click_words(yes).await);
        self.until_windows(1).await?;
        self.to_window("the talk", |_, title| title.ends_with("Lectern")).await
    }

    /// The picture that the audience sees; none where the screen is black or white.
    pub async fn audience_sees(&self) -> Result<Option<String>> {
        let seen = self.page.find_all(Locator::Css("img.seen")).await?;
        match seen.first() {
            Some(picture) => picture.attr("data-picture").await,
            None => Ok(None),
        }
    }

    /// Waits until the audience sees another picture than this; gives it.
    pub async fn until_audience_sees_other(&self, than: Option<&str>) -> Result<Option<String>> {
        self.until("another picture", async || Ok(self.audience_sees().await?.as_deref() != than)).await?;
        self.audience_sees().await
    }
}
