//! What a picture depends on, as a number: the same number, the same picture.

use lectern_layout::PageCount;
use lectern_model::block::{Block, DeckBlock};
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::id::ImageId;
use lectern_model::image::Image;
use lectern_model::slide::SlideKind;
use lectern_model::theme::{Aspect, Theme};
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::hash::{DefaultHasher, Hasher};
use std::num::ParseIntError;
use std::str::FromStr;
use std::sync::Arc;

/// The most pictures of pixels whose hashes are kept.
const MOST_IMAGES: usize = 256;

/// A picture's name: other pictures have other names, in every run of the program. Written as `0123456789abcdef-0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureKey {
    /// Of everything that is drawn.
    pub(super) hash: u64,
    /// The page of what was laid out together, from 0.
    pub(super) page: usize,
}

impl fmt::Display for PictureKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}-{}", self.hash, self.page)
    }
}

impl FromStr for PictureKey {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let (hash, page) = text.split_once('-').unwrap_or((text, ""));
        Ok(Self { hash: u64::from_str_radix(hash, 16)?, page: page.parse()? })
    }
}

/// Hashes values by what they print for debugging: all their fields, and no addresses.
#[derive(Default)]
pub(super) struct Digest(DefaultHasher);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

impl Digest {
    pub(super) fn add(&mut self, value: &dyn fmt::Debug) {
        // Hashing cannot fail; the mark keeps neighbours apart.
        let _ = write!(self, "{value:?}\u{1f}");
    }

    pub(super) fn finish(&self) -> u64 {
        self.0.finish()
    }
}

/// The hashes of pictures' bytes, each taken once for as long as the bytes are in use.
#[derive(Default)]
pub(super) struct ImageHashes(BTreeMap<usize, (Arc<[u8]>, u64)>);

impl ImageHashes {
    fn of(&mut self, image: &Image) -> u64 {
        let bytes = match image {
            Image::Raster(image) => &image.bytes,
            Image::Vector(image) => &image.bytes,
        };
        // The bytes are held, so that nothing else can come to stand at their address.
        let address = Arc::as_ptr(bytes).cast::<u8>() as usize;
        if let Some((_, hash)) = self.0.get(&address) {
            return *hash;
        }
        if self.0.len() >= MOST_IMAGES {
            self.0.clear();
        }
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        self.0.insert(address, (Arc::clone(bytes), hasher.finish()));
        hasher.finish()
    }
}

/// What every slide and handout of a deck depends on. How a theme looks is taken from what it says.
pub(super) fn ground(deck: &Deck, theme: &Theme, aspect: Aspect) -> u64 {
    let mut digest = Digest::default();
    digest.add(theme);
    digest.add(&aspect);
    digest.add(&(&deck.title, &deck.language, deck.sources_at, deck.draft_translation, &deck.words));
    digest.finish()
}

/// What a slide's pages depend on, and nothing else, so that a change elsewhere leaves them as they are.
pub(super) fn of_slide(ground: u64, deck: &Deck, slide: &DeckSlide, before: PageCount, images: &mut ImageHashes) -> u64 {
    // Named one by one, so that what is new on slides must be given a place here; some is only said, or printed elsewhere.
    let DeckSlide {
        notes: _,
        asked: _,
        handout: _,
        rights: _,
        minutes: _,
        id,
        kind,
        title,
        body,
        caveat,
        warning,
        icon,
        cited,
        section,
        language,
        hidden,
        backup,
        draft,
    } = slide;
    let mut digest = Digest::default();
    digest.add(&(ground, id, kind, title, body, caveat, warning, icon, cited, language));
    digest.add(&(hidden, backup, draft, (!hidden).then_some(before)));
    let logo = deck.logo.as_ref().and_then(|logo| deck.images.get(&logo.image));
    digest.add(&(&deck.logo, logo.map(|image| images.of(image))));
    digest.add(&section.and_then(|at| deck.sections.get(at)).map(|section| &section.title));
    for cited in cited {
        let reference = deck.references.iter().find(|reference| reference.number == cited.number);
        digest.add(&reference.map(|reference| reference.numbered));
    }
    match kind {
        SlideKind::Title => {
            digest.add(&(section, deck.sections.len(), &deck.subtitle, deck.date, &deck.presenter, &deck.agency));
        }
        SlideKind::Section => digest.add(&(section, deck.sections.len())),
        SlideKind::References => digest.add(&deck.audience_references()),
        SlideKind::Statement
        | SlideKind::BigNumber
        | SlideKind::Bullets
        | SlideKind::TwoColumns
        | SlideKind::Table
        | SlideKind::Chart
        | SlideKind::Steps
        | SlideKind::Quote
        | SlideKind::Picture
        | SlideKind::Help => {}
    }
    let mut shown: Vec<&ImageId> = icon.iter().map(|icon| &icon.image).collect();
    find_images(body, &mut shown);
    find_images(caveat, &mut shown);
    for id in shown {
        digest.add(&deck.images.get(id).map(|image| images.of(image)));
    }
    digest.finish()
}

/// What a handout depends on: every word of the deck.
pub(super) fn of_handout(ground: u64, deck: &Deck, sheet: &dyn fmt::Debug, images: &mut ImageHashes) -> u64 {
    let mut digest = Digest::default();
    digest.add(&ground);
    digest.add(sheet);
    digest.add(&(&deck.subtitle, &deck.audience, &deck.audience_name, deck.date, &deck.presenter, &deck.agency, deck.minutes));
    digest.add(&deck.logo);
    digest.add(&(&deck.sections, &deck.slides, &deck.references, &deck.takeaway, &deck.card_contacts));
    for (id, image) in &deck.images {
        digest.add(&(id, images.of(image)));
    }
    digest.finish()
}

/// The pictures among some blocks.
fn find_images<'a>(blocks: &'a [DeckBlock], found: &mut Vec<&'a ImageId>) {
    for block in blocks {
        match block {
            Block::Picture(picture) => found.push(&picture.image),
            Block::List(list) => list.items.iter().for_each(|item| find_images(item, found)),
            Block::Quote(blocks) => find_images(blocks, found),
            Block::Paragraph(_)
            | Block::Heading(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Number(_)
            | Block::Contacts(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_as_it_is_written() {
        let key = PictureKey { hash: 0x00ab_cdef, page: 12 };
        assert_eq!(key.to_string(), "0000000000abcdef-12");
        assert_eq!(key.to_string().parse(), Ok(key));
        for wrong in ["", "12", "zz-1", "12-x", "12--1", "11223344556677889-0"] {
            assert!(wrong.parse::<PictureKey>().is_err(), "{wrong}");
        }
    }
}
