//! What is done on the first page.

use crate::session::{Result, Session};
use fantoccini::Locator;

impl Session {
    /// Lays out a talk, and waits for it to stand there with its pictures.
    pub async fn lay_out(&self, audience: &str, minutes: &str) -> Result {
        self.click(&format!("input[name=audience][value={audience}]")).await?;
        self.click(&format!("input[name=minutes][value='{minutes}']")).await?;
        self.click("button[type=submit]").await?;
        self.until_built().await
    }

    /// Waits for a talk to stand there with its pictures.
    pub async fn until_built(&self) -> Result {
        self.find(".builder .row.slide").await?;
        self.find("section[aria-label=Slide] .sheet img").await?;
        Ok(())
    }

    /// The titles of talks that a crash left.
    pub async fn left_by_crash(&self) -> Result<Vec<String>> {
        self.find(".leftovers").await?;
        let mut titles = Vec::new();
        for title in self.page.find_all(Locator::Css(".leftovers strong")).await? {
            titles.push(title.text().await?);
        }
        Ok(titles)
    }
}
