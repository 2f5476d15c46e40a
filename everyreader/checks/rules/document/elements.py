"""What rules about the elements of pages and e-books' documents share: which to look at, and how to say where
they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.model import Hit, short
from everyreader.checks.rules.subjects import Case
from everyreader.checks.semantics import Page, pages
from everyreader.model.findings import Rendition

Look = Callable[[Page], Iterator[tuple[Element, str]]]
Target = Callable[[Page, Element], bool]
_SHOWN = ("id", "href", "src", "alt", "title", "role", "name", "type", "lang", "class")


def tag(element: Element) -> str:
    """Its start tag with what tells it from others, for an excerpt."""
    said = "".join(
        f' {name}="{short(element.attributes[name], 40)}"' for name in _SHOWN if name in element.attributes
    )
    return f"<{element.name.lower()}{said}>"


def hit(case: Case[ShownReading], page: Page, element: Element, detail: str, *, unsure: bool = False) -> Hit:
    """A place in a document of a page or an e-book."""
    file = "" if case.rendition == Rendition.HTML else page.name
    return Hit(detail, None, tag(element), where=page.rendered.path_of(element), file=file, unsure=unsure)


def looking(look: Look) -> Callable[[Case[ShownReading]], Iterator[Hit]]:
    """A rule's function from one that yields the elements of one document at fault, each with its detail."""

    def every(case: Case[ShownReading]) -> Iterator[Hit]:
        for page in pages(case):
            for element, detail in look(page):
                yield hit(case, page, element, detail)

    return every


def where_there(target: Target) -> Callable[[Case[ShownReading]], bool]:
    """Applies where any document has an element for which ``target`` holds."""
    return lambda case: any(target(page, one) for page in pages(case) for one in page.elements)
