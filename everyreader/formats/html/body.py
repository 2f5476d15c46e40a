"""The statement's markup made ready to stand inside one page: pictures carried along, wide things scrolling
by themselves.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from lxml import etree

from everyreader.errors import SourceError
from everyreader.formats.xhtml import Fragment
from everyreader.pages.page_words import Furniture
from everyreader.publication import Publication, Resource

Element = etree._Element
# So many signs of a formula fit a window of 256 px; what does not scroll needs no stop for the keyboard.
_NARROW = 12
_MATH = "{http://www.w3.org/1998/Math/MathML}math"


def body(fragment: Fragment, publication: Publication, words: Furniture) -> str:
    """The blocks as HTML5 text, without a word more. ``words`` name the regions that scroll (accessible names
    only).

    Raises ``SourceError`` for an image that is not among the publication's resources.
    """
    root = etree.Element("div")
    root.extend(fragment.elements())
    _carry_images(root, publication)
    _scroll_tables(root, words)
    _scroll_formulas(root, words)
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
        data = base64.b64encode(resource.path.read_bytes()).decode("ascii")
        image.set("src", f"data:{resource.media_type};base64,{data}")
        if image.get("alt") == "":
            # Empty says decoration by itself, and the Nu Html Checker takes a role beside it for an error.
            image.attrib.pop("role", None)


def _scroll_tables(root: Element, words: Furniture) -> None:
    """A table wider than the column scrolls alone and by keyboard (WCAG 1.4.10, 2.1.1); its caption names the
    region.

    A region without a caption, or with one that another table has, is named by its number: landmarks have
    names of their own.
    """
    captions: set[str] = set()
    for number, table in enumerate(list(root.iter("table")), start=1):
        around, caption = _scroller(table, "div"), table.find("caption")
        said = " ".join("".join(caption.itertext()).split()) if caption is not None else ""
        if not said or said in captions:
            _reachable(around, f"{words['table']} {number}")
        else:
            captions.add(said)
            _reachable(around)
            if not caption.get("id"):
                # A colon cannot stand in an identifier of the statement, so the page's own never meet them.
                caption.set("id", f"page:caption-{number}")
            around.set("aria-labelledby", caption.get("id"))


def _scroll_formulas(root: Element, words: Furniture) -> None:
    for number, formula in enumerate(list(root.iter(_MATH)), start=1):
        if formula.get("display") == "block":
            around = _scroller(formula, "span")
            if len("".join(formula.itertext())) > _NARROW:
                _reachable(around, f"{words['formula']} {number}")


def _draw_ways_back(root: Element) -> None:
    """The arrow of a way back is drawn: few fonts have the sign, and some show a coloured picture instead."""
    for link in root.xpath(".//a[@role='doc-backlink']"):
        link.text = None
        picture = etree.SubElement(link, "svg", {"viewBox": "0 0 16 16", "aria-hidden": "true"})
        etree.SubElement(picture, "path", {"d": "M6 2 2 6l4 4M2 6h7.5a4 4 0 0 1 0 8H6"})


def _scroller(inner: Element, tag: str) -> Element:
    around = etree.Element(tag, {"class": "scroll"})
    around.tail, inner.tail = inner.tail, None
    inner.getparent().replace(inner, around)
    around.append(inner)
    return around


def _reachable(around: Element, name: str = "") -> None:
    """The keyboard reaches ``around``, and it is a landmark: what takes the focus must say what it is."""
    around.set("role", "region")
    around.set("tabindex", "0")
    if name:
        around.set("aria-label", name)
