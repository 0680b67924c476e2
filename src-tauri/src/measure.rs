//! For the tests' measurements: when a page can be used, and a window with next to nothing in it to compare with.

use tauri::http::Response;
use tauri::{Builder, WebviewUrl, WebviewWindowBuilder};

/// Marks, in a page's own record of times, the first frame in which an audience can be chosen.
pub(crate) const FIRST_INPUT: &str = "new MutationObserver((_, observer) => {
    if (document.querySelector('input[name=audience]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => performance.mark('usable'));
}).observe(document, { childList: true, subtree: true });";

const EMPTY: &str = "<!doctype html><html lang=en><title>Empty</title><input type=radio name=audience>";

/// Opens a window that has one field, and nothing behind it.
pub(crate) fn run_empty() -> tauri::Result<()> {
    let builder = Builder::default().register_uri_scheme_protocol("empty", |_, _| {
        Response::builder().header("content-type", "text/html").body(EMPTY.as_bytes()).unwrap_or_default()
    });
    let builder = builder.setup(|app| {
        let page = WebviewUrl::CustomProtocol("empty://localhost".parse()?);
        let window = WebviewWindowBuilder::new(app, "empty", page).title("Empty").inner_size(1280.0, 800.0);
        window.initialization_script(FIRST_INPUT).build()?;
        Ok(())
    });
    builder.build(crate::context())?.run(|_, _| {});
    Ok(())
}
