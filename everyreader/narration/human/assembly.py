"""The recording on the house's time line: head and tail of the house's length, a segment and a cue for each
sentence, chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from everyreader.narration.assembly import HEAD, TAIL, Assembly, Cue, chapters_of
from everyreader.narration.script import Utterance
from everyreader.narration.segments import RATE, Segment
from everyreader.sound.levels import BREATH, SILENCE_DB, stretches, to_pcm

_FADE = 0.05  # seconds in which the room's own sound comes and goes

Places = Mapping[str, tuple[int, int]]  # sentence → begin and end, in samples


def assembled(
    script: Sequence[Utterance], places: Places, sound: np.ndarray, reader: str
) -> tuple[tuple[Segment, ...], Assembly]:
    """The narration's segments, cut out of its samples, and the narration.

    ``sound`` is float32 mono at 44.1 kHz. Between the sentences it stays as it was read. A sentence without a
    place has an empty segment, and a cue of no length where the one before it ends.
    """
    first, last = min(begin for begin, _ in places.values()), max(end for _, end in places.values())
    head, tail = _before(sound[:first]), _before(sound[last:][::-1], TAIL)[::-1]
    samples = to_pcm(np.concatenate((head, sound[first:last], tail)))
    moved = {
        name: (begin - first + len(head), end - first + len(head)) for name, (begin, end) in places.items()
    }
    cues, segments, at = [], [], len(head)
    for utterance in script:
        begin, at = moved.get(utterance.id, (at, at))
        cues += (Cue(sentence, begin, at) for sentence in utterance.sentence_ids)
        segments.append(Segment(utterance.id, samples[begin:at], RATE, (reader,)))
    return tuple(segments), Assembly(
        samples, RATE, tuple(cues), chapters_of(script, cues, len(samples)), (reader,)
    )


def _before(sound: np.ndarray, seconds: float = HEAD) -> np.ndarray:
    """``seconds`` of quiet: the room's own as far as it goes back without a sound, silence before that."""
    room = sound[max(0, len(sound) - round(seconds * RATE)) :]
    loud = stretches(room, RATE, threshold=SILENCE_DB, gap=BREATH)
    room = (room[loud[-1][1] :] if loud else room).copy()
    fade = min(len(room), round(_FADE * RATE))
    room[:fade] *= np.linspace(0.0, 1.0, fade, dtype=np.float32)
    return np.pad(room, (round(seconds * RATE) - len(room), 0))
