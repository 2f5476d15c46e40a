"""What the rules about the look of pages and e-books share: the documents, their texts, and how a place is
named."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Generic, TypeVar

from everyreader.browser.rendered import Element, Rendered, Sight, Snapshot
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.alignment import words
from everyreader.checks.rules.model import Hit, short, where
from everyreader.checks.rules.subjects import Case
from everyreader.model.findings import Rendition
from everyreader.model.text import folded

Key = TypeVar("Key", bound=Hashable)
Shown = TypeVar("Shown", bound=ShownReading)
_WORDS = re.compile(r"\w", re.UNICODE)
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
CODE = ("PRE", "CODE", "KBD", "SAMP", "TT", "VAR")
RAISED = ("SUP", "SUB", "RT", "RP")
DRAWN = ("MATH", "SVG")


@dataclass(frozen=True)
class Spot(Generic[Key]):
    """One place of one document where something is wrong, with what distinguishes it from other faults of its
    rule."""

    document: Rendered
    element: Element
    key: Key
    excerpt: str = ""
    unsure: bool = False


def documents(case: Case[ShownReading]) -> tuple[Rendered, ...]:
    return case.reading.rendered


def has_words(text: str) -> bool:
    return _WORDS.search(text) is not None


def inside(element: Element, *names: str) -> bool:
    """Whether it stands in an element of one of these names, itself included."""
    return any(one.name in names for one in element.ancestors())


def holder(text: Element) -> Element:
    """The element whose text it is."""
    return text if text.parent is None else text.parent


def block(element: Element) -> Element:
    """The nearest element around it that begins a line of its own."""
    return next((one for one in element.ancestors() if one.block), element)


def seen_texts(page: Snapshot) -> Iterator[Sight]:
    """The texts with words of which the eye meets something; generated content left out."""
    return (
        one
        for one in page.sights.values()
        if not one.unseen and one.text.name == "#text" and has_words(one.text.shown)
    )


def at(
    case: Case[ShownReading],
    document: Rendered,
    element: Element,
    detail: str = "",
    excerpt: str = "",
    unsure: bool = False,
) -> Hit:
    """A hit at an element of a document."""
    return Hit(
        detail,
        excerpt=short(folded(excerpt)),
        where=document.path_of(element),
        file="" if case.rendition == Rendition.HTML else document.name,
        unsure=unsure,
    )


def gathered(
    case: Case[ShownReading], spots: Iterable[Spot[Key]], say: Callable[[Spot[Key]], str]
) -> Iterator[Hit]:
    """One hit for all places of a document that share a key: one style rule makes them all."""
    groups: dict[tuple[str, Key], list[Spot[Key]]] = {}
    for spot in spots:
        groups.setdefault((spot.document.name, spot.key), []).append(spot)
    for several in groups.values():
        first, more = several[0], len(several) - 1
        rest = f", and {more} more place{'s' if more > 1 else ''}" if more else ""
        yield at(case, first.document, first.element, say(first) + rest, first.excerpt, first.unsure)


def quoted(text: str) -> str:
    return f"“{short(folded(text), 60)}”"


def told(case: Case[ShownReading], text: str) -> bool:
    """Whether a rule about words says already that this text is missing, added or changed."""
    sought = folded(text)
    for alignment in case.alignments:
        units = (*alignment.missing, *alignment.added)
        if any(sought in words(unit) for unit in units):
            return True
        if any((sought in words(one.expected)) != (sought in words(one.found)) for one in alignment.changed):
            return True
    return False


def asked(look: Callable[[Case[Shown]], Iterator[Hit]]) -> Callable[[Case[Shown]], Iterator[Hit]]:
    """A rule that rests on what a script asked: of a document that would not stand still, a person has to
    judge."""

    @wraps(look)
    def both(case: Case[Shown]) -> Iterator[Hit]:
        for document in documents(case):
            if not document.probe.whole:
                top = next(iter(document.wide.nodes.values()))
                yield at(
                    case, document, top, f"{document.name} changes itself while it is looked at", unsure=True
                )
        yield from look(case)

    return both


def restless(case: Case[ShownReading]) -> bool:
    """Whether a document would not stand still to be asked."""
    return any(not one.probe.whole for one in documents(case))


@where("files with text")
def any_text(case: Case[ShownReading]) -> bool:
    return any(True for one in documents(case) for _ in seen_texts(one.wide))
