//! What is done where a talk is made.

use crate::desktop::PATIENCE;
use crate::session::{Result, Session};
use fantoccini::Locator;
use fantoccini::elements::Element;
use std::time::Duration;

/// The field of the words on the slide that is shown.
pub const WORDS: &str = "textarea[aria-label^='Words on the slide']";

impl Session {
    /// The slides in the order of the outline, by their ids.
    pub async fn slides(&self) -> Result<Vec<String>> {
        let ids = "return [...document.querySelectorAll('.row.slide')].map((row) => row.dataset.row);";
        Ok(serde_json::from_value(self.page.execute(ids, Vec::new()).await?)?)
    }

    /// A slide's row in the outline.
    pub async fn row(&self, slide: &str) -> Result<Element> {
        self.find(&format!("[data-row='{slide}']")).await
    }

    /// A slide's title in the outline.
    pub async fn row_title(&self, slide: &str) -> Result<String> {
        let title = self.find(&format!("[data-row='{slide}'] .title")).await?;
        // What is scrolled away has no text that is seen.
        Ok(title.prop("textContent").await?.unwrap_or_default())
    }

    /// Chooses a slide, and waits until its words stand in the fields.
    pub async fn choose_slide(&self, slide: &str) -> Result {
        self.row(slide).await?.find(Locator::Css(".title")).await?.click().await?;
        self.find(&format!("[data-row='{slide}'][aria-current=true]")).await?;
        let title = self.row_title(slide).await?;
        if self.count("#slide-title").await? > 0 {
            self.until("the slide's title in its field", async || Ok(self.value("#slide-title").await? == title)).await?;
        }
        Ok(())
    }

    /// Opens a part of what is told of a slide, by its name.
    pub async fn open_tab(&self, name: &str) -> Result {
        let path = format!("//section[@aria-label='Details']//button[@role='tab'][normalize-space()='{name}']");
        self.find_by(Locator::XPath(&path), PATIENCE).await?.click().await?;
        self.find_by(Locator::XPath(&format!("{path}[@aria-selected='true']")), PATIENCE).await.map(drop)
    }

    /// Looks a slide up that the talk does not have yet, and adds it; gives its title.
    pub async fn add_from_library(&self, words: &str) -> Result<String> {
        let before = self.slides().await?.len();
        self.press("Ctrl+f").await?;
        self.click_words("Filters").await?;
        self.click("#library-filters input[type=checkbox]").await?;
        self.write("input[type=search]", words).await?;
        self.find("section[aria-label=Library] li mark").await?;
        // What is found changes with each letter.
        let mut title = String::new();
        self.until("what is found to stay", async || {
            tokio::time::sleep(Duration::from_millis(400)).await;
            let before = std::mem::replace(&mut title, self.text("section[aria-label=Library] li .card .title").await?);
            Ok(title == before)
        })
        .await?;
        self.click("section[aria-label=Library] li .add").await?;
        self.until("the slide that was added", async || Ok(self.slides().await?.len() == before + 1)).await?;
        // Where a window has no room for both, what is told of a slide comes back when the library goes.
        self.press("Ctrl+1").await?;
        self.until_gone("section[aria-label=Library]").await?;
        self.find("section[aria-label=Details]").await?;
        Ok(title)
    }

    /// Does something by the list of all commands.
    pub async fn command(&self, name: &str) -> Result {
        self.press("Ctrl+k").await?;
        self.write("[data-dialog-content] input", name).await?;
        self.until_text("[data-command-item][data-selected]", name).await?;
        self.press("Enter").await
    }

    /// Closes the dialog that is open.
    pub async fn close_dialog(&self) -> Result {
        self.press("Esc").await?;
        self.until_gone("[data-dialog-content]").await
    }
}
