"""The notes of a PDF: a raised mark, and the paragraph of its page or of the end that begins with
it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from everyreader.importers.account import WORD
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.nodes import stripped
from everyreader.importers.pdf.lines import MARK
from everyreader.importers.pdf.page_ends import goes_on
from everyreader.source.tree import Node, walk, words

_AT_HEAD = re.compile(r"(\d{1,3}|[*†‡§]{1,3})[.)]?")
_AT_FIRST_WORD = re.compile(r"(\d{1,3})(?![a-zß-ÿ])[^\W\d_]")  # “1Under”, not “1st”
_BEFORE_MARK = r".*(?!(?:Abs|Art|Fig|Kap|Nos|Sec|Vol)\.)[^\W\d_]{3}[.,;:!?)”’\"]{0,2}"
_POWER = re.compile(
    r"(?:^|[\s\d(/])(?:[kcdm]?m|s|ft|yd)$|(?<![\w.,])\d{1,3}$"
)  # “5 m2”, “103”: their raised digit is no mark


def with_notes(blocks: list[Node], letters: tuple[str, ...]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` with each note at its mark; a mark without a note stays a small number, and is named.

    ``letters`` are the words of each page, which say whether a mark is one word with the one before it.
    """
    blocks = _parted(_whole(blocks))
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
    repairs = Repairs()
    for at, (label, rest) in notes.items():
        page = blocks[at]["line"]
        fitting = [key for key, (_, mark, _) in free.items() if words([mark]) == label]
        here = [key for key in fitting if blocks[free[key][0]]["line"] == page]
        chosen = here or [key for key in fitting if free[key][0] < at]
        if not chosen:
            continue
        used.add(at)
        note = {"t": "Note", "c": [{"t": "Para", "c": rest, "line": page}, *blocks[at].get("further", ())]}
        name = {"note": f"{page}-{label}"} if len(chosen) > 1 else {}
        said = [walk.said(blocks[free[key][0]]["line"], free[key][2], label) for key in chosen]
        for key in chosen:
            taken[key] = {**note, **name}
            del free[key]
        said.append(walk.head(page, label, words(rest)))
        gone, come = (" ".join(one) for one in zip(*said, strict=True))
        message = f"“{label} {excerpt(words(rest), 40)}”"
        repairs.say("note kept", page, message, taken=gone, added=come)
    for at, mark, before in free.values():
        message = (
            f"the small “{words([mark])}” behind “{excerpt(before[-40:])}” leads to no note; make it "
            f"[^name], or leave it"
        )
        repairs.say("typed notes left", blocks[at]["line"], message)
    for one in (one for at, one in enumerate(blocks) if at not in used and (_glued(one) or _is_raised(one))):
        said = excerpt(words(one["c"]), 40)
        message = f"“{said}” begins with a number as a note does; make it [^name], or leave it"
        repairs.say("typed notes left", one["line"], message)
    left = [
        each for at, one in enumerate(blocks) if at not in used for each in (one, *one.get("further", ()))
    ]
    return [_filled(one, taken) for one in left], repairs


def _whole(blocks: list[Node]) -> list[Node]:
    """``blocks`` with the further ones of a tagged note in its first; a sentence that goes on at the next
    page is one."""
    out: list[Node] = []
    for one in blocks:
        if not one.get("of_note") or not out or not _note(out[-1]):
            out.append(one)
            continue
        *before, last = out[-1], *out[-1].get("further", ())
        if last["line"] < one["line"] and goes_on(last, one):
            several = [*before, {**last, "c": [*last["c"], {"t": "Space"}, *one["c"]]}]
        else:
            several = [*before, last, one]
        out[-1] = {**several[0], "further": several[1:]}
    return out


def _glued(block: Node) -> str:
    """The number with which a small paragraph begins, written to its first word."""
    inlines = block["c"] if block["t"] == "Para" and block.get("small") else []
    found = _AT_FIRST_WORD.match(inlines[0]["c"]) if inlines and inlines[0]["t"] == "Str" else None
    return found[1] if found else ""


def _is_raised(block: Node) -> bool:
    """Whether a paragraph begins with a raised mark."""
    return block["t"] == "Para" and [one["t"] for one in stripped(block["c"])[:1]] == ["Superscript"]


def _parted(blocks: list[Node]) -> list[Node]:
    """``blocks`` with the marks that a font draws raised, of which a PDF says nothing, as raised: where a
    small paragraph begins with a number written to its first word, and one word of its page ends in that
    number.
    """
    glued = {at: number for at, one in enumerate(blocks) if (number := _glued(one))}
    out = list(blocks)
    for at, number in glued.items():
        ends = re.compile(rf"({_BEFORE_MARK})({number})(\W*)")
        on_page = [n for n, one in enumerate(blocks) if one["line"] == blocks[at]["line"] and n not in glued]
        strings = ((n, one, ends.fullmatch(one["c"])) for n in on_page for one in _strings(out[n]))
        found = [(n, one, cut) for n, one, cut in strings if cut]
        if len(found) == 1:
            (n, one, cut), head = found[0], next(_strings(out[at]))
            out[n] = _filled(out[n], {id(one): _raised(cut[1], cut[2], cut[3])})
            out[at] = _filled(out[at], {id(head): _raised("", number, head["c"].removeprefix(number))})
    return out


def _raised(before: str, mark: str, after: str) -> list[Node]:
    raised = {"t": "Superscript", "c": [{"t": "Str", "c": mark}]}
    return [*_string(before), raised, *_string(after)]


def _string(text: str) -> list[Node]:
    return [{"t": "Str", "c": text}] if text else []


def _strings(block: Node) -> Iterator[Node]:
    """The strings within a block, those that are raised already aside."""
    return walk(block, "Str", past=("Superscript",))


class _Marks:
    """What is said where a mark stands: with its word one word, or by itself."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self._words = [frozenset(WORD.findall(page)) for page in letters]

    def said(self, page: int, before: str, label: str) -> tuple[str, str]:
        """The words that go with the mark, and those that stay without it."""
        last = (WORD.findall(before.rpartition(" ")[2]) or [""])[-1] if before[-1:].isalnum() else ""
        glued = f"{last}{label}"
        return (glued, last) if last and self._has(glued, page) else (label, "")

    def head(self, page: int, label: str, text: str) -> tuple[str, str]:
        """The words that go with the number of a note, and those that stay without it."""
        first = found[0] if (found := WORD.match(text)) else ""
        glued = f"{label}{first}"
        return (glued, first) if first and self._has(glued, page) else (label, "")

    def _has(self, word: str, page: int) -> bool:
        """On the page, or the next, where a paragraph goes on."""
        return any(word in words for words in self._words[page - 1 : page + 1])


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


def _marks(node: Any) -> Iterator[tuple[Node, str]]:
    """The raised marks within a block, each with the words before it."""
    if isinstance(node, list):
        for number, one in enumerate(node):
            if not _is_mark(one):
                yield from _marks(one)
            elif not _POWER.search(before := words(node[:number])):
                yield one, before
    elif isinstance(node, dict):
        yield from _marks(node.get("c"))


def _is_mark(node: Any) -> bool:
    is_raised = isinstance(node, dict) and node.get("t") == "Superscript"
    return is_raised and bool(MARK.fullmatch(words([node])))


def _filled(node: Any, taken: Mapping[int, Node | list[Node]]) -> Any:
    if isinstance(node, list):
        filled = [(_filled(one, taken), id(one) in taken) for one in node]
        return [each for one, new in filled for each in (one if new and isinstance(one, list) else [one])]
    if not isinstance(node, dict):
        return node
    return (
        taken[id(node)]
        if id(node) in taken
        else {**node, "c": _filled(node["c"], taken)}
        if "c" in node
        else node
    )
