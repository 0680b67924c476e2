//! A display of its own with a window manager, a home of its own, and the programs that run on them.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a program may take to start.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Where an app runs.
pub struct Desktop {
    pub(crate) home: TempDir,
    display: String,
    bus: String,
    /// The last one started is ended first.
    programs: Vec<Program>,
}

/// A program that ends when it is dropped, whatever became of the test.
pub struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let test = std::thread::current().name().unwrap_or("failed").replace("::", " ");
            self.picture(&test);
        }
        self.kill_app();
        while let Some(program) = self.programs.pop() {
            drop(program);
        }
    }
}

impl Desktop {
    /// Starts a display, a bus for the session, and a window manager.
    pub fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("picks")).unwrap();
        stand_in_for_viewers(home.path());
        let (display, xvfb) =
            start_saying("Xvfb", &["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"], home.path());
        // Without a bus a second start of the program does not find the first.
        let (bus, daemon) =
            start_saying("dbus-daemon", &["--session", "--nofork", "--nopidfile", "--print-address=1"], home.path());
        let mut desktop = Self { home, display: format!(":{display}"), bus, programs: vec![xvfb, daemon] };
        let manager = desktop.run("openbox", &["--sm-disable"]);
        desktop.programs.push(manager);
        desktop
    }

    /// The user's folder.
    pub fn home_folder(&self) -> &Path {
        self.home.path()
    }

    /// The folder in which files are chosen.
    pub fn picks(&self) -> PathBuf {
        self.home.path().join("picks")
    }

    /// Makes a file the one that is chosen next: none of another program is beside it.
    pub fn offer(&self, name: &str, bytes: &[u8]) {
        for entry in fs::read_dir(self.picks()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && path.extension().is_none_or(|ending| ending != "lectern") {
                fs::remove_file(path).unwrap();
            }
        }
        fs::write(self.picks().join(name), bytes).unwrap();
    }

    /// The files and folders that the app had the system show, in order.
    pub fn shown(&self) -> Vec<PathBuf> {
        let told = fs::read_to_string(self.home.path().join(SHOWN)).unwrap_or_default();
        told.lines().map(PathBuf::from).collect()
    }

    /// The folder in which the app keeps what is the user's.
    pub fn state(&self) -> PathBuf {
        self.home.path().join("data/lectern")
    }

    /// Starts WebKit's driver; gives its port.
    pub fn start_driver(&mut self) -> (u16, Program) {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        (port, self.run("WebKitWebDriver", &[&format!("--port={port}"), "--host=127.0.0.1"]))
    }

    /// Starts Chromium's driver; gives its port.
    pub fn start_chromium_driver(&mut self) -> (u16, Program) {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        (port, self.run("chromedriver", &[&format!("--port={port}")]))
    }

    /// Starts the app as the desktop does, without the driver.
    pub fn start_app(&self, arguments: &[&Path]) -> Program {
        let arguments: Vec<&str> = arguments.iter().map(|path| path.to_str().unwrap()).collect();
        self.run(&app(), &arguments)
    }

    /// Kills the app that runs here, as a crash would, and waits until nothing of it is left.
    pub fn kill_app(&self) {
        for pid in self.app_ids() {
            drop(Command::new("kill").args(["-9", &pid.to_string()]).stderr(Stdio::null()).status());
            let begun = Instant::now();
            while is_alive(pid) && begun.elapsed() < PATIENCE {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }

    /// The process ids of the app here: those of its program with this home.
    pub fn app_ids(&self) -> Vec<u32> {
        // Where no app is tried, none runs.
        let Some(program) = std::env::var_os("LECTERN_DESKTOP").and_then(|path| fs::canonicalize(path).ok()) else {
            return Vec::new();
        };
        let home = format!("HOME={}", self.home.path().display());
        let is_ours = |pid: &u32| {
            let folder = PathBuf::from(format!("/proc/{pid}"));
            let environment = fs::read(folder.join("environ")).unwrap_or_default();
            fs::read_link(folder.join("exe")).is_ok_and(|exe| exe == program)
                && environment.split(|byte| *byte == 0).any(|entry| entry == home.as_bytes())
        };
        let entries = fs::read_dir("/proc").unwrap();
        entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).filter(is_ours).collect()
    }

    /// Keeps a picture of the display where the environment names a folder for them. The driver's own pictures hang where nothing is
    /// drawn by a graphics card.
    pub fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("LECTERN_E2E_PICTURES") else { return };
        let file = Path::new(&folder).join(format!("{name}.png"));
        let import = Command::new("import").args(["-display", &self.display, "-window", "root"]).arg(file).status();
        assert!(import.is_ok_and(|status| status.success()), "ImageMagick's `import` takes pictures");
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Program {
        let home = self.home.path();
        let search = std::env::var("PATH").unwrap_or_default();
        let child = quiet(program, arguments)
            .env("PATH", format!("{}:{search}", home.join("bin").display()))
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("LECTERN_PICKS", self.picks())
            .env("LECTERN_CONTENT", Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"))
            .env("LANG", "en_US.UTF-8")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .spawn();
        started(program, child)
    }
}

/// Where the stand-in for the system's viewers writes down what it was to show.
const SHOWN: &str = "shown";

/// Puts a program in the place of the system's viewers that writes down what it is to show.
fn stand_in_for_viewers(home: &Path) {
    let program = home.join("bin/xdg-open");
    fs::create_dir(home.join("bin")).unwrap();
    fs::write(&program, format!("#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"$HOME/{SHOWN}\"\n")).unwrap();
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The program under test.
pub fn app() -> String {
    std::env::var("LECTERN_DESKTOP").expect("LECTERN_DESKTOP names the program; run by `make e2e`")
}

/// Whether a process still has its files; one that waits to be buried has none.
fn is_alive(pid: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_some_and(|(_, after)| !after.trim_start().starts_with(['Z', 'X']))
}

fn quiet(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
    command
}

fn started(program: &str, child: std::io::Result<Child>) -> Program {
    Program(child.unwrap_or_else(|error| panic!("{program} starts; run by `make e2e`, which installs it: {error}")))
}

/// Starts a program and waits for the line that it says first.
fn start_saying(program: &str, arguments: &[&str], home: &Path) -> (String, Program) {
    let said = home.join(format!("{program}.said"));
    let output = fs::File::create(&said).unwrap();
    let running = started(program, quiet(program, arguments).stdout(output).spawn());
    let begun = Instant::now();
    loop {
        let text = fs::read_to_string(&said).unwrap();
        if let Some((line, _)) = text.split_once('\n') {
            return (line.trim().to_owned(), running);
        }
        assert!(begun.elapsed() < PATIENCE, "{program} says nothing");
        std::thread::sleep(Duration::from_millis(20));
    }
}
