"""Assembly: the segments on one time line. Every begin and end is an exact count of samples.

Each begins half a step behind a place of the encoders' grid, so that between any two there is a seam: what is
encoded of a sentence stays what it is, wherever it comes to lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from everyreader.model.errors import MakerFailed
from everyreader.narration.script import Utterance
from everyreader.narration.segments import Segment
from everyreader.sound.seams import next_begin

HEAD = 0.75  # seconds of silence
TAIL = 2.0


@dataclass(frozen=True)
class Cue:
    """Where a sentence is heard: in ``samples[start:end]``. Both are equal where nothing is said."""

    sentence_id: str
    start: int
    end: int


@dataclass(frozen=True)
class Chapter:
    """From ``start`` to ``end`` in samples; the first begins at 0, each ends where the next begins."""

    title: str
    start: int
    end: int
    sentence_id: str


@dataclass(frozen=True)
class Assembly:
    """The whole narration: int16 mono samples at ``rate``, a cue for every sentence, chapters, the voices
    heard."""

    samples: np.ndarray
    rate: int
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    voices: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """The length."""
        return len(self.samples) / self.rate


def assemble(script: Sequence[Utterance], spoken: Sequence[Segment]) -> Assembly:
    """Place the segments with the script's pauses, each up to a fifth of a second longer. ``MakerFailed``
    where they are not the script's segments."""
    if [u.id for u in script] != [s.id for s in spoken] or len({s.rate for s in spoken}) != 1:
        raise MakerFailed("narration: the segments are not those of the script (a fault of the program)")
    rate = spoken[0].rate
    at = next_begin(0, round(HEAD * rate))
    sound: list[np.ndarray] = [np.zeros(at, np.int16)]
    cues: list[Cue] = []
    for utterance, segment in zip(script, spoken, strict=True):
        last = utterance is script[-1]
        end = at + len(segment.samples)
        cues += (Cue(sentence, at, end) for sentence in utterance.sentence_ids)
        if last:
            at = end + round(TAIL * rate)
        elif len(segment.samples):
            at = next_begin(end, round(utterance.pause_after * rate))
        sound += (segment.samples, np.zeros(at - end, np.int16))
    return Assembly(
        samples=np.concatenate(sound),
        rate=rate,
        cues=tuple(cues),
        chapters=chapters_of(script, cues, at),
        voices=tuple(dict.fromkeys(voice for segment in spoken for voice in segment.voices)),
    )


def chapters_of(script: Sequence[Utterance], cues: Sequence[Cue], end: int) -> tuple[Chapter, ...]:
    """The chapters that ``script`` opens, where ``cues`` say that its sentences begin; ``end`` is the length
    in samples."""
    begins = {cue.sentence_id: cue.start for cue in cues}
    opened = [(one.chapter, begins[one.sentence_ids[0]], one.id) for one in script if one.chapter]
    starts = [0, *(start for _, start, _ in opened[1:])]
    return tuple(
        Chapter(title, start, stop, sentence)
        for (title, _, sentence), start, stop in zip(opened, starts, [*starts[1:], end], strict=True)
    )
