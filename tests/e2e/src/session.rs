//! The app on a display of its own, with a home of its own, driven through WebKit's driver.

use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, json};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a step of the driver gives.
pub type Result<T = ()> = std::result::Result<T, CmdError>;

/// How long the window may take for anything but an export.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A running app.
pub struct Session {
    /// Its page.
    pub page: Client,
    display: String,
    home: TempDir,
    programs: Vec<Program>,
}

/// A program that ends when it is dropped, whatever became of the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Session {
    /// Starts a display, a window manager, the driver and the app.
    pub async fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("picks")).unwrap();
        let (display, xvfb) = start_display(home.path());
        let mut programs = vec![xvfb];
        programs.push(start("openbox", &["--sm-disable"], &display, home.path()));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        programs.push(start("WebKitWebDriver", &[&format!("--port={port}"), "--host=127.0.0.1"], &display, home.path()));
        let page = connect(port).await;
        page.wait().at_most(PATIENCE).for_element(Locator::Css("input[name=audience]")).await.unwrap();
        Self { page, display, home, programs }
    }

    /// The folder in which files are chosen.
    pub fn picks(&self) -> PathBuf {
        // Outlives the session, and goes with the machine's temporary files.
        let kept = std::env::temp_dir().join(format!("lectern-e2e-{}", std::process::id()));
        drop(fs::remove_dir_all(&kept));
        fs::create_dir_all(&kept).unwrap();
        for entry in fs::read_dir(self.home.path().join("picks")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, kept.join(path.file_name().unwrap())).unwrap();
        }
        kept
    }

    /// Clicks what a selector finds.
    pub async fn click(&self, selector: &str) -> Result {
        self.page.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await?.click().await
    }

    /// Clicks the button with these words.
    pub async fn click_words(&self, words: &str) -> Result {
        let path = format!("//button[normalize-space()='{words}']");
        self.page.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await?.click().await
    }

    /// Waits until what a selector finds has a text in it.
    pub async fn until_text(&self, selector: &str, text: &str) -> Result {
        let begun = Instant::now();
        loop {
            let element = self.page.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await?;
            let found = element.text().await?;
            if found.contains(text) {
                return Ok(());
            }
            assert!(begun.elapsed() < PATIENCE, "`{selector}` says `{found}`, not `{text}`");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What axe finds wrong with the page as it stands, colours included.
    pub async fn violations(&self) -> Result<Vec<String>> {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("axe-core is installed; run by `make e2e`, which installs it");
        self.page.execute(&axe, Vec::new()).await?;
        let run =
            "const done = arguments[0]; const say = (found) => found.id + ': ' + found.nodes.map((node) => node.html).join(' ');
            window.axe.run(document).then((result) => done(result.violations.map(say)), (error) => done([String(error)]));";
        let found = self.page.execute_async(run, Vec::new()).await?;
        Ok(serde_json::from_value(found)?)
    }

    /// Keeps a picture of the display where the environment names a folder for them. The driver's own pictures hang where nothing is
    /// drawn by a graphics card.
    pub async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("LECTERN_E2E_PICTURES") else { return };
        tokio::time::sleep(Duration::from_millis(500)).await;
        let file = Path::new(&folder).join(format!("{name}.png"));
        let import = Command::new("import").args(["-display", &self.display, "-window", "root"]).arg(file).status();
        assert!(import.is_ok_and(|status| status.success()), "ImageMagick's `import` takes pictures");
    }

    /// Closes the app, then what it ran on.
    pub async fn end(mut self) {
        drop(self.page.close().await);
        while let Some(program) = self.programs.pop() {
            drop(program);
        }
    }
}

/// A display that nobody uses, and its name.
fn start_display(home: &Path) -> (String, Program) {
    let number = home.join("display");
    let log = fs::File::create(&number).unwrap();
    let xvfb = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb starts; run by `make e2e`, which installs it");
    let xvfb = Program(xvfb);
    let begun = Instant::now();
    loop {
        let said = fs::read_to_string(&number).unwrap();
        if said.ends_with('\n') {
            return (format!(":{}", said.trim()), xvfb);
        }
        assert!(begun.elapsed() < PATIENCE, "Xvfb gives no display");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn start(program: &str, arguments: &[&str], display: &str, home: &Path) -> Program {
    let child = Command::new(program)
        .args(arguments)
        .env("DISPLAY", display)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("LECTERN_PICKS", home.join("picks"))
        .env("LECTERN_CONTENT", Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"))
        .env("LANG", "en_US.UTF-8")
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1")
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    Program(child.unwrap_or_else(|error| panic!("{program} starts; run by `make e2e`, which installs it: {error}")))
}

async fn connect(port: u16) -> Client {
    let program = std::env::var("LECTERN_DESKTOP").expect("LECTERN_DESKTOP names the program; run by `make e2e`");
    let options = json!({ "binary": program, "args": [] });
    let capabilities = Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
    let address = format!("http://127.0.0.1:{port}");
    let begun = Instant::now();
    loop {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        match builder.capabilities(capabilities.clone()).connect(&address).await {
            Ok(page) => return page,
            Err(error) if begun.elapsed() > PATIENCE => panic!("the driver does not start the app: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}
