"""Repairs to numbers at the head of a paragraph that Markdown reads as a list's: what was typed is what
stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from everyreader.importers.draft import Draft, Repairs
from everyreader.importers.nodes import in_every_list, is_paragraph
from everyreader.importers.repair.lists.typed_labels import Label, labelled
from everyreader.language.persons import are_persons
from everyreader.source.labels import delimited, numeral
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, words

_TYPED = re.compile(r"^[\s>]*(?:[-*+•]\s+)?\(?(\w{1,5})[.)]")
_LISTS = ("BulletList", "OrderedList")


def free_lone_numbers(draft: Draft) -> Draft:
    """A sentence that begins with a number or an initial (“1986. A good year.”, “A.  Smith”) is no list of
    one point.

    Nor is “1.” where “2.” follows alone as well: the numbers of parts with their text between.
    """
    found = Repairs()

    def freed(blocks: list[Node]) -> list[Node]:
        out: list[Node] = []
        counted = {one["c"][0][1]["t"] for one in blocks if _is_alone(one) and one["c"][0][0] == 2}
        for block in blocks:
            match block:
                case {"t": "OrderedList", "c": [[start, {"t": style}, {"t": delimiter}], [item]]} if (
                    _is_typed(block, draft)
                    and not block.get("parted")
                    and item
                    and is_paragraph(item[0])
                    and (start > 1 or style == "UpperAlpha" or style in counted)
                ):
                    said = list_label(start, style, delimiter)
                    message = f"“{said}” stays as typed: it is no list of one point"
                    found.say("number kept as words", block["line"], message)
                    text = [{"t": "Str", "c": said}, {"t": "Space"}, *item[0]["c"]]
                    out += [{"t": "Para", "c": text, "line": block["line"]}, *item[1:]]
                case _:
                    out.append(block)
        return out

    return draft.changed(in_every_list(list(draft.blocks), freed), found)


def _is_alone(block: Node) -> bool:
    return block["t"] == "OrderedList" and len(block["c"][1]) == 1


def _is_typed(block: Node, draft: Draft) -> bool:
    """Whether the number stands as words in a text; that of an office program's list is one."""
    return bool(_TYPED.match(draft.raw(block["line"])))


def keep_numbers(draft: Draft) -> Draft:
    """Numbers out of their order (``1.``, ``3.``): in Markdown a list counts on by itself, in a plain text
    they are words."""
    return draft.every(lambda block, found: _as_typed(block, draft, found))


def _as_typed(block: Node, draft: Draft, found: Repairs) -> list[Node]:
    match block:
        case {"t": "OrderedList", "c": [[start, {"t": style}, {"t": delimiter}], items]}:
            typed = [_TYPED.match(draft.raw(item[0]["line"])) if item else None for item in items]
        case _:
            return [block]
    numbers = [one[1] if one else "" for one in typed]
    counted = [numeral(start + index, style) for index in range(len(items))]
    lines = [f"{number}. {words(item[:1])}" for number, item in zip(numbers, items, strict=True)]
    are_names = draft.typed_lines and delimiter == "Period" and are_persons(lines)
    if not all(numbers) or numbers == counted and not are_names:
        return [block]
    said, shown = " ".join(numbers), " ".join(counted)
    if not draft.typed_lines:
        message = f"{said} are {shown} in Markdown, which counts on from the first"
        found.say("numbers counted on", block["line"], message, taken=said, added=shown)
        return [block]
    found.say("numbers kept as typed", block["line"], f"{said} are no list's")
    out: list[Node] = []
    for number, (first, *more) in zip(numbers, items, strict=True):
        label = [{"t": "Str", "c": delimited(number, delimiter)}, {"t": "Space"}]
        if is_paragraph(first):
            out += [{**first, "t": "Para", "c": [*label, *first["c"]]}, *more]
        else:
            out += [{"t": "Para", "c": label[:1], "line": block["line"]}, first, *more]
    return out


def mark_lead_ins(draft: Draft) -> Draft:
    """Paragraphs that count 1, 2, 3 through the document, with something below each to which most lead by a
    colon, are no points of a list where text stands below one of them: the list would hold some of them and
    not the others. No more are they headings."""
    heads = [labelled(one["c"]) if is_paragraph(one) else None for one in draft.blocks]
    leading: set[int] = set()
    for run in _counted_runs([head[0] if head else [] for head in heads]):
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


def _counted_runs(labels: Sequence[list[Label]]) -> Iterator[list[int]]:
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
