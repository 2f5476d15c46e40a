"""CAP: the times of captions, beside each other and beside the decoded MP3 of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.book.overlay_sound import PAST, displaced
from everyreader.checks.rules.captions.shown import at, captions_rule, some
from everyreader.checks.rules.model import Case, Hit
from everyreader.findings import Ground

_UNSHOWN = 0.3  # seconds of speech outside any caption
_BESIDE = "captions with a recording of the same name beside them"


def _backwards(case: Case) -> Iterator[Hit]:
    for line in case.reading.lines:
        if line.end <= line.begin:
            yield at(line, f"from {line.begin:.2f} to {line.end:.2f} s")


def _overlap(case: Case) -> Iterator[Hit]:
    for before, line in pairwise(case.reading.lines):
        if before.begin < before.end and line.begin < before.end - 0.001:
            yield at(line, f"it begins at {line.begin:.2f} s, the one before ends at {before.end:.2f} s")


def _off(case: Case) -> Iterator[Hit]:
    """Captions that are out of order, or that lie behind the recording's end, are other rules'."""
    if any(True for _ in _overlap(case)):
        return
    for line in case.reading.lines:
        words = displaced(case.reading.sound, line.begin)
        if words and line.text and line.end <= case.reading.sound.duration + PAST:
            yield at(line, words)


def _past_end(case: Case) -> Iterator[Hit]:
    for line in case.reading.lines:
        if line.end > case.reading.sound.duration + PAST:
            yield at(
                line, f"it ends at {line.end:.2f} s, the recording at {case.reading.sound.duration:.2f} s"
            )


def _unshown(case: Case) -> Iterator[Hit]:
    """Speech while no caption stands; where captions begin at the wrong time, that is told."""
    if any(True for _ in _off(case)) or any(True for _ in _overlap(case)):
        return
    for begin, end in case.reading.sound.speech:
        shown = sum(max(0.0, min(end, line.end) - max(begin, line.begin)) for line in case.reading.lines)
        if end - begin - shown > _UNSHOWN:
            yield Hit(f"from {begin:.1f} to {end:.1f} s something is said", where=f"{begin:.1f} s")


def _heard(case: Case) -> bool:
    sound = case.reading.sound
    return some(case) and sound is not None and bool(sound.speech)


RULES = (
    captions_rule(
        6, "caption-backwards", "WebVTT 4.1", "a caption ends before it begins", _backwards, alone=True
    ),
    captions_rule(
        7,
        "captions-overlap",
        "WCAG 1.3.2",
        "a caption appears while the one before it stands",
        _overlap,
        alone=True,
        rests_on=Ground.ADVICE,
    ),
    captions_rule(
        8,
        "caption-off",
        "WCAG 1.2.2",
        "a sentence is shown while another is heard",
        _off,
        _heard,
        applicability=_BESIDE,
    ),
    captions_rule(
        9,
        "caption-past-the-end",
        "WCAG 1.2.2",
        "a caption stands after the recording has ended",
        _past_end,
        _heard,
        alone=True,
        applicability=_BESIDE,
    ),
    captions_rule(
        10,
        "speech-without-caption",
        "WCAG 1.2.2",
        "something is said while no caption stands",
        _unshown,
        _heard,
        applicability=_BESIDE,
        rests_on=Ground.WORDS,
    ),
)
