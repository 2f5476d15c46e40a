"""ALT: alternatives of images and formulas (WCAG 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from everyreader.checks.alignment import words
from everyreader.checks.rules.model import PAGES, REBUILD, Hit, rule, short, where
from everyreader.checks.rules.places import pictures
from everyreader.checks.rules.subjects import STATEMENT, TAGGED, TEXTS, Case, WithStatement
from everyreader.model.findings import Ground
from everyreader.model.publication import Kind, Role, Unit
from everyreader.model.reading import Reading
from everyreader.model.text import folded
from everyreader.source.resources import is_name_or_address


def _alternatives(unit: Unit, role: Role = Role.ALT) -> list[str]:
    return [folded(run.text) for run in unit.runs if run.role is role]


@where("statements with images")
def _has_pictures(case: WithStatement[None]) -> bool:
    return any(True for _ in pictures(case.publication))


@rule(
    "ALT-001",
    "alternative-missing",
    on=STATEMENT,
    criterion="WCAG 1.1.1",
    message="an image has no alternative text",
    fix="write it between the brackets, or mark the image {.decorative}",
    applies=_has_pictures,
)
def alternative_missing(case: WithStatement[None]) -> Iterator[Hit]:
    for _, text, line in pictures(case.publication):
        if not text:
            yield Hit("", line)


@rule(
    "ALT-002",
    "alternative-is-file-name",
    on=STATEMENT,
    criterion="WCAG 1.1.1 (F30)",
    message="an alternative text is a file's name, or an address",
    fix="say what the image shows",
    applies=_has_pictures,
)
def alternative_is_file_name(case: WithStatement[None]) -> Iterator[Hit]:
    stems = {PurePosixPath(resource.name).stem.casefold() for resource in case.publication.resources}
    for _, text, line in pictures(case.publication):
        if text and (is_name_or_address(text) or text.casefold() in stems):
            yield Hit(f"“{text}”", line, text)


@rule(
    "ALT-003",
    "alternative-is-caption",
    on=STATEMENT,
    criterion="WCAG 1.1.1",
    message="an alternative text repeats the caption",
    fix="say what the image shows; the caption is read anyway",
    applies=_has_pictures,
    rests_on=Ground.ADVICE,
)
def alternative_is_caption(case: WithStatement[None]) -> Iterator[Hit]:
    units = case.publication.all_units
    for unit, after in pairwise(units):
        same = (
            unit.kind is Kind.IMAGE and after.kind is Kind.CAPTION and _plain(unit.text) == _plain(after.text)
        )
        if same and unit.text:
            yield Hit(f"“{short(unit.text)}”", unit.line, short(unit.text))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


@rule(
    "ALT-004",
    "formula-without-words",
    on=STATEMENT,
    criterion="WCAG 1.1.1",
    message="a formula has no spoken alternative",
    fix='write [$…$]{alt="…"}, or a backslash before a dollar sign that is none',
)
def formula_without_words(case: WithStatement[None]) -> Iterator[Hit]:
    for unit in case.publication.all_units:
        for text in _alternatives(unit, Role.MATH):
            if not text:
                yield Hit(f"in “{short(words(unit), 50)}”" if words(unit) else "", unit.line)


@rule(
    "ALT-005",
    "alternative-lost",
    on=TEXTS.with_statement,
    criterion="WCAG 1.1.1",
    message="an alternative text is lost",
    fix=REBUILD,
    rests_on=Ground.WORDS,
)
def alternative_lost(case: WithStatement[Reading]) -> Iterator[Hit]:
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


@rule(
    "ALT-006",
    "alternative-changed",
    on=TEXTS.with_statement,
    criterion="WCAG 1.1.1",
    message="an alternative text is changed",
    fix=REBUILD,
    rests_on=Ground.WORDS,
)
def alternative_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.added:
            if unit.kind in (Kind.IMAGE, Kind.MATH):
                yield Hit(f"“{short(unit.text)}” is not in the statement", None, short(unit.text))
        for pair in (*alignment.pairs, *alignment.changed):
            for role in (Role.ALT, Role.MATH):
                was, now = _alternatives(pair.expected, role), _alternatives(pair.found, role)
                if len(now) >= len(was) and was != now and all(now):
                    yield Hit(f"{was} became {now}", pair.expected.line, short(pair.expected.text))


@rule(
    "ALT-007",
    "alternative-undeclared",
    on=TEXTS,
    criterion="WCAG 1.1.1",
    message="an image has neither words nor a mark as decoration",
    fix=REBUILD,
)
def alternative_undeclared(case: Case[Reading]) -> Iterator[Hit]:
    if getattr(case.reading, "rendered", ()):
        return  # ALT-009 looks at the rendered documents
    for name in case.reading.images_without_alt:
        yield Hit(name)


@rule(
    "ALT-008",
    "decoration-changed",
    on=TAGGED.with_statement,
    criterion="WCAG 1.1.1",
    message="decorative images are not what the statement says",
    fix=REBUILD,
)
def decoration_changed(case: WithStatement[Reading]) -> Iterator[Hit]:
    expected, found = case.publication.decorative, case.reading.decorative
    if expected != found and case.rendition in PAGES:
        yield Hit(f"{found} marked as decoration, the statement has {expected}")
