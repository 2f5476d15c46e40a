"""Whether the lines of a text end where their sender ended them, or where they had no more room."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby, pairwise
from statistics import median

from everyreader.importers.draft import Draft
from everyreader.model.text import folded

WRAPPED = (40, 120)  # where text wrapped by hand has its margin, in characters


def is_wrapped(said: list[str], draft: Draft) -> bool:
    """Whether each line ends where its next word had no room: at the margin of the whole text."""
    margin = margin_of(draft)
    return bool(margin) and is_full(said, margin)


def is_full(said: list[str], margin: int) -> bool:
    return all(ends_full(one, after, margin) for one, after in pairwise(said))


def ends_full(line: str, after: str, margin: int) -> bool:
    """Whether the first word of the line ``after`` had no room behind ``line``."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > margin


def margin_of(draft: Draft) -> int:
    """The width to which the text is wrapped by hand; 0 where it is not."""
    return _margin(draft.lines)


def is_free(draft: Draft) -> bool:
    """Whether nobody wrapped the text: a line end in it is one that its sender meant."""
    return draft.typed_lines and _is_free(draft.lines)


@lru_cache(maxsize=1)
def _margin(lines: tuple[str, ...]) -> int:
    """That of the whole file. One paragraph after the other asks for it."""
    lengths = [len(line.strip()) for line in lines if len(line.split()) > 1]  # a long address knows no margin
    longest = max(lengths, default=0)
    if not WRAPPED[0] <= longest <= WRAPPED[1]:
        return 0
    full = [one for one in lengths if one > longest - 15]
    return longest if len(full) * 3 >= len(lengths) and median(lengths) > longest / 2 else 0


@lru_cache(maxsize=1)
def _is_free(lines: tuple[str, ...]) -> bool:
    """Most of its text stands in lines longer than anybody wraps, and not in paragraphs whose lines all end
    at one width."""
    stripped = [folded(line) for line in lines]
    long = sum(len(one) for one in stripped if len(one) > WRAPPED[1] and " " in one)
    wrapped = 0
    for filled, several in groupby(stripped, key=bool):
        block = list(several)
        if filled and has_own_margin(block):
            wrapped += sum(map(len, block))
    return long > wrapped


def has_own_margin(said: list[str]) -> bool:
    """Whether a block by itself looks wrapped: three lines or more that end at one width, in the middle of
    sentences."""
    width = max(map(len, said))
    return (
        len(said) > 2
        and WRAPPED[0] <= width <= WRAPPED[1]
        and is_full(said, width)
        and any(not one.endswith((".", "!", "?", ":", ";")) for one in said[:-1])
    )
