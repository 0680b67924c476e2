//! What a talk's slides name and its library does not have.

use super::Scope;
use super::order::{Entry, TAKEAWAY, visit_blocks, visit_inlines};
use crate::code;
use lectern_model::block::{AuthorBlock, Block};
use lectern_model::diagnostic::{Diagnostic, Place};
use lectern_model::slide::{Part, Slide, Variant};
use lectern_model::span::Inline;
use std::collections::BTreeSet;

/// Citations, claims, fields, contacts and pictures that the deck goes without, each told once; and that slides are not in the
/// talk's language.
pub(super) fn find<'a>(scope: &Scope<'a>, entries: &[Entry<'a>]) -> Vec<Diagnostic> {
    let mut finder = Finder { scope, told: BTreeSet::new(), found: Vec::new() };
    for entry in entries {
        finder.slide(entry.slide);
    }
    let wanted = &scope.talk.language;
    let foreign = entries.iter().filter(|entry| !scope.language(entry.slide, Part::Body).matches(wanted)).count();
    if foreign > 0 {
        let message =
            format!("{foreign} of {} slides have no wording in `{wanted}` and are shown in their own language", entries.len());
        finder.found.push(Diagnostic::warning("not-translated", message).hint("add sections with `lang=` to the slides"));
    }
    finder.found
}

struct Finder<'s, 'a> {
    scope: &'s Scope<'a>,
    told: BTreeSet<(String, String)>,
    found: Vec<Diagnostic>,
}

impl<'a> Finder<'_, 'a> {
    fn slide(&mut self, slide: &'a Slide) {
        for used in slide.claims.iter().filter(|used| !self.scope.library.claims.contains_key(&used.id)) {
            let message = format!("the slide `{}` rests on a claim `{}` that is not in the library", slide.id, used.id);
            self.tell(Diagnostic::error(code::UNKNOWN_CLAIM, message).at(Place::file(&slide.file.path)), used.id.as_str());
        }
        if let Some(icon) = slide.icon.as_ref().filter(|icon| !self.scope.library.images.contains_key(&icon.image)) {
            let message = format!("the icon `{}` of the slide `{}` is missing; the slide goes without", icon.image, slide.id);
            self.tell(Diagnostic::error(code::MISSING_IMAGE, message).at(Place::file(&slide.file.path)), icon.image.as_str());
        }
        let parts = [Part::Body, Part::Caveat, Part::Handout, Part::Notes, Part::Asked].into_iter();
        for variant in parts.chain(TAKEAWAY.map(Part::Takeaway)).filter_map(|part| self.scope.variant(slide, part)) {
            visit_inlines(&variant.heading, &mut |inline| self.inline(slide, variant, inline));
            visit_blocks(&variant.blocks, &mut |words| visit_inlines(words, &mut |inline| self.inline(slide, variant, inline)));
            self.blocks(slide, variant, &variant.blocks);
        }
    }

    fn inline(&mut self, slide: &Slide, variant: &Variant, inline: &Inline) {
        match inline {
            Inline::Citation(citation) => {
                for cited in citation.items.iter().filter(|cited| !self.scope.library.sources.contains_key(&cited.source)) {
                    let key = cited.source.as_str();
                    let message =
                        format!("the slide `{}` cites `{key}`, which is not in the library; the citation is left out", slide.id);
                    let place = Place::in_text(&slide.file.path, &slide.file.text, citation.span.clone());
                    self.tell(Diagnostic::error(code::UNKNOWN_CITATION, message).at(place), key);
                }
            }
            Inline::Field(id) if !self.scope.fields.has(id.as_str()) => {
                let message = format!("the slide `{}` has a local field `{id}` that is not in the pack", slide.id);
                self.tell(Diagnostic::error(code::UNKNOWN_FIELD, message).at(variant.place.clone()), id.as_str());
            }
            Inline::Field(_)
            | Inline::Text(_)
            | Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Link { .. }
            | Inline::Break => {}
        }
    }

    fn blocks(&mut self, slide: &Slide, variant: &Variant, blocks: &[AuthorBlock]) {
        let library = self.scope.library;
        for block in blocks {
            match block {
                Block::Contacts(ids) => {
                    for id in ids.iter().filter(|id| !library.contacts.contains_key(*id)) {
                        let message = format!("the slide `{}` shows a contact `{id}` that is not in the library", slide.id);
                        self.tell(Diagnostic::error(code::UNKNOWN_CONTACT, message).at(variant.place.clone()), id.as_str());
                    }
                }
                Block::Picture(picture) if !library.images.contains_key(&picture.image) => {
                    let image = picture.image.as_str();
                    let message =
                        format!("the picture `{image}` of the slide `{}` is missing; its alternative text is shown", slide.id);
                    self.tell(Diagnostic::error(code::MISSING_IMAGE, message).at(variant.place.clone()), image);
                }
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(slide, variant, item)),
                Block::Quote(inner) => self.blocks(slide, variant, inner),
                Block::Picture(_)
                | Block::Paragraph(_)
                | Block::Heading(_)
                | Block::Table(_)
                | Block::Chart(_)
                | Block::Number(_) => {}
            }
        }
    }

    fn tell(&mut self, diagnostic: Diagnostic, id: &str) {
        if self.told.insert((diagnostic.code.clone(), id.to_owned())) {
            self.found.push(diagnostic);
        }
    }
}
