"""Typst's source → PDF: what PDF/UA and PDF/A forbid is left to the checks, any other refusal is
explained."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typst

from everyreader.formats.large_print.write.drawable import missing_in
from everyreader.model.errors import EveryreaderError, MakerFailed, MakerMissing, SourceError
from everyreader.model.publication import Publication

TEMPLATE = "large-print.typ"
_STANDARDS = ("a-2a", "ua-1")
# Typst's words for a statement that PDF/UA or PDF/A forbids but that can be read: the checks judge it, not
# the writer.
_JUDGED_LATER = ("missing alt text", "heading level", "first heading", "heading title is empty")
_NO_FONT = "unknown font family"


def compiled(source: str, folder: Path, publication: Publication, fonts: tuple[Path, ...]) -> bytes:
    """The PDF of ``source``, whose files lie in ``folder``; its clock is the statement's date.

    Raises ``SourceError`` for a character that no font can draw, ``MakerMissing`` for a font, ``MakerFailed``
    for all else.
    """
    day = publication.metadata.date
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())

    def made(standards: tuple[str, ...]) -> bytes:
        pdf, warnings = typst.compile_with_warnings(
            source.encode(),
            root=str(folder),  # pyright: ignore[reportArgumentType]  # its stub: one type for all paths
            font_paths=[*map(str, fonts)],  # pyright: ignore[reportArgumentType]  # stub: one type for all
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=list(standards),  # pyright: ignore[reportArgumentType]  # names that it knows
            timestamp=midnight,
        )
        for warning in warnings:
            if _NO_FONT in warning.message:
                name = warning.message.removeprefix(_NO_FONT).strip(": ")
                raise MakerMissing(
                    f"the font {name}", f"the fonts' package, or another name in styles/{TEMPLATE}"
                )
        return pdf

    try:
        try:
            return made(_STANDARDS)
        except typst.TypstError as error:
            if not any(words in error.message for words in _JUDGED_LATER):
                raise
            return made(())
    except typst.TypstError as error:
        raise _explained(error.message, publication) from None
    except RuntimeError as error:
        raise MakerFailed(f"Typst stopped: {str(error).splitlines()[0]}") from None


def _explained(message: str, publication: Publication) -> EveryreaderError:
    text = missing_in(message)
    if not text:
        return MakerFailed(f"Typst refused the large print: {message}; look at styles/{TEMPLATE} first")
    line = next((unit.line for unit in publication.all_units if text in unit.text), None)
    names = ", ".join(f"U+{ord(character):04X}" for character in text)
    return SourceError(
        publication.folder / "statement.md",
        f"no font at hand can draw '{text}' ({names}); write it in other words or as an image",
        line=line,
    )
