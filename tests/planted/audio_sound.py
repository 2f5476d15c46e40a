"""Recordings with the right words in a sound that is hard to listen to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import soxr

from tests.planted.fault import Fault
from tests.planted.recording import Recording, Sound, remade, resounded
from tests.planted.speech import on_sentence, place, splice


def _quiet(sound: Sound, _rate: int) -> Sound:
    return sound * 10 ** (-20 / 20)


def _clipped(sound: Sound, _rate: int) -> Sound:
    return np.clip(sound * 6, -1, 1)


def _hiss(sound: Sound, _rate: int) -> Sound:
    """Noise at 38 dB below full scale."""
    return sound + np.random.default_rng(1).normal(0, 10 ** (-38 / 20), sound.shape)


def _clicks(sound: Sound, rate: int) -> Sound:
    """Three clicks in a pause and in speech."""
    for seconds in (11.95, 30.0, 31.7):
        at = round(seconds * rate)
        sound[at : at + 12] = np.array([0.9, -0.9] * 6)[:, None]
    return sound


def _dropouts(sound: Sound, rate: int) -> Sound:
    """A tenth of a second is lost each second of one sentence."""
    start, end = place(sound, rate, 7)
    for at in range(start + rate // 2, end, rate):
        sound[at : at + rate // 10] = 0
    return sound


def _telephone(sound: Sound, rate: int) -> Sound:
    """Nothing below 300 Hz, nothing above 3400 Hz."""
    size = 1 << len(sound).bit_length()
    spectrum = np.fft.rfft(sound[:, 0], size)
    heights = np.fft.rfftfreq(size, 1 / rate)
    spectrum[(heights < 300) | (heights > 3400)] = 0
    return np.fft.irfft(spectrum, size)[: len(sound), None]


def _one_side(old: Recording) -> Recording:
    return replace(old, sound=np.hstack([old.sound, np.zeros_like(old.sound)]))


def _against_itself(old: Recording) -> Recording:
    """The right side is the left one turned over: one loudspeaker plays nothing."""
    return replace(old, sound=np.hstack([old.sound, -old.sound]))


def _eight_kilohertz(old: Recording) -> Recording:
    return replace(old, sound=soxr.resample(old.sound, old.rate, 8000), rate=8000)


def _headless(old: Recording) -> tuple[int, int, Sound]:
    return 0, place(old.sound, old.rate, 0)[0], old.sound[:0]


def _tailless(old: Recording) -> tuple[int, int, Sound]:
    return place(old.sound, old.rate, -1)[1], len(old.sound), old.sound[:0]


FAULTS = (
    Fault("audio-too-quiet", "everything 20 dB lower", "own", resounded(_quiet), ".mp3"),
    Fault("audio-clipped", "everything far too loud, and cut off", "own", resounded(_clipped), ".mp3"),
    Fault("audio-hiss", "noise under everything", "own", resounded(_hiss), ".m4b"),
    Fault(
        "audio-sentence-low",
        "one sentence is 12 dB lower",
        "own",
        on_sentence(4, lambda one: one / 4),
        ".mp3",
    ),
    Fault("audio-clicks", "three clicks", "own", resounded(_clicks), ".mp3"),
    Fault("audio-dropouts", "the sound drops out again and again", "own", resounded(_dropouts), ".mp3"),
    Fault("audio-telephone", "the band of a telephone", "own", resounded(_telephone), ".m4b"),
    Fault("audio-one-side", "two channels, and one of them silent", "rich", remade(_one_side), ".mp3"),
    Fault("audio-against-itself", "two channels that cancel out", "rich", remade(_against_itself), ".m4b"),
    Fault(
        "audio-eight-kilohertz", "8000 samples a second", "rich", remade(_eight_kilohertz, kbps=24), ".mp3"
    ),
    Fault("audio-starts-at-once", "no silence before the first word", "rich", splice(_headless), ".mp3"),
    Fault("audio-stops-at-once", "no silence after the last word", "rich", splice(_tailless), ".m4b"),
)
