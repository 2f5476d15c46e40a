"""Quotations of office files: paragraphs of one follow each other, and where another begins right below, a
mark keeps them apart.

Word and OpenDocument know paragraphs in a style for quotations, and no quotation. Another one begins where
the style that the first began in comes again behind another style (that of its source), and behind an empty
line of the text. What is only set further inside is one to pandoc, but a first line that hangs, or begins
with a typed label, is a clause's or a point's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from everyreader.importers import columns
from everyreader.importers.repair.nodes import Node, in_every_list
from everyreader.importers.repair.typed import DASH, readings

_OF_SOURCES = (DASH, "UpperAlpha")  # a quotation's source begins so, too: “– Jo Mill”, “J. Mill”

Element = etree._Element


def begins(
    paragraphs: Iterable[Element], style: Callable[[Element], str], text: Callable[[Element], str]
) -> Iterator[Element]:
    """The first paragraph of each quotation right below another; ``style`` is empty for what is no
    quotation."""
    first = before = ""
    last, gap = None, False
    for one in paragraphs:
        name, said = style(one), text(one).strip()
        if last is None or one.getprevious() is not last or said and not name:
            first, gap = "", False
        if said and name:
            if first and (gap or name == first != before):
                yield one
                first = ""
            first, before, gap = first or name, name, False
        elif not said:
            gap = gap or not name
        last = one


def is_clause(text: str, first: float, right: float) -> bool:
    """Whether what is only set further inside is no quotation; ``first`` (line) and ``right`` are its
    indents, in any unit."""
    label, *rest = text.replace(columns.MARK, " ").split(maxsplit=1) or [""]
    kinds = {one.kind for one in readings(label)} if rest and right <= 0 else set()
    return first < 0 or bool(kinds) and kinds.isdisjoint(_OF_SOURCES)


def joined(blocks: list[Node]) -> list[Node]:
    """Quotations one right after the other as one."""
    return in_every_list(blocks, _joined)


def _joined(blocks: list[Node]) -> list[Node]:
    out: list[Node] = []
    for block in blocks:
        if out and block["t"] == "BlockQuote" == out[-1]["t"]:
            out[-1] = {**out[-1], "c": [*out[-1]["c"], *block["c"]]}
        else:
            out.append(block)
    return out
