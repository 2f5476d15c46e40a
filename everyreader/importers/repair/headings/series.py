"""Headings that are numbered one after the other are of one level, and what looks like them between two is a
part of the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import bare, is_all, is_paragraph, lines_of, stripped
from everyreader.importers.repair.headings.leading import PLAIN
from everyreader.importers.repair.lists.typed_labels import Label, labelled, readings
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, words

_BELOW = 0.5  # of a rank
_LONGEST = 100  # letters of a heading
_PLAIN = 9  # words of one that is not bold
_NUMBER = re.compile(r"(?:[1-9]\d?\.)*([1-9]\d?)[.)]?")
_FEW = 4  # lines, of which one may be written as no title


@dataclass(frozen=True)
class _Line:
    """A numbered line: in which block it stands, what its label may be, its words without that, the paragraph
    that it is, whether it is a list's point, and whether nothing else stands in its block below it."""

    block: int
    labels: tuple[Label, ...]
    inlines: list[Node]
    paragraph: Node
    is_point: bool
    is_last: bool = True

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
    """Lines that look alike and count 1, 2, 3 (1.1, 1.2; I, II; A, B) through the document, with text below
    each, are heads, all of them: no points of a list, and no list of one point each.

    They are bold as a whole, or most of them short in a text where nothing can be bold. They are marked
    before labels are read; ``headings.py`` makes them headings, and no other numbered line in the text's
    type.
    """
    lines = [line for at, block in enumerate(draft.blocks) for line in _lines(at, block, draft)]
    heads: set[int] = set()
    for bold, titled in ((True, True), (False, False), (False, True)):
        labels = [
            one.labels if one.is_bold == bold and (not titled or _is_titled(one)) else () for one in lines
        ]
        runs = _runs(labels)
        heads |= {at for run in runs if _are_heads([lines[at] for at in run], draft.blocks) for at in run}
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
    """The numbered lines that block ``at`` is, where all of them may be heads."""
    found = list(_numbered(at, block))
    if all(one.labels and one.labels[0].number and _may_head(one, draft) for one in found):
        yield from found


def _numbered(at: int, block: Node) -> Iterator[_Line]:
    """What is numbered in block ``at``: itself, or the points of a list, which are of one paragraph each."""
    match block:
        case {"t": "Para" | "Plain", "c": inlines} if label := labelled(inlines, read=numbers):
            yield _Line(at, tuple(label[0]), label[1], block, is_point=False)
        case {"t": "OrderedList", "c": [[start, {"t": kind}, {"t": delimiter}], items]}:
            for number, item in enumerate(items, start):
                labels = tuple(readings(list_label(number, kind, delimiter)))
                is_last = number == start + len(items) - 1
                inlines = item[0]["c"] if len(item) == 1 and is_paragraph(item[0]) and labels else []
                yield _Line(at, labels, inlines, item[0] if item else block, is_point=True, is_last=is_last)


def _may_head(one: _Line, draft: Draft) -> bool:
    said = words(one.inlines)
    if len(lines_of(stripped(one.inlines))) > 1 or not said or len(said) > _LONGEST:
        return False
    return _is_titled(one) if one.is_bold else draft.typed_lines or draft.place == "page"


def _is_titled(one: _Line) -> bool:
    """Whether a line by itself is written as a title."""
    said = words(one.inlines)
    if one.is_bold:
        return not said.endswith((";", ","))
    return len(said.split()) <= _PLAIN and said[0].isupper() and said[-1:] not in ".,;:!…"


def _are_heads(run: Sequence[_Line], blocks: Sequence[Node]) -> bool:
    """Whether text stands below most of the lines of a run, and below each of the few that are not written as
    titles."""
    below = [_has_text(one, blocks[one.block + 1 : one.block + 2]) for one in run]
    unlike = [has_text for one, has_text in zip(run, below, strict=True) if not _is_titled(one)]
    most = below.count(True) > 1 and 2 * below.count(True) > len(run)
    return most and all(unlike) and _FEW * len(unlike) < len(run)


def _has_text(one: _Line, after: Sequence[Node]) -> bool:
    """Whether something else stands right below a line than what is numbered alike."""
    first = next((line for block in after for line in _numbered(0, block)), None)
    kinds = {(label.kind, label.delimiter) for label in first.labels} if first else set()
    alike = {(label.kind, label.delimiter) for label in one.labels} & kinds
    is_next = first and alike and first.is_bold == one.is_bold
    return bool(after) and one.is_last and not is_next


def settled(draft: Draft, looks: Sequence[str], heads: set[int], parts: set[int]) -> set[int]:
    """``heads`` without the lines in the text's type right below a numbered one in the same type that are the
    only ones of their part, for they begin its text; with one right above the first number, where others
    stand above it."""
    plain = sorted(i for i in heads - parts if looks[i] == PLAIN)
    counted = {i for i in plain if draft.blocks[i].get("counted")}
    ends = (*plain, len(looks))
    below = {
        i
        for i, end in pairwise(ends)
        if i - 1 in counted and i not in counted and end in {*counted, ends[-1]}
    }
    first = {
        i for i in counted if any(one.number == 1 for one in numbers(words(draft.blocks[i]["c"]).split()[0]))
    }
    named = min((i for i in plain if i not in counted), default=len(looks))
    above = {i - 1 for i in first if looks[i - 1] == PLAIN and named < i - 1}
    return heads - below | above


def ranked(ranks: Mapping[int, float], said: Sequence[str]) -> dict[int, float]:
    """The rank of each heading by its place (more is deeper), given that of its look and what each block
    says."""
    out, places = dict(ranks), list(ranks)
    labels = [numbers(said[at].split()[0]) if said[at] else () for at in places]
    runs = [[places[at] for at in run] for run in _runs(labels)]
    for run in sorted(runs, key=lambda run: (said[run[0]].split()[0].rstrip(".").count("."), run)):
        usual = Counter(out[at] for at in run).most_common(1)[0][0]
        alike = [at for at in ranks if out[at] == usual and at not in run]
        inside = {at for at in alike if run[0] < at < run[-1] or at - 1 in run}
        begun = {said[at].split()[0] for at in inside}
        inside |= {at for at in alike if at > run[-1] and said[at].split()[0] in begun}
        is_below = run[0] - 1 in alike and not inside  # right below one that would be empty
        out |= dict.fromkeys(run, usual + is_below * _BELOW) | dict.fromkeys(inside, usual + _BELOW)
    return out


def numbers(word: str, _: str = "") -> list[Label]:
    """How a part's number can be read: as a list's, or as one that has no stop, or several (“2.1”)."""
    found = _NUMBER.fullmatch(word)
    dots = word.rstrip(".").count(".") if found else 0
    return readings(word) or ([Label(word, f"Decimal{dots or ''}", int(found[1]))] if found else [])


def _runs(labels: Sequence[Iterable[Label]]) -> Iterator[list[int]]:
    """The places of the labels of one kind that count up by one, two at the least, from 1 on; numbers also
    from another on, and past one that is missing. Those of parts of parts (1.1, 2.1) are together."""
    kinds = {(one.kind, one.delimiter): None for several in labels for one in several if one.number}
    for kind in kinds:
        are_numbers, are_parts = kind[0].startswith("Decimal"), kind[0][-1].isdigit()
        runs: list[tuple[list[int], list[int]]] = []  # the latest first
        for at, several in enumerate(labels):
            number = next((one.number for one in several if (one.kind, one.delimiter) == kind), 0)
            steps = (1, 2) if are_numbers else (1,)
            run = next((one for step in steps for one in runs if number - one[1][-1] == step), None)
            run = runs[0] if number == 1 and are_parts and runs else run
            if run is None and (number == 1 or number and are_numbers):
                run = ([], [])
                runs.insert(0, run)
            if run:
                run[0].append(at)
                run[1].append(number)
        yield from (places for places, _ in reversed(runs) if len(places) > 1)
