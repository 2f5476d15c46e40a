"""PKG: the e-book's files, its manifest and its reading order (EPUB 3.3, 3 to 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.book import alone, is_book, main_texts, rule
from everyreader.checks.rules.model import MEND, Case, Hit, short
from everyreader.findings import Severity
from everyreader.formats.epub.files import NO_KIND
from everyreader.formats.epub.opf import DOCUMENT

_E, _W = Severity.ERROR, Severity.WARNING
_SHOWN = frozenset((DOCUMENT, "image/svg+xml"))
_COPY = 200  # characters that two documents share before one counts as a copy of the other


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
    for identifier, times in Counter(one.id for one in package.items).items():
        if times > 1:
            yield Hit(f"{times} lines have the identifier “{identifier}”", file=package.name)


def _spine_unknown(case: Case) -> Iterator[Hit]:
    package = case.reading.package
    for place in package.places:
        if place.item is None:
            yield Hit(f"“{place.idref}” is in no line of the manifest", file=package.name)
    if not package.places:
        yield Hit("it has no line at all", file=package.name)


def _spine_twice(case: Case) -> Iterator[Hit]:
    package = case.reading.package
    for idref, times in Counter(one.idref for one in package.places).items():
        if times > 1:
            yield Hit(f"“{idref}” stands there {times} times", file=package.name)


def _unshown(case: Case) -> Iterator[Hit]:
    """Documents of other types need one to fall back on (EPUB 3.3, 3.5.1)."""
    package = case.reading.package
    by_id = {one.id: one for one in package.items}
    mistaken = {one.name for one in case.reading.files.mistaken}
    for item in package.spine:
        seen, one = set(), item
        while one is not None and one.media_type not in _SHOWN and one.id not in seen:
            seen.add(one.id)
            one = by_id.get(one.fallback)
        if (one is None or one.id in seen) and item.name not in mistaken:
            yield Hit(f"{item.name} is {item.media_type}", file=package.name)


def _linked(case: Case) -> set[str]:
    """The files to which a link leads from another document, or from the older contents."""
    older = {line.target.name for line in case.reading.navigation.older}
    return older | {
        link.name for one in case.reading.documents for link in one.links if link.name not in ("", one.name)
    }


def _fallbacks(case: Case) -> set[str]:
    named = {one.fallback for one in case.reading.package.items if one.fallback}
    return {one.name for one in case.reading.package.items if one.id in named}


def _not_in_spine(case: Case) -> Iterator[Hit]:
    reading = case.reading
    linked = _linked(case)
    embedded = {use.name for use in reading.uses} | _fallbacks(case)
    for one in reading.documents:
        beside = one.name in (reading.navigation.name, *reading.spine, *embedded)
        if one.words and not beside and not one.all_kinds & {"toc", "landmarks", "page-list"}:
            detail = "" if one.name in linked else ", and no link leads there"
            yield Hit(f"{one.name}{detail}", excerpt=short(one.first), file=one.name)


def _set_aside(case: Case) -> set[str]:
    places = case.reading.package.places
    linear = {one.item.name for one in places if one.item and one.linear}
    return {one.item.name for one in places if one.item and not one.linear} - linear


def _has_aside(case: Case) -> bool:
    return is_book(case) and bool(_set_aside(case))


def _text_aside(case: Case) -> Iterator[Hit]:
    """Our own texts, and what says that it is a main part, stand in the reading order; of others a person has to judge."""
    aside, linked = _set_aside(case), _linked(case)
    for one in main_texts(case.reading):
        if one.name in aside and one.name in linked:
            sure = case.publication is not None or bool(one.kinds & {"bodymatter", "chapter", "part"})
            yield Hit(one.name, excerpt=short(one.first), file=one.name, unsure=not sure)


def _unreachable(case: Case) -> Iterator[Hit]:
    for name in sorted(_set_aside(case) - _linked(case)):
        yield Hit(name, file=name)


def _copied(case: Case) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for one in case.reading.texts:
        text = " ".join(one.first.split())
        if len(text) < _COPY:
            continue
        before = seen.setdefault(f"{one.words} {text}", one.name)
        if before != one.name:
            yield Hit(
                f"{one.name} begins as {before} does and is as long", excerpt=short(text), file=one.name
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
        _E,
        "EPUB 3.3, 5.6.2",
        "the manifest lists a file that is not in the book",
        "put the file into the book, or take its line and all that refers to it out",
        _missing,
    ),
    rule(
        "PKG-002",
        "file-unlisted",
        _W,
        "EPUB 3.3, 5.6.1",
        "a file lies in the book and the manifest does not list it",
        "list it in the manifest, or take it out",
        _unlisted,
    ),
    rule(
        "PKG-003",
        "file-doubled",
        _E,
        "EPUB 3.3, 4.2.3",
        "two files of the book have the same name",
        "keep one, or give them names that differ in more than capital letters",
        _doubled,
    ),
    rule(
        "PKG-004",
        "file-misnamed",
        _W,
        "EPUB 3.3, 4.2.3",
        "a file has a name that not every system can open",
        'use none of " * : < > ? | \\ in it, and no full stop at its end',
        _misnamed,
    ),
    rule(
        "PKG-005",
        "mimetype-wrong",
        _E,
        "EPUB 3.3, 4.3.3",
        "the file does not begin as an e-book must, so that some systems will not open it",
        "pack it with the uncompressed file mimetype first",
        _mimetype,
    ),
    rule(
        "PKG-006",
        "media-type-wrong",
        _E,
        "EPUB 3.3, 5.6.2",
        "a file is not of the type that the manifest gives",
        "write the type that the file has, or put in the right file",
        _mistaken,
    ),
    rule(
        "PKG-007",
        "listed-twice",
        _E,
        "EPUB 3.3, 5.6.2",
        "the manifest lists something twice",
        _LIST,
        _listed_twice,
    ),
    rule(
        "PKG-008",
        "reading-order-broken",
        _E,
        "EPUB 3.3, 5.7.2",
        "the reading order names what is not there",
        "let each line of the spine name a document of the manifest",
        _spine_unknown,
    ),
    rule(
        "PKG-009",
        "reading-order-repeats",
        _E,
        "EPUB 3.3, 5.7.2",
        "a document stands in the reading order twice",
        "keep one line for it in the spine",
        _spine_twice,
    ),
    rule(
        "PKG-010",
        "text-outside-reading-order",
        _E,
        "EPUB 3.3, 5.7.1",
        "a document with text is not in the reading order, so that whoever reads on never meets it",
        "add it to the spine, or take it out of the book",
        _not_in_spine,
    ),
    rule(
        "PKG-011",
        "text-set-aside",
        _E,
        "EPUB 3.3, 5.7.2",
        "a main text is marked as lying beside the reading order, and reading systems may pass over it",
        'take linear="no" off its line in the spine',
        _text_aside,
        _has_aside,
        "e-books with documents beside the reading order",
    ),
    rule(
        "PKG-012",
        "document-unreachable",
        _E,
        "EPUB 3.3, 5.7.2",
        "a document lies beside the reading order and no link leads to it",
        'link to it, or take linear="no" off its line in the spine',
        _unreachable,
        _has_aside,
        "e-books with documents beside the reading order",
    ),
    rule(
        "PKG-013",
        "document-copied",
        _E,
        "EPUB 3.3, 5.7.1",
        "the same text stands in two documents",
        "keep one of them",
        _copied,
        alone,
        "e-books without a statement beside them",
    ),
    rule(
        "PKG-014",
        "document-not-shown",
        _E,
        "EPUB 3.3, 3.5.1",
        "the reading order has a file that reading systems need not be able to show",
        "make it XHTML, or name an XHTML document as its fallback",
        _unshown,
    ),
    rule(
        "PKG-038",
        "document-broken",
        _E,
        "EPUB 3.3, 3.9",
        "a document beside the reading order cannot be read",
        "make it well-formed XML, or take it out",
        _broken,
    ),
    rule(
        "PKG-015",
        "package-outdated",
        Severity.NOTICE,
        "EPUB 3.3, 5.4",
        "the book is not EPUB 3, so it cannot hold what newer reading systems offer their readers",
        MEND,
        _outdated,
    ),
)
