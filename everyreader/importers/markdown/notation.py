"""The project's own notation (docs/source.md) in a Markdown file that is not a statement yet: it stays what
it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from everyreader.model.errors import SourceError
from everyreader.source import notation
from everyreader.source.tree import Node, changed

_FENCE = re.compile(r"^(?:[ \t]*>)*[ \t]*:{3,}[ \t]*(\S.*?)?[ \t]*:*[ \t]*$", re.MULTILINE)
_OWN = re.compile(r"figure|\{[^{}\n]*(?:\.(?:table|figure)\b|\blang=)[^{}\n]*\}")
_LANGUAGE = r"\{[^{}\n]*\blang=[^{}\n]*\}"
_ATTRIBUTES = re.compile(rf"^(?:[ \t]*>)*[ \t]*{_LANGUAGE}[ \t]*$|(?<=[*_]){_LANGUAGE}", re.MULTILINE)
_RAISED = {"sup": "Superscript", "sub": "Subscript"}


def fences_kept(text: str, keep: Callable[[str], str]) -> str:
    """``text`` with each fence of our own round a figure, a table or words in another language, and its end,
    as ``keep`` writes it."""
    opened: list[re.Match[str]] = []
    kept: list[tuple[int, int]] = []
    for one in _FENCE.finditer(text):
        if one[1]:
            opened.append(one)
        elif opened:
            begin = opened.pop()
            kept += [begin.span(), one.span()] if _OWN.fullmatch(begin[1]) else []
    for first, last in sorted(kept, reverse=True):
        text = text[:first] + keep(text[first:last]) + text[last:]
    return text


def without_marks(body: str) -> str:
    """``body``, line for line, without notation that other readers of Markdown take for words."""
    return _ATTRIBUTES.sub("", _FENCE.sub("", body))


def resolved(path: Path, blocks: list[Node]) -> list[Node]:
    """pandoc's blocks with our figures, tables and raised words as its own elements; what is not quite ours
    stays as it is."""
    return changed(blocks, lambda node: _resolved(path, node))


def _resolved(path: Path, node: Node) -> Node:
    match node:
        case {"t": "Div", "c": [[_, classes, _], _]} if "table" in classes or "figure" in classes:
            return _element(path, node)
        case {"t": "Span", "c": [[identifier, [name], []], content]} if name in _RAISED and not identifier:
            return {"t": _RAISED[name], "c": content}
    return node


def _element(path: Path, block: Node) -> Node:
    try:
        return notation.resolve(path, [block])[0]
    except SourceError:
        return block
