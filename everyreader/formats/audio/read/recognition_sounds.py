"""How far the sounds that were heard are from those that were to be said, word by word: an edit distance over
phones.

Words are compared by their sounds, not by their letters: a name heard as other words that sound the same is
no fault, and a word left out, or another in its place, is one, however it is spelt. Each word may be said in
several ways; the nearest counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

# phones of the recogniser's dictionary (ARPABET) that are easily taken for each other
_KINDS = (
    "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW",
    "P B", "T D", "K G", "F V", "TH DH", "S Z", "SH ZH", "CH JH",
    "M N NG", "L R W Y", "HH",
)  # fmt: skip
_NUMBERS = {phone: n for n, phone in enumerate(" ".join(_KINDS).split())}
NEAR = 0.5  # what it costs to hear a phone as another of its kind
ADDED = 0.7  # what a phone costs that is heard and was not to be said
# share of a word's phones that may be heard otherwise; beyond it the word speaks against the sentence
EXPECTED = 0.4
BETTER = 0.3  # by so much (share of phones) must another sentence fit better than the one that was to be said
_CANDIDATES = 3


@dataclass(frozen=True)
class SaidWord:
    """A word that was to be said, and the ways in which it may sound. ``loose``: nobody can know how a voice
    says it."""

    name: str
    ways: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True)
class HeardWord:
    """A word that was heard: its phones, and the seconds it took."""

    name: str
    phones: str
    seconds: float


@dataclass(frozen=True)
class Told:
    """What was to be said, and what was heard instead."""

    said: tuple[SaidWord, ...]
    heard: tuple[HeardWord, ...]

    @staticmethod
    def from_json(kept: dict[str, Any]) -> Told:
        return Told(
            tuple(SaidWord(one["name"], tuple(one["ways"]), one["loose"]) for one in kept["said"]),
            tuple(HeardWord(**one) for one in kept["heard"]),
        )

    @property
    def phones(self) -> str:
        return " ".join(one.phones for one in self.heard)


@dataclass(frozen=True)
class Evidence:
    """How a sentence was heard, in phones: ``missed`` of ``phones``; ``known`` of them are in words whose
    sound is known.

    ``against``: how strongly the worst stretch of known words says that something else was spoken there, in
    phones beyond what is to be expected; ``lacking``: the seconds that this stretch is too short to have been
    spoken at the recording's ``pace``. ``stretch``: its words.
    """

    phones: int
    missed: float
    known: int
    against: float
    lacking: float
    stretch: str = ""

    @property
    def rate(self) -> float:
        """The share of phones that were not heard as they were to be said."""
        return self.missed / max(self.phones, 1)


@dataclass(frozen=True)
class Fit:
    """How one word was heard: ``phones`` were to be said, at a ``cost`` from 0 (the same) to about ``phones``
    (nothing of it).

    ``begin`` and ``end`` count the phones that were heard before it, and to its end.
    """

    phones: int
    cost: float
    begin: int
    end: int


def fits(said: Sequence[Sequence[str]], heard: str) -> tuple[Fit, ...]:
    """How well each word of ``said`` (the ways in which it may sound; "" may be left out) is heard in
    ``heard``, all phones apart by spaces."""
    sounds = np.array([_NUMBERS[phone] for phone in heard.split()], dtype=int)
    ways = [[_numbers(way) for way in word] for word in said]
    rows = [_added(np.r_[0.0, np.full(len(sounds), np.inf)])]
    for word in ways:
        rows.append(np.min([_walked(rows[-1], way, sounds) for way in word], axis=0))
    found, at = [], len(sounds)
    for row, word in zip(rows[-2::-1], reversed(ways), strict=True):
        # the same walk backwards, from where the word ends: what it cost, and where it began
        back = np.r_[0.0, np.full(at, np.inf)]
        costs = [_walked(_added(back), way[::-1], sounds[:at][::-1])[::-1] for way in word]
        totals = row[: at + 1] + np.min(costs, axis=0)
        start = at - int(np.argmin(totals[::-1]))
        way = int(np.argmin([one[start] for one in costs]))
        found.append(Fit(len(word[way]), float(costs[way][start]), start, at))
        at = start
    return tuple(found[::-1])


def evidence(told: Told, pace: float) -> Evidence:
    """How ``told`` was heard, at ``pace`` seconds a phone."""
    words = fits([one.ways for one in told.said], told.phones)
    loose = [one.loose for one in told.said]
    scores = [
        0.0 if free else min(word.cost, word.phones) - EXPECTED * word.phones
        for word, free in zip(words, loose, strict=True)
    ]
    against, first, last = _worst(scores)
    clock = _clock(told.heard)
    around = range(max(0, first - 1), min(len(words), last + 2)) if against else range(0)
    lacking = 0.0
    if around:
        due = pace * sum(words[n].phones for n in around if not loose[n])
        lacking = due - float(clock[words[around[-1]].end] - clock[words[around[0]].begin])
    return Evidence(
        phones=sum(word.phones for word in words),
        missed=sum(word.cost for word in words),
        known=sum(word.phones for word, free in zip(words, loose, strict=True) if not free),
        against=against,
        lacking=lacking,
        stretch=" ".join(one.name for one in told.said[first : last + 1]) if against else "",
    )


def pace_of(told: Sequence[Told]) -> float:
    """The seconds that a phone takes in this recording."""
    heard = [word for one in told for word in one.heard]
    return sum(word.seconds for word in heard) / max(1, sum(len(word.phones.split()) for word in heard))


def likelier(index: int, told: Sequence[Told], how: Evidence) -> int | None:
    """Which other sentence what was heard at ``index`` fits much better than its own; None where none
    does."""
    if how.rate < BETTER:
        return None
    heard = Counter(word.name for word in told[index].heard)
    shared = {n: (heard & Counter(word.name for word in one.said)).total() for n, one in enumerate(told)}
    likely = sorted((n for n in shared if n != index), key=lambda n: -shared[n])[:_CANDIDATES]
    rates = {n: _rate(told[n].said, told[index].phones) for n in likely}
    best = min(rates, key=rates.__getitem__, default=index)
    return best if best != index and how.rate - rates[best] >= BETTER else None


def _rate(said: Sequence[SaidWord], heard: str) -> float:
    words = fits([one.ways for one in said], heard)
    return sum(word.cost for word in words) / max(1, sum(word.phones for word in words))


def _worst(scores: Sequence[float]) -> tuple[float, int, int]:
    """The stretch with the highest sum: the sum, its first and its last place (Kadane)."""
    best, first, last, total, start = 0.0, 0, 0, 0.0, 0
    for place, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, place
        total += score
        if total > best:
            best, first, last = total, start, place
    return best, first, last


def _clock(heard: Sequence[HeardWord]) -> np.ndarray:
    """The seconds of speech before each phone that was heard, and after the last; pauses do not count."""
    took = [word.seconds / n for word in heard if (n := len(word.phones.split())) for _ in range(n)]
    return np.r_[0.0, np.cumsum(took)]


@cache
def _numbers(way: str) -> tuple[int, ...]:
    return tuple(_NUMBERS[phone] for phone in way.split())


@cache
def _costs() -> np.ndarray:
    """What it costs to hear the one phone where the other was to be said."""
    kinds = np.array([n for n, kind in enumerate(_KINDS) for _ in kind.split()])
    costs = np.where(kinds[:, None] == kinds[None, :], NEAR, 1.0)
    np.fill_diagonal(costs, 0.0)
    return costs


def _walked(row: np.ndarray, way: Sequence[int], sounds: np.ndarray) -> np.ndarray:
    """The costs of having said ``way`` besides, by how many of the sounds are used up."""
    for phone in way:
        said = row + 1.0
        if len(sounds):
            said[1:] = np.minimum(said[1:], row[:-1] + _costs()[phone, sounds])
        row = _added(said)
    return row


def _added(row: np.ndarray) -> np.ndarray:
    """The costs where sounds may follow that were not to be said."""
    climb = ADDED * np.arange(len(row))
    return np.minimum.accumulate(row - climb) + climb
