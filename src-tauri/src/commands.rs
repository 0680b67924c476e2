//! The commands that a page may call: each takes a wire value, calls one use case off the main thread, and gives a wire value.

// Arguments come by value.
#![allow(clippy::needless_pass_by_value)]

pub(crate) mod edit;
pub(crate) mod export;
pub(crate) mod library;
pub(crate) mod own;
pub(crate) mod picture;
pub(crate) mod proposal;
pub(crate) mod show;
pub(crate) mod start;
pub(crate) mod talk;
pub(crate) mod window;

use crate::ipc::IpcError;

/// Runs what may take long where it does not hold up the windows.
async fn off_main<T: Send + 'static>(work: impl FnOnce() -> Result<T, IpcError> + Send + 'static) -> Result<T, IpcError> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(IpcError::fault(&error.to_string())),
    }
}
