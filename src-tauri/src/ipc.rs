//! What goes between the program and its pages: small values, and one kind of error. The page's types are made from these.

pub(crate) mod edit;
pub(crate) mod error;
pub(crate) mod evidence;
pub(crate) mod export;
pub(crate) mod go_bag;
pub(crate) mod import;
pub(crate) mod library;
pub(crate) mod proposal;
pub(crate) mod review;
pub(crate) mod settings;
pub(crate) mod show;
pub(crate) mod slide;
pub(crate) mod talk;
pub(crate) mod text;
pub(crate) mod window;

pub(crate) use error::IpcError;

/// A count as pages have it.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
