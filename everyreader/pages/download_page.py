"""The download page of an edition: it asks how a reader wants to read, not which type of file."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from babel.lists import format_list
from PIL import Image

from everyreader.model.edition_info import CheckSummary, EditionInfo, FileInfo, FileRole
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
class Way:
    """One way to read, with a sentence that says for whom it is. ``note`` stands below the links.

    ``promise`` is what the files are good for: the page says it of an edition that passed all checks, only.
    """

    name: str
    for_whom: str
    promise: str
    offers: tuple[Offer, ...]
    note: str = ""


_LABELS: Mapping[FileRole, str] = {
    FileRole.AUDIO: "One recording (MP3)",
    FileRole.AUDIOBOOK: "Audiobook with chapters (M4B)",
    FileRole.AUDIOBOOK_PACKAGE: "Audiobook for reading apps (LPF)",
    FileRole.CAPTIONS: "Captions for the recording (WebVTT)",
    FileRole.CAPTIONS_PLAIN: "The same captions for other players (SRT)",
    FileRole.SHOP_RECORDINGS: "One recording a chapter, for audiobook shops (MP3 in a ZIP)",
    FileRole.TALKING_BOOK: "Talking book (DAISY 2.02, ZIP)",
    FileRole.LARGE_PRINT: "Large-print booklet (PDF)",
    FileRole.EPUB: "E-book (EPUB)",
    FileRole.EPUB_TEXT: "E-book without sound, a small file (EPUB)",
    FileRole.PAGE: "The statement as a page (HTML)",
}
_READ_ALOUD = "E-book that is read aloud (EPUB)"
_LISTEN = "Listen now, on the page"
#: One file for each need, the first of these roles that is there: name, phrase for search engines, for whom, what it is good for.
_NEEDS: tuple[tuple[str, str, str, str, tuple[FileRole, ...]], ...] = (
    (
        "Listen",
        "to listen to",
        "To hear it read aloud: with tired eyes, or while you follow the text.",
        "Each sentence is marked while it is heard, and the page remembers your place on your own device.",
        (FileRole.AUDIO, FileRole.AUDIOBOOK),
    ),
    (
        "Read",
        "as a web page",
        "To read at once, on a phone or a computer.",
        "It opens in any browser, follows your settings and works without a network.",
        (FileRole.PAGE,),
    ),
    (
        "Print",
        "in large print",
        "For low vision, or to print and hand over.",
        "No letter is set smaller than 18 point.",
        (FileRole.LARGE_PRINT,),
    ),
    (
        "E-book",
        "as an e-book",
        "For a reading app, an e-reader, a screen reader or a braille display.",
        "Type, size, spacing and colours are yours.",
        (FileRole.EPUB, FileRole.EPUB_TEXT),
    ),
)
_NO_PLAYER = "It plays on nearly any device."
#: What is left, folded below.
_REST: tuple[tuple[str, str, tuple[FileRole, ...]], ...] = (
    (
        "Recordings",
        "To keep, for the way, or for an app for audiobooks, which remembers your place.",
        (FileRole.AUDIO, FileRole.AUDIOBOOK, FileRole.AUDIOBOOK_PACKAGE, FileRole.SHOP_RECORDINGS),
    ),
    (
        "Captions",
        "The words with their times, for a player that shows them.",
        (FileRole.CAPTIONS, FileRole.CAPTIONS_PLAIN),
    ),
    (
        "Talking book",
        "For a DAISY player, or a library that lends talking books.",
        (FileRole.TALKING_BOOK,),
    ),
    ("Small e-book", "Where every megabyte counts.", (FileRole.EPUB_TEXT,)),
)


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


def _ways(edition: EditionInfo) -> Iterable[Way]:
    """One file for each need that this edition serves; one made of some formats only serves fewer."""
    for name, _, for_whom, promise, roles in _NEEDS:
        file = next(filter(None, (_of(edition, role) for role in roles)), None)
        if file is None:
            continue
        offer = _offer(file, _labels(edition))
        if FileRole.AUDIO in roles:
            page = _of(edition, FileRole.PAGE)
            offer = _on_the_page(page, file) if page and file.role == FileRole.AUDIO else offer
            promise = promise if page else _NO_PLAYER
        yield Way(name, for_whom, promise, (offer,), _note(edition, roles))


def _rest(edition: EditionInfo) -> Iterable[Way]:
    """Every other file, by kinds."""
    shown = {offer.href for way in _ways(edition) for offer in way.offers}
    for name, for_whom, roles in _REST:
        files = (one for role in roles for one in edition.files if one.role == role)
        offers = tuple(_offer(one, _labels(edition)) for one in files if _href(one) not in shown)
        if offers:
            yield Way(name, for_whom, "", offers)


def _of(edition: EditionInfo, role: FileRole) -> FileInfo | None:
    return next((one for one in edition.files if one.role == role), None)


def _labels(edition: EditionInfo) -> Mapping[FileRole, str]:
    return {**_LABELS, FileRole.EPUB: _READ_ALOUD} if _of(edition, FileRole.EPUB_TEXT) else _LABELS


def _on_the_page(page: FileInfo, recording: FileInfo) -> Offer:
    """The page's own player."""
    facts = length(recording.seconds) if recording.seconds is not None else ""
    return Offer(f"{_href(page)}#page:player", _LISTEN, facts, page.media_type)


def _note(edition: EditionInfo, roles: tuple[FileRole, ...]) -> str:
    """What a reader should know before choosing."""
    recorded = _of(edition, FileRole.AUDIO)
    if FileRole.AUDIO in roles:
        return _voice(edition)
    if FileRole.PAGE in roles and recorded:
        return f"To hear it from a copy of the page, too, keep the recording ({recorded.path}) in the same folder."
    return ""


def _refused(edition: EditionInfo) -> str:
    """What a tab and a list of search results say before the title of an edition that has errors."""
    return "Not published: " if edition.checks.errors else ""


def _description(edition: EditionInfo) -> str:
    """Title and ways to read, for lists of search results: the ways that are there."""
    there = {one.role for one in edition.files}
    ways = [phrase for _, phrase, _, _, roles in _NEEDS if there & set(roles)]
    return f"{edition.title}: {format_list(ways, locale=_LANGUAGE)}" if ways else edition.title


def _offer(file: FileInfo, labels: Mapping[FileRole, str]) -> Offer:
    facts = [size(file.bytes, _LANGUAGE)]
    if file.seconds is not None:
        facts.append(length(file.seconds))
    if file.pages is not None:
        facts.append(f"{file.pages} page" if file.pages == 1 else f"{file.pages} pages")
    return Offer(_href(file), labels[file.role], ", ".join(facts), file.media_type)


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
        found = _count(checks.errors, "error was found", "errors were found")
    elif checks.warnings:
        found = f"No errors were found; {_count(checks.warnings, 'warning is', 'warnings are')} in the report"
    else:
        found = "No errors and no warnings were found"
    return f"{found}, but not everything was tested." if checks.untested else f"{found}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


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
        "encoding": [_encoding(one) for one in edition.files if one.role in _LABELS],
    }


def _encoding(file: FileInfo) -> dict[str, Any]:
    kind = "AudioObject" if file.seconds is not None else "MediaObject"
    said = {
        "@type": kind,
        "name": _LABELS[file.role],
        "contentUrl": _href(file),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
    }
    if file.seconds is not None:
        said["duration"] = f"PT{round(file.seconds)}S"
    return said
