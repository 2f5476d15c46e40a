"""Sizes, lengths, pages and sums as pages say them, and whether a file has them. Readers only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

_NUMBER = r"(?<![\w.,])(?P<number>\d{1,3}(?:[ .,\u2009\u202f\u00a0']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
_SIZE = re.compile(_NUMBER + r"[ \u202f\u00a0]*(?P<unit>bytes?\b|octets?\b|[kKMGT](?:i?B|o)\b)")
_CLOCK = re.compile(r"(?<![\d:.])(?:(?P<h>\d+):)?(?P<m>\d{1,3}):(?P<s>\d\d)(?![\d:])")
_SPELT = re.compile(
    r"(?<![\w.,])(?:(?P<h>\d+)\s*h(?:ours?|rs?)?\b[\s,]*)?(?:(?P<m>\d+)\s*min(?:ute)?s?\b\.?[\s,]*)?"
    r"(?:(?P<s>\d+)\s*s(?:ec(?:ond)?s?)?\b)?",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?<![\w.,])(\d+)\s+(?:pages?|Seiten?|páginas?|pagin[ae])\b", re.IGNORECASE)
_LETTERS = re.compile(
    r"\b(?:smaller than|at least|from) (\d+(?:[.,]\d+)?)[ -]?(?:pt|points?)\b", re.IGNORECASE
)
_SUM = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{40,}(?![0-9a-fA-F])")
_POWERS = {"k": 1, "m": 2, "g": 3, "t": 4}
_ROUNDED = 0.51  # of the last digit that is said


@dataclass(frozen=True)
class Amount:
    """What is said, ``words``, and every span of true values that it may stand for, as (least, most)."""

    words: str
    spans: tuple[tuple[float, float], ...]

    def fits(self, value: float) -> bool:
        """Whether ``value``, rounded, is what is said."""
        return any(least <= value <= most for least, most in self.spans)


def sizes(text: str) -> tuple[Amount, ...]:
    """Sizes in bytes. ``MB`` may be a thousand thousands or 1,024 times 1,024; ``MiB`` is the latter only."""
    return tuple(Amount(one.group(), tuple(_size_spans(one))) for one in _SIZE.finditer(text))


def _size_spans(found: re.Match[str]) -> Iterator[tuple[float, float]]:
    unit = found["unit"]
    if unit[0].lower() in _POWERS and unit.lower() not in ("bytes", "byte", "octets", "octet"):
        power = _POWERS[unit[0].lower()]
        scales = (1024.0**power,) if "i" in unit else (1000.0**power, 1024.0**power)
    else:
        scales = (1.0,)
    for value, digits in _readings(found["number"]):
        step = _ROUNDED * 10.0**-digits
        for scale in scales:
            least = 0.0 if (value, digits) == (1.0, 0) else value - step  # one is the least that people say
            yield least * scale, (value + step) * scale


def _readings(number: str) -> Iterator[tuple[float, int]]:
    """The numbers that these digits may be, with how many stand after the point: ``2,430`` may be 2.43 or two
    thousand."""
    grouped = re.fullmatch(r"(\d{1,3}(?:[ .,\u2009\u202f\u00a0']\d{3})+)(?:[.,](\d{1,2}))?", number)
    if grouped:
        fraction = grouped[2] or ""
        yield float(re.sub(r"\D", "", grouped[1]) + "." + (fraction or "0")), len(fraction)
    plain = re.fullmatch(r"(\d+)(?:[.,](\d+))?", number)
    if plain:
        yield float(f"{plain[1]}.{plain[2] or '0'}"), len(plain[2] or "")


def lengths(text: str) -> tuple[Amount, ...]:
    """Durations in seconds, spelt (``4 min 49 s``) or as a clock has them (``4:49``)."""
    found = [(one.start(), one) for one in _CLOCK.finditer(text)]
    found += [(one.start(), one) for one in _SPELT.finditer(text) if any(one.groups())]
    return tuple(_length(one) for _, one in sorted(found, key=lambda pair: pair[0]))


def _length(found: re.Match[str]) -> Amount:
    hours, minutes, seconds = (int(found[one] or 0) for one in "hms")
    value = 3600.0 * hours + 60 * minutes + seconds
    slack = 1.0 if found["s"] is not None else 31.0 if found["m"] is not None else 1801.0
    if found["h"] is not None and found["s"] is None and found["m"] is not None:
        slack = 61.0  # an hour and minutes, the rest left out
    return Amount(found.group().strip(" ,"), ((value - slack, value + slack),))


def pages(text: str) -> tuple[Amount, ...]:
    """Numbers of pages."""
    return tuple(Amount(one.group(), ((int(one[1]), int(one[1])),)) for one in _PAGES.finditer(text))


def least_letters(text: str) -> tuple[Amount, ...]:
    """Sizes, in points, below which no letter is said to be set: any true least size from that on fits."""
    found = ((one.group(), float(one[1].replace(",", "."))) for one in _LETTERS.finditer(text))
    return tuple(Amount(words, ((least, inf),)) for words, least in found)


def sums(text: str) -> tuple[str, ...]:
    """What looks like a checksum, in small letters."""
    return tuple(one.group().lower() for one in _SUM.finditer(text))
