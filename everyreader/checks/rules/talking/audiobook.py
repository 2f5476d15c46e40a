"""TLK: a W3C Audiobook is what its manifest says, and its contents lead to every chapter (Audiobooks;
Publication Manifest)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from jsonschema import Draft202012Validator

from everyreader.checks.rules.book.overlay_sound import PAST, TOLERANCE
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import AUDIOBOOK, Case, WithStatement
from everyreader.checks.rules.talking.manifest_schema import SCHEMA
from everyreader.formats.lpf.read.reading import LpfReading
from everyreader.formats.talking import SOUND
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind
from everyreader.narration.chapters import chapter_titles

_CHECKED = Draft202012Validator(SCHEMA)
_KINDS = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".css": "text/css",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
}
_RECOMMENDED = ("id", "author", "publisher", "inLanguage", "datePublished", "duration")


@where("W3C Audiobooks with contents")
def _has_lines(case: Case[LpfReading]) -> bool:
    return bool(case.reading.toc)


@rule(
    "TLK-040",
    "audiobook-manifest-malformed",
    on=AUDIOBOOK,
    criterion="Publication Manifest, 4; Audiobooks, 5",
    message="the manifest has not the form that it should have",
    fix="write it as the standard describes",
)
def audiobook_manifest_malformed(case: Case[LpfReading]) -> Iterator[Hit]:
    for error in sorted(_CHECKED.iter_errors(dict(case.reading.manifest)), key=lambda one: one.json_path):
        yield Hit(short(error.message), where=error.json_path, file=case.reading.main)


@rule(
    "TLK-041",
    "audiobook-metadata-incomplete",
    on=AUDIOBOOK,
    criterion="Audiobooks, 5.2",
    message="the manifest does not say what every audiobook should say",
    fix="say it in the manifest",
    house=True,
)
def audiobook_metadata_incomplete(case: Case[LpfReading]) -> Iterator[Hit]:
    reading = case.reading
    for name in _RECOMMENDED:
        if not reading.manifest.get(name):
            yield Hit(f"{name} is not said", file=reading.main)


def _near(said: float, tracks: int) -> float:
    """By how many seconds the length of so many tracks may be off: who states whole seconds has rounded
    each."""
    return 1.0 * tracks if said.is_integer() else PAST


@rule(
    "TLK-042",
    "audiobook-length-untrue",
    on=AUDIOBOOK,
    criterion="Audiobooks, 5.6.2 and 5.7",
    message="a length that is stated is not that of the recording",
    fix="write the length of what is heard",
    needs=SOUND,
)
def audiobook_length_untrue(case: Case[LpfReading]) -> Iterator[Hit]:
    """A recording that is missing or broken is another rule's."""
    reading, total = case.reading, 0.0
    for one in reading.tracks:
        sound = reading.sounds.get(one.name)
        if sound is None or sound.problem:
            return
        total += sound.duration
        if one.seconds is None:
            unsaid = Ground.ADVICE if case.foreign else None
            yield Hit(f"that of {one.name} is not said", file=reading.main, rests_on=unsaid)
        elif abs(one.seconds - sound.duration) > _near(one.seconds, 1):
            yield Hit(
                f"{one.name} is said to last {one.seconds:.2f} s, and lasts {sound.duration:.2f} s",
                file=reading.main,
            )
    said = reading.said_seconds
    if said is not None and abs(said - total) > _near(said, len(reading.tracks)):
        yield Hit(
            f"the book is said to last {reading.said_seconds:.2f} s, and lasts {total:.2f} s",
            file=reading.main,
        )


@rule(
    "TLK-043",
    "audiobook-without-contents",
    on=AUDIOBOOK,
    criterion="Audiobooks, 4.1 and 4.2",
    message="the audiobook has no contents",
    fix="put an index.html into it, with a nav of the role doc-toc",
    rests_on=Ground.ADVICE,
)
def audiobook_without_contents(case: Case[LpfReading]) -> Iterator[Hit]:
    reading = case.reading
    if not reading.has_entry:
        yield Hit("there is no index.html")
    elif not reading.has_toc:
        yield Hit("index.html marks nothing as doc-toc", file="index.html")
    elif not reading.toc:
        yield Hit("the contents have no line", file="index.html")


@rule(
    "TLK-044",
    "audiobook-chapter-unlisted",
    on=AUDIOBOOK.with_statement,
    criterion="Audiobooks, 4.2",
    message="the contents and the chapters are not the same",
    fix=REBUILD,
    applies=_has_lines,
)
def audiobook_chapter_unlisted(case: WithStatement[LpfReading]) -> Iterator[Hit]:
    units = case.publication.units
    right = [
        units[index].text if units[index].kind is Kind.HEADING else title
        for index, title in chapter_titles(units).items()
    ]
    listed = [one.title for one in case.reading.toc]
    lost = [one for one in right if one not in listed]
    more = [one for one in listed if one not in right]
    for title in lost:
        yield Hit(f"“{title}” is not in them", file="index.html")
    for title in more:
        yield Hit(f"“{title}” is no chapter", file="index.html")
    if not lost and not more and listed != right:
        yield Hit("their order is another, or one stands twice", file="index.html")


@rule(
    "TLK-045",
    "audiobook-line-leads-elsewhere",
    on=AUDIOBOOK,
    criterion="Audiobooks, 4.2",
    message="a line of the contents does not lead to where its chapter begins",
    fix="let it name the moment at which the chapter is spoken",
    applies=_has_lines,
    needs=SOUND,
)
def audiobook_line_leads_elsewhere(case: Case[LpfReading]) -> Iterator[Hit]:
    """Each line leads into a recording of the reading order, to the moment at which its chapter is spoken,
    later than the line before."""
    reading, tracks = case.reading, {one.name: number for number, one in enumerate(case.reading.tracks)}
    there = []
    for one in reading.toc:
        sound = reading.sounds.get(one.name)
        if one.name not in tracks:
            yield Hit(
                f"“{one.title}” leads to “{one.address}”, which is no recording of the book",
                file="index.html",
            )
        elif sound and sound.speech and not sound.problem:
            moment = one.moment or 0.0
            there.append((tracks[one.name], moment, one))
            apart = sound.from_onset(moment)
            first = moment == 0.0 and (
                apart < 2.0 or case.foreign
            )  # a recording's own beginning, with its silence
            if abs(apart) > TOLERANCE and not first or moment > sound.duration:
                likely = Ground.ADVICE if case.foreign and moment <= sound.duration else None
                yield Hit(
                    f"“{one.title}”: at {moment:.2f} s nobody begins to speak",
                    where=f"{moment:.1f} s",
                    rests_on=likely,
                )
    for before, after in pairwise(there):
        if after[:2] <= before[:2]:
            yield Hit(
                f"“{after[2].title}” leads to no later moment than “{before[2].title}”", file="index.html"
            )


@rule(
    "TLK-046",
    "audiobook-cover-unsaid",
    on=AUDIOBOOK,
    criterion="Publication Manifest, 4.8.1.3",
    message="the audiobook has no cover, or one without words",
    fix="name it among the resources with the relation cover, and describe it",
    house=True,
)
def audiobook_cover_unsaid(case: Case[LpfReading]) -> Iterator[Hit]:
    reading = case.reading
    if not reading.cover:
        yield Hit("no resource is called the cover", file=reading.main)
    elif not (reading.cover_alt or "").strip():
        yield Hit("the cover has no name or description", file=reading.main)


@rule(
    "TLK-048",
    "audiobook-media-type-untrue",
    on=AUDIOBOOK,
    criterion="Publication Manifest, 4.4.1.2",
    message="a file is said to be of another kind than it is",
    fix="write the media type of the file",
)
def audiobook_media_type_untrue(case: Case[LpfReading]) -> Iterator[Hit]:
    for name, said in case.reading.resources.items():
        right = _KINDS.get(PurePosixPath(name).suffix.lower(), said)
        if said != right and (said or not case.foreign):
            yield Hit(f"{name} is said to be “{said}”, and is {right}", file=case.reading.main)


@where("W3C Audiobooks of statements")
def _shows_text(case: WithStatement[LpfReading]) -> bool:
    return not case.reading.broken


@rule(
    "TLK-049",
    "audiobook-without-text",
    on=AUDIOBOOK.with_statement,
    criterion="Publication Manifest, 4.4.1.2",
    message="the statement's text is not beside the recording",
    fix=REBUILD,
    applies=_shows_text,
    house=True,
)
def audiobook_without_text(case: WithStatement[LpfReading]) -> Iterator[Hit]:
    if not case.reading.texts:
        yield Hit("no recording has a text as its alternate", file=case.reading.main)
