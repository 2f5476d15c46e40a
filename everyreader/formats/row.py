"""What a row of the table of formats says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.formats.ways import Way
from everyreader.model.edition_info import FileRole
from everyreader.model.findings import Rendition
from everyreader.model.reading import Reading


@dataclass(frozen=True)
class Part:
    """One file of a format: ``NAME`` + ``suffix``, its role on the download page, its media type (RFC 6838).

    ``label`` is what a link to it says; ``kind`` the word in it that says what kind of file it is. ``ways``
    are what it serves. ``listed``: what the list of editions calls it, and at which place. ``relies_on``: the
    technology that a reader's own has to know; empty for what is a part of something else.
    ``beside_narration``: it is made where the edition has a narration, and would be another file's double
    without one; ``beside`` is what its double is called then.
    """

    suffix: str
    role: FileRole
    media_type: str
    label: str
    kind: str
    ways: tuple[Way, ...]
    listed: tuple[int, str] = (0, "")
    relies_on: str = ""
    beside_narration: bool = False
    beside: str = ""

    @property
    def end(self) -> str:
        """How the names of such files end, whoever made them: ``.pdf``."""
        return f".{self.suffix.rpartition('.')[2]}"


@dataclass(frozen=True)
class Format:
    """One format. ``name`` is what ``--formats`` calls it, ``title`` what the report does, ``noun`` the
    documentation within a sentence.

    ``read_back`` reads one of its files, beside which those of ``plays`` lie. ``text``: its words can be laid
    beside the statement's. ``spoken``: it is made of the narration, and cannot be made without the format
    ``audio``; ``listened``: it is read back by the sound of the sentences. ``on_request``: only where it is
    asked for. ``after`` are formats that it leads to: it is written once their files are there.

    ``tagged``: its words carry tags for programs, of their language, links, header cells and contents.
    ``every_script``: its letters are the reader's own, and proven from either side; ``drawn``: they are drawn
    by the fonts at hand.
    """

    name: str
    rendition: Rendition
    title: str
    noun: str
    parts: tuple[Part, ...]
    write: Callable[[Making], None]
    read_back: Callable[[Path, ReadingBack], Reading]
    plays: str = ""
    text: bool = True
    spoken: bool = False
    listened: bool = False
    on_request: bool = False
    after: tuple[str, ...] = ()
    tagged: bool = False
    every_script: bool = False
    drawn: bool = False

    @property
    def shown(self) -> bool:
        """Whether it is words to read, not to hear: what all texts share is asked of it."""
        return self.text and not self.spoken

    def made(self, *, speaks: bool) -> tuple[Part, ...]:
        """Its files in an edition with a narration, or in one without."""
        return tuple(one for one in self.parts if speaks or not one.beside_narration)
