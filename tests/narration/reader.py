"""A “person” who reads a statement aloud: another voice than the one that it is held against, at a pace of
its own, in a room.

There is no person's voice in the repository. What is made here has what a person's recording has and a
synthesis has not: pauses of any length, breaths, a room's noise, a pace that changes from sentence to
sentence, another microphone; and its true boundaries are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
import av.filter
import lameenc
import numpy as np
import soxr

from everyreader.narration.engines.espeak import Espeak
from everyreader.narration.engines.pico import Pico
from everyreader.narration.script import Utterance
from everyreader.narration.segments import RATE, segments
from everyreader.sound.levels import amplitude, to_float, to_pcm

ROOM_DB, BREATH_DB = -62.0, -47.0
HEAD = 1.3  # seconds before the first word


@dataclass(frozen=True)
class OtherEspeak(Espeak):
    """eSpeak NG's Received Pronunciation, which no statement gets by itself; its one French and German
    voice."""

    def voice(self, language: str) -> str | None:
        return {"en": "en-gb-x-rp", "fr": "fr"}.get(language.split("-", maxsplit=1)[0]) or super().voice(
            language
        )


@dataclass(frozen=True)
class BritishPico(Pico):
    """Pico's other English voice, another woman's."""

    def voice(self, language: str) -> str | None:
        return "en-GB" if language.split("-", maxsplit=1)[0] == "en" else super().voice(language)


@dataclass(frozen=True)
class Read:
    """A recording, float32 mono at 44.1 kHz, and where each sound of it begins and ends, in seconds."""

    samples: np.ndarray
    spans: tuple[tuple[float, float], ...]


def spoken(script: Sequence[Utterance], voice: Espeak | Pico, cache: Path) -> list[np.ndarray]:
    """Each utterance's sound, float32 mono at 44.1 kHz."""
    return [to_float(one.samples) for one in segments(script, voice, cache, jobs=2)]


def read_aloud(
    sounds: Sequence[np.ndarray],
    *,
    pace: float = 1.0,
    seed: int = 1,
    pauses: tuple[float, float] = (0.2, 1.3),
    room_db: float = ROOM_DB,
    breath_db: float = BREATH_DB,
) -> Read:
    """``sounds`` one after another, at ``pace`` (1.2: a fifth faster), with breaths in the longer pauses and
    noise all the way."""
    dice = np.random.default_rng(seed)
    parts, spans, at = [np.zeros(round(HEAD * RATE), np.float32)], [], round(HEAD * RATE)
    for sound in sounds:
        said = at_pace(sound, pace * dice.uniform(0.93, 1.07)) if len(sound) else sound
        spans.append((at / RATE, (at + len(said)) / RATE))
        pause = np.zeros(round(dice.uniform(*pauses) * RATE), np.float32) if len(sound) else sound
        if len(pause) > 0.5 * RATE and dice.random() < 0.6:
            breath = dice.standard_normal(RATE // 4) * np.hanning(RATE // 4) * amplitude(breath_db) * 1.6
            place = len(pause) - len(breath) - round(0.08 * RATE)
            pause[place : place + len(breath)] += breath.astype(np.float32)
        parts += [said, pause]
        at += len(said) + len(pause)
    samples = np.concatenate([*parts, np.zeros(RATE, np.float32)])
    room = dice.standard_normal(len(samples)).astype(np.float32) * amplitude(room_db)
    return Read((samples + room).astype(np.float32), tuple(spans))


def at_pace(sound: np.ndarray, pace: float) -> np.ndarray:
    """Faster or slower at the same pitch (FFmpeg's ``atempo``)."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="flt", layout="mono", time_base=Fraction(1, RATE))
    tempo, sink = graph.add("atempo", f"{pace:.4f}"), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(sound.astype(np.float32).reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
    graph.push(frame)
    graph.push(None)
    blocks = []
    with suppress(av.error.EOFError, av.error.BlockingIOError):
        while True:
            blocks.append(graph.pull().to_ndarray().reshape(-1))
    return np.concatenate(blocks)


def save(
    read: Read | np.ndarray, path: Path, *, rate: int = RATE, channels: int = 1, gain: float = 1.0
) -> Path:
    """Write the recording by its suffix: WAV (16 bits), FLAC, M4A or MP3."""
    samples = (read.samples if isinstance(read, Read) else read) * np.float32(gain)
    pcm = to_pcm(soxr.resample(samples, RATE, rate) if rate != RATE else samples)
    pcm = np.repeat(pcm[:, None], channels, axis=1)
    if path.suffix == ".mp3":
        encoder = lameenc.Encoder()
        encoder.set_in_sample_rate(rate)
        encoder.set_channels(channels)
        encoder.set_bit_rate(96)
        encoder.silence()
        path.write_bytes(bytes(encoder.encode(pcm.tobytes()) + encoder.flush()))
        return path
    codec = {".wav": "pcm_s16le", ".flac": "flac", ".m4a": "aac"}[path.suffix]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="mono" if channels == 1 else "stereo")
        frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout=stream.layout.name)
        frame.sample_rate = rate
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def without_announcements(script: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """As a person reads: only what stands there, in the order of the text."""
    bare = (replace(one, parts=tuple(part for part in one.parts if not part.added)) for one in script)
    return tuple(sorted(bare, key=lambda one: one.unit))
