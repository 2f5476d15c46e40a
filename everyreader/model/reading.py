"""What a reader meets in one finished file, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from everyreader.model.motion import Motion
from everyreader.model.publication import Publication, Unit

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Entry:
    """One line of a table of contents, PDF outline or chapter list. ``level`` from 1; ``start`` in seconds
    for audio."""

    title: str
    level: int
    start: float | None = None
    leads_somewhere: bool = True


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a reader meets in one finished file: words too many as well as words too few.

    ``contents`` is the file's own navigation. ``metadata`` maps a property (``dcterms:title``,
    ``schema:accessMode``, …) to its values in file order. ``decorative`` counts images marked as decoration;
    ``images_without_alt`` names those that carry neither text nor such a mark. ``notes_with_way_back`` counts
    notes that have a working link back to each of their references. ``unavailable`` names what could not be
    read (``rendered``, ``recognised``), each with the reason: rules that need it are untested. ``pictures``
    are the images in document order, each as its alternative text and the SHA-256 of its file; ``moving`` are
    those that move, each as the name of its document, the number of its element and how it moves.
    ``transcript`` is a screen reader's walk through it, a line a stop.
    """

    path: Path
    title: str
    language: str
    units: tuple[Unit, ...]
    notes: tuple[Unit, ...] = ()
    contents: tuple[Entry, ...] = ()
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decorative: int = 0
    images_without_alt: tuple[str, ...] = ()
    notes_with_way_back: int | None = None
    unavailable: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[tuple[str, str], ...] = ()
    moving: tuple[tuple[str, int, Motion], ...] = ()
    transcript: tuple[str, ...] = ()

    def summary(self) -> str:
        """What of it was laid beside the statement: ``688 words in 12 units``."""
        units = self.units + self.notes
        words = sum(len(_WORD.findall(unit.text)) for unit in units)
        return f"{words} words in {len(units)} units"

    def expects(self, publication: Publication) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
        """The units and notes of ``publication`` as such a file can say them: what is to be read in it."""
        return publication.units, publication.notes

    def access(self) -> Mapping[str, tuple[str, ...]]:
        """What it offers a reader, in schema.org's properties: its own, or, where its format has no place for
        such, those that reading it back found."""
        return self.metadata

    def measured(self) -> tuple[str, ...]:
        """What only this kind of file has, measured on it, for readers."""
        return ()

    def judged(self) -> Self:
        """It without what only its rules ask for, which of a long text is hundreds of megabytes."""
        return self

    @property
    def says_access(self) -> bool:
        """Whether its own metadata say what it offers."""
        return any(name.startswith("schema:access") for name in self.metadata)
