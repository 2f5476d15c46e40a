"""HDG, LST, TAB, QUO: headings, lists, tables and quotations (WCAG 1.3.1)."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator

from everyreader.checks.rules.model import READINGS, Case, Hit, Rule, place, short
from everyreader.findings import Rendition, Severity
from everyreader.publication import Kind, Unit

_SOURCE = (Rendition.SOURCE,)
_REBUILD = "build the edition again; the words are there, their structure is not"
_HEADERS = (Kind.COLUMN_HEADER, Kind.ROW_HEADER)
_CELLS = (*_HEADERS, Kind.CELL)
_TYPED = re.compile(r"^(?:[•‣◦▪●·*–-]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s)")


def headings(case: Case) -> list[Unit]:
    return [unit for unit in case.publication.units if unit.kind is Kind.HEADING]


def _heading_lost(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind is Kind.HEADING and pair.found.kind is not Kind.HEADING:
            yield Hit(f"“{short(pair.expected.text)}” is a {pair.found.kind}", pair.expected.line, short(pair.expected.text))


def _heading_added(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.found.kind is Kind.HEADING and pair.expected.kind is not Kind.HEADING:
            yield Hit(f"“{short(pair.expected.text)}”", pair.expected.line, short(pair.expected.text))


def _level_changed(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind is pair.found.kind is Kind.HEADING and pair.expected.level != pair.found.level:
            yield Hit(f"“{short(pair.expected.text)}” is level {pair.found.level}, the statement says {pair.expected.level}",
                      pair.expected.line, short(pair.expected.text))


def _skipped(case: Case) -> Iterator[Hit]:
    before = 0
    for unit in headings(case):
        if unit.level > before + 1:
            yield Hit(f"level {unit.level} after level {before}: “{short(unit.text)}”", unit.line, short(unit.text))
        before = unit.level


def _empty(case: Case) -> Iterator[Hit]:
    for unit in headings(case):
        if not unit.text.strip():
            yield Hit(f"level {unit.level}", unit.line)


def _faked(case: Case) -> Iterator[Hit]:
    lines = {unit.text: unit.line for unit in case.publication.units}
    for block in json.loads(case.publication.body)["blocks"]:
        match block:
            case {"t": "Para", "c": [{"t": "Strong", "c": inlines}]}:
                text = "".join(one.get("c", " ") if one["t"] in ("Str", "Space") else "" for one in inlines)
                if text and not text.endswith((".", "!", "?", ",")):
                    yield Hit(f"“{short(text)}”", lines.get(text), short(text))


def _title_doubled(case: Case) -> Iterator[Hit]:
    tops = [unit for unit in headings(case) if unit.level == 1]
    for unit in tops[1:]:
        yield Hit(f"“{short(unit.text)}” is a second level-1 heading", unit.line, short(unit.text))
    first = case.publication.units[0]
    for unit in case.publication.units[1:3]:
        if first.kind is Kind.HEADING and unit.kind is Kind.PARAGRAPH and unit.text.strip() == first.text.strip():
            yield Hit("the title stands again as text", unit.line, short(unit.text))


def _title_disagrees(case: Case) -> Iterator[Hit]:
    first = case.publication.units[0]
    if first.kind is not Kind.HEADING or first.level != 1:
        yield Hit("the text does not begin with a level-1 heading", first.line, short(first.text))
    elif first.text != case.publication.metadata.title:
        yield Hit(f"front matter “{short(case.publication.metadata.title)}”, heading “{short(first.text)}”", first.line)


def _lists(unit: Unit) -> list[tuple[str, int]]:
    return [(step.name, step.position) for step in unit.place if step.name in ("ol", "ul")]


def _list_flattened(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _lists(pair.expected), _lists(pair.found)
            if [name for name, _ in was] != [name for name, _ in now]:
                yield Hit(f"{place(pair.expected)} became {place(pair.found)}", pair.expected.line, short(pair.expected.text))


def _list_split(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _lists(pair.expected), _lists(pair.found)
            if was != now and [name for name, _ in was] == [name for name, _ in now]:
                yield Hit(f"{place(pair.expected)} became {place(pair.found)}", pair.expected.line, short(pair.expected.text))


def _label_changed(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = pair.expected.label, pair.found.label
            if now is not None and was != now and _lists(pair.expected) == _lists(pair.found):
                yield Hit(f"“{was}” became “{now}”", pair.expected.line, short(pair.expected.text))


def _list_typed(case: Case) -> Iterator[Hit]:
    """Two neighbouring units that begin with a typed bullet or number, or one inside a list item."""
    units = case.publication.units
    typed = [unit.kind is Kind.PARAGRAPH and bool(_TYPED.match(unit.text)) for unit in units]
    for index, unit in enumerate(units):
        beside = typed[max(0, index - 1):index] + typed[index + 1:index + 2]
        if typed[index] and (any(beside) or unit.label):
            yield Hit(f"“{short(unit.text, 40)}”", unit.line, short(unit.text))


def _quotation_lost(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = ([s.name for s in unit.place if s.name in ("quote", "definition")] for unit in (pair.expected, pair.found))
            if was != now:
                yield Hit(f"{place(pair.expected)} became {place(pair.found)}", pair.expected.line, short(pair.expected.text))


def _row(unit: Unit) -> int:
    """The row in which a unit stands, 0 outside tables."""
    return next((step.position for step in unit.place if step.name == "row"), 0)


def _tables(units: tuple[Unit, ...]) -> Iterator[list[Unit]]:
    """The units of each table: their rows go up, and another table begins with its first row again."""
    table: list[Unit] = []
    for unit in units:
        if table and _row(unit) < _row(table[-1]):
            yield table
            table = []
        if _row(unit):
            table.append(unit)
    if table:
        yield table


def _headerless(case: Case) -> Iterator[Hit]:
    for table in _tables(case.publication.units):
        if not any(unit.kind in _HEADERS for unit in table):
            yield Hit(f"the table that begins “{short(table[0].text, 40)}”", table[0].line, short(table[0].text))


def _header_lost(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        if pair.expected.kind in _HEADERS and pair.found.kind is not pair.expected.kind:
            yield Hit(f"“{short(pair.expected.text)}” is a {pair.found.kind}, the statement says {pair.expected.kind}",
                      pair.expected.line, short(pair.expected.text))


def _cell_moved(case: Case) -> Iterator[Hit]:
    for pair in case.alignment.pairs:
        was, now = ([(s.name, s.position) for s in unit.place if s.name in ("row", "column")] for unit in (pair.expected, pair.found))
        if was != now:
            yield Hit(f"{place(pair.expected)} became {place(pair.found)}", pair.expected.line, short(pair.expected.text))


def _kind_changed(case: Case) -> Iterator[Hit]:
    told = (Kind.HEADING, *_HEADERS)
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = pair.expected.kind, pair.found.kind
            if was is not now and was not in told and now is not Kind.HEADING:
                yield Hit(f"{was} became {now}: “{short(pair.expected.text)}”", pair.expected.line, short(pair.expected.text))


def _has_cells(case: Case) -> bool:
    return any(unit.kind in _CELLS for unit in case.publication.units)


def _has_lists(case: Case) -> bool:
    return any(_lists(unit) for unit in case.publication.all_units)


_E, _W = Severity.ERROR, Severity.WARNING
RULES = (
    Rule("HDG-001", "heading-lost", _E, "WCAG 1.3.1", "a heading is no heading any more", _REBUILD, READINGS, _heading_lost),
    Rule("HDG-002", "heading-skipped", _E, "WCAG 1.3.1", "a heading level is skipped",
         "go down one level at a time", _SOURCE, _skipped),
    Rule("HDG-003", "heading-empty", _E, "WCAG 2.4.6", "a heading has no words", "write its words or delete it", _SOURCE, _empty),
    Rule("HDG-004", "heading-faked", _E, "WCAG 1.3.1", "a bold line plays a heading", "make it a heading with ##", _SOURCE, _faked),
    Rule("HDG-005", "heading-level-changed", _E, "WCAG 1.3.1", "a heading has another level", _REBUILD, READINGS, _level_changed),
    Rule("HDG-006", "title-doubled", _E, "WCAG 2.4.6", "the title stands twice", "keep one level-1 heading", _SOURCE, _title_doubled),
    Rule("HDG-007", "title-disagrees", _E, "WCAG 2.4.2", "title and first heading disagree",
         "begin with one level-1 heading, the same words as 'title'", _SOURCE, _title_disagrees),
    Rule("HDG-008", "heading-added", _E, "WCAG 1.3.1", "text has become a heading", _REBUILD, READINGS, _heading_added),
    Rule("LST-001", "list-flattened", _E, "WCAG 1.3.1", "a list's nesting is lost", _REBUILD, READINGS, _list_flattened, _has_lists),
    Rule("LST-002", "list-split", _E, "WCAG 1.3.1", "a list is split or its items are counted anew", _REBUILD, READINGS,
         _list_split, _has_lists),
    Rule("LST-003", "list-typed", _E, "WCAG 1.3.1", "a list is typed by hand", "write it as a list: '1) ' or '- ' at the line's start",
         _SOURCE, _list_typed),
    Rule("LST-004", "list-label-changed", _E, "WCAG 1.3.1", "an item has another label", _REBUILD, READINGS, _label_changed, _has_lists),
    Rule("QUO-001", "quotation-lost", _E, "WCAG 1.3.1", "a quotation or definition has lost its structure", _REBUILD, READINGS,
         _quotation_lost),
    Rule("TAB-001", "table-without-header-cells", _E, "WCAG 1.3.1", "a table has no header cells",
         "give it a header row, or row headers with ::: {.table row-headers=1}", _SOURCE, _headerless, _has_cells),
    Rule("TAB-002", "header-cell-lost", _E, "WCAG 1.3.1", "a header cell is none any more", _REBUILD, READINGS, _header_lost, _has_cells),
    Rule("TAB-003", "cell-moved", _E, "WCAG 1.3.1", "a cell stands in another row or column", _REBUILD, READINGS, _cell_moved, _has_cells),
    Rule("STR-001", "kind-changed", _E, "WCAG 1.3.1", "a unit has become something else", _REBUILD, READINGS, _kind_changed),
)

