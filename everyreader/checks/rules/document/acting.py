"""DOC: what a page does of itself by a script, by the clock or by the first touch: it goes elsewhere,
scrolls, changes (WCAG 2.2.1, 2.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.watch import scripted
from everyreader.checks.rules.document.documents import metas
from everyreader.checks.rules.document.elements import hit
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import SHOWN, Case
from everyreader.checks.semantics import Page, pages


@where("documents with scripts")
def _has_scripts(case: Case[ShownReading]) -> bool:
    return any(_scripted(case))


@rule(
    "DOC-017",
    "page-leaves-by-script",
    on=SHOWN,
    criterion="WCAG 2.2.1, 3.2.1",
    message="a script takes the reader elsewhere who asked for nothing",
    fix="let the reader decide with a link",
    applies=_has_scripts,
    why="Whoever reads slowly, or by ear, is torn away from the words.",
)
def page_leaves_by_script(case: Case[ShownReading]) -> Iterator[Hit]:
    """Of another's page a person has to judge: it may ask first, or be a step of something that was begun."""
    for page in _scripted(case):
        left = () if any(metas(page, "http-equiv", "refresh")) else page.rendered.watched.left[:1]
        for address, when in left:
            name = short(address.rpartition("/")[2] or address)
            yield hit(case, page, page.elements[0], f"to {name} {when}", unsure=case.foreign)


@rule(
    "DOC-018",
    "page-moves-by-script",
    on=SHOWN,
    criterion="WCAG 2.2.2",
    message="a script scrolls the page, moves something or changes words, though nobody asked for it",
    fix="let it stand still until the reader asks",
    applies=_has_scripts,
    why="Words run away from whoever reads slowly, or with a magnifier.",
)
def page_moves_by_script(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in _scripted(case):
        seen = page.rendered.watched
        if seen.scrolled:
            yield hit(case, page, page.elements[0], f"it scrolls {seen.scrolled}", unsure=case.foreign)
        elif seen.changed:
            detail = f"other words come: “{short(seen.changed)}”"
            yield hit(case, page, page.elements[0], detail, unsure=case.foreign)
        elif seen.moved:
            yield hit(case, page, seen.moved[0], "it moves", unsure=case.foreign)


def _scripted(case: Case[ShownReading]) -> Iterator[Page]:
    return (page for page in pages(case) if page.elements and scripted(page.rendered.wide))
