"""Folded parts (accordions, tabs, ``details``) → parts with a heading where one can hold them, else lists of
terms.

A heading holds all that follows down to the next one as high. So the words that open a part head it only
where such a heading, or the end, follows what it holds; elsewhere they are a term, what the part holds is its
definition, and what follows stands outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from everyreader.importers.blocks.attributes import marked
from everyreader.importers.blocks.fold_levels import FOLD, LINE, TEXT, Fold, deeper, is_a, levels_of
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.nodes import is_paragraph
from everyreader.importers.repair.release import furniture
from everyreader.source.tree import Node, holds, words

_HEADED = "headed"  # on what is no fold, but a part with a heading in one
_CELL = 5  # pandoc's: attributes, alignment, rows, columns, blocks


def settled(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` (each with its ``line``) without folds, and what became of each."""
    walk = _Walk()
    return walk.section(blocks, 1, 0), walk.found


@dataclass
class _Walk:
    found: Repairs = field(default_factory=Repairs)

    def section(self, blocks: list[Node], level: int, follows: int) -> list[Node]:
        """``blocks`` below a heading of ``level``, where headings can stand.

        ``follows`` is the level of the heading behind them: 0 for the end of the text, ``TEXT`` where no
        heading is.
        """
        out: list[Node] = []
        above: list[int] = []
        stretches = list(_stretches(self._opened(blocks)))
        for index, stretch in enumerate(stretches):
            after = _begins(stretches[index + 1][0]) if index + 1 < len(stretches) else follows
            level = _level(stretch[0], level)
            first = next((n for n, one in enumerate(stretch) if is_a(one, FOLD)), len(stretch))
            rest = stretch[first:]
            out += self._others(stretch[:first], level, TEXT if rest else after)
            run = list(takewhile(lambda one: is_a(one, FOLD), rest))
            behind = rest[len(run) :]
            folds = [Fold.of(one) for one in run if all(map(_says_nothing, behind))]
            head = stretch[0] if stretch[0]["t"] == "Header" and first > 1 else None
            levels = levels_of(folds, head, above, level, after) if folds else []
            above.append(level)
            out += [*self._headed(folds, levels, after, head), *behind] if levels else self._termed(rest)
        return out

    def _others(self, blocks: list[Node], level: int, after: int) -> Iterator[Node]:
        for index, block in enumerate(blocks):
            if block["t"] == "Div":
                attribute, content = block["c"]
                follows = _begins(blocks[index + 1]) if index + 1 < len(blocks) else after
                yield {**block, "c": [attribute, self.section(content, level, follows)]}
            else:
                yield self._within(block)

    def _headed(self, folds: list[Fold], levels: list[int], after: int, head: Node | None) -> list[Node]:
        out: list[Node] = []
        for index, (fold, level) in enumerate(zip(folds, levels, strict=True)):
            follows = [*levels, after][index + 1]
            content, lowered = deeper(fold.content, level)
            beside = head is not None and level == head["c"][0] and not fold.level
            message = f"its heading{', like that of the part before it' * beside}: “{excerpt(fold.said)}”"
            self._say(fold, message + "; the headings in it go down with it" * lowered)
            heading = {"t": "Header", "c": [level, [fold.place, [], []], fold.opener], "line": fold.line}
            built = [heading, *self.section(content, level, follows)]
            out += [{"line": fold.line, **one} for one in marked("Div", fold.language, built)]
        return out

    def _termed(self, blocks: list[Node]) -> list[Node]:
        """Folds as terms, those after each other in one list."""
        out: list[Node] = []
        run: list[Any] = []
        for block in self._opened(blocks):
            if not is_a(block, FOLD):
                out.append(self._within(block))
                run = []
                continue
            fold = Fold.of(block)
            headed = holds(fold.content, "Header")
            message = f"a term, with what it holds below it: “{excerpt(fold.said)}”"
            if not block.get(_HEADED):
                self._say(fold, message + "; so are the headings in it" * headed)
            entry = [_term(fold), [self._termed(_without_headings(fold.content))]]
            if run and not fold.language:
                run.append(entry)
                continue
            terms = [entry]
            list_ = {"t": "DefinitionList", "c": terms, "line": fold.line}
            out += [{"line": fold.line, **one} for one in marked("Div", fold.language, [list_])]
            run = [] if fold.language else terms
        return out

    def _within(self, block: Node) -> Node:
        match block:
            case {"t": "BlockQuote", "c": content}:
                return {**block, "c": self._termed(content)}
            case {"t": "Div", "c": [attribute, content]}:
                return {**block, "c": [attribute, self._termed(content)]}
            case {"t": "BulletList", "c": items}:
                return {**block, "c": [self._termed(one) for one in items]}
            case {"t": "OrderedList", "c": [style, items]}:
                return {**block, "c": [style, [self._termed(one) for one in items]]}
            case {"t": "DefinitionList", "c": entries}:
                held = [[term, [self._termed(one) for one in several]] for term, several in entries]
                return {**block, "c": held}
            case {"t": "Table", "c": content}:
                return {**block, "c": self._cells(content)}
        return block

    def _cells(self, part: Any) -> Any:
        if not isinstance(part, list):
            return part
        if len(part) == _CELL and isinstance(part[1], dict) and isinstance(part[4], list):
            return [*part[:4], self._pointed(part[4])]
        return [self._cells(one) for one in part]

    def _pointed(self, blocks: list[Node]) -> list[Node]:
        """Folds of a cell, which holds no list of terms, as points of a list."""
        out: list[Node] = []
        for block in self._opened(blocks):
            if not is_a(block, FOLD):
                out.append(block)
                continue
            fold = Fold.of(block)
            self._say(fold, f"a point of a list, with what it holds below it: “{excerpt(fold.said)}”")
            line = {"t": "Para", "c": [{"t": "Strong", "c": fold.opener}], "line": fold.line}
            item = [line, *self._pointed(fold.content)]
            if out and out[-1]["t"] == "BulletList" and out[-1].get(FOLD):
                out[-1]["c"].append(item)
            else:
                out.append({"t": "BulletList", "c": [item], "line": fold.line, FOLD: True})
        return out

    def _opened(self, blocks: list[Node]) -> list[Node]:
        """``blocks`` without folds that hold nothing, or that no words open which Markdown takes for a term:
        they stand open."""
        out: list[Node] = []
        for block in blocks:
            fold = Fold.of(block) if is_a(block, FOLD) else None
            if fold is None or fold.content and fold.said[:1] not in ("", ":"):
                out.append(block)
                continue
            lines = [{"t": "Para", "c": fold.opener, "line": fold.line}] if fold.opener else []
            inner = [*lines, *self._opened(fold.content)]
            self._say(fold, f"“{excerpt(fold.said or words(fold.content))}”")
            out += [{"line": fold.line, **one} for one in marked("Div", fold.language, inner)]
        return out

    def _say(self, fold: Fold, message: str) -> None:
        self.found.say("folded part opened", fold.line, message)


def _stretches(blocks: list[Node]) -> Iterator[list[Node]]:
    """``blocks`` cut before each heading."""
    start = 0
    for index in range(1, len(blocks) + 1):
        if index == len(blocks) or _begins(blocks[index]) != TEXT:
            yield blocks[start:index]
            start = index


def _begins(block: Node) -> int:
    """The level of the heading with which ``block`` begins."""
    while block["t"] == "Div" and FOLD not in block["c"][0][1] and block["c"][1]:
        block = block["c"][1][0]
    return int(block["c"][0]) if block["t"] == "Header" else TEXT


def _level(block: Node, around: int) -> int:
    """The level of the heading below which what follows ``block`` stands."""
    if block["t"] == "Header":
        return int(block["c"][0])
    if block["t"] != "Div" or is_a(block, FOLD):
        return around
    for one in block["c"][1]:
        around = _level(one, around)
    return around


def _says_nothing(block: Node) -> bool:
    """Whether ``block`` is a line drawn across the page, or marks the end of the text."""
    said = words(block["c"]) if is_paragraph(block) else ""
    is_mark = furniture.kind(said) in ("end", "sign") and (said.isupper() or not said[0].isalnum())
    return block["t"] == "HorizontalRule" or is_mark


def _term(fold: Fold) -> list[Node]:
    inlines = [{"t": "Span", "c": [[fold.place, [], []], fold.opener]}] if fold.place else fold.opener
    return [{**inlines[0], "line": fold.line}, *inlines[1:]]


def _without_headings(blocks: list[Node]) -> list[Node]:
    """``blocks`` with what each heading holds as a fold, for no heading stands in a list."""
    out: list[Node] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if block["t"] != "Header":
            out.append(block)
            continue
        level, [place, _, pairs], _ = block["c"]
        end = next((n for n, one in enumerate(rest) if _begins(one) <= level), len(rest))
        line = {"t": "Div", "c": [["", [LINE], []], [block]], "line": block["line"]}
        fold = [[place, [FOLD], pairs], [line, *rest[:end]]]
        out.append({"t": "Div", "c": fold, "line": block["line"], _HEADED: True})
        rest = rest[end:]
    return out
