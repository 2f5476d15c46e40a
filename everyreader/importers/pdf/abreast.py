"""Words that stand abreast in a paragraph of a PDF, with a wide gap between: two signatures, each under its
office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from everyreader.formats.large_print.read.block import Block
from everyreader.model.publication import Kind
from everyreader.model.text import folded

_GAP = 2.0  # of the letters' size, from which words stand apart
_LEVEL = 0.5  # of it, by which words of one row may stand higher or lower
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Piece:
    """Words in one stretch, from ``start`` to ``end`` on the baseline ``y`` of a page, all in points."""

    page: int
    y: float
    start: float
    end: float
    size: float
    text: str


def rows_abreast(pieces: Iterable[Piece]) -> Rows:
    """The rows of a paragraph, each with its words apart; none where a row is not cut as the others are."""
    rows: list[list[list[Piece]]] = []
    for one in pieces:
        last = rows[-1][-1][-1] if rows else None
        if last is None or last.page != one.page or abs(last.y - one.y) > _LEVEL * one.size:
            rows.append([[one]])
        elif one.start - last.end > _GAP * one.size:
            rows[-1].append([one])
        else:
            rows[-1][-1].append(one)
    said = tuple(tuple(_text(cell) for cell in row) for row in rows)
    return said if said and len({len(row) for row in said}) == 1 and len(said[0]) > 1 else ()


def tagged_rows(blocks: Iterable[Block]) -> Mapping[int, Rows]:
    """Those of the tagged paragraphs that have any, by the ``id`` of the unit."""
    found = {
        id(one.unit): rows_abreast(
            Piece(shown.page, shown.y, shown.x, shown.last, shown.size, shown.visible)
            for shown in one.strings
            if shown.visible.strip()
        )
        for one in blocks
        if one.kind is Kind.PARAGRAPH and one.at_top_level
    }
    return {unit: rows for unit, rows in found.items() if rows}


def _text(cell: list[Piece]) -> str:
    return folded("".join(one.text for one in cell))
