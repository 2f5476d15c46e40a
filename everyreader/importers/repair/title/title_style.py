"""Lines in an office file's own style for titles: the title, its second line, and those of further parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dates import day_or_month_alone
from everyreader.importers.repair.release.letterhead import is_paper, is_sender
from everyreader.importers.repair.title.opening import HEAD, inlines_of
from everyreader.source.tree import Node, words


def part_titles(draft: Draft) -> Draft:
    """Of lines in the style for titles one right after the other, one is the heading, and the others are
    paragraphs beside it."""
    blocks: list[Node] = []
    for is_titled, group in groupby(draft.blocks, key=_is_titled):
        run = list(group)
        head = _head(run, draft) if is_titled else 0
        for index, block in enumerate(run):
            if is_titled and index != head:
                said = excerpt(words(inlines_of(block)))
                own = _is_papers_own(block, draft)
                name = "line of the release made plain" if own else "subtitle kept"
                message = f"“{said}” is no heading" if own else f"a paragraph: “{said}”"
                draft = draft.repaired(name, block["line"], message)
                block = {"t": "Para", "c": block["c"][2], "line": block["line"], "head": True, "titled": True}
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks))


def title_of(draft: Draft) -> int | None:
    """The first block at the head of the paper that is in the style for titles, and says what it is about.

    Behind a heading with text below that, it is the heading of a part.
    """
    for index, (block, after) in enumerate(pairwise(draft.blocks[: HEAD + 1])):
        if block["t"] != "Header" or _is_papers_own(block, draft):
            continue
        if _is_titled(block):
            return index
        if after["t"] != "Header":
            return None
    return None


def below_titles(blocks: Sequence[Node], index: int) -> int:
    """The block behind those that ``part_titles`` left right below the title, the first of which is
    ``index``; 0 where there is none."""
    end = index
    while end < len(blocks) and blocks[end].get("titled") and blocks[end]["t"] == "Para":
        end += 1
    return end if end > index else 0


def _is_titled(block: Node) -> bool:
    return block["t"] == "Header" and bool(block.get("titled"))


def _head(run: list[Node], draft: Draft) -> int:
    return next((i for i, one in enumerate(run) if not _is_papers_own(one, draft)), 0)


def _is_papers_own(block: Node, draft: Draft) -> bool:
    """Whether it is the sender's name, the kind of paper or a date, which papers set as large as a title."""
    said = words(inlines_of(block))
    is_own = furniture.kind(said) or day_or_month_alone(said, draft.language)
    return not said or bool(is_own) or is_paper(said) or is_sender(said, draft)


def like_title(draft: Draft, index: int, end: int) -> int:
    """The block behind the headings right below the title, from ``end`` on, that look like it where none
    further down does; 0 where there are none.

    In a PDF one is enough: its headings are guessed.
    """
    blocks, title = draft.blocks, draft.blocks[index]
    if title["t"] != "Header":
        return 0
    last = end
    while last < len(blocks) and blocks[last]["t"] == "Header" and blocks[last]["c"][0] == title["c"][0]:
        last += 1
    further = any(one["t"] == "Header" and one["c"][0] <= title["c"][0] for one in blocks[last:])
    enough = last - end > (0 if draft.place == "page" else 1)
    return 0 if further or not enough or last == len(blocks) else last
