"""Labels that somebody typed without a space behind them (“6.Costs”, “-the pier”), among others that have
one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from everyreader.importers.nodes import is_paragraph, joined, lines_of, stripped
from everyreader.source.tree import Node, words

_KEY = "unparted"  # of a paragraph: what it was
# A number of two figures and a capital: “1.5 million”, “10.30”, “12.a” and “3.A” are no points.
_LABEL = re.compile(r"(?:(?P<number>[1-9]\d?)(?P<sign>[.)])(?=[^\W\d_]{2})|(?P<dash>[-–—])(?=[^\W\d_]))")
_SPACED = re.compile(r"(?:(?P<number>[1-9]\d?)(?P<sign>[.)])|(?P<dash>[-–—]))\s")


@dataclass(frozen=True)
class _Line:
    """A line with a label: its block, its place in that, its sign, its number (0 for a dash), whether a space
    follows it, and how many lines stand before it in all."""

    block: int
    place: int
    sign: str
    number: int
    spaced: bool
    at: int


def parted(blocks: Sequence[Node]) -> list[Node]:
    """``blocks`` with a space behind each label that needs one to be read, where the series that it is of
    shows that it is a label: the number before it or behind it, or a dash right above or below, has its
    space."""
    lines = list(_lines(blocks))
    found: dict[int, set[int]] = {}
    for run in _runs(lines):
        if any(one.spaced for one in run):
            for one in run:
                found.setdefault(one.block, set()).update(set() if one.spaced else {one.place})
    return [_parted(block, found[at]) if found.get(at) else block for at, block in enumerate(blocks)]


def undone(blocks: Sequence[Node]) -> list[Node]:
    """``blocks`` with those as they were that became no list."""
    return [one.get(_KEY, one) for one in blocks]


def _lines(blocks: Sequence[Node]) -> Iterator[_Line]:
    at = 0
    for index, block in enumerate(blocks):
        lines = lines_of(block["c"]) if is_paragraph(block) and not block.get("counted") else [[]]
        for place, line in enumerate(lines):
            said = words(stripped(line))
            spaced = _SPACED.match(said)
            found = spaced or _LABEL.match(said)
            if found and (found["dash"] or spaced or said[found.end()].isupper()):
                number = int(found["number"] or 0)
                yield _Line(index, place, found["dash"] or found["sign"], number, bool(spaced), at)
            at += 1
        match block:
            case {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": delimiter}], items]}:
                sign = {"Period": ".", "OneParen": ")"}.get(delimiter, "")
                yield from (_Line(index, 0, sign, n, True, at) for n in range(start, start + len(items)))


def _runs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines of one sign, the numbers of which count on, or the dashes of which stand below each other."""
    by_sign = sorted(lines, key=lambda one: one.sign)
    for _, several in groupby(by_sign, key=lambda one: one.sign):
        same = list(several)
        run = same[:1]
        for last, one in pairwise(same):
            step = one.number - last.number if one.number else one.at - last.at
            if step != 1:
                yield run
                run = []
            run.append(one)
        yield run


def _parted(block: Node, places: set[int]) -> Node:
    lines = [_spaced(line) if n in places else line for n, line in enumerate(lines_of(block["c"]))]
    kind = "LineBreak" if any(one["t"] == "LineBreak" for one in block["c"]) else "SoftBreak"
    return {**block, "c": joined(lines, kind), _KEY: block}


def _spaced(inlines: list[Node]) -> list[Node]:
    """``inlines`` with a space behind the label that they begin with."""
    first, *rest = stripped(inlines)
    if first["t"] != "Str":
        content = first["c"][1] if first["t"] in ("Span", "Link") else first["c"]
        inner = _spaced(content)
        return [{**first, "c": [first["c"][0], inner] if content is not first["c"] else inner}, *rest]
    found = _LABEL.match(first["c"])
    if not found:
        return inlines
    label = {"t": "Str", "c": found[0]}
    return [label, {"t": "Space"}, {**first, "c": first["c"][found.end() :]}, *rest]
