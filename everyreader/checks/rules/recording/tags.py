"""AUD: what a recording says of itself: title, language, cover, transcript, and that its voice is
synthetic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langcodes import Language

from everyreader.checks.alignment import difference
from everyreader.checks.rules.model import REBUILD, Hit, having, rule, short, where
from everyreader.checks.rules.subjects import RECORDING, Case, WithStatement
from everyreader.checks.rules.voices import SYNTHETIC
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.audio.read.tags import Said
from everyreader.model.findings import Ground
from everyreader.model.publication import Metadata
from everyreader.model.text import folded
from everyreader.narration.plain import in_plain_letters

_PLACEHOLDER = re.compile(
    r"(track|titel|title|untitled|unknown|audio|recording|chapter|part|disc|cd)?[\s_#.-]*\d*", re.IGNORECASE
)
_SUFFIX = re.compile(r"\.(mp3|m4b|m4a|wav|aac)$", re.IGNORECASE)
_LEAST_PIXELS = 500
_OLD_TITLE = 30  # letters that an ID3v1 title holds


@rule(
    "AUD-010",
    "tags-differ",
    on=RECORDING.with_statement,
    criterion="WCAG 2.4.2",
    message="the file's tags are not the statement's",
    fix=REBUILD,
    needs="tags",
)
def tags_differ(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """The title of every file; what else a tag says where our own build wrote it."""
    own = case.publication.metadata
    if case.reading.title.strip() and folded(case.reading.title) != folded(own.title):
        yield Hit(f"the file says “{short(case.reading.title)}”")
    if case.reading.said is None or case.foreign:
        return
    for name, value, expected in _expected(case.reading.said, own):
        if folded(value) != folded(expected):
            said = f"“{short(value)}”" if value else "nothing"
            yield Hit(f"{name} is {said}, the statement says “{short(expected)}”")
    code = _code(own.language)
    if case.reading.language and code and _code(case.reading.language) != code:
        yield Hit(f"the language is “{case.reading.language}”, the statement's is “{own.language}”")


def _expected(said: Said, own: Metadata) -> Iterator[tuple[str, str, str]]:
    yield "the author", said.artist, ", ".join(own.author) or own.publisher
    yield "the publisher", said.publisher, own.publisher
    yield "the date", said.date[:10], own.date.isoformat()
    yield "the rights", said.rights, own.rights
    if said.identifier or said.has_place_for_identifier:
        yield "the identifier", said.identifier, own.identifier


def _code(language: str) -> str:
    """ISO 639-2's three letters, by which two tags can be compared; ``""`` where there are none."""
    try:
        return Language.get(language).to_alpha3()
    except (LookupError, ValueError):
        return ""


@rule(
    "AUD-042",
    "recording-untitled",
    on=RECORDING,
    criterion="WCAG 2.4.2",
    message="the recording has no title",
    fix="write its title into the tags",
    rests_on=Ground.ADVICE,
    why="A player announces the file's name, or nothing.",
)
def recording_untitled(case: Case[AudioReading]) -> Iterator[Hit]:
    title = folded(case.reading.title)
    if not title:
        yield Hit()
    elif case.publication is None and (_PLACEHOLDER.fullmatch(title) or _SUFFIX.search(title)):
        yield Hit(f"“{short(title)}” names no statement")


def tags_of(case: Case[AudioReading]) -> Said | None:
    return case.reading.said


@where("MP3 and M4B files")
def _tagged(case: Case[AudioReading]) -> bool:
    return case.reading.said is not None


@rule(
    "AUD-043",
    "recording-language-unsaid",
    on=RECORDING,
    criterion="WCAG 3.1.1",
    message="the recording does not say which language is spoken",
    fix="write the language into the tags, as an ISO 639-2 code",
    applies=_tagged,
    rests_on=Ground.ADVICE,
    needs="tags",
    why="A player announces title and chapters in the wrong voice.",
)
@having(tags_of)
def recording_language_unsaid(case: Case[AudioReading], said: Said) -> Iterator[Hit]:
    if not case.reading.language and not (case.publication and not _code(case.publication.metadata.language)):
        yield Hit(f"“{short(said.language)}” is no code of a language" if said.language else "")


@rule(
    "AUD-044",
    "cover-missing",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="the recording has no cover",
    fix=REBUILD,
    applies=_tagged,
    house=True,
    needs="tags",
    why="Who goes by pictures does not find it among other recordings.",
)
@having(tags_of)
def cover_missing(case: Case[AudioReading], said: Said) -> Iterator[Hit]:
    if not said.covers:
        yield Hit()


@rule(
    "AUD-045",
    "cover-undescribed",
    on=RECORDING,
    criterion="WCAG 1.1.1",
    message="the recording's cover has no description",
    fix=REBUILD,
    applies=where("MP3 files with a cover")(
        lambda case: _covered(case) and case.reading.cover_alt is not None
    ),
    house=True,
    needs="tags",
    why="Who cannot see the cover is not told what it shows.",
)
@having(tags_of)
def cover_undescribed(case: Case[AudioReading], said: Said) -> Iterator[Hit]:
    for cover in said.covers:
        if cover.description is not None and not cover.description.strip():
            yield Hit()


@where("recordings with a cover")
def _covered(case: Case[AudioReading]) -> bool:
    return case.reading.said is not None and bool(case.reading.said.covers)


@rule(
    "AUD-046",
    "cover-unfit",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="the recording's cover cannot be shown well",
    fix="use a square picture of at least 1,400 pixels, as PNG or JPEG",
    applies=_covered,
    rests_on=Ground.ADVICE,
    needs="tags",
    why="Who goes by pictures does not find it among other recordings.",
)
@having(tags_of)
def cover_unfit(case: Case[AudioReading], said: Said) -> Iterator[Hit]:
    for cover in said.covers:
        if cover.problem:
            yield Hit(cover.problem)
        elif min(cover.width, cover.height) < _LEAST_PIXELS:
            yield Hit(f"it has {cover.width} × {cover.height} pixels; expected at least {_LEAST_PIXELS}")
        elif max(cover.width, cover.height) > 1.05 * min(cover.width, cover.height):
            yield Hit(f"it has {cover.width} × {cover.height} pixels; players show a square")


@where("our own recordings, and foreign ones with a transcript")
def _transcribed(case: WithStatement[AudioReading]) -> bool:
    said = case.reading.said
    return said is not None and (not case.foreign or bool(said.transcripts))


@rule(
    "AUD-047",
    "transcript-differs",
    on=RECORDING.with_statement,
    criterion="WCAG 1.2.1",
    message="the transcript in the recording is not the statement",
    fix=REBUILD,
    applies=_transcribed,
    rests_on=Ground.WORDS,
    needs="tags",
    why="Who reads along, on a screen or in braille, reads something else.",
)
def transcript_differs(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """Deafblind readers and braille displays read the words that a recording carries."""
    units = case.publication.all_units
    expected = " ".join(in_plain_letters(unit.text, 0, unit.marks) for unit in units).split()
    transcripts = case.reading.said.transcripts if case.reading.said else ()
    if not transcripts:
        yield Hit("there is none")
    for one in transcripts:
        if one.split() != expected:
            yield Hit(difference(" ".join(expected), folded(one)) if one.strip() else "it is empty")


@where("our own recordings")
def _ours(case: WithStatement[AudioReading]) -> bool:
    return case.reading.said is not None and not case.foreign


@rule(
    "AUD-048",
    "synthetic-voice-unsaid",
    on=RECORDING.with_statement,
    criterion="EN 301 549 5.4",
    message="the recording does not say whose voice it is: a synthetic one, or a person's",
    fix=REBUILD,
    applies=_ours,
    house=True,
    needs="tags",
    why="A listener takes the voice for a person's.",
)
def synthetic_voice_unsaid(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """A person's voice is said to be that person's; a synthetic one, to be synthetic."""
    reader = case.publication.metadata.reader
    said = case.reading.said.comments if case.reading.said else ()
    if reader and (not any(reader in one for one in said) or any(SYNTHETIC.search(one) for one in said)):
        yield Hit(f"{short(reader)} reads it")
    elif not reader and not any(SYNTHETIC.search(one) for one in said):
        yield Hit()


@where("MP3 files with an ID3v1 tag")
def _has_old_tag(case: Case[AudioReading]) -> bool:
    return case.reading.said is not None and bool(case.reading.said.old_title)


@rule(
    "AUD-049",
    "old-tag-differs",
    on=RECORDING,
    criterion="WCAG 2.4.2",
    message="an old tag gives the recording another title",
    fix="take the ID3v1 tag out",
    applies=_has_old_tag,
    rests_on=Ground.ADVICE,
    needs="tags",
    why="Some players show the one title, some the other.",
)
@having(tags_of)
def old_tag_differs(case: Case[AudioReading], said: Said) -> Iterator[Hit]:
    """ID3v1, which some players still show: 30 letters of Latin-1."""
    old, title = said.old_title, folded(case.reading.title)
    if old and _plain(old) != _plain(title)[: len(_plain(old))]:
        yield Hit(f"“{short(old)}” in the old tag, “{short(title)}” in the new")


def _plain(text: str) -> str:
    return folded(text.encode("latin-1", "replace").decode("latin-1"))[:_OLD_TITLE].strip()
