"""How a recording sounds, measured on the decoded samples alone: what a listener would call noise, a click, a
gap, telephone sound.

The thresholds were set where planted faults and the clean sound of three engines in twelve languages, as MP3
and as AAC, lie well apart; they are far from what a good recording has.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from everyreader.sound.levels import decibels, frame_levels, levels_of, stretches

SPEECH_DB = -50.0  # above it there is sound, below it silence
FLOOR_SHARE = 8  # per cent of a recording that are taken for its pauses where it never falls silent
_FLOOR_LEAST = 0.3  # seconds of silence that a floor can be measured in
_CLICK_WIDTH = 0.002  # seconds
_CLICK_STEEP, _CLICK_SCORE = 0.06, 12.0  # the second difference, and that times how far it stands out
_CLICK_AROUND = (2, 12)  # frames before and after that are its surroundings
_DROP_FRAME, _DROP_LEAST, _DROP_MOST = 0.005, 3, 300  # seconds; frames
_DROP_DB, _BESIDE_DB = -65.0, -45.0
_CUT_SECONDS, _CUT_DB = 0.035, -28.0  # longer, and between louder sounds, than a consonant's own silence
_CUT_EVERY = 3.0  # seconds of sound: a voice that falls silent within words more often does so by itself
_WINDOW = 0.2  # seconds that are looked at for distortion
_LOUD_DB = -26.0
_DENSE, _DENSE_WINDOWS = 0.2, 2  # share of samples near the loudest, as only a clipped wave has
_TELEPHONE_HZ, _TELEPHONE_DB = 4_200.0, -55.0
_SPECTRUM = 4096


@dataclass(frozen=True)
class Quality:
    """Times in seconds of the decoded file, levels in dBFS.

    ``floor_db`` is the level of the pauses. ``peak_db`` is the loudest sample outside of clicks. ``offset``
    is the middle that the wave swings about, as amplitude. ``stretches``: begin, end and RMS of each stretch
    of sound. ``clicks``: moments. ``dropouts``: begin and end of silence cut into sound. ``distorted``: begin
    and end of what was clipped. ``above_telephone_db``: how much of the sound lies above a telephone's 4 kHz,
    None where there is too little sound to say.
    """

    floor_db: float
    peak_db: float
    offset: float
    stretches: tuple[tuple[float, float, float], ...]
    clicks: tuple[float, ...]
    dropouts: tuple[tuple[float, float], ...]
    distorted: tuple[tuple[float, float], ...]
    above_telephone_db: float | None

    @property
    def telephone(self) -> bool:
        """Whether there is nothing above what a telephone lets through."""
        return self.above_telephone_db is not None and self.above_telephone_db < _TELEPHONE_DB


def measure(
    samples: np.ndarray, rate: int, spans: tuple[tuple[int, int], ...], offset: float, floor_db: float
) -> Quality:
    """Measure the decoded samples, freed of ``offset``; ``spans`` are the stretches of sound in samples."""
    dropouts = _dropouts(samples, rate, sum(end - begin for begin, end in spans) / rate)
    clicks = _clicks(samples, rate)
    return Quality(
        floor_db=floor_db,
        peak_db=_peak(samples, rate, clicks),
        offset=offset,
        stretches=tuple((b / rate, e / rate, decibels(_rms(samples[b:e]))) for b, e in spans),
        clicks=tuple(at for at in clicks if not any(b - 0.03 < at < e + 0.03 for b, e in dropouts)),
        dropouts=dropouts,
        distorted=_distorted(samples, rate),
        above_telephone_db=_above_telephone(samples, rate),
    )


def _peak(samples: np.ndarray, rate: int, clicks: tuple[float, ...]) -> float:
    heights = np.abs(samples)
    for at in clicks:
        heights[max(0, int((at - 0.01) * rate)) : int((at + 0.01) * rate)] = 0.0
    return decibels(float(heights.max(initial=0.0)))


def floor(samples: np.ndarray, rate: int) -> float:
    """The level of the pauses in dBFS: what lies between stretches of sound; where nothing does, the quietest
    frames."""
    levels = frame_levels(samples, rate)
    size = len(samples) / max(1, len(levels))
    quiet = np.ones(len(levels), bool)
    for begin, end in stretches(
        samples, rate, threshold=SPEECH_DB
    ):  # the frames beside it belong to the sound's fade
        quiet[max(0, int(begin / size) - 3) : int(end / size) + 4] = False
    if quiet.sum() * size / rate >= _FLOOR_LEAST:
        return decibels(float(np.sqrt(np.mean(levels[quiet] ** 2))))
    return decibels(float(np.percentile(levels, FLOOR_SHARE))) if len(levels) else -120.0


def dropouts_within(
    samples: np.ndarray, rate: int, begin: float, end: float
) -> tuple[tuple[float, float], ...]:
    """Silence cut into the sound between two moments where it is known that there should be sound."""
    first = max(0, int((begin - 0.1) * rate))
    found = _silences(samples[first : int((end + 0.1) * rate)], rate)
    return tuple((b + first / rate, e + first / rate) for b, e, _ in found if e + first / rate > begin)


def _dropouts(samples: np.ndarray, rate: int, sound: float) -> tuple[tuple[float, float], ...]:
    """None for a voice that falls silent within words by itself; ``sound`` is how many seconds of sound there
    are."""
    silences = _silences(samples, rate)
    found = tuple((b, e) for b, e, beside in silences if e - b >= _CUT_SECONDS and beside > _CUT_DB)
    return found if (len(silences) - len(found)) * _CUT_EVERY <= sound else ()


def _silences(samples: np.ndarray, rate: int) -> list[tuple[float, float, float]]:
    """Short silences with sound on both sides: begin, end, and the lower of the levels just before and just
    after."""
    size = max(1, round(rate * _DROP_FRAME))
    levels = 20 * np.log10(np.maximum(levels_of(samples, size), 1e-6))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (levels < _DROP_DB).view(np.int8), [0]))))
    step = size / rate
    found = []
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if _DROP_LEAST <= end - begin <= _DROP_MOST and begin >= 3 and end + 3 <= len(levels):
            beside = float(min(levels[begin - 3 : begin].max(), levels[end : end + 3].max()))
            if beside > _BESIDE_DB:
                found.append((begin * step, end * step, beside))
    return found


def _clicks(samples: np.ndarray, rate: int) -> tuple[float, ...]:
    """Moments where the wave bends more sharply than anything around it, before as well as after."""
    if len(samples) < 3:
        return ()
    size = max(1, round(rate * _CLICK_WIDTH))
    bends = _frames(np.abs(np.diff(samples, 2)), size)
    peaks = bends.max(axis=1)
    candidates = np.flatnonzero(peaks > _CLICK_STEEP)
    if not len(candidates):
        return ()
    near, far = _CLICK_AROUND
    energy = np.pad(np.sqrt(np.einsum("ij,ij->i", bends, bends) / size), far)
    offsets = np.arange(near, far + 1)
    before = np.median(energy[candidates[:, None] + far - offsets], axis=1)
    after = np.median(energy[candidates[:, None] + far + offsets], axis=1)
    score = peaks[candidates] ** 2 / np.maximum(np.maximum(before, after), 1e-4)
    found = candidates[score > _CLICK_SCORE] * size / rate
    return tuple(float(at) for i, at in enumerate(found) if i == 0 or at - found[i - 1] > 0.02)


def _distorted(samples: np.ndarray, rate: int) -> tuple[tuple[float, float], ...]:
    """Windows in which much of the wave lies close to its loudest: it was cut off at the top."""
    size = max(1, round(rate * _WINDOW))
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    loud = np.flatnonzero(np.sqrt(np.einsum("ij,ij->i", frames, frames) / size) > 10 ** (_LOUD_DB / 20))
    if not len(loud):
        return ()
    heights = np.abs(frames[loud])
    share = (heights > 0.8 * heights.max(axis=1, keepdims=True)).mean(axis=1)
    found = loud[share > _DENSE].tolist()
    return (
        joined([(at * size / rate, (at + 1) * size / rate) for at in found])
        if len(found) >= _DENSE_WINDOWS
        else ()
    )


def _above_telephone(samples: np.ndarray, rate: int) -> float | None:
    """How much of the power of the louder parts lies above 4.2 kHz, in decibels."""
    if rate / 2 <= _TELEPHONE_HZ:
        return None
    frames = samples[: len(samples) // _SPECTRUM * _SPECTRUM].reshape(-1, _SPECTRUM)
    loud = np.flatnonzero(
        np.einsum("ij,ij->i", frames, frames) > _SPECTRUM * 10 ** (2 * (_LOUD_DB - 10) / 20)
    )
    if len(loud) < 4:
        return None
    some = frames[loud[:: max(1, len(loud) // 200)]] * np.hanning(_SPECTRUM).astype(np.float32)
    power = (np.abs(np.fft.rfft(some, axis=1)) ** 2).sum(axis=0)
    above = np.fft.rfftfreq(_SPECTRUM, 1 / rate) > _TELEPHONE_HZ
    return 10 * float(np.log10(max(power[above].sum() / max(power.sum(), 1e-12), 1e-12)))


def joined(spans: list[tuple[float, float]], gap: float = 0.3) -> tuple[tuple[float, float], ...]:
    """Spans that follow one another within ``gap`` seconds, as one."""
    result: list[list[float]] = []
    for begin, end in spans:
        if result and begin - result[-1][1] <= gap:
            result[-1][1] = max(result[-1][1], end)
        else:
            result.append([begin, end])
    return tuple((begin, end) for begin, end in result)


def _frames(samples: np.ndarray, size: int) -> np.ndarray:
    return np.pad(samples, (0, -len(samples) % size)).reshape(-1, size)


def _rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.einsum("i,i->", samples, samples) / max(1, len(samples))))
