"""What stands at the end of a PDF's line and goes on in the next without a space: a word, a range of numbers,
an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from everyreader.importers.draft import Repair
from everyreader.source.tree import Node, words

_ADDRESS = re.compile(r"(?:https?:|ftp:|www\.)\S*$", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@([\w.-]*)$")
_OPENED = re.compile(r"(?:^|\s)[–—](?=\w)")  # “the rule –passed in 2019– stands”, as Spanish writes
_CLOSED = re.compile(r"\w[–—](?=\s|$)")
_END = re.compile(
    r"com|org|net|edu|gov|mil|int|info|eu|uk|de|fr|it|es|pt|at|ch|nl|be|ie|ca|us|au|pdf|html?|php"
    r"|aspx?|jsp|xml|docx|xlsx|zip|jpg|png"
)
_WORDS = frozenset(("and/or", "und/oder", "et/ou", "y/o", "e/o", "e/ou"))


def is_one_word(end: str, start: str) -> bool:
    """Whether a line that ends in a soft hyphen and what follows it on its page are one word: a foot of the
    page is none."""
    return start[:1].islower() or start[:1].isupper() and end[-1:].isupper()


def ends_in_hyphen(text: str) -> bool:
    """Whether a typed hyphen ends ``text``, right behind a word."""
    return bool(re.search(r"\w[-‐]$", text))


def in_address(text: str) -> bool:
    """Whether ``text`` ends within an address on the web."""
    return bool(_ADDRESS.search(text))


def is_unspaced(before: str, after: str) -> bool:
    """Whether ``after``, the next line, goes on right behind ``before``, where no space was typed."""
    last, first = (before.split() or [""])[-1], (after.split() or [""])[0]
    if not last or not first:
        return False
    return (
        ends_in_hyphen(last)
        or _is_range(before, last, first)
        or _is_slashed(last, first)
        or _is_address(last, first)
    )


def _is_range(before: str, last: str, first: str) -> bool:
    """“2018–” and “23–51”; a dash that closes what another one opened has its space."""
    is_open = len(_OPENED.findall(before)) > len(_CLOSED.findall(before[:-1]))
    has_number = any(map(str.isdigit, last + first[:2]))
    return bool(re.search(r"\S[–—]$", last) and re.match(r"[\w§$€£(]", first)) and has_number and not is_open


def _is_slashed(last: str, first: str) -> bool:
    return bool(re.search(r"\w/$", last) and re.match(r"\w", first)) and not in_address(last)


def _is_address(last: str, first: str) -> bool:
    if "://" in first[1:] or first.startswith("www.") and not last.endswith("//"):
        return False
    mail = _MAIL.search(last)
    if re.match(r"@[\w-]+\.\w", first):
        return last[-1].isalnum()
    if mail and not in_address(last):
        return (
            not mail[1] and first[0].isalnum() or mail[1].endswith(".") and _goes_on_at_stop(mail[1], first)
        )
    if not in_address(last):
        return False
    if re.search(r"(?:://|www\.|[=&_%#~+])$", last) or re.match(r"(?:[/?=&#~%_]|\.\w)\S", first):
        return first[0] not in "[(<"
    if last[-1] == ".":
        return _goes_on_at_stop(last, first)
    return last[-1] == "/" and _is_part(first) or last[-1] == "?" and "=" in first


def _goes_on_at_stop(address: str, first: str) -> bool:
    """Whether the stop behind ``address`` is its own, and no sentence's."""
    is_more = _is_part(first) or _END.fullmatch(_bare(first)) or "." not in address[:-1]
    return first[0].islower() and bool(is_more)


def _is_part(first: str) -> bool:
    """Whether a word looks like the part of an address; a plain word may begin the rest of the sentence."""
    bare = _bare(first)
    signs = re.search(r"[/_=&%~#]|\w{2}\.\w{2}|-.*-|\d[a-z]|[a-z]\d", bare, re.IGNORECASE)
    return bool(signs) and first[0].isalnum() and any(map(str.isalpha, bare)) and bare.lower() not in _WORDS


def _bare(word: str) -> str:
    return word.rstrip(".,;:!?)]>”’»\"'")


def with_addresses(text: str) -> str:
    """A page's ``text`` with the addresses whole whose two lines are one of its words: “annual_” and
    “report”."""
    out: list[str] = []
    for line in text.split("\n"):
        joins = out and out[-1].endswith("_") and is_unspaced(out[-1], line)
        out[-1:] = [out[-1] + line] if joins else [*out[-1:], line]
    return "\n".join(out)


def doubtful(texts: Iterable[str], blocks: list[Node]) -> Iterator[Repair]:
    """The addresses at the end of a line of a page that may go on in the next, and do not so in
    ``blocks``."""
    made = words(blocks)
    for page, text in enumerate(texts, 1):
        for before, after in pairwise(text.split("\n")):
            last, first = before.rpartition(" ")[2], after.split(" ")[0]
            may = in_address(last) and last[-1:] == "/" and re.match(r"[a-z0-9]", first)
            if may and last in made and f"{last}{first}" not in made:
                message = (
                    f"“{last}” ends a line, and “{first}” follows: write them as one where the address "
                    f"goes on"
                )
                yield Repair("address kept", page, message)
