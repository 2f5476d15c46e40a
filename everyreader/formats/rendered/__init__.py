"""One document as a browser shows it and hands it to assistive technology. Readers only: no writer uses it."""

from everyreader.formats.rendered.document import NARROW, WIDE, Rendered, render, rendered_page
from everyreader.formats.rendered.sight import Sight
from everyreader.formats.rendered.snapshot import Element, Snapshot
from everyreader.formats.rendered.tree import Node
from everyreader.formats.rendered.watch import BEFORE

__all__ = [
    "BEFORE",
    "NARROW",
    "WIDE",
    "Element",
    "Node",
    "Rendered",
    "Sight",
    "Snapshot",
    "render",
    "rendered_page",
]
