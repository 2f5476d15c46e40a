"""Lines and paragraphs of a draft, and changes of every list of blocks or of inlines in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from everyreader.model.text import one_line
from everyreader.source.tree import BLOCKS, BREAKS, INLINES, SPACES, Node, text_of, words

RUNS_ON = re.compile(r"[–—―/,;&=+]|-\s")  # how no paragraph begins: the words before it are of its sentence
_LARGE = 1.15  # times the text's size


def as_typed(inlines: list[Node]) -> str:
    """The text of ``inlines`` in one line, no-break spaces as they are."""
    return one_line(text_of(inlines)).strip()


def lines_of(inlines: list[Node]) -> list[list[Node]]:
    """``inlines`` cut at their line breaks."""
    lines: list[list[Node]] = [[]]
    for inline in inlines:
        if inline["t"] in BREAKS:
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines


def pieces(inlines: list[Node]) -> list[list[Node]]:
    """``inlines`` cut where a line of them is empty, without breaks at either end of a piece."""
    found: list[list[Node]] = [[]]
    line: list[Node] = []
    for inline in (*inlines, {"t": "LineBreak"}):
        line.append(inline)
        if inline["t"] in BREAKS:
            if words(line) or _shows(line):
                found[-1] += line
            elif found[-1]:
                found.append([])
            line = []
    return [stripped(one) for one in found if one]


def _shows(inlines: list[Node]) -> bool:
    return any(one["t"] not in SPACES and one["t"] != "Str" for one in inlines)


def joined(lines: list[list[Node]], kind: str) -> list[Node]:
    """The opposite of ``lines_of``, with breaks of ``kind``."""
    return [one for line in lines for one in ({"t": kind}, *line)][1:]


def stripped(inlines: list[Node]) -> list[Node]:
    """``inlines`` without white space at either end."""
    while inlines and inlines[0]["t"] in SPACES:
        inlines = inlines[1:]
    while inlines and inlines[-1]["t"] in SPACES:
        inlines = inlines[:-1]
    return inlines


def is_paragraph(block: Node) -> bool:
    return block["t"] in ("Para", "Plain")


def is_all(inlines: list[Node], kind: str) -> bool:
    """Whether all words of ``inlines`` are bold (or underlined), however many pieces the program made of
    it."""
    inlines = stripped(inlines)
    shown = [one for one in inlines if one["t"] not in SPACES]
    return (
        bool(shown)
        and all(
            one["t"] == kind
            or one["t"] in ("Emph", "Strong", "Underline", "Span")
            and is_all(one["c"][1] if one["t"] == "Span" else one["c"], kind)
            or one["t"] == "Str"
            and not any(sign.isalnum() for sign in one["c"])
            for one in shown
        )
        and any(one["t"] != "Str" for one in shown)
    )


def bare(inlines: list[Node]) -> list[Node]:
    """``inlines`` in one line, without bold and underlines where those are round all of it: the heading says
    it."""
    inlines = stripped(inlines)
    whole = is_all(inlines, "Strong") or is_all(inlines, "Underline")
    return list(_opened(inlines, whole))


def _opened(inlines: list[Node], whole: bool) -> Iterator[Node]:
    for one in inlines:
        if whole and one["t"] in ("Strong", "Underline", "Emph"):
            yield from _opened(one["c"], whole)
        else:
            yield {"t": "Space"} if one["t"] in ("SoftBreak", "LineBreak") else one


def is_large(block: Node) -> bool:
    """Whether its file sets a paragraph larger than the text, by more than a little."""
    return block.get("large", 1.0) >= _LARGE


def in_every_list(blocks: list[Node], change: Callable[[list[Node]], list[Node]]) -> list[Node]:
    """``change`` upon the blocks, and before that upon the blocks inside quotations, list items, definitions
    and divisions."""
    return change([_inside(block, change) for block in blocks])


def _inside(block: Node, change: Callable[[list[Node]], list[Node]]) -> Node:
    match block:
        case {"t": "BlockQuote", "c": content}:
            return {**block, "c": in_every_list(content, change)}
        case {"t": "BulletList", "c": items}:
            return {**block, "c": [in_every_list(item, change) for item in items]}
        case {"t": "OrderedList" | "Div", "c": [attribute, content]}:
            inner = (
                in_every_list(content, change)
                if block["t"] == "Div"
                else [in_every_list(item, change) for item in content]
            )
            return {**block, "c": [attribute, inner]}
    return block


def in_all_blocks(node: Any, change: Callable[[list[Node]], list[Node]]) -> Any:
    """``change`` upon every list of blocks in ``node``, those in cells and notes too, the innermost first."""
    if isinstance(node, list):
        inner = [in_all_blocks(one, change) for one in node]
        are_blocks = all(isinstance(one, dict) and one.get("t") in BLOCKS for one in inner)
        return change(inner) if are_blocks and inner else inner
    return {**node, "c": in_all_blocks(node["c"], change)} if isinstance(node, dict) and "c" in node else node


def in_every_inlines(node: Any, change: Callable[[list[Node], int], list[Node]], line: int = 1) -> Any:
    """``change`` upon every list of inlines in ``node``, the innermost first; it is told the line of the
    block around."""
    if isinstance(node, dict):
        here = node.get("line", line)
        return {**node, "c": in_every_inlines(node["c"], change, here)} if "c" in node else node
    if not isinstance(node, list):
        return node
    inner = [in_every_inlines(one, change, line) for one in node]
    is_inlines = inner and all(isinstance(one, dict) and one.get("t") in INLINES for one in inner)
    return change(inner, line) if is_inlines else inner
