//! The `slide:` scheme: pictures of slides by their names, `slide://localhost/NAME`. A name changes whenever its picture does.

use crate::desk::Desk;
use lectern_app::picture::{Painter, SlidePictures};
use lectern_app::system_font::font_folders;
use lectern_app::talk_file::OpenTalk;
use std::sync::{Arc, Mutex, PoisonError};
use tauri::http::{HeaderValue, Response, StatusCode, header};
use tauri::{Builder, Manager, Runtime};

/// What draws slides.
pub(crate) trait Pictures: Send + Sync {
    /// The slides of a talk in the deck's order, each with the name of its first picture. Empty where nothing can be drawn.
    fn paint(&self, open: &OpenTalk) -> Vec<(String, String)>;
    /// A picture as SVG, by its name.
    fn find(&self, name: &str) -> Option<Vec<u8>>;
}

/// What draws slides, as commands get it.
pub(crate) type SharedPictures = Arc<dyn Pictures>;

/// Draws slides as they are exported.
pub(crate) struct Studio {
    desk: Arc<Desk>,
    /// None until the first picture is asked for, and while there is no content to draw with.
    painter: Mutex<Option<Arc<Painter>>>,
}

impl Studio {
    /// A studio with the content and the fonts of a desk.
    pub(crate) fn new(desk: Arc<Desk>) -> Self {
        Self { desk, painter: Mutex::new(None) }
    }

    fn painter(&self) -> Option<Arc<Painter>> {
        let mut painter = self.painter.lock().unwrap_or_else(PoisonError::into_inner);
        if painter.is_none() {
            let content = self.desk.content().ok()?;
            *painter = Some(Arc::new(Painter::new(content, font_folders(self.desk.home())).ok()?));
        }
        painter.clone()
    }
}

impl Pictures for Studio {
    fn paint(&self, open: &OpenTalk) -> Vec<(String, String)> {
        let Some(pictures) = self.painter().and_then(|painter| painter.talk(open).ok()) else { return Vec::new() };
        let first = |slide: SlidePictures| Some((slide.slide.to_string(), slide.pages.first()?.key.to_string()));
        pictures.slides.into_iter().filter_map(first).collect()
    }

    fn find(&self, name: &str) -> Option<Vec<u8>> {
        let picture = self.painter()?.find(name.parse().ok()?)?;
        picture.svg().ok().map(String::into_bytes)
    }
}

/// Makes the scheme known to the web view.
pub(crate) fn register<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.register_asynchronous_uri_scheme_protocol("slide", |context, request, responder| {
        let pictures = Arc::clone(&context.app_handle().state::<SharedPictures>());
        let path = request.uri().path().to_owned();
        tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&*pictures, &path)));
    })
}

/// The picture that a path names.
pub(crate) fn answer(pictures: &dyn Pictures, path: &str) -> Response<Vec<u8>> {
    let (status, kind, body) = match pictures.find(path.trim_start_matches('/')) {
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
