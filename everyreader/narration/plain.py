"""Raised and lowered letters where nothing is drawn higher or lower, as in captions: “10²” and “PO₄”, not
“102”.

They are Unicode's own, which every reader knows for what they are; what has none there is written “10^(k,
q)”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from everyreader.model.publication import Look, Mark

_KINDS = {Look.RAISED: ("<super>", "^"), Look.LOWERED: ("<sub>", "_")}
_LAST_OF_THEM = 0x2D00
_FEW = 3  # letters: a suffix (“3ʳᵈ”), no word
_HYPHEN, _MINUS = "-", "−"


def in_plain_letters(text: str, start: int, marks: Sequence[Mark]) -> str:
    """``text``, which begins at ``start`` of its unit, with what is raised or lowered by ``marks`` told
    apart."""
    out, at = "", 0
    for mark in _outermost(marks):
        begin, end = (min(max(at, place - start), len(text)) for place in (mark.start, mark.end))
        if begin < end:
            out += text[at:begin] + _told(text[begin:end], mark.look)
            at = end
    return out + text[at:]


def _outermost(marks: Sequence[Mark]) -> Iterator[Mark]:
    end = 0
    for mark in sorted((one for one in marks if one.look in _KINDS), key=lambda one: (one.start, -one.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def _told(words: str, look: Look) -> str:
    kind, sign = _KINDS[look]
    table = _letters(kind)
    if all(one in table for one in words) and (len(words) <= _FEW or not words.isalpha()):
        return "".join(table[one] for one in words)
    return f"{sign}{words}" if re.fullmatch(r"\w+", words) else f"{sign}({words})"


@cache
def _letters(kind: str) -> Mapping[str, str]:
    """Letters and signs → the same raised or lowered, the oldest of several (Unicode Character Database,
    decompositions)."""
    found: dict[str, str] = {}
    for code in range(_LAST_OF_THEM):
        said, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if said == kind and len(letters) == 1:
            found.setdefault(chr(int(letters[0], 16)), chr(code))
    return {**found, _HYPHEN: found[_MINUS]}
