"""What is read back from a W3C Audiobook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from everyreader.formats.talking import TalkingReading


@dataclass(frozen=True)
class Track:
    """One item of the reading order: its file, its media type as stated, and its length as stated, in seconds
    (``None`` without one).

    ``alternates`` are files with the same in another form.
    """

    name: str
    media_type: str
    seconds: float | None
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the contents. ``moment`` in seconds into the recording ``name``, ``None`` where it is no
    time."""

    title: str
    level: int
    address: str
    name: str
    moment: float | None


@dataclass(frozen=True, kw_only=True)
class LpfReading(TalkingReading):
    """A ``TalkingReading`` of a book that a manifest describes. ``metadata`` has the manifest's properties
    under their own names.

    ``manifest`` is the JSON as it stands. ``toc`` are the contents of the entry page, ``has_toc`` whether it
    marks them as such. ``resources``: each file that the manifest names, with the media type stated.
    ``cover`` is the file of the cover, ``""`` without one. ``texts`` are those of the alternates that were
    read: XHTML documents.
    """

    manifest: Mapping[str, Any] = field(default_factory=dict, repr=False)
    tracks: tuple[Track, ...] = ()
    toc: tuple[Line, ...] = ()
    has_entry: bool = False
    has_toc: bool = False
    entry_title: str = ""
    entry_language: str = ""
    resources: Mapping[str, str] = field(default_factory=dict)
    cover: str = ""
    texts: tuple[str, ...] = ()
