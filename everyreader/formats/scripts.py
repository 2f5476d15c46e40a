"""Scripts and characters that some format cannot carry yet: refused by name before anything is made.

Right to left, the words that come out of a PDF are not in their order; and no font here draws Han, Thai and
others. Page and e-book leave the letters to the reader's own fonts; nobody has proven what a voice makes of
them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import unicodedata as scripts

from everyreader.formats.row import Format
from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication, Role

_ALWAYS_DRAWN = 0x250  # Latin with all that Western and Central Europe write
_RIGHT_TO_LEFT = ("R", "AL")
_NOT_DRAWN = (Role.ALT, Role.MATH, Role.NOTE)
_NO_SCRIPT = (
    "Zyyy",
    "Zinh",
    "Zzzz",
    "Latn",
    "Grek",
    "Cyrl",
)  # of the last three, odd forms alone are not drawn


@dataclass(frozen=True)
class _Word:
    text: str
    line: int | None
    on_cover: bool


def refuse_unready(publication: Publication, formats: tuple[Format, ...], fonts: tuple[Path, ...]) -> None:
    """Raises ``SourceError`` for the first script or character that one of ``formats`` cannot carry, naming
    those that can."""
    words = list(_words(publication))
    if not words:
        return
    found = _right_to_left(words) or _undrawn(words, fonts)
    if found is None:
        return
    word, signs = found
    script = next((one for one in map(scripts.script, signs) if one not in _NO_SCRIPT), "")
    able = () if word.on_cover else _able(spoken=not script)
    unable = [one.name for one in formats if one.name not in able]
    if unable:
        raise SourceError(
            publication.folder / "statement.md", _message(word.text, signs, script, able), line=word.line
        )


def _words(publication: Publication) -> Iterator[_Word]:
    """Each word with a character beyond Latin, the cover's first."""
    metadata = publication.metadata
    for text in (metadata.title, metadata.publisher):
        line = next((unit.line for unit in publication.units if unit.text == text), None)
        yield from (_Word(one, line, True) for one in text.split() if _is_beyond(one))
    for unit in publication.all_units:
        for run in unit.runs:
            if run.role not in _NOT_DRAWN:
                yield from (_Word(one, unit.line, False) for one in run.text.split() if _is_beyond(one))


def _is_beyond(word: str) -> bool:
    return any(ord(one) >= _ALWAYS_DRAWN and not 0x2010 <= ord(one) <= 0x2027 for one in word)


def _right_to_left(words: list[_Word]) -> tuple[_Word, str] | None:
    for word in words:
        signs = "".join(one for one in word.text if unicodedata.bidirectional(one) in _RIGHT_TO_LEFT)
        if signs:
            return word, signs
    return None


def _undrawn(words: list[_Word], fonts: tuple[Path, ...]) -> tuple[_Word, str] | None:
    from everyreader.formats.large_print.write.drawable import undrawn

    signs = undrawn(dict.fromkeys(word.text for word in words), fonts)
    return next(((word, signs) for word in words if signs and signs in word.text), None)


def _able(*, spoken: bool) -> tuple[str, ...]:
    from everyreader.formats.table import FORMATS

    by_default = (one for one in FORMATS if not one.on_request)
    return tuple(one.name for one in by_default if (not one.drawn if spoken else one.every_script))


def _message(word: str, signs: str, script: str, able: tuple[str, ...]) -> str:
    if script:
        what = (
            f"'{word[:40]}' is in {scripts.script_name(script)} script, which cannot be set or spoken "
            f"reliably yet"
        )
    else:
        codes = ", ".join(f"U+{ord(one):04X}" for one in signs[:4])
        what = (
            f"no font at hand can draw '{signs[:4]}' ({codes}) in the large print; write it in words or "
            f"as an image"
        )
    made = f"--formats {','.join(able)}" if able else "no format"
    return f"{what}; could be made: {made}"
