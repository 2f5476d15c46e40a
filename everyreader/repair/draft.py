"""What travels from repair to repair: the received statement as pandoc's blocks, and what was done to it so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

Node = dict[str, Any]


@dataclass(frozen=True)
class Repair:
    """One repair: its name, the line in the received file (from 1), and what was done, in words."""

    name: str
    line: int
    message: str


@dataclass(frozen=True)
class Draft:
    """A received statement on its way. ``blocks`` are pandoc's, each with its ``line`` in the received file.

    ``title`` and ``date`` are empty until found or told; ``language`` is the BCP 47 tag that the person gave; ``lines``
    are the received file's own, to quote from.
    """

    blocks: tuple[Node, ...]
    language: str
    title: str = ""
    date: date | None = None
    repairs: tuple[Repair, ...] = ()
    lines: tuple[str, ...] = ()

    def repaired(self, name: str, line: int, message: str, **changes: Any) -> Draft:
        """This draft with one repair more, and with ``changes`` to its fields."""
        return replace(self, repairs=(*self.repairs, Repair(name, line, message)), **changes)

    def written(self, line: int) -> str:
        """Line ``line`` of the received file, as it was written."""
        return self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""


def words(inlines: list[Node]) -> str:
    """The text of ``inlines``, white space folded."""
    return " ".join("".join(_texts(inlines)).split())


def _texts(node: Any) -> Iterator[str]:
    match node:
        case list():
            for one in node:
                yield from _texts(one)
        case {"t": "Str", "c": text} | {"t": "Code" | "Math", "c": [_, text]}:
            yield text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": "Link" | "Image" | "Span", "c": [_, content, *_]}:
            yield from _texts(content)
        case {"c": content}:
            yield from _texts(content)


def lines_of(inlines: list[Node]) -> list[list[Node]]:
    """``inlines`` cut at their line breaks."""
    lines: list[list[Node]] = [[]]
    for inline in inlines:
        if inline["t"] in ("SoftBreak", "LineBreak"):
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines


def excerpt(text: str, length: int = 60) -> str:
    """``text`` cut at a word, for a message."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"
