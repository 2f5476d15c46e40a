"""PKG: the e-book's cover, for who chooses by it and who cannot see it (EPUB 3.3, 5.6; WCAG 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.language.dates import says_date
from everyreader.model.findings import Ground
from everyreader.model.text import folded


@where("e-books with a cover, and ours")
def _has_cover(case: Case[EpubReading]) -> bool:
    return bool(case.reading.cover_page) or not case.foreign


@rule(
    "PKG-034",
    "cover-undeclared",
    on=BOOK,
    criterion="EPUB 3.3, 5.6.2",
    message="the cover is not marked as such, and libraries show another or none",
    fix='write properties="cover-image" at the image that the cover shows',
    applies=_has_cover,
    house=True,
)
def cover_undeclared(case: Case[EpubReading]) -> Iterator[Hit]:
    reading = case.reading
    package = reading.package
    marked = [one for one in package.items if "cover-image" in one.properties]
    if not reading.cover_page and not case.foreign:
        yield Hit("no document shows it alone", file=package.name)
    if not marked:
        yield Hit("no image is marked as the cover", file=package.name)
    for one in marked:
        if not one.media_type.startswith("image/"):
            yield Hit(f"{one.name} is no image", file=package.name)
        page = reading.document(reading.cover_page)
        if page and one.name not in [use.name for use in page.uses]:
            yield Hit(f"{page.name} shows another image than {one.name}", file=package.name)
    if len(marked) > 1:
        yield Hit(f"{len(marked)} images are", file=package.name)


@where("e-books with a cover")
def _shows_cover(case: Case[EpubReading]) -> bool:
    return bool(case.reading.cover_page)


@rule(
    "PKG-035",
    "cover-silent",
    on=BOOK,
    criterion="WCAG 1.1.1",
    message="the cover has no words for those who cannot see it",
    fix="write in its alternative text what the cover says",
    applies=_shows_cover,
)
def cover_silent(case: Case[EpubReading]) -> Iterator[Hit]:
    if case.reading.cover_is_decoration:
        yield Hit(file=case.reading.cover_page)


@rule(
    "PKG-036",
    "cover-words-differ",
    on=BOOK,
    criterion="WCAG 1.1.1",
    message="the cover's alternative text does not give the title, the publisher and the date that it shows",
    fix=REBUILD,
    applies=where("e-books of ours with a cover")(
        lambda case: _shows_cover(case) and case.publication is not None and not case.foreign
    ),
    house=True,
    rests_on=Ground.WORDS,
)
def cover_words_differ(case: Case[EpubReading]) -> Iterator[Hit]:
    if case.publication is None:
        return
    said, own = folded(case.reading.cover_alt or ""), case.publication.metadata
    named = all(folded(one) in said for one in (own.title, own.publisher))
    if said and not (named and says_date(said, own.date, own.language)):
        yield Hit(f"it says “{short(said)}”", file=case.reading.cover_page)


@rule(
    "PKG-037",
    "cover-out-of-place",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.1",
    message="the cover does not come first",
    fix="put its line first in the spine",
    applies=_shows_cover,
    rests_on=Ground.ADVICE,
)
def cover_out_of_place(case: Case[EpubReading]) -> Iterator[Hit]:
    reading = case.reading
    if reading.cover_page in reading.spine and reading.spine.index(reading.cover_page):
        yield Hit(
            f"{reading.cover_page} is document {reading.spine.index(reading.cover_page) + 1}",
            file=reading.package.name,
        )
