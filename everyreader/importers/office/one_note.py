"""One note with several marks: pandoc repeats it for each, or drops the mark; an importer says which marks
belong together.

It puts a ``sign`` before the note and in the place of each further mark; ``joined`` takes the signs out of
pandoc's tree again and gives the notes that are one the same ``note``, by which ``source.notes.once`` knows
them.
"""

from __future__ import annotations

import re

from everyreader.source.tree import Node, changed

_BEGIN, _END, _DIGITS = "\U000f1000", "\U000f1001", "\U000f1010"  # private use, beyond any font's symbols
_SIGN = re.compile(f"{_BEGIN}([{_DIGITS}-{chr(ord(_DIGITS) + 9)}]+){_END}")


def sign(number: int) -> str:
    """What stands for the note that the importer counts as ``number``; no word to any reader."""
    return _BEGIN + "".join(chr(ord(_DIGITS) + int(one)) for one in str(number)) + _END


def joined(blocks: list[Node]) -> list[Node]:
    """pandoc's tree without signs: each note that has one names its number, and stands at each of its
    marks."""
    found = _Signs()
    marked = changed(blocks, found.of)
    return changed(
        marked, lambda one: {**one, "c": found.contents[one["note"]]} if one.get("c", "") is None else one
    )


class _Signs:
    """The walk that takes signs out. The first of its number is that of the next note."""

    def __init__(self) -> None:
        self.contents: dict[str, list[Node]] = {}
        self._next = ""

    def of(self, node: Node) -> Node | list[Node]:
        if node.get("t") == "Str":
            return self._text(node)
        if node.get("t") != "Note" or not self._next:
            return node
        self.contents[self._next], number, self._next = node["c"], self._next, ""
        return {**node, "note": number}

    def _text(self, string: Node) -> list[Node]:
        """Words and, for each further mark, a note whose content is filled in later."""
        out: list[Node] = []
        for place, part in enumerate(_SIGN.split(string["c"])):
            if place % 2 and part not in self.contents:
                self._next = part
            elif part:
                out.append({"t": "Note", "c": None, "note": part} if place % 2 else {"t": "Str", "c": part})
        return out
