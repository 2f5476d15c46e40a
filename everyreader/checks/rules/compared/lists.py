"""LST, QUO, STR: lists, quotations, and what else a unit can be (WCAG 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.model import READINGS, REBUILD, Case, Hit, Rule, place, short, source_lines
from everyreader.findings import Ground, Rendition
from everyreader.publication import Kind, Unit
from everyreader.source.labels import roman_value

_SOURCE = (Rendition.SOURCE,)
_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)
_TYPED = re.compile(r"^(?:(?P<sign>[•‣◦▪●·*–-])|\(?(?P<count>\d{1,3}|[ivx]{1,5}|[a-zA-Z])[.)])\s")
_INITIAL = re.compile(r"[A-Z]\.\s")
_DASHES = ("–", "-")  # with which dialogue begins, too


def _lists(unit: Unit) -> list[tuple[str, int]]:
    return [(step.name, step.position) for step in unit.place if step.name in ("ol", "ul")]


def _list_flattened(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _lists(pair.expected), _lists(pair.found)
            if [name for name, _ in was] != [name for name, _ in now]:
                yield Hit(
                    f"{place(pair.expected)} became {place(pair.found)}",
                    pair.expected.line,
                    short(pair.expected.text),
                )


def _list_split(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _lists(pair.expected), _lists(pair.found)
            if was != now and [name for name, _ in was] == [name for name, _ in now]:
                yield Hit(
                    f"{place(pair.expected)} became {place(pair.found)}",
                    pair.expected.line,
                    short(pair.expected.text),
                )


def _label_changed(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = pair.expected.label, pair.found.label
            if now is not None and was != now and _lists(pair.expected) == _lists(pair.found):
                yield Hit(f"“{was}” became “{now}”", pair.expected.line, short(pair.expected.text))


def _list_typed(case: Case) -> Iterator[Hit]:
    """Two neighbouring units that begin with a typed bullet or number, or one inside a list item; two lines of one unit."""
    units = case.publication.units
    typed = [_TYPED.match(unit.text) if unit.kind is Kind.PARAGRAPH else None for unit in units]
    for index, unit in enumerate(units):
        beside = [one for one in typed[max(0, index - 1) : index] + typed[index + 1 : index + 2] if one]
        follow = any(_is_list(typed[index], one) for one in beside) if typed[index] else False
        by_initial = unit.label and _INITIAL.match(unit.text) and not follow  # a point may begin with a name
        if typed[index] and (beside or unit.label) and not by_initial:
            sure = unit.label or follow
            yield Hit(
                f"“{short(unit.text, 40)}”",
                unit.line,
                short(unit.text),
                rests_on=None if sure else Ground.ADVICE,
            )
    yield from _lines_typed(case)


def _lines_typed(case: Case) -> Iterator[Hit]:
    """Lines of one paragraph that Markdown runs together."""
    for unit, lines in source_lines(case.publication):
        if unit.kind is not Kind.PARAGRAPH:
            continue
        typed = [
            _TYPED.match(line.strip(" >")) for line in lines[1:]
        ]  # of the first the unit's own text speaks
        for number, (one, other) in enumerate(pairwise(typed), (unit.line or 1) + 1):
            if one and other and _is_list(one, other):
                yield Hit(f"“{short(one.string, 40)}”", number, short(unit.text))
                break


def _is_list(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two lines are certainly items: bullets, or numbers or letters that follow each other; initials and dates do not."""
    if one["sign"] or other["sign"]:
        return one["sign"] == other["sign"] and one["sign"] not in _DASHES
    first, second = one["count"], other["count"]
    if first.isdigit() and second.isdigit():
        return abs(int(first) - int(second)) == 1
    by_letter = len(first) == len(second) == 1 and abs(ord(first) - ord(second)) == 1
    return by_letter or abs(roman_value(first) - roman_value(second)) == 1


def _quotation_lost(case: Case) -> Iterator[Hit]:
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


def _kind_changed(case: Case) -> Iterator[Hit]:
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


def _has_lists(case: Case) -> bool:
    return any(_lists(unit) for unit in case.publication.all_units)


RULES = (
    Rule(
        "LST-001",
        "list-flattened",
        "WCAG 1.3.1",
        "a list's nesting is lost",
        REBUILD,
        READINGS,
        _list_flattened,
        _has_lists,
        applicability="statements with lists",
    ),
    Rule(
        "LST-002",
        "list-split",
        "WCAG 1.3.1",
        "a list is split or its items are counted anew",
        REBUILD,
        READINGS,
        _list_split,
        _has_lists,
        applicability="statements with lists",
    ),
    Rule(
        "LST-003",
        "list-typed",
        "WCAG 1.3.1",
        "a list is typed by hand",
        "write it as a list: '1) ' or '- ' at the line's start",
        _SOURCE,
        _list_typed,
    ),
    Rule(
        "LST-004",
        "list-label-changed",
        "WCAG 1.3.1",
        "an item has another label",
        REBUILD,
        READINGS,
        _label_changed,
        _has_lists,
        applicability="statements with lists",
        rests_on=Ground.WORDS,
    ),
    Rule(
        "QUO-001",
        "quotation-lost",
        "WCAG 1.3.1",
        "a quotation or definition has lost its structure",
        REBUILD,
        READINGS,
        _quotation_lost,
    ),
    Rule(
        "STR-001",
        "kind-changed",
        "WCAG 1.3.1",
        "a unit has become something else",
        REBUILD,
        READINGS,
        _kind_changed,
    ),
)
