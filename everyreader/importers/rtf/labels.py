"""The labels that a Rich Text file writes before the points of its lists; pandoc counts anew, and passes over
points without words."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.importers.draft import Repair
from everyreader.importers.office.list_labels import without_words


class Labels:
    """``shown`` are those of the points with words."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self._lost: list[tuple[int, str]] = []
        self._is_waiting = False  # for words behind the last one

    def add(self, said: str) -> None:
        self.shown.append(said)
        self._is_waiting = True

    def end(self, number: int, *, holds: bool) -> None:
        """That a paragraph ends, before which the file has ``number - 1``, and whether it holds anything."""
        if self._is_waiting and not holds:
            self._lost.append((number, self.shown.pop()))
        self._is_waiting = False

    def left_out(self) -> Iterator[Repair]:
        yield from without_words(
            [(number, said) for number, said in self._lost if said.strip("(.)").isalnum()]
        )
