"""Edits a PPTX file as people do with python-pptx: edit.py FILE OUT, the edits as JSON on standard input, a list of
{"do": "replace", "slide": NAME, "where": "slide" or "notes", "old": WORD, "new": WORD}, with "last": true where it stands last
{"do": "title", "slide": NAME, "new": TEXT}
{"do": "move", "slide": NAME, "after": NAME}
{"do": "hide", "slide": NAME}
{"do": "delete", "slide": NAME}
{"do": "copy", "slide": NAME}      a copy at the end, with the name of the slide
{"do": "add", "after": NAME, "title": TEXT, "body": [TEXT...]}
{"do": "row", "slide": NAME, "cells": [TEXT...]}      a last row of the first table
{"do": "forget"}      the names of all slides"""

import copy
import json
import re
import sys

from pptx import Presentation
from pptx.util import Pt


def find(deck, name):
    """The first slide of a name, and its place."""
    for at, slide in enumerate(deck.slides):
        if slide._element.cSld.get("name", "").split("#")[0] == name:
            return at, slide
    sys.exit(f"there is no slide {name}")


def runs(shapes):
    for shape in shapes:
        if shape.has_text_frame:
            frames = [shape.text_frame]
        elif getattr(shape, "has_table", False) and shape.has_table:
            frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
        else:
            frames = []
        for frame in frames:
            for paragraph in frame.paragraphs:
                yield from paragraph.runs


def replace(slide, edit):
    shapes = slide.notes_slide.shapes if edit["where"] == "notes" else slide.shapes
    word = re.compile(rf"\b{re.escape(edit['old'])}\b")
    found = list(runs(shapes))
    for run in reversed(found) if edit.get("last") else found:
        if word.search(run.text):
            run.text = word.sub(edit["new"], run.text, count=1)
            return
    sys.exit(f"{edit['old']} is not on {edit['slide']}")


def place(deck, at, to):
    """Puts the slide at a place to another one, counted without it."""
    entries = deck.slides._sldIdLst
    entry = entries[at]
    entries.remove(entry)
    entries.insert(to, entry)
    # Sections hold slides too; the editor keeps them apart from the order.
    for section in deck.part._element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"):
        section.getparent().getparent().remove(section.getparent())
        break


def after(deck, name):
    return find(deck, name)[0] + 1 if name else 0


def apply(deck, edit):
    do = edit["do"]
    if do == "forget":
        for slide in deck.slides:
            slide._element.cSld.attrib.pop("name", None)
        return
    if do == "add":
        slide = deck.slides.add_slide(deck.slide_layouts[3])
        slide.shapes.title.text = edit["title"]
        box = slide.shapes.add_textbox(Pt(60), Pt(150), Pt(700), Pt(300)).text_frame
        box.text = "\n".join(f"• {line}" for line in edit["body"])
        place(deck, len(deck.slides) - 1, after(deck, edit["after"]))
        return
    at, slide = find(deck, edit["slide"])
    if do == "replace":
        replace(slide, edit)
    elif do == "title":
        title = slide.shapes.title.text_frame.paragraphs[0].runs
        title[0].text = edit["new"]
        for run in title[1:]:
            run.text = ""
    elif do == "move":
        before = find(deck, edit["after"])[0]
        place(deck, at, before if before > at else before + 1)
    elif do == "hide":
        slide._element.set("show", "0")
    elif do == "delete":
        entry = deck.slides._sldIdLst[at]
        deck.part.drop_rel(entry.rId)
        deck.slides._sldIdLst.remove(entry)
    elif do == "copy":
        made = deck.slides.add_slide(slide.slide_layout)
        made._element.cSld.set("name", edit["slide"])
        for shape in list(made.shapes):
            shape._element.getparent().remove(shape._element)
        for shape in slide.shapes:
            made.shapes._spTree.append(copy.deepcopy(shape._element))
    elif do == "row":
        table = next(shape.table for shape in slide.shapes if getattr(shape, "has_table", False) and shape.has_table)
        row = copy.deepcopy(table._tbl.tr_lst[-1])
        table._tbl.append(row)
        for cell, text in zip(list(table.rows)[-1].cells, edit["cells"]):
            cell.text_frame.text = text
    else:
        sys.exit(f"there is no edit {do}")


def main():
    deck = Presentation(sys.argv[1])
    for edit in json.load(sys.stdin):
        apply(deck, edit)
    deck.save(sys.argv[2])


main()
