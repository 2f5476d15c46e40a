"""``build/index.html`` lists the editions that are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from everyreader.model.edition_info import CatalogueEntry, FileRole
from everyreader.model.errors import EveryreaderError
from everyreader.model.house import House
from everyreader.pages.catalogue_page import write_catalogue as write_page
from everyreader.publishing import manifest
from everyreader.publishing.publish import locked
from everyreader.source.publisher import read_house


def write_catalogue(out: Path, styles: Path, fonts: tuple[Path, ...] = ()) -> bool:
    """List every edition in ``out``, or nothing where there is none; says which. Replaced in one step, under
    the lock of ``out``."""
    if not out.is_dir() or not any(_entries(out)):
        return False
    with locked(out):
        new = out / ".editions" / "index.html"
        catalogue_of(out, new, styles=styles, fonts=fonts)
        new.replace(out / "index.html")
    return True


def catalogue_of(folder: Path, target: Path, *, styles: Path, fonts: tuple[Path, ...] = ()) -> None:
    """The list of the editions in ``folder``, written to ``target``: under the name of their house, where it
    is one."""
    entries = tuple(_entries(folder))
    houses = {_house(folder / one.name) for one in entries}
    house = houses.pop() if len(houses) == 1 else House()
    write_page(entries, target, styles=styles, fonts=fonts, house=house)


def _house(edition: Path) -> House:
    """What an edition says of its house; nothing where it says nothing that can be read."""
    try:
        return read_house(edition, files=False)
    except EveryreaderError:
        return House()


def _entries(out: Path) -> Iterator[CatalogueEntry]:
    for folder in sorted(out.iterdir()):
        edition = manifest.read_edition(folder) if folder.is_dir() and not folder.name.startswith(".") else {}
        if not edition:
            continue
        roles = tuple(FileRole(one["role"]) for one in edition.get("files", ()))
        yield CatalogueEntry(
            name=folder.name,
            title=edition["title"],
            date=date.fromisoformat(edition["date"]),
            publisher=edition["publisher"],
            language=edition["language"],
            formats=roles,
        )
