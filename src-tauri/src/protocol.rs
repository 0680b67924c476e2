//! The `slide:` scheme: pictures of slides by their names, `slide://localhost/NAME`. A name changes whenever its picture does.

use crate::desk::Desk;
use std::sync::Arc;
use tauri::http::{HeaderValue, Response, StatusCode, header};
use tauri::{Builder, Manager, Runtime};

/// Makes the scheme known to the web view.
pub(crate) fn register<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.register_asynchronous_uri_scheme_protocol("slide", |context, request, responder| {
        let desk = Arc::clone(&context.app_handle().state::<Arc<Desk>>());
        let path = request.uri().path().to_owned();
        tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&desk, &path)));
    })
}

/// A picture as SVG, by its name.
fn find(desk: &Desk, name: &str) -> Option<Vec<u8>> {
    let picture = desk.painter().ok()?.find(name.parse().ok()?)?;
    picture.svg().ok().map(String::into_bytes)
}

/// The picture that a path names.
pub(crate) fn answer(desk: &Desk, path: &str) -> Response<Vec<u8>> {
    let (status, kind, body) = match find(desk, path.trim_start_matches('/')) {
        Some(svg) => (StatusCode::OK, "image/svg+xml", svg),
        None => (StatusCode::NOT_FOUND, "text/plain", Vec::new()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if status == StatusCode::OK {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable"));
    }
    response
}
