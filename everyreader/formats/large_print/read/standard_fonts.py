"""The standard 14 fonts, which a PDF may use without saying how wide their letters are (ISO 32000-1,
9.6.2.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from threading import Lock

_ONE_AT_A_TIME = Lock()  # MuPDF is not safe among threads
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_NAMES = {
    **{f"Helvetica{style}": f"Helvetica{style}" for style in ("", "-Bold", "-Oblique", "-BoldOblique")},
    **{f"Courier{style}": f"Courier{style}" for style in ("", "-Bold", "-Oblique", "-BoldOblique")},
    **{f"Times-{style}": f"Times-{style}" for style in ("Roman", "Bold", "Italic", "BoldItalic")},
    **{
        f"Arial{style}": f"Helvetica{plain}"
        for style, plain in (("", ""), (",Bold", "-Bold"), (",Italic", "-Oblique"))
    },
    **{
        f"TimesNewRoman{style}": f"Times-{plain}"
        for style, plain in (("", "Roman"), (",Bold", "Bold"), (",Italic", "Italic"))
    },
    "Symbol": "Symbol",
    "ZapfDingbats": "ZapfDingbats",
}


def standard_widths(name: str, characters: Mapping[int, str]) -> dict[int, float]:
    """The advance of each code in thousandths of an em; empty for a font that is none of the fourteen."""
    standard = _NAMES.get(_SUBSET.sub("", name))
    if standard is None:
        return {}
    with _ONE_AT_A_TIME:
        font = _font(standard)
        return {
            code: 1000 * font.glyph_advance(ord(text)) for code, text in characters.items() if len(text) == 1
        }


@cache
def _font(name: str):
    import pymupdf  # slow to load, and most files bring their fonts along

    return pymupdf.Font(name)
