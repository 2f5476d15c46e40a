"""Words too long for their line, and where they may be parted: nothing is added there, no hyphen and no
space.

Widths are counted in letters of the body's type, of which ``LINE`` fill a line of six inches. Where nothing
says that words are not bold, they are taken for it.
"""

from __future__ import annotations

import re

from everyreader.formats.large_print.write.literal import literal, stays_whole
from everyreader.formats.large_print.write.measured import BOLD, LINE, REGULAR, width

__all__ = ["BOLD", "CODE", "LINE", "REGULAR", "code", "in_heading", "pieces", "typst", "width"]

CODE = 1.11  # a letter of code is wider
_HEADINGS = (0.6, 0.7, 0.82, 0.9, 0.9, 0.9)  # what a line of bold letters holds of them, by level
# Behind these signs addresses and file names are parted first.
_SIGNS = re.compile(r"(?<=[/?&=.,_:;@#%+~])(?<!://)(?=[^/?&=.,_:;@#%+~])")
_SLASH = re.compile(r"(?<=/)(?<!://)(?=[^/])")  # “https://” alone at a line end looks broken


def in_heading(level: int, room: float) -> float:
    """The room for a heading where there is ``room`` for text."""
    return room * _HEADINGS[min(level, len(_HEADINGS)) - 1]


def pieces(word: str, room: float, weight: str = BOLD) -> list[str]:
    """``word`` (no white space) where it may be parted at a sign: behind slashes, behind others where that is
    not enough."""
    return [
        one
        for part in _SLASH.split(word)
        for one in (_SIGNS.split(part) if width(part, weight) > room else [part])
    ]


def typst(word: str, room: float, weight: str = BOLD) -> str:
    """Typst code that draws ``word``: whole, or parted where a line of ``room`` letters ends."""
    found = pieces(word, room, weight)
    return "".join(_piece(one, room, weight, alone=len(found) == 1) for one in found)


def code(text: str, room: float) -> str:
    """Typst code that draws ``text`` as code in a line; a word of it that no line holds is parted between any
    two letters."""
    raw = f"#raw({literal(text)});"
    least = max(1, int(room / CODE))
    return f"#parted-code({least})[{raw}];" if any(len(one) > least for one in text.split()) else raw


def _piece(piece: str, room: float, weight: str, *, alone: bool) -> str:
    if width(piece, weight) > room:
        return f"#parted({literal(piece)});"
    drawn = f"#{literal(piece)};"
    return drawn if alone and not stays_whole(piece) else f"#whole[{drawn}];"
