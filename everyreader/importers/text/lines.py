"""The lines of a received text, how far each fills its margin, and how it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

LONG = 0.7  # of the margin: lines that reach it go on unless they end with a sentence
FULL = 0.94  # of the margin, next word included, above which a line had no more room
_NARROWEST, _WIDEST = 40, 140  # characters of a margin
_FILLS, _SHARE = 0.85, 0.25  # how far, and how many of the lines of a wrapped text
_LONGEST = 3.5  # of the margin: what no line is where somebody wrapped the text
_GOES_ON = 0.22  # of the full lines of a wrapped text, behind which a small letter follows: in German, too
_MOST, _QUANTILE = (
    0.75,
    0.9,
)  # of the lines: some are longer, in proportional type, or where a cut word joined two
_LONGER = 1.5  # of the margin: what no line is, in more than half of the text where nobody wrapped it
_SHORTEST = 2  # words of a line that a margin can be measured by
# About how wide letters are set, by the usual one: copied out of a page, lines end at one place, not at one
# number of letters.
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘|!()[]-/ "), frozenset("mwMW@%—…")
_SENTENCE = re.compile(r"[.!?…][”“»«\"’‘')\]*]*$")
_CLOSED = re.compile(r"[.!?…:;][”“»«\"’‘')\]*]*$")
_OPEN = re.compile(
    r"(?:[,&/+–—-]|\s(?:the|a|an|and|or|of|to|in|for|with|by|from|on|at|de|du|des|la|le|les|et|ou|à|au|aux|en|un"
    r"|une|pour|par|sur|dans|der|die|das|den|dem|des|ein|eine|und|oder|von|vom|zu|zum|zur|im|mit|für|el|los|las"
    r"|y|o|del|al|por|para|con|una))$"
)


@dataclass(frozen=True)
class Line:
    """A line: its number in the file (from 1), and as it was typed. ``turned`` is the first of another page,
    where what stands at the edges of pages is taken out; ``before`` are words of its line that are a line of
    their own now."""

    number: int
    typed: str
    turned: bool = False
    before: str = ""

    @cached_property
    def text(self) -> str:
        return " ".join(self.typed.split())

    @property
    def ends_sentence(self) -> bool:
        return bool(_SENTENCE.search(self.text))

    @property
    def is_closed(self) -> bool:
        """Whether a new line may stand below it: it ends with a sentence, a colon or a semicolon."""
        return bool(_CLOSED.search(self.text))

    @property
    def is_open(self) -> bool:
        """Whether its last word cannot be the last: a comma, a hyphen, an article, a preposition."""
        return bool(_OPEN.search(self.text))

    @property
    def is_small(self) -> bool:
        """Whether it begins with a small letter, or with a sign that no line begins with."""
        return self.text[:1].islower() or self.text[:1] in tuple(",;.)]")

    @property
    def is_gapped(self) -> bool:
        """Whether tabs or wide gaps cut it into columns."""
        return bool(re.search(r"\S(?:\t| {3,})\s*\S", self.typed))


@dataclass(frozen=True)
class Margin:
    """The width of a wrapped text, in characters and in usual letters: a line is full where it is by one of
    them."""

    characters: float
    letters: float

    def filled(self, line: Line, more: str = "") -> float:
        """By how much of the margin ``line`` is filled, with ``more`` behind it."""
        text = f"{line.before} {line.text} {more}".strip()
        return max(len(text) / self.characters, _set(text) / self.letters)

    def has_room(self, above: Line, below: Line) -> bool:
        """Whether the first word of ``below`` had room behind ``above``."""
        return self.filled(above, below.text.split(" ", 1)[0]) < FULL


def _set(text: str) -> float:
    return sum(
        0.5 if one in _NARROW else 1.5 if one in _WIDE else 1.25 if one.isupper() else 1.0 for one in text
    )


def _at(share: float, values: list[float]) -> float:
    """The value below which that share of the ``values`` lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def margin_of(lines: Sequence[Line]) -> Margin | None:
    """The margin at which ``lines`` are wrapped; ``None`` where they are not."""
    several = [one for one in lines if len(one.text.split()) >= _SHORTEST]
    texts = [one.text for one in several]
    if not texts:
        return None
    widest = _LONGER * _at(_MOST, list(map(len, texts)))
    one_line = [one for one in texts if len(one) <= widest]
    margin = Margin(_at(_QUANTILE, list(map(len, one_line))), _at(_QUANTILE, list(map(_set, one_line))))
    longer = sum(len(one) for one in texts if len(one) > _LONGER * margin.characters)
    is_unwrapped = longer * 2 > sum(map(len, texts)) or max(map(len, texts)) > _LONGEST * margin.characters
    if not _NARROWEST <= margin.characters <= _WIDEST or is_unwrapped:
        return None
    full = [after for one, after in pairwise(lines) if margin.filled(one) > _FILLS and after.text]
    goes_on = [one for one in full if one.is_small]
    return margin if len(full) >= _SHARE * len(texts) and len(goes_on) > _GOES_ON * len(full) else None


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between empty ones."""
    return (list(several) for filled, several in groupby(lines, key=lambda one: bool(one.text)) if filled)
