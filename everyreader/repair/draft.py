"""What travels from repair to repair: the received statement as pandoc's blocks, and what was done to it so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

Node = dict[str, Any]


@dataclass(frozen=True)
class Repair:
    """One repair: its name, the line in the received file (from 1), and what was done, in words.

    ``taken`` are words of the received file that the statement no longer holds, ``added`` words that it holds beyond them: the
    account of words (``importers/account.py``) counts both, and refuses every difference that no repair names.
    """

    name: str
    line: int
    message: str
    taken: str = ""
    added: str = ""


@dataclass(frozen=True)
class Image:
    """A picture that came with the file: its name as the blocks give it, beside the statement, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Draft:
    """A received statement on its way.

    ``blocks`` are pandoc's own elements (``Superscript``, ``Figure`` …, none of the project's notation but the dateline),
    each with its ``line`` in the received file; ``source.write`` writes the notation. A paragraph that its file sets larger
    than the text has ``large``, its size by that of the text (1.5). ``place`` says what ``line`` counts: lines of a text,
    paragraphs of an office file, pages of a PDF. ``lines`` are the file's own, to quote from; ``received`` are their words as
    another reader than pandoc counts them. ``title`` and ``date`` are empty until found or told, ``language`` is a BCP 47 tag.
    ``matter`` are further values for the front matter.
    """

    blocks: tuple[Node, ...]
    language: str
    title: str = ""
    date: date | None = None
    repairs: tuple[Repair, ...] = ()
    lines: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    place: str = "line"
    images: tuple[Image, ...] = ()
    matter: Mapping[str, str | list[str]] = field(default_factory=dict)

    def repaired(
        self, name: str, line: int, message: str, *, taken: str = "", added: str = "", **changes: Any
    ) -> Draft:
        """This draft with one repair more, and with ``changes`` to its fields."""
        return replace(self, repairs=(*self.repairs, Repair(name, line, message, taken, added)), **changes)

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
