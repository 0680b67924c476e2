//! How fast the road from pack to pages is: by phase, and how its cost grows; and what the window waits for. Prints times, pages per second and ratios; judges
//! nothing. `make bench` runs it.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod bag;
mod growth;
mod phase;
mod stage;
mod synthetic;
mod window;

use criterion::Criterion;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, asked, talk, folder] = arguments.as_slice()
        && asked == bag::COLD
    {
        return bag::pack_file(talk.as_ref(), folder.as_ref());
    }
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    phase::bench(&mut criterion);
    window::bench(&mut criterion);
    criterion.final_summary();
    // Growth is a table of its own: one run at 6,000 slides says more than twenty at 60.
    if !arguments.iter().any(|argument| argument == "--test" || argument == "--list") {
        growth::print();
        window::print();
        bag::print();
    }
}
