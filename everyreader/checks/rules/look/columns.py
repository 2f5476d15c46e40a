"""Columns of the statement's tables that their author has aligned: of these the style sheet is innocent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from everyreader.browser.rendered import Element
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.look.shared import Key, Spot, quoted
from everyreader.checks.rules.model import Hit, short
from everyreader.checks.rules.places import located
from everyreader.checks.rules.subjects import Case
from everyreader.model.cells import steps
from everyreader.model.text import folded

_CLASSES = frozenset(("align-center", "align-right"))
_TYPED = ("AlignCenter", "AlignRight")
_DRAWN = re.compile(r"[\s>]*\+[+:=]*=[+:=]*\+\s*")  # the line of = below the header rows of a drawn table
_RULE = re.compile(r"[\s>]*(?=[^-]*-)[\s:|-]+")
_IN_TABLE = re.compile(r"[\s>]*(?:(?:[*-]|\w+[.)])\s+)?[|+]")
Column = tuple[int | None, int]  # the line of its table, and which it is


class AlignedColumns:
    """Those of one case; each cell is met once, in the order of the page."""

    def __init__(self, case: Case[ShownReading]) -> None:
        own = case.publication
        self._file = own.source_file if own else ""
        self._lines = own.statement.decode("utf-8", "replace").splitlines() if own else []
        self._cells: list[tuple[str, Column]] = []
        line: int | None = None
        typed: set[int] = set()
        for block, unit in located(case.publication) if case.publication and not case.foreign else ():
            if block["t"] == "Table":
                line = unit.line
                typed = {n for n, (how, _) in enumerate(block["c"][2], 1) if how["t"] in _TYPED}
            elif (at := steps(unit)) and at[1].position in typed:
                self._cells.append((folded(unit.text), (line, at[1].position)))

    def of(self, element: Element, said: str) -> Column | None:
        """The column in whose cell the block stands that begins with ``said``; nothing where its author has
        not aligned it."""
        cell = next((one for one in element.ancestors() if one.name in ("TD", "TH")), None)
        if cell is None or not _CLASSES & {*cell.attributes.get("class", "").split()}:
            return None
        at = next((n for n, (text, _) in enumerate(self._cells) if text.startswith(folded(said))), None)
        return None if at is None else self._cells.pop(at)[1]

    def hits(self, spots: Iterable[tuple[Spot[Key], Column]]) -> Iterator[Hit]:
        """One for each column, at its table's line."""
        told: set[Column] = set()
        for spot, column in spots:
            if column not in told:
                told.add(column)
                line, number = column
                fix = _fix(self._lines, line or 1, number)
                detail = f"column {number}, {quoted(spot.excerpt)}"
                yield Hit(detail, line, short(folded(spot.excerpt)), file=self._file, fix=fix)


def _fix(lines: Sequence[str], line: int, column: int) -> str:
    """What to write, and in which of ``lines``, so that a column of the table with a row at ``line`` begins
    at the left."""
    sign, name, at = "-", "the table's rule", line
    while at <= len(lines) and not (_DRAWN.fullmatch(lines[at - 1]) or _RULE.fullmatch(lines[at - 1])):
        at = at + 1 if _IN_TABLE.match(lines[at - 1]) or at == line else len(lines) + 1
    if at > len(lines):  # drawn without header rows: its first line aligns
        at, name = line, "the table's first line"
        while at > 1 and _IN_TABLE.match(lines[at - 2]):
            at -= 1
    elif "=" in lines[at - 1]:
        sign, name = "=", "the === line below the table's header"
    rule = sign * 3
    return (
        f"in line {at}, {name}, write column {column} without the colon at its end "
        f"({rule}, not :{rule}: or {rule}:)"
    )
