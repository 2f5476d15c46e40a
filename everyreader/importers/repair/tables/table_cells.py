"""The cells of pandoc's tables: what they say, how they look, where they stand."""

from __future__ import annotations

import re
from typing import Any

from everyreader.importers.nodes import is_paragraph, stripped
from everyreader.source.tree import Node, words

NUMBER = re.compile(r"[^\w]*[+−–-]?\d[\d\s.,'’/:%–-]*(?:\s?[%€£$]|\s?[a-zA-Z]{1,4})?[^\w]*")
LONGEST_HEADER = 60  # characters
YEAR = re.compile(r"(?:19|20)\d\d")


def any_says(row: list[Any]) -> bool:
    return any(says(cell) for cell in row[1])


def plain_cell(cell: list[Any]) -> list[Any]:
    return [
        *cell[:4],
        [{**one, "c": stripped(_unbold(one["c"]))} if is_paragraph(one) else one for one in cell[4]],
    ]


def says(cell: list[Any]) -> bool:
    return bool(cell[4]) and (bool(words(cell[4])) or any(one["t"] == "Image" for one in inlines_of(cell)))


def inlines_of(cell: list[Any]) -> list[Node]:
    return [one for block in cell[4] if is_paragraph(block) for one in block["c"]]


def spread_of(rows: list[Any]) -> list[dict[int, list[Any]]]:
    """For each row the cells that stand in it by the columns that they fill; those from a row before, too."""
    spread: list[dict[int, list[Any]]] = [{} for _ in rows]
    for number, (_, cells) in enumerate(rows):
        column = 0
        for cell in cells:
            while column in spread[number]:
                column += 1
            for row in spread[number : number + cell[2]]:
                row.update({column + beside: cell for beside in range(cell[3])})
            column += cell[3]
    return spread


def is_bold(cell: list[Any]) -> bool:
    inlines = [one for one in inlines_of(cell) if one["t"] not in ("Space", "SoftBreak", "LineBreak")]
    return bool(inlines) and all(one["t"] == "Strong" for one in inlines)


def _unbold(inlines: list[Node]) -> list[Node]:
    return [inner for one in inlines for inner in (one["c"] if one["t"] == "Strong" else [one])]
