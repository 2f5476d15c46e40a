"""Lines of cells that stand beside each other, as a label does beside its number: rows, where they would lose
their places.

An empty line of a cell is left out, and what stands below it moves up beside another line. An importer puts a
``SIGN``, no word to any reader, into a cell's empty paragraphs, which pandoc would drop; here none is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.nodes import is_paragraph, stripped
from everyreader.importers.office import columns
from everyreader.importers.office.cell_heights import ONE_LINE, go_together, stretches
from everyreader.importers.repair.tables.table_cells import NUMBER, YEAR, any_says, is_bold
from everyreader.model.text import folded
from everyreader.source.drawing import rows_of
from everyreader.source.tree import Node, changed, holds, replaced, walk, words

SIGN = "\ufdd2"
_PROSE = 60  # characters: a longer line is set in several, and nothing stands beside it for certain
_WITHIN = "within"  # on a line that is not the first of its paragraph
_IN_DATA = ("Para", "Plain", "Div", "BulletList", "OrderedList", "Table")  # other blocks lay out a page
Line = list[Node]  # a paragraph, or nothing where the line is empty
Level = dict[int, list[Node]]  # what stands at one height, by the index of its cell
Cell = list[Any]  # pandoc's: attributes, alignment, rows, columns, blocks


def given(node: Any, found: Repairs) -> Any:
    """``node`` without signs, each table with rows for the lines of its cells where empty ones hold them
    apart."""
    return _unsigned(changed(node, lambda one: _table(one, found) if one.get("t") == "Table" else one))


def _table(table: Node, found: Repairs) -> Node:
    rows = [row for row in rows_of(table) if any_says(_unsigned(row))]
    boxes = sum(any(one[3] > 1 and len(one[4]) > 1 for one in cells) for _, cells in rows)
    # where most rows have several paragraphs in a cell over several columns, a page is laid out
    if 2 * boxes > len(rows) or any(
        one["t"] not in _IN_DATA for _, cells in rows for cell in cells for one in cell[4]
    ):
        return table
    attribute, caption, widths, head, bodies, foot = table["c"]
    made = []
    for number, body in enumerate(bodies):
        may_head = len(rows) > 1 and not head[1] and not number
        made.append([*body[:3], _made(body[3], found, may_head=may_head, alone=len(rows) == 1)])
    return {**table, "c": [attribute, caption, widths, head, made, foot]}


def _made(rows: list[Any], found: Repairs, *, may_head: bool, alone: bool) -> list[Any]:
    """``rows`` with new ones for lines; a cell from above goes on beside all of them."""
    out: list[Any] = []
    above: list[tuple[int, Cell]] = []  # the row in which a cell ends, and the cell
    for number, (attribute, cells) in enumerate(rows):
        beside = _Beside.of(cells)
        ends = [number + cell[2] - 1 for cell in cells]
        several = [cells]
        if beside.shift and not (may_head and number == 0 and beside.is_header()):
            sure, doubted = beside.levels(may_head=may_head and number == 0, alone=alone)
            several = beside.rows([*sure, *doubted]) if sure or doubted else several
            if sure and not doubted:
                said = [cell[4] for cell in cells]
                message = (
                    f"{len(several)} rows, the first “{_beginning(said)}”: an empty line keeps others apart"
                )
                found.say("lines of cells made rows", _place(said), message)
            elif not beside.is_prose():
                said = [*doubted[0].values()] if doubted else [cell[4] for cell in cells]
                found.say("lines of cells moved", _place(said), beside.doubt(said))
        for end, cell in above:
            cell[2] += (len(several) - 1) * (number <= end)
        above += [(end, cell) for end, cell in zip(ends, several[0], strict=True) if end > number]
        out += [[attribute, one] for one in several]
    return out


@dataclass(frozen=True)
class _Beside:
    """The cells of one row, and the lines of those that have several, by the cell's index; ``kept`` are not
    empty in all."""

    cells: list[Cell]
    lines: dict[int, list[Line]]
    kept: tuple[int, ...]
    whole: bool  # every other cell is a line, or nothing

    @classmethod
    def of(cls, cells: list[Cell]) -> _Beside:
        read = [_lines(cell[4]) if cell[2] == 1 else None for cell in cells]
        several = {n: one for n, one in enumerate(read) if one is not None and len(one) > 1 and any(one)}
        height = max((_height(one) for one in several.values()), default=0)
        kept = tuple(n for n in range(height) if any(_at(one, n) for one in several.values()))
        others = (one for n, one in enumerate(read) if n not in several and cells[n][2] == 1)
        return cls(cells, several, kept, all(one is not None for one in others))

    @property
    def shift(self) -> bool:
        """Whether a line would stand beside another one once the empty lines are left out."""
        filled = ([bool(_at(one, n)) for n in self.kept] for one in self.lines.values())
        return len(self.lines) > 1 and any(False in one[: _last(one)] for one in filled)

    def levels(self, *, may_head: bool, alone: bool) -> tuple[list[Level], list[Level]]:
        """What stands beside each other for certain, from the top, and below that what may; nothing where it
        cannot be told.

        Two lines in a first row may be a header's, and a row alone may place what it holds, unless they are
        amounts.
        """
        height = self.kept[-1] + 1
        amounts = any(map(_are_amounts, self.lines.values()))
        if not self.whole or not amounts and (alone or may_head and height == 2):
            return [], []
        if all(_height(one) == height or len(one) >= height for one in self.lines.values()):
            return self._from(self.kept), []
        return self._uneven() if amounts and not self.is_prose() else ([], [])

    def _from(self, numbers: Iterable[int]) -> list[Level]:
        return [{index: _at(one, number) for index, one in self.lines.items()} for number in numbers]

    def _uneven(self) -> tuple[list[Level], list[Level]]:
        """Lines stand beside each other down to the first empty one, for there a line above may be set in
        two.

        Below it what empty lines hold apart does, where a label set in several lines explains the difference;
        or paragraphs may.
        """
        top = max(_first(one) for one in self.lines.values())
        beside = [_said(line) for one in self.lines.values() for line in one[:top]]
        if any(len(one) > ONE_LINE for one in beside):
            return [], []
        end = next(
            n for n in range(top, self.kept[-1] + 2) if not all(_at(one, n) for one in self.lines.values())
        )
        sure = self._from(n for n in self.kept if n < end)
        rest = {index: _paragraphs(one[end:]) for index, one in self.lines.items()}
        filled = [index for index, one in rest.items() if one]
        if len(filled) < 2:
            return [*sure, *([rest] if filled else [])], []
        apart = {index: stretches(self.lines[index], end) for index in filled}
        if self._go_together(apart):
            count = len(apart[filled[0]])
            return [*sure, *(self._stretch(apart, number) for number in range(count))], []
        if len({len(rest[index]) for index in filled}) == 1:
            return sure, [
                {index: one[n : n + 1] for index, one in rest.items()} for n in range(len(rest[filled[0]]))
            ]
        return sure, [rest]

    def _go_together(self, apart: dict[int, list[range]]) -> bool:
        """Whether stretch by stretch they are one paragraph beside another, for certain."""
        made = [self._stretch(apart, n) for n in range(max(map(len, apart.values())))]
        said = {index: [_said(line) for line in self.lines[index]] for index in apart}
        amounts = {index for index in apart if _are_amounts(self.lines[index])}
        return all(len(one) < 2 for level in made for one in level.values()) and go_together(
            said, apart, amounts
        )

    def _stretch(self, apart: dict[int, list[range]], number: int) -> Level:
        """What stands in the stretch of that number, by the index of its cell."""
        runs = {index: apart[index][number : number + 1] if index in apart else [] for index in self.lines}
        return {
            index: _paragraphs([self.lines[index][n] for run in several for n in run])
            for index, several in runs.items()
        }

    def is_header(self) -> bool:
        return all(is_bold(_unsigned(cell)) for cell in self.cells if _said(cell[4]))

    def is_prose(self) -> bool:
        """Whether the lines that empty ones hold apart are paragraphs of a text."""
        apart = [one for one in self.lines.values() if [] in [_at(one, n) for n in self.kept]]
        return all(any(len(_said(line)) > _PROSE for line in one) for one in apart)

    def doubt(self, said: list[list[Node]]) -> str:
        counts = " and ".join(str(len(one)) for one in self.lines.values())
        return (
            f"{counts} lines, empty ones counted, stand side by side; which of them belong together from "
            f"“{_beginning(said)}” on cannot be told for certain: look, and write a row for each"
        )

    def rows(self, levels: list[Level]) -> list[list[Cell]]:
        out = []
        for place, level in enumerate(levels):
            row = []
            for index, cell in enumerate(self.cells):
                if index in level:
                    row.append([*cell[:4], level[index]])
                elif not place:
                    row.append([*cell[:2], cell[2] + len(levels) - 1, *cell[3:]])
            out.append(row)
        return out


def _lines(blocks: list[Node]) -> list[Line] | None:
    """The lines of a cell; nothing where it holds pictures, or more than paragraphs."""
    out: list[Line] = []
    for block in blocks:
        if block["t"] == "Div":
            inner = _lines(block["c"][1])
            if inner is None:
                return None
            out += [[{**block, "c": [block["c"][0], one]}] if one else [] for one in inner]
        elif is_paragraph(block) and not holds(block, "Image"):
            pieces = columns.at_breaks(block["c"])
            pieces = (
                pieces[:-1] if len(pieces) > 1 and not _said(pieces[-1]) else pieces
            )  # the last line's end
            whole: list[Node] = [
                {**block, "c": stripped(one), _WITHIN: n > 0} for n, one in enumerate(pieces)
            ]
            out += [[one] if _said(one["c"]) else [] for one in whole]
        else:
            return None
    return out


def _paragraphs(lines: list[Line]) -> Line:
    """The paragraphs of ``lines``, those in one of them together again, without empty ones."""
    out: Line = []
    for [one] in filter(None, lines):
        if one.get(_WITHIN) and out and is_paragraph(one) and is_paragraph(out[-1]):
            out[-1] = {**out[-1], "c": [*out[-1]["c"], {"t": "LineBreak"}, *one["c"]]}
        else:
            out.append(one)
    return out


def _place(cells: list[list[Node]]) -> int:
    """The paragraph that comes first in ``cells``, each a list of blocks."""
    said = [one for one in walk(cells, "Para", "Plain") if _said([one])]
    return next((one["line"] for one in said if "line" in one), 1)


def _beginning(cells: list[list[Node]]) -> str:
    return excerpt(" ".join(filter(None, map(_said, cells))), 40)


def _said(nodes: list[Node]) -> str:
    return folded(words(nodes).replace(SIGN, "").replace(columns.MARK, ""))


def _at(lines: list[Line], number: int) -> Line:
    return lines[number] if number < len(lines) else []


def _height(lines: list[Line]) -> int:
    """How many there are without the empty ones below the last."""
    return _last([bool(one) for one in lines]) + 1


def _first(lines: list[Line]) -> int:
    return next(n for n, one in enumerate(lines) if one)


def _last(flags: list[bool]) -> int:
    return max((n for n, one in enumerate(flags) if one), default=-1)


def _are_amounts(lines: list[Line]) -> bool:
    said = [_said(one) for one in lines if one]
    return 2 * sum(bool(NUMBER.fullmatch(one)) and not YEAR.fullmatch(one) for one in said) >= len(said)


def _unsigned(part: Any) -> Any:
    def bare(node: Node) -> Node | list[Node]:
        is_sign = node.get("t") in ("Para", "Plain") and words(node["c"]) == SIGN
        return [] if is_sign else {key: value for key, value in node.items() if key != _WITHIN}

    return replaced(changed(part, bare), SIGN)
