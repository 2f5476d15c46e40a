"""The files that a judgement is about: what each is called, which bytes it has, and what its reading back
found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from everyreader.model.digest import sha256
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from everyreader.model.reading import Reading


@dataclass(frozen=True, kw_only=True)
class CheckedFile:
    """One file. ``sha256`` is hexadecimal, ``""`` where the bytes are not at hand; ``reading`` is ``None``
    where it could not be read."""

    name: str
    rendition: Rendition
    media_type: str = ""
    bytes: int = 0
    sha256: str = ""
    reading: Reading | None = field(default=None, repr=False)


def checked_file(path: Path, rendition: Rendition, media_type: str, reading: Reading | None) -> CheckedFile:
    """``path`` as it is on disk now, with what was read from it."""
    there = path.is_file()
    return CheckedFile(
        name=path.name,
        rendition=rendition,
        media_type=media_type,
        bytes=path.stat().st_size if there else 0,
        sha256=sha256(path) if there else "",
        reading=reading,
    )


def statement_file(publication: Publication) -> CheckedFile:
    """The statement itself, as it was read."""
    return CheckedFile(
        name=publication.source_file,
        rendition=Rendition.SOURCE,
        media_type="text/markdown",
        bytes=len(publication.statement),
        sha256=hashlib.sha256(publication.statement).hexdigest(),
    )
