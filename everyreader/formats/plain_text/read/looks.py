"""A stretch of a unit's text, cut where its look changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from everyreader.model.publication import Look, Unit


def cut(
    unit: Unit, start: int, end: int, places: Iterable[int]
) -> Iterator[tuple[str, int, frozenset[Look]]]:
    """``unit.text[start:end]`` in pieces, each with where it begins and how it looks: struck out, or the
    break of a line. It is cut at ``places``, too."""
    struck = [one for one in unit.marks if one.look is Look.STRUCK]
    breaks = [one.start for one in unit.marks if one.look is Look.BREAK]
    edges = {
        start,
        end,
        *places,
        *(edge for one in struck for edge in (one.start, one.end)),
        *(edge for one in breaks for edge in (one, one + 1)),
    }
    if start == end:
        yield "", start, frozenset()
    for begin, stop in pairwise(sorted(one for one in edges if start <= one <= end)):
        looks = {Look.STRUCK for one in struck if one.start <= begin < one.end}
        looks |= {Look.BREAK for one in breaks if one == begin}
        yield unit.text[begin:stop], begin, frozenset(looks)
