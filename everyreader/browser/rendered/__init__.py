"""One document as a browser shows it and hands it to assistive technology. Readers only: no writer uses
it."""

from everyreader.browser.rendered.document import NARROW, WIDE, Rendered, render, rendered_page, seconds_for
from everyreader.browser.rendered.sight import Sight
from everyreader.browser.rendered.snapshot import Element, Snapshot
from everyreader.browser.rendered.tree import Node
from everyreader.browser.rendered.watch import BEFORE

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
    "seconds_for",
]
