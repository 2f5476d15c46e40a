"""SRC: images that move (WCAG 2.2.2, 2.3.1, 2.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import STATEMENT, WithStatement
from everyreader.model.findings import Ground
from everyreader.model.motion import Motion
from everyreader.model.publication import Resource

_SLOWER = "make it slower, or put a still image in its place"


def _moving(case: WithStatement[None]) -> list[tuple[Resource, Motion]]:
    return [(one, one.motion) for one in case.publication.resources if one.motion is not None]


_MOVES = "statements with images that move"


@rule(
    "SRC-013",
    "image-flashes",
    on=STATEMENT,
    criterion="WCAG 2.3.1",
    message="an image flashes more than three times in a second",
    fix=_SLOWER,
    applies=where(_MOVES)(lambda case: bool(_moving(case))),
)
def image_flashes(case: WithStatement[None]) -> Iterator[Hit]:
    for one, motion in _moving(case):
        if motion.broad:
            yield Hit(f"{one.name}, {motion.flashes:g} times a second", one.line, one.name)


@rule(
    "SRC-014",
    "small-image-flashes",
    on=STATEMENT,
    criterion="WCAG 2.3.2",
    message="a small part of an image flashes more than three times in a second",
    fix=_SLOWER,
    applies=where(_MOVES)(lambda case: bool(_moving(case))),
)
def small_image_flashes(case: WithStatement[None]) -> Iterator[Hit]:
    for one, motion in _moving(case):
        if motion.too_often and not motion.broad and not one.stilled:
            yield Hit(f"{one.name}, {motion.flashes:g} times a second", one.line, one.name)


@rule(
    "SRC-015",
    "movement-left-out",
    on=STATEMENT,
    criterion="WCAG 2.2.2",
    message=(
        "an image moves for more than five seconds and nobody could stop it, so its first picture is shown"
    ),
    fix="let it end within five seconds, or save the picture that says most as a still image",
    applies=where(_MOVES)(lambda case: bool(_moving(case))),
    rests_on=Ground.ADVICE,
)
def movement_left_out(case: WithStatement[None]) -> Iterator[Hit]:
    for one, motion in _moving(case):
        if one.stilled and not motion.broad:
            seconds = motion.seconds
            yield Hit(
                f"{one.name}, {f'{seconds:.0f} seconds' if seconds else 'without end'}", one.line, one.name
            )
