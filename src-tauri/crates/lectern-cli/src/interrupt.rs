//! Ctrl-C: what is made is stopped at its next step, so that nothing half made is left. The second one ends the program.

use signal_hook::consts::TERM_SIGNALS;
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What a shell says of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// A flag that is set when the user stops the program.
pub(crate) fn stop_flag() -> Arc<AtomicBool> {
    let stopped = Arc::new(AtomicBool::new(false));
    for signal in TERM_SIGNALS {
        // Where the system lets no program take a signal, it ends the program at once, as it always did.
        let _ = flag::register_conditional_shutdown(*signal, INTERRUPTED, Arc::clone(&stopped));
        let _ = flag::register(*signal, Arc::clone(&stopped));
    }
    stopped
}
