"""Pandoc's tree, made ready for its HTML writer: nothing passes but what the source dialect documents.

Attributes are a closed list, link targets a list of schemes (WHATWG URL), raw markup is refused, identifiers
become names that XML allows, and ordered lists carry the style that pandoc's writer would lose.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from everyreader.model.errors import SourceError
from everyreader.model.text import folded
from everyreader.source.tree import is_attribute

SCHEMES = frozenset(("https", "http", "mailto", "tel"))
LIST_STYLE = "list-style"  # arrives in the HTML as data-list-style
HEADING = (
    "heading"  # data-heading-lang: pandoc copies a heading's attributes to its section, where lang is wrong
)
_CLASSES = frozenset(("dateline", "decorative", "noteref", "abbr"))
_ATTRIBUTES = frozenset(("lang", "dir", "note"))
_SUFFIX = {"OneParen": "paren", "TwoParens": "parens"}
_STYLE = {
    "LowerAlpha": "lower-alpha",
    "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman",
    "UpperRoman": "upper-roman",
}
# After these two pandoc writes a variation selector, or takes one away: they pass it under another sign.
_DISGUISED = str.maketrans("↔↩", "\U000ffffe\U000fffff")
ARROWS = {disguised: arrow for arrow, disguised in _DISGUISED.items()}
_NOT_NAME = re.compile(r"[^\w.\-]")


def prepare(node: Any, path: Path) -> Any:
    """``node`` (any part of pandoc's JSON tree) with the closed lists above applied.

    Raises ``SourceError``, naming ``path``, for raw markup and for a link that no list allows.
    """
    if isinstance(node, list):
        if is_attribute(node):
            return _attribute(node)
        return [prepare(one, path) for one in node]
    if not isinstance(node, dict) or "c" not in node:
        return node
    kind, content = node.get("t"), node["c"]
    if kind in ("RawInline", "RawBlock"):
        raise SourceError(
            path, f"raw markup is not part of a statement: {excerpt(content[1])}; write it as text"
        )
    if kind == "Str":
        return {"t": kind, "c": content.translate(_DISGUISED)}
    if kind == "Code":
        return {"t": kind, "c": [_attribute(content[0]), content[1].translate(_DISGUISED)]}
    if kind == "Span":
        return {"t": kind, "c": [_attribute(content[0], "alt", "title"), prepare(content[1], path)]}
    if kind == "Link":
        attribute, words, (target, _) = prepare(content, path)
        return {"t": kind, "c": [attribute, words, [destination(target, path), ""]]}
    if kind == "Image":
        attribute, words, (name, _) = prepare(content, path)
        return {"t": kind, "c": [attribute, words, [name, ""]]}
    if kind == "Header":
        level, (name, classes, pairs), words = prepare(content, path)
        pairs = [[f"{HEADING}-{key}", value] for key, value in pairs]
        return {"t": kind, "c": [level, [name, classes, pairs], words]}
    if kind == "OrderedList":
        return _with_style({"t": kind, "c": prepare(content, path)})
    return {**node, "c": prepare(content, path)}


def destination(target: str, path: Path) -> str:
    """``target`` where its scheme is on the list, or as a place inside the statement.

    Raises ``SourceError``.
    """
    if target.startswith("#"):
        return "#" + identifier(unquote(target[1:]))
    try:
        scheme = urlsplit(target.strip()).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme in SCHEMES:
        return target.strip()
    raise SourceError(
        path, f"a link leads to {excerpt(target)!r}; expected {', '.join(sorted(SCHEMES))} or #place"
    )


def identifier(name: str) -> str:
    """``name`` as an XML name without colon: what may stand in ``id`` in EPUB (EPUB 3.3, 4.1)."""
    legal = _NOT_NAME.sub("-", name)
    return legal if not legal or legal[0].isalpha() or legal[0] == "_" else f"_{legal}"


def excerpt(text: str) -> str:
    """The first forty characters on one line."""
    line = folded(text)
    return line if len(line) <= 40 else line[:39] + "…"


def _attribute(node: list[Any], *more: str) -> list[Any]:
    name, classes, pairs = node
    return [
        identifier(name),
        [one for one in classes if one in _CLASSES],
        [pair for pair in pairs if pair[0] in _ATTRIBUTES or pair[0] in more],
    ]


def _with_style(block: dict[str, Any]) -> dict[str, Any]:
    """An ordered list inside a Div that names its counter style, where ``1.`` is not what it is."""
    _, style, delimiter = block["c"][0]
    suffix = _SUFFIX.get(delimiter["t"])
    if suffix is None:
        return block
    name = f"{_STYLE.get(style['t'], 'decimal')}-{suffix}"
    return {"t": "Div", "c": [["", [], [[LIST_STYLE, name]]], [block]]}
