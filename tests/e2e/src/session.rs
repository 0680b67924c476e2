//! The app on a desktop of its own, driven through WebKit's driver.

use crate::desktop::{Desktop, PATIENCE, Program, app};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// What a step of the driver gives.
pub type Result<T = ()> = std::result::Result<T, CmdError>;

/// A running app.
pub struct Session {
    /// Where it runs. Ends first where a test fails, with a last picture.
    pub desktop: Desktop,
    /// The page of the window that is driven now.
    pub page: Client,
    driver: Program,
}

/// Starts the app, does something in it within so many seconds, and ends it. A window that hangs must not keep the display and the
/// driver running.
pub async fn drive(seconds: u64, flow: impl AsyncFnOnce(&mut Session) -> Result) {
    let mut session = Session::start().await;
    let outcome = tokio::time::timeout(Duration::from_secs(seconds), flow(&mut session)).await;
    session.end().await;
    outcome.expect("the window answers in time").unwrap();
}

impl Session {
    /// Starts the app, and waits for its first page.
    pub async fn start() -> Self {
        let desktop = Desktop::start();
        let session = Self::on(desktop, &[]).await;
        session.find("input[name=audience]").await.unwrap();
        session
    }

    /// Starts the app on a desktop that is there.
    pub async fn on(mut desktop: Desktop, arguments: &[&Path]) -> Self {
        let (page, driver) = connect(&mut desktop, &app(), arguments).await;
        Self { page, desktop, driver }
    }

    /// Kills the app and starts it again in the same home.
    pub async fn crash(&mut self, arguments: &[&Path]) {
        self.desktop.kill_app();
        // The old driver waits for an app that is gone.
        (self.page, self.driver) = connect(&mut self.desktop, &app(), arguments).await;
    }

    /// Waits for what a selector finds.
    pub async fn find(&self, selector: &str) -> Result<Element> {
        self.find_by(Locator::Css(selector), PATIENCE).await
    }

    /// Waits so long for something.
    pub async fn find_by(&self, what: Locator<'_>, patience: Duration) -> Result<Element> {
        match self.page.wait().at_most(patience).for_element(what).await {
            Err(CmdError::WaitTimeout) => panic!("waited for {what:?}"),
            found => found,
        }
    }

    /// Waits until something holds.
    pub async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> Result<bool>) -> Result {
        let begun = Instant::now();
        while !holds().await? {
            assert!(begun.elapsed() < PATIENCE, "waited for {what}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        Ok(())
    }

    /// Waits for a window whose address and title are as wanted, and drives it from now on.
    pub async fn to_window(&self, what: &str, wanted: impl Fn(&str, &str) -> bool) -> Result {
        self.until(&format!("the window: {what}"), async || {
            for window in self.page.windows().await? {
                // A window may go while it is looked at.
                if self.page.switch_to_window(window).await.is_err() {
                    continue;
                }
                let (Ok(address), Ok(title)) = (self.page.current_url().await, self.page.title().await) else { continue };
                if wanted(address.as_str(), &title) {
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await
    }

    /// Waits until there are so many windows.
    pub async fn until_windows(&self, count: usize) -> Result {
        self.until(&format!("{count} windows"), async || Ok(self.page.windows().await?.len() == count)).await
    }

    /// Closes the app, then what it ran on.
    pub async fn end(self) {
        let Self { page, desktop, driver } = self;
        // An app that hangs is killed with its desktop.
        drop(tokio::time::timeout(Duration::from_secs(5), page.close()).await);
        drop(desktop);
        drop(driver);
    }
}

/// How often the driver may start a program whose page it then does not find, as it does now and then.
const ATTEMPTS: usize = 4;

/// Has a driver start a program; gives the page and the driver.
pub async fn connect(desktop: &mut Desktop, program: &str, arguments: &[&Path]) -> (Client, Program) {
    for _ in 0..ATTEMPTS {
        let (port, driver) = desktop.start_driver();
        if let Ok(page) = tokio::time::timeout(PATIENCE, page_of(port, program, arguments)).await {
            return (page, driver);
        }
        drop(driver);
        desktop.kill_app();
    }
    panic!("the driver does not start the app");
}

/// The page of a program that a driver starts; the driver may not listen yet.
async fn page_of(port: u16, program: &str, arguments: &[&Path]) -> Client {
    let options = json!({ "binary": program, "args": arguments });
    let capabilities = Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
    let address = format!("http://127.0.0.1:{port}");
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(&address).await {
            Ok(page) => return page,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}
