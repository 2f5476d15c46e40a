"""One unit as it is drawn: its lines, its letters, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from everyreader.formats.large_print.read.lines import Line, lines_of
from everyreader.formats.large_print.read.pages import Shown
from everyreader.model.publication import Kind, Unit
from everyreader.model.text import folded

_TABLE_STEPS = ("row", "column")


@dataclass(frozen=True)
class Block:
    """A unit, its strings in the order in which they are read, and the lines that they make."""

    unit: Unit
    strings: tuple[Shown, ...]
    lines: tuple[Line, ...]
    in_note: bool = False

    @property
    def kind(self) -> Kind:
        return self.unit.kind

    @property
    def page(self) -> int:
        """The page on which it begins, 0 where nothing of it is drawn."""
        return self.lines[0].page if self.lines else 0

    @property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        return max(self.lines, key=lambda line: len(line.text)).size if self.lines else 0.0

    @property
    def in_words(self) -> bool:
        return self.kind not in (Kind.CODE, Kind.MATH, Kind.IMAGE)

    @property
    def in_table(self) -> bool:
        return any(step.name in _TABLE_STEPS for step in self.unit.place)

    @property
    def at_top_level(self) -> bool:
        """In no list, quotation, definition, table or note."""
        return not self.unit.place and not self.in_note

    @property
    def text(self) -> str:
        return folded(self.unit.text)


def block(unit: Unit, strings: Iterable[Shown], *, in_note: bool) -> Block:
    """A unit with what it shows."""
    several = tuple(strings)
    return Block(unit, several, lines_of(several), in_note)
