"""What a rule's criterion makes of a failure: each standard's name, and what kind of ground it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.model import wcag
from everyreader.model.findings import Ground

_WCAG = re.compile(r"\d\.\d\.\d{1,2}")
# The first that a criterion begins with. A standard of a file's format binds by its "shall" and "must"; a row
# that rests on
# a "should" of it says so itself.
_STANDARDS = {
    "EN 301 549 5.4": Ground.WORDS,  # what carries the words into another format preserves them
    # the shop's requirements, for the recordings that are made for this shop alone
    "ACX audio": Ground.STANDARD,
    "ACX": Ground.ADVICE,
    "ACB Large Print": Ground.ADVICE,
    "BDA Dyslexia Style Guide": Ground.ADVICE,
    "Lighthouse": Ground.ADVICE,
    "Everyreader": Ground.HOUSE,
} | dict.fromkeys(
    (
        "APPNOTE",
        "Audiobooks",
        "DAISY 2.02",
        "EN 301 549",
        "EPUB 3.3",
        "EPUB Accessibility 1.1",
        "HTML",
        "ISO 14289-1",
        "ISO 16684-1",
        "ISO 19005-2",
        "ISO 32000-1",
        "Publication Manifest",
        "SMIL 1.0",
        "WAI-ARIA 1.2",
        "WebVTT",
        "XML 1.0",
    ),
    Ground.STANDARD,
)


def ground_of(criterion: str) -> Ground:
    """The strongest ground that ``criterion`` can give. Raises ``ValueError`` for one that names nothing
    known."""
    return min(_grounds(criterion), key=list(Ground).index)


def _grounds(criterion: str) -> Iterator[Ground]:
    for part in criterion.split("; "):
        if part.startswith("WCAG "):
            levels = [wcag.CRITERIA[number].level for number in _WCAG.findall(part)]
            yield from (Ground.AAA if level == "AAA" else Ground.STANDARD for level in levels)
            continue
        known = next((ground for name, ground in _STANDARDS.items() if part.startswith(name)), None)
        if known is None:
            raise ValueError(f"'{part}' names no standard that grounds.py knows")
        yield known
