"""The program that ``seen.py`` starts: what each string and each image of a PDF changes on the rendered pages.

``python -m everyreader.formats.large_print.pixels FILE`` reads boxes from standard input, six 32-bit floats each (page
from 1; 0 for a letter, 1 for an image; left, bottom, right, top in points), and writes one 32-bit float for each. For
a letter that is the contrast (WCAG 2.2, 1.0 to 21.0) between the page with all its text and the page without any; for
an image the share of its box that differs between the page with all its images and the page without any. Whatever
hides something (its colour, its transparency, what covers or clips it, a layer) is so seen by its effect.

A process of its own: MuPDF is not safe among threads, and a file that brings it down takes nothing else with it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import numpy as np
import pikepdf
import pymupdf
from pikepdf import Array, Object

_SCALE = 2.0  # 144 dots an inch: the stem of a letter of 18 points is three dots wide
_MOST_DOTS = 12_000_000  # of one page; a poster is rendered smaller
_TEXT = frozenset(("Tj", "TJ", "'", '"'))
_PICTURES = frozenset(("INLINE IMAGE",))
_LETTER, _PICTURE = 0, 1
_FEWEST = 2  # dots that a letter has to change
_LINEAR = np.array(
    [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in np.arange(256) / 255],
    dtype=np.float32,
)
_WEIGHTS = np.array((0.2126, 0.7152, 0.0722), dtype=np.float32)


def main(path: str) -> None:
    boxes = np.frombuffer(sys.stdin.buffer.read(), dtype=np.float32).reshape(-1, 6)
    found = np.zeros(len(boxes), dtype=np.float32)
    with pikepdf.open(path) as pdf:
        frames = [_made_plain(page) for page in pdf.pages]
        whole = _saved(pdf)
    without_text = _without(whole, _TEXT, pictures=False)
    without_pictures = _without(whole, _PICTURES, pictures=True)
    with pymupdf.open(stream=whole) as full, pymupdf.open(stream=without_text) as bare:
        for page in sorted({int(one) for one in boxes[:, 0]}):
            left, top, scale = frames[page - 1]
            which = (boxes[:, 0] == page) & (boxes[:, 1] == _LETTER)
            image = _rendered(full, page, scale)
            if which.any():
                change = _contrast(image, _rendered(bare, page, scale))
                found[which] = [_strongest(change, *_dots(one, left, top, scale)) for one in boxes[which]]
            which = (boxes[:, 0] == page) & (boxes[:, 1] == _PICTURE)
            if which.any():
                with pymupdf.open(stream=without_pictures) as unpictured:
                    change = np.any(image != _rendered(unpictured, page, scale), axis=2)
                found[which] = [_share(change, *_dots(one, left, top, scale)) for one in boxes[which]]
    sys.stdout.buffer.write(found.tobytes())


def _made_plain(page: pikepdf.Page) -> tuple[float, float, float]:
    """Turn the page upright and to its own scale; its left and upper edge in points, and dots a point."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    page.obj.CropBox = page.obj.MediaBox = Array([left, bottom, right, top])
    page.obj.Rotate = 0
    if "/UserUnit" in page.obj:
        del page.obj.UserUnit
    dots = max((right - left) * (top - bottom), 1.0)
    return left, top, min(_SCALE, (_MOST_DOTS / dots) ** 0.5)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _without(data: bytes, operators: frozenset[str], *, pictures: bool) -> bytes:
    """The file without some instructions on its pages and in its forms; without its images as well."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            if "/Contents" in page.obj:
                page.obj.Contents = pdf.make_stream(_pruned(page, operators, pictures=pictures))
        for form in _forms(pdf):
            form.write(_pruned(form, operators, pictures=pictures))
        for thing in pdf.objects if pictures else ():
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                _emptied(thing)
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


def _pruned(stream: pikepdf.Page | Object, operators: frozenset[str], *, pictures: bool) -> bytes:
    instructions = pikepdf.parse_content_stream(stream)
    kept = [one for one in instructions if str(one.operator) not in operators]
    return pikepdf.unparse_content_stream(kept)


def _rendered(document: pymupdf.Document, page: int, scale: float) -> np.ndarray:
    dots = document[page - 1].get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False, colorspace="rgb")
    return np.frombuffer(dots.samples, dtype=np.uint8).reshape(dots.height, dots.width, 3)


def _contrast(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The contrast of every dot between two images; 1.0 where they are the same."""
    changed = np.any(one != other, axis=2)
    result = np.ones(changed.shape, dtype=np.float32)
    first, second = (_LINEAR[image[changed]] @ _WEIGHTS for image in (one, other))
    result[changed] = (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)
    return result


def _dots(box: np.ndarray, left: float, top: float, scale: float) -> tuple[int, int, int, int]:
    """First and last row, first and last column."""
    return (
        max(int((top - box[5]) * scale), 0),
        max(int((top - box[3]) * scale) + 1, 0),
        max(int((box[2] - left) * scale), 0),
        max(int((box[4] - left) * scale) + 1, 0),
    )


def _strongest(change: np.ndarray, first: int, last: int, left: int, right: int) -> float:
    part = change[first:last, left:right].ravel()
    return float(np.partition(part, -_FEWEST)[-_FEWEST]) if part.size >= _FEWEST else 1.0


def _share(change: np.ndarray, first: int, last: int, left: int, right: int) -> float:
    part = change[first:last, left:right]
    size = (last - first) * (right - left)
    return float(part.sum() / size) if size > 0 else 0.0


if __name__ == "__main__":
    main(sys.argv[1])
