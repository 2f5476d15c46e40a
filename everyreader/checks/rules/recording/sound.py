"""AUD: how the recording sounds (levels: ACX's audio submission requirements, which this project follows)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, having, rule, where
from everyreader.checks.rules.recording.listening import (
    HEAD_SECONDS,
    LOUDEST_DB,
    PEAK_DB,
    QUIETEST_DB,
    TAIL_SECONDS,
    at,
    beside,
    distorted,
    level,
    listened,
    peak_alone_too_high,
    script_of,
    sounds,
)
from everyreader.checks.rules.subjects import RECORDING, Case
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.model.findings import Ground
from everyreader.sound.quality import Quality

LONGEST_SILENCE = 3.0  # seconds, between two stretches of sound
NOISE_DB = -60.0
_OFFSET = 0.005  # amplitude


@rule(
    "AUD-005",
    "level-out-of-range",
    on=RECORDING,
    criterion="ACX",
    message="the speech is too loud or too quiet",
    fix=REBUILD,
    applies=sounds,
)
def level_out_of_range(case: Case[AudioReading]) -> Iterator[Hit]:
    db = level(case)
    if not QUIETEST_DB <= db <= LOUDEST_DB:
        yield Hit(f"speech is at {db:.1f} dB RMS; expected {QUIETEST_DB:g} to {LOUDEST_DB:g} dB")


@rule(
    "AUD-006",
    "peak-too-high",
    on=RECORDING,
    criterion="ACX",
    message="the loudest sample is too loud",
    fix=REBUILD,
    applies=sounds,
)
def peak_too_high(case: Case[AudioReading]) -> Iterator[Hit]:
    """Not where all the speech is too loud, or one sentence, nor where it is a click: that is told as what it
    is."""
    reading = case.reading
    if peak_alone_too_high(case):
        clipped = f", {reading.clipped} clipped samples" if reading.clipped else ""
        yield Hit(f"{reading.peak_db:.1f} dB{clipped}; expected at most {PEAK_DB:g} dB")


@rule(
    "AUD-009",
    "silence-at-the-edges",
    on=RECORDING,
    criterion="ACX",
    message="the silence at the beginning or end is too short or too long",
    fix=REBUILD,
    applies=sounds,
    rests_on=Ground.ADVICE,
)
def silence_at_the_edges(case: Case[AudioReading]) -> Iterator[Hit]:
    """Not beside a first or last sentence that is missing or strange, nor where the file was cut off."""
    reading, known = case.reading, listened(case)
    strange = [moment for span in reading.stretches_unexplained for moment in span]
    first = known and (_outermost(case, last=False) or any(one < reading.heard[0].start for one in strange))
    last = known and (_outermost(case, last=True) or any(one > reading.heard[-1].end for one in strange))
    for name, seconds, (least, most), explained in (
        ("before", reading.head, HEAD_SECONDS, first),
        ("after", reading.tail, TAIL_SECONDS, last or not reading.whole),
    ):
        if not explained and not least <= seconds <= most:
            yield Hit(f"{seconds:.1f} s {name} the speech; expected {least:g} to {most:g} s")


def _outermost(case: Case[AudioReading], *, last: bool) -> bool:
    """Whether the first or the last sentence is one of those that are missing."""
    script = script_of(case.publication)
    return bool(script) and script[-1 if last else 0].id in case.reading.missing


@rule(
    "AUD-016",
    "recording-silent",
    on=RECORDING,
    criterion="WCAG 1.2.1",
    message="there is nothing to be heard",
    fix=REBUILD,
    rests_on=Ground.WORDS,
)
def recording_silent(case: Case[AudioReading]) -> Iterator[Hit]:
    if not sounds(case):
        yield Hit(f"{case.reading.duration:.1f} s of silence")


@where("recordings with sound whose sentences are not known one by one")
def _unknown(case: Case[AudioReading]) -> bool:
    return _measured(case) and not listened(case)


def _quality(case: Case[AudioReading]) -> Quality | None:
    return case.reading.quality


@rule(
    "AUD-017",
    "silence-inside",
    on=RECORDING,
    criterion="ACX",
    message="a long silence makes a listener think that the recording is over",
    fix="take the silence out",
    applies=_unknown,
    rests_on=Ground.ADVICE,
)
@having(_quality)
def silence_inside(case: Case[AudioReading], quality: Quality) -> Iterator[Hit]:
    for (_, end, _), (begin, _, _) in itertools.pairwise(quality.stretches):
        if begin - end > LONGEST_SILENCE:
            yield Hit(f"{begin - end:.1f} s from {at(end)} to {at(begin)}", where=at(end))


@where("recordings with sound")
def _measured(case: Case[AudioReading]) -> bool:
    return case.reading.quality is not None and sounds(case)


@rule(
    "AUD-018",
    "sound-drops-out",
    on=RECORDING,
    criterion="WCAG 1.2.1",
    message="the sound drops out within a word",
    fix=REBUILD,
    applies=_measured,
    rests_on=Ground.WORDS,
)
@having(_quality)
def sound_drops_out(case: Case[AudioReading], quality: Quality) -> Iterator[Hit]:
    """Where the sentences are known it is known where there should be sound."""
    reading = case.reading
    found = [one for heard in reading.heard for one in heard.silences] if listened(case) else quality.dropouts
    for begin, end in found:
        yield Hit(f"{(end - begin) * 1000:.0f} ms at {begin:.2f} s", where=at(begin))


@rule(
    "AUD-019",
    "click",
    on=RECORDING,
    criterion="ACX",
    message="there is a click",
    fix=REBUILD,
    applies=_measured,
    rests_on=Ground.ADVICE,
    why="A click startles, and with a hearing aid or headphones it hurts.",
)
@having(_quality)
def click(case: Case[AudioReading], quality: Quality) -> Iterator[Hit]:
    """Not at the edges of what was cut, put in or replaced."""
    reading = case.reading
    edges = [
        *reading.stretches_unexplained,
        *((part.start, part.end) for one in reading.heard for part in one.damage if abs(part.lost) > 0.01),
        *(silence for one in reading.heard for silence in one.silences),
    ]
    edges = [one for one in edges if one[1] - one[0] > 0.08 or one not in reading.stretches_unexplained]
    for moment in quality.clicks:
        if not beside(moment, edges):
            yield Hit(f"at {moment:.2f} s", where=at(moment))


@rule(
    "AUD-020",
    "sound-distorted",
    on=RECORDING,
    criterion="ACX",
    message="the sound is distorted: its waves are cut off at the top",
    fix=REBUILD,
    applies=_measured,
    rests_on=Ground.ADVICE,
)
def sound_distorted(case: Case[AudioReading]) -> Iterator[Hit]:
    for begin, end in distorted(case):
        yield Hit(f"from {at(begin)} to {at(end)}", where=at(begin))


@rule(
    "AUD-021",
    "pauses-noisy",
    on=RECORDING,
    criterion="ACX",
    message="there is noise in the pauses",
    fix=REBUILD,
    applies=_measured,
    rests_on=Ground.ADVICE,
    why="Noise covers quiet consonants, most of all for who hears with a hearing aid.",
)
def pauses_noisy(case: Case[AudioReading]) -> Iterator[Hit]:
    if case.reading.floor_db > NOISE_DB:
        yield Hit(f"the pauses are at {case.reading.floor_db:.0f} dB; expected at most {NOISE_DB:g} dB")


@rule(
    "AUD-022",
    "wave-off-centre",
    on=RECORDING,
    criterion="ACX",
    message="the wave does not swing about its middle",
    fix=REBUILD,
    applies=_measured,
    rests_on=Ground.ADVICE,
    why="It clicks at each beginning and end, and leaves less room for the sound.",
)
@having(_quality)
def wave_off_centre(case: Case[AudioReading], quality: Quality) -> Iterator[Hit]:
    if abs(quality.offset) > _OFFSET:
        yield Hit(f"by {100 * quality.offset:.1f} % of full scale")


@where("recordings with sound, of at least 16,000 samples a second")
def _telephone_can_be_told(case: Case[AudioReading]) -> bool:
    return _measured(case) and case.reading.rate >= 16_000


@rule(
    "AUD-023",
    "telephone-sound",
    on=RECORDING,
    criterion="ACX",
    message="it sounds as through a telephone",
    fix=REBUILD,
    applies=_telephone_can_be_told,
    rests_on=Ground.ADVICE,
    why="Without its high parts an s is hard to tell from an f, most of all for who hears badly.",
)
@having(_quality)
def telephone_sound(case: Case[AudioReading], quality: Quality) -> Iterator[Hit]:
    if quality.telephone:
        yield Hit("there is no sound above 4 kHz")
