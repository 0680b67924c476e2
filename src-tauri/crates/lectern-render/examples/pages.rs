//! Times the writing of a document: `cargo run --release -p lectern-render --example pages -- [PAGES] [FILE]`.

#![allow(clippy::unwrap_used, clippy::print_stdout)]
#[allow(dead_code)]
#[path = "../tests/pdf/fixture.rs"]
mod fixture;

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let pages = arguments.next().map_or(Ok(100), |pages| pages.parse())?;
    let document = fixture::book(pages);
    let mut times = Vec::new();
    let mut bytes = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        bytes = lectern_render::render_pdf(&document)?;
        times.push(start.elapsed());
    }
    times.sort();
    println!("{pages} pages: {:?} (fastest {:?}), {} bytes", times[4], times[0], bytes.len());
    if let Some(file) = arguments.next() {
        std::fs::write(file, bytes)?;
    }
    Ok(())
}
