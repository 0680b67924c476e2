//! Images of a document.

use lectern_model::id::ImageId;
use lectern_model::image::RasterImage;

/// An image of a document: an index into its [`Images`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ImageKey(pub u32);

/// The images a document uses, in order of first use, each once.
#[derive(Debug, Clone, Default)]
pub struct Images {
    images: Vec<(ImageId, RasterImage)>,
}

impl Images {
    /// The key of an image, added where it is new.
    pub fn add(&mut self, id: &ImageId, image: &RasterImage) -> ImageKey {
        let at = self.images.iter().position(|(own, _)| own == id).unwrap_or_else(|| {
            self.images.push((id.clone(), image.clone()));
            self.images.len() - 1
        });
        ImageKey(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The image of a key, with its id.
    pub fn get(&self, key: ImageKey) -> Option<&(ImageId, RasterImage)> {
        self.images.get(key.0 as usize)
    }

    /// All images with their keys, in order of first use.
    pub fn iter(&self) -> impl Iterator<Item = (ImageKey, &(ImageId, RasterImage))> {
        self.images.iter().enumerate().map(|(at, image)| (ImageKey(u32::try_from(at).unwrap_or(u32::MAX)), image))
    }
}
