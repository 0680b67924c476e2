"""Reads PPTX files as python-pptx understands them and prints each as a line of JSON."""

import json
import sys

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def link(run, part):
    """Where a run leads: an address, or the name of a slide's part."""
    found = run._r.find(f"{qn('a:rPr')}/{qn('a:hlinkClick')}")
    if found is None or not found.get(qn("r:id")):
        return None
    relation = part.rels[found.get(qn("r:id"))]
    return relation.target_ref if relation.is_external else str(relation.target_part.partname)


def runs(frame, part):
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            properties = run._r.find(qn("a:rPr"))
            properties = {} if properties is None else properties.attrib
            yield {
                "text": run.text,
                "lang": properties.get("lang"),
                "raised": int(properties.get("baseline", "0")) > 0,
                "link": link(run, part),
            }


def paragraphs(frame):
    """Words of paragraphs; a vertical tab is a line break."""
    return [{"text": paragraph.text, "level": paragraph.level} for paragraph in frame.paragraphs]


def chart(shape):
    plot = shape.chart.plots[0]
    return {
        "categories": [str(category) for category in plot.categories],
        "series": [{"name": series.name, "values": list(series.values)} for series in plot.series],
        "workbook": len(shape.chart.part.chart_workbook.xlsx_part.blob),
    }


def cells(shape):
    return [[cell.text_frame for cell in row.cells] for row in shape.table.rows]


def described(shape):
    """A shape, and the shapes in it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    holder = shape.placeholder_format if shape.is_placeholder else None
    told = {
        "name": shape.name,
        "placeholder": str(holder.type).split(" ")[0].lower() if holder else None,
        "index": holder.idx if holder else None,
        "alt": properties.get("descr"),
        "decorative": any(mark.get("val") == "1" for mark in properties.iter(DECORATIVE)),
        "picture": shape._element.tag == qn("p:pic"),
        "bounds": [shape.left, shape.top, shape.width, shape.height],
    }
    if shape.has_text_frame:
        told["paragraphs"] = paragraphs(shape.text_frame)
        told["runs"] = list(runs(shape.text_frame, shape.part))
    if shape.has_table:
        told["table"] = [[cell.text for cell in row] for row in cells(shape)]
        told["runs"] = [run for row in cells(shape) for cell in row for run in runs(cell, shape.part)]
    if shape.has_chart:
        told["chart"] = chart(shape)
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        told["shapes"] = [described(inner) for inner in shape.shapes]
    return told


def described_slide(slide):
    title = slide.shapes.title
    return {
        "part": str(slide.part.partname),
        "name": slide.name,
        "layout": slide.slide_layout.name,
        "hidden": slide._element.get("show") == "0",
        "title": title.text_frame.text if title is not None else None,
        "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else None,
        "shapes": [described(shape) for shape in slide.shapes],
    }


def sections(presentation):
    names = {}
    for entry in presentation.element.iter(qn("p:sldId")):
        names[entry.get("id")] = str(presentation.part.rels[entry.get(qn("r:id"))].target_part.partname)
    return [
        {"name": section.get("name"), "slides": [names[entry.get("id")] for entry in section.iter(f"{P14}sldId")]}
        for section in presentation.element.iter(f"{P14}section")
    ]


def described_file(path):
    presentation = Presentation(path)
    core = presentation.core_properties
    return {
        "width": presentation.slide_width,
        "height": presentation.slide_height,
        "title": core.title,
        "author": core.author,
        "language": core.language,
        "layouts": [layout.name for master in presentation.slide_masters for layout in master.slide_layouts],
        "sections": sections(presentation),
        "slides": [described_slide(slide) for slide in presentation.slides],
    }


if __name__ == "__main__":
    for path in sys.argv[1:]:
        print(json.dumps(described_file(path)))
