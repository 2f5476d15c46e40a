"""Words of a table's header that are drawn again, as decoration: the tags name the headers of each cell by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from everyreader.checks.rules.large_print.row import squeezed
from everyreader.formats.large_print.block import Block
from everyreader.formats.large_print.shown import Shown
from everyreader.publication import Kind

_NEAR = 2.0  # points


class RepeatedHeaders:
    """What the headers of a file's tables may say again."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._headers = [one for one in blocks if one.kind is Kind.COLUMN_HEADER]
        self._columns = max((_column(one) for one in self._headers), default=0)
        self._cells = [
            one for one in blocks if one.in_table and one.kind is not Kind.COLUMN_HEADER and one.lines
        ]

    def say(self, one: Shown) -> bool:
        """Whether ``one`` is part of a header row on a further page, or the header of the cell that it stands before."""
        return self._in_row(one) or self._before_cell(one)

    def _in_row(self, one: Shown) -> bool:
        """At the same place as on a page before."""
        return any(
            line.page < one.page
            and squeezed(one.visible) in squeezed(line.text)
            and line.start - _NEAR <= one.x
            and one.last <= line.end + _NEAR
            for header in self._headers
            for line in header.lines
        )

    def _before_cell(self, one: Shown) -> bool:
        """In records a cell stands behind its label, or below it; an empty one leaves its label alone."""
        words = squeezed(one.visible).rstrip(":")
        beside = [cell for cell in self._cells if cell.page == one.page]
        below = [cell for cell in beside if cell.lines[0].y <= one.y + _NEAR]
        above = [cell for cell in beside if cell.lines[0].y > one.y + _NEAR]
        first = _column(min(above, key=lambda cell: cell.lines[0].y)) + 1 if above else 1
        last = _column(max(below, key=lambda cell: cell.lines[0].y)) if below else self._columns
        between = (
            range(first, last + 1)
            if first <= last
            else (*range(first, self._columns + 1), *range(1, last + 1))
        )
        return any(words in squeezed(one.text) for one in self._headers if _column(one) in between)


def _column(cell: Block) -> int:
    return next((step.position for step in reversed(cell.unit.place) if step.name == "column"), 0)
