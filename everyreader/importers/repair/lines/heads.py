"""Short lines that head the text right below them, and the points of a list that all begin with one."""

from __future__ import annotations

import re
from itertools import groupby

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import in_every_list, is_paragraph, joined, lines_of, stripped
from everyreader.importers.repair.lines.standalone import CONTACT
from everyreader.importers.repair.lines.wrapping import margin_of
from everyreader.importers.repair.release import furniture
from everyreader.source.tree import Node, words

SHORT = 60  # characters of a line in an address, a signature or a verse
VERSE = 45
SENTENCE = re.compile(r"[.!?…:;][”»\"’')\]]*$")
_NUMBER = re.compile(r"(?:§+\s?)?\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=\S)")


def leads_text(said: list[str], draft: Draft, least: int, room: int = 0) -> bool:
    """Whether the first of the lines stands above the text of the others: short, without a stop, with room
    for the next word in the widest line, or in ``room``."""
    first, second, *_ = said
    return (
        _is_head(said, max(room, margin_of(draft), *map(len, said)))
        and second[:1].isupper()
        and all(len(one) > least for one in said[1:-1] or said[1:])
        and bool(SENTENCE.search(said[-1]))
        and (len(said) > 2 or said[-1].endswith(".") and not furniture.CLOSING.fullmatch(first))
    )


def _is_head(said: list[str], room: int) -> bool:
    """Whether the first of the lines ends where its sender ended it: short, with ``room`` for the next
    word."""
    first, second, *_ = said
    return (
        len(first) <= SHORT
        and (not SENTENCE.search(first) or first.endswith("?"))
        and not first.endswith(",")
        and first[:1].isupper()
        and not second[:1].islower()
        and not is_contact(said)
        and len(first) + 1 + len(second.split(" ", 1)[0]) < room
    )


def is_contact(said: list[str]) -> bool:
    """An address block: short lines, one of them a number or an address on its own or behind its label."""
    contact = [one for one in said if CONTACT.match(one)]
    return (
        bool(contact)
        and all(len(one) <= SHORT + 20 for one in said)
        and not any(one[:1].islower() and not CONTACT.match(one) for one in said)
    )


def part_heads(draft: Draft) -> Draft:
    """Where all points of a text (of a list, or paragraphs with a number) that have several lines begin with
    a short one, it is a line of each; where a text stands below one of those, it is a paragraph of each."""
    if not draft.typed_lines:
        return draft
    found = Repairs()

    def parted(blocks: list[Node]) -> list[Node]:
        out: list[Node] = []
        for is_numbered, run in groupby(blocks, key=_is_numbered):
            several = list(run)
            if is_numbered:
                out += [new for item in _decided([[one] for one in several], draft, found) for new in item]
            else:
                out += [_list(one, draft, found) for one in several]
        return out

    return draft.changed(in_every_list(list(draft.blocks), parted), found)


def _is_numbered(block: Node) -> bool:
    return block["t"] == "Para" and bool(_NUMBER.match(words(block["c"])))


def _list(block: Node, draft: Draft, found: Repairs) -> Node:
    match block:
        case {"t": "BulletList", "c": items}:
            return {**block, "c": _decided(items, draft, found)}
        case {"t": "OrderedList", "c": [style, items]}:
            return {**block, "c": [style, _decided(items, draft, found)]}
    return block


def _decided(items: list[list[Node]], draft: Draft, found: Repairs) -> list[list[Node]]:
    said = [_lines(item) for item in items]
    several = [one for one in said if len(one) > 1]
    room = max([margin_of(draft), *(len(line) for one in several for line in one)])
    if len(several) < 2 or not all(_is_head(one, room) for one in several):
        return items
    leads = any(leads_text(one, draft, VERSE) for one in several)
    out = [
        _parted(item, paragraphs=leads) if len(one) > 1 else item
        for item, one in zip(items, said, strict=True)
    ]
    name, made = ("lines parted", "a paragraph") if leads else ("lines kept", "a line")
    message = f"the first line of {len(several)} points is {made} of each, as “{excerpt(several[0][0], 40)}”"
    found.say(name, items[0][0]["line"], message)
    if not leads:
        return out
    return [[{**one, "t": "Para"} if one["t"] == "Plain" else one for one in item] for item in out]


def _lines(item: list[Node]) -> list[str]:
    """The lines of a point's first paragraph, without a number that was typed."""
    if not item or not is_paragraph(item[0]):
        return []
    first, *more = (words(line) for line in lines_of(item[0]["c"]))
    return [_NUMBER.sub("", first, count=1), *more]


def _parted(item: list[Node], *, paragraphs: bool) -> list[Node]:
    block, *rest = item
    first, *more = (stripped(line) for line in lines_of(block["c"]))
    if not paragraphs:
        return [{**block, "c": [*first, {"t": "LineBreak"}, *joined(more, "SoftBreak")]}, *rest]
    text = {"t": "Para", "c": joined(more, "SoftBreak"), "line": block["line"] + 1}
    return [{**block, "c": first}, text, *rest]
