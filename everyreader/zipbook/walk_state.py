"""What a walk through content documents carries along and brings home."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from everyreader.model.publication import Kind, Run, Step, Unit


@dataclass(frozen=True)
class At:
    """Where the walk stands: what the words there inherit."""

    language: str
    place: tuple[Step, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    link: str = ""
    expansion: str = ""

    def inside(self, name: str, position: int = 1) -> At:
        return replace(self, place=(*self.place, Step(name, position)))


@dataclass
class Found:
    """What one document, or several one after another, gave."""

    units: list[Unit] = field(default_factory=list)
    notes: list[Unit] = field(default_factory=list)
    decorative: int = 0
    without_alt: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)


@dataclass
class Line:
    """Runs gathered for the unit that is open. ``pieces`` counts what stands in it besides white space."""

    runs: list[Run] = field(default_factory=list)
    pieces: int = 0
    bare_image: bool = False
    displayed: bool = False
