"""The player of the statement's page: what its template, its script and its style sheet need.

The keys: ← and → go by sentence, Page Up and Page Down by heading, Home and End to the ends, while the focus
is in the bar; Escape pauses anywhere. No key that prints a character does anything (WCAG 2.1.4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from everyreader.narration.clips import Clip
from everyreader.theme.page_words import Furniture
from everyreader.theme.player.words import key_names, player_words

_HERE = Path(__file__).parent
_SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2")


@dataclass(frozen=True)
class Player:
    """What ``player.html`` shows. ``table`` is written into the page as JSON: identifiers and seconds."""

    source: str
    words: Furniture
    speeds: tuple[tuple[str, str], ...]
    keys: tuple[tuple[tuple[str, ...], str], ...]
    table: Mapping[str, Any]


def player(table: Sequence[Clip], recording: str, seconds: float, language: str, edition: str) -> Player:
    """The player for ``recording``, an MP3 of ``seconds`` that lies beside the page of a statement in
    ``language``.

    The reader's place is remembered under ``edition``, on the reader's own device.
    """
    words = player_words(language, recording)
    return Player(
        source=quote(recording),
        words=words,
        speeds=tuple((one, f"{_decimal(one, words.language)}×") for one in _SPEEDS),
        keys=key_names(words),
        table={
            "cues": [[one.element, one.begin / 1000] for one in table],
            "length": round(seconds, 3),
            "remembered": f"everyreader:{edition}",
        },
    )


def script() -> str:
    """The script as it stands in the page."""
    return (_HERE / "player.js").read_text("utf-8").strip()


def style() -> str:
    """The style sheet that follows the page's own."""
    return (_HERE / "player.css").read_text("utf-8").strip()


def _decimal(number: str, tag: str) -> str:
    try:
        return str(format_decimal(number, locale=Locale.parse(tag, sep="-")))
    except (UnknownLocaleError, ValueError):
        return number
