"""What the rules about PDFs have in common: how one is written down, and the questions that several of them
ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from everyreader.checks.alignment import Pair
from everyreader.checks.rules.model import Hit, short, where
from everyreader.checks.rules.subjects import Case
from everyreader.formats.large_print.read.destinations import Spot
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.model.publication import Kind, Unit

ACB = "ACB Large Print 2025"
UA = "ISO 14289-1, "
LISTENERS = "Who listens, or reads in braille, is told something else than who sees, or nothing."
FINDERS = "A reader who cannot see the page at a glance does not find the place, or lands in another."

FAR = 110.0  # points above words at which a place may set the page and still show them

Look = Callable[[Case[PdfReading]], Iterable[Hit]]


@dataclass(frozen=True)
class Flaw:
    """What is wrong at one place of a file, whatever it should say. ``detail`` completes the rule's message,
    ``page`` counts from 1 (0: no page), ``excerpt`` are words, ``other`` those of a second unit that it
    concerns.
    """

    detail: str
    page: int = 0
    excerpt: str = ""
    other: str = ""


Flaws = Callable[[PdfReading], Iterable[Flaw]]


def flaws(*find: Flaws, unsure: bool = False, undisputed: bool = False) -> Look:
    """A look that reports what ``find`` finds; ``unsure`` says that a person has to look at foreign files.

    ``undisputed``: only of units of which the rules about words and structure do not speak already.
    """

    def look(case: Case[PdfReading]) -> Iterator[Hit]:
        disputes = disputed(case) if undisputed else frozenset()
        for one in (flaw for each in find for flaw in each(case.reading)):
            if not undisputed or not (
                _told(disputes, one.excerpt) or one.other and _told(disputes, one.other)
            ):
                yield hit(one.detail, one.page, one.excerpt, unsure=unsure and case.foreign)

    return look


def hit(detail: str, page: int = 0, excerpt: str = "", *, unsure: bool = False) -> Hit:
    """One place; ``page`` from 1, 0 where it is the whole file."""
    return Hit(detail, excerpt=short(excerpt), where=f"page {page}" if page else "", unsure=unsure)


@where("tagged files")
def tagged(case: Case[PdfReading]) -> bool:
    return case.reading.tagged


@where("files with text")
def has_text(case: Case[PdfReading]) -> bool:
    return any(one.visible.strip() for one in case.reading.strings)


def has_units(*kinds: Kind) -> Callable[[Case[PdfReading]], bool]:
    """Whether a tagged file has units of some kinds."""
    return lambda case: (
        tagged(case) and any(unit.kind in kinds for unit in (*case.reading.units, *case.reading.notes))
    )


@where("files with links")
def has_links(case: Case[PdfReading]) -> bool:
    return tagged(case) and bool(case.reading.links.tagged or case.reading.links.loose)


@where("files with notes")
def has_notes(case: Case[PdfReading]) -> bool:
    return tagged(case) and bool(case.reading.notes)


@where("files with images")
def has_pictures(case: Case[PdfReading]) -> bool:
    return bool(case.reading.images)


@where("files with lists")
def in_lists(case: Case[PdfReading]) -> bool:
    units = (*case.reading.units, *case.reading.notes)
    return tagged(case) and any(step.name in ("ol", "ul") for unit in units for step in unit.place)


@where("files with tables")
def in_tables(case: Case[PdfReading]) -> bool:
    return tagged(case) and any(step.name == "row" for unit in case.reading.units for step in unit.place)


def shows(spot: Spot, target: Shown) -> bool:
    """Whether a reader who comes to ``spot`` has ``target`` before the eyes."""
    if spot.page != target.page:
        return False
    return spot.y is None or target.y - 2 <= spot.y <= target.y + target.size + FAR


def squeezed(text: str) -> str:
    """A text without white space, for comparing."""
    return "".join(text.split())


def disputed(case: Case[PdfReading]) -> frozenset[str]:
    """The words, white space apart, of units that the rules about words and structure already speak of.

    A flaw in their tags is what those rules saw: it is not told twice.
    """
    found: list[Unit] = []
    for alignment in case.alignments:
        found += [*alignment.missing, *alignment.added]
        found += [
            unit for pair in (*alignment.changed, *alignment.moved) for unit in (pair.expected, pair.found)
        ]
        found += [pair.found for pair in alignment.same if _differs(pair)]
    texts = [squeezed(unit.text) for unit in found]
    labels = [unit.label for unit in found if unit.label]
    return frozenset((*texts, *labels))


def _differs(pair: Pair) -> bool:
    was, now = pair.expected, pair.found
    return (was.kind, was.place, was.label or "") != (now.kind, now.place, now.label or "")


def told_elsewhere(case: Case[PdfReading], words: str) -> bool:
    """Whether ``words`` are a disputed unit's, or a part of one, or hold one."""
    return _told(disputed(case), words)


def _told(disputes: frozenset[str], words: str) -> bool:
    """An element without words may be what is left of any of them."""
    own = squeezed(words)
    return any(own in one or one and one in own for one in disputes) if own else bool(disputes)


def foreign_only(look: Look) -> Look:
    """``look`` where there is no statement: with one, the comparing rules see the same."""
    return lambda case: look(case) if case.publication is None else ()
