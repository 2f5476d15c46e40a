"""Tables of an untagged page that have level lines above, below and below their heads, and none between their
columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from everyreader.importers.pdf.columns import SHORTEST, rows_of
from everyreader.importers.pdf.lines import Box, Line
from everyreader.importers.pdf.over import hull
from everyreader.importers.pdf.ruled import Grid
from everyreader.importers.pdf.table_rows import Cell, Row, parted_by_labels

_SAME = 3.0  # points by which the ends of two rules differ that are one table's
_DOUBLE = 4.0  # points between two rules that are drawn as one
_NARROWEST = 60.0  # points of a rule
_GUTTER = 3.0  # points between two columns
_PADDING = 6.0  # points between a column's words and the next column
_FEWEST = 3  # rows between two rules alone
_HIGHEST = 3  # lines of a head
_LEVEL = 3.0  # points between the feet of the lines of one row
Band = tuple[Box, list[Line]]  # from rule to rule, and what stands there


def between_rules(rules: Sequence[Box], lines: Sequence[Line]) -> Iterator[Grid]:
    """The tables between rules that begin and end at the same places."""
    for several in _stacks(rules):
        bands = [(box, [one for one in lines if _lies_in(one, box)]) for box in _bands(several)]
        for at, run in _runs(bands):
            above = bands[at - 1 : at] if at else []
            several = [*above, *run] if above and _is_label(above[0][1], run) else _from_head(run)
            if grid := _grid(several):
                yield grid


def _runs(bands: Sequence[Band]) -> Iterator[tuple[int, list[Band]]]:
    """The bands that are of one table, with the place of the first of them."""
    for is_table, several in groupby(enumerate(bands), key=lambda one: _is_table(one[1])):
        run = list(several)
        if is_table:
            yield run[0][0], [band for _, band in run]


def _is_label(lines: Sequence[Line], run: Sequence[Band]) -> bool:
    """Whether ``lines`` are one that says what the last column of ``run`` holds: the corner above its first
    column is empty."""
    columns = _columns([row for _, held in run for row in rows_of(held) if len(row) > 1])
    return len(lines) == 1 and len(columns) > 1 and _over(lines[0], columns) == [len(columns) - 1]


def _from_head(bands: list[Band]) -> list[Band]:
    """``bands`` from the first that may be a head, which has few lines: what stands above it is another
    table, or text."""
    high = [len(rows_of(lines)) > _HIGHEST for _, lines in bands[:-1]]
    return bands[high.index(False) :] if False in high else bands[-1:]


def _stacks(rules: Sequence[Box]) -> Iterator[list[Box]]:
    """Rules above each other, those of one height that touch taken for one."""
    whole: list[Box] = []
    for rule in sorted(rules, key=lambda one: (round(one[1]), one[0])):
        last = whole[-1] if whole else None
        if last and abs(last[1] - rule[1]) < 1 and last[0] - 1 < rule[0] < last[2] + 1:
            whole[-1] = (last[0], last[1], max(last[2], rule[2]), last[3])
        else:
            whole.append(rule)
    left = [one for one in whole if one[2] - one[0] >= _NARROWEST]
    while left:
        same = [one for one in left if all(abs(one[at] - left[0][at]) <= _SAME for at in (0, 2))]
        left = [one for one in left if one not in same]
        yield sorted(same, key=lambda one: one[1])


def _bands(rules: Sequence[Box]) -> list[Box]:
    return [
        (upper[0], upper[3], upper[2], lower[1])
        for upper, lower in pairwise(rules)
        if lower[1] - upper[3] > _DOUBLE
    ]


def _lies_in(line: Line, box: Box) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    return box[1] < middle < box[3] and box[0] < (line.box[0] + line.box[2]) / 2 < box[2]


def _is_table(band: Band) -> bool:
    """Whether what stands between two rules are cells, and no columns of text or lines that are one each."""
    box, lines = band
    inside = all(box[0] - _SAME <= one.box[0] and one.box[2] <= box[2] + _SAME for one in lines)
    rows = rows_of(lines)
    several = [row for row in rows if len(row) > 1]
    if not inside or not several or 2 * len(several) < len(rows):
        return False
    columns = _columns(several)
    cells = [one for row in several for one in row]
    short = sum(median(len(one.text) for one in _within(cells, column)) < SHORTEST for column in columns)
    return len(columns) > 1 and 2 * short >= len(columns)


def _columns(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """The left and right edges of what stands below each other in ``rows``."""
    out: list[tuple[float, float]] = []
    for left, right in sorted((one.box[0], one.box[2]) for row in rows for one in row):
        if out and left < out[-1][1] + _GUTTER:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def _within(lines: Sequence[Line], column: tuple[float, float]) -> list[Line]:
    return [one for one in lines if one.box[0] < column[1] and column[0] < one.box[2]]


def _grid(bands: list[Band]) -> Grid | None:
    """The table of ``bands``, of which the first is its head where there are several; none where two lines
    share a place, or what is below the head has no columns."""
    body = bands[1:] or bands
    columns = _columns([row for _, lines in body for row in rows_of(lines) if len(row) > 1])
    if len(columns) < 2:
        return None
    edges = [right for _, right in columns]
    ends = [*(left - _PADDING for left, _ in columns[1:]), max(bands[0][0][2], edges[-1])]
    head = _head(bands[0][1], columns) if len(bands) > 1 else []
    rows = [row for _, lines in body for row in _rows(lines, columns, ends)]
    made = [*head, *rows]
    several = sum(sum(map(bool, row)) > 1 for row in made)
    if several < (2 if head else _FEWEST) or any(map(_collides, made)):
        return None
    return Grid(made, hull([box for box, _ in bands]), len(head))


def _over(line: Line, columns: Sequence[tuple[float, float]]) -> list[int]:
    """The columns that a line stands in: the nearest where it touches none; the last where it ends with it
    and begins nearer to it."""
    first, last = columns[-2:]
    if abs(line.box[2] - last[1]) <= _SAME and sum(first) / 2 < line.box[0]:
        return [len(columns) - 1]
    found = [at for at, (left, right) in enumerate(columns) if line.box[0] < right and left < line.box[2]]
    middle = (line.box[0] + line.box[2]) / 2
    near = min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))
    return found or [near]


def _head(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[Row]:
    """The head as one row; as two where a cell of it stands over several columns."""
    places = [(one, _over(one, columns)) for row in rows_of(lines) for one in row]
    wide = [(one, over) for one, over in places if len(over) > 1]
    below: list[Cell | None] = [[one for one, over in places if over == [at]] for at in range(len(columns))]
    if not wide:
        return [below]
    above: list[Cell | None] = [[] for _ in columns]
    for one, (first, *rest) in wide:
        above[first] = [*(above[first] or []), one]
        for at in rest:
            above[at] = None
    return [above, below]


def _rows(
    lines: Sequence[Line], columns: Sequence[tuple[float, float]], ends: Sequence[float]
) -> Iterator[Row]:
    """The rows of a body, those of a single cell over several columns apart."""

    def is_wide(row: Sequence[Line]) -> bool:
        return len(row) == 1 and len(_over(row[0], columns)) > 1

    for wide, several in groupby(rows_of(lines), key=is_wide):
        places = [(one, _over(one, columns)) for row in several for one in row]
        if wide:
            yield from (_spread(one, over, len(columns)) for one, over in places)
        else:
            row = [[one for one, over in places if at in over] for at in range(len(columns))]
            yield from parted_by_labels(row, ends)


def _spread(line: Line, over: Sequence[int], width: int) -> Row:
    """A row of one cell that fills several columns."""
    return [None if at in over[1:] else [line] if at == over[0] else [] for at in range(width)]


def _collides(row: Row) -> bool:
    """Whether two lines of a cell stand beside each other, or one stands in two cells."""
    lines = [one for cell in row for one in cell or ()]
    beside = any(
        abs(one.box[3] - other.box[3]) <= _LEVEL for cell in row for one, other in pairwise(cell or ())
    )
    return beside or len({id(one) for one in lines}) < len(lines)
