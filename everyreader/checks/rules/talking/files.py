"""TLK: every file of a talking book is there, can be read, and belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import Case, Hit
from everyreader.checks.rules.talking.row import rule
from everyreader.findings import Ground


def _missing(case: Case) -> Iterator[Hit]:
    for name in dict.fromkeys((one.file, one.address.partition("#")[0]) for one in case.reading.missing):
        yield Hit(f"“{name[1]}”", file=name[0])


def _strays(case: Case) -> Iterator[Hit]:
    """What a file that cannot be read refers to is unknown: then nothing is called a stray."""
    if not case.reading.broken:
        for name in case.reading.strays:
            yield Hit(name, file=name)


def _broken(case: Case) -> Iterator[Hit]:
    for name, reason in case.reading.broken:
        yield Hit(reason, file=name)


def _dangling(case: Case) -> Iterator[Hit]:
    for one in case.reading.dangling:
        yield Hit(f"“{one.address}”", where=one.where, file=one.file)


def _doubled(case: Case) -> Iterator[Hit]:
    for name in case.reading.doubled:
        yield Hit(name, file=name)


RULES = (
    rule(
        1,
        "talking-file-missing",
        "DAISY 2.02, 2; Audiobooks, 5.8",
        "a file that the book needs is not in it",
        "put the file into the book, or take out what names it",
        _missing,
    ),
    rule(
        2,
        "talking-file-stray",
        "DAISY 2.02, 2; Audiobooks, 5.8",
        "nothing in the book leads to this file",
        "name the file where it belongs, or take it out",
        _strays,
        rests_on=Ground.ADVICE,
    ),
    rule(
        3,
        "talking-file-broken",
        "XML 1.0, 2.1",
        "a file of the book cannot be read",
        "make it well-formed XML",
        _broken,
    ),
    rule(
        4,
        "talking-place-missing",
        "DAISY 2.02, 2.2; Audiobooks, 4.2",
        "something leads to a place that is not there",
        "let it lead to a place that is there",
        _dangling,
    ),
    rule(
        5,
        "talking-file-doubled",
        "APPNOTE 6.3.10, 4.4.17",
        "two files of the book have one name",
        "keep one of the two",
        _doubled,
    ),
)
