"""Zip files from strangers (docx, odt, epub): names, sizes and ratios are looked at before anything is
opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Self

from lxml import etree

from everyreader.model.errors import SourceError

_MOST_FILES = 5_000
_LARGEST = 300_000_000  # bytes of all files together
_LARGEST_XML = 60_000_000
_RATIO, _RATIO_FROM = 300, 20_000_000  # a file that grows more than this is a bomb; a small one may
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Archive:
    """An opened zip file whose parts are read by name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = _opened(path)
        self.names = frozenset(self._zip.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """The part ``name``. Raises ``SourceError`` where it is not there or broken."""
        try:
            return self._zip.read(name)
        except KeyError:
            raise SourceError(self.path, f"its part {name} is not there; save it again") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise SourceError(self.path, f"its part {name} is broken: {error}; save it again") from None

    def xml(self, name: str) -> etree._Element:
        """The part ``name`` as XML. Raises ``SourceError`` for what is no XML, and for a DOCTYPE: no office
        writes one."""
        return parsed(self.path, name, self.read(name))

    def replaced(self, parts: dict[str, bytes]) -> bytes:
        """The whole file with other bytes for ``parts``."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            for name in sorted(self.names):
                if not name.endswith("/"):
                    new.writestr(name, parts[name] if name in parts else self.read(name))
        return out.getvalue()


def parsed(path: Path, name: str, data: bytes) -> etree._Element:
    """XML without entities. Raises ``SourceError``."""
    if len(data) > _LARGEST_XML:
        raise SourceError(path, f"its part {name} is over {_LARGEST_XML // 1_000_000} MB; make several of it")
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, huge_tree=True
        )
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(path, f"its part {name} is not XML: {error.msg}; save it again") from None
    if tree.getroottree().docinfo.doctype:
        raise SourceError(path, f"its part {name} has a DOCTYPE, which can hide entities; save it again")
    return tree


def _opened(path: Path) -> zipfile.ZipFile:
    with path.open("rb") as file:
        start = file.read(8)
        if start == _OLE:
            rest = file.read(4_000_000)
            if _ENCRYPTED in rest:
                raise SourceError(path, "it is encrypted; take the password off and save it again")
            raise SourceError(path, "it is a file of the old binary kind (.doc); save it as .docx")
    if not start:
        raise SourceError(path, "the file is empty; ask for it again")
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise SourceError(
            path, f"it is not a {path.suffix} file, or it is broken; open it and save it again"
        ) from None
    try:
        _refuse_bombs(path, opened.infolist())
    except SourceError:
        opened.close()
        raise
    return opened


def _refuse_bombs(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > _MOST_FILES or sum(one.file_size for one in infos) > _LARGEST:
        raise SourceError(
            path, f"over {_MOST_FILES} parts or {_LARGEST // 1_000_000} MB unpacked; make several files of it"
        )
    seen: set[str] = set()
    for one in infos:
        shown = one.filename[:80]
        if (
            one.filename.startswith(("/", "\\"))
            or ".." in PurePosixPath(one.filename.replace("\\", "/")).parts
        ):
            raise SourceError(path, f"its part '{shown}' lies outside the file; it is not to be trusted")
        if one.filename in seen:
            raise SourceError(path, f"its part '{shown}' is there twice; open the file and save it again")
        seen.add(one.filename)
        if one.flag_bits & 1:
            raise SourceError(path, "it is encrypted; take the password off and save it again")
        if one.file_size > _RATIO_FROM and one.file_size > _RATIO * max(one.compress_size, 1):
            raise SourceError(
                path, f"its part '{shown}' unpacks to {one.file_size // 1_000_000} MB; it is a bomb"
            )
