"""Repairs to lines: an address, a signature, a verse keep theirs; a text wrapped by hand does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import is_paragraph, joined, lines_of, pieces, stripped
from everyreader.importers.repair.lines.heads import SENTENCE, SHORT, VERSE, is_contact, leads_text
from everyreader.importers.repair.lines.standalone import is_contact_line, set_lines
from everyreader.importers.repair.lines.wrapping import (
    WRAPPED,
    ends_full,
    has_own_margin,
    is_free,
    is_full,
    is_wrapped,
    margin_of,
)
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.title.opening import has_dateline
from everyreader.source.tree import Node, words


def free_lazy_lines(draft: Draft) -> Draft:
    """Lines right below a list, not set in and not its last point's own, are no part of it: Markdown takes
    them in."""
    if not draft.typed_lines:
        return draft
    blocks: list[Node] = []
    for block in draft.blocks:
        items = (
            block["c"][1] if block["t"] == "OrderedList" else block["c"] if block["t"] == "BulletList" else []
        )
        last = items[-1][-1] if items and items[-1] else block
        lines = lines_of(last["c"]) if items and is_paragraph(last) else []
        cut = next((i for i in range(1, len(lines)) if not _goes_on(lines, i, last["line"], draft)), 0)
        others = [item[-1] for item in items[:-1] if item]
        if others and all(is_paragraph(one) and len(lines_of(one["c"])) > 1 for one in others):
            cut = 0  # a line below its own is the way of all its points
        if not cut:
            blocks.append(block)
            continue
        kept = {**last, "c": joined(lines[:cut], "SoftBreak")}
        items = [*items[:-1], [*items[-1][:-1], kept]]
        line = last["line"] + cut
        free = {"t": "Para", "c": joined(lines[cut:], "SoftBreak"), "line": line}
        draft = draft.repaired("lines parted", line, "the lines below a list are no part of it")
        blocks += [{**block, "c": [block["c"][0], items] if block["t"] == "OrderedList" else items}, free]
    return replace(draft, blocks=tuple(blocks))


def _goes_on(lines: list[list[Node]], index: int, first: int, draft: Draft) -> bool:
    """Whether line ``index`` goes on with the sentence above it."""
    above, said = words(lines[index - 1]), words(lines[index])
    margin = margin_of(draft)
    had_no_room = margin and len(draft.raw(first + index - 1)) + 1 + len(said.split(" ", 1)[0]) > margin
    return draft.raw(first + index)[:1].isspace() or said[:1].islower() or bool(had_no_room) or not above


def part_paragraphs(draft: Draft) -> Draft:
    """Lines that are each a paragraph (an office program's text file) are parted; so is a heading from the
    text below it.

    The lines of an address among them stay together.
    """
    if not draft.typed_lines:
        return draft
    everywhere = _a_line_a_paragraph(draft)
    texts = [[words(line) for line in lines_of(one["c"])] for one in draft.blocks if one["t"] == "Para"]
    texts = [said for said in texts if len(said) > 1]
    least = 0 if any(len(said) == 2 and leads_text(said, draft, SHORT) for said in texts) else VERSE
    most = 2 * sum(leads_text(said, draft, least) for said in texts) > len(texts)
    room = max(len(line) for said in texts for line in said) if most else 0

    def parted(block: Node, found: Repairs) -> list[Node]:
        lines = [stripped(line) for line in lines_of(block["c"])] if block["t"] == "Para" else []
        starts = _starts([words(line) for line in lines], draft, everywhere, least, room)
        if len(starts) < 2:
            return [block]
        found.say("lines parted", block["line"], f"{len(lines)} lines made {len(starts)} paragraphs")
        return [
            {"t": "Para", "c": joined(lines[start:end], "SoftBreak"), "line": block["line"] + start}
            for start, end in pairwise((*starts, len(lines)))
        ]

    return draft.every(parted)


def _a_line_a_paragraph(draft: Draft) -> bool:
    """Whether the file has a line for each paragraph and none between them."""
    filled = [line for line in draft.lines if line.strip()]
    empty = len(draft.lines) - len(filled)
    return len(filled) > 3 and max(map(len, filled)) > WRAPPED[1] and empty * 4 < len(filled)


def _starts(said: list[str], draft: Draft, everywhere: bool, least: int, room: int) -> list[int]:
    """At which of the lines a paragraph begins; a text below a line that leads it is longer than ``least``,
    and ``room`` the width of the lines that are alike."""
    if len(said) < 2:
        return []
    if not everywhere and not any(len(one) > WRAPPED[1] for one in said):
        if all(len(one) > SHORT and SENTENCE.search(one) for one in said) and not is_wrapped(said, draft):
            return list(range(len(said)))
        return [0, 1] if leads_text(said, draft, least if len(said) == 2 else SHORT, room) else []
    starts = [
        i for i in range(len(said)) if not i or not said[i][:1].islower() or SENTENCE.search(said[i - 1])
    ]
    alone = set_lines(said)
    for index in starts[1:]:
        pair = said[index - 1 : index + 1]
        is_address = all(_may_be_address(one) for one in pair) and any(
            is_contact_line(one) for one in said[index - 1 : index + 3]
        )
        if is_address or index in alone and index - 1 in alone:
            starts.remove(index)
    return starts


def _may_be_address(said: str) -> bool:
    return (
        len(said) <= SHORT
        and not furniture.kind(said)
        and (is_contact_line(said) or not SENTENCE.search(said))
    )


def keep_lines(draft: Draft) -> Draft:
    """The lines of an address, a signature, a letter's head or a verse stay lines; those of a wrapped text
    become one."""
    return draft.every(lambda block, found: _kept(block, draft, found))


def _kept(block: Node, draft: Draft, found: Repairs) -> Node:
    if block["t"] == "LineBlock":
        return {**block, "t": "Para", "c": joined(block["c"], "LineBreak")}
    if not is_paragraph(block) or not any(one["t"] == "SoftBreak" for one in block["c"]):
        return block
    lines = lines_of(block["c"])
    said = [words(line) for line in lines]
    meant = _meant(said, draft)
    if not meant:
        return block
    found.say("lines kept", block["line"], _counted(said, meant))
    ends = [one for one in block["c"] if one["t"] in ("SoftBreak", "LineBreak")]
    out = stripped(lines[0])
    for index, (end, line) in enumerate(zip(ends, lines[1:], strict=True), 1):
        out = [*out, {"t": "LineBreak"} if index in meant else end, *stripped(line)]
    return {**block, "c": out}


def _counted(said: list[str], meant: set[int]) -> str:
    """How many of the lines begin where they did."""
    if len(meant) + 1 == len(said):
        return f"{len(said)} lines, the first “{excerpt(said[0], 40)}”"
    first = excerpt(said[min(meant)], 40)
    return f"{len(meant)} of {len(said)} lines, the first “{first}”; the others became one with those above"


def _meant(said: list[str], draft: Draft) -> set[int]:
    """The lines of a paragraph that begin where their sender ended the line above: all, or those that stand
    for themselves."""
    below = set(range(1, len(said)))
    if _mean_lines(said, draft) if draft.typed_lines else is_contact(said):
        return below
    if draft.place != "line":  # a page's own line ends are spaces
        return set()
    alone, margin = set_lines(said), margin_of(draft) or WRAPPED[1]
    return {
        i
        for i in below
        if i in alone
        or i - 1 in alone
        and not (said[i][:1].islower() or ends_full(said[i - 1], said[i], margin))
    }


def join_contacts(draft: Draft) -> Draft:
    """Under “Media contact” and the like, the lines that an office program or a PDF gives as paragraphs are
    one address."""
    if draft.place == "line":
        return draft
    blocks: list[Node] = []
    rest = list(draft.blocks)
    while rest:
        block = rest.pop(0)
        blocks.append(block)
        if block["t"] != "Header" or furniture.kind(words(block["c"][2])) != "contact":
            continue
        run = [one["c"] for one in takewhile(_is_address_line, rest)]
        if len(run) > 1 and any(is_contact_line(words(one)) for one in run):
            line = rest[0]["line"]
            draft = draft.repaired("lines kept", line, f"{len(run)} paragraphs are the lines of one address")
            blocks.append({"t": "Para", "c": joined(run, "LineBreak"), "line": line})
            rest = rest[len(run) :]
    return replace(draft, blocks=tuple(blocks))


def _is_address_line(block: Node) -> bool:
    return (
        is_paragraph(block)
        and len(lines_of(block["c"])) == 1
        and not has_dateline(block)
        and _may_be_address(words(block["c"]))
    )


def _mean_lines(said: list[str], draft: Draft) -> bool:
    if is_contact(said) or _is_letter(said):
        return True
    if is_free(draft) and not has_own_margin(said) and not any(map(_runs_on, said, said[1:])):
        return True
    if is_wrapped(said, draft) or any(len(one) > SHORT for one in said):
        return False
    if not any(one[:1].islower() for one in said[1:]):
        return True
    width = max(map(len, said))  # the lines of a verse end where there was room for more
    return len(said) > 2 and width <= VERSE and not is_full(said, width)


def _runs_on(above: str, said: str) -> bool:
    """Whether the line ``said`` goes on with the sentence of the line ``above``."""
    return said[:1].islower() and not SENTENCE.search(above)


def _is_letter(said: list[str]) -> bool:
    head = sum(bool(furniture.MEMO.match(one)) for one in said)
    closes = furniture.CLOSING.fullmatch(said[0]) and len(said[0]) < SHORT
    return head > 1 or bool(closes) and all(len(one) <= SHORT for one in said)


def part_at_gaps(draft: Draft) -> Draft:
    """An empty line typed inside a paragraph (two breaks together) parts it; breaks at its ends go."""

    def parted(block: Node, found: Repairs) -> list[Node]:
        parts = pieces(block["c"]) if is_paragraph(block) else []
        if len(parts) < 2:
            return [block]
        found.say("lines parted", block["line"], f"empty lines inside a paragraph made {len(parts)} of it")
        return [{**block, "t": "Para", "c": part} for part in parts]

    return draft.every(parted)
