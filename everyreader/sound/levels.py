"""Levels of speech in decibels below full scale (dBFS), and what brings a voice to the level of the house.

Speech at −23 to −18 dB RMS, peaks at most −3 dB, the floor at most −60 dB (the customary levels of
audiobooks); the target leaves room for what a lossy encoder adds.
"""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import av
import av.filter
import numpy as np
import soxr

TARGET_RMS_DB = -20.0
PEAK_DB = -4.0
SILENCE_DB = -50.0
FLOOR_OF_VOICE_DB = -42.0  # below a voice's loudest frame: what is quieter is the voice's own silence
EDGE = 0.03  # seconds kept before and after the sound of a segment
FADE = 0.005  # seconds of fade at either end, so that nothing clicks
FRAME = 0.02  # seconds
_AT_ONCE = 1 << 20  # samples that go through the limiter together: a whole hour would fill the memory
BREATH = 0.25  # a gap shorter than this many seconds lies within a stretch of speech

Samples = np.ndarray  # one-dimensional; float32 within −1 … 1 unless said otherwise


def to_float(pcm: Samples) -> Samples:
    """int16 → float32 within −1 … 1."""
    return pcm.astype(np.float32) / 32768.0


def to_pcm(samples: Samples) -> Samples:
    """float32 → int16, rounded."""
    return np.clip(np.rint(samples * 32768.0), -32768, 32767).astype(np.int16)


def decibels(value: float) -> float:
    """An amplitude (1.0 is full scale) in dBFS; silence is −120."""
    return max(-120.0, 20.0 * float(np.log10(max(value, 1e-6))))


def amplitude(level: float) -> float:
    """A level in dBFS as an amplitude."""
    return float(10.0 ** (level / 20.0))


def frame_levels(samples: Samples, rate: int) -> Samples:
    """RMS amplitude of each frame of 20 ms (the rest at the end counts as a frame)."""
    return levels_of(samples, max(1, round(rate * FRAME)))


def levels_of(samples: Samples, size: int) -> Samples:
    """RMS amplitude of each frame of ``size`` samples; the rest at the end as if silence filled it."""
    whole = len(samples) // size * size  # hours of sound are not copied for it
    frames, rest = samples[:whole].reshape(-1, size), samples[whole:]
    power = np.einsum("ij,ij->i", frames, frames)
    if len(rest):
        power = np.append(power, np.einsum("i,i->", rest, rest).astype(power.dtype))
    return np.sqrt(power / size)


def stretches(
    samples: Samples, rate: int, *, threshold: float, gap: float = BREATH
) -> tuple[tuple[int, int], ...]:
    """Stretches of sound, (begin, end) in samples: above ``threshold`` dBFS, gaps up to ``gap`` s closed."""
    size = max(1, round(rate * FRAME))
    loud = np.flatnonzero(frame_levels(samples, rate) > amplitude(threshold))
    if not len(loud):
        return ()
    breaks = np.flatnonzero(np.diff(loud) > gap / FRAME)
    begins = loud[np.concatenate(([0], breaks + 1))]
    ends = loud[np.concatenate((breaks, [len(loud) - 1]))] + 1
    return tuple((int(b) * size, min(int(e) * size, len(samples))) for b, e in zip(begins, ends, strict=True))


def speech_rms(samples: Samples, rate: int) -> float:
    """RMS in dBFS over the stretches of speech (above −50 dBFS); −120 where there is none."""
    spans = stretches(samples, rate, threshold=SILENCE_DB)
    length = sum(end - begin for begin, end in spans)
    power = sum(float(np.dot(samples[b:e], samples[b:e])) for b, e in spans)
    return decibels((power / length) ** 0.5) if length else -120.0


def trimmed(samples: Samples, rate: int) -> Samples:
    """The sound with 30 ms before and after it, faded in and out over 5 ms."""
    loudest = float(frame_levels(samples, rate).max(initial=0.0))
    spans = stretches(samples, rate, threshold=decibels(loudest) + FLOOR_OF_VOICE_DB)
    if not spans:
        return samples[:0]
    edge, fade = round(rate * EDGE), round(rate * FADE)
    begin, end = max(0, spans[0][0] - edge), min(len(samples), spans[-1][1] + edge)
    sound = samples[begin:end].copy()
    ramp = np.linspace(0.0, 1.0, min(fade, len(sound)), dtype=np.float32)
    sound[: len(ramp)] *= ramp
    sound[len(sound) - len(ramp) :] *= ramp[::-1]
    return sound


def levelled(samples: Samples, rate: int) -> Samples:
    """The sound at −20 dB RMS over its stretches of speech; peaks above −4 dB are limited."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0.0:
        return samples
    loud = samples * np.float32(0.5 / peak)  # to a known peak first: the threshold of speech is absolute
    loud = loud * np.float32(amplitude(TARGET_RMS_DB - speech_rms(loud, rate)))
    return loud if float(np.abs(loud).max()) <= amplitude(PEAK_DB) else limited(loud, rate)


def limited(samples: Samples, rate: int) -> Samples:
    """Peaks brought down to −4 dB by FFmpeg's look-ahead limiter, the length unchanged."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="dbl", layout="mono", time_base=Fraction(1, rate))
    limiter = graph.add("alimiter", f"limit={amplitude(PEAK_DB):.6f}:attack=5:release=50:level=0:latency=1")
    sink = graph.add("abuffersink")
    source.link_to(limiter)
    limiter.link_to(sink)
    graph.configure()
    blocks: list[Samples] = []
    for begin in range(0, len(samples), _AT_ONCE):
        block = samples[begin : begin + _AT_ONCE].astype(np.float64).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="dbl", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, begin, Fraction(1, rate)
        graph.push(frame)
        blocks += _ready(graph)
    graph.push(None)
    blocks += _ready(graph)
    out = np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
    return np.pad(out, (0, max(0, len(samples) - len(out))))[: len(samples)]


def _ready(graph: av.filter.Graph) -> list[Samples]:
    """What the filter has done so far, in float32."""
    blocks: list[Samples] = []
    with suppress(EOFError, BlockingIOError):
        while True:
            blocks.append(graph.pull().to_ndarray().reshape(-1).astype(np.float32))
    return blocks


def house_sound(pcm: Samples, rate: int, to_rate: int) -> Samples:
    """An engine's int16 samples as the house wants them: trimmed, resampled, levelled; int16."""
    sound = trimmed(to_float(pcm), rate)
    if rate != to_rate and len(sound):
        sound = soxr.resample(sound, rate, to_rate)
    return to_pcm(levelled(sound, to_rate))
