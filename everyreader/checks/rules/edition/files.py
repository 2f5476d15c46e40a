"""EDN: the edition as a whole is what was published, of the statement that stands in the source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from everyreader.checks.edition_files import EditionFile
from everyreader.checks.edition_reading import EditionReading, Listed, read_edition
from everyreader.checks.rules.model import Hit, having, rule, short, where
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement
from everyreader.language.dates import says_date
from everyreader.model.findings import Ground, Rendition
from everyreader.model.house import PUBLISHER
from everyreader.model.publication import STATEMENT
from everyreader.model.text import folded
from everyreader.publishing import manifest

__all__ = ["EditionReading", "read_edition"]
EDITION = (Rendition.EDITION,)
AGAIN = "build the edition again, or copy it again"
_LEAST_PIXELS, _BLANK = 500, 1


@rule(
    "EDN-001",
    "file-changed",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="a file is not as it was published",
    fix=AGAIN,
)
def file_changed(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for line in case.reading.disagreements:
        yield Hit(line)


@rule(
    "EDN-002",
    "edition-outdated",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="the source is another than the edition was made of",
    fix="build the edition again",
    applies=where("editions whose source is at hand")(lambda case: case.reading.sources is not None),
)
def edition_outdated(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """What an edition carries of its source: the statement, how words are spoken, what the house says."""
    own = case.publication
    carried = {STATEMENT: own.statement} | {one.name: one.data for one in own.lexicon_files}
    if own.house.data:
        carried[PUBLISHER] = own.house.data
    sources = case.reading.sources or {}
    for name in sorted(carried.keys() | sources.keys()):
        if carried.get(name) != sources.get(name):
            yield Hit(f"{name} has changed", file=name)


@rule(
    "EDN-003",
    "sums-malformed",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message=f"{manifest.SUMS} is not as a program that checks it expects",
    fix=AGAIN,
    applies=where(f"editions with {manifest.SUMS}")(lambda case: case.reading.sums is not None),
    house=True,
)
def sums_malformed(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """``sha256sum -c`` reads lines of 64 digits, two spaces and a name; a build sorts them."""
    lines = case.reading.sums or ()
    names = list(case.reading.summed)
    good = [
        line
        for line in lines
        if line[64:66] == "  " and line[:64] == line[:64].lower() and line[66:] in names
    ]
    for line in lines:
        if line not in good:
            yield Hit(
                f"“{short(line, 90)}” is no line of a sum and a name"
                if line.strip()
                else "there is an empty line"
            )
    if len(names) < len(good):
        yield Hit("a file is listed twice")
    if names != sorted(names):
        yield Hit("the files are not listed in order")
    for name in sorted(_own(case) - set(names)):
        if name in case.reading.files:
            yield Hit(f"{name} is not listed")


def trusted(case: WithStatement[EditionReading]) -> list[EditionFile]:
    """The files of which nothing says that they are others than were published."""
    return [one for name in case.reading.files if (one := case.reading.trusted(name)) is not None]


def _own(case: WithStatement[EditionReading]) -> set[str]:
    """The files that belong to the edition: what it describes, and its description."""
    described = set(case.reading.described)
    return described | {manifest.EDITION} if described else set(case.reading.files)


@rule(
    "EDN-004",
    "file-not-of-edition",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="the folder holds a file that is not the edition's",
    fix="take it out of the folder, or build the edition again",
    applies=where("editions that describe themselves")(lambda case: bool(case.reading.about)),
    rests_on=Ground.HOUSE,
)
def file_not_of_edition(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for name in case.reading.files:
        if name not in _own(case):
            yield Hit(name, file=name)


@rule(
    "EDN-005",
    "report-missing",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the edition has no report of what was checked",
    fix=AGAIN,
    house=True,
    why="Who asks whether this can be read by everybody gets no answer.",
)
def report_missing(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for line in case.reading.report_missing:
        yield Hit(line)


@rule(
    "EDN-009",
    "file-of-another-statement",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="a file is of another statement",
    fix=AGAIN,
)
def file_of_another_statement(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """A file with another title, and another identifier or date: one that differs in a single point is its
    own rules' matter."""
    own = case.publication.metadata
    for one in case.reading.files.values():
        if (
            not one.title
            or one.name not in _own(case)
            or one.kind == "text/html"
            and one.name == "index.html"
        ):
            continue
        named = (one.identifier, own.identifier) if one.identifier else (one.date, own.date.isoformat())
        other = bool(named[0]) and named[0] != named[1]
        if other and own.title.split() != one.title.split():
            yield Hit(f"{one.name} is “{short(one.title)}”", file=one.name)


def _cover(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for one in _covers(case):
        if one.problem or one.size is None:
            yield Hit(f"{one.name} is no picture that can be shown", file=one.name)
        elif min(one.size) < _LEAST_PIXELS:
            yield Hit(f"{one.name} has {one.size[0]} × {one.size[1]} pixels", file=one.name)
        elif one.colours <= _BLANK:
            yield Hit(f"{one.name} is of one colour", file=one.name)


@rule(
    "EDN-035",
    "edition-covers-differ",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="the edition shows one cover and its books another",
    fix=AGAIN,
    applies=where("our own editions with a cover")(lambda case: bool(_covers(case)) and not case.foreign),
    house=True,
    why="Who goes by pictures takes it for another statement.",
)
def edition_covers_differ(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """The books carry the very file that lies beside them."""
    identifier = case.publication.metadata.identifier  # a book of another statement is another rule's
    books = [one for one in trusted(case) if one.cover and one.identifier in ("", identifier)]
    unfit = {hit.file for hit in _cover(case)}
    for cover in (one for one in _covers(case) if one.name not in unfit):
        for book in books:
            if book.cover != cover.sha256:
                yield Hit(f"{cover.name} is another picture than the cover in {book.name}", file=cover.name)


def _covers(case: WithStatement[EditionReading]) -> list[EditionFile]:
    return [one for one in trusted(case) if Path(one.name).stem == "cover"]


@rule(
    "EDN-012",
    "file-of-another-kind",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="a file is not what its name says, or is broken",
    fix=AGAIN,
)
def file_of_another_kind(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """Recordings have a rule of their own, and so has the cover."""
    covers = _covers(case)
    for one in trusted(case):
        if one in covers or one.expected_kind in ("", "audio/mpeg", "audio/mp4"):
            continue
        if one.kind != one.expected_kind:
            yield Hit(f"{one.name} is not {one.expected_kind}", file=one.name)
        elif one.problem:
            yield Hit(f"{one.name} cannot be read: {short(one.problem)}", file=one.name)


def _listed(case: WithStatement[EditionReading]) -> Listed | None:
    return case.reading.listed


@rule(
    "EDN-013",
    "list-names-another",
    on=PUBLISHED,
    criterion="WCAG 2.4.5",
    message="the list of editions does not name this one as it is",
    fix="build any edition again: the list is written anew",
    applies=where("editions beside a list of editions")(lambda case: case.reading.listed is not None),
    rests_on=Ground.ADVICE,
    why="Who looks for the statement in the list does not find it, or takes it for another.",
)
@having(_listed)
def list_names_another(case: WithStatement[EditionReading], listed: Listed) -> Iterator[Hit]:
    own = case.publication.metadata
    if listed.words is None:
        yield Hit("it is not there", file=f"../{listed.path.name}")
        return
    for what, value in (("title", own.title), ("publisher", own.publisher)):
        if folded(value).casefold() not in listed.words.casefold():
            yield Hit(f"it has another {what}: “{short(listed.words)}”", file=f"../{listed.path.name}")
    if not says_date(listed.words, own.date, own.language):
        yield Hit(f"it has another date: “{short(listed.words)}”", file=f"../{listed.path.name}")


edition_cover_unfit = rule(
    "EDN-011",
    "edition-cover-unfit",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="the cover cannot be shown",
    fix="build the edition again",
    applies=where("editions with a cover")(lambda case: bool(_covers(case))),
    rests_on=Ground.ADVICE,
    why="Who goes by pictures does not find it.",
)(_cover)
