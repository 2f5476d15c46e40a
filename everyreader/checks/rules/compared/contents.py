"""NAV: the file's own contents and its headings say the same, and lead there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from everyreader.checks.rules.book.row import alone
from everyreader.checks.rules.compared.headings import headings
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, TAGGED, Case, WithStatement
from everyreader.formats.epub.read.contents import Line
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.reading import Entry, Reading
from everyreader.model.text import folded

_WORD = re.compile(r"\w+")


@where("statements with several headings")
def many(case: Case[Reading]) -> bool:
    """Whether there are headings of a statement to compare with."""
    return case.publication is not None and len(headings(case.publication)) > 1


@rule(
    "NAV-001",
    "contents-disagree",
    on=TAGGED.with_statement,
    criterion="WCAG 2.4.5",
    message="contents and headings disagree",
    fix=REBUILD,
    applies=many,
)
def contents_disagree(case: WithStatement[Reading]) -> Iterator[Hit]:
    """The title may be left out of the contents: a page's own contents begin below it.

    That an e-book has no contents at all is another rule's.
    """
    said = [folded(entry.title) for entry in case.reading.contents]
    titles = [folded(unit.text) for unit in headings(case.publication)]
    if said in (titles, titles[1:]) or isinstance(case.reading, EpubReading) and not said:
        return
    for unit, title in zip(headings(case.publication)[1:], titles[1:], strict=True):
        if title not in said:
            yield Hit(f"“{short(unit.text)}” is not in the contents", unit.line, short(unit.text))
    for title in said:
        if title not in titles:
            yield Hit(f"“{short(title)}” is no heading", None, short(title))
    if set(said) <= set(titles) and set(titles[1:]) <= set(said):
        yield Hit("the entries stand in another order or twice")


@where("statements with several headings, and e-books with contents")
def _has_contents(case: Case[Reading]) -> bool:
    """Of foreign files only e-books: what a page's or a PDF's own contents are to be, other rules know."""
    return many(case) or alone(case) and bool(case.reading.contents)


@rule(
    "NAV-002",
    "contents-lead-nowhere",
    on=TAGGED,
    criterion="WCAG 2.4.5",
    message="an entry of the contents leads nowhere",
    fix=REBUILD,
    applies=_has_contents,
)
def contents_lead_nowhere(case: Case[Reading]) -> Iterator[Hit]:
    reading = case.reading
    if not isinstance(reading, EpubReading):
        for entry in reading.contents:
            if not entry.leads_somewhere:
                yield Hit(f"“{short(entry.title)}”", None, short(entry.title))
        return
    files = reading.files
    for line in lines(reading):
        named = (
            bool(line.address) or case.publication is not None
        )  # words without a link group others, in EPUB
        if not line.target.exists and named and line.target.name not in (*files.missing, *files.unlisted):
            yield at(reading, line, f"“{short(line.title)}”")


def lines(reading: EpubReading) -> tuple[Line, ...]:
    """An e-book's contents, the older ones where there are no others."""
    return reading.navigation.toc or reading.navigation.older


def at(reading: EpubReading, line: Line, detail: str, *, unsure: bool = False) -> Hit:
    return Hit(detail, None, short(line.title), file=reading.navigation.name, unsure=unsure)


def key(text: str) -> str:
    """The words of ``text`` for comparing."""
    return " ".join(_WORD.findall(text.casefold()))


@rule(
    "NAV-004",
    "contents-lead-elsewhere",
    on=BOOK,
    criterion="WCAG 2.4.5",
    message="a line of the contents leads to another part than it names",
    fix="let it lead to the heading that it names",
)
def contents_lead_elsewhere(case: Case[EpubReading]) -> Iterator[Hit]:
    """A line that says one heading's words and leads to another place. That two places have one identifier is
    another rule's."""
    every = Counter(key(one.text) for document in case.reading.texts for one in document.headings)
    heads = {one.name: [key(heading.text) for heading in one.headings] for one in case.reading.texts}
    seen: set[tuple[str, str, str]] = set()
    for line in lines(case.reading):
        said, target = key(line.title), line.target
        there = key(target.heading.text) if target.heading else ""
        if not target.exists or target.ambiguous or not said:
            continue
        place = (target.name, target.fragment, said)
        if said == there:
            if place in seen and every[said] > 1:
                yield at(
                    case.reading,
                    line,
                    f"two lines “{short(line.title)}” lead to one of several headings of these words",
                )
        elif case.foreign and not target.fragment and said in heads.get(target.name, ()):
            if said != heads[target.name][0]:  # it leads to the beginning of the part with this heading
                yield at(case.reading, line, f"“{short(line.title)}” leads to {_named(line)}", unsure=True)
        elif every[said] and not (there and f" {said} " in f" {there} "):
            yield at(case.reading, line, f"“{short(line.title)}” leads to {_named(line)}")
        elif there and case.publication is None and not set(said.split()) & set(there.split()):
            yield at(case.reading, line, f"“{short(line.title)}” leads to {_named(line)}", unsure=True)
        seen.add(place)


def fits(line: Line) -> bool:
    """Whether the heading to which a line leads has words of the line's own: another rule says where it has
    not."""
    heading = line.target.heading
    return heading is None or bool(set(key(line.title).split()) & set(key(heading.text).split()))


def _named(line: Line) -> str:
    heading = line.target.heading
    return f"“{short(heading.text)}”" if heading else f"a place without heading ({line.address})"


def _depths(levels: Iterable[int]) -> list[int]:
    """How deep each heading stands below the others before it."""
    open_: list[int] = []
    out = []
    for level in levels:
        while open_ and open_[-1] >= level:
            open_.pop()
        open_.append(level)
        out.append(len(open_))
    return out


@where("statements with several headings, and e-books with contents")
def _has_levels(case: Case[Reading]) -> bool:
    book = case.reading if isinstance(case.reading, EpubReading) and case.publication is None else None
    return many(case) or book is not None and len(lines(book)) > 1


@rule(
    "NAV-005",
    "contents-level-differs",
    on=TAGGED,
    criterion="WCAG 2.4.5",
    message="the contents are nested otherwise than the headings",
    fix="nest the lines as the headings are nested",
    applies=_has_levels,
    rests_on=Ground.ADVICE,
)
def contents_level_differs(case: Case[Reading]) -> Iterator[Hit]:
    if case.publication is None:
        if isinstance(case.reading, EpubReading):
            yield from _levels_within(case.reading)
        return
    entries, units = case.reading.contents, headings(case.publication)
    said = [folded(entry.title) for entry in entries]
    for known in (units, units[1:]):
        if said and said == [folded(unit.text) for unit in known]:
            yield from _nested(entries, [unit.level for unit in known])


def _nested(entries: tuple[Entry, ...], levels: list[int]) -> Iterator[Hit]:
    expected = _depths(levels)
    offset = entries[0].level - expected[0]
    for entry, depth in zip(entries, expected, strict=True):
        if entry.level - offset != depth:
            yield Hit(
                f"“{short(entry.title)}” is at depth {entry.level - offset}, its heading at {depth}",
                None,
                short(entry.title),
            )


def _levels_within(reading: EpubReading) -> Iterator[Hit]:
    """Without a statement only headings of one document are compared: parts often hold chapters with headings
    of level 1."""
    before: Line | None = None
    for line in filter(fits, lines(reading)):
        here, last = line.target.heading, before.target.heading if before else None
        if here and last and before and line.target.name == before.target.name:
            deeper, wanted = line.level - before.level, here.level - last.level
            if (deeper > 0) != (wanted > 0) or (deeper < 0) != (wanted < 0):
                detail = (
                    f"“{short(line.title)}” is {_step(deeper)} the line before, its heading "
                    f"{_step(wanted)} the one before"
                )
                yield at(reading, line, detail)
        before = line if line.target.heading else before


def _step(difference: int) -> str:
    return "below" if difference > 0 else "above" if difference < 0 else "beside"
