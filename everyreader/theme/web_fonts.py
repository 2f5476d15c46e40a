"""Font files made part of a page: cut down to the characters it shows and written into its style sheet.

The licence of the fonts in use (SIL Open Font License 1.1) allows it; copyright and licence stay in each
file's name table.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont, TTLibError

from everyreader.model.errors import MakerMissing

#: Always in the subset, so that pages of one house share it: Basic Latin, Latin-1 and common punctuation.
COMMON = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("–—‘’‚“”„•…‹›€→")

# Name table: copyright, family, style, licence and its address.
_KEPT_NAMES = frozenset((0, 1, 2, 13, 14))
_SLANTED_TEXT = re.compile(r"<(?:em|i|cite|dfn|var|address)\b", re.IGNORECASE)
_WEIGHT_IN_NAME = re.compile(r"_([1-9]00)(?=[A-Z])")
_WEIGHTS = re.compile(r"(?:weight|font)\s*:\s*([1-9]00)\b")


@dataclass(frozen=True)
class Face:
    """What a style sheet says of one font file: ``weight`` 100–900, ``style`` normal or italic."""

    path: Path
    family: str
    weight: int
    style: str


def font_faces(fonts: Iterable[Path], *, markup: str, css: str) -> str:
    """``@font-face`` rules with WOFF2 data for the faces that ``css`` names and ``markup`` can show.

    ``fonts`` are TrueType files or folders with such files below, the family to prefer first; a later family
    brings only what those before it cannot draw. Families and weights that ``css`` does not name are left
    out, and so are italics where no element slants its text. Same input, same bytes. Raises ``MakerMissing``
    for a font that cannot be opened.
    """
    slanted = _SLANTED_TEXT.search(markup) is not None
    weights = {int(weight) for weight in _WEIGHTS.findall(css)}
    faces = [
        face
        for face in (_face(path) for path in _files(fonts) if _may_be(path, weights))
        if f'"{face.family}"' in css and face.weight in weights and (slanted or face.style == "normal")
    ]
    missing, rules = frozenset(markup) - frozenset("\n\t\r"), []
    for number, family in enumerate(dict.fromkeys(face.family for face in faces)):
        own = [face for face in faces if face.family == family]
        drawn = _drawn(own[0].path) & (missing if number else missing | COMMON)
        if drawn:
            rules += [_rule(face, "".join(sorted(drawn))) for face in own]
        missing -= drawn
    return "".join(rules)


def _files(fonts: Iterable[Path]) -> Iterable[Path]:
    for place in fonts:
        yield from sorted(place.rglob("*.ttf")) if place.is_dir() else [place]


def _may_be(path: Path, weights: set[int]) -> bool:
    """Whether a file's name speaks for one of the weights, or for none: most files need not be opened."""
    found = _WEIGHT_IN_NAME.search(path.stem)
    return found is None or int(found[1]) in weights


@lru_cache(maxsize=256)
def _face(path: Path) -> Face:
    try:
        with TTFont(path, lazy=True) as font:
            metrics: Any = font["OS/2"]  # its fields are made when it is read
            italic = bool(metrics.fsSelection & 1)
            family = font["name"].getBestFamilyName() or path.stem
            return Face(path, family, metrics.usWeightClass, "italic" if italic else "normal")
    except (OSError, TTLibError) as error:
        raise MakerMissing(f"the font {path.name} ({error})", "./inv doctor") from error


@lru_cache(maxsize=16)
def _drawn(path: Path) -> frozenset[str]:
    """The characters that the font can draw."""
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


def _rule(face: Face, characters: str) -> str:
    data = base64.b64encode(_subset(face.path, characters)).decode("ascii")
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style};'
        f' src: url("data:font/woff2;base64,{data}") format("woff2"); }}\n'
    )


@lru_cache(maxsize=32)
def _subset(path: Path, characters: str) -> bytes:
    """The font with ``characters`` only, as WOFF2. A pure function of the file, so what it gave is kept."""
    from fontTools import subset  # a third of a second, and only where a page is written

    options = subset.Options(flavor="woff2", hinting=False)
    options.drop_tables = [
        *options.drop_tables,
        "STAT",
    ]  # it speaks of a family's other faces, by names left out
    options.layout_features = [*options.layout_features, "tnum"]
    font = subset.load_font(str(path), options)
    # The names step aside: the subsetter would search every table for them, at the price of all the rest.
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in _KEPT_NAMES]
    del font["name"]
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    font["name"] = names
    out = BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()
