"""pandoc's tree → lines of text: what stands in what is told by indents, labels and empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from everyreader.formats.plain_text.write.lines import Lines
from everyreader.formats.plain_text.write.tables import INDENT, Rendered, records
from everyreader.model.publication import Kind, Unit
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node
from everyreader.source.units import extract

_LISTS = ("BulletList", "OrderedList")
_WORDS = ("Para", "Plain", "LineBlock")
_DEFINITION = ":  "  # its words stand further in than the labels of a list behind it
_UNDERLINES = {1: "=", 2: "-"}
_LONGEST = 40  # signs of an underline, what a line of a braille display holds


class Blocks:
    """What makes lines of blocks. ``in_cell``: an empty line would end the record that they stand in."""

    def __init__(self, lines: Lines, *, in_cell: bool = False) -> None:
        self._lines, self._in_cell = lines, in_cell

    def of(self, nodes: list[Node], *, tight: bool = False) -> list[str]:
        """The lines of ``nodes``. An empty one stands between two of them, two between two lists; none before
        a list in an item of a ``tight`` one."""
        out: list[str] = []
        before = ""
        for node in _flat(nodes):
            lines = self._block(node)
            if not lines:
                continue
            kind = node["t"]
            gap = 2 if before in _LISTS and kind in _LISTS else 0 if tight and kind in _LISTS else 1
            out += [""] * (gap if out and not self._in_cell else 0) + lines
            before = kind
        return out

    def _block(self, node: Node) -> list[str]:
        match node:
            case {"t": "Header", "c": [level, _, _]}:
                return [one for unit in _units(node) for one in _heading(self._lines.of(unit)[0], level)]
            case {"t": kind} if kind in _WORDS:
                return [one for unit in _units(node) for one in self._lines.of(unit, whole=self._in_cell)]
            case {"t": "CodeBlock", "c": [_, text]}:
                fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text) or [""]))
                return [fence, *text.strip("\n").split("\n"), fence]
            case {"t": "BlockQuote", "c": content}:
                return [f"> {one}" if one else ">" for one in self.of(content)]
            case {"t": "BulletList", "c": items}:
                return self._list([("•", one) for one in items])
            case {"t": "OrderedList", "c": [[start, style, delimiter], items]}:
                labels = (list_label(start + at, style["t"], delimiter["t"]) for at in range(len(items)))
                return self._list(list(zip(labels, items, strict=True)))
            case {"t": "DefinitionList", "c": entries}:
                return self._definitions(entries)
            case {"t": "Figure", "c": [_, [_, caption], content]}:
                return [*self.of(content), *self._captions(caption)]
            case {"t": "Table", "c": content}:
                return self._table(content)
        return []

    def _list(self, items: list[tuple[str, list[Node]]]) -> list[str]:
        """Its items, each with its label, further in than what is around the list; close together where the
        statement has them so."""
        tight = any(one["t"] == "Plain" for _, item in items for one in _flat(item))
        out: list[str] = []
        for label, item in items:
            content = self.of(item, tight=tight)
            out += [""] * bool(out and not tight and not self._in_cell)
            out += labelled(f"{INDENT}{label}", content)
        return out

    def _definitions(self, entries: list[Any]) -> list[str]:
        out: list[str] = []
        for term, definitions in entries:
            out += [""] * bool(out and not self._in_cell)
            units = _units({"t": "Plain", "c": term})
            out += [line for one in units for line in self._lines.of(one, whole=True)]
            made = [labelled(_DEFINITION, self.of(one)) for one in definitions]
            apart = not self._in_cell and any(len(one) > 1 for one in made)
            for number, lines in enumerate(made):
                out += [""] * bool(number and apart) + lines
        return out

    def _captions(self, caption: list[Node]) -> Iterator[str]:
        units = (unit for one in _flat(caption) for unit in _units(one))
        return (
            self._lines.ours(self._lines.words.caption, self._lines.of(one, whole=True)[0]) for one in units
        )

    def _table(self, content: list[Any]) -> list[str]:
        words, [_, caption] = self._lines.words, content[1]
        units = [unit for one in _flat(caption) for unit in _units(one)]
        said = [self._lines.of(one, whole=True)[0] for one in units]
        cells = Blocks(self._lines, in_cell=True)
        lines = records(content, cells.cell)
        return [
            self._lines.ours(words.table, *said[:1]),
            *(self._lines.ours(words.caption, one) for one in said[1:]),
            "",
            *lines,
            "",
            self._lines.ours(words.table_end),
        ]

    def cell(self, nodes: list[Node]) -> Rendered:
        """The lines of a cell."""
        made = [(one, lines) for one in _flat(nodes) if (lines := self._block(one))]
        plain = bool(made) and made[0][0]["t"] in _WORDS
        pictured = plain and _units(made[0][0])[0].kind is Kind.IMAGE
        return Rendered([line for _, lines in made for line in lines], plain, pictured)


def _flat(nodes: list[Node]) -> Iterator[Node]:
    """``nodes`` with those of their divisions, which mark a language or a place."""
    for one in nodes:
        if one["t"] == "Div":
            yield from _flat(one["c"][1])
        else:
            yield one


def _units(node: Node) -> tuple[Unit, ...]:
    return extract([node], "und").units


def _heading(words: str, level: int) -> list[str]:
    sign = _UNDERLINES.get(level)
    return [words, sign * min(max(len(words), 3), _LONGEST)] if sign else [f"{'#' * level} {words}"]


def labelled(label: str, lines: list[str]) -> list[str]:
    """``lines`` behind their label, all of them as far in as the first."""
    first, *rest = lines or [""]
    room = " " * (len(label) + 1)
    return [f"{label} {first}".rstrip(" "), *(f"{room}{one}" if one else "" for one in rest)]
