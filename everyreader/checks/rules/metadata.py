"""MET: what a file says of itself is true (EPUB Accessibility 1.1, 2.2; schema.org accessibility vocabulary)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from everyreader.checks.rules.headings import headings
from everyreader.checks.rules.model import READINGS, Case, Hit, Rule, short
from everyreader.findings import Rendition, Severity
from everyreader.publication import Kind, Publication, Role

_EPUB = (Rendition.EPUB,)
_REBUILD = "build the edition again; if it happens again, the format's writer is at fault"


def _has(role: Role) -> Callable[[Publication], bool]:
    return lambda publication: any(
        run.role is role and run.text for unit in publication.all_units for run in unit.runs
    )


# schema:accessibilityFeature values that a statement's own content can prove or disprove.
_FEATURES: Mapping[str, Callable[[Publication], bool]] = {
    "alternativeText": _has(Role.ALT),
    "MathML": _has(Role.MATH),
    "describedMath": _has(Role.MATH),
    "structuralNavigation": lambda publication: (
        sum(unit.kind is Kind.HEADING for unit in publication.units) > 1
    ),
    "longDescription": lambda publication: False,
    "captions": lambda publication: False,
    "audioDescription": lambda publication: False,
    "signLanguage": lambda publication: False,
    "synchronizedAudioText": lambda publication: False,
    "pageBreakMarkers": lambda publication: False,
    "pageNavigation": lambda publication: False,
    "braille": lambda publication: False,
    "certifiedBy": lambda publication: False,
}


def _claims(case: Case) -> Iterator[Hit]:
    metadata = case.reading.metadata
    for feature in metadata.get("schema:accessibilityFeature", ()):
        proof = _FEATURES.get(feature)
        if proof and not proof(case.publication):
            yield Hit(f"accessibilityFeature {feature}")
    modes = metadata.get("schema:accessMode", ())
    if "visual" in modes and not (case.publication.resources or _has(Role.ALT)(case.publication)):
        yield Hit("accessMode visual, and there is no image")
    if "auditory" in modes:
        yield Hit("accessMode auditory, and there is no sound")
    for claim in (*metadata.get("dcterms:conformsTo", ()), *metadata.get("a11y:certifiedBy", ())):
        yield Hit(f"conformance “{short(claim)}”, and no person's review is on record")


def _unsaid(case: Case) -> Iterator[Hit]:
    for name in (
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    ):
        if not case.reading.metadata.get(f"schema:{name}"):
            yield Hit(f"schema:{name}")


def _title_differs(case: Case) -> Iterator[Hit]:
    """A page's title may add where it comes from, after the statement's own (WCAG technique G88)."""
    found, expected = " ".join(case.reading.title.split()), " ".join(case.publication.metadata.title.split())
    same = found.startswith(expected) if case.rendition is Rendition.HTML else found == expected
    if not same:
        yield Hit(f"the file says “{short(found)}”")


def _identity_differs(case: Case) -> Iterator[Hit]:
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


def _has_headings(case: Case) -> bool:
    return bool(headings(case))


RULES = (
    Rule(
        "MET-001",
        "metadata-claims-absent",
        Severity.ERROR,
        "EPUB Accessibility 1.1, 2.2",
        "the metadata claims what is not there",
        "claim only what the content has",
        _EPUB,
        _claims,
    ),
    Rule(
        "MET-002",
        "metadata-unsaid",
        Severity.ERROR,
        "EPUB Accessibility 1.1, 2.2",
        "accessibility metadata is missing",
        _REBUILD,
        _EPUB,
        _unsaid,
    ),
    Rule(
        "MET-003",
        "file-title-differs",
        Severity.ERROR,
        "WCAG 2.4.2",
        "the file has another title",
        _REBUILD,
        READINGS,
        _title_differs,
        _has_headings,
    ),
    Rule(
        "MET-004",
        "identity-differs",
        Severity.ERROR,
        "EPUB 3.3, 5.5",
        "the package names the statement otherwise",
        _REBUILD,
        _EPUB,
        _identity_differs,
    ),
)
