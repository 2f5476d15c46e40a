"""The bookmarks of a PDF (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Object

from everyreader.formats.large_print.read.destinations import Destinations, Spot
from everyreader.formats.large_print.read.elements import Owner

_DEEPEST = 40


@dataclass(frozen=True)
class Bookmark:
    """One bookmark: ``level`` from 1; ``spot`` is ``None`` where it leads nowhere in the file.

    ``leads`` says whether it leads anywhere at all: another file or address counts.
    """

    title: str
    level: int
    spot: Spot | None
    leads: bool


def bookmarks(pdf: pikepdf.Pdf) -> tuple[Bookmark, ...]:
    """All bookmarks in order. One that is met again is left out, so circles end."""
    root = pdf.Root.get("/Outlines")
    if not isinstance(root, Dictionary):
        return ()
    return tuple(_below(root, 1, Destinations(pdf), set()))


def _below(parent: Object, level: int, destinations: Destinations, met: set[Owner]) -> Iterator[Bookmark]:
    item = parent.get("/First")
    while isinstance(item, Dictionary) and item.objgen not in met and level < _DEEPEST:
        if item.objgen != (0, 0):
            met.add(item.objgen)
        spot, action = destinations.of(item), item.get("/A")
        elsewhere = isinstance(action, Dictionary) and action.get("/S") in ("/URI", "/GoToR")
        yield Bookmark(str(item.get("/Title", "")), level, spot, spot is not None or elsewhere)
        yield from _below(item, level + 1, destinations, met)
        item = item.get("/Next")
