"""A reader's recording → the statement's narration, as a voice would have given it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication
from everyreader.narration.engines import Engine, choose_engine
from everyreader.narration.human import alignments
from everyreader.narration.human.align import Expected, align
from everyreader.narration.human.alignments import Heard
from everyreader.narration.human.assembly import assembled
from everyreader.narration.human.frames import STEP, frames
from everyreader.narration.human.judge import Fault, faults, settled
from everyreader.narration.human.onsets import levels, spans
from everyreader.narration.human.script import BEFORE, Line, human_script, lines_of
from everyreader.narration.human.sound import clock, read_recording
from everyreader.narration.narrate import Narration
from everyreader.narration.script import Utterance
from everyreader.narration.segments import RATE, segments
from everyreader.sound.levels import to_float

ENGINE = "human"
SPEECH_DB, ABOVE_FLOOR, LOUDEST_FLOOR = (
    -45.0,
    6.0,
    -38.0,
)  # what is louder is speech; dB above the room's own noise, at most
FASTEST = 30.0  # letters a second that nobody reads
_SHOWN = 3  # faults that are told one by one


def narrate_recording(
    publication: Publication,
    recording: Path,
    *,
    reader: str,
    cache: Path,
    jobs: int | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> Narration:
    """The narration that ``reader`` has read into the file ``recording``: the whole statement, in the order
    of the text, notes at the end.

    Each sentence's place is found by holding the recording against the offline voices' own reading (any
    language that one of them speaks), and kept in ``cache``. What is checked, and what is not, is told in
    ``human.judge``. Raises ``SourceError`` that names the file, the place and the remedy for a recording that
    is broken, silent, clipped, or not the statement; ``UsageError`` where no offline voice speaks the
    language.
    """
    lines, script = lines_of(publication), human_script(publication)
    engine = choose_engine(None, publication.metadata.language)
    sound = read_recording(recording)
    key = alignments.key_of(recording, lines, engine)
    heard = alignments.load(cache, key)
    if heard is None:
        say(f"narration: looking for the sentences in {recording.name}, {clock(len(sound) / RATE)} min")
        heard = _found(recording, sound, lines, _expected(lines, engine, cache, jobs))
        alignments.store(cache, key, heard)
    script = tuple(_as_said(one, lines, heard) for one in script)
    spoken, assembly = assembled(script, _places(lines, heard), sound, reader)
    return Narration(script, spoken, assembly, ENGINE)


def _expected(lines: Sequence[Line], engine: Engine, cache: Path, jobs: int | None) -> list[Expected]:
    spoken = segments([line.utterance for line in lines], engine, cache, jobs=jobs)
    return [
        Expected(frames(to_float(one.samples), one.rate, above=SPEECH_DB), line.optional)
        for line, one in zip(lines, spoken, strict=True)
    ]


def _found(
    recording: Path, sound: np.ndarray, lines: Sequence[Line], expected: Sequence[Expected]
) -> tuple[Heard, ...]:
    """The lines that are heard, in order. ``SourceError`` where the recording is no reading of them."""
    lines = [line for line, ours in zip(lines, expected, strict=True) if len(ours.frames)]
    expected = [one for one in expected if len(one.frames)]
    level = levels(sound, RATE)
    speech = frames(sound, RATE, above=min(max(SPEECH_DB, level.floor + ABOVE_FLOOR), LOUDEST_FLOOR))
    letters = sum(c.isalnum() for line in lines if not line.optional for c in line.utterance.shown)
    if len(speech) * STEP < letters / FASTEST:
        raise SourceError(
            recording,
            (
                f"the recording holds {len(speech) * STEP:.0f} seconds of sound, too few for {letters} "
                f"letters; record the whole statement"
            ),
        )
    alignment = settled(lines, align(speech, expected), level)
    _refuse(recording, faults(lines, alignment, level))
    there = [(line, place) for line, place in zip(lines, alignment.places, strict=True) if place]
    exact = spans([(place.begin, place.end) for _, place in there], level, len(sound) / RATE)
    return tuple(
        Heard(line.utterance.id, round(begin * RATE), min(round(end * RATE), len(sound)), round(place.fit, 2))
        for (line, place), (begin, end) in zip(there, exact, strict=True)
    )


def _refuse(recording: Path, found: Sequence[Fault]) -> None:
    if found:
        more = f" (and {len(found) - _SHOWN} more)" if len(found) > _SHOWN else ""
        raise SourceError(recording, "; ".join(one.what for one in found[:_SHOWN]) + more)


def _as_said(utterance: Utterance, lines: Sequence[Line], heard: Sequence[Heard]) -> Utterance:
    """The utterance with the announcements that the reader made."""
    names = {one.line for one in heard}
    made = [
        one for one in lines if one.optional and one.sentence_id == utterance.id and one.utterance.id in names
    ]
    before = tuple(part for one in made if one.side == BEFORE for part in one.utterance.parts)
    after = tuple(part for one in made if one.side != BEFORE for part in one.utterance.parts)
    return replace(utterance, parts=(*before, *utterance.parts, *after))


def _places(lines: Sequence[Line], heard: Sequence[Heard]) -> dict[str, tuple[int, int]]:
    """Each sentence's place, what was announced with it included."""
    sentence = {line.utterance.id: line.sentence_id for line in lines}
    places: dict[str, tuple[int, int]] = {}
    for one in heard:
        begin, end = places.get(sentence[one.line], (one.start, one.end))
        places[sentence[one.line]] = (min(begin, one.start), max(end, one.end))
    return places
