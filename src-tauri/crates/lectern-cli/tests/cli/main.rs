//! The `lectern` command from outside: what it prints, writes and exits with.

#![allow(clippy::unwrap_used, clippy::panic)]

mod bad_input;
mod check;
mod export;
mod go_bag;
mod library;
mod new;
mod retarget;
mod stage;
