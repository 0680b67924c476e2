//! How cost grows with the length of a talk: 60, 600 and 6,000 slides.

use crate::stage::Stage;
use crate::synthetic;
use lectern_content::load::load_pack;
use lectern_content::resolve::resolve_talk;
use lectern_render::{render_html, render_pdf, render_pptx};
use std::time::{Duration, Instant};

/// Prints a line a length: seconds by phase, pages per second, cost a slide next to that at 60 slides, and the most memory used
/// so far.
pub(crate) fn print() {
    println!(
        "\nslides  load    resolve layout  PDF     total   pages/s  cost a slide  PPTX    HTML    PPTX, HTML a slide  memory"
    );
    let mut stage = Stage::new();
    let mut first: Option<[f64; 3]> = None;
    for slides in [60, 600, 6_000] {
        let files = synthetic::pack(slides);
        let talk = synthetic::talk(slides);
        let ((library, _), load) = timed(|| load_pack(&files));
        let ((deck, _), resolve) = timed(|| resolve_talk(&talk, &library));
        let (laid_out, layout) = timed(|| stage.layout_deck(&deck));
        let (bytes, render) = timed(|| render_pdf(&laid_out.document).unwrap());
        assert!(bytes.starts_with(b"%PDF"));
        let total = (load + resolve + layout + render).as_secs_f64();
        let each = total / slides as f64;
        let (deck_file, pptx) = timed(|| render_pptx(&deck, &stage.theme, &laid_out.document).unwrap());
        let (page, html) = timed(|| render_html(&deck, &stage.theme, &laid_out.document).unwrap());
        assert!(deck_file.starts_with(b"PK") && page.starts_with("<!"));
        let costs = [each, pptx.as_secs_f64() / slides as f64, html.as_secs_f64() / slides as f64];
        let base = *first.get_or_insert(costs);
        let [ratio, of_pptx, of_html] = [0, 1, 2].map(|at| format!("{:.2}", costs[at] / base[at]));
        let pages = laid_out.document.pages.len() as f64 / total;
        let [load, resolve, layout, render, pptx, html] =
            [load, resolve, layout, render, pptx, html].map(|time| format!("{:.3}", time.as_secs_f64()));
        println!(
            "{slides:<7} {load:<7} {resolve:<7} {layout:<7} {render:<7} {total:<7.3} {pages:<8.0} {ratio:<13} {pptx:<7} {html:<7} {:<19} {}",
            format!("{of_pptx}, {of_html}"),
            memory()
        );
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

/// The most memory the process has used, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(|| "?".to_owned(), |peak| peak.trim().to_owned())
}
