"""SRC: what the statement says of when it may be published."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import STATEMENT, WithStatement
from everyreader.importers.repair.release import furniture
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Look, Unit

_HEAD = 14  # units: the longest head of a release


def _lines(unit: Unit) -> Iterator[str]:
    """The lines of a unit as they were broken by hand."""
    at = 0
    for mark in unit.marks:
        if mark.look is Look.BREAK:
            yield unit.text[at : mark.start].strip()
            at = mark.end
    yield unit.text[at:].strip()


def _told(case: WithStatement[None]) -> list[tuple[str, Unit]]:
    """The lines of the statement's head that say when it may be published."""
    head = [one for one in case.publication.units[:_HEAD] if one.kind in (Kind.PARAGRAPH, Kind.HEADING)]
    lines = [(line, unit) for unit in head for line in _lines(unit)]
    return [one for one in lines if furniture.is_at_once(one[0]) or furniture.kind(one[0]) == "embargo"]


@rule(
    "SRC-018",
    "release-contradicted",
    on=STATEMENT,
    criterion="WCAG 3.3.4",
    message="it is for immediate release and under embargo",
    fix="take out the line that is not meant",
    applies=where("statements that say when they may be published")(lambda case: bool(_told(case))),
    rests_on=Ground.HOUSE,
)
def release_contradicted(case: WithStatement[None]) -> Iterator[Hit]:
    told = _told(case)
    now = next((one for one, _ in told if furniture.is_at_once(one)), "")
    for said, unit in told if now else ():
        if furniture.kind(said) == "embargo":
            yield Hit(f"“{short(now, 40)}” and “{short(said, 60)}”", unit.line, short(unit.text))
