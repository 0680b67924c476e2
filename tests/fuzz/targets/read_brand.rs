//! See [`lectern_fuzz::TARGETS`].

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lectern_fuzz::run("read_brand", data));
