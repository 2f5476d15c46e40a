"""One rendered document with what rules ask of its elements: which are hidden, seen, reachable; where they
stand."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from everyreader.browser.rendered import Rendered
from everyreader.browser.rendered.focus import stops
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.model.text import folded

if TYPE_CHECKING:
    from everyreader.checks.rules.subjects import Case
    from everyreader.checks.semantics.blocks import Block

_NOT_CONTENT = ("HEAD", "SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TITLE", "META", "LINK", "BASE")
_XML_VIEWER = "webkit-xml-viewer-source-xml"  # how Chromium shows XML that it knows no styles for


class Page:
    """One document of a reading. Elements are those of the wide snapshot, in document order, text nodes
    apart."""

    def __init__(self, rendered: Rendered) -> None:
        self.rendered = rendered
        self.name = rendered.name
        nodes = tuple(rendered.wide.nodes.values())
        foreign = any(one.attributes.get("id") == _XML_VIEWER for one in nodes)
        self.nodes: tuple[Element, ...] = () if foreign else nodes
        self.elements = tuple(one for one in self.nodes if _is_element(one))
        self.roles: dict[int, str] = {}  # found already, by number
        self.blocks: list[Block] = []  # likewise
        self._hidden: dict[int, bool] = {}
        self._children: dict[int, list[Element]] = {}
        for one in self.nodes:
            if one.parent is not None:
                self._children.setdefault(one.parent.number, []).append(one)

    def children(self, element: Element) -> list[Element]:
        """Its child nodes in the flat tree, texts and generated content among them."""
        return self._children.get(element.number, [])

    def inside(self, element: Element) -> Iterator[Element]:
        """All nodes below ``element``, in document order."""
        waiting = list(reversed(self.children(element)))
        while waiting:  # no recursion: a hostile page nests as deep as it likes
            one = waiting.pop()
            yield one
            waiting += reversed(self.children(one))

    def words(self, element: Element) -> str:
        """The text below it as the document holds it, white space folded."""
        said = (
            one.text if one.name == "#text" else " "
            for one in self.inside(element)
            if one.name in ("#text", "BR")
        )
        return folded("".join(said))

    @cached_property
    def order(self) -> dict[int, int]:
        """The place of each node in document order."""
        return {one.number: at for at, one in enumerate(self.nodes)}

    @cached_property
    def root(self) -> Element | None:
        """The document element."""
        return next(
            (one for one in self.elements if one.parent is not None and one.parent.name == "#document"), None
        )

    @cached_property
    def html(self) -> Element | None:
        """The document element where the document is HTML."""
        return self.root if self.root is not None and self.root.name == "HTML" else None

    @property
    def parsed_as_html(self) -> bool:
        """Whether its content type is ``text/html`` rather than XML: of a file, its name says it."""
        return not self.name.lower().endswith((".xhtml", ".xht", ".xml", ".svg"))

    @cached_property
    def ids(self) -> dict[str, list[Element]]:
        """The elements that bear each identifier."""
        found: dict[str, list[Element]] = {}
        for one in self.elements:
            if one.attributes.get("id"):
                found.setdefault(one.attributes["id"], []).append(one)
        return found

    def by_id(self, name: str, of: Element) -> Element | None:
        """The element that ``of`` means by ``name``: the first in the same tree, for shadow trees are
        apart."""
        return next((one for one in self.ids.get(name, ()) if self.tree(one) == self.tree(of)), None)

    @cached_property
    def moved(self) -> dict[int, Element]:
        """Who owns what ``aria-owns`` names, by the number of the owned: the first that names it."""
        owners: dict[int, Element] = {}
        for one in self.elements:
            for name in one.attributes.get("aria-owns", "").split():
                owned = self.by_id(name, one)
                if owned is not None and all(up is not owned for up in one.ancestors()):
                    owners.setdefault(owned.number, one)
        return owners

    def tree(self, element: Element) -> int:
        """A number for the document's tree or the shadow tree that it stands in: that of the shadow's host,
        else 0."""
        if not element.shadow:
            return 0
        return next((one.number for one in element.ancestors() if not one.shadow), 0)

    def is_svg(self, element: Element) -> bool:
        """Whether it is in the SVG namespace."""
        for one in element.ancestors():
            if one.name == "SVG":
                return True
            if one.name == "FOREIGNOBJECT" and one is not element:
                return False
        return False

    def is_html(self, element: Element) -> bool:
        """Whether it is in the HTML namespace."""
        inside_math = any(one.name == "MATH" for one in element.ancestors())
        return not self.is_svg(element) and (not inside_math or ":" in element.name)

    @cached_property
    def _drawn(self) -> frozenset[int]:
        """Every node that has a box, and all above it: ``display: contents`` has none of its own."""
        found: set[int] = set()
        for one in self.nodes:
            if one.box is not None:
                found.update(above.number for above in one.ancestors())
        return frozenset(found)

    def undrawn(self, element: Element) -> bool:
        """Whether ``display: none``, or content that waits to be opened, keeps it from everybody."""
        if element.name == "OPTION" or element.name == "OPTGROUP":
            select = next((one for one in element.ancestors() if one.name in ("SELECT", "DATALIST")), None)
            return select is None or select.number not in self._drawn
        return element.number not in self._drawn

    def hidden(self, element: Element) -> bool:
        """ACT's "programmatically hidden"; what is inert is hidden too (HTML 6.3)."""
        if element.number not in self._hidden:
            self._hidden[element.number] = self._is_hidden(element)
        return self._hidden[element.number]

    def _is_hidden(self, element: Element) -> bool:
        if element.name in _NOT_CONTENT and not self.is_svg(element):
            return True
        if self.undrawn(element) or element.styles.get("visibility", "visible") != "visible":
            return True
        above = tuple(element.ancestors())
        if any(one.attributes.get("aria-hidden", "").strip().lower() == "true" for one in above):
            return True
        return self.inert(element)

    def inert(self, element: Element) -> bool:
        """Whether it, or something around it, is ``inert``, or an open modal dialogue blocks it."""
        above = tuple(element.ancestors())
        if any("inert" in one.attributes for one in above):
            return True
        modal = self.rendered.modal
        return modal is not None and all(one.number != modal for one in above)

    @cached_property
    def stops(self) -> dict[int, Element]:
        """The elements that the Tab key reaches, by number."""
        return {one.number: one for one in stops(self.nodes)}

    def seen_inside(self, element: Element) -> bool:
        """Whether there is something below it, or it itself, that an eye can meet."""
        return any(self._painted(one) for one in (element, *self.inside(element)))

    @staticmethod
    def _painted(one: Element) -> bool:
        if one.name == "#text":
            return bool(one.text.strip()) and one.seen
        return one.name in _PAINTED and one.seen


_PAINTED = (
    "IMG",
    "SVG",
    "CANVAS",
    "VIDEO",
    "INPUT",
    "SELECT",
    "TEXTAREA",
    "BUTTON",
    "METER",
    "PROGRESS",
    "OBJECT",
    "EMBED",
    "IFRAME",
)


def _is_element(node: Element) -> bool:
    """Neither a text, nor what a style generates, nor a document type, whose name alone is in small
    letters."""
    return node.parent is not None and node.name[0] not in "#:" and node.name == node.name.upper()


# by the reading's identity; each goes with its reading
_known: dict[int, tuple[Page, ...]] = {}


def pages(case: Case[ShownReading]) -> tuple[Page, ...]:
    """The documents of the file that ``case`` looks at: the same ones, however many rules ask."""
    reading = case.reading
    if id(reading) not in _known:
        _known[id(reading)] = tuple(Page(one) for one in reading.rendered)
        weakref.finalize(reading, _known.pop, id(reading), None)
    return _known[id(reading)]
