"""PKG: the e-book's reading order: every text in it, once, and where it belongs (EPUB 3.3, 5.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.book.row import alone, main_texts
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.content import Document
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.text import folded
from everyreader.zipbook.opf import DOCUMENT

_SHOWN = frozenset((DOCUMENT, "image/svg+xml"))
_COPY = 200  # characters that two documents share before one counts as a copy of the other


@rule(
    "PKG-008",
    "reading-order-broken",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.2",
    message="the reading order names what is not there",
    fix="let each line of the spine name a document of the manifest",
)
def reading_order_broken(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    for place in package.places:
        if place.item is None:
            yield Hit(f"“{place.idref}” is in no line of the manifest", file=package.name)
    if not package.places:
        yield Hit("it has no line at all", file=package.name)


@rule(
    "PKG-009",
    "reading-order-repeats",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.2",
    message="a document stands in the reading order twice",
    fix="keep one line for it in the spine",
)
def reading_order_repeats(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    for idref, times in Counter(one.idref for one in package.places).items():
        if times > 1:
            yield Hit(f"“{idref}” stands there {times} times", file=package.name)


@rule(
    "PKG-014",
    "document-not-shown",
    on=BOOK,
    criterion="EPUB 3.3, 3.5.1",
    message="the reading order has a file that reading systems need not be able to show",
    fix="make it XHTML, or name an XHTML document as its fallback",
)
def document_not_shown(case: Case[EpubReading]) -> Iterator[Hit]:
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


def _linked(case: Case[EpubReading]) -> set[str]:
    """The files to which a link leads from another document, or from the older contents."""
    older = {line.target.name for line in case.reading.navigation.older}
    return older | {
        link.name for one in case.reading.documents for link in one.links if link.name not in ("", one.name)
    }


def _is_contents(one: Document) -> bool:
    """Whether it is mostly links to other documents, or says that it is a list of places."""
    linked = sum(len(link.words.split()) for link in one.links if link.name not in ("", one.name))
    return bool(one.all_kinds & {"toc", "landmarks", "page-list"}) or linked > one.words / 2


def _fallbacks(case: Case[EpubReading]) -> set[str]:
    named = {one.fallback for one in case.reading.package.items if one.fallback}
    return {one.name for one in case.reading.package.items if one.id in named}


@rule(
    "PKG-010",
    "text-outside-reading-order",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.1",
    message="a document with text is not in the reading order, so that whoever reads on never meets it",
    fix="add it to the spine, or take it out of the book",
    rests_on=Ground.WORDS,
)
def text_outside_reading_order(case: Case[EpubReading]) -> Iterator[Hit]:
    reading = case.reading
    linked = _linked(case)
    embedded = {use.name for use in reading.uses} | _fallbacks(case)
    for one in reading.documents:
        beside = one.name in (reading.navigation.name, *reading.spine, *embedded)
        if one.words and not beside and not _is_contents(one):
            detail = "" if one.name in linked else ", and no link leads there"
            yield Hit(f"{one.name}{detail}", excerpt=short(one.first), file=one.name)


def _set_aside(case: Case[EpubReading]) -> set[str]:
    places = case.reading.package.places
    linear = {one.item.name for one in places if one.item and one.linear}
    return {one.item.name for one in places if one.item and not one.linear} - linear


@where("e-books with documents beside the reading order")
def _has_aside(case: Case[EpubReading]) -> bool:
    return bool(_set_aside(case))


@rule(
    "PKG-011",
    "text-set-aside",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.2",
    message="a main text is marked as lying beside the reading order, and reading systems may pass over it",
    fix='take linear="no" off its line in the spine',
    applies=_has_aside,
    house=True,
    rests_on=Ground.WORDS,
)
def text_set_aside(case: Case[EpubReading]) -> Iterator[Hit]:
    """Our own texts, and what says that it is a main part, stand in the reading order; of others a person has
    to judge."""
    aside, linked = _set_aside(case), _linked(case)
    for one in main_texts(case.reading):
        if one.name in aside and one.name in linked:
            sure = case.publication is not None or bool(one.kinds & {"bodymatter", "chapter", "part"})
            yield Hit(one.name, excerpt=short(one.first), file=one.name, unsure=not sure)


@rule(
    "PKG-012",
    "document-unreachable",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.2",
    message="a document lies beside the reading order and no link leads to it",
    fix='link to it, or take linear="no" off its line in the spine',
    applies=_has_aside,
)
def document_unreachable(case: Case[EpubReading]) -> Iterator[Hit]:
    for name in sorted(_set_aside(case) - _linked(case) - {case.reading.navigation.name}):
        yield Hit(name, file=name)


@rule(
    "PKG-013",
    "document-copied",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.1",
    message="the same text stands in two documents",
    fix="keep one of them",
    applies=alone,
    rests_on=Ground.ADVICE,
)
def document_copied(case: Case[EpubReading]) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for one in case.reading.texts:
        text = folded(one.first)
        if len(text) < _COPY:
            continue
        before = seen.setdefault(f"{one.words} {text}", one.name)
        if before != one.name:
            yield Hit(
                f"{one.name} begins as {before} does and is as long", excerpt=short(text), file=one.name
            )
