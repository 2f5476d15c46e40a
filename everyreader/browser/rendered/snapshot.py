"""The rendered page as the browser holds it: elements, attributes, computed styles and boxes.

Document: Chrome DevTools Protocol, ``DOMSnapshot.captureSnapshot``. No script of the page takes part, so none
can lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from everyreader.browser.rendered.styles import STYLES

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

    from everyreader.browser.rendered.clip import Window
    from everyreader.browser.rendered.paint import Painting
    from everyreader.browser.rendered.sight import Sight

_ELEMENT = 1  # DOM, nodeType
Box = tuple[float, float, float, float]


@dataclass(eq=False)
class Element:
    """One node. ``name`` is the tag in capitals, ``#text``, or ``::before`` with the words it generates as
    ``text``.

    ``box``: x, y, width, height in CSS pixels. ``scrolls``: how far its content goes beyond it, across and
    down. ``shown`` are its words as they are drawn (capitals by style among them) and ``lines`` their pieces,
    each on one line: where it is and what it says. What has the higher ``paint`` is drawn over what has the
    lower.
    """

    number: int
    name: str
    text: str
    attributes: Mapping[str, str]
    parent: Element | None = field(repr=False)
    styles: Mapping[str, str] = field(default_factory=dict)
    box: Box | None = None
    scrolls: tuple[float, float] = (0.0, 0.0)
    shadow: bool = False  # in a shadow tree: identifiers outside do not reach it
    shown: str = ""
    lines: list[tuple[Box, str]] = field(default_factory=list, repr=False)
    paint: int = 0

    def ancestors(self) -> Iterator[Element]:
        """The node itself, its parent, and so on to the top."""
        node: Element | None = self
        while node is not None:
            yield node
            node = node.parent

    @property
    def language(self) -> str:
        """The nearest ``lang``, as HTML defines the language of a node; ``""`` when nothing says it."""
        return next(
            (one.attributes["lang"] for one in self.ancestors() if "lang" in one.attributes), ""
        ).strip()

    @property
    def block(self) -> bool:
        """Whether it begins on a line of its own."""
        if self.name.startswith("#"):
            return False  # the browser gives a text the styles of its parent
        display = self.styles.get("display", "inline")
        return not display.startswith(("inline", "contents", "none", "ruby", "math"))

    @property
    def floating(self) -> bool:
        """Whether it is taken out of its line, which closes over it as if it were not there."""
        return self.styles.get("position") in ("absolute", "fixed")

    @property
    def seen(self) -> bool:
        """Whether an eye can meet it: drawn, not clipped away, not outside the page, not transparent."""
        if self.box is None or self.styles.get("visibility", "visible") != "visible":
            return False
        x, y, width, height = self.box
        if min(width, height) <= 1 or x + width <= 0 or y + height <= 0:
            return False
        return not any(_hides(one) for one in self.ancestors())


def _hides(element: Element) -> bool:
    styles = element.styles
    if styles.get("opacity") == "0":
        return True
    clipped = styles.get("overflow-x", "visible") != "visible" or styles.get("clip", "auto") != "auto"
    if clipped and element.box is not None and min(element.box[2:]) <= 1:
        return True
    return (
        styles.get("clip-path", "none") not in ("none", "")
        and element.box is not None
        and min(element.box[2:]) <= 1
    )


@dataclass(frozen=True)
class Snapshot:
    """Every node by its number (``backendNodeId``), in document order; elements by their ``id``.

    ``frames``: the nodes of the documents that frames show, by the number of the frame. ``window`` is the
    size of what is seen at once, ``size`` that of the whole document, in CSS pixels.
    """

    nodes: Mapping[int, Element]
    ids: Mapping[str, Element]
    frames: Mapping[int, tuple[Element, ...]] = field(default_factory=dict)
    window: tuple[float, float] = (0.0, 0.0)
    size: tuple[float, float] = (0.0, 0.0)

    @cached_property
    def sights(self) -> Mapping[int, Sight]:
        """What the eye meets of each text that is laid out, by the text's number."""
        from everyreader.browser.rendered.sight import sights

        return sights(self)

    @cached_property
    def painting(self) -> Painting:
        """What is painted under and over each place."""
        from everyreader.browser.rendered.paint import Painting

        return Painting(self, self.windows)

    @cached_property
    def windows(self) -> Mapping[int, Window]:
        """Which part of the page is left of each node, by its number."""
        from everyreader.browser.rendered.clip import windows

        return windows(self)

    @cached_property
    def _places(self) -> tuple[list[Element], Mapping[int, int], list[int]]:
        """The nodes in order, the place of each in it, and where what stands in it ends."""
        order = list(self.nodes.values())
        places = {one.number: index for index, one in enumerate(order)}
        ends = list(range(1, len(order) + 1))
        for index in range(len(order) - 1, -1, -1):
            above = order[index].parent
            if above is not None and above.number in places:
                ends[places[above.number]] = max(ends[places[above.number]], ends[index])
        return order, places, ends

    def below(self, element: Element) -> list[Element]:
        """The node of the same number and all that stands in it, in document order."""
        order, places, ends = self._places
        at = places.get(element.number)
        return [] if at is None else order[at : ends[at]]

    def left_of(self, element: Element) -> float:
        """How many square pixels of an element can be seen, as far as boxes around it cut it off."""
        from everyreader.browser.rendered.geometry import area, common

        return area(common(element.box, self.windows[element.number].own)) if element.box else 0.0

    def texts(self) -> Iterator[Element]:
        """The text nodes that are drawn at all."""
        return (
            one
            for one in self.nodes.values()
            if one.name == "#text" and one.box is not None and one.text.strip()
        )


def snapshot(cdp: CDPSession, styles: tuple[str, ...] = STYLES) -> Snapshot:
    """The page as it is shown now, with these computed styles; how far its parts scroll only beside all of
    them."""
    wanted = {
        "computedStyles": list(styles),
        "includeDOMRects": styles is STYLES,
        "includePaintOrder": True,
    }
    said = cdp.send("DOMSnapshot.captureSnapshot", wanted)
    strings = said["strings"]
    documents = []
    for document in said["documents"]:
        documents.append(_nodes(document["nodes"], strings))
        _lay_out(document["layout"], documents[-1], strings, styles)
        _set_lines(document, documents[-1], strings)
    nodes = documents[0]
    ids: dict[str, Element] = {}
    for node in nodes:
        if node.attributes.get("id"):
            ids.setdefault(node.attributes["id"], node)
    first = said["documents"][0]
    return Snapshot(
        {node.number: node for node in nodes},
        ids,
        _frames(said["documents"], documents),
        window=nodes[0].box[2:] if nodes and nodes[0].box else (0.0, 0.0),
        size=(first.get("contentWidth", 0.0), first.get("contentHeight", 0.0)),
    )


def _frames(tables: list[dict[str, Any]], documents: list[list[Element]]) -> dict[int, tuple[Element, ...]]:
    frames = {}
    for table, nodes in zip(tables, documents, strict=True):
        inner = table["nodes"]["contentDocumentIndex"]
        for index, shown in zip(inner["index"], inner["value"], strict=True):
            if 0 <= shown < len(documents):
                frames[nodes[index].number] = tuple(documents[shown])
    return frames


def _nodes(table: dict[str, Any], strings: list[str]) -> list[Element]:
    nodes: list[Element] = []
    shadows = frozenset(table["shadowRootType"]["index"])
    for index, parent in enumerate(table["parentIndex"]):
        pairs = [strings[one] if one >= 0 else "" for one in table["attributes"][index]]  # -1: empty
        value = table["nodeValue"][index]
        nodes.append(
            Element(
                table["backendNodeId"][index],
                strings[table["nodeName"][index]].upper()
                if table["nodeType"][index] == _ELEMENT
                else strings[table["nodeName"][index]],
                strings[value] if value >= 0 else "",
                dict(zip(pairs[::2], pairs[1::2], strict=True)),
                nodes[parent] if parent >= 0 else None,
                shadow=index in shadows,
            )
        )
    return nodes


def _lay_out(table: dict[str, Any], nodes: list[Element], strings: list[str], names: tuple[str, ...]) -> None:
    known: dict[tuple[int, ...], Mapping[str, str]] = {}  # most elements look like many others
    none: list[list[float]] = [[]] * len(table["nodeIndex"])
    boxes = zip(
        table["nodeIndex"],
        table["styles"],
        table["bounds"],
        table["text"],
        table.get("scrollRects", none),
        table.get("clientRects", none),
        strict=True,
    )
    for index, styles, box, text, scroll, client in boxes:
        node = nodes[index]
        if text >= 0 and node.name.startswith("::"):
            node.text += strings[text]
        if scroll and client:
            node.scrolls = (
                max(node.scrolls[0], scroll[2] - client[2]),
                max(node.scrolls[1], scroll[3] - client[3]),
            )
        if node.box is None:  # further boxes of the same node are its anonymous parts
            node.box = (box[0], box[1], box[2], box[3])
            if styles:
                key = tuple(styles)
                if key not in known:
                    known[key] = dict(zip(names, (strings[one] for one in styles), strict=True))
                node.styles = known[key]


def _set_lines(document: dict[str, Any], nodes: list[Element], strings: list[str]) -> None:
    """Give each text and each generated content its lines, and each node its place in the order of
    painting."""
    layout, boxes = document["layout"], document["textBoxes"]
    for index, order in zip(layout["nodeIndex"], layout.get("paintOrders", ()), strict=False):
        nodes[index].paint = order
    pieces = zip(boxes["layoutIndex"], boxes["bounds"], boxes["start"], boxes["length"], strict=True)
    for index, box, start, length in pieces:
        node, text = nodes[layout["nodeIndex"][index]], layout["text"][index]
        words = strings[text] if text >= 0 else ""
        node.lines.append(((box[0], box[1], box[2], box[3]), words[start : start + length]))
    for index, text in zip(layout["nodeIndex"], layout["text"], strict=True):
        if text >= 0:
            nodes[index].shown += strings[text]
