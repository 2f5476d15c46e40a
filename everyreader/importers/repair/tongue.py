"""The language that a draft is in as a whole: what its words say that are not marked as of another; marks
that say no more go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from everyreader.importers.draft import Draft
from everyreader.language.tongues import letters_in, primary
from everyreader.source.tree import Node, in_languages, words

_MARKED = {"Span": 0, "Div": 0, "Header": 1}  # where pandoc has their attributes


def mark_of(node: Node) -> str:
    """The language that ``node`` is marked as."""
    if node.get("t") not in _MARKED:
        return ""
    return str(dict(node["c"][_MARKED[node["t"]]][2]).get("lang", ""))


def said(draft: Draft) -> str:
    """The language that the file says it is in: where every word is marked, that of the most of them."""
    letters: Counter[str] = Counter()
    for tag, text in _stretches(draft):
        letters[tag] += letters_in(text)
    return draft.language if letters[""] or not letters else letters.most_common(1)[0][0]


def unmarked(draft: Draft, language: str) -> str:
    """The draft's words that are marked as of no other language than ``language``."""
    stretches = list(_stretches(draft))
    if not any(tag for tag, _ in stretches):
        return " ".join(draft.received)
    return " ".join(text for tag, text in stretches if primary(tag) in ("", primary(language)))


def _stretches(draft: Draft) -> Iterator[tuple[str, str]]:
    """The draft's words and what they are marked as."""
    for one, tag in in_languages(list(draft.blocks), ""):
        if one.get("t") in ("Str", "Code"):
            yield tag, words(one)


def settled(node: Any, around: str) -> Any:
    """``node`` without marks of the language ``around`` it, and what is of one other language in one
    block."""
    if isinstance(node, list):
        return _joined([each for one in node for each in _opened(one, around)])
    if not isinstance(node, dict) or "c" not in node:
        return node
    return {**node, "c": settled(node["c"], mark_of(node) or around)}


def with_headings(blocks: list[Node]) -> list[Node]:
    """``blocks`` with the headings of a part in another language beside the rest of it, each marked: what
    mends headings finds them there."""
    out: list[Node] = []
    for block in blocks:
        tag = mark_of(block) if block["t"] == "Div" else ""
        inner = with_headings(block["c"][1]) if tag else []
        if not any(map(_heads, inner)) or block["c"][0][0]:
            out.append(block)
            continue
        attributes = block["c"][0]
        out.extend(
            _marked(one, tag) if _heads(one) else {**block, "line": one["line"], "c": [attributes, [one]]}
            for one in inner
        )
    return _joined(out)


def _heads(block: Node) -> bool:
    """Whether ``block`` is a heading, or a bold line that may become one."""
    return block["t"] == "Header" or block["t"] == "Para" and [one["t"] for one in block["c"]] == ["Strong"]


def _marked(block: Node, tag: str) -> Node:
    if block["t"] == "Para":
        [bold] = block["c"]
        return {**block, "c": [{**bold, "c": [{"t": "Span", "c": [["", [], [["lang", tag]]], bold["c"]]}]}]}
    level, [identifier, classes, pairs], inlines = block["c"]
    own = pairs if dict(pairs).get("lang") else [["lang", tag], *pairs]
    return {**block, "c": [level, [identifier, classes, own], inlines]}


def _opened(node: Any, around: str) -> list[Any]:
    inner = settled(node, around)
    if not isinstance(node, dict) or not around or mark_of(node).casefold() != around.casefold():
        return [inner]
    at = _MARKED[node["t"]]
    identifier, classes, pairs = inner["c"][at]
    attribute = [identifier, classes, [pair for pair in pairs if pair[0] != "lang"]]
    content = [*inner["c"][:at], attribute, *inner["c"][at + 1 :]]
    return list(inner["c"][1]) if node["t"] != "Header" and not any(attribute) else [{**inner, "c": content}]


def _joined(nodes: list[Any]) -> list[Any]:
    """``nodes``, blocks of one language that follow each other together."""
    out: list[Any] = []
    for one in nodes:
        is_div = isinstance(one, dict) and one.get("t") == "Div" and mark_of(one) and not one["c"][0][0]
        if (
            is_div
            and out
            and isinstance(out[-1], dict)
            and out[-1].get("t") == "Div"
            and out[-1]["c"][0] == one["c"][0]
        ):
            out[-1] = {**out[-1], "c": [one["c"][0], [*out[-1]["c"][1], *one["c"][1]]]}
        else:
            out.append(one)
    return out
