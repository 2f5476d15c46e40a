"""Where a recording is spoken, and cuts between words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tests.planted.fault import NotPlanted, Plant
from tests.planted.recording import Recording, Sound, remade, resounded

PAUSE = 0.4
"""Seconds of quiet that end a sentence."""

QUIET = 0.003


def sentences(sound: Sound, rate: int) -> list[tuple[int, int]]:
    """From which sample to which each sentence is spoken."""
    step = rate // 100
    whole = sound[: len(sound) // step * step, 0].reshape(-1, step)
    loud = np.flatnonzero(np.sqrt((whole**2).mean(axis=1)) > QUIET)
    breaks = np.flatnonzero(np.diff(loud) > PAUSE * 100)
    starts = [loud[0], *loud[breaks + 1]]
    ends = [*loud[breaks], loud[-1]]
    return [(int(start) * step, int(end + 1) * step) for start, end in zip(starts, ends, strict=True)]


def place(sound: Sound, rate: int, number: int) -> tuple[int, int]:
    """Where the sentence with this number is spoken, counted from 0, or from -1 at the end."""
    found = sentences(sound, rate)
    if not -len(found) <= number < len(found):
        raise NotPlanted(f"{len(found)} sentences, no number {number}")
    return found[number]


def on_sentence(number: int, change: Callable[[Sound], Sound]) -> Plant:
    """Put something as long in the place of a sentence."""

    def changed(sound: Sound, rate: int) -> Sound:
        start, end = place(sound, rate, number)
        sound[start:end] = change(sound[start:end].copy())
        return sound

    return resounded(changed)


def spliced(old: Recording, start: int, end: int, middle: Sound) -> Recording:
    """Put ``middle`` for the samples from ``start`` to ``end``; later chapters move with what they mark."""
    sound = np.concatenate([old.sound[:start], middle, old.sound[end:]])
    moved = (len(middle) - (end - start)) / old.rate

    def shift(time: float) -> float:
        return time + moved if time * old.rate > start else time

    chapters = tuple(replace(one, start=shift(one.start), end=shift(one.end)) for one in old.chapters)
    return replace(old, sound=sound, chapters=chapters)


def silence(seconds: float, rate: int, channels: int = 1) -> Sound:
    """Nothing to hear."""
    return np.zeros((round(seconds * rate), channels))


def splice(change: Callable[[Recording], tuple[int, int, Sound]]) -> Plant:
    """Put other samples in a place: ``change`` says from where to where, and which."""
    return remade(lambda old: spliced(old, *change(old)))
