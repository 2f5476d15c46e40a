"""What rules about a recording share: which sentence follows which, and which fault explains which other.

A listener who misses a sentence should be told of that sentence, not of the marks that came out of place with
it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log10

from everyreader.checks.rules.model import short, where
from everyreader.checks.rules.subjects import Case, WithStatement
from everyreader.formats.audio.read.reader import AudioReading, Heard
from everyreader.model.publication import Publication
from everyreader.model.reading import Reading
from everyreader.narration.human.script import script_of as spoken_script
from everyreader.narration.script import Utterance

QUIETEST_DB, LOUDEST_DB, PEAK_DB = -23.0, -18.0, -3.0
LEVEL_STEP_DB = 6.0
HEAD_SECONDS, TAIL_SECONDS = (0.5, 1.5), (1.0, 5.0)
_LONGER, _SHARE = (
    1.0,
    0.5,
)  # seconds by which a pause may be longer than it should; the share of it that must be there
_LEAST_PAUSE = 0.1  # seconds by which measuring may shorten a pause
SILENT_DB = -119.0
_BESIDE = 0.15  # seconds by which two faults at one place may be measured apart


@lru_cache(maxsize=8)
def script_of(publication: Publication) -> tuple[Utterance, ...]:
    """The utterances that are spoken of a statement, in order; those that say nothing are left out."""
    return tuple(one for one in spoken_script(publication) if not one.silent)


def order_of(case: Case[Reading]) -> Mapping[str, int]:
    """Each sentence's place in the order in which they are to be heard."""
    return {one.id: index for index, one in enumerate(script_of(case.publication))}


def sentence_text(case: Case[Reading], sentence: str) -> tuple[str, int | None]:
    """The beginning of a sentence and its line in the source; its id where it is not the statement's."""
    own = case.publication
    found = next((one for one in own.sentences if one.id == sentence), None) if own else None
    return (short(found.text), own.all_units[found.unit].line) if own and found else (sentence, None)


def at(seconds: float) -> str:
    """A moment, as findings give it."""
    return f"{seconds:.1f} s"


@where("recordings with sound")
def sounds(case: Case[AudioReading]) -> bool:
    """Whether there is any sound in the recording."""
    return case.reading.rms_db > SILENT_DB


def of_another_voice(case: Case[AudioReading]) -> bool:
    """A foreign recording in which no sentence is spoken as the voice at hand speaks it: nothing can be said
    of its sentences."""
    return case.foreign and case.reading.listened and not case.reading.heard


def listened(case: Case[AudioReading]) -> bool:
    """Whether the recording's sentences are known one by one."""
    return case.publication is not None and case.reading.listened and bool(case.reading.heard)


def missing_before(case: WithStatement[AudioReading]) -> Mapping[int, tuple[float, float]]:
    """Sentences (by their place in the order) that are not heard, and between which moments they should
    be."""
    order, heard = order_of(case), case.reading.heard
    places = sorted(
        ((order[one.sentence_id], one) for one in heard if one.sentence_id in order), key=lambda pair: pair[0]
    )
    found = {}
    for index in (order[one] for one in case.reading.missing if one in order):
        before = [one.end for place, one in places if place < index]
        after = [one.start for place, one in places if place > index]
        found[index] = (before[-1] if before else 0.0, after[0] if after else case.reading.duration)
    return found


def instead(
    case: WithStatement[AudioReading], between: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """What is heard in the place of a sentence that is missing."""
    return tuple(one for one in case.reading.stretches_unexplained if within(one, between))


def within(span: tuple[float, float], around: tuple[float, float]) -> bool:
    """Whether ``span`` lies in ``around``, but for what measuring leaves."""
    return span[0] >= around[0] - _BESIDE and span[1] <= around[1] + _BESIDE


def beside(moment: float, spans: Iterable[tuple[float, float]]) -> bool:
    """Whether ``moment`` lies in or at one of ``spans``."""
    return any(begin - _BESIDE <= moment <= end + _BESIDE for begin, end in spans)


def following(case: Case[AudioReading]) -> Iterator[tuple[Heard, Heard, float]]:
    """Each two sentences heard one after the other that should be so, with the pause in seconds that belongs
    between them.

    Sentences that are damaged or altered are left out: where they end is not known well enough.
    """
    script, order = script_of(case.publication), order_of(case)
    for one, other in itertools.pairwise(case.reading.heard):
        place = order.get(one.sentence_id)
        strange = any(
            begin < other.start and end > one.end for begin, end in case.reading.stretches_unexplained
        )
        sound = all(not half.damage and half.speed == 1.0 for half in (one, other))
        if place is not None and order.get(other.sentence_id) == place + 1 and sound and not strange:
            yield one, other, script[place].pause_after


def wrong_pauses(case: Case[AudioReading]) -> tuple[tuple[Heard, Heard, float, float], ...]:
    """Two sentences, the pause between them, and the one that belongs there, where the two are far apart."""
    found = []
    for one, other, expected in following(case):
        pause = max(0.0, other.start - one.end)
        if pause > expected + _LONGER or pause < expected * _SHARE - _LEAST_PAUSE:
            found.append((one, other, pause, expected))
    return tuple(found)


def out_of_order(case: Case[AudioReading]) -> tuple[Heard, ...]:
    """Sentences that are heard after one that should come later, or again."""
    order = order_of(case)
    heard = [(order[one.sentence_id], one) for one in case.reading.heard if one.sentence_id in order]
    return tuple(one for (before, _), (now, one) in itertools.pairwise(heard) if now <= before)


def undisturbed(case: Case[AudioReading]) -> bool:
    """Whether every sentence is heard as it was spoken, once and in order: then marks and lengths have no
    excuse."""
    reading: AudioReading = case.reading
    if not reading.whole:
        return False
    if not listened(case):
        return not of_another_voice(case)
    return (
        reading.said_once
        and HEAD_SECONDS[0] <= reading.head <= HEAD_SECONDS[1]
        and not out_of_order(case)
        and not wrong_pauses(case)
        and all(one.speed == 1.0 and not one.damage for one in reading.heard)
    )


def altered_throughout(case: WithStatement[AudioReading]) -> bool:
    """Whether most of the recording is at another speed or pitch: short sentences cannot be recognised in
    it."""
    other = [one for one in case.reading.heard if one.speed != 1.0]
    return len(other) > 2 and len(other) > 0.5 * len(case.reading.heard)


def level(case: Case[AudioReading]) -> float:
    """The RMS of the speech in dBFS, without what is told as louder or quieter than the rest, or as
    distorted."""
    quality = case.reading.quality
    apart = [(begin, end) for begin, end, _, _ in steps(case)] + list(quality.distorted if quality else ())
    rest = [one for one in (quality.stretches if quality else ()) if not _touches(one[:2], apart)]
    if not apart or not rest:
        return case.reading.rms_db
    power = sum(10 ** (db / 10) * (end - begin) for begin, end, db in rest)
    return 10 * log10(power / sum(end - begin for begin, end, _ in rest))


def _touches(span: tuple[float, float], others: Iterable[tuple[float, float]]) -> bool:
    return any(span[0] < end and begin < span[1] for begin, end in others)


def peak_alone_too_high(case: Case[AudioReading]) -> bool:
    """Whether the loudest sample is too loud although the speech is not, nor one sentence of it, and it is no
    click."""
    reading: AudioReading = case.reading
    if reading.quality and reading.quality.clicks and reading.quality.peak_db <= PEAK_DB:
        return False
    if any(by > 0 for _, _, by, _ in steps(case)):
        return False
    excess = max(0.0, level(case) - LOUDEST_DB)
    return reading.peak_db - excess > PEAK_DB or bool(reading.clipped and not excess)


def steps(case: Case[AudioReading]) -> tuple[tuple[float, float, float, str], ...]:
    """Sentences much louder or quieter than the others: begin, end, by how many decibels, the sentence's id.

    Without sentences the stretches of sound stand for them; speakers vary more than synthetic voices do, so
    they may, too. What is distorted is left out: it is told as that.
    """
    reading: AudioReading = case.reading
    if listened(case):
        levels = [(one.start, one.end, one.gain_db, one.sentence_id) for one in reading.heard]
        most = LEVEL_STEP_DB
    else:
        spans = reading.quality.stretches if reading.quality else ()
        levels = [(begin, end, db, "") for begin, end, db in spans if end - begin >= 1.0]
        most = LEVEL_STEP_DB + 4.0
    if len(levels) < 3:
        return ()
    usual = sorted(db for _, _, db, _ in levels)[len(levels) // 2]
    unclear = reading.quality.distorted if reading.quality else ()
    return tuple(
        (begin, end, db - usual, name)
        for begin, end, db, name in levels
        if abs(db - usual) > most and not _touches((begin, end), unclear)
    )


def distorted(case: Case[AudioReading]) -> tuple[tuple[float, float], ...]:
    """Stretches that are distorted and no louder than speech may be: what is too loud is told as that."""
    if case.reading.quality is None or level(case) > LOUDEST_DB or peak_alone_too_high(case):
        return ()
    return case.reading.quality.distorted
