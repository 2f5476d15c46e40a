"""Lines of an untagged PDF that its reader parts at a wide gap, and that are one: a heading behind its
number, a point behind its bullet, the sentences of a justified line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from everyreader.importers.pdf.columns import rows_of
from everyreader.importers.pdf.lines import MARKS, Line, usual_size
from everyreader.importers.pdf.over import Part

_LEVEL = 2.0  # points between the baselines of one line
_SAME = 1.5  # points by which two edges differ that are one
_SENTENCE = 1.3  # of a line's size: the widest gap behind a stop
_SPACE = 2.0  # the same of any space in a line that fills its column
_HEADING = 4.0  # the same behind a heading's number, or a point's label
_FEWEST = 3  # lines that end at a column's edge
_STOP = re.compile(r"[.,;:!?…)”»\"’]$")
_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z](?:\.\d{1,2}){0,3}|[IVX]{1,5})\.?|§ ?\d+|(?:Chapter|Section"
    r"|Kapitel|Chapitre) \d+[.:]?"
)
_LABEL = re.compile(rf"[{re.escape(''.join(MARKS))}·*–—-]|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]")


def rejoined(parts: Sequence[Part]) -> list[Part]:
    """``parts`` with the lines that are one joined."""
    lines = [one for one in parts if isinstance(one, Line)]
    rows = rows_of(lines)
    edge, usual = _edge(rows), usual_size(lines)
    row_of = {id(one): at for at, row in enumerate(rows) for one in row}
    out: list[Part] = []
    tail: dict[int, Line] = {}  # the last piece of a line that was joined
    for one in parts:
        whole = out[-1] if out else None
        if isinstance(one, Line) and isinstance(whole, Line):
            last, at = tail.get(id(whole), whole), row_of[id(one)]
            if row_of[id(last)] == at and _is_one(last, one, rows, at, edge, usual):
                joined = _joined(whole, one)
                out[-1] = joined
                tail[id(joined)] = one
                continue
        out.append(one)
    return out


def _is_one(last: Line, one: Line, rows: list[list[Line]], at: int, edge: float, usual: float) -> bool:
    row = rows[at]
    gap, size = one.box[0] - last.box[2], max(last.size, one.size)
    if (
        abs(last.box[3] - one.box[3]) > _LEVEL + abs(last.size - one.size)
        or gap < 0
        or row.index(one) != row.index(last) + 1
    ):
        return False
    begins = row[0] is last
    if begins and gap < _HEADING * size:
        is_heading = one.bold and last.bold or min(last.size, one.size) > 1.1 * usual
        if is_heading and len(row) == 2 and _SECTION.fullmatch(last.text) and not _below(one, rows, at):
            return True
        if len(row) == 2 and _LABEL.fullmatch(last.text):
            return True
    if _below(one, rows, at):
        return False
    fills = abs(row[-1].box[2] - edge) < _SAME
    return gap < _SPACE * size if fills else gap < _SENTENCE * size and bool(_STOP.search(last.text))


def _below(one: Line, rows: list[list[Line]], at: int) -> bool:
    """Whether a piece of the row above or below stands where ``one`` does, by its left, right or middle, as
    in a table."""
    beside = [
        row
        for row in (rows[at - 1] if at else [], rows[at + 1] if at + 1 < len(rows) else [])
        if len(row) > 1
    ]
    ends_line = one is rows[at][-1]  # as all lines of a justified text do
    return any(
        abs(here - there) < _SAME
        for row in beside
        for other in row[1:]
        for edge, (here, there) in enumerate(zip(_edges(one), _edges(other), strict=True))
        if edge == 0 or not (ends_line and other is row[-1])
    )


def _edges(one: Line) -> tuple[float, float, float]:
    return one.box[0], (one.box[0] + one.box[2]) / 2, one.box[2]


def _edge(rows: list[list[Line]]) -> float:
    """Where lines end that fill their column: the farthest place to the right at which several do."""
    ends = sorted((row[-1].box[2] for row in rows), reverse=True)
    for end in ends:
        if sum(abs(other - end) < _SAME for other in ends) >= _FEWEST:
            return end
    return float("inf")


def _joined(last: Line, one: Line) -> Line:
    box = (last.box[0], min(last.box[1], one.box[1]), one.box[2], max(last.box[3], one.box[3]))
    bold = last.bold and one.bold
    pieces = (*last.pieces, (" ", False), *one.pieces)
    at = len(last.text) + 1
    links, faces = (
        (*above, *((start + at, end + at, what) for start, end, what in below))
        for above, below in ((last.links, one.links), (last.faces, one.faces))
    )
    size = max(last.size, one.size)
    return replace(one, box=box, size=size, bold=bold, pieces=pieces, links=links, faces=faces)
