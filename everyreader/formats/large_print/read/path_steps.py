"""The instructions of a content stream that paint paths and images (ISO 32000-1, 8.5 and 8.9)."""

from __future__ import annotations

import math

from pikepdf import Object, Stream

from everyreader.formats.large_print.read.content_state import Found, Mark
from everyreader.formats.large_print.read.geometry import (
    Matrix,
    Operands,
    Point,
    box_of,
    matrix,
    moved,
    numbers,
    times,
    unit_square,
)
from everyreader.formats.large_print.read.pages import Key, Picture, Shape
from everyreader.formats.large_print.read.thumbnails import look

_MOST_SHAPES = 200_000  # of a whole file; a map may have more, and no rule needs them
_POINTS_AN_INCH = 72


class PathSteps:
    """The part of the interpreter that paints. Its matrix, page and marks are the interpreter's."""

    found: Found
    page: int
    matrix: Matrix
    marks: list[Mark]
    parts: list[list[Point]]

    def key(self) -> Key | None:
        raise NotImplementedError

    def start_part(self, operands: Operands) -> None:
        x, y = numbers(operands)
        self.parts.append([moved(x, y, self.matrix)])

    def go_on(self, operands: Operands) -> None:
        """A line, or a curve by its points: the curve lies inside their box."""
        flat = numbers(operands)
        if self.parts:
            self.parts[-1] += [moved(x, y, self.matrix) for x, y in zip(flat[::2], flat[1::2], strict=True)]

    def rectangle(self, operands: Operands) -> None:
        x, y, width, height = numbers(operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.parts.append([moved(*corner, self.matrix) for corner in corners])

    def paint(self, _: Operands) -> None:
        if len(self.found.shapes) < _MOST_SHAPES:
            key = self.key()
            self.found.shapes += [Shape(self.page, box_of(part), key) for part in self.parts]
        self.parts = []

    def forget(self, _: Operands) -> None:
        self.parts = []

    # Images

    def draw_inline(self, operands: Operands) -> None:
        image = operands[0]
        self._draw(self.matrix, (int(image.width), int(image.height)))

    def draw_image(self, thing: Stream) -> None:
        self._draw(self.matrix, (int(thing.get("/Width", 0)), int(thing.get("/Height", 0))), look(thing))

    def draw_form(self, thing: Object) -> None:
        """A vector image: its box as it stands on the page."""
        left, bottom, right, top = numbers(thing.get("/BBox", (0, 0, 0, 0)))
        inside: Matrix = (right - left, 0, 0, top - bottom, left, bottom)
        own = times(matrix(thing.get("/Matrix", ())), self.matrix)
        self._draw(times(inside, own), (0, 0))

    def _draw(self, by: Matrix, pixels: tuple[int, int], seen_small: bytes = b"") -> None:
        a, b, c, d, *_ = by
        across, up = math.hypot(a, b), math.hypot(c, d)
        measurable = across > 0 and up > 0 and min(pixels) > 0
        picture = Picture(
            page=self.page,
            box=unit_square(by),
            pixels=pixels,
            per_inch=max(pixels[0] / across, pixels[1] / up) * _POINTS_AN_INCH if measurable else math.inf,
            stretch=across / up * pixels[1] / pixels[0] if measurable else 1.0,
            upright=a > 0 and d > 0 and abs(b) + abs(c) < 0.01 * (across + up),
            key=self.key(),
            artifact=any(mark.artifact for mark in self.marks),
            look=seen_small,
        )
        self.found.pictures.append(picture)


PATH_STEPS = {
    "m": PathSteps.start_part,
    "l": PathSteps.go_on,
    "c": PathSteps.go_on,
    "v": PathSteps.go_on,
    "y": PathSteps.go_on,
    "re": PathSteps.rectangle,
    **dict.fromkeys(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"), PathSteps.paint),
    "n": PathSteps.forget,
    "INLINE IMAGE": PathSteps.draw_inline,
}
INLINE = "BI ID EI"  # what the parser wants to be asked for, to give inline images
