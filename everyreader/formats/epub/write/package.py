"""The container: EbookLib's writer, kept to what EPUB 3.3 allows and to the same bytes every time.

EbookLib would rebuild content documents, stamp the clock into the zip and name an NCX that is not there; the
two classes here carry finished bytes, mend the package document and write the zip themselves.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from ebooklib import epub
from lxml import etree

FOLDER = "EPUB"
MEDIA_TYPE = "application/epub+zip"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name


class Item(epub.EpubItem):
    """One file of the publication, its bytes as they are.

    ``properties`` are the manifest's (EPUB 3.3, 5.6.2); ``overlay`` is the identifier of a Media Overlay
    document.
    """

    def __init__(
        self,
        uid: str,
        name: str,
        media_type: str,
        content: bytes,
        *,
        properties: Iterable[str] = (),
        overlay: str | None = None,
    ) -> None:
        super().__init__(uid=uid, file_name=name, media_type=media_type, content=content)
        self.properties = list(properties)
        self.media_overlay = overlay


class _Writer(epub.EpubWriter):
    """Writes into memory; ``bytes_`` are the finished file."""

    def __init__(self, book: epub.EpubBook, modified: datetime) -> None:
        super().__init__("", book, {"mtime": modified, "spine_direction": False})
        self.parts: dict[str, bytes] = {}
        self.out = self

    def writestr(self, name: str, data: str | bytes) -> None:
        """What EbookLib calls in place of a zip."""
        self.parts[name] = data.encode() if isinstance(data, str) else data

    def _write_opf_file(self, root: etree._Element) -> None:
        language, direction = self.book.language, self.book.direction or "ltr"
        root.set(_XML_LANG, language)
        root.set("dir", direction)
        root.attrib.pop("prefix")  # every prefix used here is reserved (EPUB 3.3, D.1.4)
        next(root.iter("spine")).attrib.pop("toc")  # there is no NCX
        super()._write_opf_file(root)

    def finished(self) -> bytes:
        self._write_container()
        self._write_opf()
        self._write_items()
        return _zipped(self.parts)


def new_book(identifier: str, title: str, language: str, direction: str) -> epub.EpubBook:
    """An empty book without EbookLib's random identifier and generator mark."""
    book = epub.EpubBook()
    book.reset()
    book.metadata.clear()
    book.set_identifier(identifier)
    book.set_title(title)
    book.set_language(language)
    book.set_direction(direction)
    return book


def packed(book: epub.EpubBook, modified: datetime) -> bytes:
    """The finished file: the same for the same ``book`` and ``modified`` (UTC) on every machine."""
    return _Writer(book, modified).finished()


def save(data: bytes, target: Path) -> None:
    """Write ``data`` and see that a whole zip arrived: a full disk does not always speak up."""
    target.write_bytes(data)
    with zipfile.ZipFile(target) as container:
        if container.testzip() is not None or target.stat().st_size != len(data):
            raise OSError(f"{target} was not written whole")


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr(_entry("mimetype", zipfile.ZIP_STORED), MEDIA_TYPE)
        for name in sorted(parts):
            container.writestr(_entry(name, zipfile.ZIP_DEFLATED), parts[name], compresslevel=9)
    return out.getvalue()


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = method
    entry.create_system = 3  # Unix, wherever it was made
    entry.external_attr = 0o644 << 16
    return entry
