//! How fast the real windows are, and how much memory they take. Prints times and ratios; judges nothing. `make bench` runs it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use lectern_e2e::desktop::Desktop;
use lectern_e2e::session::{Result, Session, drive};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How often each window is started; once more for what the system keeps of the first.
const STARTS: usize = 7;
const STEPS: usize = 10;

/// In the audience's page: remembers when each new page was there, and when the frame with it was drawn.
const WATCH: &str = "window.steps = [];
    let last = document.querySelector('img.seen')?.dataset.picture;
    const now = () => performance.timeOrigin + performance.now();
    new MutationObserver(() => {
        const seen = document.querySelector('img.seen')?.dataset.picture;
        if (seen === last) return;
        last = seen;
        const there = now();
        requestAnimationFrame(() => setTimeout(() => window.steps.push([there, now()])));
    }).observe(document.body, { subtree: true, attributes: true, childList: true });";

/// In the presenter's page: steps on; when that was.
const STEP: &str = "const begun = performance.timeOrigin + performance.now();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }));
    return begun;";

/// How long a frame takes here, in the mean of thirty.
const FRAME: &str = "const done = arguments[0]; let left = 30; const begun = performance.now();
    requestAnimationFrame(function next() { --left > 0 ? requestAnimationFrame(next) : done((performance.now() - begun) / 30); });";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display and quiet; run `make bench`"]
async fn start_and_memory() {
    let (mut empty, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..=STARTS {
        empty.push(start("LECTERN_EMPTY=1").await);
        whole.push(start("").await);
    }
    let times = |starts: &[(f64, f64)]| median(starts[1..].iter().map(|(time, _)| *time).collect());
    let memory = |starts: &[(f64, f64)]| median(starts[1..].iter().map(|(_, memory)| *memory).collect());
    println!(
        "\nstart to usable      empty window {:6.0} ms   Lectern {:6.0} ms   ratio {:.2}",
        times(&empty),
        times(&whole),
        times(&whole) / times(&empty)
    );
    println!(
        "memory at the start  empty window {:6.0} MiB  Lectern {:6.0} MiB  ratio {:.2}",
        memory(&empty),
        memory(&whole),
        memory(&whole) / memory(&empty)
    );
}

/// Starts a window; gives the milliseconds until it can be used, and its memory in MiB.
async fn start(environment: &str) -> (f64, f64) {
    let mut desktop = Desktop::start();
    // The clock runs from when the program is started, not from when the driver is asked to.
    let (program, begun) = (desktop.picks().join("start"), desktop.picks().join("begun"));
    let script = format!("#!/bin/sh\ndate +%s%N >'{}'\n{environment} exec \"$LECTERN_DESKTOP\" \"$@\"\n", begun.display());
    fs::write(&program, script).unwrap();
    make_executable(&program);
    let (page, driver) = lectern_e2e::session::connect(&mut desktop, program.to_str().unwrap(), &[]).await;
    let usable =
        "const [mark] = performance.getEntriesByName('usable'); return mark ? performance.timeOrigin + mark.startTime : 0;";
    let usable = loop {
        let at = page.execute(usable, Vec::new()).await.unwrap().as_f64().unwrap();
        if at > 0.0 {
            break at;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    let begun: f64 = fs::read_to_string(begun).unwrap().trim().parse().unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let memory = memory(&desktop);
    drop(page.close().await);
    drop(desktop);
    drop(driver);
    (usable - begun / 1e6, memory)
}

fn make_executable(program: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "wants a display and quiet; run `make bench`"]
async fn step_and_memory() {
    drive(90, async |session| {
        session.lay_out("parents", "20").await?;
        println!("\nmemory, a talk open          {:6.0} MiB", memory(&session.desktop));
        session.present().await?;
        session.to_presenter().await?;
        session.press("Right").await?;
        let steps = steps(session).await?;
        println!("memory, being presented      {:6.0} MiB", memory(&session.desktop));
        let frame = session.page.execute_async(FRAME, Vec::new()).await?.as_f64().unwrap();
        let there = median(steps.iter().map(|(there, _)| *there).collect());
        let drawn = median(steps.iter().map(|(_, drawn)| *drawn).collect());
        println!("step to the audience's page  {there:6.1} ms");
        println!("step to its frame drawn      {drawn:6.1} ms, of {frame:.1} ms a frame: {:.2}", drawn / frame);
        Ok(())
    })
    .await;
}

/// Steps in the presenter's window; gives the milliseconds until the audience's page had it, and until its frame was drawn.
async fn steps(session: &Session) -> Result<Vec<(f64, f64)>> {
    session.to_audience().await?;
    session.until_audience_sees_other(None).await?;
    session.page.execute(WATCH, Vec::new()).await?;
    session.to_presenter().await?;
    let mut begun = Vec::new();
    for _ in 0..STEPS {
        // A speaker stays on a slide; meanwhile the next one is loaded.
        tokio::time::sleep(Duration::from_millis(700)).await;
        begun.push(session.page.execute(STEP, Vec::new()).await?.as_f64().unwrap());
    }
    tokio::time::sleep(Duration::from_millis(700)).await;
    session.to_audience().await?;
    let ended: Vec<(f64, f64)> = serde_json::from_value(session.page.execute("return window.steps;", Vec::new()).await?)?;
    assert_eq!(ended.len(), begun.len(), "each step is seen once");
    Ok(ended.iter().zip(begun).map(|((there, drawn), begun)| (there - begun, drawn - begun)).collect())
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

/// The memory in MiB that the app's processes have, shared pages counted in each.
fn memory(desktop: &Desktop) -> f64 {
    let mut processes = desktop.app_ids();
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc").unwrap().filter_map(|entry| parent_of(&entry.ok()?.path())).collect();
    let mut at = 0;
    while at < processes.len() {
        let children = parents.iter().filter(|(_, parent)| *parent == processes[at]).map(|(child, _)| *child);
        let children: Vec<u32> = children.filter(|child| !processes.contains(child)).collect();
        processes.extend(children);
        at += 1;
    }
    let kilobytes = processes.iter().filter_map(|process| {
        let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    });
    kilobytes.sum::<f64>() / 1024.0
}

/// A process and the one that started it.
fn parent_of(folder: &Path) -> Option<(u32, u32)> {
    let process = folder.file_name()?.to_str()?.parse().ok()?;
    let stat = fs::read_to_string(folder.join("stat")).ok()?;
    // The name in brackets may have anything in it.
    let after = stat.rsplit_once(')')?.1;
    Some((process, after.split_whitespace().nth(1)?.parse().ok()?))
}
