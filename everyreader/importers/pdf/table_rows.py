"""The rows of a table between two lines that are drawn: by what stands on one line, where amounts, leader
dots or hard ends of lines say so; what a cell's width breaks stays one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from everyreader.importers.pdf.lines import Line
from everyreader.importers.repair.tables.table_cells import NUMBER

_LEVEL = 3.0  # points between the foot of the lines of one row
_INDENT = 2.0  # points by which the rest of a label is set in
_HARD = 0.5  # of the ends of lines, that no cell's width makes
_FEWEST = 3  # rows of a table whose rules say nothing of rows, and in which no amount stands
_LEADER = re.compile(r"\s*(?:[.…·_]\s?){4,}$")
_SHORT_LEADER = re.compile(r"\s+\.{2,3}$")
_NOTHING = re.compile(r"[–—−-]+|n/?a|nil|\.\.\.?|…", re.IGNORECASE)
Cell = list[Line]
Row = Sequence[Cell | None]  # nothing where the cell to the left fills this column, too


def without_leaders(cells: Sequence[Cell]) -> tuple[list[Cell], int]:
    """``cells`` without the dots that lead to the next, and how many those were."""
    lines = [line for cell in cells for line in cell]
    if not any(_LEADER.search(line.text) for line in lines):
        return list(cells), 0
    found = sum(bool(leader_of(line.text)) for line in lines)
    return [
        [bare for line in cell if (bare := _bare(line, leader_of(line.text))).text] for cell in cells
    ], found


def leader_of(text: str) -> str:
    found = _LEADER.search(text) or _SHORT_LEADER.search(text)
    return found[0] if found else ""


def _bare(line: Line, leader: str) -> Line:
    """``line`` without the ``leader`` at its end."""
    pieces, left = list(line.pieces), len(leader)
    while left and pieces:
        text, raised = pieces.pop()
        pieces += [(text[: len(text) - left], raised)] if len(text) > left else []
        left = max(left - len(text), 0)
    return replace(line, pieces=tuple(pieces))


def parted(row: Sequence[Cell], ends: Sequence[float], *, ruled: bool) -> list[Row]:
    """The rows that stand in the ``row`` between two rules; ``ends`` are the right edges of its columns.

    With ``ruled`` rules part the rows of this table: then one row is several only where amounts or leaders
    say so.
    """
    anchors = _by_amounts(row, ends) or _complete(row, _levels(row), ends, ruled=ruled)
    return _at_anchors(row, anchors, ends)


def _by_amounts(row: Sequence[Cell], ends: Sequence[float]) -> list[float]:
    """Where rows begin by the columns that hold amounts or leaders alone."""
    decisive = [at for at, cell in enumerate(row) if len(cell) > 1 and all(map(_is_whole, cell))]
    anchors = [one for one in _levels(row) if any(_at(row[at], one) for at in decisive)]
    return anchors if len(anchors) > 1 and _labelled(row, anchors, ends, decisive) else []


def parted_by_labels(row: Sequence[Cell], ends: Sequence[float]) -> list[Row]:
    """The rows of a table without rules beside its cells: by amounts, else what no cell's width breaks."""
    anchors = _by_amounts(row, ends) or [one for one in _levels(row) if _starts(row, one, ends)]
    return _at_anchors(row, anchors, ends)


def _starts(row: Sequence[Cell], level: float, ends: Sequence[float]) -> bool:
    """Whether a row begins here: with a label, or with several cells, one of which is not the rest of what
    stands above it."""
    here = [(line, cell, end) for cell, end in zip(row, ends, strict=True) if (line := _at(cell, level))]
    if len(here) < 2 and not _at(row[0], level):
        return False
    above = [
        (line, [one for one in cell if one.box[3] < level - _LEVEL][-1:], end) for line, cell, end in here
    ]
    return any(not before or _has_room(before[0], line, end) for line, before, end in above)


def _at_anchors(row: Sequence[Cell], anchors: Sequence[float], ends: Sequence[float]) -> list[Row]:
    if len(anchors) < 2:
        return [row]
    anchors = sorted([*anchors, *_sections(row, anchors, ends[0])])
    cells = [_placed(cell, anchors, end) for cell, end in zip(row, ends, strict=True)]
    return [[cell[at] for cell in cells] for at in range(len(anchors))]


def _levels(row: Sequence[Cell]) -> list[float]:
    """The feet of the lines in a row, from the top."""
    out: list[float] = []
    for foot in sorted(line.box[3] for cell in row for line in cell):
        if not out or foot - out[-1] > _LEVEL:
            out.append(foot)
    return out


def _at(cell: Cell, level: float) -> Line | None:
    return next((line for line in cell if -_LEVEL <= line.box[3] - level <= _LEVEL), None)


def _is_whole(line: Line) -> bool:
    """Whether a line is all that a cell says: an amount, nothing, or what leader dots follow."""
    text = line.text.strip()
    return bool(leader_of(text) or NUMBER.fullmatch(text) or _NOTHING.fullmatch(text))


def _labelled(
    row: Sequence[Cell], anchors: Sequence[float], ends: Sequence[float], decisive: Sequence[int]
) -> bool:
    """Whether another column says something in each row, which no cell's width parts; or all columns are
    amounts."""
    several = [at for at, cell in enumerate(row) if all(_at(cell, one) for one in anchors)]
    if len(decisive) > 1 and len(several) == len(row) == len(decisive):
        return True
    first = decisive[0]
    return any(_hard(row[at], anchors, ends[at]) >= _HARD for at in several if at != first)


def _hard(cell: Cell, anchors: Sequence[float], end: float) -> float:
    """The share of the rows of a column that begin though the line above had room for their first word."""
    starts = [_at(cell, one) for one in anchors[1:]]
    hard = 0
    for start in filter(None, starts):
        above = [line for line in cell if line.box[3] < start.box[3] - _LEVEL]
        hard += bool(above) and _has_room(above[-1], start, end)
    return hard / len(starts)


def _has_room(above: Line, line: Line, end: float) -> bool:
    """Whether the first word of ``line`` would have stood at the end of the line ``above``."""
    if _is_whole(above):
        return True
    word = (line.box[2] - line.box[0]) * (len(line.text.split()[0]) + 1) / len(line.text)
    return above.box[2] + word < end


def _complete(row: Sequence[Cell], levels: list[float], ends: Sequence[float], *, ruled: bool) -> list[float]:
    """Where rows begin in a table of words: where all columns say something and break their lines though
    there was room."""
    full = [one for one in levels if all(_at(cell, one) for cell in row)]
    if len(full) < (_FEWEST if ruled else 2) or ruled and len(full) < len(levels):
        return []
    hard = [_hard(cell, full, end) for cell, end in zip(row, ends, strict=True)]
    if ruled or len(full) < _FEWEST:
        return full if min(hard) >= (1.0 if ruled else _HARD) else []
    return full if hard[0] >= _HARD and median(hard) >= _HARD else []


def _sections(row: Sequence[Cell], anchors: Sequence[float], end: float) -> Iterator[float]:
    """Where a label stands alone over the rows below it: neither it nor what is above it goes on."""
    for at, line in enumerate(row[0][:-1]):
        level = line.box[3]
        above = row[0][at - 1] if at else None
        is_alone = not any(_at(cell, level) for cell in row[1:])
        is_alone = is_alone and all(abs(one - level) > _LEVEL for one in anchors)
        is_new = above is None or _has_room(above, line, end) and line.box[0] - above.box[0] <= _INDENT
        if is_alone and is_new and _has_room(line, row[0][at + 1], end):
            yield level


def _placed(cell: Cell, anchors: Sequence[float], end: float) -> list[Cell]:
    """The lines of a column by rows; one between two rows goes to that which it is the rest or the beginning
    of."""
    out: list[Cell] = [[] for _ in anchors]
    for line in cell:
        at = next((n for n, one in enumerate(anchors) if abs(line.box[3] - one) <= _LEVEL), None)
        if at is None:
            above = max((n for n, one in enumerate(anchors) if one < line.box[3]), default=-1)
            at = above if above >= 0 and not _begins(line, out, cell, anchors, above, end) else above + 1
        out[min(at, len(anchors) - 1)].append(line)
    return out


def _begins(
    line: Line, out: list[Cell], cell: Cell, anchors: Sequence[float], above: int, end: float
) -> bool:
    """Whether a line below the row ``above`` belongs to the next one: it is the beginning of a label whose
    amounts stand at its end."""
    below = _at(cell, anchors[above + 1]) if above + 1 < len(anchors) else None
    before = out[above][-1] if out[above] else None
    if below is None:
        return False
    if before is None or leader_of(before.text):
        return True
    if line.box[0] - before.box[0] > _INDENT:
        return False
    if below.box[0] - line.box[0] > _INDENT:
        return True
    return _has_room(before, line, end)
