"""A folded part of a tree, and the levels at which headings can hold such parts and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from everyreader.importers.blocks.attributes import language_in, marked
from everyreader.importers.blocks.inlines import unbroken
from everyreader.importers.nodes import is_paragraph
from everyreader.source.tree import Node, changed, walk, words

FOLD, LINE = "everyreader-fold", "everyreader-fold-line"  # classes of a folded part, and of what opens it
TEXT = 7  # the level of what is no heading: below them all
_DEEPEST = 6
_LONGEST = 100  # characters of a heading


@dataclass(frozen=True)
class Fold:
    """``level`` is that of the heading which opens the part by itself; 0 where none does."""

    level: int
    line: int
    place: str
    language: str
    opener: list[Node]
    content: list[Node]

    @classmethod
    def of(cls, block: Node) -> Fold:
        """A fold's parts: what opens it is its first paragraph, or all down to its first heading."""
        [place, _, pairs], content = block["c"]
        said = content[0]["c"][1] if content and is_a(content[0], LINE) else []
        lines = list(takewhile(is_paragraph, said))
        heading = next((one for one in said[len(lines) :][:1] if one["t"] == "Header"), None)
        first = len(lines) + 1 if heading else min(len(lines), 1)
        opener: list[Node] = []
        for one in said[:first]:
            inlines = marked("Span", language_in(one["c"][1][2]), one["c"][2]) if one is heading else one["c"]
            opener += [{"t": "Space"}, *inlines] if opener else inlines
        level, place = (heading["c"][0], place or heading["c"][1][0]) if heading else (0, place)
        rest = [*said[first:], *(content[1:] if said else content)]
        return cls(level, block.get("line", 1), place, language_in(pairs), unbroken(opener), rest)

    @property
    def said(self) -> str:
        return words(self.opener)


def is_a(block: Node, name: str) -> bool:
    return block["t"] == "Div" and name in block["c"][0][1]


def levels_of(folds: list[Fold], head: Node | None, above: list[int], level: int, after: int) -> list[int]:
    """The levels of headings that hold ``folds`` and nothing else, to the heading of level ``after``; none
    where there are no such.

    They are like the ``head`` of what stands open above them where both ask, or where nothing else follows a
    single part of its kind.
    """
    if any(len(one.said) > _LONGEST and not one.level for one in folds):
        return []
    higher = next((one for one in reversed(above) if one <= level), 0)
    only = len(folds) > 1 and after < level and 1 < higher < level
    asks = head is not None and _asks(words(head["c"][2])) and _asks(folds[0].said)
    beside = [level] if level > 1 and head is not None and (asks or only) else []
    for below in (*beside, level + 1):
        levels = [one.level or below for one in folds]
        follow = zip(levels, [*levels[1:], after], strict=True)
        fits = all(_depth(fold, own) <= _DEEPEST for fold, own in zip(folds, levels, strict=True))
        if fits and all(behind <= own for own, behind in follow):
            return levels
    return []


def _asks(said: str) -> bool:
    return said.rstrip("”\"’')»").rstrip().endswith(("?", "？", "؟"))


def _depth(fold: Fold, level: int) -> int:
    """The level of the deepest heading in ``fold``, whose own is at ``level``."""
    content, _ = deeper(fold.content, level)
    inner = [Fold.of(one) for one in walk(content) if is_a(one, FOLD)]
    said = [one["c"][0] for one in walk(content, "Header")]
    return max([level, *said, *(_depth(one, one.level or level + 1) for one in inner)])


def deeper(content: list[Node], level: int) -> tuple[list[Node], bool]:
    """``content`` with its headings below ``level``, and whether they were not."""
    highest = min((one["c"][0] for one in walk(content, "Header")), default=TEXT)
    return (content, False) if highest > level else (_lowered(content, level + 1 - highest), True)


def _lowered(content: list[Node], by: int) -> list[Node]:
    def lowered(node: Node) -> Node:
        return {**node, "c": [node["c"][0] + by, *node["c"][1:]]} if node.get("t") == "Header" else node

    return changed(content, lowered)
