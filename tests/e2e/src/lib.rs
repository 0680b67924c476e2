//! The real app, driven by WebDriver. `session` runs it; what a presenter does in it stands in modules by the place where it is done.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod browser;
pub mod builder;
pub mod desktop;
pub mod eye;
pub mod file;
pub mod foreign;
pub mod hand;
pub mod proposal;
pub mod session;
pub mod show;
pub mod start;
pub mod tree;
