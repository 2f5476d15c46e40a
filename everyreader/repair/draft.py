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

    ``title`` and ``date`` are empty until found or told; ``language`` is the BCP 47 tag that the person gave.
    """

    blocks: tuple[Node, ...]
    language: str
    title: str = ""
    date: date | None = None
    repairs: tuple[Repair, ...] = ()

    def repaired(self, name: str, line: int, message: str, **changes: Any) -> Draft:
        """This draft with one repair more, and with ``changes`` to its fields."""
        return replace(self, repairs=(*self.repairs, Repair(name, line, message)), **changes)


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


def excerpt(text: str, length: int = 60) -> str:
    """``text`` cut at a word, for a message."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"
