"""The rendered page as the browser holds it: elements, attributes, computed styles and boxes.

Document: Chrome DevTools Protocol, ``DOMSnapshot.captureSnapshot``. No script of the page takes part, so none
can lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

_STYLES = (
    "display",
    "visibility",
    "opacity",
    "font-size",
    "overflow-x",
    "overflow-y",
    "clip",
    "clip-path",
    "position",
    "color",
    "background-color",
    "background-image",
    "font-weight",
    "line-height",
    "letter-spacing",
    "word-spacing",
    "text-align",
    "text-transform",
    "text-indent",
    "text-decoration-line",
    "transform",
    "writing-mode",
    "direction",
)
_ELEMENT, _TEXT = 1, 3


@dataclass
class Element:
    """One node. ``name`` is the tag in capitals or ``#text``; ``box``: x, y, width, height in CSS pixels."""

    number: int
    name: str
    text: str
    attributes: Mapping[str, str]
    parent: Element | None = field(repr=False)
    styles: Mapping[str, str] = field(default_factory=dict)
    box: tuple[float, float, float, float] | None = None

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
    """Every node by its number (``backendNodeId``), in document order; elements by their ``id``."""

    nodes: Mapping[int, Element]
    ids: Mapping[str, Element]

    def texts(self) -> Iterator[Element]:
        """The text nodes that are drawn at all."""
        return (
            one
            for one in self.nodes.values()
            if one.name == "#text" and one.box is not None and one.text.strip()
        )


def snapshot(cdp: CDPSession) -> Snapshot:
    """The page as it is shown now."""
    said = cdp.send("DOMSnapshot.captureSnapshot", {"computedStyles": list(_STYLES), "includeDOMRects": True})
    strings, document = said["strings"], said["documents"][0]
    nodes = _nodes(document["nodes"], strings)
    _lay_out(document["layout"], nodes, strings)
    ids: dict[str, Element] = {}
    for node in nodes:
        if node.attributes.get("id"):
            ids.setdefault(node.attributes["id"], node)
    return Snapshot({node.number: node for node in nodes}, ids)


def _nodes(table: dict[str, Any], strings: list[str]) -> list[Element]:
    nodes: list[Element] = []
    for index, parent in enumerate(table["parentIndex"]):
        pairs = [strings[one] for one in table["attributes"][index]]
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
            )
        )
    return nodes


def _lay_out(table: dict[str, Any], nodes: list[Element], strings: list[str]) -> None:
    for index, styles, box in zip(table["nodeIndex"], table["styles"], table["bounds"], strict=True):
        node = nodes[index]
        if node.box is None:  # further boxes of the same node are its anonymous parts
            node.box = (box[0], box[1], box[2], box[3])
            if styles:
                node.styles = dict(zip(_STYLES, (strings[one] for one in styles), strict=True))
