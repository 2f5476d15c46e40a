"""Words in another language than the rest, as an office file marks them: which to believe, and how they pass
through pandoc.

Office programs note a language for each stretch of words, often the keyboard's: a mark counts where the words
are of that language, or where it is a whole sentence's and the words are not of the text's own. An importer
sets Unicode's language tags round them, no words to any reader, which ``given`` makes spans and divs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from everyreader.importers.blocks.attributes import marked
from everyreader.importers.draft import Repair, excerpt
from everyreader.language.tongues import (
    LETTERS,
    NO_LANGUAGE,
    apart,
    identifier,
    letters_in,
    name_of,
    primary,
    tongue_of,
)
from everyreader.source.front_matter import is_language
from everyreader.source.tree import BLOCKS, Node, holds

_TAG, _END, _OFFSET = "\U000e0001", "\U000e007f", 0xE0000
_SIGN = re.compile(f"{_TAG}((?:[\U000e002d-\U000e007a])+|{_END})")
_MOST = 5000  # characters by which a text's language is told
_MUCH = 0.3  # of a text's letters
_FEWEST_WORDS, _FEWEST_LETTERS = 2, 8  # of a stretch whose language can be told
_SURE = 0.9  # that a stretch is in a language, where nothing but its words says so
_SENTENCE = re.compile(r"[.!?…][”»\"’)]*$")
CLOSING = _TAG + _END


def opening(tag: str) -> str:
    return _TAG + "".join(chr(_OFFSET + ord(one)) for one in tag)


def main_language(told: str, said: Mapping[str, str], usual: str) -> str:
    """The language that a file is in as a whole. ``said`` are its words by the language it gives them,
    ``usual`` its default.

    As a person told; else the default where much of the text has no other and is in it, or the language that
    the words show which are given most.
    """
    letters = {tag: letters_in(text) for tag, text in said.items()}
    most = max(letters, key=letters.__getitem__, default="")
    if told or not most:
        return primary(told)
    own = said.get(usual, "")
    found = tongue_of(own[:_MOST]) if letters_in(own) > _MUCH * sum(letters.values()) else ""
    if found and found == (primary(usual) or found):
        return found
    return primary(tongue_of(said[most][:_MOST]) or tongue_of(" ".join(said.values())[:_MOST]) or most)


def general(said: Mapping[str, str], main: str) -> str:
    """The tag that a file gives most of its words, among those of the language ``main`` where it gives any
    such."""
    letters = {tag: letters_in(text) for tag, text in said.items()}
    fits = {tag: count for tag, count in letters.items() if count and not (tag and apart(primary(tag), main))}
    return max(fits or letters, key=letters.__getitem__, default="")


def untrue(said: Mapping[str, str], main: str) -> frozenset[str]:
    """The languages that a file gives to words which are, taken together, in its ``main`` one: the
    keyboard's, or a template's."""
    others = {tag: text for tag, text in said.items() if apart(primary(tag), main)}
    found = {
        tag: str(identifier().classify(text[:_MOST])[0])
        for tag, text in others.items()
        if letters_in(text) >= LETTERS
    }
    return frozenset(tag for tag, tongue in found.items() if not apart(tongue, main))


def is_kept(words: str, paragraph: str, tag: str, main: str, untrue: frozenset[str] = frozenset()) -> bool:
    """Whether ``words`` of a ``paragraph`` are in the language ``tag``, which their file gives them; one that
    is ``untrue`` elsewhere tells nothing."""
    language, said = primary(tag), words.strip()
    if not is_language(tag) or language in NO_LANGUAGE or not apart(language, main):
        return False
    if letters_in(said) < _FEWEST_LETTERS or len(said.split()) < _FEWEST_WORDS:
        return False
    if all(one[:1].isupper() for one in said.split()):  # names, which are of any language
        return tongue_of(said) == language
    found, sure = identifier().classify(said)
    if tag in untrue:
        return sure >= _SURE and not apart(str(found), language)
    whole = said == paragraph.strip() or said[:1].isupper() and bool(_SENTENCE.search(said))
    return not apart(str(found), language) or whole and apart(str(found), main)


def named(number: int, words: str, tag: str) -> Repair:
    return Repair("language kept", number, f"“{excerpt(words)}” is {name_of(tag)}, as the file says")


def given(node: Any, *, in_cell: bool = False) -> Any:
    """``node`` with the stretches between signs in spans, and paragraphs that are one in divs, but in
    cells."""
    if isinstance(node, list):
        if any(isinstance(one, dict) and one.get("t") == "Str" and _TAG in one["c"] for one in node):
            return _spans([given(one) for one in node])
        inner = [given(one, in_cell=in_cell) for one in node]
        are_blocks = all(isinstance(one, dict) and one.get("t") in BLOCKS for one in inner)
        return _divs(inner) if are_blocks and inner and not in_cell else inner
    if not isinstance(node, dict) or "c" not in node:
        return node
    return {**node, "c": given(node["c"], in_cell=in_cell or node["t"] == "Table")}


def _spans(inlines: list[Node]) -> list[Node]:
    out: list[Node] = []
    tag, content = "", out
    for one in inlines:
        parts = _SIGN.split(one["c"]) if one["t"] == "Str" else [one]
        for place, part in enumerate(parts):
            if place % 2:
                out += marked("Span", tag, content) if tag else []
                tag = "" if part == _END else "".join(chr(ord(each) - _OFFSET) for each in part)
                content = [] if tag else out
            elif part:
                content.append({"t": "Str", "c": part} if isinstance(part, str) else part)
    return [*out, *content] if tag else out


def _divs(blocks: list[Node]) -> list[Node]:
    """Paragraphs that are in one other language as a whole, those after each other together."""
    out: list[Node] = []
    for block in blocks:
        tag = _whole(block)
        if not tag:
            out.append(block)
            continue
        inner = {**block, "c": block["c"][0]["c"][1]}
        if out and out[-1]["t"] == "Div" and out[-1]["c"][0] == ["", [], [["lang", tag]]]:
            out[-1]["c"][1].append(inner)
        else:
            line = {"line": block["line"]} if "line" in block else {}
            out.append({"t": "Div", "c": [["", [], [["lang", tag]]], [inner]], **line})
    return out


def _whole(block: Node) -> str:
    """The language of a paragraph that is nothing but words in it."""
    if block["t"] != "Para" or [one["t"] for one in block["c"]] != ["Span"]:
        return ""
    [_, classes, pairs], inner = block["c"][0]["c"]
    if classes or [key for key, _ in pairs] != ["lang"] or holds(inner, "Image"):
        return ""
    return str(pairs[0][1])
