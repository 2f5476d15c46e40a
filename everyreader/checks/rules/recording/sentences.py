"""AUD: the words that are heard in the decoded file: every sentence of the statement, once, in order, and
nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.alignment import difference
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.recording.listening import (
    altered_throughout,
    at,
    beside,
    instead,
    listened,
    missing_before,
    of_another_voice,
    out_of_order,
    script_of,
    sentence_text,
    sounds,
    within,
)
from everyreader.checks.rules.subjects import RECORDING, WithStatement
from everyreader.formats.audio.read.reader import AudioReading, Damage, Heard
from everyreader.model.findings import Ground, Rendition
from everyreader.narration.human.script import script_of as spoken_script
from everyreader.narration.script import changed_in_speech, reconstruct

AUDIO = (Rendition.AUDIO,)
_CLICK = 0.08  # seconds: a shorter stretch of sound is no word


@rule(
    "AUD-001",
    "script-differs",
    on=RECORDING.with_statement,
    criterion="EN 301 549 5.4",
    message="the spoken script is not the statement",
    fix=REBUILD,
)
def script_differs(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """Word for word and in order: the script without what it adds is the statement."""
    script = spoken_script(case.publication)
    units = case.publication.all_units
    taken = reconstruct(script, case.publication)
    expected = {index for index, unit in enumerate(units) if unit.text.strip()}
    for index in sorted(expected - {index for index, _ in taken}):
        yield Hit(f"not said: “{short(units[index].text)}”", units[index].line, short(units[index].text))
    for index, text in taken:
        if text.split() != units[index].text.split():
            yield Hit(difference(units[index].text, text), units[index].line, short(text))
    order = [index for index, _ in taken if index < len(case.publication.units)]
    if order != sorted(set(order)):
        yield Hit("units are said in another order or twice")
    for sentence in changed_in_speech(script):
        yield Hit(f"sentence {sentence} is spoken with other letters than it is written")


@where("recordings whose sentences are at hand to be listened for")
def _sentences(case: WithStatement[AudioReading]) -> bool:
    return case.reading.listened and sounds(case)


@rule(
    "AUD-002",
    "sentence-silent",
    on=RECORDING.with_statement,
    criterion="WCAG 1.2.1",
    message="a sentence is not heard",
    fix=REBUILD,
    applies=_sentences,
    rests_on=Ground.WORDS,
)
def sentence_silent(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """What lies behind the place where the file was cut off is not counted sentence by sentence."""
    if of_another_voice(case):
        yield Hit(
            "no sentence is spoken in the voice that it was compared with; a person has to listen",
            unsure=True,
        )
        return
    script, strange = script_of(case.publication), case.reading.stretches_unexplained
    if strange and not case.reading.heard:
        yield Hit(f"none is, in {at(case.reading.duration)} of sound", where=at(strange[0][0]))
        return
    for index, between in missing_before(case).items():
        if not case.reading.whole and between[1] >= case.reading.duration:
            continue
        text, line = sentence_text(case, script[index].id)
        strange = instead(case, between)
        if strange and (altered_throughout(case) or _distorted(case, strange)):
            continue
        heard = f"; {at(strange[0][0])} to {at(strange[-1][1])} something else is heard" if strange else ""
        yield Hit(f"“{text}”{heard}", line, text, where=at(strange[0][0] if strange else between[0]))


def _distorted(case: WithStatement[AudioReading], spans: tuple[tuple[float, float], ...]) -> bool:
    """Whether what is heard instead is so distorted that nothing can be recognised in it: that is told as
    what it is."""
    unclear = case.reading.quality.distorted if case.reading.quality else ()
    return any(within(one, span) for one in unclear for span in spans)


@where("recordings whose sentences are at hand to be listened for")
def known(case: WithStatement[AudioReading]) -> bool:
    """Whether the recording's sentences are known one by one, and there is sound."""
    return listened(case) and sounds(case)


@rule(
    "AUD-003",
    "sentence-swapped",
    on=RECORDING.with_statement,
    criterion="WCAG 1.3.2",
    message="a sentence is heard out of order or twice",
    fix=REBUILD,
    applies=known,
    rests_on=Ground.WORDS,
)
def sentence_swapped(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    for one in out_of_order(case):
        text, line = sentence_text(case, one.sentence_id)
        yield Hit(f"“{text}” is heard at {at(one.start)}", line, text, where=at(one.start))


@rule(
    "AUD-004",
    "sound-unexplained",
    on=RECORDING.with_statement,
    criterion="EN 301 549 5.4",
    message="something is heard that is no sentence of the statement",
    fix=REBUILD,
    applies=known,
)
def sound_unexplained(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """Not what stands in the place of a sentence that is missing or damaged, and no click: those are told as
    that."""
    places = list(missing_before(case).values())
    hurt = [(one.start, one.end + 1.0) for one in case.reading.heard if one.damage]
    for span in case.reading.stretches_unexplained:
        begin, end = span
        if (
            end - begin < _CLICK
            or altered_throughout(case)
            or any(within(span, one) for one in places)
            or any(within(span, one) for one in hurt)
        ):
            continue
        yield Hit(f"from {at(begin)} to {at(end)}", where=at(begin))


@rule(
    "AUD-011",
    "sentence-damaged",
    on=RECORDING.with_statement,
    criterion="WCAG 1.2.1",
    message="a part of a sentence is not heard as it was spoken",
    fix=REBUILD,
    applies=known,
    rests_on=Ground.WORDS,
)
def sentence_damaged(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    for one in case.reading.heard:
        text, line = sentence_text(case, one.sentence_id)
        for part in one.damage:
            if not _explained(case, one, part):
                yield Hit(f"{_harm(part)}, in “{text}”", line, text, where=at(part.start))


def _explained(case: WithStatement[AudioReading], heard: Heard, part: Damage) -> bool:
    """Whether another rule says what it is: silence cut in, a click, distortion, a broken file, the place
    where it was cut off."""
    reading, quality = case.reading, case.reading.quality
    if not reading.whole and part.end >= reading.duration - 0.3:
        return True
    if abs(part.lost) > 0.05:
        return False
    around = (part.start, part.end)
    clicks = quality.clicks if quality else ()
    known = [
        *heard.silences,
        *(quality.distorted if quality else ()),
        *((one, one) for one in (*clicks, *reading.damaged)),
    ]
    touching = [
        one for one in known if beside(one[0], [around]) or beside(one[1], [around]) or within(around, one)
    ]
    covered = sum(min(end, part.end) - max(begin, part.start) for begin, end in touching)
    return bool(touching) and part.end - part.start <= covered + 0.5


def _harm(part: Damage) -> str:
    if part.lost > 0.05:
        return f"{part.lost:.1f} s are gone at {at(part.start)}"
    if part.lost < -0.05:
        return f"{-part.lost:.1f} s are put in at {at(part.start)}"
    return f"something else is heard from {at(part.start)} to {at(part.end)}"
