"""The lines of a tagged paragraph whose marked content is written in another order than it stands on the
page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from everyreader.formats.large_print.read.block import Block
from everyreader.formats.large_print.read.lines import HYPHENS
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import PdfReading
from everyreader.formats.large_print.read.runs import fold
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.model.publication import Role, Run

_LEVEL = 0.6  # of a line's size, by which a raised mark stands higher than its line
_BACK = 0.9  # of it, from which a string stands on a line above
_END = "\u2028"  # of a line that no white space parts from the next
_Piece = tuple[Shown, list[Run]]


def ordered(reading: PdfReading) -> tuple[PdfReading, list[Repair]]:
    """``reading`` with those paragraphs line by line that go back to a line above within one column."""
    blocks: list[Block] = []
    repairs = Repairs()
    for one in reading.blocks:
        pieces = list(_pieces(one)) if _goes_back(one.strings) else []
        if pieces:
            mended = _mended(one, pieces)
            message = f"“{excerpt(mended.text)}” is read line by line, its tags have another order"
            repairs.say("order mended", one.page, message)
            one = mended
        blocks.append(one)
    return reading.with_blocks(blocks), repairs


def _goes_back(strings: Sequence[Shown]) -> bool:
    """Whether a string stands above the one before it, and not right of all that stands before it, as a
    second column does."""
    seen = [one for one in strings if one.visible.strip()]
    if any(one.angle or _is_leftward(one.visible) for one in seen):
        return False
    right = float("-inf")
    for before, one in pairwise(seen):
        right = max(right, before.last) if before.page == one.page else float("-inf")
        if one.y - before.y > _BACK * max(one.size, before.size) and one.x < right - one.size:
            return True
    return False


def _is_leftward(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def _pieces(block: Block) -> Iterator[_Piece]:
    """Each string with its part of the unit's runs; none where other words are read than are drawn."""
    signs = [(sign, run) for run in block.unit.runs for sign in run.text if sign != _END]
    drawn = "".join("".join(one.text for one in block.strings).split())
    if drawn != "".join(sign for sign, _ in signs if not sign.isspace()):
        return
    if any(run.role not in (Role.TEXT, Role.NOTE) for run in block.unit.runs):
        return
    at = 0
    for one in block.strings:
        part: list[Run] = []
        left = len("".join(one.text.split()))
        while at < len(signs) and (left or signs[at][0].isspace()):
            sign, run = signs[at]
            part.append(replace(run, text=sign))
            left -= not sign.isspace()
            at += 1
        yield one, part


def _mended(block: Block, pieces: list[_Piece]) -> Block:
    rows: list[list[_Piece]] = []
    seen = [one for one in pieces if one[1]]
    for piece in sorted(seen, key=lambda one: (one[0].page, -one[0].y)):
        line = rows[-1][0][0] if rows else None
        if (
            line
            and line.page == piece[0].page
            and line.y - piece[0].y < _LEVEL * max(line.size, piece[0].size)
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    in_order = [piece for row in rows for piece in sorted(row, key=lambda one: one[0].x)]
    runs: list[Run] = []
    for (last, _), (shown, part) in zip([in_order[0], *in_order], in_order, strict=False):
        is_below = last.page != shown.page or last.y - shown.y > _LEVEL * shown.size
        before = runs[-1].text[-1:] if runs else " "
        is_fused = is_below and not before.isspace() and before not in HYPHENS and not part[0].text.isspace()
        runs += [replace(part[0], text=f" {part[0].text}"), *part[1:]] if is_fused else part
    strings = tuple(shown for shown, _ in in_order)
    return replace(block, unit=replace(block.unit, runs=fold(runs)), strings=strings)
