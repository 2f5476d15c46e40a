"""The instructions of a content stream that show text: text state and matrices as in ISO 32000-1, 9.3 and
9.4."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Dictionary, Object

from everyreader.formats.large_print.read.content_state import Found, Mark
from everyreader.formats.large_print.read.fonts import Font, read_font
from everyreader.formats.large_print.read.geometry import (
    IDENTITY,
    Matrix,
    Operands,
    Point,
    matrix,
    numbers,
    times,
)
from everyreader.formats.large_print.read.pages import Key, Shown

_UNPAINTED = (3, 7)
_HOLLOW = (1, 5)  # letters are stroked, not filled (table 106)
_LEANING = 0.1  # tangent of the angle from which upright letters are taken for slanted ones


@dataclass(frozen=True)
class TextState:
    """What ``q`` saves of the text."""

    font: Font | None = None
    size: float = 0.0
    character: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class TextSteps:
    """The part of the interpreter that shows text. ``keep`` is the interpreter's own."""

    found: Found
    page: int
    resources: Object
    marks: list[Mark]

    def __init__(self) -> None:
        self.matrix, self.text = IDENTITY, TextState()
        self.line = self.pen = IDENTITY

    def keep(self, shown: Shown) -> None:
        raise NotImplementedError

    def key(self) -> Key | None:
        """The marked content that is open."""
        return next((mark.key for mark in reversed(self.marks) if mark.key is not None), None)

    # Text state

    def begin_text(self, _: Operands) -> None:
        self.line = self.pen = IDENTITY

    def set_font(self, operands: Operands) -> None:
        resource = self.resources.get("/Font", Dictionary()).get(operands[0])
        font = None
        if isinstance(resource, Dictionary):
            key = resource.objgen if resource.objgen != (0, 0) else hash(resource.unparse())
            if key not in self.found.fonts:
                self.found.fonts[key] = read_font(resource)
            font = self.found.fonts[key]
        self.text = replace(self.text, font=font, size=float(operands[1]))

    def set_state(self, name: str, value: float) -> None:
        self.text = replace(self.text, **{name: value})

    def place(self, operands: Operands) -> None:
        self.line = self.pen = matrix(operands)

    def move(self, operands: Operands) -> None:
        x, y = numbers(operands)
        self.line = self.pen = times((1, 0, 0, 1, x, y), self.line)

    def move_and_lead(self, operands: Operands) -> None:
        self.set_state("leading", -float(operands[1]))
        self.move(operands)

    def next_line(self, _: Operands = ()) -> None:
        self.line = self.pen = times((1, 0, 0, 1, 0, -self.text.leading), self.line)

    # Showing

    def show(self, operands: Operands) -> None:
        self._show([operands[-1]])

    def show_spaced(self, operands: Operands) -> None:
        self._show(list(operands[0]))

    def show_on_next_line(self, operands: Operands) -> None:
        self.next_line()
        self._show([operands[-1]])

    def show_with_spacing(self, operands: Operands) -> None:
        self.text = replace(self.text, word=float(operands[0]), character=float(operands[1]))
        self.show_on_next_line(operands)

    def _show(self, parts: list[Object]) -> None:
        font, state = self.text.font, self.text
        if font is None:
            return
        before = self._whole()
        letters: list[str] = []
        stops: list[float] = [0.0]
        scale, distance, missing = 1.0, 0.0, 0
        for part in parts:
            if not isinstance(part, (pikepdf.String, bytes)):
                distance -= float(part) / 1000 * state.size
                stops[-1] = distance if letters else 0.0
                continue
            for glyph in font.glyphs(bytes(part)):
                letters.append(glyph.text)
                scale, missing = min(scale, glyph.scale), missing + glyph.missing
                distance += glyph.width / 1000 * state.size + state.character
                distance += state.word if glyph.is_space else 0
                stops.append(distance)
        self.pen = times((1, 0, 0, 1, distance * state.stretch, 0), self.pen)
        self._keep(font, before, letters, [stop * state.stretch for stop in stops], scale, missing)

    def _keep(
        self, font: Font, before: Matrix, letters: list[str], stops: list[float], scale: float, missing: int
    ) -> None:
        a, b, c, d, e, f = before
        points: list[Point] = [(e + stop * a, f + stop * b) for stop in stops]
        end, size = self.position(), self._size()
        visible = "".join(letters)
        shown = Shown(
            text=visible,
            visible=visible,
            language="",
            page=self.page,
            x=points[0][0],
            end=end[0],
            y=points[0][1],
            size=size,
            drawn=size * scale,
            font=font.name,
            slanted=font.slanted or _leans(a, b, c, d),
            angle=math.degrees(math.atan2(b, a)),
            spacing=self.text.character / abs(self.text.size) if self.text.size else 0.0,
            missing=missing,
            ornate=font.ornate,
            hollow=self.text.mode in _HOLLOW,
            unpainted=self.text.mode in _UNPAINTED,
            letters=tuple(letters),
            points=tuple(points),
            up=(c * self.text.size, d * self.text.size),
        )
        self.keep(shown)

    def _whole(self) -> Matrix:
        a, b, c, d, e, f = times(self.pen, self.matrix)
        rise = self.text.rise
        return a, b, c, d, e + rise * c, f + rise * d

    def position(self) -> Point:
        return self._whole()[4:]

    def _size(self) -> float:
        a, b, c, d, *_ = times(self.pen, self.matrix)
        return abs(self.text.size) * min(math.hypot(c, d), math.hypot(a, b) * self.text.stretch)


def _leans(a: float, b: float, c: float, d: float) -> bool:
    """Whether the way up does not stand upright on the baseline."""
    lengths = math.hypot(a, b) * math.hypot(c, d)
    return lengths > 0 and abs(a * c + b * d) / lengths > _LEANING


def _setter(name: str, factor: float = 1.0):
    return lambda stream, operands: stream.set_state(name, float(operands[0]) * factor)


TEXT_STEPS = {
    "BT": TextSteps.begin_text,
    "Tf": TextSteps.set_font,
    "Tc": _setter("character"),
    "Tw": _setter("word"),
    "Tz": _setter("stretch", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "Tr": lambda stream, operands: stream.set_state("mode", int(operands[0])),
    "Tm": TextSteps.place,
    "Td": TextSteps.move,
    "TD": TextSteps.move_and_lead,
    "T*": TextSteps.next_line,
    "Tj": TextSteps.show,
    "TJ": TextSteps.show_spaced,
    "'": TextSteps.show_on_next_line,
    '"': TextSteps.show_with_spacing,
}
