"""TLK: every file of a talking book is there, can be read, and belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import TALKING, Case
from everyreader.formats.talking import TalkingReading
from everyreader.model.findings import Ground


@rule(
    "TLK-001",
    "talking-file-missing",
    on=TALKING,
    criterion="DAISY 2.02, 2; Audiobooks, 5.8",
    message="a file that the book needs is not in it",
    fix="put the file into the book, or take out what names it",
)
def talking_file_missing(case: Case[TalkingReading]) -> Iterator[Hit]:
    for name in dict.fromkeys((one.file, one.address.partition("#")[0]) for one in case.reading.missing):
        yield Hit(f"“{name[1]}”", file=name[0])


@rule(
    "TLK-002",
    "talking-file-stray",
    on=TALKING,
    criterion="DAISY 2.02, 2; Audiobooks, 5.8",
    message="nothing in the book leads to this file",
    fix="name the file where it belongs, or take it out",
    rests_on=Ground.ADVICE,
)
def talking_file_stray(case: Case[TalkingReading]) -> Iterator[Hit]:
    """What a file that cannot be read refers to is unknown: then nothing is called a stray."""
    if not case.reading.broken:
        for name in case.reading.strays:
            yield Hit(name, file=name)


@rule(
    "TLK-003",
    "talking-file-broken",
    on=TALKING,
    criterion="XML 1.0, 2.1",
    message="a file of the book cannot be read",
    fix="make it well-formed XML",
)
def talking_file_broken(case: Case[TalkingReading]) -> Iterator[Hit]:
    for name, reason in case.reading.broken:
        yield Hit(reason, file=name)


@rule(
    "TLK-004",
    "talking-place-missing",
    on=TALKING,
    criterion="DAISY 2.02, 2.2; Audiobooks, 4.2",
    message="something leads to a place that is not there",
    fix="let it lead to a place that is there",
)
def talking_place_missing(case: Case[TalkingReading]) -> Iterator[Hit]:
    for one in case.reading.dangling:
        yield Hit(f"“{one.address}”", where=one.where, file=one.file)


@rule(
    "TLK-005",
    "talking-file-doubled",
    on=TALKING,
    criterion="APPNOTE 6.3.10, 4.4.17",
    message="two files of the book have one name",
    fix="keep one of the two",
)
def talking_file_doubled(case: Case[TalkingReading]) -> Iterator[Hit]:
    for name in case.reading.doubled:
        yield Hit(name, file=name)
