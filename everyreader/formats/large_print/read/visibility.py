"""What an eye sees of each string and each image: the pages are rendered, with and without them
(``pixels.py``)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from everyreader.formats.large_print.read.geometry import Box
from everyreader.formats.large_print.read.pages import Pages, Shown
from everyreader.model.errors import MakerFailed
from everyreader.tools.forked import answered

_PIXELS = "everyreader.formats.large_print.read.pixels:measured"
_SECONDS = 60.0
_SECONDS_A_PAGE = 1.0
_COVERED = 0.55  # of a letter's ink that has to be there
_STRING, _LETTER, _PICTURE, _FORM = 0.0, 1.0, 2.0, 3.0
_UNKNOWN = "\ufffd"
_INNER = 0.12  # of a letter's width on either side belongs to its neighbours
_NARROWEST = 1.0  # points; a sign of no width stands on another letter


def seen(path: Path, pages: Pages, count: int) -> Pages:
    """``pages`` with what is seen of them. Raises ``MakerFailed`` where the file cannot be rendered."""
    strings = list(pages.drawn)
    cells = [cell for shown in strings for cell in _cells(shown)]
    boxes = array("f", (one for cell in cells for one in cell))
    for picture in pages.pictures:
        boxes.extend((picture.page, _PICTURE if any(picture.pixels) else _FORM, *picture.box))
    values = _measured(path, boxes, count) if boxes else array("f")
    values_of = iter(values)
    looked = {id(shown): _looked_at(shown, values_of) for shown in strings}
    pictures = tuple(replace(one, seen=next(values_of)) for one in pages.pictures)
    return replace(
        pages,
        marked={key: _several(shown, looked) for key, shown in pages.marked.items()},
        untagged=_several(pages.untagged, looked),
        artifacts=_several(pages.artifacts, looked),
        layered=_several(pages.layered, looked),
        pictures=pictures,
    )


def _measured(path: Path, boxes: array[float], count: int) -> array[float]:
    values = array("f")
    try:
        seconds = _SECONDS + count * _SECONDS_A_PAGE
        values.frombytes(answered(_PIXELS, str(path.absolute()), boxes.tobytes(), seconds=seconds))
    except MakerFailed as error:
        raise MakerFailed(f"{path}: its pages cannot be rendered: {error}") from None
    return values


def _several(shown: Iterable[Shown], looked: dict[int, Shown]) -> tuple[Shown, ...]:
    return tuple(looked[id(one)] for one in shown)


def _has_ink(letter: str) -> bool:
    """Of a letter without meaning nobody knows: it may be a space."""
    return bool(letter.strip()) and letter != _UNKNOWN


def _cells(shown: Shown) -> Iterator[tuple[float, ...]]:
    """The box of the string, and of each letter that can leave something on the page."""
    if not any(map(_has_ink, shown.letters)):
        return
    yield shown.page, _STRING, *shown.box
    for letter, start, end in zip(shown.letters, shown.points, shown.points[1:], strict=False):
        if _has_ink(letter):
            yield shown.page, _LETTER, *_cell(shown, start, end)


def _cell(shown: Shown, start: tuple[float, float], end: tuple[float, float]) -> Box:
    """The middle of a letter; all of it where it has next to no width."""
    across, along = end[0] - start[0], end[1] - start[1]
    narrow = abs(across) + abs(along) < _NARROWEST
    from_, to = (-1.0, 2.0) if narrow else (_INNER, 1 - _INNER)
    corners = [
        (start[0] + part * across + height * shown.up[0], start[1] + part * along + height * shown.up[1])
        for part in (from_, to)
        for height in (-0.22, 0.78)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _looked_at(shown: Shown, values: Iterator[float]) -> Shown:
    letters = [letter for letter in shown.letters if _has_ink(letter)]
    if not letters:
        return shown
    contrast, hidden = next(values), [next(values) < _COVERED for _ in letters]
    full = any(letter.isalnum() for letter in letters)  # of thin strokes alone no full colour is seen
    return replace(shown, contrast=contrast if full else None, unseen=_unseen(letters, hidden))


def _unseen(letters: list[str], hidden: list[bool]) -> str:
    """The longest stretch that leaves next to nothing: two letters or figures at least, or all that there
    are."""
    longest, stretch = "", ""
    for letter, gone in zip(letters, hidden, strict=True):
        stretch = stretch + letter if gone else ""
        longest = max(longest, stretch, key=len)
    readable = [letter for letter in longest if letter.isalnum()]
    return longest if len(readable) >= 2 or readable and longest == "".join(letters) else ""
