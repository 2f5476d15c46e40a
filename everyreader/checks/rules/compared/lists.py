"""LST, QUO, STR: lists, quotations, and what else a unit can be (WCAG 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from everyreader.checks.rules.model import REBUILD, Hit, place, rule, short, where
from everyreader.checks.rules.places import source_lines
from everyreader.checks.rules.subjects import STATEMENT, TEXTS, WithStatement
from everyreader.language.persons import are_persons, counts_from_a, may_be_persons
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Unit
from everyreader.model.reading import Reading
from everyreader.source.labels import roman_value

_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)
_TYPED = re.compile(r"^(?:(?P<sign>[•‣◦▪●·*–-])|\(?(?P<count>\d{1,3}|[ivx]{1,5}|[a-zA-Z])[.)])\s")
_INITIAL = re.compile(r"[A-Z]\.\s")
_DASHES = ("–", "-")  # with which dialogue begins, too
_ORNAMENT = "![]("  # no words: a list of such images is no unit


def _lists(unit: Unit) -> list[tuple[str, int]]:
    return [(step.name, step.position) for step in unit.place if step.name in ("ol", "ul")]


@where("statements with lists")
def _has_lists(case: WithStatement[Reading]) -> bool:
    return any(_lists(unit) for unit in case.publication.all_units)


@rule(
    "LST-001",
    "list-flattened",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a list's nesting is lost",
    fix=REBUILD,
    applies=_has_lists,
)
def list_flattened(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _lists(pair.expected), _lists(pair.found)
            if [name for name, _ in was] != [name for name, _ in now]:
                yield Hit(
                    f"{place(pair.expected)} became {place(pair.found)}",
                    pair.expected.line,
                    short(pair.expected.text),
                )


@rule(
    "LST-002",
    "list-split",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a list is split or its items are counted anew",
    fix=REBUILD,
    applies=_has_lists,
)
def list_split(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _lists(pair.expected), _lists(pair.found)
            if was != now and [name for name, _ in was] == [name for name, _ in now]:
                yield Hit(
                    f"{place(pair.expected)} became {place(pair.found)}",
                    pair.expected.line,
                    short(pair.expected.text),
                )


@rule(
    "LST-004",
    "list-label-changed",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="an item has another label",
    fix=REBUILD,
    applies=_has_lists,
    rests_on=Ground.WORDS,
)
def list_label_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = pair.expected.label, pair.found.label
            if now is not None and was != now and _lists(pair.expected) == _lists(pair.found):
                yield Hit(f"“{was}” became “{now}”", pair.expected.line, short(pair.expected.text))


@rule(
    "LST-003",
    "list-typed",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="a list is typed by hand",
    fix="write it as a list: '- ' or its number and a space ('18. ') at the line's start, not both",
)
def list_typed(case: WithStatement[None]) -> Iterator[Hit]:
    """Two neighbouring units that begin with a typed bullet or number, or two lines of one unit; a point of
    a list that begins with one has two labels, but is a point."""
    units = case.publication.units
    typed = _labels([unit.text if unit.kind is Kind.PARAGRAPH else "" for unit in units])
    for index, (unit, here) in enumerate(zip(units, typed, strict=True)):
        beside = _beside(typed, index)
        if not here or not beside and not unit.label:
            continue
        follow = any(_is_list(here, one) for one in beside) and _counts_from_one(typed, index)
        ground = _ground(_run(typed, index)) if follow and not unit.label else Ground.ADVICE
        yield Hit(f"“{short(unit.text, 40)}”", unit.line, short(unit.text), rests_on=ground)
    yield from _lines_typed(case)


def _labels(texts: list[str]) -> list[re.Match[str] | None]:
    """The typed label of each text; initials before names are none."""
    typed = [_TYPED.match(text) for text in texts]
    return [None if one and _is_name(typed, index) else one for index, one in enumerate(typed)]


def _is_name(typed: list[re.Match[str] | None], index: int) -> bool:
    run, here = _run(typed, index), typed[index]
    follow = here is not None and any(_is_list(here, one) for one in _beside(typed, index))
    return bool(run) and (not follow or are_persons(run))


def _beside(typed: list[re.Match[str] | None], index: int) -> list[re.Match[str]]:
    return [one for one in typed[max(0, index - 1) : index] + typed[index + 1 : index + 2] if one]


def _run(typed: list[re.Match[str] | None], index: int) -> list[str]:
    """The neighbours of a text that begin with a capital and a stop, as it does, and itself; none where it
    does not."""
    texts = [one.string if one and _INITIAL.match(one.string) else "" for one in typed]
    if not texts[index]:
        return []
    before = [*takewhile(bool, reversed(texts[:index]))]
    return [*reversed(before), *takewhile(bool, texts[index:])]


def _counts_from_one(typed: list[re.Match[str] | None], index: int) -> bool:
    """Whether the neighbours with numbers count 1, 2, 3 …; numbered clauses that go on behind a list may be
    what they are."""
    if not _number(typed[index]):
        return True
    first = last = index
    while first and _number(typed[first - 1]):
        first -= 1
    while last + 1 < len(typed) and _number(typed[last + 1]):
        last += 1
    counted = [_number(one) for one in typed[first : last + 1]]
    return counted == list(range(1, len(counted) + 1))


def _number(one: re.Match[str] | None) -> int:
    return int(one["count"]) if one and one["count"] and one["count"].isdigit() else 0


def _ground(run: list[str]) -> Ground | None:
    """Less than the rule's own where the labels of ``run`` might be initials before names."""
    return Ground.ADVICE if run and (may_be_persons(run) or not counts_from_a(run)) else None


def _lines_typed(case: WithStatement[None]) -> Iterator[Hit]:
    """Lines of one paragraph that Markdown runs together."""
    for unit, lines in source_lines(case.publication):
        if unit.kind is not Kind.PARAGRAPH:
            continue
        below = ["" if _ORNAMENT in line else line.strip(" >\\") for line in lines[1:]]
        typed = _labels(below)  # of the first line the unit's own text speaks
        for index, (one, other) in enumerate(pairwise(typed)):
            if one and other and _is_list(one, other):
                line, ground = (unit.line or 1) + 1 + index, _ground(_run(typed, index))
                yield Hit(f"“{short(one.string, 40)}”", line, short(unit.text), rests_on=ground)
                break


def _is_list(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two lines are certainly items: bullets, or numbers or letters that follow each other; initials
    and dates do not."""
    if one["sign"] or other["sign"]:
        return one["sign"] == other["sign"] and one["sign"] not in _DASHES
    first, second = one["count"], other["count"]
    if first.isdigit() and second.isdigit():
        return abs(int(first) - int(second)) == 1
    by_letter = len(first) == len(second) == 1 and abs(ord(first) - ord(second)) == 1
    numbers = roman_value(first), roman_value(second)
    return by_letter or all(numbers) and abs(numbers[0] - numbers[1]) == 1


@rule(
    "QUO-001",
    "quotation-lost",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a quotation or definition has lost its structure",
    fix=REBUILD,
)
def quotation_lost(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = (
                [s.name for s in unit.place if s.name in ("quote", "definition")]
                for unit in (pair.expected, pair.found)
            )
            if was != now:
                yield Hit(
                    f"{place(pair.expected)} became {place(pair.found)}",
                    pair.expected.line,
                    short(pair.expected.text),
                )


@rule(
    "STR-001",
    "kind-changed",
    on=TEXTS.with_statement,
    criterion="WCAG 1.3.1",
    message="a unit has become something else",
    fix=REBUILD,
)
def kind_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
    told = (Kind.HEADING, *_HEADERS)
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = pair.expected.kind, pair.found.kind
            if was is not now and was not in told and now is not Kind.HEADING:
                yield Hit(
                    f"{was} became {now}: “{short(pair.expected.text)}”",
                    pair.expected.line,
                    short(pair.expected.text),
                )
