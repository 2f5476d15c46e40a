"""EDN: the accessibility statement claims what stands behind it, says of each file what the file is, and
names whom to write to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from everyreader.checks.accessibility_page import AccessibilityPage
from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.edition.files import AGAIN
from everyreader.checks.rules.model import Hit, having, rule, short, where
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement
from everyreader.publishing import manifest

_Check = Callable[[WithStatement[EditionReading]], Iterable[Hit]]
PAGE = f"{manifest.REPORT}/accessibility.html"


@where("editions with an accessibility statement, checked again")
def _has_statement(case: WithStatement[EditionReading]) -> bool:
    return case.reading.accessibility is not None


def _page(case: WithStatement[EditionReading]) -> AccessibilityPage | None:
    return case.reading.accessibility


def _by_this_program(check: _Check) -> _Check:
    """Another version may have said the same in other words: then a person has to look."""

    def hits(case: WithStatement[EditionReading]) -> Iterator[Hit]:
        same = case.reading.made_by_this_version
        yield from (hit if same else replace(hit, unsure=True) for hit in check(case))

    return hits


@rule(
    "EDN-030",
    "accessibility-status-untrue",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the accessibility statement's conformance status is not what stands behind it",
    fix=AGAIN,
    applies=_has_statement,
    why="Somebody relies on a conformance that nobody vouched for.",
)
@_by_this_program
@having(_page)
def accessibility_status_untrue(
    case: WithStatement[EditionReading], told: AccessibilityPage
) -> Iterator[Hit]:
    reading = case.reading
    if not told.status:
        yield _hit("no conformance status is told")
    known = {line for due in reading.accessibility_due for line in due.status}
    for line in told.status:
        if line not in known:
            yield _hit(f"“{short(line, 90)}”")
    for due in reading.accessibility_due[:1]:
        if due.status[0] not in told.status:
            yield _hit(f"it does not say “{short(due.status[0])}”")


@rule(
    "EDN-031",
    "accessibility-file-untrue",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the accessibility statement says of a file what is not so",
    fix=AGAIN,
    applies=_has_statement,
    why="A reader chooses a file for what it is said to be, and finds another.",
)
@_by_this_program
@having(_page)
def accessibility_file_untrue(case: WithStatement[EditionReading], told: AccessibilityPage) -> Iterator[Hit]:
    """What is told of a file that could be read for this check."""
    for name, lines in case.reading.accessibility_due[0].ways.items():
        for line in lines:
            if line not in told.ways.get(name, ()):
                yield _hit(f"{name}: it does not say “{short(line, 90)}”")
        for line in told.ways.get(name, ()):
            if line not in lines:
                yield _hit(f"{name}: “{short(line, 90)}”")


@rule(
    "EDN-032",
    "accessibility-limit-untold",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the accessibility statement keeps quiet about a known limit",
    fix=AGAIN,
    applies=_has_statement,
    why="A reader meets a barrier that was known and could have been avoided.",
)
@_by_this_program
@having(_page)
def accessibility_limit_untold(case: WithStatement[EditionReading], told: AccessibilityPage) -> Iterator[Hit]:
    """What somebody decided: exceptions, and questions answered with no."""
    known = {line for lines in told.limits.values() for line in lines}
    for name, lines in case.reading.accessibility_due[0].limits.items():
        if name in ("Accepted exceptions", "What a person found wanting"):
            for line in lines:
                if line not in known:
                    yield _hit(f"“{short(line, 90)}” is not said")


@rule(
    "EDN-033",
    "accessibility-address-wrong",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the accessibility statement leads to another place than it should",
    fix=AGAIN,
    applies=_has_statement,
    why="A reader who is kept out writes to nobody.",
)
@_by_this_program
@having(_page)
def accessibility_address_wrong(
    case: WithStatement[EditionReading], told: AccessibilityPage
) -> Iterator[Hit]:
    due = case.reading.accessibility_due[0].addresses
    for one in sorted(told.addresses - due):
        yield _hit(f"it leads to {short(one)}")
    for one in sorted(due - told.addresses):
        yield _hit(f"it does not lead to {short(one)}")


def _hit(detail: str) -> Hit:
    return Hit(detail, file=PAGE)
