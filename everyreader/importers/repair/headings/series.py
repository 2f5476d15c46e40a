"""Headings that are numbered one after the other are of one level, and what looks like them between two is a
part of the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import bare, is_all, is_paragraph, lines_of, stripped
from everyreader.importers.repair.lists.typed_labels import Label, labelled, readings
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, words

_BELOW = 0.5  # of a rank
_LONGEST = 100  # letters of a heading
_PLAIN = 9  # words of one that is not bold


@dataclass(frozen=True)
class _Line:
    """A numbered line: in which block it stands, what its label may be, its words without that, the paragraph
    that it is, and whether it is a list's point."""

    block: int
    labels: tuple[Label, ...]
    inlines: list[Node]
    paragraph: Node
    is_point: bool

    @property
    def is_bold(self) -> bool:
        return is_all(self.inlines, "Strong")

    def made(self) -> Node:
        """It as a paragraph, its label in the type of its words."""
        label = [{"t": "Str", "c": self.labels[0].typed}, {"t": "Space"}]
        bold = [{"t": "Strong", "c": [*label, *bare(self.inlines)]}]
        inlines = bold if self.is_bold else [*label, *self.inlines]
        return {**self.paragraph, "t": "Para", "c": inlines, "counted": True}


def mark_numbered_heads(draft: Draft) -> Draft:
    """Lines that look alike and count 1, 2, 3 (I, II; A, B) through the document, with text below each, are
    heads, all of them: no points of a list, and no list of one point each.

    They are bold as a whole, or short in a text where nothing can be bold. They are marked before labels are
    read; ``headings.py`` makes them headings.
    """
    lines = [line for at, block in enumerate(draft.blocks) for line in _lines(at, block, draft)]
    heads = {
        at for run in _runs([one.labels for one in lines]) if _are_heads(run, lines, draft) for at in run
    }
    if not heads:
        return draft
    made: dict[int, list[Node]] = {}
    for at in sorted(heads):
        one = lines[at]
        made.setdefault(one.block, []).append(one.made())
        if one.is_point:
            message = f"the list’s “{one.labels[0].typed}” stands before “{words(one.inlines)}” as words"
            draft = draft.repaired("heading numbers kept", one.paragraph["line"], message)
    blocks = [new for at, block in enumerate(draft.blocks) for new in made.get(at, [block])]
    return replace(draft, blocks=tuple(blocks))


def _lines(at: int, block: Node, draft: Draft) -> Iterator[_Line]:
    """The numbered lines that block ``at`` is: itself, or all the points of a list."""
    found: list[_Line | None] = []
    match block:
        case {"t": "Para" | "Plain", "c": inlines} if label := labelled(inlines):
            found = [_Line(at, tuple(label[0]), label[1], block, is_point=False)]
        case {"t": "OrderedList", "c": [[start, {"t": kind}, {"t": delimiter}], items]}:
            for number, item in enumerate(items, start):
                label = tuple(readings(list_label(number, kind, delimiter)))
                alone = len(item) == 1 and is_paragraph(item[0]) and label
                found.append(_Line(at, label, item[0]["c"], item[0], is_point=True) if alone else None)
    if all(one and one.labels[0].number and _may_head(one, draft) for one in found):
        yield from (one for one in found if one)


def _may_head(one: _Line, draft: Draft) -> bool:
    said = words(one.inlines)
    if len(lines_of(stripped(one.inlines))) > 1 or not said or len(said) > _LONGEST:
        return False
    if one.is_bold:
        return not said.endswith((";", ","))
    plain = draft.typed_lines or draft.place == "page"
    short = len(said.split()) <= _PLAIN and said[0].isupper() and said[-1:] not in ".,;:!…"
    return plain and short and one.labels[0].kind != "Decimal"


def _are_heads(run: Sequence[int], lines: Sequence[_Line], draft: Draft) -> bool:
    """Whether text stands below most of the lines of a run, that is something else than numbered lines."""
    several = [lines[at] for at in run]
    numbered = {one.block for one in lines}
    parts = pairwise((*(one.block for one in several), len(draft.blocks)))
    below = [any(at not in numbered for at in range(head + 1, end)) for head, end in parts]
    alike = len({one.is_bold for one in several}) == 1
    return alike and below.count(True) > 1 and 2 * below.count(True) > len(run)


def ranked(ranks: Mapping[int, float], said: Sequence[str]) -> dict[int, float]:
    """The rank of each heading by its place (more is deeper), given that of its look and what each block
    says."""
    out, places = dict(ranks), list(ranks)
    labels = [readings(said[at].split()[0]) if said[at] else () for at in places]
    for run in sorted([places[at] for at in run] for run in _runs(labels)):
        usual = Counter(out[at] for at in run).most_common(1)[0][0]
        alike = [at for at in ranks if out[at] == usual and at not in run]
        inside = {at for at in alike if run[0] < at < run[-1] or at - 1 in run}
        begun = {said[at].split()[0] for at in inside}
        inside |= {at for at in alike if at > run[-1] and said[at].split()[0] in begun}
        out |= dict.fromkeys(run, usual) | dict.fromkeys(inside, usual + _BELOW)
    return out


def _runs(labels: Sequence[Iterable[Label]]) -> Iterator[list[int]]:
    """The places of the labels of one kind that count up by one, from 1 to 2 at the least."""
    kinds = {(one.kind, one.delimiter): None for several in labels for one in several if one.number}
    for kind in kinds:
        runs: list[list[int]] = []
        last = 0
        for at, several in enumerate(labels):
            number = next((one.number for one in several if (one.kind, one.delimiter) == kind), 0)
            if number == 1:
                runs.append([])
            if number == 1 or runs and number == last + 1:
                runs[-1].append(at)
                last = number
        yield from (run for run in runs if len(run) > 1)
