//! `lectern retarget`

use crate::stage::Stage;
use std::fs;

#[test]
fn the_same_talk_for_another_audience() {
    let stage = Stage::new();
    stage.talk();
    let ran = stage.run("retarget evening.lectern --audience officers -o roll-call.lectern");
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "roll-call.lectern: 6 slides, 10 minutes (was 10)",
        "  reworded  The facts (facts)",
        "  stays     The welcome (welcome)",
        "  replaced  The signs-home (signs-home) by The signs-street (signs-street)",
    ] {
        assert!(ran.out.contains(line), "{line} is not in {}", ran.out);
    }
    assert_eq!(stage.run("check roll-call.lectern").code, 0);
    assert_eq!(stage.run("export roll-call.lectern").code, 0);
}

#[test]
fn without_the_pack_what_has_no_counterpart_is_left_out_and_said() {
    let stage = Stage::new();
    stage.talk();
    fs::remove_dir_all(stage.path("content/packs/mini")).unwrap();
    let ran = stage.run("retarget evening.lectern --audience officers -o roll-call.lectern");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("left out     3 min  The signs-home (signs-home): it does not serve this audience"), "{}", ran.out);
    assert!(ran.err.contains("the pack `mini` is not installed"), "{}", ran.err);
    assert!(ran.err.contains("3 min left for questions"), "{}", ran.err);
}
