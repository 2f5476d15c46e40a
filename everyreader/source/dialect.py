"""The source dialect: pandoc's commonmark_x with what would change the words switched off, read with
positions.

The tree is pandoc's own JSON. Positions come as wrapper spans and divs (pandoc's manual, ``sourcepos``); they
are taken out here. What is kept of them is ``node["line"]``, the first line of every block and of every
inline that carries attributes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypandoc

from everyreader.model.errors import MakerFailed, MakerMissing, SourceError
from everyreader.model.text import folded
from everyreader.source import grids, text
from everyreader.source.tree import BLOCKS, Node, attribute_of, is_attribute, walk
from everyreader.tools.process import Finished, run

DIALECT = "commonmark_x-smart-emoji-superscript-subscript-raw_html-raw_attribute-alerts-task_lists"
DEEPEST = 40
_SECONDS, _SLOW = 30.0, 400_000  # for a file of no size, and the bytes that have as long again
_HEAP, _HEAP_A_BYTE = 1_000_000_000, 100  # bytes that pandoc may take
_RANGE = re.compile(r"(\d+):\d+-\d+:\d+")
_RULE = {"t": "HorizontalRule"}
_POSITION = ("data-pos", "wrapper")
_SPLIT = "split the text into smaller parts"


def pandoc() -> str:
    """Path of the pandoc that pypandoc brings. Raises ``MakerMissing``."""
    try:
        return pypandoc.get_pandoc_path()
    except OSError:
        raise MakerMissing("pandoc", "pip install pypandoc_binary") from None


def parse(path: Path, body: str, dialect: str = DIALECT, *, foreign: bool = False) -> dict[str, Any]:
    """The body as pandoc's JSON tree, without positions, every block, link, image and span with its ``line``.

    A ``foreign`` text may hold raw HTML and hidden characters: its importer sees to them.

    Raises ``SourceError`` for a text that pandoc refuses, warns of or cannot read in half a minute, for raw
    HTML, for characters that entities hide and for text nested deeper than ``DEEPEST``; ``MakerMissing``
    where pandoc is not there.
    """
    try:
        tree = _tree(path, body, dialect)
        _refuse(path, tree["blocks"], 1, 0, foreign=foreign)
    except RecursionError:
        raise _too_deep(path, None) from None
    except ValueError:
        raise SourceError(path, f"pandoc left no tree; {_SPLIT}") from None
    tree["blocks"] = _blocks(tree["blocks"], 1)
    tree["meta"] = {}
    return tree


def _tree(path: Path, body: str, dialect: str) -> dict[str, Any]:
    """What pandoc makes of ``body``, read a second time without its drawn tables where it has some."""
    tree = json.loads(_read(path, body, dialect).stdout)
    made = grids.unfolded(path, body, tree, strict=dialect == DIALECT)
    return grids.folded(path, json.loads(_read(path, made.body, dialect).stdout), made) if made else tree


def _read(path: Path, body: str, dialect: str) -> Finished:
    try:
        done = call([f"--from={dialect}+sourcepos", "--to=json"], body.encode())
    except MakerFailed:
        raise SourceError(
            path,
            "pandoc cannot read it in time: look for long rows of unpaired '*', '_' or "
            f"brackets; else {_SPLIT}",
        ) from None
    said = done.stderr.strip().splitlines()
    if done.returncode != 0:
        reason = said[-1] if said else f"it ended with status {done.returncode}"
        raise SourceError(path, f"pandoc cannot read it: {reason}; {_SPLIT}")
    if said:
        raise SourceError(
            path, f"pandoc warns: {said[0].removeprefix('[WARNING]').strip()}; mend what it names"
        )
    return done


def call(arguments: Sequence[str], stdin: bytes) -> Finished:
    """pandoc in its sandbox, with limits on memory and time, both of which grow with the text.

    Raises ``MakerMissing``, ``MakerFailed``.
    """
    seconds, heap = _SECONDS * (1 + len(stdin) / _SLOW), _HEAP + _HEAP_A_BYTE * len(stdin)
    try:
        return run(
            [pandoc(), "--sandbox", *arguments, "+RTS", f"-M{heap}", "-RTS"], seconds=seconds, stdin=stdin
        )
    except FileNotFoundError:
        raise MakerMissing("pandoc", "pip install pypandoc_binary") from None


def _refuse(path: Path, node: Any, line: int, depth: int, *, foreign: bool = False) -> None:
    """What pandoc lets through and no reader should meet: raw HTML (even with ``raw_html`` off), hidden
    characters, depths."""
    if isinstance(node, list):
        for one in node:
            if isinstance(one, list) and is_attribute(one):
                line = min(_lines(one), default=line)
            _refuse(path, one, line, depth, foreign=foreign)
    elif isinstance(node, str) and not foreign and not (node.isascii() and node.isprintable()):
        if not ("\U000e0000" <= node <= "\U000e007f"):  # a part of a flag: ``decode`` saw the whole
            text.refuse_hidden(path, node, line=line)
    elif isinstance(node, dict):
        if node.get("t") in ("RawInline", "RawBlock") and not foreign:
            excerpt = folded(node["c"][1])[:40]
            raise SourceError(
                path,
                f"raw HTML '{excerpt}'; write it in Markdown, or a backslash before '<' to show it",
                line=line,
            )
        if node.get("t") == "Note" and _holds_nothing(node["c"]):
            raise SourceError(
                path,
                "a note refers to a note; write the second one's words into the first",
                line=_first_line(node) or line,
            )
        if depth > DEEPEST and not _is_wrapper(node):
            raise _too_deep(path, line)
        depth += "t" in node and not _is_wrapper(node)
        _refuse(path, node.get("c"), line, depth, foreign=foreign)


def _holds_nothing(node: Any) -> bool:
    """Whether there is an empty string: all that pandoc leaves of a note inside a note."""
    return any(one["c"] == "" for one in walk(node, "Str"))


def _too_deep(path: Path, line: int | None) -> SourceError:
    return SourceError(
        path,
        f"quotations, lists or brackets nested more than {DEEPEST} deep; take the outer ones away",
        line=line,
    )


def _blocks(blocks: list[Node], line: int) -> list[Node]:
    """Wrapper divs opened, each block with its line, a Plain among several blocks made a Para."""
    out: list[Node] = []
    for block in blocks:
        here = _line(block) or line
        if _is_wrapper(block):
            out += _blocks(block["c"][1], here)
        else:
            out.append({**(_RULE if _is_rule(block) else _clean(block, here)), "line": here})
    if len(out) > 1:  # a Plain beside other blocks would run into its neighbour in Typst
        out = [{**b, "t": "Para"} if b["t"] == "Plain" else b for b in out]
    return out


def _is_rule(block: Node) -> bool:
    """``* * *`` and ``- - -`` are rules (CommonMark 4.1), which pandoc reads as empty lists inside each
    other."""
    if block["t"] != "BulletList" or len(block["c"]) != 1:
        return False
    (inner,) = block["c"]
    while len(inner) == 1 and _is_wrapper(inner[0]):
        inner = inner[0]["c"][1]
    return len(inner) == 1 and inner[0]["t"] == "BulletList" and (inner[0]["c"] == [[]] or _is_rule(inner[0]))


def _clean(node: Any, line: int) -> Any:
    """``node`` without positions: attributes popped, wrapper spans opened, neighbouring strings merged."""
    if isinstance(node, dict):
        if "c" not in node:
            return node
        if node["t"] == "DefinitionList":
            return {
                **node,
                "c": [[_term(term, line), _clean(definitions, line)] for term, definitions in node["c"]],
            }
        clean = {**node, "c": _clean(node["c"], line)}
        if node["t"] in ("Link", "Image", "Span", "Code"):
            clean["line"] = min(_lines(node["c"][0]), default=line)
        return clean
    if not isinstance(node, list):
        return node
    if is_attribute(node):
        return [node[0], node[1], [pair for pair in node[2] if pair[0] not in _POSITION]]
    if node and all(isinstance(one, dict) and "t" in one for one in node):
        if node[0]["t"] in BLOCKS:
            return _blocks(node, line)
        return _merge([_clean(one, line) for one in _opened(node)])
    return [_clean(one, line) for one in node]


def _term(inlines: list[Node], line: int) -> list[Node]:
    """A term is no block: its line is kept on its first inline."""
    here = _first_line(inlines) or line
    first, *rest = _clean(inlines, here) or [{"t": "Str", "c": ""}]
    return [{**first, "line": here}, *rest]


def _opened(inlines: list[Node]) -> list[Node]:
    out: list[Node] = []
    for inline in inlines:
        out += _opened(inline["c"][1]) if _is_wrapper(inline) else [inline]
    return out


def _merge(inlines: list[Node]) -> list[Node]:
    out: list[Node] = []
    for inline in inlines:
        if out and inline["t"] == "Str" == out[-1]["t"]:
            out[-1] = {"t": "Str", "c": out[-1]["c"] + inline["c"]}
        else:
            out.append(inline)
    return out


def _is_wrapper(node: Any) -> bool:
    """Whether ``node`` was put there for its position alone. With an author's attributes (``*mot*{lang=fr}``)
    it stays."""
    if node.get("t") not in ("Span", "Div"):
        return False
    identifier, classes, pairs = node["c"][0]
    return (
        any(name == "wrapper" for name, _ in pairs)
        and not identifier
        and not classes
        and all(name in _POSITION for name, _ in pairs)
    )


def _line(block: Node) -> int | None:
    """The smallest first line among the block's own positions, or among its descendants' where it has
    none."""
    own = _lines(attribute_of(block))
    return min(own) if own else _first_line(block)


def _lines(attribute: list[Any]) -> list[int]:
    positions = [pair[1] for pair in attribute[2] if pair[0] == "data-pos"]
    return [int(found) for position in positions for found in _RANGE.findall(position)]


def _first_line(node: Any) -> int | None:
    """The smallest line among the positions in ``node``: a note may stand above its mark."""
    if isinstance(node, dict):
        node = node.get("c")
    if not isinstance(node, list):
        return None
    if is_attribute(node):
        return min(_lines(node), default=None)
    inside = (_first_line(one) for one in node if isinstance(one, (dict, list)))
    return min((line for line in inside if line is not None), default=None)
