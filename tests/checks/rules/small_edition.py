"""A small whole edition for examples: made once with the real writers, copied, and changed in one place.

Unless told otherwise, sums and description are made anew after the change: what is found is the fault itself,
not that a file changed.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib import metadata as installed
from pathlib import Path
from typing import Any
from unittest import mock

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import Rendered, rendered_page
from everyreader.checks import edition_reading
from everyreader.checks.edition_files import EditionFile, edition_file
from everyreader.checks.edition_reading import EditionReading, read_edition
from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.audio.write.frames import Frames
from everyreader.formats.needs import Making, Speech
from everyreader.formats.table import FORMATS
from everyreader.line.description import file_info
from everyreader.model.digest import sha256
from everyreader.model.edition_info import CatalogueEntry, CheckSummary, EditionInfo, FileInfo, FileRole
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from everyreader.narration.engines import choose_engine
from everyreader.narration.narrate import narrate
from everyreader.pages.catalogue_page import write_catalogue
from everyreader.pages.download_page import write_download_page
from everyreader.publishing import manifest
from everyreader.source import read_file
from everyreader.theme.cover import draw_cover
from everyreader.theme.page_words import size
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders
from tests.checks.rules.kit import Kit
from tests.conftest import FRONT_MATTER

NAME = "small"
TEXT = (
    "# A Title\n\nThe trust welcomes the news. Nobody should walk five miles for water.\n\n## Wells "
    "before roads\n\nA well serves a village.\n"
)
OTHER = (
    FRONT_MATTER.replace("A Title", "Another Statement")
    .replace("2024-05-02", "2023-01-09")
    .replace("urn:x-test:statement", "urn:x-test:another")
)
Edit = Callable[[Path], object]
_LOADED = (".html", ".png", ".mp3")  # what a page of the edition is or takes in


def _folder() -> Path:
    return Path(_scratch().name)


@cache
def _scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="small-editions-")


@cache
def _made(front: str = FRONT_MATTER) -> Path:
    """The folder of an edition of ``TEXT`` under other front matter."""
    home = Path(tempfile.mkdtemp(dir=_folder()))
    folder = home / NAME
    folder.mkdir()
    (folder / "statement.md").write_text(front + TEXT.replace("A Title", _title(front)), encoding="utf-8")
    publication = read_file(folder / "statement.md", name=NAME)
    engine = choose_engine(None, publication.metadata.language)
    narration = narrate(publication, engine, home / "cache", jobs=2, say=lambda line: None)
    fonts = font_folders()
    cover = draw_cover(publication.metadata, styles=styles_folder(), fonts=fonts)
    (folder / "cover.png").write_bytes(cover.png)
    making = Making(
        publication,
        folder,
        styles_folder(),
        fonts,
        lambda: cover,
        Speech(lambda: narration, Frames(lambda: narration)),
    )
    for one in FORMATS:
        one.write(making)
    _report(folder)
    _page(folder, publication, cover.alt, narration.assembly.voices, narration.assembly.seconds)
    shutil.rmtree(home / "cache")
    return folder


def _title(front: str) -> str:
    return next(line.removeprefix("title: ") for line in front.splitlines() if line.startswith("title: "))


def _report(folder: Path) -> None:
    (folder / "report").mkdir()
    for name in ("index.html", "accessibility.html"):
        (folder / "report" / name).write_text("<!DOCTYPE html><title>Report</title>", encoding="utf-8")
    summary = {"errors": 0, "warnings": 0, "cantTell": 0, "untested": [], "passed": 9}
    manifest.write_json(folder / "report" / "findings.json", {"summary": summary, "findings": []})


def _page(folder: Path, publication: Publication, alt: str, voices: tuple[str, ...], seconds: float) -> None:
    about = publication.metadata
    files = [
        file_info(folder, f"{NAME}{part.suffix}", part.role, part.media_type, seconds)
        for one in FORMATS
        for part in one.parts
    ]
    files.append(file_info(folder, "statement.md", FileRole.STATEMENT, "text/markdown"))
    files.append(file_info(folder, "cover.png", FileRole.COVER, "image/png"))
    info = EditionInfo(
        name=NAME,
        title=about.title,
        date=about.date,
        publisher=about.publisher,
        language=about.language,
        identifier=about.identifier,
        files=tuple(files),
        checks=CheckSummary(errors=0, warnings=0, cant_tell=0),
        cover=folder / "cover.png",
        cover_alt=alt,
        engine=", ".join(voices),
    )
    write_download_page(info, folder / "index.html", styles=styles_folder())
    files.append(file_info(folder, "index.html", FileRole.OTHER, "text/html"))
    _describe(folder, publication, files, voices)
    manifest.write_sums(folder)


def _describe(folder: Path, publication: Publication, files: list[FileInfo], voices: tuple[str, ...]) -> None:
    metadata = {name: value for name, value in asdict(publication.metadata).items() if value}
    manifest.write_json(
        folder / manifest.EDITION,
        {
            "id": "0" * 64,
            **metadata,
            "date": publication.metadata.date.isoformat(),
            "name": NAME,
            "formats": [one.name for one in FORMATS],
            "engine": "pico 0.1.1",
            "voices": list(voices),
            "untested": [],
            "tools": {"everyreader": installed.version("everyreader")},
            "files": [
                {key: value for key, value in asdict(one).items() if value is not None} for one in files
            ],
        },
    )


def edition(
    edit: Edit = lambda folder: None, *, seal: bool = True, browser: bool = True, foreign: bool = False
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The edition after ``edit``. Not to ``seal``: sums and description stay as they were before."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        folder = edition_folder(kit)
        publication = read_file(folder / "statement.md", name=NAME, images=False)
        edit(folder)
        if seal:
            sealed(folder)
        return judged(
            folder, publication, kit.folder / "source", kit.browser if browser else None, foreign=foreign
        )

    return verdicts


def edition_folder(kit: Kit) -> Path:
    """A copy of the edition, to be changed."""
    return Path(shutil.copytree(_made(), kit.folder / NAME))


_AS_MADE: list[tuple[Publication, EditionReading]] = []


def as_made() -> Callable[[Kit], tuple[Verdict, ...]]:
    """The edition with nothing changed. It is read once for all examples."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        if not _AS_MADE:
            publication = read_file(edition_folder(kit) / "statement.md", name=NAME, images=False)
            _AS_MADE.append(
                (publication, read_edition(_made(), publication, kit.folder / "source", kit.browser))
            )
        publication, reading = _AS_MADE[0]
        return judge_reading(publication, Rendition.EDITION, reading)

    return verdicts


def judged(
    folder: Path, publication: Publication, source: Path, browser: Browser | None, *, foreign: bool = False
) -> tuple[Verdict, ...]:
    """Every rule about editions, asked of the one in ``folder``. What is the same in all examples is measured
    and shown once."""
    with mock.patch.multiple(edition_reading, edition_file=_measured, rendered_page=_shown):
        reading = read_edition(folder, publication, source, browser)
    return judge_reading(publication, Rendition.EDITION, reading, foreign=foreign)


_MEASURED: dict[tuple[str, str], EditionFile] = {}
_SHOWN: dict[tuple[str, frozenset[tuple[str, str]]], Rendered] = {}


def _measured(path: Path, name: str) -> EditionFile:
    key = name, sha256(path)
    if key not in _MEASURED:
        _MEASURED[key] = edition_file(path, name)
    return _MEASURED[key]


def _shown(browser: Browser, path: Path, name: str, **how: Any) -> Rendered:
    """How a page is shown: by itself and all files beside it."""
    beside = (one for one in path.parent.iterdir() if one.is_file() and one.suffix in _LOADED)
    key = name, frozenset((one.name, sha256(one)) for one in beside)
    if key not in _SHOWN:
        _SHOWN[key] = rendered_page(browser, path, name, **how)
    return _SHOWN[key]


def sealed(folder: Path) -> None:
    """Bytes and sums as the files are now, in ``edition.json``, ``SHA256SUMS`` and on the page; what else is
    said stays."""
    path = folder / manifest.EDITION
    if path.is_file():
        about = json.loads(path.read_text(encoding="utf-8"))
        for one in sorted(about["files"], key=lambda each: each["path"] == "index.html"):
            there = folder / one["path"]
            if there.is_file():
                new = {"bytes": there.stat().st_size, "sha256": sha256(there)}
                if one["path"] != "index.html" and new["sha256"] != one["sha256"]:
                    _tell(folder / "index.html", one, new)
                one |= new
        manifest.write_json(path, about)
    manifest.write_sums(folder)


def _tell(page: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
    """The page with the new sum and size of one file."""
    text = page.read_text(encoding="utf-8").replace(old["sha256"], new["sha256"])
    text = text.replace(f"({old['bytes']} bytes)", f"({new['bytes']} bytes)")
    text = text.replace(f'"contentSize": "{old["bytes"]} B"', f'"contentSize": "{new["bytes"]} B"')
    before, after = (size(one["bytes"], "en") for one in (old, new))
    parts = re.split(rf'(href="{re.escape(old["path"])}")', text)
    for index in range(2, len(parts), 2):
        parts[index] = parts[index].replace(before, after, 1)
    page.write_text("".join(parts), encoding="utf-8")


def on_page(old: str, new: str, *, count: int = 1) -> Edit:
    """The download page with other words."""
    return lambda folder: in_file(folder / "index.html", old, new, count)


def in_file(path: Path, old: str, new: str, count: int = 1) -> None:
    """``old`` must be there, so that a page that changes its words does not make an example say nothing."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def described(change: Callable[[dict[str, Any]], object]) -> Edit:
    """``edition.json`` with another value."""

    def edit(folder: Path) -> None:
        path = folder / manifest.EDITION
        about = json.loads(path.read_text(encoding="utf-8"))
        change(about)
        manifest.write_json(path, about)
        manifest.write_sums(folder)

    return edit


def of_file(name: str, **values: object) -> Edit:
    """``edition.json`` saying something else of one file."""
    return described(lambda about: next(one for one in about["files"] if one["path"] == name).update(values))


def another(suffix: str) -> Edit:
    """A file of another statement's edition in the place of this one's."""
    return lambda folder: shutil.copyfile(_made(OTHER) / f"{NAME}{suffix}", folder / f"{NAME}{suffix}")


def among_others(
    title: str = "A Title", *, day: str = "2024-05-02", listed: bool = True
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The edition beside a list of editions, which names it so."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        (kit.folder / ".editions").mkdir()
        entry = CatalogueEntry(
            name=NAME if listed else "another",
            title=title,
            date=date.fromisoformat(day),
            publisher="A House",
            language="en",
            formats=(FileRole.EPUB,),
        )
        write_catalogue((entry,), kit.folder / "index.html", styles=styles_folder())
        return edition()(kit)

    return verdicts
