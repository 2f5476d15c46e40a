"""How much of a cue must be sound: by its letters, and by what its signs are called."""

from __future__ import annotations

from types import SimpleNamespace

from everyreader.checks.rules.book.overlay_sound import partly
from everyreader.checks.rules.model import Hit
from everyreader.sound.speech import Sound

WORDS = "The well at the school gives clear water again."


def found(*cues: tuple[str, float]) -> list[str]:
    """The texts that are heard in part; each cue is given with the seconds of sound in it."""
    whole = Sound(60.0, ((0.0, 60.0),))
    placed = [(SimpleNamespace(text=text, begin=0.0, end=seconds), whole) for text, seconds in cues]
    return [hit.detail for hit in partly(placed, lambda cue, _: Hit(cue.text))]


def test_emoji_take_the_time_of_their_names() -> None:
    emoji = "Well done, all of you who helped 👩‍🔬 🎉 👍🏽 🇬🇭 ✅"
    assert found((emoji, 6.5), (emoji, 6.5), (emoji, 6.5), (WORDS, 3.0)) == []


def test_a_sentence_that_breaks_off_is_found() -> None:
    assert found((WORDS, 3.0), (WORDS, 3.0), (WORDS, 3.0), (WORDS, 0.9)) == [WORDS]
