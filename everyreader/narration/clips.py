"""Where each marked element is heard in the decoded MP3: the one table behind the e-book's overlay and the
page's player."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from everyreader.model.errors import MakerFailed
from everyreader.narration.assembly import Assembly, Cue
from everyreader.sound.delay import DELAY


@dataclass(frozen=True)
class Clip:
    """``element`` is heard from ``begin`` to ``end``, in milliseconds: its words, and the pause after them
    but for the last one's."""

    element: str
    begin: int
    end: int


def clips(assembly: Assembly, places: Mapping[str, str]) -> tuple[Clip, ...]:
    """One clip for each element of ``places`` (sentence → identifier) of which something is heard, as they
    are heard.

    Each ends where the next begins, so that a player goes on without a jump. All are late by the encoder's
    and the decoder's delay, as the sound is. Raises ``MakerFailed`` for a sentence without a place, or one
    element heard at two places.
    """
    heard = [cue for cue in assembly.cues if cue.end > cue.start]
    lost = [cue.sentence_id for cue in heard if cue.sentence_id not in places]
    if lost:
        raise MakerFailed(f"narration: sentence {lost[0]} is heard and not marked (a fault of the program)")
    spans = [
        (element, list(group)) for element, group in groupby(heard, key=lambda cue: places[cue.sentence_id])
    ]
    if len({element for element, _ in spans}) != len(spans):
        raise MakerFailed("narration: one element is heard at two places (a fault of the program)")
    begins = [heard_at(group[0].start, assembly.rate) for _, group in spans]
    return tuple(
        Clip(element, begin, end)
        for (element, _), (begin, end) in zip(
            spans, pairwise([*begins, _last(heard, assembly.rate)]), strict=True
        )
    )


def _last(heard: list[Cue], rate: int) -> int:
    return heard_at(heard[-1].end, rate) if heard else 0


def heard_at(sample: int, rate: int) -> int:
    """When a sample of the narration is heard in the decoded MP3, in milliseconds."""
    return round((sample + DELAY) * 1000 / rate)
