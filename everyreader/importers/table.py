"""The importers by the ends of files' names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from everyreader.importers import epub
from everyreader.importers.docx import reader as docx
from everyreader.importers.draft import Draft
from everyreader.importers.markdown import reader as markdown
from everyreader.importers.odt import reader as odt
from everyreader.importers.pdf import reader as pdf
from everyreader.importers.rtf import reader as rtf
from everyreader.importers.text import reader as text
from everyreader.importers.web import reader as html
from everyreader.model.errors import SourceError, UsageError
from everyreader.source.read import MAXIMUM_BYTES

_LARGEST = 100_000_000  # bytes of an office file, whose pictures are the most of it


@dataclass(frozen=True)
class Importer:
    """One kind of file: what people call it, and its reader (path, language told or empty → draft)."""

    name: str
    read: Callable[[Path, str], Draft]
    largest: int = _LARGEST


_WORD = Importer("Word", docx.read)
_ODT = Importer("OpenDocument", odt.read)
_HTML = Importer("web page", html.read)
_MARKDOWN = Importer("Markdown", markdown.read, MAXIMUM_BYTES)
_RTF = Importer("Rich Text", rtf.read)
_EPUB = Importer("e-book", epub.read)
_PDF = Importer("PDF", pdf.read)
_TEXT = Importer("text", text.read, MAXIMUM_BYTES)
IMPORTERS: Mapping[str, Importer] = {
    ".docx": _WORD,
    ".docm": _WORD,
    ".dotx": _WORD,
    ".dotm": _WORD,
    ".odt": _ODT,
    ".ott": _ODT,
    ".rtf": _RTF,
    ".epub": _EPUB,
    ".pdf": _PDF,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
}


def read(path: Path, language: str = "") -> Draft:
    """The received file as a draft. Raises ``UsageError`` for a kind it cannot read, ``SourceError`` with the
    line."""
    importer = IMPORTERS.get(path.suffix.lower())
    if importer is None:
        known = ", ".join(IMPORTERS)
        raise UsageError(f"{path}: cannot read '{path.suffix}' files; save it as one of {known}")
    try:
        size = path.stat().st_size
        if size > importer.largest:
            raise UsageError(
                f"{path}: over {importer.largest // 1_000_000} MB; make several statements of it"
            )
        with path.open("rb"):
            pass
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file that is there") from None
    if not size:
        raise SourceError(path, "the file is empty; ask for it again")
    return importer.read(path, language)
