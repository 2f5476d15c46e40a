"""What a finding rests on, as links: a criterion's words → where it is explained, and where linked data names
it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from everyreader.model import wcag

_WCAG = re.compile(r"WCAG (\d\.\d\.\d{1,2})\b(?: \((F\d+)\))?")
_ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
_STANDARDS = {
    "EPUB Accessibility 1.1": "https://www.w3.org/TR/epub-a11y-11/",
    "EPUB 3.3": "https://www.w3.org/TR/epub-33/",
    "CSP Level 3": "https://www.w3.org/TR/CSP3/",
    "ISO 14289-1": "https://www.iso.org/standard/64599.html",
}


@dataclass(frozen=True)
class Reference:
    """One link: its words, and its address (``""``: none is known)."""

    text: str
    address: str = ""


def references(criterion: str, act: Iterable[str] = ()) -> tuple[Reference, ...]:
    """Where to read about ``criterion`` (as rules write it) and about the ACT rules ``act``."""
    explained = (one for part in criterion.split("; ") for one in _explained(part))
    return (*explained, *(Reference(f"ACT rule {one}", act_address(one)) for one in act))


def act_address(rule: str) -> str:
    """Where the ACT rule with this identifier is published."""
    return f"{_ACT}{rule}/"


def requirement(criterion: str) -> Reference | None:
    """The success criterion of WCAG 2.2 or the standard that ``criterion`` names, as linked data names it."""
    found = _WCAG.search(criterion)
    if found and found[1] in wcag.CRITERIA:
        known = wcag.CRITERIA[found[1]]
        return Reference(f"WCAG 2.2, {known.number} {known.title}", known.standard)
    return next((Reference(criterion, address) for _, address in _named(criterion)), None)


def _explained(criterion: str) -> tuple[Reference, ...]:
    found = _WCAG.search(criterion)
    if found and found[1] in wcag.CRITERIA:
        known = wcag.CRITERIA[found[1]]
        text = f"WCAG 2.2, {known.number} {known.title} (level {known.level})"
        more = (Reference(f"Failure {found[2]}", wcag.failure(found[2])),) if found[2] else ()
        return (Reference(text, known.understanding), *more)
    named = tuple(Reference(criterion, address) for _, address in _named(criterion))
    return named or ((Reference(criterion),) if criterion else ())


def _named(criterion: str) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in _STANDARDS.items() if criterion.startswith(one[0]))
