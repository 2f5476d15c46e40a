"""Speak statements without building them, and let a person listen for words that the voice may say wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from everyreader.line.options import folders
from everyreader.line.workshop import Workshop
from everyreader.model.publication import Publication
from everyreader.narration.choice import DEFAULT, Choice
from everyreader.narration.narrator import narrator_of
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
        for publication in _statements(asked):
            narrator = narrator_of(publication, asked.voice)
            told = narrator.narrate(publication, shop.cache, jobs=shop.jobs, say=shop.say)
            minutes, seconds = divmod(round(told.assembly.seconds), 60)
            voices = ", ".join(told.assembly.voices)
            yield f"{publication.name}: {len(told.script)} sentences, {minutes} min {seconds} s, {voices}"


def review_words(asked: Speaking, say: Callable[[str], None]) -> Iterator[str]:
    """The words that no lexicon has confirmed, each with its line and clip; and where the page lies that
    plays them."""
    with _shop(asked, say) as shop:
        for publication in _statements(asked):
            voice = asked.voice.of_house(publication.house.voice)
            folder = asked.out / PLACE / publication.name
            lines = review_pronunciation(
                publication,
                voice.first(publication.metadata.language),
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


def _statements(asked: Speaking) -> Iterator[Publication]:
    return map(read_statement, folders(asked.source, asked.statements))
