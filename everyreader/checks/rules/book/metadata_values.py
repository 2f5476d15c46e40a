"""MET: what an e-book says of its title, makers, dates and identifiers can be used (EPUB 3.3, 5.5)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from langcodes import tag_is_valid

from everyreader.checks.rules.book.metadata import metadata_of
from everyreader.checks.rules.book.row import alone
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.text import folded

_NO_TITLE = re.compile(
    r"(?:\[?(?:unknown|untitled|no title|title|book|document|new document|my book|ebook|test"
    r"|sample)(?: title)?\]?\s*\d*|"
    r"[\w.-]+\.(?:epub|docx?|odt|pdf|html?|indd|md|txt)|microsoft word - .*)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:unknown|author|anonymous author|admin(?:istrator)?|user|n/?a|none|.*calibre.*|microsoft.*)",
    re.IGNORECASE,
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_MODIFIED = "%Y-%m-%dT%H:%M:%SZ"
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?")
_ONCE = (
    "dcterms:date",
    "media:active-class",
    "media:playback-active-class",
    "media:duration",
    "rendition:layout",
    "rendition:orientation",
)
_OF_MAKERS = ("role", "file-as", "display-seq", "alternate-script")


@rule(
    "MET-015",
    "title-unsaid",
    on=BOOK,
    criterion="WCAG 2.4.2",
    message="the e-book has no title that says what it is",
    fix="write its title as dc:title",
    applies=alone,
)
def title_unsaid(case: Case[EpubReading]) -> Iterator[Hit]:
    titles = [one for one in metadata_of(case, "dcterms:title") if one]
    if not titles:
        yield Hit("there is none")
    elif _NO_TITLE.fullmatch(titles[0]):
        yield Hit(f"it says “{short(titles[0])}”")


@rule(
    "MET-016",
    "language-unsaid",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.3.3",
    message="the package does not say the book's language",
    fix="write it as dc:language, such as en or pt-BR",
    why="A voice or braille table for the wrong language makes the words unintelligible.",
)
def language_unsaid(case: Case[EpubReading]) -> Iterator[Hit]:
    """Beside a statement a language that is missing is another rule's."""
    said = metadata_of(case, "dcterms:language")
    if not any(said) and case.publication is None:
        yield Hit("there is none")
    for one in said:
        if one and not tag_is_valid(one):
            yield Hit(f"“{short(one)}” is no language that is known")


@rule(
    "MET-017",
    "identifier-broken",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.3.1",
    message="the e-book has no identifier that tells it from others",
    fix="write one as dc:identifier and name it as the unique-identifier",
)
def identifier_broken(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    if not package.identifier:
        if any(metadata_of(case, "dcterms:identifier")) or case.publication is None:
            yield Hit(f"the package names “{package.unique}”, and no identifier is called so")
        return
    value = package.identifier
    if case.publication is None or value != case.publication.metadata.identifier:
        uuid, isbn = value.removeprefix("urn:uuid:"), value.removeprefix("urn:isbn:")
        if uuid != value and not _UUID.fullmatch(uuid):
            yield Hit(f"“{short(value)}” is no UUID")
        if isbn != value and not _is_isbn(isbn):
            yield Hit(f"“{short(value)}” is no ISBN: its check digit is wrong")


def _is_isbn(text: str) -> bool:
    digits = [10 if one in "xX" else int(one) for one in text if one.isdecimal() or one in "xX"]
    if len(digits) == 10:
        return sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    return len(digits) == 13 and sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0


@rule(
    "MET-018",
    "modified-wrong",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.6",
    message="the e-book does not say once and clearly when it was last changed",
    fix="write the moment as dcterms:modified, in UTC",
)
def modified_wrong(case: Case[EpubReading]) -> Iterator[Hit]:
    if case.reading.package.version.startswith("2"):
        return
    said = metadata_of(case, "dcterms:modified")
    if len(said) != 1:
        yield Hit(f"it is said {len(said)} times")
    for one in said:
        try:
            datetime.strptime(one, _MODIFIED).replace(tzinfo=UTC)
        except ValueError:
            yield Hit(f"“{short(one)}” is no moment in the form CCYY-MM-DDThh:mm:ssZ")


@rule(
    "MET-019",
    "maker-unsaid",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.4",
    message="the e-book does not say whose it is",
    fix="write its authors as dc:creator and its publisher as dc:publisher",
    applies=alone,
    rests_on=Ground.ADVICE,
)
def maker_unsaid(case: Case[EpubReading]) -> Iterator[Hit]:
    makers = [one for name in ("creator", "publisher") for one in metadata_of(case, f"dcterms:{name}") if one]
    if not makers:
        yield Hit("there is neither author nor publisher")
    for one in makers:
        if _NOBODY.fullmatch(one):
            yield Hit(f"it says “{short(one)}”")


@where("e-books without a statement beside them and with a date")
def _has_date(case: Case[EpubReading]) -> bool:
    return alone(case) and bool(metadata_of(case, "dcterms:date"))


@rule(
    "MET-020",
    "date-odd",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.4",
    message="the date of publication cannot be understood",
    fix="write it as 2024-05-02",
    applies=_has_date,
    rests_on=Ground.ADVICE,
)
def date_odd(case: Case[EpubReading]) -> Iterator[Hit]:
    for one in metadata_of(case, "dcterms:date"):
        found = _DATE.fullmatch(one)
        year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
        try:
            datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            yield Hit(f"“{short(one)}” is no date")


@rule(
    "MET-021",
    "said-twice",
    on=BOOK,
    criterion="EPUB 3.3, 5.5",
    message="the metadata says something twice",
    fix="say it once",
    rests_on=Ground.ADVICE,
)
def said_twice(case: Case[EpubReading]) -> Iterator[Hit]:
    for name, values in case.reading.metadata.items():
        if not name.startswith(("dcterms:", "schema:", *_ONCE)) or name == "dcterms:modified":
            continue
        for value, times in Counter(folded(one).casefold() for one in values if one).items():
            if times > 1:
                yield Hit(f"{name} “{short(value)}”")
        if name in _ONCE and len({folded(one) for one in values}) > 1:
            yield Hit(f"{name} says {', '.join(f'“{short(one, 30)}”' for one in values)}")


@where("e-books whose metadata refines other metadata")
def _refines(case: Case[EpubReading]) -> bool:
    return bool(case.reading.package.refinements)


@rule(
    "MET-022",
    "refinement-of-nothing",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.5",
    message="the metadata says something of what is not there",
    fix="let refines name an identifier of the package",
    applies=_refines,
)
def refinement_of_nothing(case: Case[EpubReading]) -> Iterator[Hit]:
    package = case.reading.package
    files = {one.href for one in package.items}
    own = case.publication.metadata.author if case.publication else None
    lacking = own is not None and own != case.reading.metadata.get("dcterms:creator", ())
    for one in package.refinements:
        if lacking and one.property in _OF_MAKERS:
            continue  # a maker who is missing is another rule's
        if one.subject not in package.ids and one.subject not in files:
            yield Hit(
                f"{one.property} “{short(one.value, 40)}” is said of “{one.subject}”", file=package.name
            )


@rule(
    "MET-023",
    "metadata-empty",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.2",
    message="the metadata has a line without a value",
    fix="write the value, or take the line out",
    rests_on=Ground.ADVICE,
)
def metadata_empty(case: Case[EpubReading]) -> Iterator[Hit]:
    """Title and language have rules of their own, beside a statement what it says, too."""
    told = {
        "dcterms:title",
        "dcterms:language",
        "dcterms:identifier",
        "dcterms:date",
        "schema:accessibilitySummary",
    }
    if case.publication is not None:
        told |= {
            f"dcterms:{name}"
            for name in ("publisher", "creator", "subject", "description", "rights", "source")
        }
    for name, values in case.reading.metadata.items():
        if name.startswith(("dcterms:", "schema:", "media:")) and name not in told and "" in values:
            yield Hit(name)
