"""PKG: the e-book's files, and its manifest (EPUB 3.3, 3 to 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.model import MEND, Hit, rule
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.files import NO_KIND
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground


@rule(
    "PKG-001",
    "file-missing",
    on=BOOK,
    criterion="EPUB 3.3, 5.6.2",
    message="the manifest lists a file that is not in the book",
    fix="put the file into the book, or take its line and all that refers to it out",
)
def file_missing(case: Case[EpubReading]) -> Iterator[Hit]:
    for name in case.reading.files.missing:
        yield Hit(name, file=case.reading.package.name)


@rule(
    "PKG-002",
    "file-unlisted",
    on=BOOK,
    criterion="EPUB 3.3, 5.6.1",
    message="a file lies in the book and the manifest does not list it",
    fix="list it in the manifest, or take it out",
    rests_on=Ground.ADVICE,
)
def file_unlisted(case: Case[EpubReading]) -> Iterator[Hit]:
    for name in case.reading.files.unlisted:
        yield Hit(name, file=name)


@rule(
    "PKG-003",
    "file-doubled",
    on=BOOK,
    criterion="EPUB 3.3, 4.2.3",
    message="two files of the book have the same name",
    fix="keep one, or give them names that differ in more than capital letters",
)
def file_doubled(case: Case[EpubReading]) -> Iterator[Hit]:
    for name in case.reading.files.doubled:
        yield Hit(name, file=name)


@rule(
    "PKG-004",
    "file-misnamed",
    on=BOOK,
    criterion="EPUB 3.3, 4.2.3",
    message="a file has a name that not every system can open",
    fix='use none of " * : < > ? | \\ in it, and no full stop at its end',
    rests_on=Ground.ADVICE,
)
def file_misnamed(case: Case[EpubReading]) -> Iterator[Hit]:
    for name in case.reading.files.misnamed:
        yield Hit(f"“{name}”", file=name)


@rule(
    "PKG-005",
    "mimetype-wrong",
    on=BOOK,
    criterion="EPUB 3.3, 4.3.3",
    message="the file does not begin as an e-book must, so that some systems will not open it",
    fix="pack it with the uncompressed file mimetype first",
)
def mimetype_wrong(case: Case[EpubReading]) -> Iterator[Hit]:
    if case.reading.files.mimetype:
        yield Hit(case.reading.files.mimetype, file="mimetype")


@rule(
    "PKG-006",
    "media-type-wrong",
    on=BOOK,
    criterion="EPUB 3.3, 5.6.2",
    message="a file is not of the type that the manifest gives",
    fix="write the type that the file has, or put in the right file",
)
def media_type_wrong(case: Case[EpubReading]) -> Iterator[Hit]:
    """An image that shows nothing in the browser is another rule's."""
    seen = {use.name for use in case.reading.uses if use.what == "img"} if case.reading.rendered else set()
    for one in case.reading.files.mistaken:
        if one.name in seen and one.found == NO_KIND:
            continue
        yield Hit(f"{one.name} is said to be {one.declared} and is {one.found}", file=one.name)


_LIST = "list each file of the book once in the manifest"


@rule(
    "PKG-007",
    "listed-twice",
    on=BOOK,
    criterion="EPUB 3.3, 5.6.2",
    message="the manifest lists something twice",
    fix=_LIST,
)
def listed_twice(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    for name, times in Counter(one.name for one in package.items if one.name).items():
        if times > 1:
            yield Hit(f"{name} has {times} lines", file=package.name)
    for identifier, times in Counter(one.id for one in package.items if one.id).items():
        if times > 1:
            yield Hit(f"{times} lines have the identifier “{identifier}”", file=package.name)


@rule(
    "PKG-039",
    "manifest-line-incomplete",
    on=BOOK,
    criterion="EPUB 3.3, 5.6.2",
    message="a line of the manifest lacks what it must say",
    fix="give it an id, an href and a media-type",
)
def manifest_line_incomplete(case: Case[EpubReading]) -> Iterator[Hit]:
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


@rule(
    "PKG-038",
    "document-broken",
    on=BOOK,
    criterion="EPUB 3.3, 3.9",
    message="a document beside the reading order cannot be read",
    fix="make it well-formed XML, or take it out",
)
def document_broken(case: Case[EpubReading]) -> Iterator[Hit]:
    for name, reason in case.reading.broken:
        yield Hit(reason, file=name)


@rule(
    "PKG-015",
    "package-outdated",
    on=BOOK,
    criterion="EPUB 3.3, 5.4",
    message="the book is not EPUB 3, so it cannot hold what newer reading systems offer their readers",
    fix=MEND,
    rests_on=Ground.HINT,
)
def package_outdated(case: Case[EpubReading]) -> Iterator[Hit]:
    version = case.reading.package.version
    if not version.startswith("3."):
        yield Hit(f"it says version “{version}”", file=case.reading.package.name)
