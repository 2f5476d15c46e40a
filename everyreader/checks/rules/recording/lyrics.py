"""AUD: the sentences that an MP3 carries with their times, for players that show them while they are heard
(ID3v2.4, 4.9)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, having, rule, short, where
from everyreader.checks.rules.recording.listening import at, order_of, script_of, undisturbed
from everyreader.checks.rules.recording.sentences import known
from everyreader.checks.rules.subjects import RECORDING, WithStatement
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.audio.read.tags import Lyric
from everyreader.model.findings import Ground
from everyreader.model.text import folded

_TOLERANCE = 0.6  # seconds between a line and the sentence that is heard: more is seen


@where("our own MP3 files")
def _ours(case: WithStatement[AudioReading]) -> bool:
    """Only the MP3 has a place for them, and only our own files promise them."""
    return not case.foreign and case.reading.kind == "mp3"


def _lyrics(case: WithStatement[AudioReading]) -> tuple[Lyric, ...] | None:
    return case.reading.said.lyrics if case.reading.said else None


@where("our own MP3 files with lyrics")
def _has(case: WithStatement[AudioReading]) -> bool:
    return _ours(case) and case.reading.said is not None and bool(case.reading.said.lyrics)


@rule(
    "AUD-062",
    "lyrics-missing",
    on=RECORDING.with_statement,
    criterion="ID3v2.4, 4.9",
    message="the recording does not carry its sentences with their times",
    fix=REBUILD,
    applies=_ours,
    rests_on=Ground.HOUSE,
    needs="tags",
)
def lyrics_missing(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    if not _lyrics(case):
        yield Hit()


@having(_lyrics)
def _differ(case: WithStatement[AudioReading], lyrics: tuple[Lyric, ...]) -> Iterator[Hit]:
    expected = [one.captioned for one in script_of(case.publication)]
    shown = [folded(one.text) for one in lyrics]
    for number, words in enumerate(expected):
        if number >= len(shown):
            yield Hit(f"“{short(words)}” is not there")
        elif shown[number] != words:
            yield Hit(f"“{short(shown[number], 40)}” stands where “{short(words, 40)}” is said")
            return
    for words in shown[len(expected) :]:
        yield Hit(f"“{short(words)}” is no sentence of the statement")


_CARRYING = "our own MP3 files with lyrics"


@rule(
    "AUD-064",
    "lyrics-off",
    on=RECORDING.with_statement,
    criterion="WCAG 1.2.2",
    message="a player shows a sentence while another is heard",
    fix=REBUILD,
    applies=where(_CARRYING)(lambda case: _has(case) and known(case)),
    needs="tags",
)
@having(_lyrics)
def lyrics_off(case: WithStatement[AudioReading], lyrics: tuple[Lyric, ...]) -> Iterator[Hit]:
    """Line by line against what is heard; where sentences are missing, in the tag or in the sound, that is
    what is told."""
    if any(True for _ in _differ(case)) or not undisturbed(case):
        return
    order = order_of(case)
    for one in case.reading.heard:
        place = order.get(one.sentence_id)
        if place is None or one.damage:
            continue
        line = lyrics[place]
        if line.start is None:
            yield Hit("its times are not given in milliseconds")
            return
        if abs(line.start - one.start) > _TOLERANCE:
            yield Hit(
                f"“{short(line.text, 40)}” is shown at {at(line.start)} and heard at {at(one.start)}",
                where=at(one.start),
            )


lyrics_differ = rule(
    "AUD-063",
    "lyrics-differ",
    on=RECORDING.with_statement,
    criterion="WCAG 1.2.2",
    message="the sentences that a player shows are not those of the statement",
    fix=REBUILD,
    applies=_has,
    rests_on=Ground.WORDS,
    needs="tags",
)(_differ)
