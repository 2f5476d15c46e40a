"""Repairs to numbers at the head of a paragraph that Markdown reads as a list's: what was typed is what
stands."""

from __future__ import annotations

import re

from everyreader.importers.draft import Draft, Repair
from everyreader.importers.nodes import in_every_list, is_paragraph
from everyreader.language.persons import are_persons
from everyreader.source.labels import delimited, numeral
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, words

_TYPED = re.compile(r"^[\s>]*(?:[-*+•]\s+)?\(?(\w{1,5})[.)]")


def free_lone_numbers(draft: Draft) -> Draft:
    """A sentence that begins with a number or an initial (“1986. A good year.”, “A.  Smith”) is no list of
    one point.

    Nor is “1.” where “2.” follows alone as well: the numbers of parts with their text between.
    """
    found: list[Repair] = []

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
                    found.append(Repair("number kept as words", block["line"], message))
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
    found: list[Repair] = []

    def kept(blocks: list[Node]) -> list[Node]:
        return [new for block in blocks for new in _as_typed(block, draft, found)]

    return draft.changed(in_every_list(list(draft.blocks), kept), found)


def _as_typed(block: Node, draft: Draft, found: list[Repair]) -> list[Node]:
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
        found.append(Repair("numbers counted on", block["line"], message, taken=said, added=shown))
        return [block]
    found.append(Repair("numbers kept as typed", block["line"], f"{said} are no list's"))
    out: list[Node] = []
    for number, (first, *more) in zip(numbers, items, strict=True):
        label = [{"t": "Str", "c": delimited(number, delimiter)}, {"t": "Space"}]
        if is_paragraph(first):
            out += [{**first, "t": "Para", "c": [*label, *first["c"]]}, *more]
        else:
            out += [{"t": "Para", "c": label[:1], "line": block["line"]}, first, *more]
    return out
