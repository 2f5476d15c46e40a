"""The accessible name of an element: the browser's.

It is that of Accessible Name and Description Computation 1.2 and HTML-AAM 4, with ``tree.py`` leaving out
what a browser makes up.
"""

from __future__ import annotations

from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.semantics.page import Page
from everyreader.model.text import folded


def name_of(page: Page, element: Element) -> str:
    """The name, white space folded and trimmed; ``""`` where there is none.

    Of what the browser tells nobody of, such as the areas of an image that did not load, it is what they say
    themselves.
    """
    told = page.rendered.told.get(element.number)
    if told is not None:
        return folded(told.name)
    return folded(element.attributes.get("aria-label", "")) or folded(element.attributes.get("alt", ""))
