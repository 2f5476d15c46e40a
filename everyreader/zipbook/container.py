"""A zip that may come from anywhere, opened with care: nothing is unpacked, nothing is fetched, nothing is
expanded.

Used by the reader only. It shares no code with the writer.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from html.entities import html5
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

from lxml import etree

from everyreader.model.elements import enclosing
from everyreader.model.errors import MakerFailed

MAXIMUM_FILES = 10_000
MAXIMUM_BYTES = 2_000_000_000  # of all files together, unpacked
MAXIMUM_TEXT_BYTES = 50_000_000  # of one document
XHTML = "http://www.w3.org/1999/xhtml"
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)

Element = etree._Element


class Container:
    """The files of one EPUB. Names are paths inside the zip, as ``META-INF/container.xml``; ``size`` is what
    they weigh unpacked."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        self.names = tuple(one.filename for one in archive.infolist() if not one.is_dir())
        self.size = sum(one.file_size for one in archive.infolist())

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def data(self, name: str) -> bytes:
        """The bytes of one document. Raises ``MakerFailed`` where it is not there, broken or too large."""
        with self.stream(name) as stream:
            if self._archive.getinfo(name).file_size > MAXIMUM_TEXT_BYTES:
                raise MakerFailed(f"{self.path}: {name} is over {MAXIMUM_TEXT_BYTES // 1_000_000} MB")
            return stream.read()

    def head(self, name: str, size: int) -> bytes:
        """The first ``size`` bytes of one file. Raises ``MakerFailed`` as ``data`` does."""
        with self.stream(name) as stream:
            return stream.read(size)

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """One file, to be read piece by piece and sought in. Raises ``MakerFailed`` where it is not there or
        broken."""
        try:
            with self._archive.open(name) as stream:
                yield stream
        except KeyError:
            raise MakerFailed(f"{self.path}: {name} is not in the file") from None
        except _BROKEN as error:
            raise MakerFailed(f"{self.path}: {name} cannot be unpacked: {error}") from None

    def tree(self, name: str) -> Element:
        """One XML document, XHTML elements in no namespace, comments left out.

        Raises ``MakerFailed`` where it is not well-formed or declares entities of its own.
        """
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self.data(name), parser)
        except etree.XMLSyntaxError as error:
            raise MakerFailed(f"{self.path}: {name} is not well-formed XML: {error}") from None
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and any(True for _ in declared.iterentities()):
            raise MakerFailed(f"{self.path}: {name} declares entities; an e-book may not (EPUB 3.3, 3.9)")
        _resolve_named(root, self.path, name)
        for one in root.iter(f"{{{XHTML}}}*"):
            one.tag = etree.QName(one).localname
        return root


@contextmanager
def opened(path: Path) -> Iterator[Container]:
    """``path`` as a ``Container``. Raises ``MakerFailed`` where it is no zip or would unpack to too much."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise MakerFailed(f"{path}: not an EPUB, for it is no zip file: {error}") from None
    with archive:
        entries = archive.infolist()
        if len(entries) > MAXIMUM_FILES or sum(one.file_size for one in entries) > MAXIMUM_BYTES:
            raise MakerFailed(
                f"{path}: over {MAXIMUM_FILES} files or {MAXIMUM_BYTES // 1_000_000} MB unpacked"
            )
        yield Container(path, archive)


def resolve(base: str, address: str) -> tuple[str, str]:
    """``address`` as written in the file ``base`` → (name inside the zip, fragment); a remote address has the
    name ``""``.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    path = unquote(parts.path)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
    return name, unquote(parts.fragment)


def _resolve_named(root: Element, path: Path, name: str) -> None:
    """HTML's named characters (``&nbsp;``) as old documents use them → the characters."""
    for entity in list(root.iter(etree.Entity)):
        called = (entity.text or "").strip("&;")
        character = html5.get(f"{called};")
        if character is None:
            raise MakerFailed(f"{path}: {name} uses &{called}; which nothing declares")
        text = character + (entity.tail or "")
        before, parent = entity.getprevious(), enclosing(entity)
        if before is not None:
            before.tail = (before.tail or "") + text
        else:
            parent.text = (parent.text or "") + text
        entity.tail = None
        parent.remove(entity)
