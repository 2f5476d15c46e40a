"""For a person to listen to: a clip of every word that a voice may say wrong, a page that plays them, and a
lexicon to start from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from everyreader.formats.audio.write.mp3 import encoded
from everyreader.model.lexicon import Entry
from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly
from everyreader.narration.engines import Engine
from everyreader.narration.script import Part, Utterance
from everyreader.narration.segments import Segment, segments
from everyreader.review.spoken_words import Item, Shape, by_shape, unconfirmed
from everyreader.source.lexicon.write import pls
from everyreader.theme.templates_env import render, write_page

PAGE = "index.html"
_TITLES = {
    Shape.ABBREVIATION: ("Abbreviations", ""),
    Shape.NUMBER: ("Numbers and dates", ""),
    Shape.NAME: ("Names", ""),
    Shape.PERHAPS: (
        "Perhaps names",
        "Words that are written large where every word is: at the beginning of a sentence, or as a noun.",
    ),
}
_COMMENT = (
    "Keep the entries that you have listened to; an alias that is the word itself confirms that the "
    "voice says it right."
)


@dataclass(frozen=True)
class Line:
    """One word and its ``clip``, a file name beside the page."""

    item: Item
    clip: str


@dataclass(frozen=True)
class Group:
    """The words of one shape."""

    title: str
    note: str
    lines: tuple[Line, ...]


def review(
    publication: Publication,
    engine: Engine,
    folder: Path,
    cache: Path,
    *,
    styles: Path,
    fonts: tuple[Path, ...],
    jobs: int | None,
    say: Callable[[str], None],
) -> tuple[Line, ...]:
    """Write page, clips and drafts into ``folder`` (made where it is not there), and return the lines.
    Nothing is written for no words.

    Raises ``MakerFailed`` naming what a voice could not speak.
    """
    items = unconfirmed(publication)
    if not items:
        return ()
    folder.mkdir(parents=True, exist_ok=True)
    spoken = segments(
        [_utterance(number, one) for number, one in enumerate(items)], engine, cache, jobs=jobs, say=say
    )
    lines = tuple(
        _clip(folder, number, *one) for number, one in enumerate(zip(items, spoken, strict=True), 1)
    )
    drafts = _drafts(folder, items, publication.metadata.language)
    groups = {shape: [one for one in lines if one.item.shape is shape] for shape in by_shape(items)}
    voices = dict.fromkeys(voice for one in spoken for voice in one.voices)
    data = {
        "title": f"How it is spoken: {publication.metadata.title}",
        "name": publication.metadata.title,
        "statement_language": publication.metadata.language,
        "count": f"{len(lines)} word{'' if len(lines) == 1 else 's'}",
        "voices": ", ".join(voices),
        "draft": drafts[0],
        "groups": [Group(*_TITLES[shape], tuple(several)) for shape, several in groups.items()],
    }
    write_page(folder / PAGE, render("pronunciation.html", styles=styles, fonts=fonts, data=data, plays=True))
    return lines


def _utterance(number: int, item: Item) -> Utterance:
    part = Part(item.around, item.around, item.language)
    return Utterance(f"w{number}", (), 0, (part,), 0.0, "", item.around)


def _clip(folder: Path, number: int, item: Item, spoken: Segment) -> Line:
    name = f"{number:03}.mp3"
    (folder / name).write_bytes(encoded(Assembly(spoken.samples, spoken.rate, (), (), spoken.voices)))
    return Line(item, name)


def _drafts(folder: Path, items: Sequence[Item], main: str) -> list[str]:
    """A lexicon for each language, the statement's own first."""
    sure = [one for one in items if one.shape is not Shape.PERHAPS]
    languages = sorted({one.language for one in sure} | {main}, key=lambda tag: (tag != main, tag))
    names = []
    for language in languages:
        name = "lexicon.draft.pls" if language == main else f"lexicon.{language}.draft.pls"
        entries = [Entry(one.words, one.said, language) for one in sure if one.language == language]
        (folder / name).write_bytes(pls(entries, language, _COMMENT))
        names.append(name)
    return names
