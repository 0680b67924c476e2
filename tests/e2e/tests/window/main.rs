//! What presenters do, in the real windows. Wants a display, so it runs by `make e2e`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accessibility;
mod bring_along;
mod files;
mod keyboard;
mod show;
mod swap;
mod take_along;
mod talk;
