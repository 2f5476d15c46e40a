"""TLK: a talking book says of itself what the statement's front matter says, and who reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from everyreader.checks.rules.model import REBUILD, Hit, rule
from everyreader.checks.rules.subjects import TALKING, Case, WithStatement
from everyreader.checks.rules.voices import narrator_hits
from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.lpf.read.reading import LpfReading
from everyreader.formats.talking import TalkingReading
from everyreader.model.publication import Metadata
from everyreader.model.text import folded

_KEYS = {  # what it is → as DAISY calls it, and as a publication manifest does
    "title": ("dc:title", "name"),
    "language": ("dc:language", "inLanguage"),
    "identifier": ("dc:identifier", "id"),
    "date": ("dc:date", "datePublished"),
    "publisher": ("dc:publisher", "publisher"),
    "author": ("dc:creator", "author"),
}


@rule(
    "TLK-026",
    "talking-metadata-differs",
    on=TALKING.with_statement,
    criterion="DAISY 2.02, 2.1.2; Publication Manifest, 4.7",
    message="the book says of itself something else than the statement",
    fix=REBUILD,
)
def talking_metadata_differs(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    """What is not said at all is another rule's."""
    reading, right = case.reading, _right(case.publication.metadata)
    column = 1 if isinstance(reading, LpfReading) else 0
    for what, keys in _KEYS.items():
        said = reading.metadata.get(keys[column], ())
        if said and tuple(map(folded, said)) != tuple(map(folded, right[what])):
            yield Hit(
                f"{keys[column]} is “{', '.join(said)}”, not “{', '.join(right[what])}”", file=reading.main
            )
    if not isinstance(reading, DaisyReading) or reading.broken:
        return
    if reading.ncc_language.lower() != case.publication.metadata.language.lower():
        yield Hit(f"the control center's language is “{reading.ncc_language}”", file=reading.main)


def _right(about: Metadata) -> Mapping[str, tuple[str, ...]]:
    return {
        "title": (about.title,),
        "language": (about.language,),
        "identifier": (about.identifier,),
        "date": (about.date.isoformat(),),
        "publisher": (about.publisher,),
        "author": about.author or (about.publisher,),
    }


@rule(
    "TLK-027",
    "talking-narrator-unsaid",
    on=TALKING,
    criterion="DAISY 2.02, 2.1.2; Audiobooks, 5.6.1",
    message="the book does not say who truly reads",
    fix="write the narrator, or that it is a computer's voice",
    house=True,
)
def talking_narrator_unsaid(case: Case[TalkingReading]) -> Iterator[Hit]:
    yield from narrator_hits(case, case.reading.narrators, case.reading.main)
