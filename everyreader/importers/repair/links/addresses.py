"""Addresses that stand as plain words in a text: on the web, by mail, by telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

from everyreader.importers.repair.links.account_numbers import is_numbered, without_ibans

_BARE = re.compile(
    r"(?P<web>https?://[^\s<>\"“”«»]+)"
    r"|(?P<mail>(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})"
    r"|(?P<site>(?<![\w./@-])www\.[A-Za-z0-9-]+\.[A-Za-z0-9-][^\s<>\"“”«»]*)"
)
_FEWEST_DIGITS = 8
# A lone digit behind a space may be a count (“… 144 2 lines”, “… 0100 9-5”), and thousands are no number to
# dial.
_DOUBTFUL = re.compile(r"[\s\u00a0]\d(?:\D\d{1,2})?$|\D000\D000(?!\d)")
_DIALLED = re.compile(
    r"(?<![\w+.,/-])(?:\+\d[\d \u00a0()./-]{6,}\d|\(?0\d{2,4}\)?[ \u00a0/]\d[\d "
    r"\u00a0/-]{3,}\d|0\d(?:[ .\u00a0]\d\d){4})(?!\w)"
)
_THOUSANDS = re.compile(r"\+\d{1,3}(?:[ .\u00a0]\d{3})+")


@dataclass(frozen=True)
class Address:
    """``said`` stands in the text from ``start``; it leads to ``target``, empty for a number that cannot be
    told for sure."""

    start: int
    said: str
    target: str


def addresses(text: str, before: str = "") -> list[Address]:
    """The whole addresses in ``text``, in order. ``before`` is what stands before it."""
    found = [_bare(match) for match in _BARE.finditer(text)]
    rest = list(without_ibans(text))
    for one in found:
        rest[one.start : one.start + len(one.said)] = "x" * len(one.said)
    plain = "".join(rest)
    numbers = [
        one for one in _numbers(plain) if one.target or not is_numbered(one.said, before + plain[: one.start])
    ]
    return sorted((*found, *numbers), key=lambda one: one.start)


def _bare(match: re.Match[str]) -> Address:
    said = _without_stop(match.group())
    before = "mailto:" if match["mail"] else "https://" if match["site"] else ""
    return Address(match.start(), said, before + said)


def _without_stop(address: str) -> str:
    """The sentence's own full stop, comma or closing bracket is no part of an address."""
    while address[-1] in ".,;:!?'’" or address[-1] == ")" and address.count("(") < address.count(")"):
        address = address[:-1]
    return address


def _numbers(text: str) -> Iterator[Address]:
    """International numbers lead somewhere; those without a country, and those that may hold more than a
    number, do not."""
    ends = 0
    for match in PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE):
        said = match.raw_string
        if sum(map(str.isdigit, said)) >= _FEWEST_DIGITS and not _DOUBTFUL.search(said):
            yield from _unsure(text[ends : match.start], ends)
            form = PhoneNumberFormat.RFC3966 if match.number.extension else PhoneNumberFormat.E164
            yield Address(match.start, said, "tel:" + format_number(match.number, form).removeprefix("tel:"))
            ends = match.end
    yield from _unsure(text[ends:], ends)


def _unsure(text: str, offset: int) -> Iterator[Address]:
    for match in _DIALLED.finditer(text):
        if not _THOUSANDS.fullmatch(match.group()):
            yield Address(offset + match.start(), match.group(), "")
