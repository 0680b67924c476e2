//! What is drawn in a document: text boxes, pictures, charts.

use super::super::chart::read_chart;
use super::super::media::alt_text;
use super::super::package::Target;
use super::super::tree::{PictureUse, Piece};
use super::super::xml::{attribute, is, parse_xml, path, relation};
use super::{DocumentReader, PLACE, paragraph};
use roxmltree::Node;

impl DocumentReader<'_> {
    /// Reads a text box, or the pictures and charts in a drawing.
    pub(super) fn object(&mut self, node: Node<'_, '_>) {
        if is(node, "txbxContent") {
            return self.blocks(node);
        }
        let drawn = paragraph::drawn(node);
        if drawn.is_empty() {
            return self.report.dropped(PLACE, "a drawing of lines and shapes: save it as a picture and put that in");
        }
        // What is said of the whole is said of the first in it.
        let mut whole = node.descendants().find(|inner| is(*inner, "docPr"));
        for inner in drawn {
            let whole = whole.take();
            match inner.tag_name().name() {
                "chart" => self.chart(inner, whole),
                "relIds" => self.report.dropped(PLACE, "a diagram (SmartArt): write its words as a list"),
                _ => self.picture(inner, whole),
            }
        }
    }

    fn chart(&mut self, node: Node<'_, '_>, properties: Option<Node<'_, '_>>) {
        let description = properties.and_then(|properties| attribute(properties, "descr"));
        let alt = alt_text(description, None, PLACE, &mut self.report);
        let text = relation(node, "id")
            .and_then(|id| self.relationships.part(id))
            .and_then(|part| self.package.xml_text(part).ok().flatten());
        let found = text.and_then(|text| read_chart(&parse_xml("chart", &text).ok()?, alt, PLACE, &mut self.report));
        match found {
            Some(chart) => self.pieces.push(Piece::Chart(chart)),
            None => self.report.dropped(PLACE, "a chart without values that can be read"),
        }
    }

    fn picture(&mut self, blip: Node<'_, '_>, whole: Option<Node<'_, '_>>) {
        let picture = blip.ancestors().find(|around| is(*around, "pic"));
        let own = picture.and_then(|picture| path(picture, &["nvPicPr", "cNvPr"]));
        let named = [whole, own].into_iter().flatten();
        let is_mark = |inner: Node<'_, '_>| is(inner, "decorative") && attribute(inner, "val") == Some("1");
        if named.clone().any(|properties| properties.descendants().any(is_mark)) {
            return self.report.dropped(PLACE, "a picture that is marked as decoration");
        }
        let id = ["embed", "id", "link"].into_iter().find_map(|name| relation(blip, name));
        match id.and_then(|id| self.relationships.get(id)).map(|found| &found.target) {
            Some(Target::Part(part)) => {
                let Some(picture) = self.media.take(self.package, part, PLACE, &mut self.report) else { return };
                let said = |key: &str| {
                    let texts = named.clone().filter_map(|properties| attribute(properties, key));
                    texts.into_iter().find(|text| !text.trim().is_empty())
                };
                let alt = alt_text(said("descr"), said("title"), PLACE, &mut self.report);
                self.pieces.push(Piece::Picture(PictureUse { picture, alt }));
            }
            Some(Target::External(_)) => {
                self.report.dropped(PLACE, "a picture that is not in the file but at an address; nothing is fetched");
            }
            None => self.report.dropped(PLACE, "a picture that is not in the file"),
        }
    }
}
