"""The files of an edition, each measured by itself: what a download page and ``edition.json`` can be held
against."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pikepdf
from lxml import etree, html
from PIL import Image

from everyreader.formats.audio.read.outline import outline
from everyreader.formats.audio.read.tags import Mark, said
from everyreader.formats.table import PARTS
from everyreader.model.errors import EveryreaderError
from everyreader.model.text import folded
from everyreader.sound.container import kind_of
from everyreader.zipbook.container import opened
from everyreader.zipbook.opf import package

KINDS: Mapping[str, str] = {  # by the end of a name (RFC 6838, IANA's registry)
    **{part.end: part.media_type for part in PARTS},
    ".pls": "application/pls+xml",
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
_TEXTS = (
    "text/markdown",
    "text/plain",
    "application/x-subrip",
    "application/pls+xml",
    "application/yaml",
)  # told apart by their names only
_HEAD = 4096
_MOST_HTML = 30_000_000  # bytes of a page that are read
_MOST_PIXELS = 50_000_000
_COVERS, _MOST_COVER = ("cover.png", "cover.jpg"), 20_000_000  # bytes
_BROKEN = (
    EveryreaderError,
    OSError,
    ValueError,
    RuntimeError,
    KeyError,
    SyntaxError,
    etree.LxmlError,
    zipfile.BadZipFile,
    pikepdf.PdfError,
    Image.DecompressionBombError,
)


@dataclass(frozen=True)
class EditionFile:
    """One file. ``name`` is its path in the edition's folder, with ``/``; ``kind`` its media type by its own
    bytes, ``""`` where they are of none that is known here.

    ``title``, ``identifier`` and ``date`` (ISO 8601) are what it says of itself, ``""`` where it says
    nothing; ``comments`` what a recording says beside. ``size`` are a picture's pixels, ``colours`` how many
    it shows at least. ``cover``: the sum of the picture that a book shows as its cover. ``problem`` says why
    it could not be looked into.
    """

    name: str
    bytes: int
    sha256: str
    kind: str
    seconds: float | None = None
    pages: int | None = None
    title: str = ""
    identifier: str = ""
    date: str = ""
    marks: tuple[Mark, ...] = ()
    comments: tuple[str, ...] = ()
    size: tuple[int, int] | None = None
    colours: int = 0
    cover: str = ""
    problem: str = ""

    @property
    def expected_kind(self) -> str:
        """The media type that its name promises, ``""`` for a name that promises none."""
        return KINDS.get(Path(self.name).suffix.lower(), "")


def edition_file(path: Path, name: str) -> EditionFile:
    """Measure the file at ``path``, called ``name``. Raises ``OSError``; what is broken in it is its
    ``problem``."""
    with path.open("rb") as opened_file:
        digest = hashlib.file_digest(opened_file, "sha256").hexdigest()
        opened_file.seek(0)
        kind = _kind(path, opened_file.read(_HEAD))
    plain = EditionFile(name, path.stat().st_size, digest, kind)
    look = _LOOKS.get(kind)
    if look is None:
        return plain
    try:
        return look(path, plain)
    except _BROKEN as error:
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        return replace(plain, problem=reason.replace(str(path), path.name))


def _kind(path: Path, head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith(b"PK") and b"application/epub+zip" in head[:200]:
        return "application/epub+zip"
    if head.startswith(b"PK\x03\x04"):
        return KINDS[".lpf"] if path.suffix.lower() == ".lpf" else KINDS[".zip"]
    if head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return KINDS[".vtt"]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if re.match(
        rb"(?i)\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype html|<html)",
        head.removeprefix(b"\xef\xbb\xbf"),
        re.DOTALL,
    ):
        return "text/html"
    sound = {"mp3": "audio/mpeg", "mp4": "audio/mp4"}.get(kind_of(path), "")
    promised = KINDS.get(path.suffix.lower(), "")
    if sound or promised not in _TEXTS:
        return sound
    return promised if b"\0" not in head else ""


def _sound(path: Path, plain: EditionFile) -> EditionFile:
    shape = outline(path)
    tags = said(path, "mp3" if plain.kind == "audio/mpeg" else "mp4")
    if tags is None:
        return replace(plain, seconds=shape.seconds)
    return replace(
        plain,
        seconds=shape.seconds,
        marks=shape.marks,
        title=tags.title,
        identifier=tags.identifier,
        date=tags.date[:10],
        comments=tags.comments,
    )


def _pdf(path: Path, plain: EditionFile) -> EditionFile:
    with pikepdf.open(path) as pdf:
        info = pdf.docinfo
        day = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(info.get("/CreationDate", "")))
        return replace(
            plain,
            pages=len(pdf.pages),
            title=str(info.get("/Title", "")),
            date="-".join(day.groups()) if day else "",
        )


def _epub(path: Path, plain: EditionFile) -> EditionFile:
    with opened(path) as book:
        about = package(book)
    return replace(
        _with_cover(path, plain),
        title=about.value("dcterms:title"),
        identifier=about.identifier,
        date=about.value("dcterms:date")[:10],
    )


def _with_cover(path: Path, plain: EditionFile) -> EditionFile:
    """A zip with the sum of its picture called ``cover``, as all our books call it."""
    with zipfile.ZipFile(path) as book:
        pictures = (one for one in book.infolist() if PurePosixPath(one.filename).name in _COVERS)
        found = next((one for one in pictures if one.file_size <= _MOST_COVER), None)
        return replace(plain, cover=hashlib.sha256(book.read(found)).hexdigest()) if found else plain


def _html(path: Path, plain: EditionFile) -> EditionFile:
    if plain.bytes > _MOST_HTML:
        raise ValueError(f"it is over {_MOST_HTML // 1_000_000} MB")
    head = html.document_fromstring(
        path.read_bytes(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    dates = head.xpath("//meta[@name='dcterms.date']/@content")
    return replace(
        plain,
        title=folded(head.findtext(".//title") or ""),
        date=str(dates[0])[:10] if dates else "",
    )


def _picture(path: Path, plain: EditionFile) -> EditionFile:
    with Image.open(path) as picture:
        size = picture.size
        if size[0] * size[1] > _MOST_PIXELS:
            return replace(plain, size=size, colours=2)
        colours = picture.convert("RGB").reduce(max(1, min(size) // 200)).getcolors(2)
        return replace(plain, size=size, colours=len(colours) if colours else 3)


_LOOKS: Mapping[str, Callable[[Path, EditionFile], EditionFile]] = {
    "audio/mpeg": _sound,
    "audio/mp4": _sound,
    "application/pdf": _pdf,
    "application/epub+zip": _epub,
    "application/lpf+zip": _with_cover,
    "text/html": _html,
    "image/png": _picture,
    "image/jpeg": _picture,
}
