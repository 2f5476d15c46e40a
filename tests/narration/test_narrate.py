"""The narration as a whole: who speaks, who may speak instead, and what becomes of a voice that fails."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from everyreader.model.errors import UsageError
from everyreader.narration.choice import Choice
from everyreader.narration.engines import EngineError, Speech, engine_named
from everyreader.narration.narrate import narrate
from everyreader.narration.segments import VoiceFailed
from tests.narration.handmade import paragraph, publication

STATEMENT = publication(paragraph("The well is deep. Its water is cold. Drink."))


@dataclass(frozen=True)
class Tired:
    """A voice that speaks (a tone) until it comes to a word."""

    fails_at: str
    name: str = "tired"
    title: str = "A Tired Voice"
    version: str = "1"
    fingerprint: str = ""
    notice: str = ""
    side_by_side: int | None = 1
    pace: float | None = None

    def voice(self, language: str) -> str | None:
        return "tired"

    def speaks(self, language: str) -> bool:
        return True

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        if self.fails_at in text:
            raise EngineError("it lost its voice", "let it rest")
        return Speech((9000 * np.sin(np.arange(8_000) / 5)).astype(np.int16), 8_000)


def test_a_voice_that_fails_fails_the_narration_and_says_where_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailed, match=r"Its water is cold\..*lost its voice; let it rest"):
        narrate(STATEMENT, Tired("cold"), tmp_path, jobs=1, say=lambda line: None)


def test_where_it_is_allowed_another_voice_speaks_the_whole_statement_and_the_narration_says_so(
    tmp_path: Path,
) -> None:
    lines: list[str] = []
    espeak = engine_named("espeak")
    told = narrate(STATEMENT, Tired("cold"), tmp_path, jobs=1, say=lines.append, fallback=espeak)
    assert told.engine == f"espeak {espeak.version}"
    assert all("eSpeak NG" in voice for voice in told.assembly.voices)
    assert any("lost its voice" in line for line in lines)
    assert any("eSpeak NG speaks the whole statement instead" in line for line in lines)


def test_a_fallback_that_is_not_needed_says_nothing(tmp_path: Path) -> None:
    told = narrate(
        STATEMENT, Tired("fire"), tmp_path, jobs=1, say=lambda line: None, fallback=engine_named("espeak")
    )
    assert (told.engine, told.assembly.voices) == ("tired 1", ("A Tired Voice 1 (tired)",))


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice("nobody"), "no engine “nobody”"),
        (Choice("pico", Path("a.onnx")), "takes no --voice"),
        (Choice("pico", None, "nobody"), "no engine “nobody”"),
        (Choice("pico", None, "pico"), "is the voice itself"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_before_anything_is_read(choice: Choice, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        choice.check()
