"""How wide words are drawn, by the advances of the letters in the fonts that the styles name first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from fontTools.ttLib import TTFont

from everyreader.tools.places import font_folders

REGULAR, BOLD = "400Regular", "700Bold"
LINE = 44.0  # letters in a line of six inches
_LETTER = 432 / LINE / 18  # in sizes of the type
_OTHER = 1.3  # the same, for what neither font has: emoji, signs
_SECOND = "\u0107"  # beyond it some letters are left to the second font


def width(text: str, weight: str = REGULAR) -> float:
    """How much of a line ``text`` takes, in letters."""
    return sum(_advance(one, weight) for one in text) / _LETTER


@cache
def _advance(letter: str, weight: str) -> float:
    first, second = (_advances(index, weight).get(ord(letter)) for index in (0, 1))
    if letter > _SECOND:
        return max(first or 0.0, second or 0.0) or _OTHER
    return first or second or _OTHER


@cache
def _advances(index: int, weight: str) -> Mapping[int, float]:
    """By code point; empty where the font is not at hand, which Typst says by its name."""
    path = next(iter(sorted(font_folders()[index].glob(f"{weight}/*.ttf"))), None)
    if path is None:
        return {}
    with TTFont(path, lazy=True) as font:
        head: Any = font["head"]  # its fields are made when it is read
        advances = font["hmtx"].metrics
        names = font.getBestCmap() or {}
        return {code: advances[glyph][0] / head.unitsPerEm for code, glyph in names.items()}
