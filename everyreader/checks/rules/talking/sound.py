"""TLK: what is heard while words are shown, in the decoded recordings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.book.overlay_sound import PAST, faint, heard, off, partly
from everyreader.checks.rules.book.overlay_times import ROUNDING, Timed, whole
from everyreader.checks.rules.model import Hit, advice_for_foreign, rule, where
from everyreader.checks.rules.subjects import DAISY, TALKING, Case
from everyreader.checks.rules.talking.row import at, is_daisy
from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.talking import SOUND, TalkingReading
from everyreader.model.findings import Ground
from everyreader.sound.speech import Sound
from everyreader.zipbook.overlay import Cue

_UNPLAYED = 0.3  # seconds of speech outside any cue

# seconds: of our own synthetic voices, which make pauses of the signs of code; of a person or in a foreign
# book
_LONGEST_PAUSE, _LONGEST_OF_PEOPLE = 3.0, 5.0

_C = "DAISY 2.02, 2.2.3"


def sound_of(case: Case[TalkingReading], cue: Cue) -> Sound | None:
    """The cue's recording, if it can be played."""
    found = case.reading.sounds.get(cue.audio)
    return found if found and not found.problem else None


def past_end(case: Case[TalkingReading], cue: Timed) -> Sound | None:
    """The cue's recording where the cue goes on after it."""
    sound = sound_of(case, cue)
    return sound if sound and cue.end > sound.duration + PAST else None


@rule(
    "TLK-011",
    "talking-recording-broken",
    on=TALKING,
    criterion="DAISY 2.02, 2.4; Audiobooks, 5.7",
    message="a recording cannot be played to its end",
    fix="put in a recording that is whole",
    needs=SOUND,
)
def talking_recording_broken(case: Case[TalkingReading]) -> Iterator[Hit]:
    for name, sound in case.reading.sounds.items():
        if sound.problem:
            yield Hit(f"{name}: {sound.problem}", file=name)


@rule(
    "TLK-012",
    "talking-cue-past-the-end",
    on=DAISY,
    criterion=_C,
    message="a cue goes on after its recording has ended",
    fix="let it end where the recording ends",
    applies=is_daisy,
    needs=SOUND,
)
def talking_cue_past_the_end(case: Case[DaisyReading]) -> Iterator[Hit]:
    for cue in case.reading.cues:
        if whole(cue) and (sound := past_end(case, cue)):
            yield at(cue, f"it ends at {cue.end:.2f} s, {cue.audio} at {sound.duration:.2f} s")


@rule(
    "TLK-013",
    "talking-cue-silent",
    on=DAISY,
    criterion=_C,
    message="words are shown and nothing is heard",
    fix="give the cue the times at which its words are spoken",
    applies=is_daisy,
    rests_on=Ground.WORDS,
    needs=SOUND,
)
def talking_cue_silent(case: Case[DaisyReading]) -> Iterator[Hit]:
    for cue in case.reading.cues:
        sound = sound_of(case, cue)
        if sound and whole(cue) and not past_end(case, cue) and not heard(sound, cue):
            yield at(cue, f"nothing is heard until {cue.end:.2f} s")


def _placed(case: Case[DaisyReading]) -> list[tuple[Timed, Sound]]:
    """The cues whose beginning can be compared with the sound."""
    cues = [one for one in case.reading.cues if whole(one) and not one.again]
    wrong = {
        id(cue)
        for before, cue in pairwise(cues)
        if before.audio == cue.audio and before.begin <= cue.begin < before.end - ROUNDING
    }
    found = ((cue, sound_of(case, cue)) for cue in cues if id(cue) not in wrong)
    return [(cue, sound) for cue, sound in found if sound and not past_end(case, cue) and heard(sound, cue)]


@rule(
    "TLK-014",
    "talking-cue-off",
    on=DAISY,
    criterion=_C,
    message="words are not shown when they are heard",
    fix="let each cue begin where its words begin",
    applies=is_daisy,
    needs=SOUND,
)
@advice_for_foreign
def talking_cue_off(case: Case[DaisyReading]) -> Iterator[Hit]:
    yield from off(_placed(case), at)


@rule(
    "TLK-050",
    "talking-cue-faint",
    on=DAISY,
    criterion=_C,
    message="words are spoken so quietly that they are missed",
    fix="bring all of the speech to one level",
    applies=is_daisy,
    house=True,
    rests_on=Ground.WORDS,
    needs=SOUND,
)
def talking_cue_faint(case: Case[DaisyReading]) -> Iterator[Hit]:
    yield from faint(_placed(case), at)


@rule(
    "TLK-051",
    "talking-cue-heard-in-part",
    on=DAISY,
    criterion=_C,
    message="only a part of the words that are shown is heard",
    fix="let all of the cue's words be spoken while it lasts",
    applies=is_daisy,
    house=True,
    rests_on=Ground.WORDS,
    needs=SOUND,
)
def talking_cue_heard_in_part(case: Case[DaisyReading]) -> Iterator[Hit]:
    yield from partly(_placed(case), at)


@rule(
    "TLK-015",
    "talking-speech-never-played",
    on=DAISY,
    criterion=_C,
    message="somebody speaks in a recording and no cue plays it",
    fix="give those words a cue, or let the cue end after its last word",
    applies=is_daisy,
    house=True,
    rests_on=Ground.WORDS,
    needs=SOUND,
)
def talking_speech_never_played(case: Case[DaisyReading]) -> Iterator[Hit]:
    """Where words lack a cue, or a cue its time, their sound does too: that is another rule's."""
    cues = [one for one in case.reading.cues if whole(one) and sound_of(case, one)]
    if case.reading.uncovered or len(cues) < len(case.reading.cues):
        return
    for name, sound in case.reading.sounds.items():
        spans = sorted((one.begin, one.end) for one in cues if one.audio == name)
        for begin, end in _outside(sound, spans):
            if end - begin > _UNPLAYED:
                yield Hit(f"from {begin:.1f} to {end:.1f} s", where=f"{begin:.1f} s", file=name)


@where("W3C Audiobooks")
def _without_cues(case: Case[TalkingReading]) -> bool:
    """A DAISY book that could be read in part only is listened to in the same way."""
    return not isinstance(case.reading, DaisyReading) or bool(case.reading.broken)


@rule(
    "TLK-052",
    "talking-recording-falls-silent",
    on=TALKING,
    criterion="Audiobooks, 5.7",
    message="for some time nothing is heard, or hardly anything",
    fix="put in a recording in which all words are heard",
    applies=_without_cues,
    house=True,
    rests_on=Ground.WORDS,
    needs=SOUND,
)
def talking_recording_falls_silent(case: Case[TalkingReading]) -> Iterator[Hit]:
    """Without cues nobody knows what is to be heard when; but no pause of a synthetic voice of ours is so
    long."""
    ours = case.publication is not None and not case.foreign and not case.publication.metadata.reader
    for name, sound in case.reading.sounds.items():
        for begin, end in sound.lulls(_LONGEST_PAUSE if ours else _LONGEST_OF_PEOPLE):
            said = f"from {begin:.1f} to {end:.1f} s"
            yield Hit(said, where=f"{begin:.1f} s", file=name, rests_on=None if ours else Ground.ADVICE)


def _outside(sound: Sound, spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Speech in no span. What runs on into a span is left out: that cue begins late, and another rule says
    so."""
    for begin, end in sound.speech:
        now = begin
        for last in (one[1] for one in spans if one[1] > begin and one[0] < end):
            now = max(now, last)
        if now < end:
            yield now, end
