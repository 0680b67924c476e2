//! Slides, and what they are made of beside text: pictures, charts with their workbooks.

use super::sheet::Sheet;
use super::{add_sheet, layout_name, notes, notes_name, shape, slide_name, slides_type, table, theme};
use crate::error::RenderError;
use crate::pptx::chart::{ChartLook, chart_part, sheet as numbers};
use crate::pptx::package::{Package, Part, Relationships, office};
use crate::pptx::presentation::{ChartShape, Holder, Level, PictureShape, Presentation, Shape};
use crate::pptx::workbook::workbook;
use lectern_model::image::ImageFormat;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The parts that slides show: each picture once.
#[derive(Default)]
pub(super) struct Objects {
    /// The parts of pictures, by where their bytes are.
    images: BTreeMap<usize, String>,
    charts: usize,
}

/// Writes a slide and its notes.
pub(super) fn write(
    package: &mut Package,
    presentation: &Presentation<'_>,
    at: usize,
    objects: &mut Objects,
) -> Result<(), RenderError> {
    let Some(slide) = presentation.slides.get(at) else { return Ok(()) };
    let mut sheet = Sheet::new(presentation, "p:sld", slide.language);
    if slide.hidden {
        sheet.xml.attr("show", 0);
    }
    sheet.relationships.part(office!("slideLayout"), &layout_name(slide.layout));
    if slide.notes.is_some() {
        sheet.relationships.part(office!("notesSlide"), &notes_name(at));
    }
    sheet.xml.start("p:cSld").attr("name", &slide.name);
    sheet.open_tree();
    for own in &slide.shapes {
        match own {
            Shape::Text(own) => shape::text_shape(&mut sheet, own, levels(presentation, slide.layout, own.holder)),
            Shape::Table(own) => table::table(&mut sheet, own),
            Shape::Picture(own) => {
                let name = picture(package, own, objects);
                let id = sheet.relationships.part(office!("image"), &name);
                shape::picture(&mut sheet, own, &id);
            }
            Shape::Chart(own) => {
                let name = chart(package, presentation, own, objects)?;
                let id = sheet.relationships.part(office!("chart"), &name);
                shape::chart(&mut sheet, own, &id);
            }
            Shape::Drawing(own) => shape::drawing(&mut sheet, own),
        }
    }
    sheet.xml.end().end();
    sheet.xml.start("p:clrMapOvr").start("a:masterClrMapping").end().end();
    add_sheet(package, &slide_name(at), slides_type!("slide"), sheet);
    if let Some(paragraphs) = &slide.notes {
        notes::write(package, presentation, at, paragraphs, slide.language);
    }
    Ok(())
}

/// How text looks in a place of a layout.
fn levels<'a>(presentation: &'a Presentation<'_>, layout: usize, holder: Holder) -> &'a [Level] {
    let places = presentation.layouts.get(layout).map(|layout| layout.places.as_slice()).unwrap_or_default();
    places.iter().find(|place| place.holder == holder).map_or(&presentation.levels, |place| &place.levels)
}

/// The part of a picture.
fn picture(package: &mut Package, shape: &PictureShape<'_>, objects: &mut Objects) -> String {
    let next = objects.images.len() + 1;
    let (extension, content_type) = match shape.image.format {
        ImageFormat::Jpeg => ("jpeg", "image/jpeg"),
        ImageFormat::Png => ("png", "image/png"),
    };
    // Where the bytes are tells pictures apart, and no more than that: names follow the order of first use.
    let key = Arc::as_ptr(&shape.image.bytes).cast::<u8>().addr();
    let name = objects.images.entry(key).or_insert_with(|| {
        let name = format!("ppt/media/image{next}.{extension}");
        let bytes = shape.image.bytes.to_vec();
        package.add(Part { name: name.clone(), content_type, bytes, relationships: Relationships::default() });
        name
    });
    name.clone()
}

/// The part of a chart, with its workbook.
fn chart(
    package: &mut Package,
    presentation: &Presentation<'_>,
    shape: &ChartShape<'_>,
    objects: &mut Objects,
) -> Result<String, RenderError> {
    objects.charts += 1;
    let name = format!("ppt/charts/chart{}.xml", objects.charts);
    let book = format!("ppt/embeddings/workbook{}.xlsx", objects.charts);
    let look = ChartLook {
        area: shape.bounds.size(),
        colours: &presentation.theme.colours.chart,
        text: shape.text,
        ground: shape.ground,
        paint: &|xml, colour| presentation.scheme.write(xml, colour),
        size: shape.size,
        leading: shape.leading,
        family: &presentation.theme.font,
        font: presentation.font,
        language: shape.language,
        values: presentation.values,
    };
    let xml = chart_part(shape.chart, &look);
    let mut relationships = Relationships::default();
    relationships.part(office!("package"), &book);
    package.add_xml(&name, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", xml, relationships);
    let bytes = workbook(&numbers(shape.chart, presentation.values), &theme::theme(presentation))?;
    let content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    package.add(Part { name: book, content_type, bytes, relationships: Relationships::default() });
    Ok(name)
}
