"""The accessibility tree as nodes that know their element: what assistive technology is given.

Document: Core Accessibility API Mappings; Chrome DevTools Protocol, ``Accessibility.getFullAXTree``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from everyreader.browser.rendered.snapshot import Element, Snapshot
from everyreader.model.text import folded

IMAGES = ("image", "img", "SvgRoot", "graphics-document", "graphics-symbol", "graphics-object", "Canvas")
MATH = ("math", "MathMLMath")
LANDMARKS = (
    "banner",
    "main",
    "navigation",
    "complementary",
    "contentinfo",
    "search",
    "form",
    "region",
    "doc-endnotes",
    "doc-footnote",
    "doc-toc",
)
_HIDDEN = (
    "ariaHiddenElement",
    "ariaHiddenSubtree",
    "notRendered",
    "notVisible",
    "inertElement",
    "inertSubtree",
)


@dataclass(frozen=True)
class Node:
    """One node. A node that assistive technology passes over but whose children it meets has the role ``""``.

    ``name`` is the accessible name, of a text its words. ``element`` is None for what the browser made up.
    """

    role: str
    name: str
    level: int
    focusable: bool
    element: Element | None
    children: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def tag(self) -> str:
        return self.element.name if self.element else ""

    @property
    def language(self) -> str:
        return self.element.language if self.element else ""

    @property
    def address(self) -> str | None:
        """Where it leads, as written; None where it is no link."""
        return self.element.attributes.get("href") if self.tag == "A" and self.element else None

    @property
    def expansion(self) -> str:
        """What its words stand for, where it is an abbreviation (HTML, 4.5.9)."""
        title = self.element.attributes.get("title", "") if self.element else ""
        return folded(title) if self.tag in ("ABBR", "ACRONYM") else ""

    @property
    def renamed(self) -> bool:
        """Whether a screen reader says ``name`` in the place of its words (WAI-ARIA, ``aria-label``)."""
        if self.element is None or self.role not in _NAMED_BY_CONTENT:
            return False
        attributes = self.element.attributes
        return bool(attributes.get("aria-label", "").strip() or attributes.get("aria-labelledby", "").strip())

    @property
    def words(self) -> str:
        """The words below it, white space folded."""
        said = (
            one.name if one.role in ("StaticText", *IMAGES) else " "
            for one in self.walk()
            if one.role in ("StaticText", "LineBreak", *IMAGES)
        )
        return folded("".join(said))


_NAMED_BY_CONTENT = (
    "link",
    "heading",
    "button",
    "cell",
    "gridcell",
    "columnheader",
    "rowheader",
    "doc-noteref",
    "doc-backlink",
    "doc-biblioref",
    "doc-glossref",
)


def tree(answer: list[dict[str, Any]], page: Snapshot) -> Node:
    """The tree from the protocol's flat list. What is hidden from assistive technology is not in it."""
    known = {one["nodeId"]: one for one in answer}
    made = _node(answer[0], known, page)
    return made or Node("RootWebArea", "", 0, False, None, ())


def _node(one: dict[str, Any], known: dict[str, dict[str, Any]], page: Snapshot) -> Node | None:
    role = "" if one["ignored"] else one.get("role", {}).get("value", "")
    reasons = {reason["name"] for reason in one.get("ignoredReasons", ())}
    if role == "InlineTextBox" or (one["ignored"] and reasons.intersection(_HIDDEN)):
        return None
    properties = {part["name"]: part["value"].get("value") for part in one.get("properties", ())}
    children = (_node(known[child], known, page) for child in one.get("childIds", ()) if child in known)
    element = page.nodes.get(one.get("backendDOMNodeId", -1))
    return Node(
        role,
        _name(one.get("name", {}), element),
        properties.get("level") or 0,
        bool(properties.get("focusable")),
        element,
        tuple(child for child in children if child is not None),
    )


def _name(said: dict[str, Any], element: Element | None) -> str:
    """The name without what the browser makes up for want of one ("Submit", "Choose File"): that says nothing
    of this image or file (ACT rule 59796f)."""
    kind = element.attributes.get("type", "").strip().lower() if element and element.name == "INPUT" else ""
    if kind not in ("image", "file"):
        return said.get("value") or ""
    given = (one["value"]["value"] for one in said.get("sources", ()) if "value" in one and _is_given(one))
    return next(given, "")


def _is_given(source: dict[str, Any]) -> bool:
    return source["type"] != "contents" and source.get("attribute") != "type"
