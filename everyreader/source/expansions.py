"""Abbreviations and what they stand for (WCAG 3.1.4): ``*[WHO]: World Health Organization`` and
``[WHO]{abbr="…"}``.

In the tree an abbreviation is a Span of class ``abbr`` whose attribute ``title`` is the expansion, as pandoc
has it. One definition holds for every occurrence: the same letters as a whole word in the same language. An
expansion is an attribute and no word of the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from everyreader.model.errors import SourceError
from everyreader.model.text import folded
from everyreader.source.tree import BLOCKS, BREAKS, Node, in_languages, language_in, text_of, words

CLASS, ATTRIBUTE = "abbr", "title"
_STATED = re.compile(r"\*\[([^\[\]]+)\] ?:(.*)")
_WORDS = {"Space": " ", "SoftBreak": "\n"}  # of neighbouring words
_LEFT_ALONE = ("Code", "CodeBlock", "Math", "Image", "RawInline", "RawBlock")
_AGAINST = ("Emph", "Strong", "Strikeout", "Superscript", "Subscript", "Code", "Span")
_ADDRESS = r"\S*(?:://|@)\S*"


@dataclass(frozen=True)
class Definition:
    """What ``word`` stands for, stated on ``line``."""

    word: str
    expansion: str
    line: int


def abbreviation(word: list[Node], expansion: str) -> Node:
    """The tree's element for ``word`` and what it stands for."""
    return {"t": "Span", "c": [["", [CLASS], [[ATTRIBUTE, expansion]]], word]}


def expansion_of(attribute: list[Any]) -> str:
    """What the words of a Span with ``attribute`` stand for, ``""`` where it is no abbreviation."""
    return dict(attribute[2]).get(ATTRIBUTE, "") if CLASS in attribute[1] else ""


def applied(path: Path, body: str, blocks: list[Node], language: str) -> list[Node]:
    """``blocks`` with every abbreviation marked, the lines that define some taken out.

    Raises ``SourceError`` for one that is defined twice in different words, or that the text does not hold.
    """
    blocks, stated = stated_in(body, blocks)
    by_word: dict[str, Definition] = {}
    for one in stated:
        before = by_word.setdefault(one.word, one)
        if before.expansion != one.expansion:
            raise SourceError(
                path,
                f"'{one.word}' was said to be '{before.expansion}' on line {before.line} already; keep one, "
                f'and write the other into the text: [{one.word}]{{abbr="{one.expansion}"}}',
                line=one.line,
            )
    marks = set(_marks(blocks, language))
    known = dict(_unambiguous(marks)) | {(word, language): one.expansion for word, one in by_word.items()}
    if not known:
        return blocks
    out = _Spread(known).over(blocks, language)
    used = {word for word, _, _ in _marks(out, language)}
    for word, one in by_word.items():
        if word not in used:
            raise SourceError(
                path,
                f"nothing in the text is the word '{word}', so nobody would learn what it stands for; "
                f"write it as the text has it, or take the line out",
                line=one.line,
            )
    return out


def marked_once(blocks: list[Node], stated: Iterable[Definition]) -> tuple[list[Node], frozenset[str]]:
    """``blocks`` with each of ``stated`` marked where it first stands outside words of another language, and
    those that stand nowhere."""
    spread = _Spread({(one.word, ""): one.expansion for one in stated}, once=True)
    out = spread.over(blocks, "")
    return out, frozenset(word for word, _ in spread.known)


def stated_in(body: str, blocks: list[Node]) -> tuple[list[Node], tuple[Definition, ...]]:
    """``blocks`` without the lines that define abbreviations, and what these say. ``body`` tells a star from
    an escaped one."""
    typed = [line.strip() for line in body.split("\n")]
    found: list[Definition] = []
    out: list[Node] = []
    for block in blocks:
        if block["t"] == "Para" and "*" in text_of(block["c"], past=("Note",)):
            kept, after = [], block.get("line", 1) - 1
            for line in _lines(block["c"]):
                definition = _definition(line, typed, after)
                if definition:
                    found, after = [*found, definition], definition.line
                kept += [] if definition else line
            if kept:
                out.append({**block, "c": kept[:-1] if kept[-1]["t"] in BREAKS else kept})
        elif block["t"] == "Div":
            inner, more = stated_in(body, block["c"][1])
            found += more
            out.append({**block, "c": [block["c"][0], inner]})
        else:
            out.append(block)
    return out, tuple(found)


def _lines(inlines: list[Node]) -> Iterator[list[Node]]:
    """Each line with the break that ends it."""
    line: list[Node] = []
    for inline in inlines:
        line.append(inline)
        if inline["t"] in BREAKS:
            yield line
            line = []
    yield line


def _definition(line: list[Node], typed: list[str], after: int) -> Definition | None:
    """Only plain words are one; what holds a note, an image or a formula stays text. It was ``typed``
    somewhere ``after`` a line."""
    if any(one["t"] in ("Note", "Image", "Math") for one in line):
        return None
    match line:  # a heading of the same words makes a link of them
        case [{"t": "Str", "c": "*"}, {"t": "Link", "c": [_, word, _]}, *rest]:
            text = f"*[{text_of(word)}]{text_of(rest)}"
        case _:
            text = text_of(line)
    match = _STATED.fullmatch(folded(text))
    if match is None or not match[2].strip():
        return None
    begins = (text.startswith(f"*[{match[1]}]") for text in typed[after:])
    number = next((at for at, does in enumerate(begins, after + 1) if does), None)
    if number is None:
        return None
    return Definition(match[1].strip(), match[2].strip(), number)


def _marks(part: Any, language: str) -> Iterator[tuple[str, str, str]]:
    """Each marked abbreviation: its word, its language, what it stands for."""
    for one, tag in in_languages(part, language):
        if one.get("t") == "Span" and (expansion := expansion_of(one["c"][0])):
            yield words(one["c"][1], past=("Note",)), tag, expansion


def _unambiguous(marks: set[tuple[str, str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    for key, several in groupby(sorted(marks), key=lambda mark: mark[:2]):
        expansions = [expansion for *_, expansion in several]
        if len(expansions) == 1:
            yield key, expansions[0]


@dataclass
class _Spread:
    """Marks what is ``known``, by word and language; with ``once`` each where it first stands."""

    known: dict[tuple[str, str], str]
    once: bool = False

    def over(self, node: Any, language: str) -> Any:
        if isinstance(node, list):
            inlines = all(isinstance(one, dict) and "t" in one for one in node)
            if node and inlines and node[0]["t"] not in BLOCKS:
                return self._inlines(node, language)
            return [self.over(one, language) for one in node]
        if not isinstance(node, dict) or "c" not in node or node["t"] in _LEFT_ALONE:
            return node
        if node["t"] == "Span" and expansion_of(node["c"][0]):
            return node
        return {**node, "c": self.over(node["c"], language_in(node, language))}

    def _inlines(self, nodes: list[Node], language: str) -> list[Node]:
        here = [word for word, tag in self.known if tag == language]
        out: list[Node] = []
        for index, node in enumerate(nodes):
            if not (_is_word(node) and here):
                out.append(self.over(node, language))
            elif not index or not _is_word(nodes[index - 1]):
                end = next((at for at in range(index, len(nodes)) if not _is_word(nodes[at])), len(nodes))
                before = _edge(nodes[index - 1])[-1:] if index else ""
                after = _edge(nodes[end])[:1] if end < len(nodes) else ""
                out += self._marked(nodes[index:end], before, after, _sought(here), language)
        return out

    def _marked(
        self, nodes: list[Node], before: str, after: str, sought: re.Pattern[str], language: str
    ) -> Iterator[Node]:
        """Neighbouring words with the abbreviations among them marked."""
        text = before + "".join(_WORDS.get(node["t"]) or node["c"] for node in nodes) + after
        at, end = len(before), len(text) - len(after)
        for match in sought.finditer(text):
            key = ((match[1] or "").replace("\n", " "), language)
            if key in self.known and len(before) <= match.start() and match.end() <= end:
                yield from _nodes(text[at : match.start()])
                yield abbreviation(
                    list(_nodes(match[1])), self.known.pop(key) if self.once else self.known[key]
                )
                at = match.end()
        yield from _nodes(text[at:end])


def _sought(words: Iterable[str]) -> re.Pattern[str]:
    """Any of ``words`` as a whole word, the longest first, and none inside an address."""
    choice = "|".join(
        re.escape(word).replace(r"\ ", "[ \n]") for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"{_ADDRESS}|(?<![\w&])(?<!\w\.)({choice})(?![\w&])(?!\.\w)")


def _is_word(node: Node) -> bool:
    return node["t"] == "Str" or node["t"] in _WORDS


def _edge(node: Node) -> str:
    """The words of what may be a part of the word beside it."""
    return text_of(node, past=("Note",)) if node["t"] in _AGAINST else ""


def _nodes(text: str) -> Iterator[Node]:
    for piece in re.split("([ \n])", text):
        if piece:
            kinds = {" ": "Space", "\n": "SoftBreak"}
            yield {"t": kinds[piece]} if piece in kinds else {"t": "Str", "c": piece}
