"""What at the head of a paper looks like its title and is none: whom to ask, the first of its chapters, a
picture."""

from __future__ import annotations

import re

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_all, is_large, is_paragraph, lines_of, stripped
from everyreader.importers.repair.headings import articles
from everyreader.importers.repair.lines.standalone import is_contact_line
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.letterhead import is_address, is_sender
from everyreader.importers.repair.title.opening import SENTENCE_END, inlines_of, is_title
from everyreader.source.tree import Node, words

_NUMBERED = re.compile(r"(\d)\.?\s")
_SHORT = 60  # characters of a name or an organisation above its telephone
_NAME = 4  # words
_SEVERAL = 3  # parts of a paper
_NAMES = 3  # lines above the first telephone or address
_MAIL, _DIALLED = re.compile(r"\S@\S"), re.compile(r"\(?\+?\d[\d\s()/.-]{6,}\d")


def contacts(draft: Draft, head: list[int]) -> frozenset[int]:
    """The blocks of the ``head`` that say whom to ask: short lines, a telephone number and a mail address
    among them."""
    said = {i: words(inlines_of(draft.blocks[i])) for i in head}
    asked = [i for i in head if is_contact_line(said[i])]
    found: set[int] = set()
    for first in asked:
        last = first
        while last + 1 in asked:
            last += 1
        start = first
        while first - start < _NAMES and start - 1 in said and _is_name(draft.blocks[start - 1], draft):
            start -= 1
        block = " ".join(said[i] for i in range(start, last + 1))
        if _MAIL.search(block) and _DIALLED.search(block):
            found.update(range(start, last + 1))
    return frozenset(found)


def _is_name(block: Node, draft: Draft) -> bool:
    """Whether it is a person's or an office's name in the type of the text: a few words."""
    said = words(inlines_of(block))
    return (
        is_paragraph(block)
        and 0 < len(said) <= _SHORT
        and len(lines_of(block["c"])) == 1
        and (len(said.split()) <= _NAME or is_sender(said, draft) or is_address(said))
        and not (is_large(block) or is_all(block["c"], "Strong") or said.isupper())
        and not (furniture.kind(said) in ("release", "embargo") or SENTENCE_END.search(said))
    )


def is_chapter(draft: Draft, index: int) -> bool:
    """Whether a line is one of several that are numbered: “1 Foo”, and “2 Bar” below, or “Chapter 1” and
    “Chapter 2”; or what one of those is about, right above it."""
    by = [articles.numbered_by(words(inlines_of(one))) for one in draft.blocks]
    if by[index] and by.count(by[index]) > 1 or _is_subject(draft, index, by):
        return True
    if draft.blocks[index]["t"] != "Header":
        return False
    level = draft.blocks[index]["c"][0]
    alike = [one for one in draft.blocks[index:] if one["t"] == "Header" and one["c"][0] == level]
    numbers = [_NUMBERED.match(words(inlines_of(one))) for one in alike[:2]]
    return [found and found[1] for found in numbers] == ["1", "2"]


def _is_subject(draft: Draft, index: int, by: list[str]) -> bool:
    """Whether the line stands right above or below the first of several numbered ones, as another does
    beside most of them."""
    for side in (-1, 1):
        first = index - side
        word = by[first] if 0 <= first < len(by) else ""
        heads = [at for at, one in enumerate(by[:-1]) if one == word and at >= first]
        said = [words(inlines_of(draft.blocks[at + side])) for at in heads]
        beside = [one for one in said if is_title(one) and len(one) <= _SHORT]
        if word and len(heads) >= _SEVERAL and 2 * len(beside) > len(heads):
            return True
    return False


def parted(inlines: list[Node]) -> tuple[list[Node], list[Node]]:
    """``inlines`` without the pictures that hang on either end of their words, and these."""
    rest, pictures = stripped(inlines), []
    if not any(one["t"] not in ("Image", "Space") for one in rest):
        return inlines, []
    while rest[0]["t"] == "Image" or rest[-1]["t"] == "Image":
        at = 0 if rest[0]["t"] == "Image" else -1
        pictures.append(rest[at])
        rest = stripped(rest[1:] if not at else rest[:-1])
    return rest if pictures else inlines, pictures
