"""NTE: notes of pages and e-books by themselves: where their numbers lead, what they are called, how they
look (WCAG 2.4.4, 2.5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from everyreader.browser.rendered import Element
from everyreader.browser.rendered.geometry import pixels
from everyreader.checks.rules.document.elements import looking, where_there
from everyreader.checks.rules.model import rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, DOCUMENTS_AND_TALKING, PAGES_AND_TALKING
from everyreader.checks.semantics import Page
from everyreader.model.findings import Ground

_NUMBER = re.compile(r"\d+")
_BRACKETED = re.compile(r"[\[(].*[\])]|.*[*†‡§].*", re.DOTALL)
_SMALLER = 0.95  # of the letters around it


def _is(one: Element, kind: str) -> bool:
    """By its role, or by its class, as DAISY 2.02 has it."""
    kinds = one.attributes.get("role", "").split(), one.attributes.get("class", "").split()
    return one.name == "A" and (f"doc-{kind}" in kinds[0] or kind in kinds[1])


def _references(page: Page) -> Iterator[tuple[Element, str]]:
    """The references that show a number, with it."""
    for one in page.elements:
        words = page.words(one).strip("[]() ") if _is(one, "noteref") else ""
        if words.isdecimal():
            yield one, words


def _target(page: Page, link: Element) -> Element | None:
    address = link.attributes.get("href", "")
    return page.by_id(unquote(address[1:]), link) if address.startswith("#") else None


def _note(element: Element | None) -> Element | None:
    """The item of a list that ``element`` is or stands in."""
    return next((one for one in element.ancestors() if one.name == "LI"), None) if element else None


def _number(page: Page, note: Element) -> str:
    """The number of a note in a plain numbered list; ``""`` where its list counts otherwise, or not."""
    owner = note.parent
    if owner is None or owner.name != "OL" or {"start", "reversed"} & owner.attributes.keys():
        return ""
    items = [one for one in page.children(owner) if one.name == "LI"]
    if any("value" in one.attributes for one in items):
        return ""
    return str(items.index(note) + 1)


_has_references = where_there(lambda page, one: _is(one, "noteref") or _is(one, "backlink"))


@rule(
    "NTE-008",
    "reference-misled",
    on=PAGES_AND_TALKING,
    criterion="WCAG 2.4.4",
    message="a reference shows another number than the note it leads to",
    fix="give both the same number",
    applies=where("pages with references that are marked as such")(_has_references),
)
@looking
def reference_misled(page: Page) -> Iterator[tuple[Element, str]]:
    """A reference that leads to no note at all is another rule's."""
    for one, mark in _references(page):
        note = _note(_target(page, one))
        number = _number(page, note) if note else ""
        if number and number != mark:
            yield one, f"“{mark}” leads to note {number}"


_NOTED = "documents with references that are marked as such"


@rule(
    "NTE-009",
    "reference-misnamed",
    on=DOCUMENTS_AND_TALKING,
    criterion="WCAG 2.5.3",
    message="a reference, or a way back, is called by another number than its note's",
    fix="let aria-label say the number that is seen",
    applies=where(_NOTED)(_has_references),
)
@looking
def reference_misnamed(page: Page) -> Iterator[tuple[Element, str]]:
    """The name of a reference says the number that is shown; that of a way back the number of its note, where
    each has one."""
    for one, mark in _references(page):
        name = one.attributes.get("aria-label") or one.attributes.get("title", "")
        if name and mark not in _NUMBER.findall(name):
            yield one, f"“{mark}” is called “{name}”"
    for one in page.elements:
        note = _note(one) if _is(one, "backlink") else None
        name, number = one.attributes.get("aria-label", ""), _number(page, note) if note else ""
        said = _NUMBER.findall(name)
        if number and said and number not in said:
            yield one, f"in note {number} it is called “{name}”"


@rule(
    "NTE-010",
    "reference-like-a-number",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a note's number stands in its line like any other, so that a year or a sum seems to end with it",
    fix="raise it, as sup does, or put it in brackets",
    applies=where(_NOTED)(_has_references),
    rests_on=Ground.ADVICE,
)
@looking
def reference_like_a_number(page: Page) -> Iterator[tuple[Element, str]]:
    for one, mark in _references(page):
        around, text = one.parent, next((each for each in page.inside(one) if each.name == "#text"), None)
        if text is None or around is None or _BRACKETED.fullmatch(page.words(one)):
            continue
        if _size(text) > _SMALLER * _size(around):
            yield one, f"“{mark}”"


def _size(one: Element) -> float:
    return pixels(one.styles.get("font-size", ""), 16)
