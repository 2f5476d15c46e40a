"""What each string and each image of a PDF changes on the rendered pages, worked out in a process of its own
(``visibility.py``).

What is asked are boxes, six 32-bit floats each (page from 1; the kind; left, bottom, right, top in points);
the answer is one 32-bit float for each. For a string (kind 0) that is the contrast (WCAG 2.2, 1.0 to 21.0)
between the page with all its text and the page without any; for one of its letters (1) the share of its ink
that is there to be seen; for an image (2) the share of its box that differs between the page with all its
images and the page without any, and for a vector image (3) that between it with its forms and without.
Whatever hides something (its colour, its transparency, what covers or clips it, a layer) is so seen by its
effect.

A process of its own: MuPDF is not safe among threads, and a file that brings it down takes nothing else with
it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property

import numpy as np
import pikepdf
import pymupdf
from pikepdf import Array, Object

_SCALE = 2.0  # 144 dots an inch: the stem of a letter of 18 points is three dots wide
# smaller text is rendered larger: a stem that is thinner than two dots has no dot in its full colour
_DOTS_A_LINE = 36.0
_MOST_SCALE = 6.0
_MOST_DOTS = 12_000_000  # of one page; a poster is rendered smaller
_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_INLINE = frozenset(("INLINE IMAGE",))
_PAINT = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "W", "W*", *_INLINE))
_STRING, _LETTER, _PICTURE, _FORM = 0, 1, 2, 3
_LEAST = 1.3  # a dot with less contrast than this is not seen
_FEWEST = 2  # dots that a letter has to change
_FULL = 0.97  # of the dots of a string that are fainter than its contrast: the edges of its letters
_PAPER = 255
_LINEAR = np.array(
    [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in np.arange(256) / 255],
    dtype=np.float32,
)
_WEIGHTS = np.array((0.2126, 0.7152, 0.0722), dtype=np.float32)

Frame = tuple[float, float, float]  # a page's left and upper edge in points, and dots a point


def measured(path: str, asked: bytes) -> bytes:
    """What the boxes ``asked`` of the file at ``path`` come to. Raises whatever the libraries do."""
    boxes = np.frombuffer(asked, dtype=np.float32).reshape(-1, 6)
    found = np.zeros(len(boxes), dtype=np.float32)
    with pikepdf.open(path) as pdf:
        frames = [_made_plain(page, _scale(boxes, number)) for number, page in enumerate(pdf.pages, start=1)]
        whole = _saved(pdf)
    pictured, drawn = (bool((boxes[:, 1] == kind).any()) for kind in (_PICTURE, _FORM))
    bare, only_text = _without(whole, _TEXT, pictures=False), _without(whole, _PAINT, pictures=True)
    unpictured = _without(whole, _INLINE, pictures=True) if pictured else whole
    formless = _without_forms(whole) if drawn else whole
    with ExitStack() as open_:
        files = [
            open_.enter_context(pymupdf.open(stream=one))
            for one in (whole, bare, only_text, unpictured, formless)
        ]
        for page in sorted({int(one) for one in boxes[:, 0]}):
            which = boxes[:, 0] == page
            sheet = _Sheet(files, page, frames[page - 1])
            found[which] = [sheet.measured(int(one[1]), one[2:]) for one in boxes[which]]
    return found.tobytes()


class _Sheet:
    """One page, rendered in full, without text, without anything but text, without images, and without
    forms."""

    def __init__(self, files: list[pymupdf.Document], page: int, frame: Frame) -> None:
        self.left, self.top, self.scale = frame
        self._render = lambda index, **more: _rendered(files[index], page, self.scale, **more)
        self._measures = {
            _STRING: self._contrast,
            _LETTER: self._ink,
            _PICTURE: self._share,
            _FORM: self._drawn,
        }

    @cached_property
    def full(self) -> np.ndarray:
        return self._render(0)

    @cached_property
    def change(self) -> np.ndarray:
        """The contrast that the text makes at every dot; 1.0 where there is none."""
        return _contrast(self.full, self._render(1))

    @cached_property
    def seen(self) -> np.ndarray:
        return self.change >= _LEAST

    @cached_property
    def ink(self) -> np.ndarray:
        return _differ(self._render(2, annotations=False), _PAPER)

    @cached_property
    def pictures(self) -> np.ndarray:
        return _differ(self.full, self._render(3))

    @cached_property
    def forms(self) -> np.ndarray:
        return _differ(self.full, self._render(4))

    def measured(self, kind: int, box: np.ndarray) -> float:
        rows = slice(
            max(int((self.top - box[3]) * self.scale), 0), max(int((self.top - box[1]) * self.scale) + 1, 0)
        )
        columns = slice(
            max(int((box[0] - self.left) * self.scale), 0), max(int((box[2] - self.left) * self.scale) + 1, 0)
        )
        return self._measures[kind](rows, columns)

    def _contrast(self, rows: slice, columns: slice) -> float:
        change = self.change[rows, columns]
        changed = np.sort(change[change > 1])
        return float(changed[min(int(_FULL * changed.size), changed.size - 1)]) if changed.size else 1.0

    def _ink(self, rows: slice, columns: slice) -> float:
        """The share of a letter's ink that is seen; of white ink only whether anything is."""
        seen, ink = self.seen[rows, columns], self.ink[rows, columns]
        there, all_ = np.count_nonzero(seen & ink), np.count_nonzero(ink)
        if all_ < _FEWEST:
            return float(np.count_nonzero(seen) >= _FEWEST)
        return there / all_ if there >= _FEWEST else 0.0

    def _share(self, rows: slice, columns: slice) -> float:
        return _changed(self.pictures, rows, columns)

    def _drawn(self, rows: slice, columns: slice) -> float:
        return _changed(self.forms, rows, columns)


def _changed(change: np.ndarray, rows: slice, columns: slice) -> float:
    size = (rows.stop - rows.start) * (columns.stop - columns.start)
    return np.count_nonzero(change[rows, columns]) / size if size > 0 else 0.0


def _scale(boxes: np.ndarray, page: int) -> float:
    """Dots a point at which the smallest strings of a page show their colour; a few specks aside."""
    strings = boxes[(boxes[:, 0] == page) & (boxes[:, 1] == _STRING)]
    heights = np.abs(strings[:, 5] - strings[:, 3])
    heights = heights[heights > 1]
    if not heights.size:
        return _SCALE
    return float(np.clip(_DOTS_A_LINE / np.quantile(heights, 0.05), _SCALE, _MOST_SCALE))


def _made_plain(page: pikepdf.Page, scale: float) -> Frame:
    """Turn the page upright and to its own scale; its left and upper edge in points, and dots a point."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    page.obj.CropBox = page.obj.MediaBox = Array([left, bottom, right, top])
    page.obj.Rotate = 0
    if "/UserUnit" in page.obj:
        del page.obj.UserUnit
    dots = max((right - left) * (top - bottom), 1.0)
    return left, top, min(scale, (_MOST_DOTS / dots) ** 0.5)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _without(data: bytes, operators: frozenset[str], *, pictures: bool) -> bytes:
    """The file without some instructions on its pages and in its forms; without its images as well."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            if "/Contents" in page.obj:
                page.obj.Contents = pdf.make_stream(_pruned(page, operators))
        for form in _forms(pdf):
            form.write(_pruned(form, operators))
        for thing in pdf.objects if pictures else ():
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                _emptied(thing)
        return _saved(pdf)


def _without_forms(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for form in _forms(pdf):
            form.write(b"")
        return _saved(pdf)


def _emptied(image: Object) -> None:
    """An image mask of one dot that paints nothing."""
    for key in list(image.keys()):
        if key not in ("/Type", "/Subtype", "/Length"):
            del image[key]
    image.Width = image.Height = image.BitsPerComponent = 1
    image.ImageMask, image.Decode = True, Array([0, 1])
    image.write(b"\xff")


def _forms(pdf: pikepdf.Pdf) -> Iterator[Object]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield thing


def _pruned(stream: pikepdf.Page | Object, operators: frozenset[str]) -> bytes:
    instructions = pikepdf.parse_content_stream(stream)
    kept = [one for one in instructions if str(one.operator) not in operators]
    return pikepdf.unparse_content_stream(kept)


def _rendered(document: pymupdf.Document, page: int, scale: float, *, annotations: bool = True) -> np.ndarray:
    matrix = pymupdf.Matrix(scale, scale)
    dots = document[page - 1].get_pixmap(
        matrix=matrix, alpha=False, colorspace=pymupdf.csRGB, annots=annotations
    )
    return np.frombuffer(dots.samples, dtype=np.uint8).reshape(dots.height, dots.width, 3)


def _contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The contrast of every dot between two images; 1.0 where they are the same."""
    changed = _differ(one, other)
    result = np.ones(changed.shape, dtype=np.float32)
    first, second = (_LINEAR[image[changed]] @ _WEIGHTS for image in (one, other))
    result[changed] = (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)
    return result


def _differ(one: np.ndarray, other: np.ndarray | int) -> np.ndarray:
    """Where two images differ in any colour; by colour, which is faster than over the last axis."""
    same = one == other
    return ~(same[:, :, 0] & same[:, :, 1] & same[:, :, 2])
