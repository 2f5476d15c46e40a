"""A sentence that is there in pieces: something was cut out of it, put into it, or laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from everyreader.sound.levels import decibels
from everyreader.sound.waves import RATE, agreements, fitted, product, rms, slice_of

_WINDOW = 0.125  # seconds
_SIZE = round(_WINDOW * RATE)
_AGREES = 0.6  # as much of a window must be what was spoken
_ENOUGH = 0.5  # share of the sentence's power: with less it is another sentence
_QUIET = 0.1  # of the sentence's mean power: a window below it is like any other that is quiet
_SHIFTS = 4  # places where parts of one sentence are looked for
_SHIFT_LEAST = 0.08  # of the sentence's power: a part's correlation that is worth a look
_AROUND = 3.0  # seconds that may have been put in
_EARLY = 0.15  # seconds between where the sentence must begin and where sound does
_MOVED = 0.01  # seconds by which two neighbouring parts may lie otherwise
_NOWHERE = -(1 << 40)


@dataclass(frozen=True)
class Damage:
    """From ``start`` to ``end`` (seconds of the file) a sentence is not as it was spoken.

    ``lost`` are the seconds of it that are gone; below 0: the seconds that were put in.
    """

    start: float
    end: float
    lost: float = 0.0


@dataclass(frozen=True)
class Part:
    """A sentence that is there for the most part; times in seconds, ``match`` the share of it that is
    there."""

    start: float
    end: float
    match: float
    gain_db: float
    damage: tuple[Damage, ...]


def pieces(
    sound: np.ndarray,
    onset: int,
    position: int,
    reference: np.ndarray,
    noise: float,
    spans: Sequence[tuple[int, int]],
) -> Part | None:
    """The ``reference`` in the sound that sets in at ``onset``, after ``position``; None where less than half
    of it is there.

    ``spans`` are the stretches of sound, in samples like all else; ``noise`` is the power of the pauses.
    """
    first = max(0, max(position, onset - len(reference)) - _SIZE)
    region = sound[first : onset + len(reference) + round(_AROUND * RATE)]
    if len(reference) < 2 * _SIZE or not len(region):
        return None
    power = np.add.reduceat(reference.astype(np.float64) ** 2, np.arange(0, len(reference), _SIZE))
    loud = power > _QUIET * power.mean()
    placed, agreeing = np.full(len(power), _NOWHERE), {}
    for shift in _shifts(region, reference):
        heard = slice_of(region, shift, len(reference))
        agrees = agreements(heard, fitted(reference, heard, steady=True), noise, _WINDOW) >= _AGREES
        placed[agrees & (placed == _NOWHERE) & loud] = shift + first
        agreeing[shift + first] = agrees
    placed = _with_pauses(_in_order(placed), agreeing)
    there = np.flatnonzero(placed != _NOWHERE).tolist()
    share = float(power[there].sum() / max(power.sum(), 1e-9))
    if share < _ENOUGH or not _begins(placed, there, onset, position):
        return None
    starts = [int(placed[index]) for index in there]
    end = _end(there, starts, len(reference), spans)
    heard = slice_of(sound, starts[0], len(reference))
    gain = decibels(rms(fitted(reference, heard, steady=True))) - decibels(rms(reference))
    damage = tuple(_damage(there, starts, max(starts[0], position), end, len(placed)))
    return Part(max(starts[0], position) / RATE, end / RATE, share, gain, damage)


def _shifts(region: np.ndarray, reference: np.ndarray) -> list[int]:
    """Where in the region parts of the reference may begin, the likeliest first."""
    size = 1 << (len(region) + len(reference) - 1).bit_length()
    spectrum = np.fft.rfft(region, size) * np.conj(np.fft.rfft(reference, size))
    products = np.fft.irfft(spectrum, size)
    products = np.concatenate([products[size - len(reference) + 1 :], products[: len(region)]])
    own, found = product(reference, reference), []
    for _ in range(_SHIFTS):
        best = int(products.argmax())
        if products[best] < _SHIFT_LEAST * own:
            break
        found.append(best - len(reference) + 1)
        products[max(0, best - 160) : best + 161] = 0.0
    return found


def _in_order(placed: np.ndarray) -> np.ndarray:
    """Windows that lie before one that is spoken earlier, or alone, are no part of the sentence: their
    likeness is chance."""
    found, counts = np.unique(placed[placed != _NOWHERE], return_counts=True)
    main = found[counts.argmax()] if len(found) else _NOWHERE
    kept, last = placed.copy(), _NOWHERE
    for index, shift in enumerate(placed.tolist()):
        beside = placed[max(0, index - 1) : index].tolist() + placed[index + 1 : index + 2].tolist()
        at = shift + index * _SIZE
        if shift == _NOWHERE or (shift != main and shift not in beside) or at <= last:
            kept[index] = _NOWHERE
        else:
            last = at
    return kept


def _with_pauses(placed: np.ndarray, agreeing: Mapping[int, np.ndarray]) -> np.ndarray:
    """Quiet windows go with the part before them, or else after: silence alone is like any other."""
    filled = placed.copy()
    for way in (range(1, len(filled)), range(len(filled) - 2, -1, -1)):
        for index in way:
            beside = int(filled[index - way.step])
            if filled[index] == _NOWHERE and beside != _NOWHERE and agreeing[beside][index]:
                filled[index] = beside
    return filled


def _begins(placed: np.ndarray, there: list[int], onset: int, position: int) -> bool:
    """Whether the sentence sets in where the sound does, and no part of it was heard as something else."""
    early = _EARLY * RATE
    begin = int(placed[there[0]])
    return begin <= onset + early and begin + there[0] * _SIZE >= max(position, onset) - early


def _end(there: list[int], starts: list[int], length: int, spans: Sequence[tuple[int, int]]) -> int:
    """Where the sentence ends; one whose last part is not there ends where the sound does."""
    whole, heard = starts[-1] + length, starts[-1] + (there[-1] + 1) * _SIZE
    if heard >= whole:
        return whole
    return min(whole, next((end for begin, end in spans if begin <= heard < end), heard))


def _damage(there: list[int], starts: list[int], begin: int, end: int, count: int) -> list[Damage]:
    """What lies between the parts that are there."""
    found: list[Damage] = []
    if there[0] > 0:
        at = starts[0] + there[0] * _SIZE
        found.append(Damage(min(begin, at) / RATE, at / RATE, max(0, begin - starts[0]) / RATE))
    for (before, after), (one, other) in zip(pairwise(there), pairwise(starts), strict=True):
        if after - before > 1 or abs(one - other) > _MOVED * RATE:
            left, right = one + (before + 1) * _SIZE, other + after * _SIZE
            found.append(Damage(min(left, right) / RATE, max(left, right) / RATE, (one - other) / RATE))
    if there[-1] < count - 1:
        at = starts[-1] + (there[-1] + 1) * _SIZE
        found.append(Damage(min(at, end) / RATE, max(at, end) / RATE))
    return found
