"""Which element owns which in the accessibility tree: what means nothing is passed over, ``aria-owns`` moves
what it names."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.focus import focusable
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.semantics import aria
from everyreader.checks.semantics.page import Page
from everyreader.checks.semantics.roles import role_of


def _passed_over(page: Page, one: Element) -> bool:
    """Whether assistive technology meets what is in it as if it stood outside of it."""
    role = role_of(page, one)
    if role in ("none", "presentation"):
        return True
    marked = any(name in aria.GLOBAL for name in one.attributes) or focusable(one)
    return role in ("generic", "") and not marked


def owner(page: Page, element: Element) -> Element | None:
    """The element that it is a child of in the accessibility tree; None at the top."""
    moved = page.moved
    one = element
    for _ in range(len(page.elements)):
        above = moved.get(one.number, one.parent)
        if above is None or above.name.startswith("#"):
            return None
        if not _passed_over(page, above):
            return above
        one = above
    return None


def owned(page: Page, element: Element) -> Iterator[Element]:
    """The elements that are its children in the accessibility tree; of what has no role only what holds words
    alone."""
    moved = page.moved
    named = [page.by_id(one, element) for one in element.attributes.get("aria-owns", "").split()]
    waiting = [one for one in reversed(page.children(element)) if moved.get(one.number, element) is element]
    waiting = [one for one in reversed(named) if one is not None and one not in waiting] + waiting
    while waiting:
        one = waiting.pop()
        if one.name[0] in "#:" or page.hidden(one):
            continue
        if (
            not _passed_over(page, one)
            or role_of(page, one) not in ("none", "presentation")
            and _holds_words_alone(page, one)
        ):
            yield one
        else:
            waiting += [each for each in reversed(page.children(one)) if each.number not in moved]


def _holds_words_alone(page: Page, element: Element) -> bool:
    inside = [one for one in page.inside(element) if one.name[0] not in "#:" and not page.hidden(one)]
    return bool(page.words(element)) and all(_passed_over(page, one) for one in inside)
