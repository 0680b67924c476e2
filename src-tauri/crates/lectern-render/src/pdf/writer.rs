//! The backend: printpdf writes pages, fonts and content; the rest of the file is added to its objects.

use super::font::Faces;
use super::mark::PageNumbers;
use super::plan::{Page, Plan, page_size};
use super::{Backend, file, image, link, metadata, nested, outline, page, profile, string, structure};
use crate::RenderError;
use lectern_scene::image::ImageKey;
use lectern_scene::scene::{ItemKind, Scene};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions};
use std::collections::BTreeMap;

/// How many pages are operators at a time; those take ten times the memory of the content they make.
const BATCH: usize = 32;

/// Documents by printpdf.
pub(super) struct Printpdf;

/// The numbers of objects that name each other before they are written.
pub(super) struct Numbers {
    /// The first page's; the others follow in order.
    pages: u32,
    /// The first element's.
    elements: u32,
    /// The first link's.
    links: u32,
    /// How many links stand on the pages before each page, and at last on all.
    links_before: Vec<usize>,
}

/// What the scenes' operators name.
struct Resources {
    fonts: Object,
    images: BTreeMap<ImageKey, ObjectId>,
    nested: BTreeMap<usize, ObjectId>,
}

impl Backend for Printpdf {
    fn write(&self, plan: &Plan<'_>) -> Result<Vec<u8>, RenderError> {
        let faces = Faces::new(plan)?;
        let (mut objects, fonts) = embedded(&faces);
        let mut resources = Resources { fonts, images: image::write(plan, &mut objects)?, nested: BTreeMap::new() };
        for at in &plan.nested {
            let Some(scene) = plan.document.nested.get(*at) else { continue };
            for content in printed(vec![page::nested_scene(plan, *at, scene, &faces)]) {
                let form = nested::form(content, page_size(scene.size), resources.of(scene));
                let id = objects.add_object(form);
                resources.nested.insert(*at, id);
            }
        }
        let numbers = Numbers::new(plan, &mut objects);
        let (pages, contents) = write_pages(plan, &faces, &resources, &numbers, &mut objects);
        let structure = structure::write(plan, &contents, &numbers, &mut objects);
        let catalog = catalog(plan, pages, structure, &numbers, &mut objects);
        let info = objects.add_object(metadata::info(&plan.document.metadata));
        Ok(file::write(&objects, catalog, info))
    }
}

/// How printpdf writes. Without `secure`, it would leave out operators it has no name for.
const OPTIONS: PdfSaveOptions = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };

fn leaf(ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Mm(0.0), Mm(0.0), ops)
}

/// The fonts as objects, and the dictionary of their names.
fn embedded(faces: &Faces<'_>) -> (Document, Object) {
    let mut book = PdfDocument::new("");
    book.resources.fonts.map.extend(faces.embedded().map(|face| (face.id.clone(), face.font())));
    book.pages.push(leaf(faces.specimen()));
    let mut objects = book.to_lopdf_document(&OPTIONS, &mut Vec::new());
    let reference = |dict: &Dictionary, key: &[u8]| dict.get(key).and_then(Object::as_reference).ok();
    let page = objects.page_iter().next().and_then(|page| objects.get_dictionary(page).ok());
    let resources = page.and_then(|page| objects.get_dictionary(reference(page, b"Resources")?).ok());
    let Some(fonts) = resources.and_then(|resources| reference(resources, b"Font")) else {
        return (objects, Object::Dictionary(Dictionary::new()));
    };
    for face in faces.embedded() {
        let Some(table) = face.code_table() else { continue };
        let table = objects.add_object(Stream::new(Dictionary::new(), table));
        let font = objects.get_dictionary(fonts).ok().and_then(|fonts| reference(fonts, face.id.0.as_bytes()));
        let font = font.and_then(|font| objects.get_object_mut(font).and_then(Object::as_dict_mut).ok());
        let descendants = font.and_then(|font| font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).ok());
        if let Some(Object::Dictionary(descendant)) = descendants.and_then(|descendants| descendants.first_mut()) {
            descendant.set("CIDToGIDMap", table);
        }
    }
    (objects, Object::Reference(fonts))
}

/// The content streams of pages.
fn printed(pages: Vec<Vec<Op>>) -> Vec<Vec<u8>> {
    let mut book = PdfDocument::new("");
    book.pages = pages.into_iter().map(leaf).collect();
    let mut objects = book.to_lopdf_document(&OPTIONS, &mut Vec::new());
    let pages: Vec<ObjectId> = objects.page_iter().collect();
    let contents = pages.into_iter().map(|page| {
        let content = objects.get_dictionary(page).and_then(|page| page.get(b"Contents")).and_then(Object::as_reference);
        match content.ok().and_then(|id| objects.objects.get_mut(&id)) {
            Some(Object::Stream(stream)) => std::mem::take(&mut stream.content),
            _ => Vec::new(),
        }
    });
    contents.collect()
}

impl Numbers {
    fn new(plan: &Plan<'_>, objects: &mut Document) -> Self {
        let mut links_before = vec![0];
        links_before.extend(plan.pages.iter().scan(0, |sum, page| {
            *sum += page.links.len();
            Some(*sum)
        }));
        let reserve = |objects: &mut Document, count: usize| {
            let first = objects.max_id + 1;
            objects.max_id = objects.max_id.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
            first
        };
        let pages = reserve(objects, plan.pages.len());
        let elements = reserve(objects, plan.elements.len());
        let links = reserve(objects, links_before.last().copied().unwrap_or(0));
        Self { pages, elements, links, links_before }
    }

    fn page_id(&self, at: usize) -> ObjectId {
        nth(self.pages, at)
    }

    /// A page, from 0.
    pub(super) fn page(&self, at: usize) -> Object {
        Object::Reference(self.page_id(at))
    }

    /// The number of an element, by its place in the plan.
    pub(super) fn element_id(&self, at: usize) -> ObjectId {
        nth(self.elements, at)
    }

    /// An element, by its place in the plan.
    pub(super) fn element(&self, at: usize) -> Object {
        Object::Reference(self.element_id(at))
    }

    fn link_id(&self, page: usize, link: usize) -> ObjectId {
        nth(self.links, self.links_before.get(page).copied().unwrap_or(0) + link)
    }

    /// A link of a page.
    pub(super) fn link(&self, page: usize, link: usize) -> Object {
        Object::Reference(self.link_id(page, link))
    }

    /// The link's key in the tree of parents; the pages have those from 0.
    pub(super) fn link_key(&self, page: usize, link: usize) -> Object {
        let pages = self.links_before.len().saturating_sub(1);
        let at = pages + self.links_before.get(page).copied().unwrap_or(0) + link;
        Object::Integer(i64::try_from(at).unwrap_or(0))
    }

    /// The first key nobody has.
    pub(super) fn next_key(&self) -> Object {
        self.link_key(self.links_before.len().saturating_sub(1), 0)
    }
}

/// The object `at` places after the first.
fn nth(first: u32, at: usize) -> ObjectId {
    (first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX)), 0)
}

impl Resources {
    /// What a scene names.
    fn of(&self, scene: &Scene) -> Dictionary {
        let mut dict = dictionary! { "Font" => self.fonts.clone() };
        let mut painted = Dictionary::new();
        for item in &scene.items {
            match item.kind {
                ItemKind::Image(key, _) => {
                    if let Some(id) = self.images.get(&key) {
                        painted.set(image::name(key), *id);
                    }
                }
                ItemKind::Scene(at, _) => {
                    if let Some(id) = self.nested.get(&at) {
                        painted.set(nested::name(at), *id);
                    }
                }
                ItemKind::Text(_) | ItemKind::Shape(_) => {}
            }
        }
        if !painted.is_empty() {
            dict.set("XObject", painted);
        }
        dict
    }
}

/// Writes the pages with their links. Gives their root and, by page and mark, the numbers of marked content.
fn write_pages(
    plan: &Plan<'_>,
    faces: &Faces<'_>,
    resources: &Resources,
    numbers: &Numbers,
    objects: &mut Document,
) -> (ObjectId, Vec<PageNumbers>) {
    let root = objects.new_object_id();
    let fonts = dictionary! { "Font" => resources.fonts.clone() };
    let plain = objects.add_object(fonts.clone());
    let mut marks = Vec::with_capacity(plan.pages.len());
    for batch in plan.pages.chunks(BATCH) {
        let (ops, own): (Vec<Vec<Op>>, Vec<PageNumbers>) = batch.iter().map(|page| page::page(plan, page, faces)).unzip();
        for (page, content) in batch.iter().zip(printed(ops)) {
            let own = resources.of(page.scene);
            let own = if own == fonts { Object::Reference(plain) } else { Object::Dictionary(own) };
            let content = Stream::new(dictionary! { "Filter" => "FlateDecode" }, file::deflate(&content));
            let content = objects.add_object(content);
            write_page(plan, page, numbers, dictionary! { "Parent" => root, "Resources" => own, "Contents" => content }, objects);
        }
        marks.extend(own);
    }
    let kids: Vec<Object> = (0..plan.pages.len()).map(|at| numbers.page(at)).collect();
    let count = i64::try_from(kids.len()).unwrap_or(0);
    objects.set_object(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    (root, marks)
}

/// Writes a page that already has its parent, resources and content.
fn write_page(plan: &Plan<'_>, page: &Page<'_>, numbers: &Numbers, mut dict: Dictionary, objects: &mut Document) {
    let (width, height) = (Object::Real(page.size.width.0), Object::Real(page.size.height.0));
    dict.set("Type", "Page");
    dict.set("MediaBox", vec![0.into(), 0.into(), width, height]);
    dict.set("StructParents", i64::try_from(page.number).unwrap_or(0));
    dict.set("Tabs", "S");
    let mut links: Vec<Object> = Vec::with_capacity(page.links.len());
    for (place, area) in page.links.iter().enumerate() {
        let annotation = link::annotation(plan, page, area, numbers.link_key(page.number, place), numbers);
        objects.set_object(numbers.link_id(page.number, place), annotation);
        links.push(numbers.link(page.number, place));
    }
    if !links.is_empty() {
        dict.set("Annots", links);
    }
    objects.set_object(numbers.page_id(page.number), dict);
}

fn catalog(plan: &Plan<'_>, pages: ObjectId, structure: ObjectId, numbers: &Numbers, objects: &mut Document) -> ObjectId {
    let metadata = &plan.document.metadata;
    let profile = objects.add_object(Stream::new(dictionary! { "N" => 3 }, profile::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => pages,
        "Lang" => string::object(metadata::language(metadata)),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => objects.add_object(metadata::xmp(metadata)),
        "OutputIntents" => vec![intent.into()],
    };
    if let Some(outline) = outline::write(plan, numbers, objects) {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    if let Some(labels) = metadata::labels(plan) {
        catalog.set("PageLabels", labels);
    }
    objects.add_object(catalog)
}
