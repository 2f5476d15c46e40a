"""TLK: what a W3C Audiobook tells programs of its accessibility is so (Audiobooks, 5.11)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.metadata_summary import conformance_claims
from everyreader.checks.rules.model import Hit, rule, short
from everyreader.checks.rules.subjects import AUDIOBOOK, Case
from everyreader.formats.lpf.read.reading import LpfReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Role

_WANTED = (
    "accessMode",
    "accessModeSufficient",
    "accessibilityFeature",
    "accessibilityHazard",
    "accessibilitySummary",
)
_NEEDS_VIDEO = (
    "audioDescription",
    "captions",
    "closedCaptions",
    "openCaptions",
    "signLanguage",
)  # of what is neither sound nor text


@rule(
    "TLK-047",
    "audiobook-access-untrue",
    on=AUDIOBOOK,
    criterion="Audiobooks, 5.11",
    message="what the manifest says of its accessibility is not complete, or not true",
    fix="say what is in the book, and nothing else",
)
def audiobook_access_untrue(case: Case[LpfReading]) -> Iterator[Hit]:
    reading = case.reading
    beside = any(one.alternates for one in reading.tracks)
    text = True if reading.units else None if beside else False  # what kind of alternate it is cannot be told
    for name in _WANTED:
        if not any(reading.metadata.get(name, ())):
            unsaid = Ground.ADVICE if case.foreign else None  # the standard recommends it
            yield Hit(f"{name} is not said", file=reading.main, rests_on=unsaid)
    for name, value, true in (
        ("accessMode", "auditory", bool(reading.tracks)),
        ("accessMode", "textual", text),
        ("accessMode", "visual", _shows_images(case)),
        ("accessModeSufficient", "auditory", None if reading.images_without_alt else bool(reading.tracks)),
        ("accessModeSufficient", "textual", None if reading.images_without_alt else text),
        ("accessibilityFeature", "tableOfContents", True if reading.toc else None),
        ("accessibilityFeature", "synchronizedAudioText", False),
    ):
        said = reading.metadata.get(name, ())
        if said and true is not None and (value in said) is not true:
            yield Hit(f"{name} {'lacks' if true else 'claims'} {value}", file=reading.main)
    if not any(kind.startswith(("video/", "image/gif")) for kind in reading.resources.values()):
        for value in sorted(set(reading.metadata.get("accessibilityFeature", ())).intersection(_NEEDS_VIDEO)):
            yield Hit(f"accessibilityFeature claims {value}", file=reading.main)
    yield from _claims_conformance(case)


def _claims_conformance(case: Case[LpfReading]) -> Iterator[Hit]:
    """The summary is where a manifest can claim it; a person's review has to stand behind it."""
    if case.publication is None or case.foreign or case.publication.decisions.conformance:
        return
    for text in case.reading.metadata.get("accessibilitySummary", ()):
        for sentence in conformance_claims(text):
            detail = f"accessibilitySummary claims conformance: “{short(sentence)}”"
            yield Hit(detail, file=case.reading.main)


def _shows_images(case: Case[LpfReading]) -> bool | None:
    """Of a text that was read: whether images with words are in it; decoration alone may be named or not."""
    if not case.reading.units:
        return None
    units = (*case.reading.units, *case.reading.notes)
    described = any(run.role is Role.ALT for unit in units for run in unit.runs)
    return True if described or case.reading.images_without_alt else None if case.reading.pictures else False
