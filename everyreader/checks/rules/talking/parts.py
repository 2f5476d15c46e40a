"""TLK: the navigation control center lists every part of a DAISY book, and each line leads there (DAISY 2.02,
2.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, rule, where
from everyreader.checks.rules.subjects import DAISY, Case, WithStatement
from everyreader.checks.rules.talking.row import is_daisy
from everyreader.formats.daisy202.read.reading import GROUP, DaisyReading, Line
from everyreader.formats.talking import TalkingReading
from everyreader.model.publication import Kind
from everyreader.narration.chapters import chapter_titles

_C = "DAISY 2.02, 2.1"


def _headed(reading: DaisyReading) -> Iterator[Line]:
    """The lines that are headings of the text; in a book without one the control center itself is shown."""
    for one in reading.toc:
        shown = reading.cues[one.cue].document if one.cue is not None else ""
        if one.level != GROUP and shown != reading.main:
            yield one


def _words(case: Case[TalkingReading], text: str) -> str:
    """White space folded; in another's book, where elements are run together, none at all."""
    return ("" if case.foreign else " ").join(text.split())


@rule(
    "TLK-016",
    "talking-heading-unlisted",
    on=DAISY,
    criterion=_C,
    message="the control center and the headings of the text are not the same",
    fix="list every heading with its level, and nothing else as a heading",
    applies=is_daisy,
)
def talking_heading_unlisted(case: Case[DaisyReading]) -> Iterator[Hit]:
    reading = case.reading
    listed = Counter((_words(case, one.title), one.level) for one in _headed(reading))
    there = Counter((_words(case, one.text), one.level) for one in reading.headings)
    for title, level in there - listed:
        yield Hit(f"“{title}” at level {level} is not in it", file=reading.main)
    for title, level in listed - there:
        yield Hit(f"“{title}” at level {level} is no heading of the text", file=reading.main)


@rule(
    "TLK-017",
    "talking-line-leads-elsewhere",
    on=DAISY,
    criterion=_C,
    message="a line of the control center leads to something else than it says",
    fix="let it lead to the first par of its heading",
    applies=is_daisy,
)
def talking_line_leads_elsewhere(case: Case[DaisyReading]) -> Iterator[Hit]:
    """A line that leads to no place at all is another rule's."""
    for one in _headed(case.reading):
        if one.cue is not None and _words(case, one.heading) != _words(case, one.title):
            there = f"the heading “{one.heading}”" if one.heading else "no heading"
            yield Hit(f"“{one.title}” leads to {there}", where=one.address, file=case.reading.main)


@rule(
    "TLK-018",
    "talking-part-unreached",
    on=DAISY,
    criterion=_C,
    message="no line of the control center leads into a part",
    fix="give the part a line: a heading, or a group where it has none",
    applies=is_daisy,
)
def talking_part_unreached(case: Case[DaisyReading]) -> Iterator[Hit]:
    for name in case.reading.unreached:
        yield Hit(name, file=name)


@where("DAISY books with a master")
def _has_master(case: Case[DaisyReading]) -> bool:
    return is_daisy(case) and case.reading.master is not None


@rule(
    "TLK-019",
    "talking-master-differs",
    on=DAISY,
    criterion="DAISY 2.02, 2.2.5",
    message="the master lists other parts than the control center",
    fix="list the same parts in the same order",
    applies=_has_master,
)
def talking_master_differs(case: Case[DaisyReading]) -> Iterator[Hit]:
    reading, master = case.reading, case.reading.master or ()
    played = [one.name for one in reading.smils]
    lost = [one for one in played if one not in master]
    for name in lost:
        yield Hit(f"{name} is not in it", file=name)
    if not lost and [one for one in master if one in played] != played:
        yield Hit("its order is another", file=reading.main)


@where("DAISY books whose statement has chapters without a heading")
def _has_groups(case: WithStatement[DaisyReading]) -> bool:
    units = case.publication.units
    return is_daisy(case) and any(units[one].kind is not Kind.HEADING for one in chapter_titles(units))


@rule(
    "TLK-020",
    "talking-chapter-unlisted",
    on=DAISY.with_statement,
    criterion=_C,
    message="a chapter without a heading is not in the control center",
    fix=REBUILD,
    applies=_has_groups,
)
def talking_chapter_unlisted(case: WithStatement[DaisyReading]) -> Iterator[Hit]:
    """Where the text goes back from a list's headings to the level above, its first words are the line."""
    units = case.publication.units
    titles = [
        title for index, title in chapter_titles(units).items() if units[index].kind is not Kind.HEADING
    ]
    listed = [one.title for one in case.reading.toc if one.level == GROUP]
    for title in titles:
        if title not in listed:
            yield Hit(f"“{title}”", file=case.reading.main)
