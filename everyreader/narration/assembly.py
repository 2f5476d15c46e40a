"""Assembly: the segments on one time line. Every begin and end is an exact count of samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from everyreader.model.errors import MakerFailed
from everyreader.narration.script import Utterance
from everyreader.narration.segments import Segment

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
    """Place the segments with the script's pauses. ``MakerFailed`` where they are not the script's
    segments."""
    if [u.id for u in script] != [s.id for s in spoken] or len({s.rate for s in spoken}) != 1:
        raise MakerFailed("narration: the segments are not those of the script (a fault of the program)")
    rate = spoken[0].rate
    at = round(HEAD * rate)
    sound: list[np.ndarray] = [np.zeros(at, np.int16)]
    cues: list[Cue] = []
    for utterance, segment in zip(script, spoken, strict=True):
        last = utterance is script[-1]
        pause = round((TAIL if last else utterance.pause_after if len(segment.samples) else 0.0) * rate)
        end = at + len(segment.samples)
        cues += (Cue(sentence, at, end) for sentence in utterance.sentence_ids)
        sound += (segment.samples, np.zeros(pause, np.int16))
        at = end + pause
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
