"""gTTS itself, unmodified, against a service that speaks its protocol and misbehaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.errors import MakerFailed
from everyreader.narration.engines.google import Google
from everyreader.narration.narrate import narrate
from everyreader.narration.spoken import letters
from tests.narration.handmade import heading, paragraph, publication
from tests.narration.loopback import Manner, Service

LONG = (
    "The well serves the village, the village keeps the well, and the road that was promised to both of them "
    "for eleven years is said to be coming in the spring."
)
STATEMENT = publication(
    heading("Clean water for every village"),
    paragraph("Wells come first. " + LONG),
    heading("Proof", 2),
    paragraph("We measure."),
)


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_whole_statement_is_spoken_part_by_part(google: Service, tmp_path: Path) -> None:
    said: list[str] = []

    narration = narrate(STATEMENT, Google(), tmp_path / "cache", jobs=2, say=said.append)

    assert len(narration.segments) == len(STATEMENT.sentences) == 5
    assert all(len(segment.samples) > segment.rate / 3 for segment in narration.segments)
    # more than a hundred characters are asked for in parts (gTTS drops the comma between them), and no word
    # is left out
    assert len(google.asked) > 5
    assert letters("".join(google.asked)) == letters("".join(s.text for s in STATEMENT.sentences))
    assert "sends the text" in said[0]


def test_what_was_spoken_is_not_sent_again(google: Service, tmp_path: Path) -> None:
    first = narrate(STATEMENT, Google(), tmp_path / "cache", jobs=2, say=lambda line: None)
    google.manner, said = Manner.FORBIDDEN, []

    again = narrate(STATEMENT, Google(), tmp_path / "cache", jobs=2, say=said.append)

    assert again.assembly.samples.tobytes() == first.assembly.samples.tobytes()
    assert said == []


@pytest.mark.parametrize(
    ("manner", "cause", "asked"),
    [
        (Manner.FORBIDDEN, "its answer was 403", 1),
        (Manner.TOO_MANY, "its answer was 429", 4),  # a refusal that may pass is asked again, later each time
        (Manner.DRIP, "no answer within 4 s", 1),
        (Manner.NO_ROW, "1 requests gave 0 pieces of sound", 1),
        (Manner.NO_SOUND, "an answer", 1),
        (Manner.CUT_OFF, "gave no sound", 1),
        (Manner.CUT_SOUND, "too short", 1),
        (Manner.NO_MP3, "an answer", 1),
    ],
)
def test_anything_less_is_one_clear_error_and_nothing_is_kept(
    google: Service, tmp_path: Path, manner: Manner, cause: str, asked: int
) -> None:
    google.manner = manner
    seconds = 4.0 if manner is Manner.DRIP else 60.0

    with pytest.raises(MakerFailed) as failure:
        narrate(
            publication(heading("Clean water for every village")),
            Google(seconds=seconds),
            tmp_path / "cache",
            jobs=2,
            say=lambda line: None,
        )

    message = str(failure.value)
    assert cause in message
    assert "“Clean water for every village”" in message
    assert "Google (gTTS)" in message
    assert "offline voice" in message or "--engine" in message
    assert "\n" not in message
    assert files(tmp_path / "cache") == []
    assert len(google.asked) == asked


def test_a_certificate_that_nobody_vouches_for_is_refused(
    google: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")

    with pytest.raises(MakerFailed, match="(?i)certificate"):
        Google().speak("We measure.", "en")

    assert google.asked == []
