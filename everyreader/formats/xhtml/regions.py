"""What a hand has to reach: wide tables that scroll by themselves, and links that stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree

from everyreader.formats.xhtml.leaves import BLOCKS
from everyreader.model.elements import enclosing
from everyreader.model.text import folded
from everyreader.theme.phrases import phrase

ALONE = "alone"  # the class of a link that has no words beside it

# So many signs of a formula fit a window of 256 px; what does not scroll needs no stop for the keyboard.
_NARROW = 12
_MATH = "{http://www.w3.org/1998/Math/MathML}math"

Element = etree._Element


def scroll_tables(root: Element, language: str) -> None:
    """A table wider than the column scrolls alone and by keyboard (WCAG 1.4.10, 2.1.1); its caption names the
    region.

    A region without a caption, or with one that another table has, is named by its number: landmarks have
    names of their own.
    """
    captions: set[str] = set()
    taken = {str(name) for name in root.xpath("//@id")}
    free = (name for name in map("caption-{}".format, count(1)) if name not in taken)
    for number, table in enumerate(list(root.iter("table")), start=1):
        around, caption = scroller(table, "div"), table.find("caption")
        said = folded("".join(caption.itertext())) if caption is not None else ""
        reachable(around)
        if caption is None or not said or said in captions:
            around.set("aria-label", phrase("table", language, number).text)
        else:
            captions.add(said)
            own = caption.get("id") or next(free)
            caption.set("id", own)
            around.set("aria-labelledby", own)


def scroll_formulas(blocks: Iterable[Element], language: str) -> None:
    """A formula cannot wrap: one that may be wider than the column scrolls alone and by keyboard, on its line
    or among words.

    Among words its box has the formula's own name, which is what a heading around it is called by; in a table
    the table scrolls.
    """
    formulas = [one for block in blocks for one in block.iter(_MATH)]
    for number, formula in enumerate(formulas, start=1):
        long = len("".join(formula.itertext())) > _NARROW
        around = {str(one.tag).rpartition("}")[2] for one in formula.iterancestors()}
        displayed = formula.get("display") == "block"
        if "table" in around or not (long or displayed):
            continue
        box = scroller(formula, etree.QName(etree.QName(enclosing(formula)).namespace, "span").text)
        name = phrase("formula", language, number).text
        if not displayed:
            box.set("class", "scroll among-words")
            name = formula.get("aria-label") or name
        if long and "a" not in around:
            reachable(box, "region" if displayed else "group")
            box.set("aria-label", name)


def scroller(inner: Element, tag: str) -> Element:
    """A new element round ``inner``, which the style sheets let scroll."""
    around = etree.Element(tag, {"class": "scroll"})
    around.tail, inner.tail = inner.tail, None
    enclosing(inner).replace(inner, around)
    around.append(inner)
    return around


def reachable(around: Element, role: str = "region") -> None:
    """The keyboard reaches ``around``, which is a landmark or a group: what takes the focus must say what it
    is."""
    around.set("role", role)
    around.set("tabindex", "0")


def mark_links_alone(root: Element) -> None:
    """A link without words beside it, which WCAG 2.5.5 and 2.5.8 do not except, can be made large enough."""
    for link in root.iter("a"):
        block = next(link.iterancestors(*BLOCKS))
        if "".join(_line(block)).split() == "".join(link.itertext()).split():
            link.set("class", ALONE)


def _line(element: Element) -> Iterator[str]:
    """The words in ``element``, without those of blocks in it."""
    yield element.text or ""
    for child in element:
        if child.tag not in BLOCKS:
            yield from _line(child)
        yield child.tail or ""
