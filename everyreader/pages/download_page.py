"""The download page of an edition: it asks how a reader wants to read, not which type of file."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from babel.lists import format_list
from PIL import Image

from everyreader.formats.row import Part
from everyreader.formats.table import PARTS, WAYS
from everyreader.formats.ways import LISTEN, READ, Way
from everyreader.model.edition_info import CheckSummary, EditionInfo, FileInfo, FileRole
from everyreader.model.text import counted
from everyreader.theme.house_style import house_style, logo_of
from everyreader.theme.page_words import language_name, length, long_date, size
from everyreader.theme.templates_env import render, write_page

_LANGUAGE = "en"
_COVER_PIXELS = (320, 480)  # twice the size on the page, for fine screens


@dataclass(frozen=True)
class Offer:
    """One link: where it leads, what it is called, and size and length beside it."""

    href: str
    label: str
    facts: str
    media_type: str


@dataclass(frozen=True)
class Choice:
    """One way to read with its links. ``note`` stands below them."""

    way: Way
    promise: str
    offers: tuple[Offer, ...]
    note: str = ""


_PART: Mapping[str, Part] = {part.role: part for part in PARTS}
_LISTEN_NOW = "Listen now, on the page"
_NO_PLAYER = "It plays on nearly any device."


def write_download_page(
    edition: EditionInfo, target: Path, *, styles: Path, fonts: tuple[Path, ...] = ()
) -> None:
    """Write the page to ``target``, which lies in the edition's folder: its links are relative to that.

    ``styles`` is the folder of ``page.css``. Raises ``SourceError`` for a style sheet that cannot stand in
    one file. Same input, same bytes.
    """
    data = {
        "language": _LANGUAGE,
        "direction": "ltr",
        "title": _refused(edition) + f"{edition.title} – {edition.publisher}",
        "description": _refused(edition) + _description(edition),
        "edition": edition,
        "date": long_date(edition.date, edition.language),
        "iso_date": edition.date.isoformat(),
        "language_name": language_name(edition.language, in_language=_LANGUAGE),
        "foreign": edition.language.split("-")[0].lower() != _LANGUAGE,
        "cover": _cover(edition.cover),
        "ways": tuple(_ways(edition)),
        "rest": tuple(_rest(edition)),
        "verdict": _verdict(edition.checks),
        "proven": not (edition.checks.errors or edition.checks.kept_back),
        "statement": next((_href(one) for one in edition.files if one.role == FileRole.STATEMENT), ""),
        "sums": [(one, _href(one), size(one.bytes, _LANGUAGE)) for one in edition.files],
        "schema_org": _schema_org(edition),
        "logo": logo_of(edition.house, edition.publisher),
    }
    style = house_style(edition.house.colours)
    write_page(target, render("download.html", styles=styles, fonts=fonts, data=data, more_style=style))


def _ways(edition: EditionInfo) -> Iterable[Choice]:
    """One file for each need that this edition serves; one made of some formats only serves fewer."""
    for way in WAYS:
        file = next(_files(edition, way), None)
        if file is None or not way.phrase:
            continue
        offer, promise = _offer(edition, file), way.promise
        if way == LISTEN:
            page = _of(edition, FileRole.PAGE)
            offer = _on_the_page(page, file) if page and file.role == FileRole.AUDIO else offer
            promise = promise if page else _NO_PLAYER
        yield Choice(way, promise, (offer,), _note(edition, way))


def _rest(edition: EditionInfo) -> Iterable[Choice]:
    """Every other file, by kinds."""
    shown = {offer.href for choice in _ways(edition) for offer in choice.offers}
    for way in WAYS:
        files = () if way.phrase else _files(edition, way)
        offers = tuple(_offer(edition, one) for one in files if _href(one) not in shown)
        if offers:
            yield Choice(way, "", offers)


def _files(edition: EditionInfo, way: Way) -> Iterator[FileInfo]:
    """The edition's files that serve a way, in the table's order."""
    roles = [part.role for part in PARTS if way in part.ways]
    return (one for role in roles for one in edition.files if one.role == role)


def _of(edition: EditionInfo, role: FileRole) -> FileInfo | None:
    return next((one for one in edition.files if one.role == role), None)


def _label(edition: EditionInfo, role: str) -> str:
    """What a link to a file of this role says in this edition."""
    part = _PART[role]
    doubled = any(one.role in _PART and _PART[one.role].beside_narration for one in edition.files)
    return part.beside if part.beside and doubled else part.label


def _on_the_page(page: FileInfo, recording: FileInfo) -> Offer:
    """The page's own player."""
    facts = length(recording.seconds) if recording.seconds is not None else ""
    return Offer(f"{_href(page)}#page:player", _LISTEN_NOW, facts, page.media_type)


def _note(edition: EditionInfo, way: Way) -> str:
    """What a reader should know before choosing."""
    recorded = _of(edition, FileRole.AUDIO)
    if way == LISTEN:
        return _voice(edition)
    if way == READ and recorded:
        return (
            f"To hear it from a copy of the page, too, keep the recording ({recorded.path}) in the same "
            f"folder."
        )
    return ""


def _refused(edition: EditionInfo) -> str:
    """What a tab and a list of search results say before the title of an edition that has errors."""
    return "Not published: " if edition.checks.errors else ""


def _description(edition: EditionInfo) -> str:
    """Title and ways to read, for lists of search results: the ways that are there."""
    ways = [way.phrase for way in WAYS if way.phrase and any(_files(edition, way))]
    return f"{edition.title}: {format_list(ways, locale=_LANGUAGE)}" if ways else edition.title


def _offer(edition: EditionInfo, file: FileInfo) -> Offer:
    facts = [size(file.bytes, _LANGUAGE)]
    if file.seconds is not None:
        facts.append(length(file.seconds))
    if file.pages is not None:
        facts.append(f"{file.pages} page" if file.pages == 1 else f"{file.pages} pages")
    return Offer(_href(file), _label(edition, file.role), ", ".join(facts), file.media_type)


def _voice(edition: EditionInfo) -> str:
    if not edition.engine:
        return ""
    if edition.reader:
        return f"A person reads: {edition.reader}."
    reader = (
        edition.voice if edition.engine in edition.voice else f"{edition.engine} {edition.voice}".rstrip()
    )
    return f"The voice is synthetic: a computer reads, with {reader}."


def _verdict(checks: CheckSummary) -> str:
    """One sentence that claims no more than was checked."""
    if checks.errors:
        found = counted(checks.errors, "error was found", "errors were found")
    elif checks.warnings:
        found = (
            f"No errors were found; {counted(checks.warnings, 'warning is', 'warnings are')} in the report"
        )
    else:
        found = "No errors and no warnings were found"
    return f"{found}, but not everything was tested." if checks.untested else f"{found}."


def _href(file: FileInfo) -> str:
    return quote(file.path)


def _cover(path: Path | None) -> str:
    """The cover, scaled for the page, as a data: address."""
    if path is None:
        return ""
    with Image.open(path) as picture:
        times = max(1, min(picture.width // _COVER_PIXELS[0], picture.height // _COVER_PIXELS[1]))
        small = picture.convert("RGB").reduce(times)
    out = BytesIO()
    small.quantize(128).save(
        out, "PNG", optimize=True
    )  # flat colours and type: a third of the bytes, to the eye the same
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")


def _schema_org(edition: EditionInfo) -> dict[str, Any]:
    """The edition and its files in schema.org's terms (JSON-LD)."""
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": edition.title,
        "identifier": edition.identifier,
        "inLanguage": edition.language,
        "datePublished": edition.date.isoformat(),
        "publisher": {"@type": "Organization", "name": edition.publisher},
        "encoding": [_encoding(one) for one in edition.files if one.role in _PART],
    }


def _encoding(file: FileInfo) -> dict[str, Any]:
    kind = "AudioObject" if file.seconds is not None else "MediaObject"
    said = {
        "@type": kind,
        "name": _PART[file.role].label,
        "contentUrl": _href(file),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
    }
    if file.seconds is not None:
        said["duration"] = f"PT{round(file.seconds)}S"
    return said
