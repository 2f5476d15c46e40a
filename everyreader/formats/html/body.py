"""The statement's markup made ready to stand inside one page: pictures carried along, wide things scrolling by themselves."""
from __future__ import annotations

import base64
from collections.abc import Mapping

from lxml import etree

from everyreader.errors import SourceError
from everyreader.formats.xhtml import Fragment
from everyreader.page_words import Furniture
from everyreader.publication import Publication, Resource

Element = etree._Element
_MATH = "{http://www.w3.org/1998/Math/MathML}math"


def body(fragment: Fragment, publication: Publication, words: Furniture) -> str:
    """The blocks as HTML5 text, without a word more. ``words`` name the regions that scroll (accessible names only).

    Raises ``SourceError`` for an image that is not among the publication's resources.
    """
    root = etree.Element("div")
    root.extend(fragment.elements())
    _carry_images(root, publication)
    _scroll_tables(root, words)
    _scroll_formulas(root, words)
    return "".join(str(etree.tostring(block, method="html", encoding="unicode")) for block in root).strip()


def _carry_images(root: Element, publication: Publication) -> None:
    """Each image as a data: address (RFC 2397), so that the page needs no other file."""
    resources: Mapping[str, Resource] = {one.name: one for one in publication.resources}
    for image in root.iter("img"):
        name = image.get("src", "")
        if name not in resources:
            raise SourceError(publication.folder / "statement.md", f"the image {name} was not read; put it beside the statement")
        resource = resources[name]
        data = base64.b64encode(resource.path.read_bytes()).decode("ascii")
        image.set("src", f"data:{resource.media_type};base64,{data}")
        if image.get("alt") == "":
            # Empty says decoration by itself; HTML forbids the role beside it ("Requirements for providing text").
            image.attrib.pop("role", None)


def _scroll_tables(root: Element, words: Furniture) -> None:
    """A table wider than the column scrolls alone and by keyboard (WCAG 1.4.10, 2.1.1); its caption names the region."""
    for number, table in enumerate(list(root.iter("table")), start=1):
        around = _scroller(table)
        caption = table.find("caption")
        if caption is None:
            around.set("aria-label", words["table"])
        else:
            if not caption.get("id"):
                # A colon cannot stand in an identifier of the statement, so the page's own never meet them.
                caption.set("id", f"page:caption-{number}")
            around.set("aria-labelledby", caption.get("id", ""))


def _scroll_formulas(root: Element, words: Furniture) -> None:
    for formula in list(root.iter(_MATH)):
        parent = formula.getparent()
        if formula.get("display") == "block" and parent is not None:
            _scroller(formula, tag="span").set("aria-label", words["formula"])


def _scroller(inner: Element, tag: str = "div") -> Element:
    """A focusable group round ``inner``; a group, not a region, so that tables do not crowd the list of landmarks."""
    around = etree.Element(tag, {"class": "scroll", "role": "group", "tabindex": "0"})
    around.tail, inner.tail = inner.tail, None
    inner.getparent().replace(inner, around)
    around.append(inner)
    return around

