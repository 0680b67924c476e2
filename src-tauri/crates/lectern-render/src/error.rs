//! Why a document cannot be rendered.

/// Why a document cannot be rendered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// There is no page to write.
    #[error("the document has no pages")]
    NoPages,
    /// A page was asked for that is not there.
    #[error("there is no page {page}; the document has {pages}")]
    NoSuchPage {
        /// The page, from 1.
        page: usize,
        /// How many there are.
        pages: usize,
    },
    /// There are more pages than a reader can be expected to open.
    #[error("the document has {pages} pages; {limit} are the most that can be written")]
    TooManyPages {
        /// How many there are.
        pages: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A font cannot be cut down to the glyphs used, or put into the file.
    #[error("the font {name} cannot be embedded: {reason}")]
    Font {
        /// Its PostScript name.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A picture cannot be decoded.
    #[error("the picture {name} cannot be read: {reason}")]
    Image {
        /// Its id: the path in its pack.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A page shows something the document does not hold.
    #[error("page {page} shows a {what} the document does not hold")]
    Missing {
        /// A font, a picture or a scene.
        what: &'static str,
        /// The page, from 1; for something inside a nested scene, the first page that shows the scene.
        page: usize,
    },
    /// A file of parts cannot be put together.
    #[error("the file cannot be put together: {reason}")]
    Package {
        /// What is wrong.
        reason: String,
    },
}
