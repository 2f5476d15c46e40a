"""The statement's markup as XHTML 1.0, which is what a DAISY 2.02 content document is written in (DAISY 2.02,
2.3).

Elements and roles that came later become ``div`` and ``span`` with a class. There is no MathML: a formula is
its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree
from lxml.builder import ElementMaker

from everyreader.formats.talking_pictures import Picture
from everyreader.formats.xhtml import direction
from everyreader.model.elements import enclosing

XHTML = "http://www.w3.org/1999/xhtml"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)
E = ElementMaker(namespace=XHTML, nsmap={None: XHTML})
STYLE = "default.css"
_H = f"{{{XHTML}}}"
_MATH = "{http://www.w3.org/1998/Math/MathML}math"
# What XHTML 1.0 does not know → what it becomes, and the class that tells what it was.
_ELEMENTS = {
    "section": ("div", ""),
    "figure": ("div", "figure"),
    "figcaption": ("div", "caption"),
    "time": ("span", "dateline"),
}
_ROLES = {"doc-endnotes": "notes", "doc-noteref": "noteref", "doc-backlink": "backlink"}
_ATTRIBUTES = frozenset(
    [
        "id",
        "class",
        "lang",
        "dir",
        "title",
        "href",
        "src",
        "alt",
        "width",
        "height",
        "start",
        "type",
        "value",
        "scope",
        "colspan",
        "rowspan",
        "headers",
    ]
) | {XML_LANG}

Element = etree._Element


def blocks(elements: list[Element], files: Mapping[str, Picture]) -> list[Element]:
    """``elements`` (XHTML 5, changed in place) in the words of XHTML 1.0; ``files`` are the images by the
    name they have there."""
    root = E.div(*elements)
    for formula in list(root.iter(_MATH)):
        _say(formula)
    for caption in list(root.iter(f"{_H}caption")):
        _in_one_line(caption)
    for one in root.iter(f"{_H}*"):
        _older(one)
        if one.tag == f"{_H}img":
            one.set("src", files[one.get("src", "")].name)
    return list(root)


def _say(formula: Element) -> None:
    """A formula → its words, in a ``span`` that keeps its identifier."""
    kind = "math display" if formula.get("display") == "block" else "math"
    words = E.span({"class": kind}, formula.get("aria-label") or formula.get("alttext") or "")
    if identifier := formula.get("id"):
        words.set("id", identifier)
    words.tail = formula.tail
    enclosing(formula).replace(formula, words)


def _in_one_line(caption: Element) -> None:
    """A table's caption holds no paragraphs (XHTML 1.0): one becomes a phrase, several stand before the
    table."""
    paragraphs = [one for one in caption if one.tag == f"{_H}p"]
    if len(paragraphs) > 1:
        table = enclosing(caption)
        table.remove(caption)
        figure = E.div({"class": "figure"}, E.div({"class": "caption"}, *paragraphs))
        table.addprevious(figure)
        figure.tail, table.tail = table.tail, None
        figure.append(table)
    for one in paragraphs if len(paragraphs) == 1 else ():
        one.tag = f"{_H}span"


def _older(element: Element) -> None:
    tag, kind = _ELEMENTS.get(str(element.tag).removeprefix(_H), ("", ""))
    if tag:
        element.tag = f"{_H}{tag}"
    kind = _ROLES.get(element.get("role", ""), kind)
    if kind and kind not in element.get("class", "").split():
        element.set("class", " ".join((*element.get("class", "").split(), kind)))
    if element.tag == f"{_H}a" and (label := element.get("aria-label")):
        element.set("title", label)  # the number's or arrow's name
    for name in set(element.keys()) - _ATTRIBUTES:
        del element.attrib[name]


def page(title: str, language: str, content: Iterable[Element], *, metadata: Iterable[Element] = ()) -> bytes:
    """One XHTML 1.0 document, in UTF-8."""
    head = E.head(
        E.meta({"http-equiv": "Content-type", "content": "text/html; charset=utf-8"}),
        E.title(title),
        *metadata,
        E.link({"rel": "stylesheet", "type": "text/css", "href": STYLE}),
    )
    root = E.html({"lang": language, XML_LANG: language}, head, E.body(*content))
    if direction(language) == "rtl":
        root.set("dir", "rtl")
    tree = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=DOCTYPE)
    return bytes(tree) + b"\n"
