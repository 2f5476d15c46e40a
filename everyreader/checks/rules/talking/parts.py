"""TLK: the navigation control center lists every part of a DAISY book, and each line leads there (DAISY 2.02, 2.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.model import Case, Hit
from everyreader.checks.rules.talking.row import DAISY, is_daisy, rule
from everyreader.formats.daisy202.reading import GROUP, DaisyReading, Line
from everyreader.narration.chapters import chapter_titles
from everyreader.publication import Kind

_C = "DAISY 2.02, 2.1"


def _headed(reading: DaisyReading) -> Iterator[Line]:
    """The lines that are headings of the text; in a book without one the control center itself is shown."""
    for one in reading.toc:
        shown = reading.cues[one.cue].document if one.cue is not None else ""
        if one.level != GROUP and shown != reading.main:
            yield one


def _words(case: Case, text: str) -> str:
    """White space folded; in another's book, where elements are run together, none at all."""
    return ("" if case.foreign else " ").join(text.split())


def _headings(case: Case) -> Iterator[Hit]:
    reading = case.reading
    listed = Counter((_words(case, one.title), one.level) for one in _headed(reading))
    there = Counter((_words(case, one.text), one.level) for one in reading.headings)
    for title, level in there - listed:
        yield Hit(f"“{title}” at level {level} is not in it", file=reading.main)
    for title, level in listed - there:
        yield Hit(f"“{title}” at level {level} is no heading of the text", file=reading.main)


def _elsewhere(case: Case) -> Iterator[Hit]:
    """A line that leads to no place at all is another rule's."""
    for one in _headed(case.reading):
        if one.cue is not None and _words(case, one.heading) != _words(case, one.title):
            there = f"the heading “{one.heading}”" if one.heading else "no heading"
            yield Hit(f"“{one.title}” leads to {there}", where=one.address, file=case.reading.main)


def _unreached(case: Case) -> Iterator[Hit]:
    for name in case.reading.unreached:
        yield Hit(name, file=name)


def _has_master(case: Case) -> bool:
    return is_daisy(case) and case.reading.master is not None


def _master(case: Case) -> Iterator[Hit]:
    reading = case.reading
    played = [one.name for one in reading.smils]
    lost = [one for one in played if one not in reading.master]
    for name in lost:
        yield Hit(f"{name} is not in it", file=name)
    if not lost and [one for one in reading.master if one in played] != played:
        yield Hit("its order is another", file=reading.main)


def _has_groups(case: Case) -> bool:
    if not is_daisy(case) or case.publication is None:
        return False
    units = case.publication.units
    return any(units[index].kind is not Kind.HEADING for index in chapter_titles(units))


def _groups(case: Case) -> Iterator[Hit]:
    """Where the text goes back from a list's headings to the level above, its first words are the line."""
    units = case.publication.units
    titles = [
        title for index, title in chapter_titles(units).items() if units[index].kind is not Kind.HEADING
    ]
    listed = [one.title for one in case.reading.toc if one.level == GROUP]
    for title in titles:
        if title not in listed:
            yield Hit(f"“{title}”", file=case.reading.main)


RULES = (
    rule(
        16,
        "talking-heading-unlisted",
        _C,
        "the control center and the headings of the text are not the same",
        "list every heading with its level, and nothing else as a heading",
        _headings,
        is_daisy,
        DAISY,
    ),
    rule(
        17,
        "talking-line-leads-elsewhere",
        _C,
        "a line of the control center leads to something else than it says",
        "let it lead to the first par of its heading",
        _elsewhere,
        is_daisy,
        DAISY,
    ),
    rule(
        18,
        "talking-part-unreached",
        _C,
        "no line of the control center leads into a part",
        "give the part a line: a heading, or a group where it has none",
        _unreached,
        is_daisy,
        DAISY,
    ),
    rule(
        19,
        "talking-master-differs",
        "DAISY 2.02, 2.2.5",
        "the master lists other parts than the control center",
        "list the same parts in the same order",
        _master,
        _has_master,
        "DAISY books with a master",
    ),
    rule(
        20,
        "talking-chapter-unlisted",
        _C,
        "a chapter without a heading is not in the control center",
        "",
        _groups,
        _has_groups,
        "DAISY books whose statement has chapters without a heading",
        alone=False,
    ),
)
