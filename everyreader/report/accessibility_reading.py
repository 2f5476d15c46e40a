"""What an edition's accessibility statement says, beside what it would say now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from everyreader.checks.accessibility_page import AccessibilityPage, read_accessibility_page
from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules import Verdict
from everyreader.model.findings import Outcome, ValidatorResult
from everyreader.model.publication import Publication
from everyreader.publishing.manifest import REPORT
from everyreader.report.accessibility import accessibility_data
from everyreader.report.judgement import Judgement
from everyreader.source.bounded import bounded
from everyreader.theme.templates_env import render

_Found = TypeVar("_Found", Verdict, ValidatorResult)
_MOST_BYTES = 20_000_000


def with_accessibility(
    reading: EditionReading, publication: Publication, judgement: Judgement, styles: Path
) -> EditionReading:
    """``reading`` with the accessibility statement, where there is one, and what it is to say."""
    try:
        text = bounded(reading.path / REPORT / "accessibility.html", _MOST_BYTES).decode("utf-8")
        page = read_accessibility_page(text)
    except (OSError, ValueError):
        return reading
    due = (_page(publication, one, styles) for one in _as_published(judgement))
    return replace(reading, accessibility=page, accessibility_due=tuple(due))


def _as_published(judgement: Judgement) -> Iterator[Judgement]:
    """As it was when it was published, without errors: everything tested, or not."""
    sound = replace(
        judgement,
        verdicts=tuple(_without_errors(judgement, judgement.verdicts)),
        validators=tuple(_without_errors(judgement, judgement.validators)),
    )
    untested = ValidatorResult(name="a validator", version="", outcome=Outcome.UNTESTED, reason="missing")
    yield sound
    yield replace(sound, validators=(*sound.validators, untested))


def _without_errors(judgement: Judgement, several: Iterable[_Found]) -> Iterator[_Found]:
    for one in several:
        if one.outcome is not Outcome.UNTESTED:
            kept = (finding for finding in one.findings if not judgement.decided(finding).blocks)
            yield replace(one, findings=tuple(kept))


def _page(publication: Publication, judgement: Judgement, styles: Path) -> AccessibilityPage:
    data = accessibility_data(publication, judgement)
    return read_accessibility_page(render("accessibility.html", styles=styles, data=data))
