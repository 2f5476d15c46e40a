"""The notes of an untagged PDF: a raised mark, and the paragraph of its page or of the end that begins with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from everyreader.importers.account import WORD
from everyreader.importers.pdf_lines import MARK
from everyreader.repair.draft import Repair, excerpt
from everyreader.repair.nodes import Node, stripped, words

_AT_HEAD = re.compile(r"(\d{1,3}|[*†‡§]{1,3})[.)]?")
_POWER = re.compile(
    r"(?:^|[\s\d(/])(?:[kcdm]?m|s|ft|yd)$|(?<!\d)\d{1,3}$"
)  # “5 m2”, “103”: their raised digit is no mark


def with_notes(blocks: list[Node], letters: tuple[str, ...]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` with each note at its mark; a mark without a note stays a small number, and is named.

    ``letters`` are the words of each page, which say whether a mark is one word with the one before it.
    """
    notes = {at: found for at, one in enumerate(blocks) if (found := _note(one))}
    walk = _Marks(letters)
    places = {
        id(mark): (at, mark, before)
        for at, one in enumerate(blocks)
        if at not in notes
        for mark, before in _marks(one)
    }
    free = dict(places)
    taken: dict[int, Node] = {}
    used: set[int] = set()
    repairs: list[Repair] = []
    for at, (label, rest) in notes.items():
        page = blocks[at]["line"]
        fitting = [key for key, (_, mark, _) in free.items() if words([mark]) == label]
        here = [key for key in fitting if blocks[free[key][0]]["line"] == page]
        chosen = here or [key for key in fitting if free[key][0] < at]
        if not chosen:
            continue
        used.add(at)
        note = {"t": "Note", "c": [{"t": "Para", "c": rest, "line": page}]}
        name = {"note": f"{page}-{label}"} if len(chosen) > 1 else {}
        said = [walk.said(blocks[free[key][0]]["line"], free[key][2], label) for key in chosen]
        for key in chosen:
            taken[key] = {**note, **name}
            del free[key]
        gone, come = (" ".join(one) for one in zip(*said, strict=True))
        message = f"“{label} {excerpt(words(rest), 40)}”"
        repairs.append(Repair("note kept", page, message, taken=f"{gone} {label}", added=come))
    for at, mark, before in free.values():
        message = f"the small “{words([mark])}” behind “{excerpt(before[-40:])}” leads to no note; make it [^name], or leave it"
        repairs.append(Repair("typed notes left", blocks[at]["line"], message))
    return [_filled(one, taken) for at, one in enumerate(blocks) if at not in used], repairs


class _Marks:
    """What is said where a mark stands: with its word one word, or by itself."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self._words = [frozenset(WORD.findall(page)) for page in letters]

    def said(self, page: int, before: str, label: str) -> tuple[str, str]:
        """The words that go with the mark, and those that stay without it."""
        last = (WORD.findall(before.rpartition(" ")[2]) or [""])[-1] if before[-1:].isalnum() else ""
        glued = f"{last}{label}"
        return (glued, last) if last and glued in self._words[page - 1] else (label, "")


def _note(block: Node) -> tuple[str, list[Node]] | None:
    """The mark and the words of a paragraph that begins with one: raised, or in a small paragraph."""
    inlines = stripped(block["c"]) if block["t"] == "Para" else []
    if not inlines:
        return None
    label, rest = words(inlines[:1]), stripped(inlines[1:])
    if inlines[0]["t"] == "Superscript" and rest:
        return label, rest
    found = _AT_HEAD.fullmatch(label) if block.get("small") and inlines[0]["t"] == "Str" else None
    return (found[1], rest) if found and found[0] == found[1] and rest else None


def _marks(node: Any, before: str = "") -> Iterator[tuple[Node, str]]:
    """The raised marks within a block, each with the words before it."""
    if isinstance(node, list):
        for number, one in enumerate(node):
            is_inline = isinstance(one, dict)
            yield from _marks(one, words(node[:number]) if is_inline else "")
    elif isinstance(node, dict):
        if node.get("t") == "Superscript" and MARK.fullmatch(words([node])):
            if not _POWER.search(before):
                yield node, before
        else:
            yield from _marks(node.get("c"))


def _filled(node: Any, taken: dict[int, Node]) -> Any:
    if isinstance(node, list):
        return [_filled(one, taken) for one in node]
    if not isinstance(node, dict):
        return node
    return (
        taken[id(node)]
        if id(node) in taken
        else {**node, "c": _filled(node["c"], taken)}
        if "c" in node
        else node
    )
