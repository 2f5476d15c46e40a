"""What of a foreign element's attributes a statement keeps: the place that a link leads to, and the language
of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from everyreader.importers.blocks.inlines import parted
from everyreader.language.tongues import spelled
from everyreader.source.front_matter import is_language
from everyreader.source.tree import PLAIN, Node

_WORD = re.compile(r"[^\W\d_]{2}")
_HOLDERS = ("Table", "Figure", "CodeBlock", "Link", "Image", "Code")  # whose attributes stand first


def language_in(pairs: list[list[str]] | Mapping[str, str]) -> str:
    """The language that attributes name, in its usual spelling; ``""`` where they name none."""
    told = dict(pairs)
    tag = (told.get("lang") or told.get("xml:lang") or "").strip()
    return spelled(tag) if is_language(tag) else ""


def language_of(node: Node) -> str:
    """The language of an element that does not keep it by itself."""
    return language_in(node["c"][0][2]) if node["t"] in _HOLDERS else ""


def marked(kind: str, language: str, content: list[Node]) -> list[Node]:
    """``content`` in a ``Span`` or ``Div`` of its ``language``, where there is one; white space outside."""
    before, inner, after = parted(content) if kind == "Span" else ([], content, [])
    around = [{"t": kind, "c": [["", [], [["lang", language]]], inner]}] if language and inner else inner
    return [*before, *around, *after]


def place_in(attribute: list[Any], places: frozenset[str], *, language: bool = False) -> list[Any]:
    """The identifier that a link leads to and, where it is kept, the language; nothing else."""
    identifier, _, pairs = attribute
    tag = language_in(pairs) if language else ""
    return [safe(identifier) if identifier in places else "", [], [["lang", tag]] if tag else []]


def safe(identifier: str) -> str:
    """As it can be written in braces."""
    return re.sub(r"[^\w.:-]+", "-", identifier)


def alone(inlines: list[Node]) -> tuple[list[Any], list[Node]]:
    """The place and language of a picture that is all of a paragraph, and the paragraph without those."""
    match inlines:
        case [{"t": "Span", "c": [[place, [], told], inner]}]:
            (own, _, language), image = alone(inner)
            if [one["t"] for one in image] == ["Image"]:
                return [place or own, [], told or language], image
    return PLAIN, inlines


def stands_for(title: str, said: str) -> bool:
    """Whether a title is what an abbreviation stands for, and not a moment for programs or the same words
    again."""
    return bool(said and _WORD.search(title)) and title.split() != said.split()


def numbering(style: list[Any]) -> list[Any]:
    """How a list counts, where its file leaves that to its reader."""
    start, kind, delimiter = style
    kind = {"t": "Decimal"} if kind["t"] in ("DefaultStyle", "Example") else kind
    delimiter = {"t": "Period"} if delimiter["t"] == "DefaultDelim" else delimiter
    return [start, kind, delimiter]
