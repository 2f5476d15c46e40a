"""Repairs to links: an address that stands as plain words can be followed; a link to nowhere keeps its words."""

from __future__ import annotations

import re
from typing import Any

from everyreader.repair.draft import Draft, Repair, excerpt
from everyreader.repair.nodes import Node, words
from everyreader.source.notation import is_address

_BARE = re.compile(
    r"(?P<web>https?://[^\s<>\"“”«»]+)"
    r"|(?P<mail>(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})"
    r"|(?P<number>(?<![\w+])\+\d{1,3}[\s\u00a0\d()./-]{6,}\d(?!\w))"
)
_NUMBER_SPACES = re.compile(r"\(0\)|\D")  # “+44 (0)20 …”: the nought is dialled at home only


def link_addresses(draft: Draft) -> Draft:
    """Whole web addresses, e-mail addresses and international telephone numbers become links under their own words."""
    found: list[Repair] = []
    blocks = _linked(list(draft.blocks), found, 1)
    return draft.changed(blocks, found)


def _linked(node: Any, found: list[Repair], line: int) -> Any:
    if isinstance(node, dict):
        if node.get("t") in ("Link", "Image", "Code", "CodeBlock") or "c" not in node:
            return node
        return {**node, "c": _linked(node["c"], found, node.get("line", line))}
    if not isinstance(node, list):
        return node
    inner = [_linked(one, found, line) for one in node]
    if not any(isinstance(one, dict) and one.get("t") == "Str" for one in inner):
        return inner
    return _with_links(inner, found, line)


def _with_links(inlines: list[Node], found: list[Repair], line: int) -> list[Node]:
    """The addresses in each run of words and spaces, a telephone number's spaces among them, as links."""
    out: list[Node] = []
    run: list[Node] = []
    for one in (*inlines, None):
        if one and one["t"] in ("Str", "Space"):
            run.append(one)
            continue
        text = "".join(each.get("c", " ") for each in run)
        out += _cut(text, found, line) if _BARE.search(text) else run
        run = []
        out += [one] if one else []
    return out


def _cut(text: str, found: list[Repair], line: int) -> list[Node]:
    out: list[Node] = []
    at = 0
    for match in _BARE.finditer(text):
        said = _without_stop(match.group())
        out += _spaced(text[at : match.start()])
        at = match.start() + len(said)
        target = _target(match, said)
        found.append(Repair("address made link", line, excerpt(said)))
        out.append({"t": "Link", "c": [["", [], []], _spaced(said), [target, ""]], "line": line})
    return out + _spaced(text[at:])


def _target(match: re.Match[str], said: str) -> str:
    if match["mail"]:
        return f"mailto:{said}"
    return f"tel:+{_NUMBER_SPACES.sub('', said)}" if match["number"] else said


def _without_stop(address: str) -> str:
    """The sentence's own full stop, comma or closing bracket is no part of an address."""
    while address[-1] in ".,;:!?'’" or address[-1] == ")" and address.count("(") < address.count(")"):
        address = address[:-1]
    return address


def _spaced(text: str) -> list[Node]:
    parts = re.split("( +)", text)
    return [
        {"t": "Space"} if one.isspace() and one != "\u00a0" else {"t": "Str", "c": one}
        for one in parts
        if one
    ]


def unlink_nowhere(draft: Draft) -> Draft:
    """A link to ``#``, to nothing or to a page without its site keeps its words and is reported; a link's title goes."""
    found: list[Repair] = []
    return draft.changed(_unlinked(list(draft.blocks), found), found)


def _unlinked(node: Any, found: list[Repair]) -> Any:
    if isinstance(node, list):
        out: list[Any] = []
        for one in node:
            is_link = isinstance(one, dict) and one.get("t") == "Link"
            out += _link(one, found) if is_link else [_unlinked(one, found)]
        return out
    if isinstance(node, dict) and "c" in node:
        return {**node, "c": _unlinked(node["c"], found)}
    return node


def _link(link: Node, found: list[Repair]) -> list[Node]:
    attribute, content, [target, title] = link["c"]
    target, line = target.strip(), link.get("line", 1)
    if target == "#" or not is_address(target):
        lost = f" ({target})" if target.strip("#") else ""
        message = f"the words stay, the link goes{lost}: {words(content)}"
        found.append(Repair("link without destination", line, message))
        return _unlinked(content, found)
    if title:
        found.append(Repair("link title taken out", line, f"“{title}” was shown only under a mouse"))
    return [{**link, "c": [attribute, _unlinked(content, found), [target, ""]]}]
