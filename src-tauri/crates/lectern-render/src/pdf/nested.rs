//! Nested scenes: written by printpdf as pages, then turned into form objects that any page can paint.

use lectern_model::geometry::Size;
use lopdf::{Dictionary, Object, Stream, dictionary};

/// A nested scene's name among the resources of what shows it.
pub(super) fn name(at: usize) -> String {
    format!("S{at}")
}

/// A scene's content as a form object.
pub(super) fn form(content: Vec<u8>, size: Size, resources: Dictionary) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), Object::Real(size.width.0), Object::Real(size.height.0)],
        "Resources" => resources,
    };
    Stream::new(dict, content)
}
