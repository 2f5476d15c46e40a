"""Word: what a list says of its levels (ECMA-376-1, 17.9): where each starts, how its numbers look, what
makes it begin anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from everyreader.importers.docx.parts import W, is_on, value_of
from everyreader.model.text import folded
from everyreader.source.labels import roman

_NUMBER = re.compile(r"%([1-9])")

Element = etree._Element


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}
_ALL_FORMATS: dict[str, Callable[[int], str]] = {
    **_FORMATS,
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}


@dataclass(frozen=True)
class Level:
    """One level; ``restart`` is the level (from 1) that makes it begin anew, ``restarts`` whether its
    instance of the list does so where it is met for the first time."""

    start: int
    format: str
    text: str
    style: str
    restart: int | None
    decimal_only: bool
    restarts: bool = False

    def is_drawn(self, level: int) -> bool:
        """The statement's lists have this label: the level's own number, with full stop or brackets at
        most."""
        return self.format in _FORMATS and bool(re.fullmatch(rf"\s*\(?%{level + 1}[.):]*\s*", self.text))


def levels_of(abstract: Element | None, num: Element) -> dict[int, Level]:
    """The levels of the list ``abstract`` as its instance ``num`` has them."""
    own = [] if abstract is None else abstract.findall(f"{W}lvl")
    levels = [*own, *num.findall(f"{W}lvlOverride/{W}lvl")]
    found = {whole(one.get(f"{W}ilvl"), 0): _level(one) for one in levels}
    for one in num.findall(f"{W}lvlOverride[{W}startOverride]"):
        level, start = whole(one.get(f"{W}ilvl"), 0), value_of(one, "startOverride")
        if level in found:
            found[level] = replace(found[level], start=whole(start, 1), restarts=True)
    return found


def label(levels: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str:
    """What stands before a paragraph at ``level`` where the levels are at ``counts``; nothing for a
    bullet."""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        kind = "decimal" if levels[level].decimal_only or at not in levels else levels[at].format
        return _ALL_FORMATS.get(kind, str)(counts.get(at, 1))

    if levels[level].format == "bullet":
        return ""
    return folded(_NUMBER.sub(number, levels[level].text))


def _level(node: Element) -> Level:
    restart, legal = value_of(node, "lvlRestart"), node.find(f"{W}isLgl")
    return Level(
        whole(value_of(node, "start"), 0),
        value_of(node, "numFmt") or "decimal",
        value_of(node, "lvlText"),
        value_of(node, "pStyle"),
        int(restart) if restart.isdecimal() else None,
        is_on(legal),
    )


def whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() else otherwise
