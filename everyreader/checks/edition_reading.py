"""A standing edition read back: its folder, its own description, its sums, its download page, its report, its
place in the list.

Whatever is missing is said; nothing is believed that one of these says of another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered import rendered_page
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.accessibility_page import AccessibilityPage
from everyreader.checks.edition_files import EditionFile, edition_file
from everyreader.checks.recordings_apart import Apart
from everyreader.formats.table import chosen
from everyreader.model.errors import EveryreaderError
from everyreader.model.house import PUBLISHER
from everyreader.model.publication import STATEMENT, Publication
from everyreader.model.text import folded
from everyreader.pages.read_back import DownloadPage, read_download_page
from everyreader.publishing import manifest
from everyreader.source.bounded import bounded
from everyreader.source.lexicon.files import lexicon_files
from everyreader.source.publisher import house_file
from everyreader.source.read import MAXIMUM_BYTES
from everyreader.tools.slots import side_by_side

PAGE, FINDINGS = "index.html", f"{manifest.REPORT}/findings.json"
_LINE = re.compile(r"(?P<sum>[0-9a-fA-F]{64}) [ *](?P<name>.+)")
_MOST_FILES = 2_000
_REPORT_PAGES = ("index.html", "accessibility.html")


@dataclass(frozen=True)
class Listed:
    """How the list of editions beside the folder names this one; ``words`` is None where it does not."""

    words: str | None
    path: Path


@dataclass(frozen=True, kw_only=True)
class EditionReading(ShownReading):
    """A standing edition. ``disagreements`` are how its files are not as ``SHA256SUMS`` and ``edition.json``
    say, one line each; ``doubtful`` the names of the files that these lines are about. ``sources`` are the
    statement, its lexicons and the house's file as they stand in the source, by the names that an edition
    gives them; None where the source is not at hand.

    ``files`` are the files by name, ``report/`` and ``SHA256SUMS`` left out; ``about`` is ``edition.json``,
    ``{}`` where it is missing or no build would have written it. ``sums`` are the lines of ``SHA256SUMS``,
    None without it. ``page`` is the download page, None where there is none or it could not be read.
    ``findings`` is ``report/findings.json``; ``report_missing`` says what of the report is not there.
    ``listed`` is None where there is no list of editions beside the folder. ``accessibility`` is the
    accessibility statement, None where it is not looked at; ``accessibility_due`` what it would say now,
    first as it was found here, then as it may have been found elsewhere. ``apart`` are sentences of books
    that sound otherwise than on the page, None where nobody compared. ``rendered`` are the download page and
    the report's as a browser shows them.
    """

    disagreements: tuple[str, ...]
    sources: Mapping[str, bytes] | None
    doubtful: frozenset[str] = frozenset()
    files: Mapping[str, EditionFile] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    sums: tuple[str, ...] | None = None
    page: DownloadPage | None = None
    findings: Mapping[str, Any] | None = None
    report_missing: tuple[str, ...] = ()
    listed: Listed | None = None
    accessibility: AccessibilityPage | None = None
    accessibility_due: tuple[AccessibilityPage, ...] = ()
    apart: tuple[Apart, ...] | None = None

    @property
    def described(self) -> Mapping[str, Mapping[str, Any]]:
        """What ``edition.json`` says of each file, by name."""
        return {one["path"]: one for one in self.about.get("files", ()) if isinstance(one, dict)}

    @property
    def summed(self) -> Mapping[str, str]:
        """The sum of each file by ``SHA256SUMS``."""
        found = (_LINE.fullmatch(line.rstrip("\r")) for line in self.sums or ())
        return {one["name"]: one["sum"].lower() for one in found if one}

    @property
    def made_by_this_version(self) -> bool:
        tools = self.about.get("tools")
        return isinstance(tools, dict) and tools.get("everyreader") == metadata.version("everyreader")

    def told(self, name: str) -> tuple[str, ...]:
        """A list of words in ``edition.json``; none where it is no list."""
        found = self.about.get(name, ())
        return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()

    def trusted(self, name: str) -> EditionFile | None:
        """The file of that name where nothing says that it is another than was published."""
        return None if name in self.doubtful else self.files.get(name)


def read_edition(
    folder: Path, publication: Publication, source: Path, browser: Browser | None = None
) -> EditionReading:
    """Read the edition in ``folder``; ``source`` is the folder in which statements lie, if there is one.

    Without a ``browser`` the download page is ``unavailable``.
    """
    files = dict(_files(folder))
    about, sums = manifest.read_edition(folder), _lines(folder / manifest.SUMS)
    (page, unavailable), shown = side_by_side(
        lambda read: read(), (lambda: _page(folder / PAGE, browser), lambda: _shown(folder, browser))
    )
    findings = _json(folder / FINDINGS)
    plain = EditionReading(
        path=folder,
        title=publication.metadata.title,
        language=publication.metadata.language,
        units=(),
        disagreements=(),
        sources=_sources(source / publication.name),
        files=files,
        about=about,
        sums=sums,
        page=page,
        findings=findings,
        report_missing=tuple(_missing_of_report(folder, findings)),
        listed=_listed(folder),
        **shown,
    )
    plain = replace(plain, unavailable={**plain.unavailable, **unavailable})
    wrong = dict(_disagreements(plain))
    return replace(plain, disagreements=tuple(wrong.values()), doubtful=frozenset(wrong))


def _sources(folder: Path) -> Mapping[str, bytes] | None:
    if not (folder / STATEMENT).is_file():
        return None
    house = house_file(folder)
    named = {STATEMENT: folder / STATEMENT, **({PUBLISHER: house} if house else {})}
    return {name: _bytes(path) for name, path in named.items()} | {
        one.name: one.data for one in lexicon_files(folder)
    }


def _bytes(path: Path) -> bytes:
    """What cannot be read is another than what was published."""
    try:
        return bounded(path, MAXIMUM_BYTES)
    except (OSError, ValueError):
        return b""


def _files(folder: Path) -> Iterator[tuple[str, EditionFile]]:
    """Every file but the report's and the list of sums."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())[:_MOST_FILES]
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if name != manifest.SUMS and not name.startswith(f"{manifest.REPORT}/"):
            try:
                yield name, edition_file(path, name)
            except OSError as error:
                yield name, EditionFile(name, 0, "", "", problem=str(error.strerror))


def _lines(path: Path) -> tuple[str, ...] | None:
    try:
        return tuple(path.read_bytes().decode("utf-8").removesuffix("\n").split("\n"))
    except (OSError, UnicodeDecodeError):
        return None


def _json(path: Path) -> Mapping[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _page(path: Path, browser: Browser | None) -> tuple[DownloadPage | None, Mapping[str, str]]:
    if not path.is_file():
        return None, {}
    if browser is None:
        return None, {"page": "no browser was given to look at the download page with"}
    try:
        return read_download_page(path, browser), {}
    except EveryreaderError as error:
        return None, {"page": str(error)}


def _shown(folder: Path, browser: Browser | None) -> dict[str, Any]:
    """The pages that are no rendition of the statement, looked at."""
    if browser is None:
        return {"unavailable": {"rendered": "no browser was given to look at the pages with"}}
    names = (PAGE, *(f"{manifest.REPORT}/{name}" for name in _REPORT_PAGES))
    try:
        there = [name for name in names if (folder / name).is_file()]
        shown = side_by_side(
            lambda name: rendered_page(browser, folder / name, name, folder=folder.resolve(), brief=True),
            there,
        )
    except (EveryreaderError, RecursionError) as error:
        return {"unavailable": {"rendered": str(error)}}
    return {"rendered": shown}


def _missing_of_report(folder: Path, findings: Mapping[str, Any] | None) -> Iterator[str]:
    page = f"{manifest.REPORT}/index.html"
    if not (folder / page).is_file():
        yield f"{page} is missing"
    if not (folder / FINDINGS).is_file():
        yield f"{FINDINGS} is missing"
    elif findings is None:
        yield f"{FINDINGS} cannot be read"


def _disagreements(reading: EditionReading) -> Iterator[tuple[str, str]]:
    """How the files are not as the sums and the description say: the file's name, and a line for a person.
    The last of one name counts."""
    if not reading.about:
        yield manifest.EDITION, f"{manifest.EDITION} is missing or not as a build writes it"
    for name, one in reading.described.items():
        there = reading.files.get(name)
        if there is None:
            yield name, f"{name} is described in {manifest.EDITION} and missing"
        elif there.sha256 != one["sha256"]:
            yield name, f"{name} is another file than {manifest.EDITION} describes"
    made = chosen(tuple(reading.about.get("formats", ("",))) or ("",))
    speaks = any(format.name == "audio" for format in made)
    for part in (part for format in made for part in format.made(speaks=speaks)):
        name = f"{reading.about.get('name', '')}{part.suffix}"
        if name not in reading.files:
            yield name, f"{name} is missing"
    if reading.sums is None:
        yield manifest.SUMS, f"{manifest.SUMS} is missing or cannot be read"
    for name, digest in reading.summed.items():
        if name not in reading.files:
            yield name, f"{name} is missing"
        elif reading.files[name].sha256 != digest:
            yield name, f"{name} is not the file that was published"


def _listed(folder: Path) -> Listed | None:
    """The list of editions lies beside the folders of editions that one build keeps."""
    here = folder.absolute()
    path = here.parent / PAGE
    if not path.is_file() or not (here.parent / ".editions").is_dir():
        return None
    try:
        page = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    except (OSError, ValueError, etree.LxmlError):
        return Listed(None, path)
    for link in page.iter("a"):
        if _first_step(link.get("href", "")) == here.name:
            entry = next((one for one in link.iterancestors("li")), link)
            return Listed(folded(entry.text_content()), path)
    return Listed(None, path)


def _first_step(address: str) -> str:
    """The folder that a relative address begins with."""
    try:
        return unquote(urlsplit(address).path).removeprefix("./").split("/")[0]
    except ValueError:
        return ""
