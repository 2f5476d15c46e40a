"""Headings that are numbered one after the other are of one level, and what looks like them between two is a
part of the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_all, is_paragraph, lines_of, stripped
from everyreader.source.tree import Node, words

_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_BELOW = 0.5  # of a rank
_LONGEST = 100  # letters of a heading


def mark_numbered_heads(draft: Draft) -> Draft:
    """Lines that are bold as a whole and count 1, 2, 3 through the document, with text below each, are heads:
    no points of a list.

    They are marked before labels are read; ``headings.py`` makes them headings.
    """
    bold = {i: words(block["c"]) for i, block in enumerate(draft.blocks) if _is_bold_line(block)}
    numbers = [(i, int(found[1])) for i, said in bold.items() if (found := _NUMBER.match(said))]
    runs = [run for run in _runs(numbers) if run[-1] + 1 < len(draft.blocks)]
    counted = {i for run in runs for i in run}
    heads = {i for i in counted if i + 1 not in counted}
    if len(heads) < 2:
        return draft
    return replace(
        draft,
        blocks=tuple({**one, "counted": True} if i in heads else one for i, one in enumerate(draft.blocks)),
    )


def _is_bold_line(block: Node) -> bool:
    if not is_paragraph(block) or len(lines_of(stripped(block["c"]))) > 1:
        return False
    said = words(block["c"])
    return is_all(stripped(block["c"]), "Strong") and len(said) <= _LONGEST and not said.endswith((";", ","))


def ranked(ranks: Mapping[int, float], said: Sequence[str]) -> dict[int, float]:
    """The rank of each heading by its place (more is deeper), given that of its look and what each block
    says."""
    out = dict(ranks)
    for run in _runs([(at, int(found[1])) for at in ranks if (found := _NUMBER.match(said[at]))]):
        usual = Counter(ranks[at] for at in run).most_common(1)[0][0]
        alike = [at for at in ranks if ranks[at] == usual and at not in run]
        inside = {at for at in alike if run[0] < at < run[-1] or at - 1 in run}
        begun = {said[at].split()[0] for at in inside}
        inside |= {at for at in alike if at > run[-1] and said[at].split()[0] in begun}
        out |= dict.fromkeys(run, usual) | dict.fromkeys(inside, usual + _BELOW)
    return out


def _runs(numbers: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The places of the numbers that count up by one, from 1 to 2 at the least."""
    runs: list[list[int]] = []
    last = 0
    for at, number in numbers:
        if number == 1:
            runs.append([])
        if number == 1 or runs and number == last + 1:
            runs[-1].append(at)
            last = number
    return [run for run in runs if len(run) > 1]
