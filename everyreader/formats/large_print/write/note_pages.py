"""A note on the page of its mark: Typst parts them where a point of a list, a row or a heading falls to a
page's end.

What is made is looked at; before the first mark whose note went elsewhere the next attempt begins a new page.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary, Object

from everyreader.formats.large_print.write.table_tags import children
from everyreader.source.notes import FURTHER_MARK
from everyreader.source.tree import Node, walk

NEW_PAGE, HERE = "#pagebreak(weak: true)", "#colbreak()"
_FEW_ROWS = 4
_LEAVES = ("Para", "Plain", "Header", "CodeBlock")


def numbers_in(node: Any) -> Iterator[int]:
    """The numbers of the notes in ``node``, in order; 0 for a further mark of one."""
    for one in walk(node, "Note", "Span", past=("Note",)):
        if one["t"] == "Note":
            yield one["number"]
        elif FURTHER_MARK in one["c"][0][1]:
            yield 0


def apart(data: bytes, marks: Sequence[int]) -> list[int]:
    """The notes that stand on another page than their mark in the PDF ``data``, which has these ``marks`` in
    this order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        links = list(_marks(pdf.Root.get("/StructTreeRoot", Dictionary())))
        pages = {one.objgen: page.obj.objgen for page in pdf.pages for one in page.obj.get("/Annots", ())}
        if len(links) != len(marks):
            return []
        pairs = zip(marks, links, strict=True)
        return [number for number, link in pairs if number and link.Dest[0].objgen != pages[link.objgen]]


def _marks(element: Object, *, labelled: bool = False) -> Iterator[Object]:
    """The annotations of the numbers that refer to notes: links in labels, those of the notes themselves left
    out."""
    for kid in children(element):
        if not isinstance(kid, Dictionary):
            continue
        if kid.get("/Type") == "/OBJR" and labelled and "/Dest" in kid.Obj:
            yield kid.Obj
        elif "/S" in kid and kid.S != "/Note":
            yield from _marks(kid, labelled=labelled or kid.S == "/Lbl")


@dataclass(frozen=True)
class _Leaf:
    """A block of words, the list of blocks that it stands in, and whether it is in a table."""

    around: list[Node]
    node: Node
    in_table: bool = False


def with_breaks(blocks: list[Node], numbers: frozenset[int]) -> list[Node]:
    """``blocks`` with a new page before whatever holds the mark of one of these notes, rows of tables left
    out (``blocks`` sees to them)."""
    if not numbers:
        return blocks
    out: list[Node] = []
    for block in copy.deepcopy(blocks):
        own = [block]
        leaves = list(_leaves(own))
        starts = [n for n, leaf in enumerate(leaves) if numbers & set(numbers_in(leaf.node))]
        if starts and (starts[0] == 0 or block["t"] in _LEAVES):
            place = len(out)
            while place and out[place - 1]["t"] == "Header":  # a heading goes with what it heads
                place -= 1
            out.insert(place, _break(NEW_PAGE))
        for start in starts:
            if start and not leaves[start].in_table:
                _break_before(leaves[: start + 1])
        out += own
    return out


def _leaves(blocks: list[Node], *, in_table: bool = False) -> Iterator[_Leaf]:
    for block in list(blocks):
        match block:
            case {"t": kind} if kind in _LEAVES:
                yield _Leaf(blocks, block, in_table)
            case {"t": "Table", "c": content}:
                yield from _rows(content)
            case {"t": "DefinitionList", "c": entries}:
                for term, definitions in entries:
                    yield _Leaf([], {"t": "Plain", "c": term}, in_table)
                    for content in definitions:
                        yield from _leaves(content, in_table=in_table)
            case {"t": "BulletList", "c": items} | {"t": "OrderedList", "c": [_, items]}:
                for item in items:
                    yield from _leaves(item, in_table=in_table)
            case {"t": "BlockQuote", "c": content} | {"t": "Div", "c": [_, content]}:
                yield from _leaves(content, in_table=in_table)


def _rows(content: list[Any]) -> Iterator[_Leaf]:
    """Caption, heading and first row, with those that its cells reach into, as one: no page ends between
    them. Each other row is a leaf."""
    _, caption, _, head, bodies, foot = content
    rows = [*(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    first = max((cell[2] for cell in rows[0][1]), default=1) if rows else 0
    first = first if first <= _FEW_ROWS else 1
    yield _Leaf([], {"t": "Table", "c": [caption, head, *rows[:first]]}, in_table=True)
    for row in rows[first:]:
        yield _Leaf([], {"t": "Table", "c": row}, in_table=True)


def _break_before(leaves: list[_Leaf]) -> None:
    """Before the last of ``leaves``, and at the end of what stands before it: at the head of a point its
    bullet would stay behind.

    A term goes with the first words of what it means.
    """
    for previous, leaf in zip(leaves[-2::-1], leaves[:0:-1], strict=True):
        if previous.in_table:
            return
        for around, node, after in ((leaf.around, leaf.node, 0), (previous.around, previous.node, 1)):
            place = next((n for n, one in enumerate(around) if one is node), -1)
            if place + after > 0:
                around.insert(place + after, _break(HERE))
                return


def _break(typst: str) -> Node:
    return {"t": "RawBlock", "c": ["typst", typst]}
