"""How a recording sounds: level, noise, clicks, silence, and what a telephone leaves of it."""

from __future__ import annotations

import numpy as np
import soxr

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.sound import (
    RATE,
    TAGS,
    Sound,
    alone,
    as_made,
    cover,
    encoded,
    judged_alone,
    recording,
    spoken,
)
from tests.checks.rules.sound_faults import (
    all_louder,
    at,
    click,
    click_after,
    emptied,
    louder,
    noisy,
    off_centre,
    pause,
    silent,
    telephone,
)

Spans = dict[str, slice]


def _long_head(sound: Sound, spans: Spans) -> Sound:
    return np.concatenate([np.zeros(at(4), np.int16), sound])


def _no_tail(sound: Sound, spans: Spans) -> Sound:
    return sound[: spans["letters"].stop + at(0.1)]


def _peaks(sound: Sound, spans: Spans) -> Sound:
    """Two sentences' loudest waves stick out; the speech as a whole is as loud as it was."""
    for name in ("dug", "miles"):
        loud = spans[name].start + int(np.abs(sound[spans[name]].astype(np.int32)).argmax())
        part = slice(loud - 300, loud + 300)
        sound[part] = np.clip(sound[part] * (1 + 1.2 * np.hanning(600)), -32_767, 32_767)
    return sound


def _half_silent(sound: Sound, spans: Spans) -> Sound:
    return np.concatenate(
        [sound[: spans["dug"].start], np.zeros(at(4), np.int16), sound[spans["dug"].start :]]
    )


def _low_rate(kit: Kit) -> tuple[Verdict, ...]:
    path = kit.folder / "foreign.m4b"
    sound = soxr.resample(spoken(kit), RATE, 8_000).astype(np.int16)
    encoded(path, sound.reshape(1, -1), 8_000, tags=TAGS, picture=cover())
    return judged_alone(path)


_FAULTS = [
    ("AUD-005", "all of it too loud", all_louder(2.0)),
    ("AUD-005", "all of it too quiet", all_louder(0.25)),
    ("AUD-006", "waves that stick out", _peaks),
    ("AUD-006", "a sentence cut off at full scale", louder("dug", 6.0)),
    ("AUD-009", "five seconds before the first word", _long_head),
    ("AUD-009", "no silence after the last word", _no_tail),
    ("AUD-016", "silence and nothing else", silent),
    ("AUD-018", "a twentieth of a second of silence in a word", emptied("dug", 1.0, 0.05)),
    ("AUD-018", "a third of a second of silence in a sentence", emptied("dug", 1.0, 0.3)),
    ("AUD-019", "one sample in a word", click("dug", 1.0)),
    ("AUD-019", "a loud click in a word", click("dug", 1.0, 20)),
    ("AUD-019", "a click in a pause", click_after("miles")),
    ("AUD-020", "a sentence with its waves cut off, no louder than others", louder("dug", 5.0, 12_000)),
    ("AUD-021", "faint hiss", noisy(-56.0)),
    ("AUD-021", "loud hiss", noisy(-42.0)),
    ("AUD-022", "a constant added", off_centre),
    ("AUD-023", "sent through a telephone", telephone),
]
_ALONE = [
    ("AUD-005", "all of it too loud", all_louder(2.0)),
    ("AUD-016", "silence and nothing else", silent),
    ("AUD-017", "four seconds of silence inside", _half_silent),
    ("AUD-018", "silence in a word", emptied("dug", 1.0, 0.05)),
    ("AUD-019", "a click in a pause", click_after("miles")),
    ("AUD-021", "hiss", noisy(-50.0)),
    ("AUD-023", "sent through a telephone", telephone),
]
_ALL = tuple(f"AUD-{number:03}" for number in (5, 6, 9, 16, 18, 19, 20, 21, 22, 23))
EXAMPLES = [
    *(
        Example(rule, FAILED, f"{what}{suffix}", recording(change, suffix=suffix))
        for rule, what, change in _FAULTS
        for suffix in (".mp3", ".m4b")
    ),
    *(Example(rule, FAILED, f"{what}, in a foreign file", alone(change)) for rule, what, change in _ALONE),
    *(Example(rule, PASSED, "as it was made", as_made()) for rule in _ALL),
    Example("AUD-017", PASSED, "as it was made, as a foreign file", as_made(foreign=True)),
    Example("AUD-017", INAPPLICABLE, "our own recording", as_made()),
    Example("AUD-017", PASSED, "a pause of two seconds and a half", alone(pause("miles", "wells", 2.5))),
    *(
        Example(rule, INAPPLICABLE, "silence and nothing else", recording(silent), beside="AUD-016")
        for rule in (*_ALL, "AUD-002", "AUD-014")
        if rule != "AUD-016"
    ),
    Example("AUD-023", INAPPLICABLE, "a file of 8,000 samples a second", _low_rate, beside="AUD-024"),
]
