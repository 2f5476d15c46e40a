"""The source dialect: pandoc's commonmark_x with what would change the words switched off, read with positions.

The tree is pandoc's own JSON. Positions come as wrapper spans and divs (pandoc's manual, ``sourcepos``); they are taken out here
and every block keeps its first line as ``block["line"]``.
"""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pypandoc

from everyreader.errors import MakerFailed, MakerMissing, SourceError
from everyreader.process import run

DIALECT = "commonmark_x-smart-emoji-superscript-subscript-raw_html-raw_attribute-alerts-task_lists"
_SECONDS = 60.0
_RANGE = re.compile(r"(\d+):\d+-\d+:\d+")

Block = dict[str, Any]
Inline = dict[str, Any]


def pandoc() -> str:
    """Path of the pandoc that pypandoc brings. Raises ``MakerMissing``."""
    try:
        return pypandoc.get_pandoc_path()
    except OSError:
        raise MakerMissing("pandoc", "pip install pypandoc_binary") from None


def parse(path: Path, body: str, dialect: str = DIALECT) -> dict[str, Any]:
    """The body as pandoc's JSON tree, without positions, every block, link and image with its ``line``.

    Raises ``SourceError`` where pandoc refuses the text, ``MakerFailed`` when it takes longer than a minute.
    """
    arguments = [pandoc(), "--sandbox", f"--from={dialect}+sourcepos", "--to=json", "+RTS", "-M1g", "-RTS"]
    done = run(arguments, seconds=_SECONDS, stdin=body.encode())
    if done.returncode != 0:
        raise SourceError(path, f"pandoc cannot read it: {done.stderr.strip().splitlines()[-1]}")
    try:
        tree = json.loads(done.stdout)
    except ValueError:
        raise MakerFailed(f"pandoc left no tree for {path}") from None
    _refuse_raw(path, tree["blocks"], 1)
    tree["blocks"] = _blocks(tree["blocks"], 1)
    tree["meta"] = {}
    return tree


def _refuse_raw(path: Path, node: Any, line: int) -> None:
    """pandoc yields raw HTML in this dialect even with ``raw_html`` off."""
    if isinstance(node, list):
        own = _lines(node) if _is_attribute(node) else []
        for one in node:
            position = _lines(one) if isinstance(one, list) and _is_attribute(one) else []
            line = min(own or position, default=line)
            _refuse_raw(path, one, line)
    elif isinstance(node, dict):
        if node.get("t") in ("RawInline", "RawBlock"):
            excerpt = " ".join(node["c"][1].split())[:40]
            raise SourceError(path, f"raw HTML '{excerpt}'; write it in Markdown, or a backslash before '<' to show it",
                              line=line)
        _refuse_raw(path, node.get("c"), line)


def _blocks(blocks: list[Block], line: int) -> list[Block]:
    """Wrapper divs opened, each block with its line, a Plain among several blocks made a Para."""
    out: list[Block] = []
    for block in blocks:
        here = _line(block) or line
        if _is_wrapper(block):
            out += _blocks(block["c"][1], here)
        else:
            out.append({**_clean(block, here), "line": here})
    if len(out) > 1:  # a Plain beside other blocks would run into its neighbour in Typst
        out = [{**b, "t": "Para"} if b["t"] == "Plain" else b for b in out]
    return out


def _clean(node: Any, line: int) -> Any:
    """``node`` without positions: attributes popped, wrapper spans opened, neighbouring strings merged."""
    if isinstance(node, dict):
        content = node.get("c")
        if content is None:
            return node
        clean = {**node, "c": _clean(content, line)}
        if node.get("t") in ("Link", "Image"):
            clean["line"] = min(_lines(content[0]), default=line)
        return clean
    if not isinstance(node, list):
        return node
    if _is_attribute(node):
        return [node[0], node[1], [pair for pair in node[2] if pair[0] not in ("data-pos", "wrapper")]]
    if node and all(isinstance(one, dict) and "t" in one for one in node):
        if node[0]["t"] in BLOCKS or _is_wrapper(node[0]) and node[0]["t"] == "Div":
            return _blocks(node, line)
        return _merge([_clean(one, line) for one in _opened(node)])
    return [_clean(one, line) for one in node]


def _opened(inlines: list[Inline]) -> list[Inline]:
    out: list[Inline] = []
    for inline in inlines:
        out += _opened(inline["c"][1]) if _is_wrapper(inline) else [inline]
    return out


def _merge(inlines: list[Inline]) -> list[Inline]:
    out: list[Inline] = []
    for inline in inlines:
        if out and inline["t"] == "Str" == out[-1]["t"]:
            out[-1] = {"t": "Str", "c": out[-1]["c"] + inline["c"]}
        else:
            out.append(inline)
    return out


BLOCKS = frozenset(("Plain", "Para", "LineBlock", "CodeBlock", "RawBlock", "BlockQuote", "OrderedList", "BulletList",
                     "DefinitionList", "Header", "HorizontalRule", "Table", "Figure", "Div"))


def _is_attribute(node: list[Any]) -> bool:
    return (len(node) == 3 and isinstance(node[0], str) and isinstance(node[1], list) and isinstance(node[2], list)
            and all(isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) for pair in node[2]))


def _is_wrapper(node: Any) -> bool:
    return (isinstance(node, dict) and node.get("t") in ("Span", "Div")
            and any(pair[0] == "wrapper" for pair in node["c"][0][2]))


def _line(block: Block) -> int | None:
    """The smallest first line among the block's own positions, or among its descendants' where it has none."""
    own = _lines(_attribute(block))
    return min(own) if own else min(_descendant_lines(block.get("c")), default=None)


def _attribute(block: Block) -> list[Any]:
    for part in block.get("c") or []:
        if isinstance(part, list) and _is_attribute(part):
            return part
    return ["", [], []]


def _lines(attribute: list[Any]) -> list[int]:
    positions = [pair[1] for pair in attribute[2] if pair[0] == "data-pos"]
    return [int(found) for position in positions for found in _RANGE.findall(position)]


def _descendant_lines(node: Any) -> list[int]:
    if isinstance(node, list):
        own = _lines(node) if _is_attribute(node) else []
        return own or [line for one in node for line in _descendant_lines(one)]
    return _descendant_lines(node.get("c")) if isinstance(node, dict) else []
