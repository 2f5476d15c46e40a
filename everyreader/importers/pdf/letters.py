"""The lines of a page by the places of their letters: a file may draw one line in several pieces (a letter
that its font lacks in another one, an accent over its letter), and a gap is all that it says of most spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Any

import pymupdf

from everyreader.importers.characters import visible

_FLAGS = pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES
_LEVEL = 0.99  # of a line's direction, below which it is turned
_BASE = 0.06  # of its size, by which the baselines of one line's pieces differ
_HIGHEST = 0.6  # of it, above which nothing is raised from a line
_SMALLER = 0.9  # by the size of its line: what is raised
_TOUCHING = 0.18  # of it, between the letters of one word
_FEW = 3  # letters that another font lends
_COVERED = 0.3  # of a letter's width, from which two letters stand on one another
_SPACE = 0.15  # of a line's size: a gap between words
_NARROWEST = 0.1  # of it, where the line is set so close
_SEVERAL = 2  # such gaps between letters
_CLOSE = 0.6  # of the gaps between a line's words, which all of them are about as wide as
_WIDE = 0.22  # of it, as wide as a space is by itself
_SPREAD = 8  # letters of a line that say how far apart they are set
_ALIKE = 0.8  # of its gaps
_SPACING = {"ˆ": "\u0302", "ˇ": "\u030c", "`": "\u0300", "^": "\u0302", "~": "\u0303"}  # others say so
_NO_LETTER = re.compile(r"[\ud800-\udfff]")  # half of one, which no file can hold
Char = dict[str, Any]
Text = dict[str, Any]  # PyMuPDF's ``rawdict``, each span with its ``text``, too


@dataclass(eq=False)
class _Letter:
    """What is drawn from ``left`` to ``right`` in ``span`` of PyMuPDF."""

    char: Char
    span: Text

    @property
    def left(self) -> float:
        return self.char["origin"][0]

    @property
    def right(self) -> float:
        return self.char["bbox"][2]

    @property
    def seen(self) -> bool:
        return bool(visible(self.char["c"]).strip())


@dataclass(eq=False)
class _Piece:
    """A line as PyMuPDF has it."""

    line: Text
    letters: list[_Letter]

    def __post_init__(self) -> None:
        if sum(one.left > after.left for one, after in pairwise(self.letters)) > len(self.letters) / 2:
            self.letters.sort(key=lambda one: one.left)  # drawn from its end
        self.seen = [one for one in self.letters if one.seen]
        main = max(self.seen, key=lambda one: one.span["size"])
        self.size: float = main.span["size"]
        self.base: float = main.char["origin"][1]
        self.left = min(one.left for one in self.seen)
        self.ending = max(self.seen, key=lambda one: one.right)
        self.right = self.ending.right


def letters_of(page: pymupdf.Page) -> Text:
    """PyMuPDF's ``rawdict`` of a page, its lines whole, a space wherever a gap parts words, and accents on
    their letters."""
    found: Any = page.get_text("rawdict", flags=_FLAGS)
    lines = [line for block in found["blocks"] for line in block.get("lines", ())]
    for char in (char for line in lines for span in line["spans"] for char in span["chars"]):
        char["c"] = _NO_LETTER.sub("\ufffd", char["c"])
    pieces = [_Piece(one, letters) for one in lines if (letters := list(_level(one)))]
    whole = {id(one.line): one for one in _whole(pieces)}
    joined = {id(one.line) for one in pieces} - set(whole)
    for block in found["blocks"]:
        kept = [one for one in block.get("lines", ()) if id(one) not in joined]
        block["lines"] = [_made(whole[id(one)]) if id(one) in whole else _as_is(one) for one in kept]
    found["blocks"] = [one for one in found["blocks"] if one["lines"]]
    return found


def _level(line: Text) -> Iterator[_Letter]:
    """The letters of a line from left to right; none of another, which stays as it is."""
    letters = [_Letter(char, span) for span in line["spans"] for char in span["chars"]]
    leftward = any(unicodedata.bidirectional(one.char["c"]) in ("R", "AL") for one in letters)
    if line["dir"][0] > _LEVEL and not leftward and any(one.seen for one in letters):
        yield from (one for one in letters if not one.char.get("synthetic"))


def _whole(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces, those put together that are one line; the longest of them has its place in the file."""
    rest = sorted(pieces, key=lambda one: len(one.seen))
    while rest:
        small = rest.pop(0)
        host = next((one for one in reversed(rest) if _is_of(small, one)), None)
        if host is None:
            yield small
            continue
        letters = [*host.letters, *small.letters]
        seen = [one for one in letters if one.seen]
        free = [one for one in letters if one.seen or not any(_covers(each, one) for each in seen)]
        rest[rest.index(host)] = _Piece(host.line, sorted(free, key=lambda one: one.left))


def _is_of(piece: _Piece, other: _Piece) -> bool:
    """Whether a piece stands in gaps of another one, or its letters touch those of the other's end."""
    up = other.base - piece.base
    is_raised = piece.size < _SMALLER * other.size and 0 < up < _HIGHEST * other.size
    if abs(up) > _BASE * other.size and not is_raised or piece.size > 2 * other.size:
        return False
    if other.left <= piece.left and piece.right <= other.right:
        accents = all(_accent(one) for one in piece.seen)
        return accents or not any(_covers(one, each) for one in piece.seen for each in other.seen)
    first, last = sorted((piece, other), key=lambda one: one.left)
    return abs(last.left - first.right) < _TOUCHING * other.size and _is_word(
        first, last, few=len(piece.seen) <= _FEW, raised=is_raised and first is piece
    )


def _is_word(first: _Piece, last: _Piece, *, few: bool, raised: bool) -> bool:
    """Whether two pieces that touch are of one word: of letters, or one of them of a ``few`` signs; no mark
    that is ``raised`` before its note, and no two numbers."""
    signs = [one.char["c"] for one in (first.ending, last.seen[0])]
    are_letters = all(one.isalpha() for one in signs)
    return (few or are_letters) and not raised and not all(one.isdigit() for one in signs)


def _covers(one: _Letter, other: _Letter) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > _COVERED * min(one.right - one.left, other.right - other.left)


def _made(piece: _Piece) -> Text:
    """The line of a piece with its spaces and accents."""
    letters = list(_spaced(list(_accented(list(_with_bullet(piece.letters))))))
    spans = [_span(span, [one.char for one in several]) for span, several in _by_span(letters)]
    return {**piece.line, "spans": spans, "bbox": _hull(one["bbox"] for one in spans)}


def _with_bullet(letters: Sequence[_Letter]) -> Iterator[_Letter]:
    """Letters with the first as a bullet where it is Word's hollow one, the “o” of a typewriter's font."""
    first = next(one for one in letters if one.seen)
    fonts = {one.span["font"] for one in letters if one is not first}
    is_bullet = first.char["c"] == "o" and "Courier" in first.span["font"] and first.span["font"] not in fonts
    for one in letters:
        yield _Letter({**one.char, "c": "◦"}, one.span) if is_bullet and one is first else one


def _by_span(letters: Iterable[_Letter]) -> Iterator[tuple[Text, list[_Letter]]]:
    for _, group in groupby(letters, key=lambda one: id(one.span)):
        several = list(group)
        yield several[0].span, several


def _span(span: Text, chars: list[Char]) -> Text:
    box = _hull(one["bbox"] for one in chars)
    text = "".join(one["c"] for one in chars)
    return {**span, "chars": chars, "text": text, "bbox": box, "origin": chars[0]["origin"]}


def _as_is(line: Text) -> Text:
    return {**line, "spans": [_span(one, one["chars"]) for one in line["spans"] if one["chars"]]}


def _hull(boxes: Iterable[Sequence[float]]) -> tuple[float, float, float, float]:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _accented(letters: Sequence[_Letter]) -> Iterator[_Letter]:
    """Letters with the accents that are drawn over them apart, before them or behind."""
    left = list(letters)
    while left:
        one = left.pop(0)
        after = left[0] if left else one
        for accent, letter in ((one, after), (after, one)):
            mark, middle = _accent(accent), (accent.left + accent.right) / 2
            if mark and letter.char["c"].isalpha() and letter.left < middle < letter.right:
                base = letter.char["c"].replace("ı", "i").replace("ȷ", "j")
                sign = unicodedata.normalize("NFC", base + mark)
                if len(sign) == 1:
                    left.pop(0)
                    one = _Letter({**letter.char, "c": sign}, letter.span)
                    break
        yield one


def _accent(letter: _Letter) -> str:
    """The mark that combines with a letter, where one is drawn by itself."""
    sign = letter.char["c"]
    apart = unicodedata.normalize("NFKD", sign)
    own = apart[1:] if len(apart) == 2 and apart[0] == " " else ""
    return _SPACING.get(sign, own) if not unicodedata.combining(sign) else sign


def _spaced(letters: Sequence[_Letter]) -> Iterator[_Letter]:
    """Letters with a space at each gap between words."""
    least = _least(letters) + _tracking(letters)
    for one, after in pairwise((*letters, letters[-1])):
        yield one
        size = max(one.span["size"], after.span["size"])
        is_typed = one.char["c"] == " " or after.char["c"].isspace()
        if is_typed or after.left - one.right < least * size:
            continue
        larger = max(one, after, key=lambda each: each.span["size"])  # a raised mark has none of its own
        _, top, _, bottom = larger.char["bbox"]
        place = {
            "bbox": (one.right, top, after.left, bottom),
            "origin": (one.right, larger.char["origin"][1]),
        }
        yield _Letter({**larger.char, **place, "c": " "}, larger.span)


def _least(letters: Sequence[_Letter]) -> float:
    """The narrowest gap between two words of a line, by their size: narrow ones are where several words have
    one behind their last letter, and none a wider one."""
    seen = [one for one in letters if one.seen]
    between = [
        (after.left - one.right) / one.span["size"]
        for one, after in pairwise(seen)
        if one.char["c"].isalnum() and after.char["c"].isalnum()
    ]
    narrow = [one for one in between if _NARROWEST <= one < _SPACE]
    wide = min((one for one in between if one >= _SPACE), default=0.0)
    return max(_NARROWEST, min(_SPACE, _CLOSE * wide)) if len(narrow) >= _SEVERAL else _SPACE


def _tracking(letters: Sequence[_Letter]) -> float:
    """How far apart the letters of a line's words are set, by their size: the gap that most of them have."""
    beside = [(one, after) for one, after in pairwise(letters) if one.seen and after.seen]
    gaps = [(after.left - one.right) / one.span["size"] for one, after in beside]
    if len(gaps) < _SPREAD or sum(one.char["c"].isalpha() for one, _ in beside) < _ALIKE * len(gaps):
        return 0.0
    usual = median(gaps)
    alike = sum(abs(one - usual) < max(usual / 3, 0.01) for one in gaps)
    if usual <= 0 or alike < _ALIKE * len(gaps) or usual > _WIDE and max(gaps) < 1.8 * usual:
        return 0.0
    return usual
