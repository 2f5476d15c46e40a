"""EDN: size, length, pages and checksum that the download page says of a file are those of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from everyreader.checks.edition_files import EditionFile
from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.edition.download_links import (
    OFFERED,
    PAGE,
    Lead,
    faulty,
    has_page,
    hit,
    leads,
    page_of,
    wrong_label,
)
from everyreader.checks.rules.model import REBUILD, Hit, having, rule, short
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement
from everyreader.formats.large_print.read.reader import FLOOR
from everyreader.model.findings import Ground
from everyreader.pages.read_back import DownloadPage
from everyreader.theme.amounts import Amount, least_letters, lengths, pages, sizes, sums


def _measured(case: WithStatement[EditionReading]) -> Iterator[tuple[Lead, EditionFile]]:
    """Links that say what they lead to, with files that are as they were published."""
    for lead in leads(case):
        there = case.reading.trusted(lead.name)
        if there is not None and not lead.outside and wrong_label(case, lead) is None:
            yield lead, there


def stale(case: WithStatement[EditionReading]) -> frozenset[str]:
    """Files of which the page shows another sum: it was made of other files, and all that it says of them
    follows from that."""
    return frozenset(
        there.name for lead, there in _measured(case) if set(sums(lead.link.said)) - {there.sha256}
    )


def _current(case: WithStatement[EditionReading]) -> Iterator[tuple[Lead, EditionFile]]:
    old = stale(case)
    return ((lead, there) for lead, there in _measured(case) if there.name not in old)


def _misstated(said: tuple[Amount, ...], value: float) -> Iterator[str]:
    return (one.words for one in said if not one.fits(value))


_DATA = "Who pays for each megabyte, or has an hour, decides by what the page says."


@rule(
    "EDN-019",
    "size-misstated",
    on=PUBLISHED,
    criterion="WCAG 3.2.4",
    message="the download page says another size",
    fix=REBUILD,
    applies=has_page,
    rests_on=Ground.HOUSE,
    needs="page",
    why=_DATA,
)
def size_misstated(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for lead, there in _current(case):
        for words in _misstated(sizes(lead.link.said), there.bytes):
            yield hit(f"{there.name}: “{words}”; it has {there.bytes:,} bytes", lead)


@rule(
    "EDN-020",
    "page-length-misstated",
    on=PUBLISHED,
    criterion="WCAG 3.2.4",
    message="the download page says another length",
    fix=REBUILD,
    applies=has_page,
    rests_on=Ground.HOUSE,
    needs="page",
    why=_DATA,
)
def page_length_misstated(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for lead, there in _current(case):
        seconds = there.seconds if there.seconds is not None else _played_on(case, there)
        if seconds is not None:
            for words in _misstated(lengths(lead.link.said), seconds):
                yield hit(f"{there.name}: “{words}”; it plays for {_clock(seconds)}", lead)


def _played_on(case: WithStatement[EditionReading], page: EditionFile) -> float | None:
    """How long the recording is that the statement's page plays."""
    path = PurePosixPath(page.name)
    recording = case.reading.trusted(str(path.with_suffix(".mp3"))) if path.suffix == ".html" else None
    return recording.seconds if recording else None


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s"


@rule(
    "EDN-021",
    "pages-misstated",
    on=PUBLISHED,
    criterion="WCAG 3.2.4",
    message="the download page says another number of pages",
    fix=REBUILD,
    applies=has_page,
    rests_on=Ground.HOUSE,
    needs="page",
    why="Who prints it needs more paper than was said.",
)
def pages_misstated(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for lead, there in _current(case):
        if there.pages is not None:
            for words in _misstated(pages(lead.link.said), there.pages):
                yield hit(f"{there.name}: “{words}”; it has {there.pages}", lead)


@rule(
    "EDN-038",
    "letters-misstated",
    on=PUBLISHED,
    criterion="WCAG 3.2.4",
    message="the download page promises larger letters than were checked",
    fix=REBUILD,
    applies=has_page,
    rests_on=Ground.HOUSE,
    needs="page",
    why="Who needs them larger prints pages that are of no use.",
)
@having(page_of)
def letters_misstated(case: WithStatement[EditionReading], page: DownloadPage) -> Iterator[Hit]:
    """The size that large print keeps to, as its own rules measure it, is the most that can be promised."""
    own = case.publication.metadata
    for words in _misstated(least_letters(page.words), FLOOR):
        if words not in f"{own.title} {own.description}":
            yield hit(f"“{words}”; of {FLOOR:.0f} point it was made sure")


@rule(
    "EDN-022",
    "sum-misstated",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the download page shows another checksum",
    fix=REBUILD,
    applies=has_page,
    rests_on=Ground.HOUSE,
    needs="page",
    why="Who checks that the file arrived as it was made is told that it did not.",
)
def sum_misstated(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for lead, there in _measured(case):
        for one in sums(lead.link.said):
            if one != there.sha256:
                yield hit(f"{there.name}: {short(one, 20)}", lead)


@rule(
    "EDN-023",
    "size-unsaid",
    on=PUBLISHED,
    criterion="WCAG 3.2.4",
    message="the download page does not say how large or long a file is",
    fix=REBUILD,
    applies=has_page,
    house=True,
    needs="page",
    why=_DATA,
)
def size_unsaid(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """Once for each file is enough. Where a link is wrong, what it says may be of another file."""
    if faulty(case):
        return
    said: dict[str, list[str]] = {}
    for lead, there in _measured(case):
        if PurePosixPath(there.name).suffix.lower() in OFFERED:
            said.setdefault(there.name, []).append(lead.link.said)
    for name, words in said.items():
        there, whole = case.reading.files[name], " / ".join(words)
        if not sizes(whole):
            yield hit(f"the size of {name}")
        if there.seconds is not None and not lengths(whole):
            yield hit(f"the length of {name}")
        if there.pages is not None and not pages(whole):
            yield hit(f"the pages of {name}")


@rule(
    "EDN-024",
    "sum-unsaid",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the download page shows no checksum of a file",
    fix=REBUILD,
    applies=has_page,
    house=True,
    needs="page",
    why="Nobody can check that the file arrived as it was made.",
)
def sum_unsaid(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    if faulty(case):
        return
    shown = {lead.name for lead in leads(case) if sums(lead.link.said)}
    for name in case.reading.described:
        there = case.reading.trusted(name)
        if name != PAGE and there is not None and name not in shown:
            yield hit(name)
