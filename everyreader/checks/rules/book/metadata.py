"""MET: what a file says of itself is true (EPUB Accessibility 1.1, 2.2; schema.org accessibility
vocabulary)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from everyreader.checks.rules.book.row import alone
from everyreader.checks.rules.model import REBUILD, Hit, rule, short
from everyreader.checks.rules.subjects import BOOK_AND_PAGE, BOOK_METADATA, TAGGED, Case, WithStatement
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground, Rendition
from everyreader.model.publication import Kind, Publication, Role
from everyreader.model.reading import Reading
from everyreader.model.text import folded

FEATURE, MODE = "schema:accessibilityFeature", "schema:accessMode"
_MUST = (
    "accessMode",
    "accessibilityFeature",
    "accessibilityHazard",
)  # EPUB Accessibility 1.1, 2.2; the others should be there
_SHOULD = ("accessModeSufficient", "accessibilitySummary")


def _has(role: Role) -> Callable[[Publication], bool]:
    return lambda publication: any(
        run.role is role and run.text for unit in publication.all_units for run in unit.runs
    )


# schema:accessibilityFeature values that a statement's own content can prove or disprove …
_FEATURES: Mapping[str, Callable[[Publication], bool]] = {
    "alternativeText": _has(Role.ALT),
    "MathML": _has(Role.MATH),
    "describedMath": _has(Role.MATH),
    "structuralNavigation": lambda publication: any(unit.kind is Kind.HEADING for unit in publication.units),
    "braille": lambda publication: False,
    "certifiedBy": lambda publication: False,
}


def metadata_of(case: Case[EpubReading], name: str) -> tuple[str, ...]:
    """What the book says under a name, ``schema:accessMode`` for one; nothing where it says nothing."""
    return case.reading.metadata.get(name, ())


def holds(reading: EpubReading, *wanted: str) -> bool:
    """Whether any document holds one of ``wanted``, as ``Document.features`` names them."""
    return any(one.features & set(wanted) for one in reading.documents)


def plays(reading: EpubReading) -> bool:
    """Whether the book has sound."""
    return bool(reading.overlay) or holds(reading, "audio", "video")


# … and those that only the file itself can. That contents are missing is a rule of its own.
_IN_FILE: Mapping[str, Callable[[EpubReading], bool]] = {
    "alternativeText": lambda book: holds(book, "image with words"),
    "MathML": lambda book: any("mathml" in one.inside for one in book.documents),
    "describedMath": lambda book: holds(book, "described formula"),
    "structuralNavigation": lambda book: any(one.headings for one in book.texts),
    "index": lambda book: any("index" in one.all_kinds for one in book.texts),
    "pageBreakMarkers": lambda book: any(one.pages for one in book.texts),
    "printPageNumbers": lambda book: any(one.pages for one in book.texts),
    "pageNavigation": lambda book: bool(book.navigation.page_list),
    "synchronizedAudioText": lambda book: bool(book.overlay),
    "captions": lambda book: holds(book, "track captions", "track subtitles"),
    "closedCaptions": lambda book: holds(book, "track captions", "track subtitles"),
    "openCaptions": lambda book: holds(book, "video"),
    "audioDescription": lambda book: holds(book, "video"),
    "signLanguage": lambda book: holds(book, "video"),
    "transcript": plays,
    "longDescription": lambda book: holds(book, "long description"),
    "longDescriptions": lambda book: holds(book, "long description"),
    "ARIA": lambda book: any("ARIA" in one.features for one in book.texts),
    "ttsMarkup": lambda book: holds(book, "speech markup"),
    "rubyAnnotations": lambda book: holds(book, "ruby"),
    "fullRubyAnnotations": lambda book: holds(book, "ruby"),
    "unlocked": lambda book: not book.files.encrypted,
}

_OUR_MODES = frozenset(("auditory", "textual", "visual"))  # what pictures show nobody has told us
_OF_A_PAGE = ("displayTransformability", "readingOrder", "tableOfContents", "unlocked")


@rule(
    "MET-001",
    "metadata-claims-absent",
    on=BOOK_AND_PAGE,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="the metadata claims what is not there",
    fix="claim only what the content has",
)
def metadata_claims_absent(case: Case[Reading]) -> Iterator[Hit]:
    reading, metadata = case.reading, case.reading.metadata
    if not isinstance(reading, EpubReading) and case.publication is None:
        return  # a foreign page may have what no statement of ours has
    for feature in metadata.get(FEATURE, ()):
        if not _is_there(case, feature):
            yield Hit(f"accessibilityFeature {feature}")
    modes = metadata.get(MODE, ())
    if "visual" in modes and not _shows(case):
        yield Hit("accessMode visual, and there is no image")
    if "auditory" in modes and not (isinstance(reading, EpubReading) and plays(reading)):
        yield Hit("accessMode auditory, and there is no sound")
    if isinstance(reading, EpubReading) and case.publication is not None and not case.foreign:
        for mode in sorted(set(modes) - _OUR_MODES):
            yield Hit(f"accessMode {mode}")


def _is_there(case: Case[Reading], feature: str) -> bool:
    reading = case.reading
    if case.publication and feature in _FEATURES:
        return _FEATURES[feature](case.publication)
    if not isinstance(reading, EpubReading):
        return feature in _OF_A_PAGE or feature not in _IN_FILE
    return feature not in _IN_FILE or _IN_FILE[feature](reading)


def _shows(case: Case[Reading]) -> bool:
    if case.publication:
        return bool(case.publication.resources) or _has(Role.ALT)(case.publication)
    return not isinstance(case.reading, EpubReading) or holds(case.reading, "image", "video")


@rule(
    "MET-002",
    "metadata-unsaid",
    on=BOOK_METADATA,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="accessibility metadata is missing",
    fix=REBUILD,
)
def metadata_unsaid(case: Case[Reading]) -> Iterator[Hit]:
    """Of foreign books what the standard requires, of those that claim it; what it recommends is another
    rule's."""
    bound = case.publication is not None or bool(case.reading.metadata.get("dcterms:conformsTo"))
    for name in _MUST if case.publication is None else (*_MUST, *_SHOULD):
        if not case.reading.metadata.get(f"schema:{name}"):
            yield Hit(f"schema:{name}", rests_on=None if bound else Ground.ADVICE)


@rule(
    "MET-006",
    "recommendation-unsaid",
    on=BOOK_METADATA,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="accessibility metadata that readers choose by is missing",
    fix="say which senses suffice, and sum up in a sentence who can read the book and how",
    applies=alone,
    rests_on=Ground.ADVICE,
)
def recommendation_unsaid(case: Case[Reading]) -> Iterator[Hit]:
    for name in _SHOULD:
        if not case.reading.metadata.get(f"schema:{name}"):
            yield Hit(f"schema:{name}")


@rule(
    "MET-003",
    "file-title-differs",
    on=TAGGED.with_statement,
    criterion="WCAG 2.4.2",
    message="the file has another title",
    fix=REBUILD,
)
def file_title_differs(case: WithStatement[Reading]) -> Iterator[Hit]:
    """A page's title may add where it comes from, after the statement's own (WCAG technique G88)."""
    found, expected = folded(case.reading.title), folded(case.publication.metadata.title)
    same = found.startswith(expected) if case.rendition == Rendition.HTML else found == expected
    if not same:
        yield Hit(f"the file says “{short(found)}”")


@rule(
    "MET-004",
    "identity-differs",
    on=BOOK_METADATA.with_statement,
    criterion="EPUB 3.3, 5.5",
    message="the package names the statement otherwise",
    fix=REBUILD,
)
def identity_differs(case: WithStatement[Reading]) -> Iterator[Hit]:
    own = case.publication.metadata
    expected = {
        "dcterms:identifier": own.identifier,
        "dcterms:publisher": own.publisher,
        "dcterms:date": own.date.isoformat(),
        "dcterms:language": own.language,
    }
    for name, value in expected.items():
        found = case.reading.metadata.get(name, ())
        if found[:1] != (value,) and not (name == "dcterms:date" and found and found[0].startswith(value)):
            yield Hit(f"{name} is “{', '.join(found)}”, the statement says “{value}”")


@rule(
    "MET-005",
    "authorship-differs",
    on=BOOK_METADATA.with_statement,
    criterion="EPUB 3.3, 5.5.4",
    message="the package names other authors, subjects, rights or sources than the statement",
    fix=REBUILD,
)
def authorship_differs(case: WithStatement[Reading]) -> Iterator[Hit]:
    """Authors in every file; what else the statement says of itself in ours."""
    own = case.publication.metadata
    expected = {"creator": own.author}
    if not case.foreign:
        several = {
            "subject": own.subject,
            "description": (own.description,),
            "rights": (own.rights,),
            "source": (own.source,),
        }
        expected |= {name: tuple(filter(None, values)) for name, values in several.items()}
    for name, values in expected.items():
        found = tuple(dict.fromkeys(case.reading.metadata.get(f"dcterms:{name}", ())))
        if found != values:
            said = "; ".join(values) or "nothing"
            yield Hit(f"dc:{name} is “{short('; '.join(found))}”, the statement says “{short(said)}”")
