"""ALT: alternatives of images and formulas (WCAG 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from everyreader.checks.alignment import words
from everyreader.checks.rules.located import pictures
from everyreader.checks.rules.model import PAGES, READINGS, REBUILD, Case, Hit, Rule, short
from everyreader.findings import Ground, Rendition
from everyreader.publication import Kind, Role, Unit

_SOURCE = (Rendition.SOURCE,)
_PICTURE_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp)", re.IGNORECASE)


def _alternatives(unit: Unit, role: Role = Role.ALT) -> list[str]:
    return [" ".join(run.text.split()) for run in unit.runs if run.role is role]


def _has_pictures(case: Case) -> bool:
    return any(True for _ in pictures(case.publication))


def _alternative_missing(case: Case) -> Iterator[Hit]:
    for _, text, line in pictures(case.publication):
        if not text:
            yield Hit("", line)


def _file_name(case: Case) -> Iterator[Hit]:
    stems = {PurePosixPath(resource.name).stem.casefold() for resource in case.publication.resources}
    for _, text, line in pictures(case.publication):
        if text and (_PICTURE_FILE.fullmatch(text) or text.casefold() in stems):
            yield Hit(f"“{text}”", line, text)


def _caption_copied(case: Case) -> Iterator[Hit]:
    units = case.publication.all_units
    for unit, after in pairwise(units):
        same = (
            unit.kind is Kind.IMAGE and after.kind is Kind.CAPTION and _plain(unit.text) == _plain(after.text)
        )
        if same and unit.text:
            yield Hit(f"“{short(unit.text)}”", unit.line, short(unit.text))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _formula_silent(case: Case) -> Iterator[Hit]:
    for unit in case.publication.all_units:
        for text in _alternatives(unit, Role.MATH):
            if not text:
                yield Hit(f"in “{short(words(unit), 50)}”" if words(unit) else "", unit.line)


def _alternative_lost(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.missing:
            if unit.kind in (Kind.IMAGE, Kind.MATH):
                yield Hit(f"“{short(unit.text)}”", unit.line, short(unit.text))
        for pair in (*alignment.pairs, *alignment.changed):
            for role in (Role.ALT, Role.MATH):
                was, now = _alternatives(pair.expected, role), _alternatives(pair.found, role)
                if len(now) < len(was) or [
                    text for text, other in zip(was, now, strict=False) if text and not other
                ]:
                    yield Hit(f"“{short(pair.expected.text)}”", pair.expected.line, short(pair.expected.text))


def _alternative_changed(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.added:
            if unit.kind in (Kind.IMAGE, Kind.MATH):
                yield Hit(f"“{short(unit.text)}” is not in the statement", None, short(unit.text))
        for pair in (*alignment.pairs, *alignment.changed):
            for role in (Role.ALT, Role.MATH):
                was, now = _alternatives(pair.expected, role), _alternatives(pair.found, role)
                if len(now) >= len(was) and was != now and all(now):
                    yield Hit(f"{was} became {now}", pair.expected.line, short(pair.expected.text))


def _alternative_absent(case: Case) -> Iterator[Hit]:
    if getattr(case.reading, "rendered", ()):
        return  # ALT-009 looks at the rendered documents
    for name in case.reading.images_without_alt:
        yield Hit(name)


def _decoration_changed(case: Case) -> Iterator[Hit]:
    expected, found = case.publication.decorative, case.reading.decorative
    if expected != found and case.rendition in PAGES:
        yield Hit(f"{found} marked as decoration, the statement has {expected}")


RULES = (
    Rule(
        "ALT-001",
        "alternative-missing",
        "WCAG 1.1.1",
        "an image has no alternative text",
        "write it between the brackets, or mark the image {.decorative}",
        _SOURCE,
        _alternative_missing,
        _has_pictures,
        applicability="statements with images",
    ),
    Rule(
        "ALT-002",
        "alternative-is-file-name",
        "WCAG 1.1.1 (F30)",
        "an alternative text is a file's name",
        "say what the image shows",
        _SOURCE,
        _file_name,
        _has_pictures,
        applicability="statements with images",
    ),
    Rule(
        "ALT-003",
        "alternative-is-caption",
        "WCAG 1.1.1",
        "an alternative text repeats the caption",
        "say what the image shows; the caption is read anyway",
        _SOURCE,
        _caption_copied,
        _has_pictures,
        applicability="statements with images",
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "ALT-004",
        "formula-without-words",
        "WCAG 1.1.1",
        "a formula has no spoken alternative",
        'write [$…$]{alt="…"}, or a backslash before a dollar sign that is none',
        _SOURCE,
        _formula_silent,
    ),
    Rule(
        "ALT-005",
        "alternative-lost",
        "WCAG 1.1.1",
        "an alternative text is lost",
        REBUILD,
        READINGS,
        _alternative_lost,
        rests_on=Ground.WORDS,
    ),
    Rule(
        "ALT-006",
        "alternative-changed",
        "WCAG 1.1.1",
        "an alternative text is changed",
        REBUILD,
        READINGS,
        _alternative_changed,
        rests_on=Ground.WORDS,
    ),
    Rule(
        "ALT-007",
        "alternative-undeclared",
        "WCAG 1.1.1",
        "an image has neither words nor a mark as decoration",
        REBUILD,
        READINGS,
        _alternative_absent,
        alone=True,
    ),
    Rule(
        "ALT-008",
        "decoration-changed",
        "WCAG 1.1.1",
        "decorative images are not what the statement says",
        REBUILD,
        READINGS,
        _decoration_changed,
    ),
)
