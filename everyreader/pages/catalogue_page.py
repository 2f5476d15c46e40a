"""The list of editions, newest first: what a reader meets at the door of the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from everyreader.formats.table import FORMATS, PARTS
from everyreader.model.edition_info import CatalogueEntry
from everyreader.model.house import House
from everyreader.theme.house_style import house_style
from everyreader.theme.page_words import language_name, long_date
from everyreader.theme.templates_env import render, write_page

_LANGUAGE = "en"
_LISTED = {part.role: part.listed for part in PARTS if part.listed[1]}
_HEARD = {part.role for one in FORMATS if one.listened for part in one.parts}


@dataclass(frozen=True)
class Line:
    """One edition as the list shows it.

    ``ways`` and ``language_name`` are English, the rest is the statement's.
    """

    entry: CatalogueEntry
    href: str
    date: str
    iso_date: str
    language_name: str
    ways: str


def write_catalogue(
    entries: Iterable[CatalogueEntry],
    target: Path,
    *,
    styles: Path,
    fonts: tuple[Path, ...] = (),
    house: House | None = None,
) -> None:
    """Write the list to ``target``, which lies beside the editions' folders. The order of ``entries`` does
    not matter. ``house`` is the publisher of all of them, where there is one.

    Raises ``SourceError`` for a style sheet that cannot stand in one file. Same input, same bytes.
    """
    newest_first = sorted(
        sorted(entries, key=lambda one: (one.title, one.name)), key=lambda one: one.date, reverse=True
    )
    house = house or House()
    data = {
        "language": _LANGUAGE,
        "direction": "ltr",
        "title": "Statements to read and to listen to" if _heard(newest_first) else "Statements to read",
        "lines": [_line(one) for one in newest_first],
        "house": house,
    }
    style = house_style(house.colours)
    write_page(target, render("catalogue.html", styles=styles, fonts=fonts, data=data, more_style=style))


def _heard(entries: Iterable[CatalogueEntry]) -> bool:
    return any(_HEARD & set(entry.formats) for entry in entries)


def _line(entry: CatalogueEntry) -> Line:
    ways = sorted({_LISTED[role] for role in entry.formats if role in _LISTED})
    return Line(
        entry,
        f"{quote(entry.name)}/index.html",
        long_date(entry.date, entry.language),
        entry.date.isoformat(),
        language_name(entry.language, in_language=_LANGUAGE),
        ", ".join(name for _, name in ways),
    )
