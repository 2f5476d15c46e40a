"""DOC: what a page does of itself by a script, by the clock or by the first touch: it goes elsewhere, scrolls, changes (WCAG 2.2.1, 2.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.document.documents import metas
from everyreader.checks.rules.document.elements import element_rule, hit
from everyreader.checks.rules.model import SHOWN, Case, Hit, short
from everyreader.checks.semantics import Page, pages
from everyreader.formats.rendered.watch import scripted


def _leaves(case: Case) -> Iterator[Hit]:
    """Of another's page a person has to judge: it may ask first, or be a step of something that was begun."""
    for page in _scripted(case):
        left = () if any(metas(page, "http-equiv", "refresh")) else page.rendered.watched.left[:1]
        for address, when in left:
            name = short(address.rpartition("/")[2] or address)
            yield hit(case, page, page.elements[0], f"to {name} {when}", unsure=case.foreign)


def _moves(case: Case) -> Iterator[Hit]:
    for page in _scripted(case):
        seen = page.rendered.watched
        if seen.scrolled:
            yield hit(case, page, page.elements[0], f"it scrolls {seen.scrolled}", unsure=case.foreign)
        elif seen.changed:
            detail = f"other words come: “{short(seen.changed)}”"
            yield hit(case, page, page.elements[0], detail, unsure=case.foreign)
        elif seen.moved:
            yield hit(case, page, seen.moved[0], "it moves", unsure=case.foreign)


def _scripted(case: Case) -> Iterator[Page]:
    return (page for page in pages(case) if page.elements and scripted(page.rendered.wide))


def _has_scripts(case: Case) -> bool:
    return any(_scripted(case))


RULES = (
    element_rule(
        "DOC-017",
        "page-leaves-by-script",
        "WCAG 2.2.1, 3.2.1",
        "a script takes the reader elsewhere who asked for nothing",
        "let the reader decide with a link",
        _leaves,
        _has_scripts,
        "documents with scripts",
        why="Whoever reads slowly, or by ear, is torn away from the words.",
        renditions=SHOWN,
    ),
    element_rule(
        "DOC-018",
        "page-moves-by-script",
        "WCAG 2.2.2",
        "a script scrolls the page, moves something or changes words, though nobody asked for it",
        "let it stand still until the reader asks",
        _moves,
        _has_scripts,
        "documents with scripts",
        why="Words run away from whoever reads slowly, or with a magnifier.",
        renditions=SHOWN,
    ),
)
