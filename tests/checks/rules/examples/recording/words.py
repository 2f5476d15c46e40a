"""What is heard of the statement's sentences, in the MP3 and in the M4B."""

from __future__ import annotations

import numpy as np

from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example
from tests.checks.rules.sound import alone, another_voice, as_made, recording
from tests.checks.rules.sound_faults import (
    added,
    all_louder,
    at,
    click,
    cut_out,
    doubled,
    dropped,
    emptied,
    faster,
    louder,
    noise_over,
    only,
    pause,
    pitched,
    put_in,
    replaced,
    silenced,
    silent,
    swapped,
    tempo,
)

OTHER = "The pump is not for sale, said nobody at all."
_FAULTS = [
    ("AUD-002", "a sentence silenced", silenced("miles")),
    ("AUD-002", "the first words silenced", silenced("title")),
    ("AUD-002", "the last sentence silenced", silenced("letters")),
    ("AUD-002", "a sentence dropped", dropped("miles", "wells")),
    ("AUD-002", "a sentence replaced", replaced("dug", OTHER)),
    ("AUD-002", "a sentence replaced by one word", replaced("miles", "No.")),
    (
        "AUD-002",
        "a word changed early",
        replaced("miles", "Nobody should walk nine miles for water, and nobody will."),
    ),
    ("AUD-002", "a sentence too quiet to be heard", louder("dug", 0.05)),
    ("AUD-003", "two sentences swapped", swapped("dug", "roads")),
    ("AUD-003", "two sentences swapped across a chapter's beginning", swapped("miles", "wells")),
    ("AUD-003", "a sentence said twice", doubled("dug", "roads")),
    ("AUD-004", "words put between two sentences", added("welcomes")),
    ("AUD-011", "a third of a second cut out", cut_out("dug", 1.0, 0.33)),
    ("AUD-011", "the beginning of a sentence cut off", cut_out("dug", 0.0, 0.7)),
    ("AUD-011", "two seconds of silence put in", put_in("dug", 1.3, 2.0)),
    ("AUD-011", "noise over a part", noise_over("dug", 1.0, 0.33)),
    ("AUD-011", "the end of a sentence silenced", emptied("dug", 2.5, 1.5)),
    (
        "AUD-011",
        "a word changed late",
        replaced("dug", "A well that is built and dug by hand serves a village for fourteen years."),
    ),
    ("AUD-012", "all of it a little faster", faster(1.05)),
    ("AUD-012", "all of it slower at the same pitch", tempo(0.9)),
    ("AUD-012", "one sentence faster", only("dug", tempo(1.15))),
    ("AUD-012", "one sentence higher", only("dug", pitched(1.12))),
    ("AUD-013", "a pause of four seconds", pause("miles", "wells", 4.0)),
    ("AUD-013", "two sentences that collide", pause("dug", "roads", 0.0)),
    ("AUD-014", "one sentence much quieter", louder("dug", 0.2)),
    ("AUD-014", "one sentence much louder", louder("dug", 2.2)),
]
_HEARD = ("AUD-002", "AUD-003", "AUD-004", "AUD-011", "AUD-012", "AUD-013", "AUD-014")


def _gap(sound: np.ndarray, spans: dict[str, slice]) -> np.ndarray:
    return np.insert(sound, spans["letters"].start - at(0.1), np.zeros(at(0.5), np.int16))


EXAMPLES = [
    *(
        Example(rule, FAILED, f"{what}{suffix}", recording(change, suffix=suffix))
        for rule, what, change in _FAULTS
        for suffix in (".mp3", ".m4b")
    ),
    *(
        Example(rule, PASSED, "as it was made", as_made(suffix))
        for rule, suffix in zip(("AUD-001", *_HEARD), 4 * (".mp3", ".m4b"), strict=True)
    ),
    Example("AUD-013", PASSED, "a pause half a second longer", recording(_gap)),
    Example("AUD-014", PASSED, "a sentence a little quieter", recording(louder("dug", 0.6))),
    Example("AUD-014", FAILED, "one sentence much quieter, in a foreign file", alone(louder("dug", 0.2))),
    *(
        Example(rule, INAPPLICABLE, "nothing to be listened for", recording(listen=False))
        for rule in _HEARD
        if rule != "AUD-014"
    ),
    Example("AUD-002", CANT_TELL, "a foreign recording in another voice", another_voice(1.0)),
    Example("AUD-003", INAPPLICABLE, "a foreign recording in another voice", another_voice(1.0)),
    Example("AUD-015", PASSED, "a foreign recording at an even pace", another_voice(1.0)),
    Example("AUD-015", FAILED, "a foreign recording that races", another_voice(1.9)),
    Example("AUD-015", FAILED, "a foreign recording that crawls", another_voice(0.55)),
    Example("AUD-015", INAPPLICABLE, "our own recording", as_made()),
]
# what is told by one rule only, although others could speak of it
EXAMPLES += [
    Example("AUD-005", FAILED, "all of it too loud", recording(all_louder(2.0))),
    Example("AUD-016", FAILED, "nothing but silence", recording(silent)),
    Example("AUD-019", FAILED, "a loud click in a word", recording(click("dug", 1.0, 20))),
]
