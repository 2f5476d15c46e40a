"""gTTS itself, unmodified, against a service that speaks its protocol and misbehaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.model.errors import MakerFailed
from everyreader.narration.engines import EngineError
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


def entries(cache: Path) -> list[str]:
    """The cache's entries, each a sound and the label that vouches for it; nothing else may lie there."""
    files = sorted(path.name for path in cache.rglob("*") if path.is_file() and path.name != "authority.pem")
    sounds = [name.removesuffix(".wav") for name in files if name.endswith(".wav")]
    assert files == sorted(f"{name}.{kind}" for name in sounds for kind in ("wav", "json"))
    return sounds


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


FAULTS = [
    (Manner.FORBIDDEN, "its answer was 403", 1),
    (Manner.TOO_MANY, "its answer was 429", 4),  # what may pass is asked again, later each time
    (Manner.UNAVAILABLE, "its answer was 503", 4),
    (Manner.UNREACHABLE, "the connection was refused or broke off", 0),
    (Manner.DROPPED, "the connection was refused or broke off", 4),
    (Manner.CUT_OFF, "the connection was refused or broke off", 1),
    (Manner.DRIP, "no answer within 10 s", 1),  # every byte arrives in time, the whole never
    (Manner.EMPTY, "an answer without any", 1),
    (Manner.PAGE, "an answer without any", 1),
    (Manner.NO_ROW, "an answer without any", 1),
    (Manner.NO_SOUND, "an answer without any", 1),
    (Manner.NO_BASE64, "its answer could not be read", 1),
    (Manner.NO_MP3, "an answer that is no MP3", 1),
    (Manner.CUT_SOUND, "ends in the middle", 1),
    (Manner.SHORT_SOUND, "too short", 1),
]
THREE = ("Clean water for every village", "Proof in every spring", "We measure.")
SHORT = publication(heading(THREE[0]), heading(THREE[1], 2), paragraph(THREE[2]))


@pytest.mark.parametrize(("manner", "cause", "asked"), FAULTS, ids=[str(fault[0]) for fault in FAULTS])
def test_a_fault_stops_the_build_at_its_sentence_and_the_next_one_goes_on_there(
    google: Service, tmp_path: Path, manner: Manner, cause: str, asked: int
) -> None:
    cache, voice = tmp_path / "cache", Google(seconds=10.0 if manner is Manner.DRIP else 90.0)
    google.first, google.manner = [Manner.WHOLE], manner

    with pytest.raises(MakerFailed) as failure:
        narrate(SHORT, voice, cache, jobs=2, say=lambda line: None)

    message = str(failure.value)
    assert cause in message
    assert f"“{THREE[1]}”" in message
    assert "Google (gTTS)" in message
    assert "offline voice" in message or "--engine" in message
    assert "\n" not in message
    assert len(entries(cache)) == 1  # the sentence before it, and nothing of its own
    assert google.asked.count(THREE[1]) == asked

    google.manner, google.asked = Manner.WHOLE, []
    narration = narrate(SHORT, voice, cache, jobs=2, say=lambda line: None)

    assert google.asked == list(THREE[1:])
    assert len(narration.segments) == len(entries(cache)) == 3


@pytest.mark.parametrize("manner", [Manner.TOO_MANY, Manner.UNAVAILABLE, Manner.DROPPED])
def test_a_fault_that_passes_is_no_fault(google: Service, manner: Manner) -> None:
    google.first = [manner, manner]

    assert len(Google().speak("We measure.", "en").pcm) > 12_000
    assert google.asked == ["We measure."] * 3


@pytest.mark.parametrize(
    ("wait", "asked", "told"),
    [
        ("1", 4, "after 1;"),
        ("soon", 4, "after soon;"),  # what is no time is as if it were not there
        ("3600", 1, "after 3600;"),  # longer than a build may seem dead: not asked again at all
        ("Fri, 31 Dec 2999 23:59:59 GMT", 1, "after Fri, 31 Dec 2999"),
    ],
)
def test_the_wait_that_the_service_asks_for_is_kept_or_the_build_gives_up(
    google: Service, wait: str, asked: int, told: str
) -> None:
    google.manner, google.wait = Manner.TOO_MANY, wait

    with pytest.raises(EngineError, match=told):
        Google().speak("We measure.", "en")

    assert len(google.asked) == asked


@pytest.mark.parametrize("manner", [Manner.SHORT_SOUND, Manner.CUT_SOUND, Manner.NO_ROW, Manner.FORBIDDEN])
def test_one_bad_part_of_a_long_sentence_spoils_it(google: Service, tmp_path: Path, manner: Manner) -> None:
    google.first = [Manner.WHOLE, manner]

    with pytest.raises(MakerFailed, match="“The well serves the village"):
        narrate(publication(paragraph(LONG)), Google(), tmp_path, jobs=1, say=lambda line: None)

    assert entries(tmp_path) == []


def test_a_certificate_that_nobody_vouches_for_is_refused(
    google: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")

    with pytest.raises(EngineError, match=r"nobody vouches for its certificate.*; try again later"):
        Google().speak("We measure.", "en")

    assert google.asked == []


@pytest.mark.parametrize(
    ("proxy", "cause"),
    [
        ("http://nowhere.invalid:3128", "its address was not found: is there a network?"),
        ("http://127.0.0.1:9", "the connection was refused"),
    ],
)
def test_without_a_network_the_cause_is_told(
    google: Service, monkeypatch: pytest.MonkeyPatch, proxy: str, cause: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)

    with pytest.raises(EngineError) as failure:
        Google().speak("We measure.", "en")

    assert cause in failure.value.cause
    assert "offline voice" in failure.value.remedy
