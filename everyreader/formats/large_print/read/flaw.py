"""What is wrong with a finished PDF and can be said without knowing what it should say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What a flaw is about. Each is one rule's (``everyreader/checks/rules/large_print_*.py``)."""

    OUT_OF_ORDER = "drawn elsewhere than read"
    OVERLAPS = "drawn over other text"
    SIDE_BY_SIDE = "columns"
    TIGHT = "lines too close"
    CLOSE = "lines closer than one and a half"
    UNPARTED = "paragraphs not parted"
    ALONE = "one line of a paragraph alone"
    STRANDED = "a heading at the foot of a page"
    SMALL_HEADING = "a heading no larger than the text"
    LIKE_A_HEADING = "text that looks like a heading"
    IN_MARGIN = "text in the margin"
    LONG_LINE = "a line too long"
    ROLE = "type unknown"
    NESTING = "element in the wrong place"
    NESTED_LINE = "paragraph in a paragraph"
    BODYLESS = "item without body"
    EMPTY = "element empty"
    SCOPE = "header cell without scope"
    SCOPE_NAMED = "header cell without scope that its cells name"
    HEADERS = "cell names wrong headers"
    HEADERS_OF_HEADER = "header cell names a header that there is not"
    UNEVEN = "rows of different length"
    NUMBERING = "list numbering"
    NOTE_ID = "note without identifier"
    BOX = "picture stands elsewhere than its tag says"
    UNDRAWN = "figure draws nothing"
    LANGUAGE = "no language"
    MARKS = "marks and tags do not fit"
    TAGLESS_PLACE = "tags hold what is not there"
    LINK_PLACE = "place to click not over the words"
    LINK_DEAD = "link dead"
    LINK_LOOSE = "link without tag"
    LINK_BARE = "link without annotation"
    LINK_UNSAID = "link without description"
    LINK_ADDRESS = "link described by its address"
    LINK_PLAIN = "link looks like text"
    NOTE_LINK = "note's link leads elsewhere"
    NOTE_APART = "note on another page than its number"
    OUTLINE_PLACE = "outline leads elsewhere"
    OUTLINE_LEVEL = "outline nested otherwise"


@dataclass(frozen=True)
class Flaw:
    """One flaw. ``detail`` completes the rule's message, ``page`` counts from 1 (0: no page), ``excerpt`` are
    words.

    ``other`` are the words of a second unit that it concerns.
    """

    about: About
    detail: str
    page: int = 0
    excerpt: str = ""
    other: str = ""
