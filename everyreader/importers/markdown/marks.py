"""What sites write in Markdown with signs that pandoc takes for words: tick boxes, alerts, terms line by
line, captions of tables."""

from __future__ import annotations

import re
from typing import Any

from everyreader.importers.blocks.figures import HEAD
from everyreader.importers.blocks.inlines import trimmed
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.web.annotations import BOXES
from everyreader.model.text import folded
from everyreader.source.tree import Node, words

_ALERT = re.compile(r"\[!(\w+)\][+-]?")
_CAPTION = re.compile(r"(?:Table)?:")
_BREAKS = ("SoftBreak", "LineBreak")


def settled(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` with those signs as what they mean, and what was done for it."""
    found = Repairs()
    return _walked(blocks, found, 1), found


def _walked(node: Any, found: Repairs, line: int) -> Any:
    if isinstance(node, list):
        inner = [_walked(each, found, line) for one in node for each in _headed(one)]
        return (
            _captioned(inner, found)
            if any(isinstance(one, dict) and one.get("t") == "Table" for one in inner)
            else inner
        )
    if not isinstance(node, dict) or "c" not in node:
        return node
    line = node.get("line", line)
    match node:
        case {"t": "BulletList", "c": items}:
            return {**node, "c": [_boxed(_walked(item, found, line), found, line) for item in items]}
        case {"t": "OrderedList", "c": [style, items]}:
            return {**node, "c": [style, [_boxed(_walked(item, found, line), found, line) for item in items]]}
        case {"t": "BlockQuote", "c": content}:
            return {**node, "c": _alert(_walked(content, found, line), found, line)}
        case {"t": "DefinitionList", "c": entries}:
            entries = [
                [_terms(term, found, line), _walked(several, found, line)] for term, several in entries
            ]
            return {**node, "c": entries}
        case {"t": "Para" | "Plain" | "Header"}:
            return node
        case {"t": "Div", "c": [attribute, content]}:
            return {
                **node,
                "c": [attribute, [*_titled(attribute, found, line), *_walked(content, found, line)]],
            }
    return {**node, "c": _walked(node["c"], found, line)}


def _headed(block: Any) -> list[Any]:
    """A paragraph that begins with a head is two."""
    match block:
        case {"t": "Para" | "Plain", "c": [{"t": "Span", "c": [[_, [name], _], head]}, *rest]} if (
            name == HEAD
        ):
            parts = (head, trimmed(rest))
            return [{**block, "t": "Para", "c": one} for one in parts if one]
    return [block]


def _titled(attribute: list[Any], found: Repairs, line: int) -> list[Node]:
    """The title that a callout has in its attributes (Quarto)."""
    title = folded(dict(attribute[2]).get("title", ""))
    if not title:
        return []
    found.say("alert kept", line, f"headed “{excerpt(title)}”", added=title)
    return [{"t": "Para", "c": [{"t": "Strong", "c": [{"t": "Str", "c": title}]}], "line": line}]


def _boxed(item: list[Node], found: Repairs, line: int) -> list[Node]:
    """An item that begins with ``[ ]`` or ``[x]`` begins with a sign for it."""
    if not item or item[0]["t"] not in ("Para", "Plain"):
        return item
    match item[0]["c"]:
        case [{"t": "Str", "c": "[x]" | "[X]" as typed}, {"t": "Space"}, *rest] if rest:
            state = 1
        case [{"t": "Str", "c": "["}, {"t": "Space"}, {"t": "Str", "c": "]"}, {"t": "Space"}, *rest] if rest:
            state, typed = 0, ""
        case _:
            return item
    line = item[0].get("line", line)
    found.say("tick box kept", line, f"as {BOXES[state]}: “{excerpt(words(rest))}”", taken=typed.strip("[]"))
    return [{**item[0], "c": [{"t": "Str", "c": BOXES[state]}, {"t": "Space"}, *rest]}, *item[1:]]


def _alert(content: list[Node], found: Repairs, line: int) -> list[Node]:
    """“[!NOTE]” at the head of a quotation is the alert's name, in bold; a title behind it takes its
    place."""
    first: Node = content[0] if content and content[0]["t"] in ("Para", "Plain") else {"c": []}
    mark = _ALERT.fullmatch(first["c"][0]["c"]) if first["c"] and first["c"][0]["t"] == "Str" else None
    if not mark:
        return content
    inlines = first["c"][1:]
    end = next((at for at, one in enumerate(inlines) if one["t"] in _BREAKS), len(inlines))
    title, rest = trimmed(inlines[:end]), trimmed(inlines[end:])
    name = mark[1].capitalize()
    head = title or [{"t": "Str", "c": name}]
    line = first.get("line", line)
    found.say(
        "alert kept", line, f"a quotation headed “{words(head)}”", taken=mark[1], added="" if title else name
    )
    parts = [[{"t": "Strong", "c": head}], *([rest] if rest else [])]
    return [*({**first, "t": "Para", "c": one} for one in parts), *content[1:]]


def _terms(term: list[Node], found: Repairs, line: int) -> list[Node]:
    """Terms on a line each, above one definition, are one term of several names, each behind a comma."""
    breaks = [at for at, one in enumerate(term) if one["t"] in _BREAKS]
    if not breaks:
        return term
    found.say(
        "terms joined", line, f"they share a definition, and stand in one line: “{excerpt(words(term))}”"
    )
    joined: list[Node] = []
    for one in term:
        joined += [{"t": "Str", "c": ","}, {"t": "Space"}] if one["t"] in _BREAKS else [one]
    return joined


def _captioned(blocks: list[Node], found: Repairs) -> list[Node]:
    """A line that begins with a colon right below a table is its caption."""
    out: list[Node] = []
    for block in blocks:
        inlines: list[Node] = block["c"] if block["t"] == "Para" else []
        marked = (
            inlines and inlines[0]["t"] == "Str" and _CAPTION.fullmatch(inlines[0]["c"]) and len(inlines) > 2
        )
        if marked and out and out[-1]["t"] == "Table" and not out[-1]["c"][1][1]:
            attribute, [short, _], *parts = out[-1]["c"]
            caption = [{**block, "c": trimmed(inlines[1:])}]
            out[-1] = {**out[-1], "c": [attribute, [short, caption], *parts]}
            taken = inlines[0]["c"].rstrip(":")
            found.say("caption kept", block["line"], f"“{excerpt(words(inlines[1:]))}”", taken=taken)
        else:
            out.append(block)
    return out
