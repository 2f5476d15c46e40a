"""Word: words drawn along a line (WordArt), as a paragraph of their size."""

from __future__ import annotations

import re

from lxml import etree

from everyreader.importers.docx.parts import W, properties_of
from everyreader.importers.docx.words import run_of
from everyreader.model.elements import enclosing
from everyreader.model.lengths import inches

_HEIGHT = re.compile(r"(?:^|;)\s*height:([^;]+)")


def drawn(path: etree._Element) -> etree._Element:
    """The paragraph of what is drawn along ``path``: its lines are as high as its shape has room for."""
    said = path.get("string", "")
    run = run_of(said)
    height = _HEIGHT.search(enclosing(path).get("style", ""))
    size = inches(height[1]) / len(said.strip().splitlines() or [""]) if height else 0.0
    if size > 0:
        etree.SubElement(properties_of(run, "rPr"), f"{W}sz", {f"{W}val": str(round(144 * size))})
    paragraph = etree.Element(f"{W}p")
    paragraph.append(run)
    return paragraph
