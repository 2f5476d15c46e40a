"""Words in a line as Markdown can write them: neighbours joined, white space outside emphasis, places at a
word."""

from __future__ import annotations

import unicodedata
from typing import Any

from everyreader.source.tree import SPACES, Node, changed, holds, words

_EMPHASES = ("Emph", "Strong", "Strikeout", "Superscript", "Subscript")


def append(out: list[Node], one: Node) -> None:
    """Append, neighbours of one kind joined."""
    if out and one["t"] == out[-1]["t"] and one["t"] in ("Str", *_EMPHASES):
        merged = out[-1]["c"] + one["c"] if one["t"] == "Str" else _joined(out[-1]["c"], one["c"])
        out[-1] = {"t": one["t"], "c": merged}
    elif not (out and one["t"] == "Space" and out[-1]["t"] in SPACES):
        out.append(one)


def whole_code(inlines: list[Node]) -> list[Node]:
    """``inlines`` with code that an office program has in pieces as one."""
    out: list[Node] = []
    for one in inlines:
        if one["t"] == "Code" and out and out[-1]["t"] == "Code":
            (attribute, text), (_, more) = out[-1]["c"], one["c"]
            out[-1] = {"t": "Code", "c": [attribute, text + more]}
        else:
            out.append(one)
    return out


def spaced(code: Node) -> list[Node]:
    """``code`` with the white space at its ends outside; that alone where it says nothing."""
    attribute, text = code["c"]
    if not text.strip():
        return [{"t": "Space"}] if text else []
    before, after = ([{"t": "Space"}] if side.isspace() else [] for side in (text[0], text[-1]))
    return [*before, {"t": "Code", "c": [attribute, text.strip()]}, *after]


def anchored(inlines: list[Node]) -> list[Node]:
    """Places with nothing in them become those of the word behind them, or else of the word before."""
    out: list[Node] = []
    waiting: list[list[Any]] = []
    for one in inlines:
        if one["t"] == "Span" and one["c"][0][0] and not one["c"][1]:
            waiting.append(one["c"][0])
        elif waiting and not is_blank(one):
            out.append(_placed(waiting, one))
            waiting = []
        else:
            out.append(one)
    last = next((index for index in range(len(out) - 1, -1, -1) if not is_blank(out[index])), None)
    if waiting and last is not None:
        out[last] = _placed(waiting, out[last])
    return out


def at_its_bookmark(place: list[Any], inlines: list[Node]) -> tuple[list[Any], list[Node]]:
    """A heading's place and its words: a bookmark in it is its place, where it has none."""
    anchor = next((one for one in inlines if one["t"] == "Span" and one.get("anchor")), None)
    if anchor is None or place[0]:
        return place, unbroken(inlines)
    opened = [each for one in inlines for each in (one["c"][1] if one is anchor else [one])]
    return [anchor["c"][0][0], *place[1:]], unbroken(opened)


def _placed(attributes: list[list[Any]], inline: Node) -> Node:
    for attribute in attributes:
        inline = {"t": "Span", "c": [attribute, [inline]], "anchor": True}
    return inline


def _joined(first: list[Node], second: list[Node]) -> list[Node]:
    out = list(first)
    for one in second:
        append(out, one)
    return out


def around(kind: str, content: list[Node]) -> list[Node]:
    """``content`` emphasised, white space outside; nothing where there are no words; emphasis in itself
    once."""
    before, inner, after = parted(content)
    inner = [each for one in inner for each in (one["c"] if one["t"] == kind else [one])]
    if not inner or not words(inner) and not holds(inner, "Image", "Note"):
        return [*before, *inner, *after]
    if all(one["t"] in ("Image", "Note") for one in inner):
        return [*before, *inner, *after]
    return [*before, {"t": kind, "c": inner}, *after]


def is_blank(inline: Node) -> bool:
    """Whether ``inline`` is nothing but white space."""
    return inline["t"] in SPACES or inline["t"] == "Str" and not inline["c"].strip()


def parted(inlines: list[Node]) -> tuple[list[Node], list[Node], list[Node]]:
    """White space before ``inlines``, what they say, white space behind them; no-break spaces of words at the
    ends are among it."""
    start, end = 0, len(inlines)
    while start < end and is_blank(inlines[start]):
        start += 1
    while end > start and is_blank(inlines[end - 1]):
        end -= 1
    before, inner, after = inlines[:start], inlines[start:end], inlines[end:]
    if inner and inner[0]["t"] == "Str" and inner[0]["c"][0].isspace():
        text = inner[0]["c"].lstrip()
        before = [*before, {"t": "Str", "c": inner[0]["c"][: -len(text)]}]
        inner = [{"t": "Str", "c": text}, *inner[1:]]
    if inner and inner[-1]["t"] == "Str" and inner[-1]["c"][-1].isspace():
        text = inner[-1]["c"].rstrip()
        after = [{"t": "Str", "c": inner[-1]["c"][len(text) :]}, *after]
        inner = [*inner[:-1], {"t": "Str", "c": text}]
    return before, inner, after


def trimmed(inlines: list[Node]) -> list[Node]:
    """``inlines`` without white space at either end, no-break spaces among it."""
    return parted(inlines)[1]


def unbroken(inlines: list[Node]) -> list[Node]:
    """Of one line: a heading, a term and a link's words have no line breaks in Markdown."""
    out: list[Node] = []
    for one in trimmed(inlines):
        if one["t"] in _EMPHASES:
            append(out, {**one, "c": unbroken(one["c"])})
        else:
            append(out, {"t": "Space"} if one["t"] in ("LineBreak", "SoftBreak") else one)
    return out


def can_stand(before: str, inside: str, after: str) -> bool:
    """Whether a run of ``*`` or ``~~`` opens before ``inside`` and closes behind it (CommonMark 6.2)."""
    opens = not before or not _mark(inside[:1]) or _mark(before)
    closes = not after or not _mark(inside[-1:]) or _mark(after)
    return opens and closes


def _mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"


def without_notes(blocks: list[Node]) -> list[Node]:
    """A note inside a note: its words go into the first."""
    return changed(blocks, lambda one: _in_brackets(one["c"]) if one.get("t") == "Note" else one)


def _in_brackets(blocks: list[Node]) -> list[Node]:
    inner = [one for block in blocks if isinstance(block.get("c"), list) for one in block["c"]]
    return [{"t": "Space"}, {"t": "Str", "c": "("}, *inner, {"t": "Str", "c": ")"}]


def without_underlines(inlines: list[Node]) -> list[Node]:
    """The words of a link without the underline that shows it to be one."""
    out: list[Node] = []
    for one in inlines:
        if one["t"] == "Underline":
            out += without_underlines(one["c"])
        elif one["t"] in _EMPHASES:
            out.append({**one, "c": without_underlines(one["c"])})
        elif one["t"] == "Span":
            out.append({**one, "c": [one["c"][0], without_underlines(one["c"][1])]})
        else:
            out.append(one)
    return out
