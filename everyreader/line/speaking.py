"""Speak statements without building them, and let a person listen for words that the voice may say wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from everyreader.line.edition import folders
from everyreader.line.workshop import Workshop
from everyreader.model.publication import Publication
from everyreader.narration.choice import DEFAULT, Choice
from everyreader.narration.engines import Engine
from everyreader.narration.human import narrate_recording, recording_of
from everyreader.narration.narrate import Narration, narrate
from everyreader.review.pronunciation import PAGE, Line
from everyreader.review.pronunciation import review as review_pronunciation
from everyreader.source import read_statement

PLACE = ".pronunciation"


@dataclass(frozen=True)
class Speaking:
    """What ``narrate`` was asked for. ``statements`` empty: all; ``jobs`` 0: one a processor."""

    source: Path
    out: Path
    statements: tuple[str, ...] = ()
    voice: Choice = DEFAULT
    jobs: int = 0


def speak(asked: Speaking, say: Callable[[str], None]) -> Iterator[str]:
    """Speak what is not in the cache yet; a line for each statement. A build afterwards has nothing to
    speak."""
    with _shop(asked, say) as shop:
        for publication, engine in _statements(asked):
            told = _told(publication, engine, asked, shop)
            minutes, seconds = divmod(round(told.assembly.seconds), 60)
            voices = ", ".join(told.assembly.voices)
            yield f"{publication.name}: {len(told.script)} sentences, {minutes} min {seconds} s, {voices}"


def _told(publication: Publication, engine: Engine, asked: Speaking, shop: Workshop) -> Narration:
    """By the person who reads, where there is one, as a build has it."""
    metadata, say = publication.metadata, shop.say
    recording = recording_of(publication.folder, metadata.reader)
    if recording:
        return narrate_recording(
            publication, recording, reader=metadata.reader, cache=shop.cache, jobs=shop.jobs, say=say
        )
    second = asked.voice.second(metadata.language)
    return narrate(publication, engine, shop.cache, jobs=shop.jobs, say=say, fallback=second)


def review_words(asked: Speaking, say: Callable[[str], None]) -> Iterator[str]:
    """The words that no lexicon has confirmed, each with its line and clip; and where the page lies that
    plays them."""
    with _shop(asked, say) as shop:
        for publication, engine in _statements(asked):
            folder = asked.out / PLACE / publication.name
            lines = review_pronunciation(
                publication,
                engine,
                folder,
                shop.cache,
                styles=shop.styles,
                fonts=shop.fonts,
                jobs=shop.jobs,
                say=say,
            )
            yield (
                f"{publication.name}: {len(lines) or 'no'} word{'' if len(lines) == 1 else 's'} to listen to"
            )
            yield from _listed(lines)
            if lines:
                yield f"  listen: {folder / PAGE}"


def _listed(lines: tuple[Line, ...]) -> Iterator[str]:
    for shape, several in groupby(lines, key=lambda one: one.item.shape):
        yield f"  {shape}"
        for one in several:
            times = f", {one.item.count} times" if one.item.count > 1 else ""
            given = f" (given as “{one.item.said}”)" if one.item.said != one.item.words else ""
            yield f"    {one.clip}  {one.item.words}{given}  line {one.item.line}{times}"


def _shop(asked: Speaking, say: Callable[[str], None]) -> Workshop:
    asked.voice.check()
    return Workshop(asked.out, voice=asked.voice, jobs=asked.jobs, say=say)


def _statements(asked: Speaking) -> Iterator[tuple[Publication, Engine]]:
    for folder in folders(asked.source, asked.statements):
        publication = read_statement(folder)
        voice = asked.voice.of_house(publication.house.voice)
        yield publication, voice.first(publication.metadata.language)
