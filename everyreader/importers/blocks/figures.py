"""Pictures and tables with what foreign files write beside them as a caption: a line behind the picture, a
title, a ``figure``."""

from __future__ import annotations

import re
from typing import Any

from everyreader.importers.blocks.inlines import is_blank, trimmed
from everyreader.importers.draft import Repairs, excerpt
from everyreader.model.text import folded
from everyreader.source.tree import PLAIN, Node, walk, words

CAPTION = "everyreader-caption"  # the class of words in the line of a picture that are its caption
HEAD = "everyreader-head"  # the class of words at the head of a paragraph that are a line above it
DECORATIVE = "decorative"
_CREDIT = re.compile(
    r"^(?:photo|foto|fotografía|image|immagine|imagen|picture|bild|illustration|ill\.|grafik|graphic"
    r"|credits?|crédits?|courtesy|quelle)\b"
    r"|©|\(c\)|\b(?:photograph(?:ed)?|photo|image|picture|illustration|drawing) (?:by|from"
    r"|courtesy)\b|\b(?:photo|foto|bild|crédit) ?:",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)(?:[?#].*)?$", re.IGNORECASE)
_ROOMS = ("BlockQuote", "Div", "BulletList", "OrderedList")  # where a figure may stand


def given(blocks: list[Node]) -> tuple[list[Node], Repairs]:
    """``blocks`` (each with its ``line``) with figures and tables that hold their captions, and what was done
    for it."""
    found = Repairs()
    return _blocks(blocks, found, 1), found


def _blocks(node: Any, found: Repairs, line: int) -> Any:
    if isinstance(node, list):
        apart = [each for one in node for each in _apart(one)]
        return [_blocks(one, found, line) for one in _credited_below(apart)]
    if not isinstance(node, dict):
        return node
    line = node.get("line", line)
    match node:
        case {"t": "Para" | "Plain", "c": inlines}:
            return _in_paragraph(node, trimmed(inlines), found, line)
        case {"t": "Figure", "c": [attribute, [short, caption], content]}:
            return _figure({**node, "c": [attribute, [short, caption], content]}, found, line)
        case {"t": kind, "c": content} if kind in _ROOMS:
            return {**node, "c": _blocks(content, found, line)}
    return node


def _in_paragraph(paragraph: Node, inlines: list[Node], found: Repairs, line: int) -> Node:
    """A paragraph that is a picture and its caption is a figure."""
    if not inlines:
        return paragraph
    image, caption = _alone(inlines[:1]), _captions(inlines[1:])
    if image is None or inlines[1:] and not caption:
        return paragraph
    described = dict(image["c"][0][2]).get("fig-alt", "")
    if described and not caption:  # Quarto: the words in brackets are the caption
        found.say("image described", line, f"“{excerpt(described, 200)}”", added=described)
        caption = [image["c"][1]] if image["c"][1] else []
        image = {**image, "c": [PLAIN, [{"t": "Str", "c": described}], image["c"][2]]}
    title = _title(image)
    credit = (
        title
        if _CREDIT.search(title) and title not in words([one for each in caption for one in each])
        else ""
    )
    if not caption and not credit:
        return paragraph
    paragraphs = [{"t": "Para", "c": one, "line": line} for one in caption]
    image = _unlinked(inlines[0], image, found, line)
    return _made(image, ["", [], []], [*paragraphs, *_credited(credit, found, line)], line)


def _captions(inlines: list[Node]) -> list[list[Node]]:
    """The caption that stands behind a picture in its paragraph: a line in emphasis, or what is marked as
    one."""
    rest = [one for one in inlines if not is_blank(one)]
    if rest and all(one["t"] == "Span" and CAPTION in one["c"][0][1] for one in rest):
        return [one["c"][1] for one in rest]
    broken = inlines and inlines[0]["t"] in ("SoftBreak", "LineBreak")
    if broken and [one["t"] for one in rest] == ["Emph"]:
        return [rest[0]["c"]]
    is_credit = (
        rest and _CREDIT.match(words(inlines)) and not any(one["t"] in ("Image", "LineBreak") for one in rest)
    )
    return [trimmed(inlines)] if broken and is_credit else []


def _apart(block: Any) -> list[Any]:
    """A paragraph of several pictures with a caption behind each is a paragraph for each."""
    inlines: list[Node] = (
        block["c"] if isinstance(block, dict) and block.get("t") in ("Para", "Plain") else []
    )
    starts = [at for at, one in enumerate(inlines) if one["t"] == "Image"]
    captions = [one for one in inlines if one["t"] == "Span" and CAPTION in one["c"][0][1]]
    if len(starts) < 2 or not captions or trimmed(inlines)[0]["t"] != "Image":
        return [block]
    parts = (inlines[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True))
    return [{**block, "t": "Para", "c": trimmed(part)} for part in parts]


def _credited_below(blocks: list[Any]) -> list[Any]:
    """``blocks`` with a paragraph in emphasis that says whom the picture above it is from in the picture's
    paragraph."""
    out: list[Any] = []
    for block in blocks:
        match (out[-1] if out else None), block:
            case {"t": "Para", "c": list(above)}, {"t": "Para", "c": [{"t": "Emph", "c": said}]} if _alone(
                trimmed(above)
            ) and _CREDIT.match(words(said)):
                out[-1] = {**out[-1], "c": [*trimmed(above), {"t": "LineBreak"}, *block["c"]]}
            case _:
                out.append(block)
    return out


def _figure(figure: Node, found: Repairs, line: int) -> Node:
    attribute, [short, caption], content = figure["c"]
    if [one["t"] for one in content] == ["Table"] and caption:
        own, [_, above], *parts = content[0]["c"]
        return {**content[0], "c": [own, [short, [*above, *caption]], *parts]}
    inlines = trimmed(content[0]["c"]) if len(content) == 1 and content[0]["t"] in ("Para", "Plain") else []
    image = _alone(inlines)
    if image is None:
        return {**figure, "c": [attribute, [short, caption], _blocks(content, found, line)]}
    title = _title(image)
    said = words([one for block in caption for one in walk(block) if one["t"] == "Str" or is_blank(one)])
    credit = title if _CREDIT.search(title) and title not in said else ""
    if title and title in said:
        image = {**image, "c": [*image["c"][:2], [image["c"][2][0], ""]]}
    if not caption and not credit:
        return figure
    image = _unlinked(inlines[0], image, found, line)
    return _made(image, attribute, [*caption, *_credited(credit, found, line)], line)


def _made(image: Node, attribute: list[Any], caption: list[Node], line: int) -> Node:
    return {
        "t": "Figure",
        "c": [attribute, [None, caption], [{"t": "Plain", "c": [image], "line": line}]],
        "line": line,
    }


def _credited(credit: str, found: Repairs, line: int) -> list[Node]:
    if not credit:
        return []
    found.say("image title made caption", line, f"“{excerpt(credit, 200)}”", added=credit)
    return [{"t": "Para", "c": [{"t": "Str", "c": credit}], "line": line}]


def _alone(inlines: list[Node]) -> Node | None:
    """The picture that ``inlines`` are, in a link or by itself."""
    match inlines:
        case [{"t": "Image"} as image] | [{"t": "Link", "c": [_, [{"t": "Image"} as image], _]}]:
            return image
    return None


def _title(image: Node) -> str:
    title = folded(image["c"][2][1])
    return "" if title == words(image["c"][1]) else title


def _unlinked(first: Node, image: Node, found: Repairs, line: int) -> Node:
    """The picture of a figure by itself, its title taken over or named; where its link led is named."""
    title = _title(image)
    if title and not _CREDIT.search(title):
        found.say("image title taken out", line, f"“{excerpt(title, 200)}” was shown only under a mouse")
    if first["t"] == "Link":
        target, shown = first["c"][2]
        under = f", with the title “{shown}”" if shown and shown != words(image["c"][1]) else ""
        name = "a larger one" if _PICTURE.search(target) else "elsewhere"
        found.say("link of an image left out", line, f"it led to {name}: {target[:200]}{under}")
    return {**image, "c": [*image["c"][:2], [image["c"][2][0], ""]]}
