"""Which sentence is heard where: the decoded sound held against each sentence's segment.

The file is walked from one onset of sound to the next. At each the sentence that is due is held against the
sound (normalised cross-correlation, by FFT); where it does not fit, its neighbours are. A sentence counts as
heard where the whole of its segment is there, window by window; what fits no sentence is unexplained.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soxr

from everyreader.narration.levels import SILENCE_DB, decibels, stretches
from everyreader.narration.segments import Segment

RATE = 8_000
HEAD = 1.2           # seconds of a segment that are looked for at an onset
SLACK = 0.08         # seconds by which an encoder may shift the onset that is found
WINDOW = 0.25        # seconds: the shortest loss that must show
LIKELY = 0.5         # correlation of the head from which on the whole is tried
WHOLE = 0.75         # how well the worst window must agree; encoders leave 0.9, other words 0.0
NEIGHBOURS = (40, 200)  # sentences before and after the one that is due, where a displaced one is looked for
ONSET_DB = SILENCE_DB + 4
FADING = 0.06        # seconds of sound after a segment's end that are its own fade
FAINT_DB = 9.0       # a sentence so much quieter than the file's others is not heard


@dataclass(frozen=True)
class Heard:
    """A sentence's segment found whole: ``start`` and ``end`` in seconds of the decoded file, ``match`` 0 to
    1.

    ``gain_db`` is how much louder it is heard than its segment.
    """

    sentence_id: str
    start: float
    end: float
    match: float
    gain_db: float


@dataclass(frozen=True)
class Heeded:
    """All that was heard, in the file's order, and the stretches (in seconds) that fit no sentence."""

    heard: tuple[Heard, ...]
    unexplained: tuple[tuple[float, float], ...]


def listen(samples: np.ndarray, rate: int, segments: Sequence[Segment]) -> Heeded:
    """Find the segments in the decoded samples (float32 mono at ``rate``)."""
    sound = _thin(samples, rate)
    wanted = [s for s in segments if len(s.samples)]
    references = [_reference_of(s) for s in wanted]
    spans = stretches(sound, RATE, threshold=ONSET_DB, gap=0.1)
    heard: list[Heard] = []
    unexplained: list[tuple[float, float]] = []
    missing = dict.fromkeys(range(len(wanted)))
    due, position = 0, 0
    for begin, end in spans:
        while position < end and (position <= begin or end - position > FADING * RATE):
            onset = max(begin, position)
            found = _recognise(sound, onset, references, _candidates(due, missing, len(wanted)))
            if found is None:
                unexplained.append((onset / RATE, end / RATE))
                break
            index, start, match, gain = found
            stop = start + len(references[index].samples)
            heard.append(Heard(wanted[index].id, start / RATE, stop / RATE, match, gain))
            missing.pop(index, None)
            due = index + 1
            position = max(stop, onset + 1)
    usual = float(np.median([h.gain_db for h in heard])) if heard else 0.0
    faint = [(h.start, h.end) for h in heard if h.gain_db < usual - FAINT_DB]
    clear = tuple(h for h in heard if h.gain_db >= usual - FAINT_DB)
    return Heeded(clear, _joined(sorted(unexplained + faint)))


def _candidates(due: int, missing: dict[int, None], count: int) -> tuple[range | list[int], ...]:
    """Who is asked, in turns: the sentence that is due, those not yet heard, those heard already."""
    near = range(max(0, due - NEIGHBOURS[0]), min(count, due + NEIGHBOURS[1]))
    return (
        range(due, min(due + 1, count)),
        [i for i in near if i in missing and i != due],
        [i for i in near if i not in missing and i != due],
    )


def _recognise(
    sound: np.ndarray, onset: int, references: Sequence[_Reference], turns: Sequence[Sequence[int]]
) -> tuple[int, int, float, float] | None:
    """The reference that begins at the onset: index, first sample in ``sound``, agreement, gain in dB."""
    for turn in turns:
        likely = sorted(((score, lag, i) for i, (score, lag) in
                         zip(turn, _heads(sound, onset, [references[i] for i in turn]), strict=True)
                         if score >= LIKELY), key=lambda hit: -hit[0])
        for _, start, index in likely:
            reference = references[index].samples
            heard = _slice(sound, start, len(reference))
            fitted = _fitted(reference, heard)
            agreement = _agreement(heard, fitted)
            if agreement >= WHOLE:
                return index, start, agreement, decibels(_rms(fitted)) - decibels(_rms(reference))
    return None


def _heads(sound: np.ndarray, onset: int, references: Sequence[_Reference]) -> list[tuple[float, int]]:
    """For each reference the best correlation of its head at the onset, and the sample where it begins."""
    if not references:
        return []
    slack, length = round(SLACK * RATE), round(HEAD * RATE)
    size = 1 << (2 * length + 2 * slack - 1).bit_length()
    lags = np.arange(2 * slack + 1)
    first = np.array([onset - slack - r.onset for r in references])
    around = np.stack([_slice(sound, int(f), length + 2 * slack) for f in first])
    heads = np.stack([np.pad(r.samples[:length], (0, max(0, length - len(r.samples)))) for r in references])
    spectrum = np.fft.rfft(around, size) * np.conj(np.fft.rfft(heads, size))
    products = np.fft.irfft(spectrum, size)[:, lags]
    power = np.cumsum(np.pad(around.astype(np.float64) ** 2, ((0, 0), (1, 0))), axis=1)
    sizes = np.array([min(len(r.samples), length) for r in references])
    energy = np.take_along_axis(power, lags[None, :] + sizes[:, None], axis=1) - power[:, lags]
    own = (heads.astype(np.float64) ** 2).sum(axis=1)[:, None]
    scores = products / np.sqrt(np.maximum(energy, 1e-9) * np.maximum(own, 1e-9))
    best = scores.argmax(axis=1)
    return [(float(scores[i, lag]), int(first[i] + lag)) for i, lag in enumerate(best)]


def _agreement(heard: np.ndarray, fitted: np.ndarray) -> float:
    """1 − the worst window's difference from what was expected, as amplitude; 1 is the same sound, 0 another.

    Windows where the segment is near silence are held to a share of its mean power, so that sound put into a
    pause shows and an encoder's noise does not.
    """
    size = min(round(WINDOW * RATE), len(fitted))
    count = -(-len(fitted) // size)
    rest = count * size - len(fitted)
    wanted, lost = (np.pad(x, (0, rest)).reshape(count, size) for x in (fitted, heard - fitted))
    power = (wanted ** 2).mean(axis=1)
    ratio = (lost ** 2).mean(axis=1) / np.maximum(np.maximum(power, 0.1 * power.mean()), 1e-12)
    return max(0.0, 1.0 - float(np.sqrt(ratio.max())))


def _fitted(reference: np.ndarray, heard: np.ndarray) -> np.ndarray:
    """The reference at the loudness of what was heard, moved by the fraction of a sample that an encoder
    adds.

    The fraction is the peak of the parabola through the correlation at −1, 0 and +1 samples.
    """
    early, here, late = (float(np.dot(reference[1:-1], heard[1 + k:len(heard) - 1 + k])) for k in (-1, 0, 1))
    curve = early - 2.0 * here + late
    shift = 0.5 * (early - late) / curve if curve < 0 else 0.0
    size = -(-len(reference) // 1024) * 1024  # a length that the FFT is quick at
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(size) * np.clip(shift, -1.0, 1.0))
    moved = np.fft.irfft(np.fft.rfft(reference, size) * turn, size)[:len(reference)]
    gain = float(np.dot(moved, heard)) / max(float(np.dot(moved, moved)), 1e-9)
    return max(gain, 0.0) * moved


@dataclass(frozen=True)
class _Reference:
    """A segment as it is looked for; ``onset`` is its first sample that is heard as sound."""

    samples: np.ndarray
    onset: int


def _reference_of(segment: Segment) -> _Reference:
    samples = _thin(segment.samples.astype(np.float32) / 32768.0, segment.rate)
    spans = stretches(samples, RATE, threshold=ONSET_DB, gap=0.1)
    return _Reference(samples, spans[0][0] if spans else 0)


def _thin(samples: np.ndarray, rate: int) -> np.ndarray:
    """Enough of the sound to tell one sentence from another."""
    return soxr.resample(samples, rate, RATE, quality="LQ") if rate != RATE and len(samples) else samples


def _slice(sound: np.ndarray, first: int, length: int) -> np.ndarray:
    """``length`` samples from ``first`` on, silence where the sound has none."""
    begin, end = max(first, 0), max(min(first + length, len(sound)), 0)
    return np.pad(sound[begin:end], (begin - first, first + length - max(end, begin)))


def _rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(samples ** 2)))


def _joined(spans: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Neighbouring unexplained stretches as one: the pauses within a strange sentence are a part of it."""
    joined: list[list[float]] = []
    for begin, end in spans:
        if joined and begin - joined[-1][1] < 0.3:
            joined[-1][1] = end
        else:
            joined.append([begin, end])
    return tuple((begin, end) for begin, end in joined)
