"""What the pages round an edition are told of it.

Plain, frozen, filled from ``edition.json`` and the findings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

from everyreader.model.house import Contact, House


class FileRole(str):
    """What a file of an edition is to a reader. Values as in ``edition.json``; the set is open, each row of
    ``formats/table.py`` names those of its files."""

    AUDIO: ClassVar[FileRole]  # one recording, MP3
    AUDIOBOOK: ClassVar[FileRole]  # the same with chapters, M4B
    LARGE_PRINT: ClassVar[FileRole]  # PDF
    EPUB: ClassVar[FileRole]  # read aloud where the edition has a narration
    EPUB_TEXT: ClassVar[FileRole]  # the same without sound, a small file
    PAGE: ClassVar[FileRole]
    CAPTIONS: ClassVar[FileRole]  # the sentences with their times, beside the recording: WebVTT
    CAPTIONS_PLAIN: ClassVar[FileRole]  # the same as SubRip
    TALKING_BOOK: ClassVar[FileRole]  # text and sound for a player of talking books: DAISY 2.02
    AUDIOBOOK_PACKAGE: ClassVar[FileRole]  # recording, chapters and cover for reading apps: LPF
    SHOP_RECORDINGS: ClassVar[FileRole]  # one recording a chapter, ACX
    LEXICON: ClassVar[FileRole]  # how words of the statement are spoken
    STATEMENT: ClassVar[FileRole]  # the canonical text
    COVER: ClassVar[FileRole]
    PUBLISHER: ClassVar[FileRole]  # what the house says once for all statements
    OTHER: ClassVar[FileRole]  # listed with its sum, offered nowhere


_ROLES = {
    "AUDIO": "audio",
    "AUDIOBOOK": "audiobook",
    "LARGE_PRINT": "large-print",
    "EPUB": "epub",
    "EPUB_TEXT": "epub-text",
    "PAGE": "html",
    "CAPTIONS": "captions",
    "CAPTIONS_PLAIN": "captions-plain",
    "TALKING_BOOK": "talking-book",
    "AUDIOBOOK_PACKAGE": "audiobook-package",
    "SHOP_RECORDINGS": "shop-recordings",
    "LEXICON": "lexicon",
    "STATEMENT": "statement",
    "COVER": "cover",
    "PUBLISHER": "publisher",
    "OTHER": "other",
}
for _name, _value in _ROLES.items():
    setattr(FileRole, _name, FileRole(_value))


@dataclass(frozen=True, kw_only=True)
class FileInfo:
    """One file.

    ``path`` is relative to the edition's folder, with ``/``; ``seconds`` for audio, ``pages`` for PDF.
    """

    path: str
    role: FileRole
    media_type: str
    bytes: int
    sha256: str
    seconds: float | None = None
    pages: int | None = None


@dataclass(frozen=True, kw_only=True)
class CheckSummary:
    """What the checks said: counts of findings, and the names of what was not tested.

    ``cant_tell`` are questions that only a person can answer. ``validators`` are names with versions, in the
    report's order. ``kept_back`` are those of the untested that an edition may not do without: without them
    nothing is proven.
    """

    errors: int
    warnings: int
    cant_tell: int
    untested: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()
    validators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EditionInfo:
    """One published edition. ``name`` is its folder; ``language`` (BCP 47) is the statement's.

    ``cover`` is the picture's file, read and put into the page. ``engine`` and ``voice`` name the synthetic
    voice, both empty without narration; ``reader`` is the person who reads instead. ``contact`` is whom to
    ask, ``house`` the publisher.
    """

    name: str
    title: str
    date: date
    publisher: str
    language: str
    identifier: str
    files: tuple[FileInfo, ...]
    checks: CheckSummary
    description: str = ""
    cover: Path | None = None
    cover_alt: str = ""
    engine: str = ""
    voice: str = ""
    reader: str = ""
    contact: Contact = field(default_factory=Contact)
    house: House = field(default_factory=House)


@dataclass(frozen=True, kw_only=True)
class CatalogueEntry:
    """One line of the list of editions.

    ``formats`` are the roles of its files, for the words beside the link.
    """

    name: str
    title: str
    date: date
    publisher: str
    language: str
    formats: tuple[FileRole, ...] = ()
