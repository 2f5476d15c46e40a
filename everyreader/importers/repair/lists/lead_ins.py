"""Numbered paragraphs that lead in to text and lists of their own: “1. … is replaced by:”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_paragraph
from everyreader.importers.repair.lists.typed_labels import Label, labelled
from everyreader.source.tree import words

_LISTS = ("BulletList", "OrderedList")


def mark_lead_ins(draft: Draft) -> Draft:
    """Paragraphs that count 1, 2, 3 through the document, with something below each to which most lead by a
    colon, are no points of a list where text stands below one of them: the list would hold some of them and
    not the others. No more are they headings."""
    heads = [labelled(one["c"]) if is_paragraph(one) else None for one in draft.blocks]
    leading: set[int] = set()
    for run in _runs([head[0] if head else [] for head in heads]):
        below = [range(head + 1, end) for head, end in pairwise(run)]
        texts = [at for one in below for at in one if not heads[at] and draft.blocks[at]["t"] not in _LISTS]
        colons = [words(draft.blocks[at]["c"]).endswith(":") for at in run]
        mixed = not all(draft.blocks[at].get("counted") for at in run)  # else they are heads, all of them
        leading |= {*run} if mixed and all(below) and texts and 2 * sum(colons) > len(run) else set()
    blocks = (
        {**one, "leads_in": True, "counted": False} if at in leading else one
        for at, one in enumerate(draft.blocks)
    )
    return replace(draft, blocks=tuple(blocks))


def _runs(labels: Sequence[list[Label]]) -> Iterator[list[int]]:
    """The places of labels that count 1, 2, 3, two at the least, to where another such count begins."""
    for start, several in enumerate(labels):
        for last in (one for one in several if one.number == 1):
            run = [start]
            for at in range(start + 1, len(labels)):
                here = {(one.kind, one.delimiter, one.number): one for one in labels[at]}
                if (last.kind, last.delimiter, 1) in here:
                    break
                if (last.kind, last.delimiter, len(run) + 1) in here:
                    run.append(at)
            if len(run) > 1:
                yield run
