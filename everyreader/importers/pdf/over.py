"""What stands over the columns of an untagged page: tables and pictures as wide as several of them, with
their titles and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from everyreader.importers.office.captions import SIGN
from everyreader.importers.pdf.lines import Box, Line, inlines_of
from everyreader.importers.pdf.paragraphs import is_float
from everyreader.source.tree import Node

_CENTRED = 0.02  # of the wider one's width, by which two middles differ that are one
_EDGE = 3.0  # the same of edges
_NEAR = 2.0  # of a line's height between a title and what it heads
_LEADING = 0.8  # the same between two lines of one title
_APART = 0.4  # the same between a title and the columns, at the least
_MOST = 4  # lines of a title
_WIDEST = 0.95  # of what it heads, which the last line of a title is not
_LARGE = 1.25  # by the size of the text: a heading of the page
_LONGEST = 250  # letters of a title
_COUNTED = re.compile(
    r"(?:fig(?:ure|ura|\.)|abb(?:ildung|\.)|tab(?:le|elle|leau|la|ella|ela|\.)|graf(?:ik|iek)|gr[aá]fico"
    r"|chart|exhibit|box)"
    r"\s*(?:\d|[A-Z]\b|[IVX]+\b)",
    re.IGNORECASE,
)
Part = Line | Node
Row = Sequence[Part]


def box_of(part: Part) -> Box:
    return part.box if isinstance(part, Line) else part["box"]


def around(parts: Sequence[Part]) -> Box:
    return hull(map(box_of, parts))


def hull(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def titles(rows: Sequence[Row], over: Sequence[Row]) -> Iterator[Row]:
    """Those of ``rows`` that belong to the rows beside them that cross all columns, though they are no wider
    than one: nothing else stands at their height, and they are centred on what they belong to, or begin where
    it does and are closer to it.
    """
    crosses = {id(row) for row in over}
    boxes = [around(row) for row in rows]
    for is_over, several in groupby(range(len(rows)), key=lambda at: id(rows[at]) in crosses):
        if is_over:
            run = list(several)
            for step, inwards in ((-1, run), (1, run[::-1])):
                block = _block([rows[at] for at in inwards])
                yield from (rows[at] for at in _group(boxes, rows, block, inwards[0] + step, step))


def _block(run: Sequence[Row]) -> Box:
    """The first of some rows, or what is printed together with it."""
    box = around(run[0])
    for row in run[1:]:
        here = around(row)
        if not all(isinstance(one, Line) for one in (*run[0], *row)):
            break
        if _between(here, box) > _NEAR * (here[3] - here[1]):
            break
        box = hull([box, here])
    return box


def _group(boxes: Sequence[Box], rows: Sequence[Row], block: Box, at: int, step: int) -> list[int]:
    """The rows from ``at`` that are one title above ``block`` (``step`` -1), or one source below it (1)."""
    found: list[int] = []
    edge, gap = block, 0.0
    while 0 <= at < len(rows) and len(found) < _MOST:
        box = boxes[at]
        height = box[3] - box[1]
        between = _between(box, edge)
        if (
            between > (_LEADING if found else _NEAR) * height
            or not _belongs(box, block)
            or not _alone(boxes, at)
        ):
            break
        gap = gap if found else between
        found.append(at)
        edge, at = box, at + step
    if not found or not 0 <= at < len(rows):
        return found
    last = boxes[found[-1]]
    beyond = [box for n, box in enumerate(boxes) if (n - found[-1]) * step > 0]
    apart = min(_between(box, last) for box in beyond)
    is_apart = apart > _APART * (last[3] - last[1])
    centred = all(_is_centred(boxes[n], block) for n in found)
    counted = any(isinstance(one, Line) and _COUNTED.match(one.text) for n in found for one in rows[n][:1])
    return found if is_apart and (centred or counted or gap < apart) else []


def _between(box: Box, other: Box) -> float:
    """The empty height between two boxes; less than nothing where they overlap."""
    return max(box[1], other[1]) - min(box[3], other[3])


def _alone(boxes: Sequence[Box], at: int) -> bool:
    return all(_between(box, boxes[at]) > -1 for n, box in enumerate(boxes) if n != at)


def _belongs(box: Box, block: Box) -> bool:
    return _is_centred(box, block) or abs(box[0] - block[0]) <= _EDGE


def _is_centred(box: Box, block: Box) -> bool:
    return abs(box[0] + box[2] - block[0] - block[2]) / 2 <= _CENTRED * (block[2] - block[0])


def captioned(parts: Sequence[Part], usual: float) -> list[Part]:
    """What stands over columns, with the title of each table and what stands right below each picture as its
    caption; all of them may stand within a paragraph that goes on behind them.
    """
    rest, out = list(parts), []
    while rest:
        part = rest.pop(0)
        if isinstance(part, Line) or not is_float(part):
            out.append(part)
            continue
        beside = _below(rest, part, usual) if part["t"] == "Para" else _title(out, part, usual)
        caption = [{**_caption(beside), "over": True}] if beside else []
        if part["t"] == "Para":
            rest = rest[len(beside) :]
            out += [{**part, "over": True}, *caption]
        else:
            out[len(out) - len(beside) :] = [*caption, {**part, "over": True}]
    return out


def _below(rest: Sequence[Part], picture: Node, usual: float) -> list[Line]:
    """The first of the lines in ``rest`` that say what a picture above them shows."""
    found: list[Line] = []
    edge = picture["box"]
    for one in rest:
        if not isinstance(one, Line) or not _is_near(one, edge, _LEADING if found else _NEAR):
            break
        if one.size > _LARGE * usual or found and one.size != found[-1].size:
            break
        found.append(one)
        edge = one.box
    is_short = sum(len(one.text) for one in found) < _LONGEST
    centred = all(_is_centred(one.box, picture["box"]) for one in found)
    return found if found and is_short and (centred or _COUNTED.match(found[0].text)) else []


def _is_near(one: Line, edge: Box, most: float) -> bool:
    height = one.box[3] - one.box[1]
    return -0.5 * height < _between(one.box, edge) < most * height


def _title(above: Sequence[Part], table: Node, usual: float) -> list[Line]:
    """The last of the lines ``above`` a table that are its title."""
    found: list[Line] = []
    edge = table["box"]
    for one in reversed(above):
        if not isinstance(one, Line) or len(found) == _MOST or one.size > _LARGE * usual:
            break
        if not _is_near(one, edge, _LEADING if found else _NEAR) or not _belongs(one.box, table["box"]):
            break
        found.insert(0, one)
        edge = one.box
    said = sum(len(one.text) for one in found)
    counted = next((n for n, one in enumerate(found) if _COUNTED.match(one.text)), None)
    if counted is not None:
        return found[counted:] if said < _LONGEST else []
    left, _, right, _ = table["box"]
    is_narrow = bool(found) and found[-1].box[2] - found[-1].box[0] < _WIDEST * (right - left)
    centred = all(_is_centred(one.box, table["box"]) for one in found)
    return found if is_narrow and centred and said < _LONGEST else []


def _caption(lines: list[Line]) -> Node:
    return {"t": "Para", "c": [{"t": "Str", "c": SIGN}, *inlines_of(lines)], "line": lines[0].page}
