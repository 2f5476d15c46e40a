"""The paragraphs that an office file calls captions, each given to the picture or table beside it.

pandoc takes “Table 1” off a caption, or leaves the caption a paragraph. An importer puts a ``SIGN``, no word
to any reader, before a caption's words and takes its style away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from everyreader.importers.account import WORD
from everyreader.importers.blocks.inlines import is_blank
from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.nodes import in_all_blocks, is_paragraph
from everyreader.model.text import folded
from everyreader.source.tree import PLAIN, Node, walk, words

SIGN = "\ufdd1"
_OF_TABLES = re.compile(r"(?:tables?|tab\.|tabellen?|tableau|tabla|tabella|tabela)\b", re.IGNORECASE)

_COUNTED = re.compile(r"\w+\.?\s+\d")  # the caption of another picture, which was left out
_LONGEST, _MOST = 60, 3  # words and paragraphs of a caption with its source


def are_one(paragraphs: Sequence[str]) -> bool:
    """Whether all the paragraphs beside a picture in its box are its caption and, below that, its source."""
    short = len(paragraphs) <= _MOST and sum(len(one.split()) for one in paragraphs) <= _LONGEST
    return len(paragraphs) == 1 or bool(paragraphs) and short


def boxes_kept(boxes: Iterable[tuple[int, Sequence[str]]], blocks: Sequence[Node]) -> Iterator[Repair]:
    """What became of each text box (its place and its paragraphs) in ``blocks``, where its words may be a
    caption."""
    holders = walk(list(blocks), "Figure", "Table")
    named = {_letters(words(caption)) for one in holders for caption in one["c"][1][1]}
    for place, paragraphs in boxes:
        said = [folded(one) for one in paragraphs if one.strip()]
        captions = [one for one in said if _letters(one) in named]
        others = [one for one in said if one not in captions]
        message = f"as paragraphs in their place: “{excerpt(' '.join(others))}”" if others else ""
        told = f"as a caption: “{excerpt(' '.join(captions))}”" if captions else ""
        yield Repair(
            "text box kept",
            place,
            "; ".join(filter(None, (message, told))) or "its picture stands in its place",
        )


def _letters(text: str) -> str:
    return "".join(WORD.findall(text))


def given(node: Any) -> Any:
    """``node`` with figures and tables that hold their captions; a caption with neither beside it is a
    paragraph."""
    return in_all_blocks(node, _beside)


def _beside(blocks: list[Node]) -> list[Node]:
    out: list[Node] = []
    rest = list(blocks)
    made: Node | None = None  # the last figure that got a caption below it
    while rest:
        block = rest.pop(0)
        if not _is_caption(block):
            out.append(block)
            continue
        caption: Node = {**block, "t": "Para", "c": _unsigned(block["c"])}
        of_table = bool(_OF_TABLES.match(words(caption["c"])))
        above, below = out[-1:], rest[:1]
        if not of_table and any(map(_is_picture, above)):
            out[-1] = made = _figure(out[-1], caption)
        elif any(map(_is_bare_table, below)):
            rest[0] = _captioned(rest[0], caption)
        elif any(map(_is_bare_table, above)):
            out[-1] = _captioned(out[-1], caption)
        elif any(map(_is_picture, below)):
            out.append(_figure(rest.pop(0), caption))
        elif made and out and out[-1] is made and not _COUNTED.match(words(caption["c"])):
            out[-1] = made = _further(made, caption)  # what the picture shows, then whose it is
        else:
            out.append(caption)
    return out


def _is_caption(block: Node) -> bool:
    return is_paragraph(block) and SIGN in words(block["c"][:1])


def _unsigned(inlines: list[Node]) -> list[Node]:
    """``inlines`` without the sign, which pandoc may have set inside what is bold throughout."""
    first, *rest = inlines
    content = first["c"]
    if first["t"] == "Str":
        text = content.replace(SIGN, "")
        return [{"t": "Str", "c": text}, *rest] if text else rest
    if first["t"] in ("Span", "Link"):
        return [{**first, "c": [content[0], _unsigned(content[1]), *content[2:]]}, *rest]
    return [{**first, "c": _unsigned(content)}, *rest]


def _is_picture(block: Node) -> bool:
    return is_paragraph(block) and [one["t"] for one in block["c"] if not is_blank(one)] == ["Image"]


def _is_bare_table(block: Node) -> bool:
    return block["t"] == "Table" and not block["c"][1][1]


def _figure(picture: Node, caption: Node) -> Node:
    image = [one for one in picture["c"] if not is_blank(one)]
    content = [PLAIN, [None, [caption]], [{**picture, "t": "Plain", "c": image}]]
    return {"t": "Figure", "c": content, "line": picture["line"]}


def _further(figure: Node, caption: Node) -> Node:
    attribute, [short, captions], content = figure["c"]
    return {**figure, "c": [attribute, [short, [*captions, caption]], content]}


def _captioned(table: Node, caption: Node) -> Node:
    attribute, _, *parts = table["c"]
    return {**table, "c": [attribute, [None, [caption]], *parts]}
