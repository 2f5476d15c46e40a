"""What an element is to a reader: its language, its types, its level, its place in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from everyreader.model.elements import enclosing
from everyreader.model.publication import Kind, Step
from everyreader.model.text import one_line
from everyreader.zipbook.list_labels import integer

Element = etree._Element
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MATH = "{http://www.w3.org/1998/Math/MathML}math"
SVG = "{http://www.w3.org/2000/svg}svg"
BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
UNREAD = frozenset(
    (
        "audio",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "noscript",
        "object",
        "rp",
        "script",
        "style",
        "template",
        "title",
        "video",
    )
)
_NO_TYPES: frozenset[str] = frozenset()
_NO_ROLE = ("presentation", "none")
NOTES = frozenset(("endnotes", "footnotes", "rearnotes"))
NOTE = frozenset(("endnote", "footnote", "rearnote"))


def language_of(element: Element) -> str:
    """The language that ``element`` itself declares; ``xml:lang`` wins (HTML, 3.2.6.2)."""
    return str(element.get(XML_LANG) or element.get("lang") or "")


def types(element: Element) -> frozenset[str]:
    """``epub:type`` and DPUB-ARIA roles in one vocabulary: ``doc-endnotes`` counts as ``endnotes``."""
    kind, role = element.get(TYPE), element.get("role")
    if not kind and not role:
        return _NO_TYPES
    roles = (one.removeprefix("doc-") for one in (role or "").split() if one.startswith("doc-"))
    return frozenset((kind or "").split() + list(roles))


def heading_level(element: Element) -> int:
    """1–6 for a heading, by tag or by role, else 0; ``aria-level`` wins over the tag (ARIA in HTML)."""
    role, tag = element.get("role", ""), element.tag
    by_tag = (
        int(tag[1]) if isinstance(tag, str) and len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
    )
    if role == "heading" or by_tag and role not in _NO_ROLE:
        return max(1, integer(element.get("aria-level"), by_tag or 2))
    return 0


class Places:
    """Names the places of one document: paths of elements from the nearest identifier, ``#numbers >
    p:nth-of-type(2)``."""

    def __init__(self) -> None:
        self._steps: dict[
            Element, dict[Element, str]
        ] = {}  # of each parent asked for, the steps to its children

    def __call__(self, element: Element) -> str:
        steps = []
        for one in (element, *element.iterancestors()):
            if one.get("id"):
                steps.append(f"#{one.get('id')}")
                break
            steps.append(self._step(one))
            if one.tag == "body":
                break
        return " > ".join(reversed(steps))

    def _step(self, element: Element) -> str:
        parent = element.getparent()
        if parent is None:
            return etree.QName(element).localname
        if parent not in self._steps:
            tags = Counter(str(one.tag) for one in parent)
            met: Counter[str] = Counter()
            steps = self._steps[parent] = {}
            for one in parent.iterchildren("*"):
                tag, name = str(one.tag), etree.QName(one).localname
                met[tag] += 1
                steps[one] = f"{name}:nth-of-type({met[tag]})" if tags[tag] > 1 else name
        return self._steps[parent][element]


def spoken(element: Element) -> str:
    """The words of ``element`` on one line, with alternatives for images and formulas and without note
    references."""
    return one_line("".join(_words(element)))


def _words(element: Element) -> Iterator[str]:
    if element.tag == "img":
        yield element.get("alt", "")
    elif element.tag == MATH:
        yield element.get("aria-label") or element.get("alttext") or ""
    elif "noteref" not in types(element) and element.tag not in ("script", "style", "rp"):
        apart = element.tag == "br" or element.tag in BLOCKS
        yield " " if apart else ""
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""
        yield " " if apart else ""


def note_mark(element: Element) -> str:
    """The number of a note's reference, ``[1]`` as ``1``; the mark itself where it has no digits."""
    mark = one_line("".join(element.itertext()))
    return "".join(one for one in mark if one.isdecimal()) or mark


def cell_kind(cell: Element) -> Kind:
    if cell.tag != "th" and cell.get("role") not in ("columnheader", "rowheader"):
        return Kind.CELL
    scope = cell.get("scope", "").lower() or {"rowheader": "row", "columnheader": "col"}.get(
        cell.get("role", ""), ""
    )
    if scope:
        return Kind.ROW_HEADER if scope.startswith("row") else Kind.COLUMN_HEADER
    row = enclosing(cell)
    heads = enclosing(row).tag == "thead" or all(one.tag == "th" for one in row)
    return Kind.COLUMN_HEADER if heads else Kind.ROW_HEADER


def grid(row: Element, number: int, taken: set[tuple[int, int]]) -> Iterator[tuple[Step, Step, Element]]:
    """The cells of ``row`` with their rows and columns; ``taken`` holds the places that cells have filled so
    far."""
    column = 1
    for cell in row.iterchildren("td", "th"):
        while (number, column) in taken:
            column += 1
        down = min(max(integer(cell.get("rowspan"), 1), 1), 1000)
        across = min(max(integer(cell.get("colspan"), 1), 1), 1000)
        taken.update((number + below, column + beside) for below in range(down) for beside in range(across))
        named = tuple(cell.get("headers", "").split())
        yield Step("row", number, down), Step("column", column, across, cell.get("id", ""), named), cell
