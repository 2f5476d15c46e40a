"""MET: what an e-book's summary of accessibility promises is so (EPUB Accessibility 1.1, 2.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from everyreader.checks.rules.book.metadata import holds, plays
from everyreader.checks.rules.model import Hit, rule, short
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role

_SUMMARY = "schema:accessibilitySummary"
_EMPTY_SUMMARY = re.compile(
    r"\b(?:lorem ipsum|to ?do|tbd|t\.b\.d|xxx+|insert|placeholder|your summary|summary goes here|n/a)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|none|without|cannot|lacks?|never|nor|isn't|hasn't|don't|doesn't)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:[^.;!?]|\.(?=\d))+")  # “WCAG 2.2” is within one


@dataclass(frozen=True)
class Held:
    """What the book holds: by the statement where there is one, for its losses are other rules', else by the
    file."""

    images: bool
    all_described: bool
    tables: bool
    formulas: bool
    notes: bool
    pages: bool
    sound: bool
    overlay: bool


def held(case: Case[EpubReading]) -> Held:
    """What the e-book of ``case`` holds."""
    book, own = case.reading, case.publication
    pages = any(one.pages for one in book.texts) or bool(book.navigation.page_list)
    if own is None:
        return Held(
            images=holds(book, "image with words"),
            all_described=not book.images_without_alt,
            tables=holds(book, "table"),
            formulas=any("mathml" in one.inside for one in book.documents),
            notes=bool(book.notes or book.note_marks),
            pages=pages,
            sound=plays(book),
            overlay=bool(book.overlay),
        )
    roles = {run.role for unit in own.all_units for run in unit.runs if run.text}
    kinds = {unit.kind for unit in own.all_units}
    return Held(
        images=Role.ALT in roles,
        all_described=True,
        tables=bool(kinds & {Kind.CELL, Kind.COLUMN_HEADER, Kind.ROW_HEADER}),
        formulas=Role.MATH in roles,
        notes=bool(own.notes),
        pages=pages,
        sound=plays(book),
        overlay=bool(book.overlay),
    )


def beyond_cover(case: Case[EpubReading]) -> bool:
    """Whether an image with words is more than the cover."""
    return case.publication is not None or any(
        "image with words" in one.features
        for one in case.reading.documents
        if one.name != case.reading.cover_page
    )


_DESCRIBED = "images with descriptions"

# What a summary may promise, as English words for it; each must be in one sentence without a negation.
_PROMISES: tuple[tuple[str, str, Callable[[Held], bool]], ...] = (
    (
        r"\b(?:images?|pictures?|illustrations?|figures?)\b.*\b(?:alternative|alt|descri\w+)",
        _DESCRIBED,
        lambda has: has.images and has.all_described,
    ),
    (
        r"\bpage[ -](?:numbers|list|breaks|markers|navigation)\b|\bprint(?:ed)? pages?\b",
        "page numbers",
        lambda has: has.pages,
    ),
    (
        r"\bmedia overlays?\b|\bsynchroni[sz]ed\b|\bnarrat\w+|\bread by\b",
        "narration",
        lambda has: has.overlay or has.sound,
    ),
    (
        r"\bvideos?\b.*\bcaption|\bsubtitles?\b|\bsign language\b|\btranscripts?\b",
        "captions, transcripts or sign language",
        lambda has: has.sound,
    ),
    (r"\bmathml\b|\bformulas?\b|\bequations?\b", "formulas", lambda has: has.formulas),
    (r"\btables? ha(?:ve|s)\b|\btable headers?\b|\bheader cells\b", "tables", lambda has: has.tables),
    (r"\b(?:foot|end)?notes? (?:are|is) linked\b", "notes", lambda has: has.notes),
)

_NO_IMAGES = re.compile(
    r"\b(?:no|without(?: any)?) (?:images|pictures|illustrations|visual content)\b", re.IGNORECASE
)
_CONFORMS = re.compile(
    r"\b(?:conform|compl(?:y|ies)|compliant|meets?|certified|satisf)\w*\b.*\b(?:WCAG|EPUB Accessibility"
    r"|Level A{1,3})"
    r"|\b(?:WCAG|EPUB Accessibility|Level A{1,3})\b.*\b(?:conform|compliant|certified|satisf|met)",
    re.IGNORECASE,
)
_HOPES = re.compile(r"\b(?:striv|aim|intend|seek|hope|attempt|goal|plan)\w*", re.IGNORECASE)


def conformance_claims(text: str) -> Iterator[str]:
    """The sentences of a summary that claim conformance."""
    for sentence in _SENTENCE.findall(text):
        if _CONFORMS.search(sentence) and not _DENIED.search(sentence):
            yield sentence.strip()


@rule(
    "MET-012",
    "summary-empty",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="the summary of accessibility says nothing",
    fix="say in one or two sentences who can read the book and how, and what is lacking",
    rests_on=Ground.ADVICE,
)
def summary_empty(case: Case[EpubReading]) -> Iterator[Hit]:
    """One that is not there at all is another rule's."""
    for text in case.reading.metadata.get(_SUMMARY, ()):
        same = text in {case.reading.title, case.reading.package.value("dcterms:description")}
        if len(text.split()) < 4 or same or _EMPTY_SUMMARY.search(text):
            yield Hit(f"“{short(text)}”")


@rule(
    "MET-013",
    "summary-contradicts",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="the summary of accessibility promises what is not so",
    fix="sum up what the book truly has",
)
def summary_contradicts(case: Case[EpubReading]) -> Iterator[Hit]:
    has = held(case)
    for text in case.reading.metadata.get(_SUMMARY, ()):
        if _NO_IMAGES.search(text) and has.images and beyond_cover(case):
            yield Hit("it says that there are no images")
        for sentence in _SENTENCE.findall(text):
            if _DENIED.search(sentence):
                continue
            for words, what, is_there in _PROMISES:
                if re.search(words, sentence, re.IGNORECASE) and not is_there(has):
                    idle = case.foreign and what == _DESCRIBED and has.all_described  # of a book with none
                    detail = f"it promises {what}: “{short(sentence.strip())}”"
                    yield Hit(detail, rests_on=Ground.ADVICE if idle else None)
            claims = _CONFORMS.search(sentence) and not _HOPES.search(sentence)
            if claims and not case.reading.metadata.get("dcterms:conformsTo"):
                detail = f"it claims conformance, the metadata does not: “{short(sentence.strip())}”"
                yield Hit(detail, rests_on=Ground.ADVICE if case.foreign else None)
