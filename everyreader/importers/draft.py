"""What travels from repair to repair: the received statement as pandoc's blocks, and what was done to it so
far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from everyreader.importers.nodes import in_every_list
from everyreader.source.tree import Node


@dataclass(frozen=True)
class Repair:
    """One repair: its name, the line in the received file (from 1), and what was done, in words.

    ``taken`` are words of the received file that the statement no longer holds, ``added`` words that it holds
    beyond them: the account of words (``importers/account.py``) counts both, and refuses every difference
    that no repair names.
    """

    name: str
    line: int
    message: str
    taken: str = ""
    added: str = ""


class Repairs(list[Repair]):
    """Repairs on a walk, in the order in which it finds them."""

    def say(self, name: str, line: int, message: str, taken: str = "", added: str = "") -> None:
        """Name one repair more."""
        self.append(Repair(name, line, message, taken, added))


Change = Callable[[Node, Repairs], Node | list[Node]]


def _made(blocks: list[Node], change: Change, found: Repairs) -> list[Node]:
    made = (change(one, found) for one in blocks)
    return [new for one in made for new in (one if isinstance(one, list) else [one])]


@dataclass(frozen=True)
class Image:
    """A picture that came with the file: its name as the blocks give it, beside the statement, and its
    bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Draft:
    """A received statement on its way.

    ``blocks`` are pandoc's own elements (``Superscript``, ``Figure`` …, none of the project's notation but
    the dateline), each with its ``line`` in the received file; ``source.write`` writes the notation. A
    paragraph that its file sets larger than the text has ``large``, its size by that of the text (1.5); what
    it sets in the middle of the line has ``centred``, what has its style for titles ``titled``.
    ``place`` says what ``line`` counts: lines of a text, paragraphs of an office file, pages of a PDF.
    ``lines`` are the file's own, to quote from; ``received`` are their words as another reader than pandoc
    counts them. ``title`` and ``date`` are empty until found or told, ``language`` is a BCP 47 tag.
    ``matter`` are further values for the front matter. With ``typed_lines`` the file's line ends are what its
    sender saw (plain text), so that one may mean something; in Markdown and in office files a soft one does
    not. ``publisher`` is the name of its publisher. ``mail`` is the subject of the mail that the file was,
    and the day it was sent; its signature begins at line ``signature`` (0 for none), and ``quoted`` are the
    lines of somebody else's mail. ``origins`` say of title, date, language and publisher where each is known
    from.
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
    typed_lines: bool = False
    publisher: str = ""
    mail: tuple[str, str] = ("", "")
    signature: int = 0
    quoted: tuple[range, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def repaired(
        self, name: str, line: int, message: str, *, taken: str = "", added: str = "", **changes: Any
    ) -> Draft:
        """This draft with one repair more, and with ``changes`` to its fields."""
        return replace(self, repairs=(*self.repairs, Repair(name, line, message, taken, added)), **changes)

    def changed(self, blocks: list[Node], found: list[Repair]) -> Draft:
        """This draft with ``blocks`` and the repairs that were ``found`` on the walk that made them."""
        return replace(self, blocks=tuple(blocks), repairs=(*self.repairs, *found))

    def each(self, change: Change) -> Draft:
        """This draft with what ``change`` makes of each of its blocks, and with the repairs that it names."""
        found = Repairs()
        return self.changed(_made(list(self.blocks), change, found), found)

    def every(self, change: Change) -> Draft:
        """As ``each``, and before that of each block inside quotations, list items and divisions."""
        found = Repairs()
        blocks = in_every_list(list(self.blocks), lambda several: _made(several, change, found))
        return self.changed(blocks, found)

    def written(self, line: int) -> str:
        """Line ``line`` of the received file, as it was written."""
        return self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""

    def is_quoted(self, line: int) -> bool:
        """Whether ``line`` is of somebody else's mail."""
        return any(line in one for one in self.quoted)

    def raw(self, line: int) -> str:
        """Line ``line`` of a text with its white space; empty where a file has no lines of its own."""
        return self.lines[line - 1] if self.place == "line" and 0 < line <= len(self.lines) else ""


def beside(repairs: Sequence[Repair]) -> str:
    """What a file without words did hold, for the message that refuses it."""
    left = [one for one in repairs if one.name.endswith("left out")]
    said = "; ".join(f"{one.name}: {excerpt(one.message, 120)}" for one in left[:3])
    return f" but what is no statement ({said})" if said else ""


def excerpt(text: str, length: int = 60) -> str:
    """``text`` cut at a word, for a message."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"
