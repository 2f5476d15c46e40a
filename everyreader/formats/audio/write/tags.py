"""What the audio files say about themselves, the same in both."""

from __future__ import annotations

from dataclasses import dataclass

from langcodes import Language

from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly
from everyreader.narration.plain import in_plain_letters
from everyreader.narration.script import make_script
from everyreader.narration.who import read_by

GENRE = "Speech"


@dataclass(frozen=True)
class Tags:
    """``language`` is an ISO 639-2 code, ``date`` an ISO date; ``transcript`` has a line for each unit,
    ``sentences`` the words of each sentence that is heard, with the sample at which it begins.
    """

    title: str
    publisher: str
    author: str
    date: str
    language: str
    comment: str
    rights: str
    identifier: str
    description: str
    transcript: str
    sentences: tuple[tuple[str, int], ...] = ()


def tags_of(publication: Publication, assembly: Assembly) -> Tags:
    """Everything from the front matter and the assembly; no clock, no machine."""
    about, words = publication.metadata, {one.id: one.captioned for one in make_script(publication)}
    heard = [one for one in assembly.cues if one.end > one.start]
    return Tags(
        title=about.title,
        publisher=about.publisher,
        author=", ".join(about.author) or about.publisher,
        date=about.date.isoformat(),
        language=iso_639_2(about.language),
        comment=read_by(about, assembly.voices),
        rights=about.rights,
        identifier=about.identifier,
        description=about.description,
        transcript="\n".join(in_plain_letters(unit.text, 0, unit.marks) for unit in publication.all_units),
        sentences=tuple((words[one.sentence_id], one.start) for one in heard),
    )


def iso_639_2(language: str) -> str:
    """The three letters (terminological code) for a BCP 47 tag; ``und`` where there are none."""
    try:
        return Language.get(language).to_alpha3()
    except LookupError:
        return "und"
