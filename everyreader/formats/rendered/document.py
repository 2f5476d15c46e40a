"""An open page → what it shows at two widths, and its accessibility tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from everyreader.browser import View, Visit
from everyreader.formats.rendered.snapshot import Snapshot, snapshot
from everyreader.formats.rendered.tree import Node, tree

WIDE, NARROW = View(width=1280), View(width=320, height=640)


@dataclass(frozen=True)
class Rendered:
    """One document. ``name`` is the file, in an e-book its path inside the zip.

    ``wide`` and ``narrow`` are the page at 1280 and at 320 CSS pixels; ``root`` is the accessibility tree at 1280, whose nodes know
    the elements of ``wide``. ``overflows`` tells whether it scrolls sideways at 320 pixels (WCAG 1.4.10).
    """

    name: str
    wide: Snapshot = field(repr=False)
    narrow: Snapshot = field(repr=False)
    root: Node = field(repr=False)
    overflows: bool = False


def render(visit: Visit, name: str) -> Rendered:
    """Look at the open page in both widths; leaves it at the narrow one. Runs in the browser's thread."""
    visit.look(WIDE)
    wide = snapshot(visit.cdp)
    root = tree(visit.accessibility_tree(), wide)
    visit.look(NARROW)
    narrow = snapshot(visit.cdp)
    size = visit.cdp.send("Page.getLayoutMetrics")
    overflows = size["cssContentSize"]["width"] > size["cssLayoutViewport"]["clientWidth"]
    return Rendered(name, wide, narrow, root, overflows)
