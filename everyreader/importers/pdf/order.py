"""The order of what stands on a page of an untagged PDF without columns: by its place. A file may be written
in any order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.pdf.lines import Line
from everyreader.importers.pdf.over import Part, around
from everyreader.importers.pdf.paragraphs import is_picture
from everyreader.source.tree import words

_LEVEL = 3.0  # points by which the tops or feet of one row differ
_NEAR = 1.0  # of a line's height between two lines of one block
_OVERLAP = 2.0  # points of width that two blocks share, from which one stands above the other
_BESIDE = 0.5  # of the lower one's height that two blocks share, from which they stand beside each other
Block = list[Part]  # what the file has in one piece, and stands so on the page; or a table, a picture


def in_place(parts: Sequence[Part]) -> list[Part]:
    """``parts`` with each block behind those that stand above it, and what begins at one height from the
    left; else as the file has them, which knows of columns that cannot be seen.
    """
    return [one for block in _ordered(_blocks(parts)) for one in block]


def moved(written: Sequence[Part], regions: Sequence[Sequence[Part]], page: int) -> list[Repair]:
    """What is said of a page that is read in another order than the file has; its columns, the ``regions``,
    aside."""
    turned = [pair for one in regions for pair in _turned(written, one)]
    doubtful = [pair for pair in turned if _are_beside(*map(around, pair)) and all(map(_is_text, pair))]
    if doubtful:
        first, then = (_said(block) for block in doubtful[0])
        message = (
            f"“{then}” is read before “{first}”, which stands to its right and comes first in the file: "
            f"look which is right"
        )
        return [Repair("order in doubt", page, message)]
    if turned:
        first, then = (_said(block) for block in turned[0])
        message = f"the file has “{first}” before “{then}”, which stands above it or to its left"
        return [Repair("order mended", page, message)]
    return []


def _turned(written: Sequence[Part], region: Sequence[Part]) -> list[tuple[Block, Block]]:
    """The pairs of blocks of a region whose second is read before the first."""
    rank = {id(one): at for at, one in enumerate(region)}
    blocks = _blocks([one for one in written if id(one) in rank and not is_picture(one)])
    return [pair for pair in combinations(blocks, 2) if rank[id(pair[0][0])] > rank[id(pair[1][0])]]


def _said(block: Block) -> str:
    one = block[0]
    return excerpt(one.text if isinstance(one, Line) else words([one]), 40)


def _is_text(block: Block) -> bool:
    return len(block) > 1


def _blocks(parts: Sequence[Part]) -> list[Block]:
    """Lines that follow each other in the file and on the page."""
    out: list[Block] = []
    for one in parts:
        if out and follows(out[-1], one):
            out[-1].append(one)
        else:
            out.append([one])
    return out


def follows(block: Block, part: Part) -> bool:
    """Whether ``part`` is a line beside the last line of ``block``, or the next below it."""
    if not isinstance(part, Line) or not isinstance(block[-1], Line) or block[-1].page != part.page:
        return False
    last, box = block[-1].box, part.box
    if block[-1].turned or part.turned:
        return block[-1].turned and part.turned
    if abs(last[3] - box[3]) <= _LEVEL:
        return box[0] >= last[2] - _OVERLAP
    gap, height = box[1] - last[3], min(box[3] - box[1], last[3] - last[1])
    is_below = box[3] > last[3] and -_BESIDE * height < gap < _NEAR * height
    return is_below and _share(around(block), box) > _OVERLAP


def _share(one: Sequence[float], other: Sequence[float], at: int = 0) -> float:
    """The width, or with ``at`` 1 the height, that two boxes share."""
    return min(one[at + 2], other[at + 2]) - max(one[at], other[at])


def _are_beside(one: Sequence[float], other: Sequence[float]) -> bool:
    lower = min(one[3] - one[1], other[3] - other[1])
    return _share(one, other, 1) > _BESIDE * lower


def _is_above(one: Sequence[float], other: Sequence[float]) -> bool:
    higher = one[1] + one[3] < other[1] + other[3]
    return higher and _share(one, other) > _OVERLAP and not _are_beside(one, other)


def _ordered(blocks: list[Block]) -> list[Block]:
    """Each block behind those above it; of the rest what the file has next, or what stands to the left of
    that."""
    boxes = [around(one) for one in blocks]
    level = [not (isinstance(one[0], Line) and one[0].turned) for one in blocks]
    waits = [
        {n for n, other in enumerate(boxes) if n != at and level[n] and level[at] and _is_above(other, box)}
        for at, box in enumerate(boxes)
    ]
    left = list(range(len(blocks)))
    out: list[int] = []
    while left:
        free = [at for at in left if waits[at].isdisjoint(left)]
        following = out[-1] + 1 if out else 0
        next_in_file = following if following in free else free[0]
        beside = [n for n in free if level[n] and abs(boxes[n][1] - boxes[next_in_file][1]) <= _LEVEL]
        at = min(beside, key=lambda n: boxes[n][0]) if level[next_in_file] else next_in_file
        out.append(at)
        left.remove(at)
    return [blocks[at] for at in out]
