//! The real app, driven by WebDriver; the tests are in `tests/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod session;
