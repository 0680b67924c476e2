//! Fonts as files.

use std::fmt;
use std::sync::Arc;

/// A font of a document: an index into its [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontKey(pub u16);

/// The fonts a document uses, in order of first use.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    fonts: Vec<Font>,
}

/// A font file and the face in it.
#[derive(Clone)]
pub struct Font {
    /// Its PostScript name, such as `SourceSans3-Regular`.
    pub name: String,
    /// The file's bytes, OpenType.
    pub data: Arc<[u8]>,
    /// The face in a collection, 0 for a file of one.
    pub index: u32,
}

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Font({}, {} bytes, {})", self.name, self.data.len(), self.index)
    }
}

impl Font {
    /// Whether both are the same face of the same file.
    fn is(&self, data: &Arc<[u8]>, index: u32) -> bool {
        self.index == index && Arc::ptr_eq(&self.data, data)
    }
}

impl Fonts {
    /// The key of a face, added where it is new. Faces are told apart by their data's address, so hand in shared data.
    pub fn add(&mut self, name: &str, data: &Arc<[u8]>, index: u32) -> FontKey {
        let at = self.fonts.iter().position(|font| font.is(data, index)).unwrap_or_else(|| {
            self.fonts.push(Font { name: name.to_owned(), data: Arc::clone(data), index });
            self.fonts.len() - 1
        });
        FontKey(u16::try_from(at).unwrap_or(u16::MAX))
    }

    /// The font of a key.
    pub fn get(&self, key: FontKey) -> Option<&Font> {
        self.fonts.get(usize::from(key.0))
    }

    /// All fonts with their keys, in order of first use.
    pub fn iter(&self) -> impl Iterator<Item = (FontKey, &Font)> {
        self.fonts.iter().enumerate().map(|(at, font)| (FontKey(u16::try_from(at).unwrap_or(u16::MAX)), font))
    }
}
