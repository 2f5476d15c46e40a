"""SEE: how large the letters of pages and e-books are, and whether they grow with what a reader asks for."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Element, Rendered
from everyreader.browser.rendered.geometry import pixels
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.look.shared import (
    CODE,
    DRAWN,
    RAISED,
    Spot,
    any_text,
    documents,
    gathered,
    holder,
    inside,
    quoted,
    seen_texts,
)
from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import DOCUMENTS, Case

_TINY = 12.0  # CSS pixels; what Lighthouse's "font-size" audit calls illegible below
_SMALL = 16.0  # CSS pixels: a reader's own size, unless they chose another
_ROUND = 0.01


@rule(
    "SEE-021",
    "text-tiny",
    on=DOCUMENTS,
    criterion="Lighthouse, font-size",
    message="text is too small to be read",
    fix="give it at least 12 pixels, better the reader's own size",
    applies=any_text,
)
def text_tiny(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        yield from gathered(case, _sized(document, 0.0, _TINY, exempt=RAISED), _size_said)


@rule(
    "SEE-022",
    "text-below-readers-size",
    on=DOCUMENTS,
    criterion="WCAG 1.4.4",
    message="text is smaller than the size that the reader has chosen",
    fix="give it 1rem or more",
    applies=any_text,
    house=True,
)
def text_below_readers_size(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        yield from gathered(case, _sized(document, _TINY, _SMALL, exempt=(*RAISED, *CODE)), _size_said)


def _size_said(spot: Spot[float]) -> str:
    return f"{quoted(spot.excerpt)} is {spot.key:g} pixels high"


def _sized(
    document: Rendered, least: float, below: float, *, exempt: tuple[str, ...]
) -> Iterator[Spot[float]]:
    for sight in seen_texts(document.wide):
        size = _size(sight.text)
        raised = any(one.attributes.get("role") == "doc-noteref" for one in sight.text.ancestors())
        if least <= size < below - _ROUND and not raised and not inside(sight.text, *exempt, *DRAWN):
            yield Spot(document, holder(sight.text), round(size, 1), sight.text.shown)


@rule(
    "SEE-023",
    "text-size-fixed",
    on=DOCUMENTS,
    criterion="WCAG 1.4.4",
    message="text does not grow with the size that the reader chooses",
    fix="give sizes in rem, em or %",
    applies=any_text,
    house=True,
)
def text_size_fixed(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        larger = document.views.large.nodes if document.views.large else {}
        spots = (
            Spot(document, holder(one.text), one.text.styles.get("font-size"), one.text.shown)
            for one in seen_texts(document.wide)
            if one.text.number in larger
            and not inside(one.text, *DRAWN)
            and _size(one.text) >= _SMALL - _ROUND  # of smaller text other rules speak
            and _size(larger[one.text.number]) < 1.5 * _size(one.text)
        )
        yield from gathered(
            case,
            spots,
            lambda one: f"{quoted(one.excerpt)} stays {one.key} when a reader asks for twice the size",
        )


def _size(text: Element) -> float:
    return pixels(text.styles.get("font-size", ""))
