"""The statement's markup made ready to stand inside one page: pictures carried along, wide formulas scrolling
by themselves.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from lxml import etree

from everyreader.formats.xhtml import Fragment
from everyreader.formats.xhtml.regions import scroll_formulas
from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication, Resource
from everyreader.theme.page_words import Furniture

Element = etree._Element


def body(fragment: Fragment, publication: Publication, words: Furniture) -> str:
    """The blocks as HTML5 text, without a word more. ``words`` name the regions that scroll (accessible names
    only).

    Raises ``SourceError`` for an image that is not among the publication's resources.
    """
    root = etree.Element("div")
    root.extend(fragment.elements())
    _carry_images(root, publication)
    scroll_formulas(root, words.language)
    _draw_ways_back(root)
    return "".join(str(etree.tostring(block, method="html", encoding="unicode")) for block in root).strip()


def _carry_images(root: Element, publication: Publication) -> None:
    """Each image as a data: address (RFC 2397), so that the page needs no other file."""
    resources: Mapping[str, Resource] = {one.name: one for one in publication.resources}
    for image in root.iter("img"):
        name = image.get("src", "")
        if name not in resources:
            place = publication.folder / "statement.md"
            raise SourceError(place, f"the image {name} was not read; put it beside the statement")
        resource = resources[name]
        data = base64.b64encode(resource.data).decode("ascii")
        image.set("src", f"data:{resource.media_type};base64,{data}")
        if image.get("alt") == "":
            # Empty says decoration by itself, and the Nu Html Checker takes a role beside it for an error.
            image.attrib.pop("role", None)


def _draw_ways_back(root: Element) -> None:
    """The arrow of a way back is drawn: few fonts have the sign, and some show a coloured picture instead."""
    for link in root.xpath(".//a[@role='doc-backlink']"):
        link.text = None
        picture = etree.SubElement(link, "svg", {"viewBox": "0 0 16 16", "aria-hidden": "true"})
        etree.SubElement(picture, "path", {"d": "M6 2 2 6l4 4M2 6h7.5a4 4 0 0 1 0 8H6"})
