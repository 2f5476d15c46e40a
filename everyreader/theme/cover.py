"""The cover: title, publisher and date, set by Typst after ``styles/cover.typ``, as PNG in two shapes.

The words reach Typst as data (JSON), never as markup. The same input gives the same bytes: no clock, no fonts
of the system.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import typst

from everyreader.model.errors import MakerFailed, MakerMissing
from everyreader.model.publication import Metadata
from everyreader.theme.phrases import date_in_words, direction, phrase

STYLE = "cover.typ"
_PORTRAIT = (1600, 2400)  # pixels; the longest side that shops and reading systems ask for is 2,500
_SQUARE = (1400, 1400)  # pixels; the least that podcast directories take


@dataclass(frozen=True)
class Cover:
    """``png`` is upright, ``width`` × ``height`` pixels; ``square`` is for audio.

    ``alt`` says what both show.
    """

    png: bytes
    square: bytes
    alt: str
    width: int
    height: int


def draw_cover(metadata: Metadata, *, styles: Path, fonts: tuple[Path, ...]) -> Cover:
    """The cover of a statement, drawn with the fonts below ``fonts``, the first preferred.

    Raises ``MakerMissing`` without ``styles/cover.typ``, ``MakerFailed`` where Typst refuses it.
    """
    source = styles / STYLE
    if not source.is_file():
        raise MakerMissing(str(source), "git checkout styles/cover.typ, or install everyreader again")
    words = _words(metadata)
    png = _drawn(source, words, fonts, _PORTRAIT)
    width, height = struct.unpack(">II", png[16:24])  # IHDR (PNG, 11.2.2)
    return Cover(png, _drawn(source, words, fonts, _SQUARE), cover_alt(metadata), width, height)


def cover_alt(metadata: Metadata) -> str:
    """What the cover shows, in words: ``Cover: TITLE. PUBLISHER, November 21, 2023.``

    The first word is left out where it is not at hand in the statement's language.
    """
    title = metadata.title.rstrip()
    stop = "" if title.endswith((".", "!", "?", "…")) else "."
    name = phrase("cover", metadata.language)
    opening = f"{name.text}: " if name.language == metadata.language else ""
    return f"{opening}{title}{stop} {metadata.publisher}, {date_in_words(metadata.date, metadata.language)}."


def _words(metadata: Metadata) -> str:
    return json.dumps(
        {
            "title": metadata.title,
            "publisher": metadata.publisher,
            "date": date_in_words(metadata.date, metadata.language),
            "language": metadata.language.split("-")[0].lower(),
            "direction": direction(metadata.language),
        }
    )


def _drawn(source: Path, words: str, fonts: tuple[Path, ...], pixels: tuple[int, int]) -> bytes:
    """One PNG of ``pixels``: Typst counts in points, two pixels each."""
    width, height = pixels
    source = source.resolve()  # a designer's folder holds links, and Typst reads nothing outside of its root
    inputs = {"cover": words, "width": str(width / 2), "height": str(height / 2)}
    try:
        return typst.compile(
            str(source),
            format="png",
            ppi=144.0,
            sys_inputs=inputs,
            root=str(source.parent),
            font_paths=[str(one) for one in fonts],
            ignore_system_fonts=True,
        )
    except (typst.TypstError, RuntimeError) as error:
        raise MakerFailed(f"Typst could not draw the cover: {str(error).strip().splitlines()[0]}") from None
