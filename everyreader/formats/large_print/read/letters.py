"""Whether the letters that are drawn are the letters that are read: an embedded font against the font of its
name.

A code's character is what a screen reader and a search are told; its outline is what an eye sees. Where the
font itself is at hand, the two can be compared. Nothing is said of fonts that are not, nor of outlines that
belong to no letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from everyreader.formats.large_print.read.fonts import Font
from everyreader.formats.large_print.read.outlines import NONSENSE, recorded
from everyreader.tools.places import font_folders

_Path = tuple[Any, ...]


def misdrawn(fonts: Iterable[Font]) -> Iterator[tuple[str, str, str]]:
    """``(font, read, drawn)`` for each letter that is drawn as another one of the same font."""
    for font in fonts:
        name = font.name.partition("+")[2] or font.name
        path = _files().get(name)
        if path is None:
            continue
        with TTFont(path, lazy=True) as right:
            glyphs, names = right.getGlyphSet(), right.getBestCmap() or {}
            for code, glyph in font.used.items():
                own = names.get(ord(glyph.text)) if len(glyph.text) == 1 and glyph.text.isalnum() else None
                drawn = font.outlines.path(code) if own else None
                if own and drawn and drawn != recorded(glyphs, own):
                    other = _letters(path).get(drawn)
                    if other:
                        yield font.name, glyph.text, other


@cache
def _files() -> Mapping[str, Path]:
    """The fonts at hand by their PostScript names."""
    found: dict[str, Path] = {}
    for folder in font_folders():
        for path in sorted(folder.rglob("*.[to]tf")):
            try:
                with TTFont(path, lazy=True) as font:
                    found.setdefault(font["name"].getDebugName(6) or "", path)
            except NONSENSE:
                continue
    return found


@cache
def _letters(path: Path) -> Mapping[_Path, str]:
    """What is drawn for each letter and figure of a font at hand; of two that look the same the first."""
    with TTFont(path, lazy=True) as font:
        glyphs = font.getGlyphSet()
        found: dict[_Path, str] = {}
        for code, name in sorted((font.getBestCmap() or {}).items()):
            if chr(code).isalnum():
                found.setdefault(recorded(glyphs, name), chr(code))
        return found
