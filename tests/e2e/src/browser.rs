//! Browsers that show a file, each on a desktop of its own, driven through their drivers.

use crate::desktop::{Desktop, PATIENCE, Program};
use crate::session::Result;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Chromium.
    Chromium,
    /// WebKit, in the window that it is tried in.
    WebKit,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 2] = [Kind::Chromium, Kind::WebKit];

    fn capabilities(self, home: &Path) -> Map<String, Value> {
        let (name, options) = match self {
            Kind::Chromium => {
                let profile = format!("--user-data-dir={}", home.join("chromium").display());
                let args =
                    ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800", "--hide-scrollbars", &profile];
                ("goog:chromeOptions", json!({ "args": args }))
            }
            Kind::WebKit => ("webkitgtk:browserOptions", json!({ "binary": mini_browser(), "args": ["--automation"] })),
        };
        Map::from_iter([(name.to_owned(), options), ("unhandledPromptBehavior".to_owned(), "ignore".into())])
    }
}

/// WebKit's window for tests, which stands in the folder of its library.
fn mini_browser() -> PathBuf {
    let folders = ["/usr/lib", "/usr/libexec"].into_iter().flat_map(fs::read_dir).flatten().flatten().map(|entry| entry.path());
    let roots = ["/usr/lib", "/usr/libexec"].into_iter().map(PathBuf::from).chain(folders);
    let mut found = roots.map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser")).filter(|path| path.exists());
    found.next().expect("WebKit's MiniBrowser is there; run by `make e2e`, which installs it")
}

/// A browser that runs.
pub struct Browser {
    /// Where it runs.
    pub desktop: Desktop,
    /// The page of the window that is driven now.
    pub page: Client,
    /// Which one it is.
    pub kind: Kind,
    driver: Program,
}

/// Opens a file in a browser, does something there within so many seconds, and closes it.
pub async fn browse(kind: Kind, seconds: u64, address: &str, flow: impl AsyncFnOnce(&mut Browser) -> Result) {
    let mut browser = Browser::start(kind).await;
    let work = async {
        browser.page.goto(address).await?;
        flow(&mut browser).await
    };
    let outcome = tokio::time::timeout(Duration::from_secs(seconds), work).await;
    browser.end().await;
    outcome.expect("the browser answers in time").unwrap();
}

impl Browser {
    /// Starts a browser.
    ///
    /// # Panics
    /// It does not start.
    pub async fn start(kind: Kind) -> Self {
        let mut desktop = Desktop::start();
        let (port, driver) = match kind {
            Kind::Chromium => desktop.start_chromium_driver(),
            Kind::WebKit => desktop.start_driver(),
        };
        let capabilities = kind.capabilities(desktop.home.path());
        let address = format!("http://127.0.0.1:{port}");
        let begun = Instant::now();
        loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&address).await {
                Ok(page) => return Self { desktop, page, kind, driver },
                Err(error) => assert!(begun.elapsed() < PATIENCE, "{kind:?} does not start: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Closes the browser, then what it ran on.
    pub async fn end(self) {
        let Self { page, desktop, driver, .. } = self;
        drop(tokio::time::timeout(Duration::from_secs(5), page.close()).await);
        drop(driver);
        drop(desktop);
    }

    /// What a script gives.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        self.page.execute(script, Vec::new()).await
    }

    /// Waits until a script gives a value.
    pub async fn until(&self, script: &str, wanted: impl Into<Value>) -> Result {
        let wanted = wanted.into();
        let begun = Instant::now();
        loop {
            let found = self.ask(script).await?;
            if found == wanted {
                return Ok(());
            }
            assert!(begun.elapsed() < PATIENCE, "{:?}: `{script}` gives {found}, not {wanted}", self.kind);
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Presses a key, by WebDriver's code of it.
    pub async fn key(&self, key: char) -> Result {
        let keys = KeyActions::new("keyboard".into()).then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        self.page.perform_actions(keys).await
    }

    /// Clicks at a place of the window.
    pub async fn click_at(&self, x: f64, y: f64) -> Result {
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.page.perform_actions(mouse).await
    }

    /// Moves a finger over the screen.
    pub async fn swipe(&self, from: f64, to: f64) -> Result {
        let finger = TouchActions::new("finger".into())
            .then(PointerAction::MoveTo { duration: None, x: from, y: 300.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::MoveTo { duration: Some(Duration::from_millis(80)), x: to, y: 305.0 })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.page.perform_actions(finger).await
    }

    /// Nothing in the page as it stands keeps anybody out; `place` is where one is.
    pub async fn is_for_everybody(&self, place: &str) -> Result {
        let found = crate::eye::axe(&self.page).await?;
        assert_eq!(found, [""; 0], "{:?}, {place}", self.kind);
        Ok(())
    }
}
