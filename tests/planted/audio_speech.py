"""Recordings in which the words are not those of the statement, or not to be followed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import soxr

from tests.planted.fault import Fault
from tests.planted.recording import Recording, Sound, remade
from tests.planted.speech import on_sentence, place, silence, splice

CLEAR, CHEERED, WHILE = 4, 5, 7
"""Numbers of sentences of the project's own statement: “We must be clear …” and so on."""


def _cut(old: Recording) -> tuple[int, int, Sound]:
    """Without one sentence and the pause behind it."""
    start, _ = place(old.sound, old.rate, CLEAR)
    return start, place(old.sound, old.rate, CLEAR + 1)[0], old.sound[:0]


def _twice(old: Recording) -> tuple[int, int, Sound]:
    start, _ = place(old.sound, old.rate, CLEAR)
    after, _ = place(old.sound, old.rate, CLEAR + 1)
    return start, start, old.sound[start:after]


def _exchanged(old: Recording) -> tuple[int, int, Sound]:
    first, second = place(old.sound, old.rate, CLEAR), place(old.sound, old.rate, CHEERED)
    pause = old.sound[first[1] : second[0]]
    turned = [old.sound[second[0] : second[1]], pause, old.sound[first[0] : first[1]]]
    return first[0], second[1], np.concatenate(turned)


def _word_cut(old: Recording) -> tuple[int, int, Sound]:
    """Without four tenths of a second in the middle of a long sentence."""
    start, end = place(old.sound, old.rate, WHILE)
    middle = (start + end) // 2
    return middle, middle + round(0.4 * old.rate), old.sound[:0]


def _without_pause(old: Recording) -> tuple[int, int, Sound]:
    return place(old.sound, old.rate, CLEAR)[1], place(old.sound, old.rate, CHEERED)[0], old.sound[:0]


def _with_gap(old: Recording) -> tuple[int, int, Sound]:
    at = place(old.sound, old.rate, CLEAR)[1]
    return at, at, silence(6, old.rate)


def _ends_early(old: Recording) -> tuple[int, int, Sound]:
    """The last sentence breaks off in its middle; the silence at the end is there."""
    start, end = place(old.sound, old.rate, -1)
    return (start + end) // 2, end, old.sound[:0]


def _goes_on(old: Recording) -> tuple[int, int, Sound]:
    """After the end somebody says something more."""
    start, end = place(old.sound, old.rate, 2)
    after = place(old.sound, old.rate, -1)[1]
    return after, after, np.concatenate([silence(1, old.rate), old.sound[start:end]])


def _tone(sentence: Sound) -> Sound:
    loud = np.sqrt((sentence**2).mean())
    return loud * 1.4 * np.sin(2 * np.pi * 1000 / 44100 * np.arange(len(sentence)))[:, None]


def _faster(old: Recording) -> Recording:
    """Everything ten per cent faster, and so higher."""
    sound = soxr.resample(old.sound, old.rate * 1.1, old.rate)
    chapters = tuple(replace(one, start=one.start / 1.1, end=one.end / 1.1) for one in old.chapters)
    return replace(old, sound=sound, chapters=chapters)


FAULTS = (
    Fault(
        "audio-sentence-silenced",
        "silence in place of a sentence",
        "own",
        on_sentence(CLEAR, np.zeros_like),
        ".mp3",
    ),
    Fault("audio-sentence-cut", "a sentence is cut out, and the chapters fit", "own", splice(_cut), ".m4b"),
    Fault("audio-sentence-twice", "a sentence is heard two times", "own", splice(_twice), ".mp3"),
    Fault("audio-sentences-exchanged", "two sentences changed places", "own", splice(_exchanged), ".mp3"),
    Fault("audio-sentence-beeped", "a tone in place of a sentence", "own", on_sentence(CLEAR, _tone), ".m4b"),
    Fault(
        "audio-sentence-backwards",
        "a sentence is heard backwards",
        "own",
        on_sentence(CLEAR, np.flipud),
        ".mp3",
    ),
    Fault("audio-word-cut", "a word or two are cut out of a sentence", "own", splice(_word_cut), ".mp3"),
    Fault(
        "audio-point-number-silenced",
        "a point's number is not heard",
        "own",
        on_sentence(10, np.zeros_like),
        ".mp3",
    ),
    Fault("audio-pause-lost", "two sentences collide", "own", splice(_without_pause), ".mp3"),
    Fault("audio-gap", "six seconds of nothing between two sentences", "own", splice(_with_gap), ".m4b"),
    Fault("audio-ends-early", "the last sentence breaks off", "own", splice(_ends_early), ".mp3"),
    Fault("audio-goes-on", "something more is said after the end", "own", splice(_goes_on), ".mp3"),
    Fault("audio-too-fast", "ten per cent faster and higher", "rich", remade(_faster), ".mp3"),
)
