"""TLK: a W3C Audiobook is what its manifest says, and its contents lead to every chapter (Audiobooks; Publication Manifest)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from jsonschema import Draft202012Validator

from everyreader.checks.rules.book.overlay_sound import PAST, TOLERANCE
from everyreader.checks.rules.model import Case, Hit, short
from everyreader.checks.rules.talking.manifest_schema import SCHEMA
from everyreader.checks.rules.talking.row import rule
from everyreader.findings import Ground
from everyreader.formats.lpf.reading import LpfReading
from everyreader.formats.talking import SOUND
from everyreader.narration.chapters import chapter_titles
from everyreader.publication import Kind

BOOKS = "W3C Audiobooks"
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


def is_audiobook(case: Case) -> bool:
    return isinstance(case.reading, LpfReading)


def _has_lines(case: Case) -> bool:
    return is_audiobook(case) and bool(case.reading.toc)


def _form(case: Case) -> Iterator[Hit]:
    for error in sorted(_CHECKED.iter_errors(dict(case.reading.manifest)), key=lambda one: one.json_path):
        yield Hit(short(error.message), where=error.json_path, file=case.reading.main)


def _incomplete(case: Case) -> Iterator[Hit]:
    reading = case.reading
    for name in _RECOMMENDED:
        if not reading.manifest.get(name):
            yield Hit(f"{name} is not said", file=reading.main)


def _near(said: float, tracks: int) -> float:
    """By how many seconds the length of so many tracks may be off: who states whole seconds has rounded each."""
    return 1.0 * tracks if said.is_integer() else PAST


def _times(case: Case) -> Iterator[Hit]:
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


def _no_contents(case: Case) -> Iterator[Hit]:
    reading = case.reading
    if not reading.has_entry:
        yield Hit("there is no index.html")
    elif not reading.has_toc:
        yield Hit("index.html marks nothing as doc-toc", file="index.html")
    elif not reading.toc:
        yield Hit("the contents have no line", file="index.html")


def _lines_apply(case: Case) -> bool:
    return _has_lines(case) and case.publication is not None


def _chapters(case: Case) -> Iterator[Hit]:
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


def _moments(case: Case) -> Iterator[Hit]:
    """Each line leads into a recording of the reading order, to the moment at which its chapter is spoken, later than the line before."""
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


def _cover(case: Case) -> Iterator[Hit]:
    reading = case.reading
    if not reading.cover:
        yield Hit("no resource is called the cover", file=reading.main)
    elif not (reading.cover_alt or "").strip():
        yield Hit("the cover has no name or description", file=reading.main)


def _formats(case: Case) -> Iterator[Hit]:
    for name, said in case.reading.resources.items():
        right = _KINDS.get(PurePosixPath(name).suffix.lower(), said)
        if said != right and (said or not case.foreign):
            yield Hit(f"{name} is said to be “{said}”, and is {right}", file=case.reading.main)


def _shows_text(case: Case) -> bool:
    return is_audiobook(case) and case.publication is not None and not case.reading.broken


def _no_text(case: Case) -> Iterator[Hit]:
    if not case.reading.texts:
        yield Hit("no recording has a text as its alternate", file=case.reading.main)


RULES = (
    rule(
        40,
        "audiobook-manifest-malformed",
        "Publication Manifest, 4; Audiobooks, 5",
        "the manifest has not the form that it should have",
        "write it as the standard describes",
        _form,
        is_audiobook,
        BOOKS,
    ),
    rule(
        41,
        "audiobook-metadata-incomplete",
        "Audiobooks, 5.2",
        "the manifest does not say what every audiobook should say",
        "say it in the manifest",
        _incomplete,
        is_audiobook,
        BOOKS,
        house=True,
    ),
    rule(
        42,
        "audiobook-length-untrue",
        "Audiobooks, 5.6.2 and 5.7",
        "a length that is stated is not that of the recording",
        "write the length of what is heard",
        _times,
        is_audiobook,
        BOOKS,
        needs=SOUND,
    ),
    rule(
        43,
        "audiobook-without-contents",
        "Audiobooks, 4.1 and 4.2",
        "the audiobook has no contents",
        "put an index.html into it, with a nav of the role doc-toc",
        _no_contents,
        is_audiobook,
        BOOKS,
        rests_on=Ground.ADVICE,
    ),
    rule(
        44,
        "audiobook-chapter-unlisted",
        "Audiobooks, 4.2",
        "the contents and the chapters are not the same",
        "",
        _chapters,
        _lines_apply,
        "W3C Audiobooks with contents",
        alone=False,
    ),
    rule(
        45,
        "audiobook-line-leads-elsewhere",
        "Audiobooks, 4.2",
        "a line of the contents does not lead to where its chapter begins",
        "let it name the moment at which the chapter is spoken",
        _moments,
        _has_lines,
        "W3C Audiobooks with contents",
        needs=SOUND,
    ),
    rule(
        46,
        "audiobook-cover-unsaid",
        "Publication Manifest, 4.8.1.3",
        "the audiobook has no cover, or one without words",
        "name it among the resources with the relation cover, and describe it",
        _cover,
        is_audiobook,
        BOOKS,
        house=True,
    ),
    rule(
        48,
        "audiobook-media-type-untrue",
        "Publication Manifest, 4.4.1.2",
        "a file is said to be of another kind than it is",
        "write the media type of the file",
        _formats,
        is_audiobook,
        BOOKS,
    ),
    rule(
        49,
        "audiobook-without-text",
        "Publication Manifest, 4.4.1.2",
        "the statement's text is not beside the recording",
        "",
        _no_text,
        _shows_text,
        BOOKS + " of statements",
        alone=False,
        house=True,
    ),
)
