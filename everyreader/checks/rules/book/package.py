"""PKG: the e-book's files, and its manifest (EPUB 3.3, 3 to 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.book.row import rule
from everyreader.checks.rules.model import MEND, Case, Hit
from everyreader.findings import Ground
from everyreader.formats.epub.files import NO_KIND


def _missing(case: Case) -> Iterator[Hit]:
    for name in case.reading.files.missing:
        yield Hit(name, file=case.reading.package.name)


def _unlisted(case: Case) -> Iterator[Hit]:
    for name in case.reading.files.unlisted:
        yield Hit(name, file=name)


def _doubled(case: Case) -> Iterator[Hit]:
    for name in case.reading.files.doubled:
        yield Hit(name, file=name)


def _misnamed(case: Case) -> Iterator[Hit]:
    for name in case.reading.files.misnamed:
        yield Hit(f"“{name}”", file=name)


def _mimetype(case: Case) -> Iterator[Hit]:
    if case.reading.files.mimetype:
        yield Hit(case.reading.files.mimetype, file="mimetype")


def _mistaken(case: Case) -> Iterator[Hit]:
    """An image that shows nothing in the browser is another rule's."""
    seen = {use.name for use in case.reading.uses if use.what == "img"} if case.reading.rendered else set()
    for one in case.reading.files.mistaken:
        if one.name in seen and one.found == NO_KIND:
            continue
        yield Hit(f"{one.name} is said to be {one.declared} and is {one.found}", file=one.name)


def _listed_twice(case: Case) -> Iterator[Hit]:
    package = case.reading.package
    for name, times in Counter(one.name for one in package.items if one.name).items():
        if times > 1:
            yield Hit(f"{name} has {times} lines", file=package.name)
    for identifier, times in Counter(one.id for one in package.items if one.id).items():
        if times > 1:
            yield Hit(f"{times} lines have the identifier “{identifier}”", file=package.name)


def _incomplete(case: Case) -> Iterator[Hit]:
    for one in case.reading.package.items:
        lacking = [
            name
            for name, value in (("id", one.id), ("href", one.href), ("media-type", one.media_type))
            if not value
        ]
        if lacking:
            yield Hit(
                f"the line for “{one.href or one.id}” lacks {', '.join(lacking)}",
                file=case.reading.package.name,
            )


def _broken(case: Case) -> Iterator[Hit]:
    for name, reason in case.reading.broken:
        yield Hit(reason, file=name)


def _outdated(case: Case) -> Iterator[Hit]:
    version = case.reading.package.version
    if not version.startswith("3."):
        yield Hit(f"it says version “{version}”", file=case.reading.package.name)


_LIST = "list each file of the book once in the manifest"
RULES = (
    rule(
        "PKG-001",
        "file-missing",
        "EPUB 3.3, 5.6.2",
        "the manifest lists a file that is not in the book",
        "put the file into the book, or take its line and all that refers to it out",
        _missing,
    ),
    rule(
        "PKG-002",
        "file-unlisted",
        "EPUB 3.3, 5.6.1",
        "a file lies in the book and the manifest does not list it",
        "list it in the manifest, or take it out",
        _unlisted,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "PKG-003",
        "file-doubled",
        "EPUB 3.3, 4.2.3",
        "two files of the book have the same name",
        "keep one, or give them names that differ in more than capital letters",
        _doubled,
    ),
    rule(
        "PKG-004",
        "file-misnamed",
        "EPUB 3.3, 4.2.3",
        "a file has a name that not every system can open",
        'use none of " * : < > ? | \\ in it, and no full stop at its end',
        _misnamed,
        rests_on=Ground.ADVICE,
    ),
    rule(
        "PKG-005",
        "mimetype-wrong",
        "EPUB 3.3, 4.3.3",
        "the file does not begin as an e-book must, so that some systems will not open it",
        "pack it with the uncompressed file mimetype first",
        _mimetype,
    ),
    rule(
        "PKG-006",
        "media-type-wrong",
        "EPUB 3.3, 5.6.2",
        "a file is not of the type that the manifest gives",
        "write the type that the file has, or put in the right file",
        _mistaken,
    ),
    rule(
        "PKG-007",
        "listed-twice",
        "EPUB 3.3, 5.6.2",
        "the manifest lists something twice",
        _LIST,
        _listed_twice,
    ),
    rule(
        "PKG-038",
        "document-broken",
        "EPUB 3.3, 3.9",
        "a document beside the reading order cannot be read",
        "make it well-formed XML, or take it out",
        _broken,
    ),
    rule(
        "PKG-015",
        "package-outdated",
        "EPUB 3.3, 5.4",
        "the book is not EPUB 3, so it cannot hold what newer reading systems offer their readers",
        MEND,
        _outdated,
        rests_on=Ground.HINT,
    ),
    rule(
        "PKG-039",
        "manifest-line-incomplete",
        "EPUB 3.3, 5.6.2",
        "a line of the manifest lacks what it must say",
        "give it an id, an href and a media-type",
        _incomplete,
    ),
)
