"""pandoc's tree, as its JSON has it: walks over its elements, and what stands in them.

An element is a dict: its kind ``t`` and, where it holds anything, its content ``c``, which is text, elements,
or lists of them among attributes and numbers. Blocks, and inlines with attributes, also have their ``line``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any

from everyreader.model.publication import Publication
from everyreader.model.text import folded

Node = dict[str, Any]
Attribute = list[Any]  # identifier, classes, pairs
PLAIN: Attribute = ["", [], []]  # attributes that say nothing; shared, and never changed
BREAKS = ("SoftBreak", "LineBreak")
SPACES = ("Space", *BREAKS)
BLOCKS = frozenset(
    [
        *("Plain", "Para", "LineBlock", "CodeBlock", "RawBlock", "BlockQuote", "Header", "HorizontalRule"),
        *("OrderedList", "BulletList", "DefinitionList", "Table", "Figure", "Div"),
    ]
)
INLINES = frozenset(
    [
        *("Str", *SPACES, "Code", "Math", "RawInline", "Link", "Image", "Note", "Span", "Quoted", "Cite"),
        *("Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps"),
    ]
)


def blocks_of(publication: Publication) -> list[Node]:
    """The statement's body."""
    return json.loads(publication.body)["blocks"]


def walk(part: Any, *kinds: str, past: Collection[str] = ()) -> Iterator[Node]:
    """Every element in ``part``, itself among them, in reading order; with ``kinds`` those alone.

    ``past`` are kinds that are not entered: what stands in them is left out.
    """
    if isinstance(part, dict):
        kind = part.get("t")
        if kind and (not kinds or kind in kinds):
            yield part
        part = None if kind in past else part.get("c")
    if isinstance(part, list):
        for one in part:
            yield from walk(one, *kinds, past=past)


def holds(part: Any, *kinds: str) -> bool:
    """Whether there is an element of one of ``kinds`` in ``part``."""
    return any(True for _ in walk(part, *kinds))


def words(part: Any, past: Collection[str] = ()) -> str:
    """``text_of`` on one line, white space folded."""
    return folded(text_of(part, past))


def text_of(part: Any, past: Collection[str] = ()) -> str:
    """The words in ``part`` as they stand, a space for each end of a line, without those in elements of the
    kinds ``past``.

    Code is words, and so is an image's alternative. A formula is what it is spoken as, or else its TeX.
    """
    return "".join(_texts(part, past))


def _texts(part: Any, past: Collection[str]) -> Iterator[str]:
    match part:
        case list():
            for one in part:
                yield from _texts(one, past)
        case {"t": kind} if kind in past:
            return
        case {"t": "Str", "c": text} | {"t": "Code" | "CodeBlock" | "Math", "c": [_, text]}:
            yield text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": "Span", "c": [[_, _, pairs], _]} if "alt" in dict(pairs):
            yield "" if "Math" in past else dict(pairs)["alt"]
        case {"t": kind, "c": content} if kind in BLOCKS:
            yield " "
            yield from _texts(content, past)
            yield " "
        case {"c": content}:
            yield from _texts(content, past)


def links(part: Any) -> Iterator[tuple[str, str]]:
    """The words of each link in ``part``, and where it leads."""
    for one in walk(part, "Link"):
        yield words(one["c"][1]), one["c"][2][0]


def attribute_of(node: Node) -> Attribute:
    """The attributes of ``node``: ``PLAIN`` where its kind has none."""
    content = node.get("c")
    here = (one for one in (content if isinstance(content, list) else ()) if isinstance(one, list))
    return next((one for one in here if is_attribute(one)), PLAIN)


def is_attribute(part: list[Any]) -> bool:
    """Whether ``part`` has the shape of pandoc's Attr."""
    return (
        len(part) == 3
        and isinstance(part[0], str)
        and isinstance(part[1], list)
        and isinstance(part[2], list)
        and all(isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str) for pair in part[2])
    )


def identifiers(part: Any) -> Iterator[str]:
    """Those that elements in ``part`` have, which links may lead to."""
    return filter(None, (attribute_of(one)[0] for one in walk(part)))


def language_in(node: Node, around: str) -> str:
    """The language of what stands in ``node``: its own, else that ``around`` it."""
    return dict(attribute_of(node)[2]).get("lang") or around


def in_languages(part: Any, around: str) -> Iterator[tuple[Node, str]]:
    """``walk``, each element with its language; where no element says one, that ``around``."""
    if isinstance(part, dict):
        around = language_in(part, around)
        yield part, around
        part = part.get("c")
    if isinstance(part, list):
        for one in part:
            yield from in_languages(one, around)


def changed(part: Any, change: Callable[[Node], Node | list[Node]], past: Collection[str] = ()) -> Any:
    """``part`` with what ``change`` makes of each element in it, the innermost first; those of the kinds
    ``past`` are not entered.

    A list takes the element's place among those beside it.
    """
    if isinstance(part, list):
        made = ((one, changed(one, change, past)) for one in part)
        return [
            each
            for one, new in made
            for each in (new if isinstance(one, dict) and isinstance(new, list) else [new])
        ]
    if not isinstance(part, dict):
        return part
    is_entered = "c" in part and part.get("t") not in past
    return change({**part, "c": changed(part["c"], change, past)} if is_entered else part)


def replaced(part: Any, old: str, new: str = "") -> Any:
    """``part`` with ``new`` for ``old`` in all its texts, attributes and addresses among them."""
    if isinstance(part, str):
        return part.replace(old, new)
    if isinstance(part, list):
        return [replaced(one, old, new) for one in part]
    return {key: replaced(one, old, new) for key, one in part.items()} if isinstance(part, dict) else part
