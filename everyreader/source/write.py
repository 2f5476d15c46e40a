"""pandoc's tree → text in the source dialect that reads back as the same tree.

pandoc's writer leaves some words to be read as markup (braces, entities, backslashes, a letter and a bracket
at the beginning of a paragraph); these are written out here.
"""

from __future__ import annotations

import re
from typing import Any

from everyreader.source.dialect import DIALECT
from everyreader.source.drawing import drawn_grids, marked, needs_drawing, written
from everyreader.source.expansions import ATTRIBUTE, CLASS, expansion_of
from everyreader.source.tree import Node, changed

_SEPARATOR = re.compile(
    r"^ *(?:&nbsp;|\u00a0)\n\n", re.MULTILINE
)  # what pandoc writes between a list and the next
# Nobody's reference: what Markdown has for a comment, so that the next list is another one.
_ANOTHER_LIST = {"t": "RawBlock", "c": ["markdown", "[//]: # (another list)"]}
_LEFT_OPEN = re.compile(r"[{}\\]|&[#\w]|!\[|^:::")
_ENTITY = re.compile(r"&#?\w+;|[\s<>\\{}]")
_ASCII_MARK = re.compile(r"[!-/:-@\[-`{-~]")
_LABEL = re.compile(
    r"\(?(?:[^\W_]|\d{1,9}|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})[.)]|[:~]|[-=_*~]{2,}"
)  # at the beginning of a paragraph it would begin a list, or be a rule

# An item of a list in Roman capitals: pandoc writes “II. ” with one space, which it reads as a name's
# initial. Written as
# “(II) ” with this character behind it, its item begins in the same column as behind “II.  ”.
_ROMAN = "\ufdd0"
_ROMAN_ITEM = re.compile(rf"\(([IVXLCDM]+)\) {_ROMAN}")

_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", '"': "&quot;", "\\": "&#92;"}
)  # a backslash, which pandoc writes, escapes nothing there


def write(blocks: list[Node]) -> str:
    """``blocks`` (without ``line``) in the dialect, one line a paragraph. Raises ``MakerMissing``,
    ``MakerFailed``."""
    drawn: list[Node] = []
    text = _SEPARATOR.sub("", written(_shown(_parted(changed(blocks, _noted), drawn)), DIALECT))
    return drawn_grids(_ROMAN_ITEM.sub(r"\1.  ", text), drawn)


def _parted(node: Any, drawn: list[Node]) -> Any:
    """``node`` with each table that has to be drawn as its cells between marks; the table goes to
    ``drawn``."""
    if isinstance(node, list):
        return [new for one in node for new in _parted_node(one, drawn)]
    return (
        node
        if not isinstance(node, dict)
        else {**node, "c": _parted(node["c"], drawn)}
        if "c" in node
        else node
    )


def _parted_node(node: Any, drawn: list[Node]) -> list[Any]:
    if isinstance(node, dict) and node.get("t") == "Table" and needs_drawing(node):
        drawn.append(node)
        return marked(node)
    return [_parted(node, drawn)]


def _noted(node: Node) -> Node:
    """The project's notation for what the dialect lacks: the way back from ``notation.resolve``."""
    match node:
        case {"t": "Span", "c": [[_, ["noteref"], [[_, number]]], _]}:
            return {"t": "RawInline", "c": ["markdown", f"[^{number}]"]}  # pandoc numbers the notes from 1
        case {"t": "Superscript" | "Subscript" as kind, "c": content}:
            return {"t": "Span", "c": [["", [kind[:3].lower()], []], content]}
        case {"t": "Span", "c": [[identifier, classes, pairs], content]} if expansion_of(node["c"][0]):
            rest = [[name, value] for name, value in pairs if name != ATTRIBUTE]
            told = [["abbr", expansion_of(node["c"][0]).translate(_IN_ATTRIBUTE)], *rest]
            kept = [one for one in classes if one != CLASS]
            return {"t": "Span", "c": [[identifier, kept, told], content]}
        case {"t": "Figure", "c": [[identifier, _, pairs], [_, caption], content]}:
            blocks = [{**one, "t": "Para"} for one in content] + caption
            return {"t": "Div", "c": [[identifier, ["figure"], pairs], blocks]}
        case {"t": "Table", "c": [[identifier, _, pairs], [_, caption], columns, head, bodies, foot]}:
            headers = max((body[1] for body in bodies), default=0)
            if not (caption or headers or identifier or pairs):
                return node
            bodies = [[attribute, 0, *rows] for attribute, _, *rows in bodies]
            table = {"t": "Table", "c": [["", [], []], [None, []], columns, head, bodies, foot]}
            count = [["row-headers", str(headers)]] if headers else []
            return {"t": "Div", "c": [[identifier, ["table"], [*pairs, *count]], [*caption, table]]}
    return node


def _shown(node: Any) -> Any:
    """``node`` with backslashes written out in the words that pandoc's writer leaves to be read as markup."""
    if isinstance(node, list):
        return [_shown(one) for one in _lists_apart(node)]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Link" and _is_autolink(*node["c"][1:]):
        return node
    if node.get("t") == "Str" and _LEFT_OPEN.search(node["c"]):
        return _escaped(node)
    if node.get("t") == "CodeBlock":
        return _fenced(node)
    if node.get("t") == "OrderedList" and [one["t"] for one in node["c"][0][1:]] == ["UpperRoman", "Period"]:
        return _roman(node)
    if node.get("t") in ("Para", "Plain") and _LABEL.fullmatch(_first_word(node["c"])):
        return {**node, "c": [_escaped(node["c"][0]), *_shown(node["c"][1:])]}
    return {**node, "c": _shown(node["c"])} if "c" in node else node


def _lists_apart(nodes: list[Any]) -> list[Any]:
    """``nodes`` with a mark that no reader sees between two lists that would be read as one."""
    out: list[Any] = []
    for one in nodes:
        if out and isinstance(one, dict) and isinstance(out[-1], dict) and run_together(out[-1], one):
            out.append(_ANOTHER_LIST)
        out.append(one)
    return out


def run_together(last: Node, block: Node) -> bool:
    """Whether ``block`` right behind ``last`` would be read as one list with it.

    Two lists in other styles are two but for these: “i” behind a list is a letter, and “a” behind “ii” its
    next.
    """
    if not (last.get("t") == block.get("t") == "OrderedList"):
        return last.get("t") == block.get("t") == "BulletList"
    was, now = last["c"][0][1]["t"], block["c"][0][1]["t"]
    follows = now.endswith("Roman") or was.endswith("Roman") and now == was.replace("Roman", "Alpha")
    return follows or last["c"][0][1:] == block["c"][0][1:]


def _is_autolink(content: list[Node], target: list[str]) -> bool:
    """Whether pandoc writes a link as ``<https://…>``, in which nothing but an entity is markup."""
    return [one.get("c") for one in content] == [target[0]] and not _ENTITY.search(target[0])


def _roman(block: Node) -> Node:
    """A list in Roman capitals for ``_ROMAN_ITEM``, whose items all begin with words; any other as it is."""
    (start, style, _), items = block["c"]
    shown = _shown(items)
    if all(item and item[0]["t"] in ("Para", "Plain") for item in items):
        mark = {"t": "RawInline", "c": ["markdown", _ROMAN]}
        shown = [[{**one[0], "c": [mark, *one[0]["c"]]}, *one[1:]] for one in shown]
        return {"t": "OrderedList", "c": [[start, style, {"t": "TwoParens"}], shown]}
    return {**block, "c": [block["c"][0], shown]}


def _first_word(inlines: list[Node]) -> str:
    return inlines[0]["c"] if inlines and inlines[0]["t"] == "Str" else ""


def _fenced(block: Node) -> Node:
    """Indented code, which pandoc would write, runs together with a list or code before it."""
    [_, classes, _], code = block["c"]
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code) or [""]))
    return {"t": "RawBlock", "c": ["markdown", f"{fence}{''.join(classes[:1])}\n{code}\n{fence}"]}


def _escaped(string: Node) -> Node:
    return {"t": "RawInline", "c": ["markdown", _ASCII_MARK.sub(r"\\\g<0>", string["c"])]}
