"""SRC: images that move (WCAG 2.2.2, 2.3.1, 2.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import Case, Hit, source_rule
from everyreader.findings import Ground
from everyreader.publication import Resource

_SLOWER = "make it slower, or put a still image in its place"


def _moving(case: Case) -> list[Resource]:
    return [one for one in case.publication.resources if one.motion is not None]


def _flashing(case: Case) -> Iterator[Hit]:
    for one in _moving(case):
        if one.motion.broad:
            yield Hit(f"{one.name}, {one.motion.flashes:g} times a second", one.line, one.name)


def _flickering(case: Case) -> Iterator[Hit]:
    for one in _moving(case):
        if one.motion.too_often and not one.motion.broad and not one.stilled:
            yield Hit(f"{one.name}, {one.motion.flashes:g} times a second", one.line, one.name)


def _stilled(case: Case) -> Iterator[Hit]:
    for one in case.publication.resources:
        if one.stilled and not one.motion.broad:
            seconds = one.motion.seconds
            yield Hit(
                f"{one.name}, {f'{seconds:.0f} seconds' if seconds else 'without end'}", one.line, one.name
            )


_MOVES = "statements with images that move"
RULES = (
    source_rule(
        13,
        "image-flashes",
        "WCAG 2.3.1",
        "an image flashes more than three times in a second",
        _SLOWER,
        _flashing,
        lambda case: bool(_moving(case)),
        _MOVES,
    ),
    source_rule(
        14,
        "small-image-flashes",
        "WCAG 2.3.2",
        "a small part of an image flashes more than three times in a second",
        _SLOWER,
        _flickering,
        lambda case: bool(_moving(case)),
        _MOVES,
    ),
    source_rule(
        15,
        "movement-left-out",
        "WCAG 2.2.2",
        "an image moves for more than five seconds and nobody could stop it, so its first picture is shown",
        "let it end within five seconds, or save the picture that says most as a still image",
        _stilled,
        lambda case: bool(_moving(case)),
        _MOVES,
        rests_on=Ground.ADVICE,
    ),
)
