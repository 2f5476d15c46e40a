"""The blocks of the statement with the units that they became, so that each place is named by its own
line."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from everyreader.model.publication import Publication, Role, Unit
from everyreader.model.text import folded
from everyreader.source.notes import further_mark
from everyreader.source.tree import Node, changed, walk, words
from everyreader.source.units import extract

_LEAVES = ("Para", "Plain", "LineBlock", "Header", "CodeBlock")


def located(publication: Publication) -> Iterator[tuple[Node, Unit]]:
    """Each paragraph, heading, term, code or table with the unit that it begins, notes last; without words it
    has none.

    Notes stand apart: what is in them is not in the paragraph of their mark.
    """
    for starts, units in zip(_starts(publication.body), (publication.units, publication.notes), strict=True):
        yield from ((block, units[at]) for block, at in starts if at < len(units))


def lists_with_empty_points(publication: Publication) -> Iterator[tuple[str, list[Unit]]]:
    """What the first point with words says of each list that has one without, and the units that say so."""
    for one in walk(json.loads(publication.body)["blocks"], "BulletList", "OrderedList"):
        items = one["c"] if one["t"] == "BulletList" else one["c"][1]
        said = next((folded(words(item[:1])) for item in items if item), "")
        if not all(items):
            yield said, [unit for unit in publication.all_units if folded(unit.text) == said]


@lru_cache(maxsize=4)  # several rules ask for the same statement's, and those of statements beside each other
def _starts(body: str) -> tuple[tuple[tuple[Node, int], ...], tuple[tuple[Node, int], ...]]:
    """The blocks of the text and of its notes, each with the number of the unit that it begins."""
    noted: list[Node] = []
    return tuple(_numbered(json.loads(body)["blocks"], noted)), tuple(_numbered(noted, noted))


def _numbered(blocks: list[Node], noted: list[Node]) -> Iterator[tuple[Node, int]]:
    """In place: ``noted`` gets the blocks of the notes in ``blocks``."""
    at = 0
    for leaf in _leaves(blocks):
        block, is_table = _apart(leaf), leaf["t"] == "Table"
        count = 0 if is_table else len(extract([block], "und").units)
        if is_table or count:
            yield block, at
        if not is_table:
            at += count
            noted += [one for note in walk(leaf, "Note", past=("Note",)) for one in note["c"]]


def _leaves(blocks: list[Node]) -> Iterator[Node]:
    """In the order of the units; a table stands before its cells and behind its caption."""
    for block in blocks:
        match block:
            case {"t": kind} if kind in _LEAVES:
                yield block
            case {"t": "BlockQuote", "c": content} | {"t": "Div", "c": [_, content]}:
                yield from _leaves(content)
            case {"t": "BulletList", "c": items} | {"t": "OrderedList", "c": [_, items]}:
                yield from (leaf for item in items for leaf in _leaves(item))
            case {"t": "DefinitionList", "c": entries}:
                for term, definitions in entries:
                    yield {"t": "Plain", "c": term}
                    yield from (leaf for one in definitions for leaf in _leaves(one))
            case {"t": "Figure", "c": [_, [_, caption], content]}:
                yield from _leaves([*content, *caption])
            case {"t": "Table", "c": [_, [_, caption], _, head, bodies, foot]}:
                yield from _leaves(caption)
                yield block
                parts = [head[1], *(rows for _, _, top, rest in bodies for rows in (top, rest)), foot[1]]
                yield from (
                    leaf for rows in parts for _, row in rows for cell in row for leaf in _leaves(cell[4])
                )


def _apart(leaf: Node) -> Node:
    """``leaf`` with a mark in the place of each note."""
    return changed(leaf, lambda node: further_mark(1) if node.get("t") == "Note" else node)


def source_lines(publication: Publication) -> Iterator[tuple[Unit, list[str]]]:
    """Each unit with the lines of ``statement.md`` from its own to the one before the next unit's."""
    lines = publication.statement.decode("utf-8", "replace").splitlines()
    begins = sorted({unit.line for unit in publication.all_units if unit.line})
    for unit in publication.all_units:
        first = unit.line or 1
        after = bisect_right(begins, first)
        yield unit, lines[first - 1 : begins[after] - 1 if after < len(begins) else None]


def pictures(publication: Publication) -> Iterator[tuple[Unit, str, int | None]]:
    """Each alternative text, its unit, and its own line where that can be told."""
    for unit, lines in source_lines(publication):
        found = [folded(run.text) for run in unit.runs if run.role is Role.ALT]
        at = [number for number, line in enumerate(lines, unit.line or 1) for _ in range(line.count("!["))]
        own = at if len(at) == len(found) else [unit.line] * len(found)
        for text, line in zip(found, own, strict=True):
            yield unit, text, line
