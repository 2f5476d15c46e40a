"""A recording read back, with the words that speech recognition hears in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from everyreader.cache.store import Store
from everyreader.formats.audio.read.listeners import Listeners
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.audio.read.recognition import recognise, spans_of
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.publication import Kind, Publication
from everyreader.narration.human.script import script_of
from everyreader.narration.script import Utterance
from everyreader.sound.decode import Decoded

NEEDED = "recognised"


def with_words(
    reading: AudioReading,
    decoded: Decoded,
    publication: Publication,
    listeners: Listeners,
    kept: Store | None,
) -> AudioReading:
    """``reading`` of what is ``decoded`` with what is recognised of each sentence; ``unavailable`` says why
    where nothing can be.

    The M4B holds the same sentences as the MP3, each held against its segment already: one of the two is
    enough.
    """
    places = {one.sentence_id: (one.start, one.end) for one in reversed(reading.heard)}
    spans = list(spans_of(list(_sentences(publication)), places, reading.duration))
    try:
        found = recognise(decoded.samples, decoded.rate, spans, listeners, kept)
    except ValidatorUnavailable as error:
        return without_words(reading, str(error))
    return replace(reading, recognised=found)


def without_words(reading: AudioReading, reason: str) -> AudioReading:
    """``reading`` with the reason why no words were recognised in it."""
    return replace(reading, unavailable={**reading.unavailable, NEEDED: reason})


def _sentences(publication: Publication) -> Iterator[tuple[str, str, str, bool]]:
    """Id, spoken words and language of each utterance, and whether it is code or a formula; one with foreign
    words in it is in their language."""
    units = publication.all_units
    for one in script_of(publication):
        if not one.silent:
            text = " ".join(part.spoken.strip() for part in one.parts)
            yield one.id, text, _language(one), units[one.unit].kind in (Kind.CODE, Kind.MATH)


def _language(utterance: Utterance) -> str:
    languages = [part.language for part in utterance.parts]
    return next((one for one in languages if one.split("-")[0] != "en"), languages[0])
