"""AUD: how the statement is spoken: pauses, loudness, speed."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, rule, where
from everyreader.checks.rules.recording.listening import (
    altered_throughout,
    at,
    listened,
    sentence_text,
    sounds,
    steps,
    wrong_pauses,
)
from everyreader.checks.rules.recording.sentences import known
from everyreader.checks.rules.subjects import RECORDING, Case, WithStatement
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.model.findings import Ground

_SLOWEST, _FASTEST = 110, 220  # words a minute that a listener follows without effort
_WORDS = 50  # fewer are no measure of a speaker's rate


@rule(
    "AUD-012",
    "speech-altered",
    on=RECORDING.with_statement,
    criterion="EN 301 549 5.4",
    message="speech is heard at another speed or pitch than it was spoken",
    fix=REBUILD,
    applies=known,
)
def speech_altered(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """One place for all where the whole recording is so."""
    other = [one for one in case.reading.heard if one.speed != 1.0]
    if altered_throughout(case):
        yield Hit(f"the whole recording is {_how(other[len(other) // 2].speed)}", where=at(other[0].start))
        return
    for one in other:
        text, line = sentence_text(case, one.sentence_id)
        yield Hit(f"“{text}” is {_how(one.speed)}", line, text, where=at(one.start))


def _how(speed: float | None) -> str:
    if speed is None:
        return "at another pitch"
    return f"{abs(speed - 1) * 100:.0f} % {'faster' if speed > 1 else 'slower'}"


@rule(
    "AUD-013",
    "pause-wrong",
    on=RECORDING.with_statement,
    criterion="WCAG 1.3.1",
    message="a pause is far too long or too short",
    fix=REBUILD,
    applies=where(
        "recordings by a synthetic voice whose sentences are at hand; a person pauses as it suits the text"
    )(lambda case: known(case) and not case.publication.metadata.reader),
    rests_on=Ground.HOUSE,
    why="A listener hears by the pauses where a sentence, a part or the whole ends.",
)
def pause_wrong(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    for one, other, pause, expected in wrong_pauses(case):
        text, line = sentence_text(case, other.sentence_id)
        said = f"{pause:.1f} s" if pause > 0.05 else "no pause"
        yield Hit(f"{said} before “{text}”; expected {expected:.1f} s", line, text, where=at(one.end))


@where("recordings with sound")
def _levels(case: Case[AudioReading]) -> bool:
    return sounds(case) and (listened(case) or case.reading.quality is not None)


@rule(
    "AUD-014",
    "loudness-jumps",
    on=RECORDING,
    criterion="ACX",
    message="some of the speech is much louder or quieter than the rest",
    fix="bring all of the speech to one level",
    applies=_levels,
    why="A listener has to reach for the volume, misses what is quiet or is startled by what is loud.",
)
def loudness_jumps(case: Case[AudioReading]) -> Iterator[Hit]:
    for begin, end, by, sentence in steps(case):
        text, line = sentence_text(case, sentence) if sentence else ("", None)
        what = f"“{text}” is" if text else f"from {at(begin)} to {at(end)} it is"
        how = "louder" if by > 0 else "quieter"
        yield Hit(f"{what} {abs(by):.0f} dB {how} than the rest", line, text, where=at(begin))


@where("foreign recordings beside a statement of at least 50 words, in a language that parts words by spaces")
def _rate_can_be_told(case: WithStatement[AudioReading]) -> bool:
    """Words must be what stands between spaces, and the recording whole and not known sentence by
    sentence."""
    words = _words(case)
    letters = sum(len(one.text) for one in case.publication.sentences)
    return (
        case.foreign
        and not listened(case)
        and case.reading.whole
        and words >= _WORDS
        and letters < 12 * words
    )


@rule(
    "AUD-015",
    "speech-too-fast-or-slow",
    on=RECORDING.with_statement,
    criterion="WCAG 3.1.5",
    message="the statement is read too fast or too slowly",
    fix="have it read at an even, ordinary pace",
    applies=_rate_can_be_told,
    house=True,
)
def speech_too_fast_or_slow(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    rate = _words(case) * 60 / _speaking(case)
    if not _SLOWEST <= rate <= _FASTEST:
        yield Hit(f"about {rate:.0f} words a minute; {_SLOWEST} to {_FASTEST} can be followed without effort")


def _words(case: WithStatement[AudioReading]) -> int:
    return sum(len(one.text.split()) for one in case.publication.sentences)


def _speaking(case: WithStatement[AudioReading]) -> float:
    return max(1.0, case.reading.duration - case.reading.head - case.reading.tail)
