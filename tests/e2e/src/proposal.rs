//! What the app makes of a talk: files, and talks for others.

use crate::session::{Result, Session};
use fantoccini::Locator;
use std::path::PathBuf;
use std::time::Duration;

impl Session {
    /// Exports formats, by their names; gives the files with the pages that the app says they have.
    pub async fn export(&self, formats: &[&str]) -> Result<Vec<(PathBuf, usize)>> {
        self.press("Ctrl+e").await?;
        self.find("[data-dialog-content] fieldset input[type=checkbox]").await?;
        for chosen in self.page.find_all(Locator::Css("[data-dialog-content] .formats input:checked")).await? {
            chosen.click().await?;
        }
        for format in formats {
            self.click_label(format).await?;
        }
        self.until_text("[data-dialog-content] .bottom", if formats.len() == 1 { "1 file" } else { "files" }).await?;
        self.is_for_everybody("export").await?;
        self.click_words("Choose a folder and export").await?;
        self.find_by(Locator::Css(".made .what"), Duration::from_secs(60)).await?;
        self.is_for_everybody("exported").await?;
        let mut made = Vec::new();
        for file in self.page.find_all(Locator::Css(".made .what")).await? {
            let name = file.find(Locator::Css(".name")).await?.text().await?;
            let pages = file.find(Locator::Css(".number")).await?.text().await?;
            let pages = pages.split(' ').next().unwrap_or_default().parse().unwrap_or_default();
            made.push((self.desktop.picks().join(name), pages));
        }
        self.close_dialog().await?;
        Ok(made)
    }
}
