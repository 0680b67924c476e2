//! Every target lives through its seeds and through damaged ones.

use lectern_fuzz::seed::{damage, seeds};
use lectern_fuzz::{TARGETS, run};

/// How many runs of damaged seeds a target has; libFuzzer has millions.
const RUNS: u64 = 150;

#[test]
fn no_target_panics_on_seeds_and_damaged_seeds() {
    for (target, _) in TARGETS {
        let seeds = seeds(target);
        assert!(!seeds.is_empty(), "{target}");
        seeds.iter().for_each(|seed| run(target, seed));
        for (turn, seed) in (0..RUNS).zip(seeds.iter().cycle()) {
            run(target, &damage(seed, turn));
        }
    }
}

#[test]
fn every_target_can_be_fuzzed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let written = std::fs::read_dir(folder.join("targets")).unwrap().count();
    assert_eq!(written, TARGETS.len());
    for (target, _) in TARGETS {
        let text = std::fs::read_to_string(folder.join(format!("targets/{target}.rs"))).unwrap();
        assert!(text.contains(&format!("run(\"{target}\", data)")), "{target}");
        assert!(manifest.contains(&format!("name = \"{target}\"")), "{target}");
    }
}
