"""The program of an embedded font → the outlines of its glyphs, by glyph number."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Object

Box = tuple[float, float, float, float]
# What a file that does not hold to the standard makes the libraries raise.
NONSENSE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    pikepdf.PdfError,
    TTLibError,
)


class Outlines:
    """The glyphs of one font. ``name_of`` gives the name under which ``glyphs`` has a code's glyph."""

    def __init__(
        self, glyphs: Mapping[str, Any], name_of: Callable[[int], str | None], thousandths: float
    ) -> None:
        self._glyphs, self._name_of, self._thousandths = glyphs, name_of, thousandths

    def box(self, code: int) -> Box | None:
        """The box round a glyph in thousandths of an em, all 0 for an empty one; ``None`` where it is not
        known."""
        try:
            name = self._name_of(code)
            if name is None:
                return None
            pen = BoundsPen(self._glyphs)
            self._glyphs[name].draw(pen)
        except NONSENSE:
            return None
        left, bottom, right, top = (one * self._thousandths for one in pen.bounds or (0, 0, 0, 0))
        return left, bottom, right, top

    def path(self, code: int) -> tuple[Any, ...] | None:
        """All that is drawn for a code, in the font's own units; ``None`` where it is not known."""
        try:
            name = self._name_of(code)
            return None if name is None else recorded(self._glyphs, name)
        except NONSENSE:
            return None


def recorded(glyphs: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    """All that is drawn for one glyph, its components resolved."""
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return tuple(pen.value)


def no_outlines() -> Outlines:
    """The outlines of a font that is not in the file."""
    return Outlines({}, lambda code: None, 1.0)


def outlines_of(program: Object) -> Outlines:
    """The outlines of a composite font's program; none where it cannot be read."""
    try:
        data = program.read_bytes()
        if program.get("/Subtype") == "/CIDFontType0C":
            return _compact(data)
        font = TTFont(io.BytesIO(data), lazy=True)
        head: Any = font["head"]  # its fields are made when it is read
        order = font.getGlyphOrder()
        return Outlines(font.getGlyphSet(), partial(_at, order), 1000 / head.unitsPerEm)
    except NONSENSE:
        return no_outlines()


def _at(order: Sequence[str], code: int) -> str | None:
    return order[code] if code < len(order) else None


def _compact(data: bytes) -> Outlines:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    order = top.charset
    names = frozenset(order)
    by_number = hasattr(top, "ROS")

    def name_of(code: int) -> str | None:
        if by_number:
            name = f"cid{code:05d}"
            return name if name in names else None
        return _at(order, code)

    return Outlines(top.CharStrings, name_of, top.FontMatrix[3] * 1000)
