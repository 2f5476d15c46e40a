"""The pages' content streams → what each piece of marked content shows, and what is shown outside all of
it.

Works on any PDF: text state and matrices as in ISO 32000-1, 9.3 and 9.4, marked content as in 14.6, forms
as in 8.10.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from everyreader.formats.large_print.fonts import Font, read_font
from everyreader.formats.large_print.shown import Key, Pages, Shown

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_DEEPEST_FORM = 12


@dataclass(frozen=True)
class _Text:
    font: Font | None = None
    size: float = 0.0
    character: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass
class _Mark:
    """An open marked-content sequence; ``words`` is its ActualText, told once."""

    artifact: bool
    key: Key | None
    language: str
    words: str | None
    told: bool = False


@dataclass
class _Found:
    marked: dict[Key, list[Shown]] = field(default_factory=dict)
    untagged: list[Shown] = field(default_factory=list)
    artifacts: list[Shown] = field(default_factory=list)
    loose_pictures: list[int] = field(default_factory=list)
    decorative: int = 0
    fonts: dict[tuple[int, int] | int, Font] = field(default_factory=dict)


def read_pages(pdf: pikepdf.Pdf) -> Pages:
    """What all pages show."""
    found = _Found()
    for number, page in enumerate(pdf.pages, 1):
        _Stream(found, number, page.obj.objgen, page.obj.get("/Resources", Dictionary()), []).run(
            page, _IDENTITY, _Text()
        )
    return Pages(
        {key: tuple(shown) for key, shown in found.marked.items()},
        tuple(found.untagged),
        tuple(found.artifacts),
        found.decorative,
        tuple(found.loose_pictures),
        tuple(found.fonts.values()),
    )


class _Stream:
    """The interpreter of one content stream."""

    def __init__(
        self,
        found: _Found,
        page: int,
        owner: tuple[int, int],
        resources: Object,
        marks: list[_Mark],
        depth: int = 0,
    ) -> None:
        self.found, self.page, self.owner, self.resources = found, page, owner, resources
        self.marks, self.depth = marks, depth
        self.saved: list[tuple[Matrix, _Text]] = []
        self.matrix, self.text = _IDENTITY, _Text()
        self.line = self.pen = _IDENTITY

    def run(self, stream: pikepdf.Page | Object, matrix: Matrix, text: _Text) -> None:
        self.matrix, self.text = matrix, text
        open_before = len(self.marks)
        for operands, operator in pikepdf.parse_content_stream(stream, _OPERATORS):
            step = _STEPS.get(str(operator))
            if step is not None:
                step(self, operands)
        del self.marks[open_before:]

    # Graphics state and text state

    def save(self, _: Object) -> None:
        self.saved.append((self.matrix, self.text))

    def restore(self, _: Object) -> None:
        if self.saved:
            self.matrix, self.text = self.saved.pop()

    def concatenate(self, operands: Object) -> None:
        self.matrix = _times(_numbers(operands), self.matrix)

    def begin_text(self, _: Object) -> None:
        self.line = self.pen = _IDENTITY

    def set_font(self, operands: Object) -> None:
        resource = self.resources.get("/Font", Dictionary()).get(str(operands[0]))
        font = None
        if resource is not None:
            key = resource.objgen if resource.objgen != (0, 0) else hash(resource.unparse())
            if key not in self.found.fonts:
                self.found.fonts[key] = read_font(resource)
            font = self.found.fonts[key]
        self.text = replace(self.text, font=font, size=float(operands[1]))

    def set_state(self, name: str, value: float) -> None:
        self.text = replace(self.text, **{name: value})

    def place(self, operands: Object) -> None:
        self.line = self.pen = _numbers(operands)

    def move(self, operands: Object) -> None:
        x, y = _numbers(operands)
        self.line = self.pen = _times((1, 0, 0, 1, x, y), self.line)

    def move_and_lead(self, operands: Object) -> None:
        self.set_state("leading", -float(operands[1]))
        self.move(operands)

    def next_line(self, _: Object = None) -> None:
        self.line = self.pen = _times((1, 0, 0, 1, 0, -self.text.leading), self.line)

    # Showing

    def show(self, operands: Object) -> None:
        self._show([operands[-1]])

    def show_spaced(self, operands: Object) -> None:
        self._show(list(operands[0]))

    def show_on_next_line(self, operands: Object) -> None:
        self.next_line()
        self._show([operands[-1]])

    def show_with_spacing(self, operands: Object) -> None:
        self.text = replace(self.text, word=float(operands[0]), character=float(operands[1]))
        self.show_on_next_line(operands)

    def _show(self, parts: list[Object]) -> None:
        font, state = self.text.font, self.text
        if font is None:
            return
        start, letters, scale, distance = self._position(), [], 1.0, 0.0
        for part in parts:
            if not isinstance(part, (pikepdf.String, bytes)):
                distance -= float(part) / 1000 * state.size
                continue
            for glyph in font.glyphs(bytes(part)):
                letters.append(glyph.text)
                scale = min(scale, glyph.scale)
                distance += glyph.width / 1000 * state.size + state.character
                distance += state.word if glyph.is_space else 0
        self.pen = _times((1, 0, 0, 1, distance * state.stretch, 0), self.pen)
        end, size = self._position(), self._size()
        visible = "".join(letters)
        self._keep(Shown(visible, visible, "", self.page, start[0], end[0], start[1], size, size * scale))

    def _position(self) -> tuple[float, float]:
        whole = _times(self.pen, self.matrix)
        return whole[4] + self.text.rise * whole[2], whole[5] + self.text.rise * whole[3]

    def _size(self) -> float:
        a, b, c, d, *_ = _times(self.pen, self.matrix)
        return abs(self.text.size) * min(math.hypot(c, d), math.hypot(a, b) * self.text.stretch)

    def _keep(self, shown: Shown) -> None:
        key = next((mark.key for mark in reversed(self.marks) if mark.key is not None), None)
        language = next((mark.language for mark in reversed(self.marks) if mark.language), "")
        telling = next((mark for mark in self.marks if mark.words is not None), None)
        if telling is not None:
            shown = replace(shown, text="" if telling.told else telling.words)
            telling.told = True
        shown = replace(shown, language=language)
        if any(mark.artifact for mark in self.marks):
            self.found.artifacts.append(shown)
        elif key is not None:
            self.found.marked.setdefault(key, []).append(shown)
        else:
            self.found.untagged.append(shown)

    # Marked content

    def begin_mark(self, operands: Object) -> None:
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = self.resources.get("/Properties", Dictionary()).get(str(properties), Dictionary())
        number, words = properties.get("/MCID"), properties.get("/ActualText")
        key = None if number is None else (self.owner, int(number))
        self.marks.append(
            _Mark(
                operands[0] == "/Artifact",
                key,
                str(properties.get("/Lang", "")),
                None if words is None else str(words),
            )
        )

    def end_mark(self, _: Object) -> None:
        if not self.marks:
            return
        mark = self.marks[-1]
        if mark.words is not None and not mark.told:  # words that nothing drawn stands for
            x, y = self._position()
            self._keep(Shown(mark.words, "", "", self.page, x, x, y, math.inf, math.inf))
        self.marks.pop()

    def do(self, operands: Object) -> None:
        thing = self.resources.get("/XObject", Dictionary()).get(str(operands[0]))
        if thing is None:
            return
        if self.depth == 0:
            self._picture(thing)
        if thing.get("/Subtype") == "/Form" and self.depth < _DEEPEST_FORM:
            matrix = _times(_numbers(thing.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))), self.matrix)
            owner = thing.objgen if "/StructParents" in thing else self.owner
            inner = _Stream(
                self.found,
                self.page,
                owner,
                thing.get("/Resources", self.resources),
                self.marks,
                self.depth + 1,
            )
            inner.run(thing, matrix, self.text)

    def _picture(self, thing: Object) -> None:
        """A vector image is a form: as an artifact it is decoration, elsewhere it may be anything."""
        if any(mark.artifact for mark in self.marks):
            self.found.decorative += 1
        elif thing.get("/Subtype") == "/Image" and all(mark.key is None for mark in self.marks):
            self.found.loose_pictures.append(self.page)


def _numbers(operands: Object) -> tuple[float, ...]:
    return tuple(float(one) for one in operands)


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _setter(name: str, factor: float = 1.0):
    return lambda stream, operands: stream.set_state(name, float(operands[0]) * factor)


_STEPS = {
    "q": _Stream.save,
    "Q": _Stream.restore,
    "cm": _Stream.concatenate,
    "BT": _Stream.begin_text,
    "Tf": _Stream.set_font,
    "Tc": _setter("character"),
    "Tw": _setter("word"),
    "Tz": _setter("stretch", 0.01),
    "TL": _setter("leading"),
    "Ts": _setter("rise"),
    "Tm": _Stream.place,
    "Td": _Stream.move,
    "TD": _Stream.move_and_lead,
    "T*": _Stream.next_line,
    "Tj": _Stream.show,
    "TJ": _Stream.show_spaced,
    "'": _Stream.show_on_next_line,
    '"': _Stream.show_with_spacing,
    "BMC": _Stream.begin_mark,
    "BDC": _Stream.begin_mark,
    "EMC": _Stream.end_mark,
    "Do": _Stream.do,
}
_OPERATORS = " ".join(_STEPS)
