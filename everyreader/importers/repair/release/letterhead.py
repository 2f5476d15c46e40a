"""Who sends a paper and what kind of paper it is, by the words that offices use: lines at its head that are
no title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_paragraph, lines_of
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.office_words import (
    ADDRESS,
    ARTICLE,
    CONDITION,
    GERMAN_VERB,
    HEADLINE,
    NAME,
    PAPER,
    PART,
    PERSON,
    SMALL_WORDS,
    UNDER,
    plain,
)
from everyreader.importers.repair.title.opening import inlines_of
from everyreader.source.tree import Node, words

_MOST_WORDS = 14
_CLOSING = 4  # blocks
_STATES_WORDS = 3
_ABOUT = re.compile(
    r"(?:about|à propos (?:du|des|de|d['’])|über|sobre|acerca de|informazioni su)\s?"
    r"(?:the |die |das |den |el |los |las |la |les |il |lo |o |a |l['’])?(?P<name>.+)",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"(?:e\. ?v|s\.a|s\.r\.l|s\.p\.a|lda|ltd|inc|co)\.$")
_SITE = re.compile(r"(?:@|://|www\.)(?:www\.)?([\w-]+)\.")


_MARKS = " \t*#_~=–—-•·.:()[]<>|/"


def is_sender(said: str, draft: Draft) -> bool:
    """Whether ``said`` is the name of an office and no headline: by its form, or because the paper signs
    itself so."""
    if draft.publisher and said.casefold() == draft.publisher.casefold():
        return True
    text = plain(said).strip()
    return (
        bool(text)
        and len(text.split()) <= _MOST_WORDS
        and (_is_name(said, draft) or _signs_itself(text, draft))
    )


def _is_name(said: str, draft: Draft) -> bool:
    text = plain(said).strip()
    language = draft.language.split("-")[0]
    ends = text.endswith((".", ",", ";")) and not _SHORTENED.search(text)
    runs_on = language in ("de", "en") and any(
        one[0].islower() and one not in SMALL_WORDS for one in said.split()[1:]
    )
    tokens = said.split()
    begins = len(tokens) > 1 and ARTICLE.fullmatch(tokens[0].lower()) and tokens[1][0].islower()
    small = "".join("x" if one[0].islower() and one not in SMALL_WORDS else " " for one in tokens)
    verb = language == "de" and said.isupper() and GERMAN_VERB.search(text)
    return bool(NAME.fullmatch(text) or _is_part(tokens, text)) and not (
        ends
        or runs_on
        or begins
        or "xxx" in small
        or verb
        or CONDITION.fullmatch(text)
        or HEADLINE.search(text)
    )


def _is_part(tokens: list[str], text: str) -> bool:
    """Whether it is the name of a state or a part of one, whose last word has a capital as names have."""
    return (
        bool(PART.fullmatch(text))
        and tokens[0][0].isupper()
        and re.split("['’]", tokens[-1])[-1][:1].isupper()
    )


def is_above_office(said: str, below: str, draft: Draft) -> bool:
    """Whether a few words in capitals above the name of a ministry or the like may be a state's (“BURKINA
    FASO”)."""
    is_short = said.isupper() and len(said.split()) <= _STATES_WORDS and not HEADLINE.search(plain(said))
    return is_short and bool(UNDER.search(plain(below))) and is_sender(below, draft)


def _is_whole_name(said: str, draft: Draft) -> bool:
    return len(said.split()) > 1 and _is_name(said, draft)


def is_paper(said: str) -> bool:
    """Whether ``said`` names the kind of paper alone (“Avis à la population”)."""
    return bool(PAPER.fullmatch(plain(said).strip(_MARKS)))


def is_address(said: str) -> bool:
    """Whether ``said`` is a street with its number, a town with its code, or whom a letter goes to."""
    return is_place(said) or bool(PERSON.fullmatch(plain(said)))


def is_place(said: str) -> bool:
    """Whether ``said`` is a street with its number, or a town with its code."""
    return bool(ADDRESS.fullmatch(plain(said)))


def _signs_itself(text: str, draft: Draft) -> bool:
    """Whether the name stands in the paper's addresses on the web, or alone at its end."""
    name = "".join(filter(str.isalnum, text))
    if len(name) > 3 and name in _sites(draft.received):
        return True
    return _stands_in(draft.blocks[-_CLOSING:], text) and _stands_in(draft.blocks[:-_CLOSING], text)


@lru_cache(maxsize=1)
def _sites(received: tuple[str, ...]) -> frozenset[str]:
    """The names of the sites that a paper has addresses of. One line after the other asks for them."""
    return frozenset(one.replace("-", "") for line in received for one in _SITE.findall(plain(line)))


def _stands_in(blocks: Sequence[Node], text: str) -> bool:
    """Whether a line of one of the paragraphs says ``text`` and nothing else."""
    paragraphs = (one for one in blocks if is_paragraph(one))
    return any(plain(words(line)) == text for one in paragraphs for line in lines_of(one["c"]))


def publisher_in(draft: Draft, head: list[int]) -> tuple[str, int]:
    """The name of the office that stands in the blocks of the ``head`` or signs the paper, and its line;
    ``""`` where none does."""
    for index in (*head, *range(max(len(draft.blocks) - _CLOSING, len(head) + 1), len(draft.blocks))):
        block = draft.blocks[index]
        wrapped = any(one["t"] == "SoftBreak" for one in block["c"]) if is_paragraph(block) else True
        lines = [] if wrapped else [words(line) for line in lines_of(block["c"])]
        signs = index in head or index + 2 >= len(draft.blocks) or len(lines) > 1
        for number, said in enumerate(lines if signs else ()):
            is_one = is_sender(said, draft) if index in head else _is_whole_name(said, draft)
            if is_one and not is_paper(said):
                return _in_small_letters(said, draft), block["line"] + number * (draft.place == "line")
    for block in draft.blocks:
        about = _ABOUT.match(words(inlines_of(block)))
        if about and furniture.kind(about.group()) == "about" and _is_whole_name(about["name"], draft):
            return about["name"], block["line"]
    return "", 0


def _in_small_letters(name: str, draft: Draft) -> str:
    """``name`` as the text itself writes it, where it stands in capitals."""
    found = re.findall(re.escape(name), " ".join(draft.received), re.IGNORECASE) if name.isupper() else []
    return next((one for one in found if not one.isupper() and one[:1].isupper()), name)
