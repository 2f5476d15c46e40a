"""What can happen to a narration before it is encoded: each takes the samples and where each sentence lies,
and changes one thing."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import av.filter
import numpy as np
import soxr

from everyreader.narration.engines.pico import Pico
from everyreader.sound.levels import house_sound
from tests.checks.rules.sound import RATE, Change, Sound

Spans = dict[str, slice]
_LOUDEST = 32_767


def at(seconds: float) -> int:
    """Seconds as samples."""
    return round(seconds * RATE)


def said(text: str) -> Sound:
    """Other words in the same voice."""
    other = Pico().speak(text, "en")
    return house_sound(other.pcm, other.rate, RATE)


def silenced(name: str) -> Change:
    return lambda sound, spans: put(sound, spans[name], 0)


def put(sound: Sound, where: slice, value: int) -> Sound:
    sound[where] = value
    return sound


def dropped(name: str, following: str) -> Change:
    """A sentence and the pause after it are gone."""
    return lambda sound, spans: np.delete(sound, np.s_[spans[name].start : spans[following].start])


def swapped(name: str, following: str) -> Change:
    def change(sound: Sound, spans: Spans) -> Sound:
        one, other = spans[name], spans[following]
        parts = [
            sound[: one.start],
            sound[other],
            sound[one.stop : other.start],
            sound[one],
            sound[other.stop :],
        ]
        return np.concatenate(parts)

    return change


def doubled(name: str, following: str) -> Change:
    def change(sound: Sound, spans: Spans) -> Sound:
        begin, end = spans[name].start, spans[following].start
        return np.concatenate([sound[:end], sound[begin:end], sound[end:]])

    return change


def replaced(name: str, text: str) -> Change:
    return lambda sound, spans: np.concatenate(
        [sound[: spans[name].start], said(text), sound[spans[name].stop :]]
    )


def added(name: str, text: str = "The pump is not for sale.") -> Change:
    pause = np.zeros(at(0.2), np.int16)
    return lambda sound, spans: np.concatenate(
        [sound[: spans[name].stop], pause, said(text), sound[spans[name].stop :]]
    )


def cut_out(name: str, after: float, seconds: float) -> Change:
    return lambda sound, spans: np.delete(
        sound, np.s_[spans[name].start + at(after) : spans[name].start + at(after + seconds)]
    )


def put_in(name: str, after: float, seconds: float) -> Change:
    return lambda sound, spans: np.insert(
        sound, spans[name].start + at(after), np.zeros(at(seconds), np.int16)
    )


def emptied(name: str, after: float, seconds: float) -> Change:
    """Silence in the place of sound."""

    def change(sound: Sound, spans: Spans) -> Sound:
        begin = spans[name].start + at(after)
        return put(sound, slice(begin, begin + at(seconds)), 0)

    return change


def noise_over(name: str, after: float, seconds: float) -> Change:
    def change(sound: Sound, spans: Spans) -> Sound:
        begin = spans[name].start + at(after)
        sound[begin : begin + at(seconds)] = np.random.default_rng(1).normal(0, 3_000, at(seconds))
        return sound

    return change


def louder(name: str, times: float, most: int = _LOUDEST) -> Change:
    """One sentence so many times as loud, its waves cut off at ``most``."""

    def change(sound: Sound, spans: Spans) -> Sound:
        sound[spans[name]] = np.clip(sound[spans[name]] * times, -most, most)
        return sound

    return change


def all_louder(times: float) -> Change:
    return lambda sound, spans: np.clip(sound * times, -_LOUDEST, _LOUDEST).astype(np.int16)


def pause(name: str, following: str, seconds: float) -> Change:
    """The pause between two sentences made so long."""
    return lambda sound, spans: np.concatenate(
        [sound[: spans[name].stop], np.zeros(at(seconds), np.int16), sound[spans[following].start :]]
    )


def click(name: str, after: float, samples: int = 1) -> Change:
    def change(sound: Sound, spans: Spans) -> Sound:
        begin = spans[name].start + at(after)
        return put(sound, slice(begin, begin + samples), 25_000)

    return change


def click_after(name: str) -> Change:
    def change(sound: Sound, spans: Spans) -> Sound:
        begin = spans[name].stop + at(0.2)
        return put(sound, slice(begin, begin + 20), 15_000)

    return change


def noisy(level: float) -> Change:
    """Hiss under everything, at ``level`` dBFS."""

    def change(sound: Sound, spans: Spans) -> Sound:
        hiss = np.random.default_rng(1).normal(0, 32_768 * 10 ** (level / 20), len(sound))
        return np.clip(sound + hiss, -_LOUDEST, _LOUDEST).astype(np.int16)

    return change


def off_centre(sound: Sound, spans: Spans) -> Sound:
    return np.clip(sound.astype(np.int32) + 700, -_LOUDEST, _LOUDEST).astype(np.int16)


def telephone(sound: Sound, spans: Spans) -> Sound:
    return soxr.resample(soxr.resample(sound, RATE, 8_000), 8_000, RATE).astype(np.int16)


def faster(times: float) -> Change:
    """As a tape that runs faster: the pitch rises with it."""
    return lambda sound, spans: soxr.resample(sound, RATE * times, RATE).astype(np.int16)


def tempo(times: float) -> Change:
    """Faster at the same pitch."""

    def change(sound: Sound, spans: Spans) -> Sound:
        graph = av.filter.Graph()
        source = graph.add_abuffer(sample_rate=RATE, format="s16", layout="mono", time_base=Fraction(1, RATE))
        stage, sink = graph.add("atempo", str(times)), graph.add("abuffersink")
        source.link_to(stage)
        stage.link_to(sink)
        graph.configure()
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
        graph.push(frame)
        graph.push(None)
        blocks: list[Sound] = []
        with suppress(av.error.EOFError, av.error.BlockingIOError):
            while True:
                blocks.append(graph.pull().to_ndarray().reshape(-1))
        return np.concatenate(blocks).astype(np.int16)

    return change


def pitched(times: float) -> Change:
    """In the same time at another pitch."""
    return lambda sound, spans: tempo(1 / times)(faster(times)(sound, spans), spans)


def only(name: str, change: Change) -> Change:
    """``change`` made to one sentence."""
    return lambda sound, spans: np.concatenate(
        [sound[: spans[name].start], change(sound[spans[name]], spans), sound[spans[name].stop :]]
    )


def silent(sound: Sound, spans: Spans) -> Sound:
    return np.zeros_like(sound)
