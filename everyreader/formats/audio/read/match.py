"""Which sentence is heard where: the decoded sound held against each sentence's segment.

The file is walked from one onset of sound to the next. At each the sentence that is due is held against the
sound (normalised cross-correlation, by FFT); where it does not fit, its neighbours are. A sentence counts as
heard whole where all of its segment is there, window by window; where most of it is, it is heard damaged;
where it is there at another speed or pitch, altered. What fits no sentence is unexplained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soxr

from everyreader.formats.audio.read.pieces import Damage, pieces
from everyreader.formats.audio.read.speed import altered
from everyreader.narration.segments import Segment
from everyreader.sound.levels import SILENCE_DB, decibels, stretches
from everyreader.sound.waves import RATE, agreement, fitted, rms, slice_of

HEAD = 1.2  # seconds of a segment that are looked for at an onset
SLACK = 0.08  # seconds by which an encoder may shift the onset that is found
LIKELY = 0.5  # correlation of the head from which on the whole is tried
WHOLE = 0.75  # how well the worst window must agree; encoders leave 0.9, other words 0.0
NEIGHBOURS = (40, 200)  # sentences before and after the one that is due, where a displaced one is looked for
ONSET_DB = SILENCE_DB + 4
UNSURE_DB = 2.0  # by which an encoder may change a level
ABOVE_FLOOR_DB = 8.0  # sound stands out of the recording's own noise by so much
FADING = 0.06  # seconds of sound after a segment's end that are its own fade
FAINT_DB = 20.0  # a sentence so much quieter than the file's others is not heard
CLOSER_LOOKS = 40  # at sound that fits no sentence whole: each takes a tenth of a second
STRANGERS = 25  # stretches that fit nothing, before anything is heard: it is another voice's recording


@dataclass(frozen=True)
class Heard:
    """A sentence's segment found: ``start`` and ``end`` in seconds of the decoded file, ``match`` 0 to 1.

    ``gain_db`` is how much louder it is heard than its segment. ``damage``: where it is not as it was spoken,
    and ``silences`` what of that is silence cut into it. ``speed`` is 1 where it is heard as it was spoken,
    None where it is heard in the same time at another pitch.
    """

    sentence_id: str
    start: float
    end: float
    match: float
    gain_db: float
    damage: tuple[Damage, ...] = ()
    speed: float | None = 1.0
    silences: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Heeded:
    """All that was heard, in the file's order, and the stretches (in seconds) that fit no sentence."""

    heard: tuple[Heard, ...]
    unexplained: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class _Reference:
    """A segment as it is looked for; ``onsets`` are the samples at which it may be heard as sound first: of a
    beginning as soft as the threshold an encoder's tenth of a decibel decides.
    """

    id: str
    samples: np.ndarray
    onsets: tuple[int, ...]


def listen(samples: np.ndarray, rate: int, segments: Sequence[Segment], floor_db: float = -120.0) -> Heeded:
    """Find the segments in the decoded samples (float32 mono at ``rate``), whose pauses are at
    ``floor_db``."""
    threshold = max(ONSET_DB, floor_db + ABOVE_FLOOR_DB)
    references = [_reference_of(one, threshold) for one in segments if len(one.samples)]
    walk = _Walk(_thin(samples, rate), references, threshold, 10 ** (floor_db / 10))
    walk.through()
    usual = float(np.median([one.gain_db for one in walk.heard])) if walk.heard else 0.0
    faint = [(one.start, one.end) for one in walk.heard if one.gain_db < usual - FAINT_DB]
    clear = tuple(one for one in walk.heard if one.gain_db >= usual - FAINT_DB)
    return Heeded(clear, _joined(sorted(walk.unexplained + faint)))


class _Walk:
    """One walk through the sound. ``noise`` is the power of the pauses, which no disagreement is counted
    for."""

    def __init__(
        self, sound: np.ndarray, references: Sequence[_Reference], threshold: float, noise: float
    ) -> None:
        self._sound, self._references, self._noise = sound, references, noise
        self._threshold = threshold
        self._spans = stretches(sound, RATE, threshold=threshold, gap=0.1)
        self._missing = dict.fromkeys(range(len(references)))
        self._due = self._strangers = self._looks = 0
        self.heard: list[Heard] = []
        self.unexplained: list[tuple[float, float]] = []

    def through(self) -> None:
        position = 0
        for begin, end in self._spans:
            while position < end and (position <= begin or end - position > FADING * RATE):
                onset = max(begin, position)
                index, found = self._at(onset, position)
                if found is None:
                    self._strangers += 1
                    self.unexplained.append((onset / RATE, end / RATE))
                    break
                self.heard.append(found)
                self._missing.pop(index, None)
                self._due = index + 1
                position = max(round(found.end * RATE), onset + 1)

    def _at(self, onset: int, position: int) -> tuple[int, Heard | None]:
        if not self.heard and self._strangers > STRANGERS:
            return -1, None
        index, found = self._whole(onset)
        if found is None:
            index, found = self._closer(onset, position)
        return index, found

    def _turns(self) -> tuple[Sequence[int], ...]:
        """Who is asked, in turns: the sentence that is due, those not yet heard, those heard already."""
        due, count = self._due, len(self._references)
        near = range(max(0, due - NEIGHBOURS[0]), min(count, due + NEIGHBOURS[1]))
        return (
            range(due, min(due + 1, count)),
            [i for i in near if i in self._missing and i != due],
            [i for i in near if i not in self._missing and i != due],
        )

    def _whole(self, onset: int) -> tuple[int, Heard | None]:
        """The reference that begins at the onset and is there from beginning to end."""
        for turn in self._turns():
            asked = [(i, first) for i in turn for first in self._references[i].onsets]
            heads = _heads(self._sound, onset, [(self._references[i].samples, first) for i, first in asked])
            likely = [
                (score, start, i)
                for (i, _), (score, start) in zip(asked, heads, strict=True)
                if score >= LIKELY
            ]
            for _, start, index in sorted(likely, key=lambda hit: -hit[0]):
                reference = self._references[index].samples
                heard = slice_of(self._sound, start, len(reference))
                expected = fitted(reference, heard)
                match = agreement(heard, expected, self._noise)
                if match >= WHOLE:
                    gain = decibels(rms(expected)) - decibels(rms(reference))
                    end = (start + len(reference)) / RATE
                    return index, Heard(self._references[index].id, start / RATE, end, match, gain)
        return -1, None

    def _closer(self, onset: int, position: int) -> tuple[int, Heard | None]:
        """The sentence that is due, or the next, damaged or altered."""
        candidates = [i for i in range(self._due, len(self._references)) if i in self._missing][:3]
        for index in candidates:
            self._looks += 1
            if self._looks > CLOSER_LOOKS:
                return -1, None
            reference = self._references[index]
            part = pieces(self._sound, onset, position, reference.samples, self._noise, self._spans)
            if part is not None:
                heard = Heard(reference.id, part.start, part.end, part.match, part.gain_db, part.damage)
                return index, heard
        for index in candidates:
            reference = self._references[index]
            other = altered(self._sound, onset, reference.samples, reference.onsets[0], self._threshold)
            if other is not None:
                heard = Heard(
                    reference.id, other.start, other.end, other.match, other.gain_db, speed=other.speed
                )
                return index, heard
        return -1, None


def _heads(
    sound: np.ndarray, onset: int, references: Sequence[tuple[np.ndarray, int]]
) -> list[tuple[float, int]]:
    """For each reference (its samples, its own onset) the best correlation of its head at the onset, and the
    sample where it begins."""
    if not references:
        return []
    slack, length = round(SLACK * RATE), round(HEAD * RATE)
    size = 1 << (2 * length + 2 * slack - 1).bit_length()
    lags = np.arange(2 * slack + 1)
    first = np.array([onset - slack - begin for _, begin in references])
    around = np.stack([slice_of(sound, int(f), length + 2 * slack) for f in first])
    heads = np.stack([np.pad(one[:length], (0, max(0, length - len(one)))) for one, _ in references])
    spectrum = np.fft.rfft(around, size) * np.conj(np.fft.rfft(heads, size))
    products = np.fft.irfft(spectrum, size)[:, lags]
    power = np.cumsum(np.pad(around.astype(np.float64) ** 2, ((0, 0), (1, 0))), axis=1)
    sizes = np.array([min(len(one), length) for one, _ in references])
    energy = np.take_along_axis(power, lags[None, :] + sizes[:, None], axis=1) - power[:, lags]
    own = (heads.astype(np.float64) ** 2).sum(axis=1)[:, None]
    scores = products / np.sqrt(np.maximum(energy, 1e-9) * np.maximum(own, 1e-9))
    best = scores.argmax(axis=1)
    return [(float(scores[i, lag]), int(first[i] + lag)) for i, lag in enumerate(best)]


def _reference_of(segment: Segment, threshold: float) -> _Reference:
    samples = _thin(segment.samples.astype(np.float32) / 32768.0, segment.rate)
    onsets = [_onset(samples, threshold)]
    for other in (threshold - UNSURE_DB, threshold + UNSURE_DB):
        begin = _onset(samples, other)
        if all(abs(begin - one) > SLACK / 2 * RATE for one in onsets):
            onsets.append(begin)
    return _Reference(segment.id, samples, tuple(onsets))


def _onset(samples: np.ndarray, threshold: float) -> int:
    spans = stretches(samples, RATE, threshold=threshold, gap=0.1)
    return spans[0][0] if spans else 0


def _thin(samples: np.ndarray, rate: int) -> np.ndarray:
    """Enough of the sound to tell one sentence from another."""
    return soxr.resample(samples, rate, RATE, quality="LQ") if rate != RATE and len(samples) else samples


def _joined(spans: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Neighbouring unexplained stretches as one: the pauses within a strange sentence are a part of it."""
    joined: list[list[float]] = []
    for begin, end in spans:
        if joined and begin - joined[-1][1] < 0.3:
            joined[-1][1] = end
        else:
            joined.append([begin, end])
    return tuple((begin, end) for begin, end in joined)
