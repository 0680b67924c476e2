//! The presenter's eyes: what stands in the page, and whether everybody can read it.

use crate::session::{Result, Session};
use fantoccini::{Client, Locator};
use std::fs;
use std::path::Path;
use std::time::Duration;

const RUN_AXE: &str =
    "const done = arguments[0]; const say = (found) => found.id + ': ' + found.nodes.map((node) => node.html.slice(0, 300)).join(' ');
    window.axe.run(document).then((result) => done(result.violations.map(say)), (error) => done([String(error)]));";

/// What keeps somebody out of a page as it stands, colours included.
pub(crate) async fn axe(page: &Client) -> Result<Vec<String>> {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("axe-core is installed; run by `make e2e`, which installs it");
    page.execute(&axe, Vec::new()).await?;
    Ok(serde_json::from_value(page.execute_async(RUN_AXE, Vec::new()).await?)?)
}

impl Session {
    /// The text of what a selector finds.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.find(selector).await?.text().await
    }

    /// How many a selector finds now.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        Ok(self.page.find_all(Locator::Css(selector)).await?.len())
    }

    /// Waits until what a selector finds has a text in it.
    pub async fn until_text(&self, selector: &str, text: &str) -> Result {
        let found = "const found = document.querySelector(arguments[0]); return found !== null && found.textContent.includes(arguments[1]);";
        let what = format!("`{text}` in `{selector}`");
        self.until(&what, async || Ok(self.page.execute(found, vec![selector.into(), text.into()]).await? == true)).await
    }

    /// Waits until a selector finds nothing any more.
    pub async fn until_gone(&self, selector: &str) -> Result {
        self.until(&format!("`{selector}` to go"), async || Ok(self.count(selector).await? == 0)).await
    }

    /// What a field holds.
    pub async fn value(&self, selector: &str) -> Result<String> {
        Ok(self.find(selector).await?.prop("value").await?.unwrap_or_default())
    }

    /// The same in light and in dark windows.
    pub async fn is_for_everybody_by_day_and_night(&self, place: &str) -> Result {
        for appearance in ["light", "dark"] {
            let put = "document.documentElement.dataset.appearance = arguments[0];";
            self.page.execute(put, vec![appearance.into()]).await?;
            self.is_for_everybody(&format!("{place}, {appearance}")).await?;
        }
        self.page.execute("delete document.documentElement.dataset.appearance;", Vec::new()).await.map(drop)
    }

    /// Nothing in the page as it stands keeps anybody out, colours included; `place` is where one is.
    pub async fn is_for_everybody(&self, place: &str) -> Result {
        // What moves in is measured when it stands.
        tokio::time::sleep(Duration::from_millis(250)).await;
        let found = axe(&self.page).await?;
        self.desktop.picture(place);
        assert_eq!(found, [""; 0], "{place}");
        Ok(())
    }
}
