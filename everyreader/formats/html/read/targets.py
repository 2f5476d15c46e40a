"""What of a page can be pointed at, and how large it is there (WCAG 2.2, 2.5.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from everyreader.browser.rendered import Element, Snapshot
from everyreader.browser.rendered.tree import Node
from everyreader.formats.html.read.reading import Target


def targets(root: Node, narrow: Snapshot) -> Iterator[Target]:
    """What takes the focus, by its role and name, with its size in CSS pixels at ``narrow``'s width."""
    lines = _lines(narrow)
    for node in root.walk():
        if not node.focusable or node.element is None or node.role == "RootWebArea":
            continue
        element = narrow.nodes.get(node.element.number)
        if element is not None and element.box is not None:
            yield Target(
                node.role,
                node.name or node.words,
                round(element.box[2], 1),
                round(element.box[3], 1),
                not element.block and _among_words(element, lines),
            )


def _lines(page: Snapshot) -> Mapping[int, list[Element]]:
    """The drawn texts of each block, by its number."""
    lines: dict[int, list[Element]] = {}
    for one in page.texts():
        lines.setdefault(_block(one), []).append(one)
    return lines


def _block(element: Element) -> int:
    return next((one.number for one in element.ancestors() if one.block), -1)


def _among_words(element: Element, lines: Mapping[int, list[Element]]) -> bool:
    """Whether its line holds words beside it."""
    return any(all(one is not element for one in text.ancestors()) for text in lines.get(_block(element), ()))
