"""MET: what a page of ours tells programs of its accessibility is what it has, no more and no less
(schema.org)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.book.metadata import FEATURE, MODE
from everyreader.checks.rules.book.metadata_summary import conformance_claims
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import PAGE, WithStatement
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.publication import Kind, Role

_SUFFICIENT, _HAZARD, _SUMMARY = (
    "schema:accessModeSufficient",
    "schema:accessibilityHazard",
    "schema:accessibilitySummary",
)
_FEWEST = 4  # words of a summary that says something
_SENSES = ("auditory", "tactile", "textual", "visual")


@where("pages of ours")
def _describes_itself(case: WithStatement[HtmlReading]) -> bool:
    return not case.foreign


@rule(
    "MET-027",
    "page-access-untrue",
    on=PAGE.with_statement,
    criterion="EN 301 549 12.1.1",
    message="what the page tells programs of its accessibility is not complete, or not true",
    fix=REBUILD,
    applies=_describes_itself,
    why=(
        "Catalogues and search engines offer it to readers who then cannot read it, or keep it from "
        "those who could."
    ),
)
def page_access_untrue(case: WithStatement[HtmlReading]) -> Iterator[Hit]:
    """What it claims of features that are not there is another rule's; a page that says nothing of it claims
    nothing."""
    said, own = case.reading.metadata, case.publication
    roles = {run.role for unit in own.all_units for run in unit.runs if run.text}
    modes = said.get(MODE, ())
    yield from _differing(
        "accessMode", modes, {"textual": True, "visual": Role.ALT in roles or None, "tactile": False}
    )
    for one in sorted(set(modes) - {*_SENSES}):
        yield Hit(f"accessMode claims {one}")
    sufficient = said.get(_SUFFICIENT, ())
    yield from _differing("accessModeSufficient", sufficient, {"textual": True})
    for one in sufficient:
        lacking = [mode for mode in one.split(",") if mode not in modes]
        if lacking:
            yield Hit(f"“{one}” is to suffice, and accessMode does not name {', '.join(lacking)}")
    yield from _differing("accessibilityFeature", said.get(FEATURE, ()), _features(case, roles))
    hazards = said.get(_HAZARD, ())
    if not hazards:
        yield Hit("accessibilityHazard is not said")
    if len(hazards) > 1 and {"none", "unknown"} & set(hazards):
        yield Hit(f"accessibilityHazard says {' and '.join(hazards)}")
    yield from _summary(case, " ".join(said.get(_SUMMARY, ())))


def _features(case: WithStatement[HtmlReading], roles: set[Role]) -> dict[str, bool | None]:
    own = case.publication
    headings = sum(unit.kind is Kind.HEADING for unit in own.units)
    return {
        "alternativeText": Role.ALT in roles or None,
        "MathML": Role.MATH in roles or None,
        "structuralNavigation": headings > 1 or None,
        "tableOfContents": bool(case.reading.contents) or None,
        "displayTransformability": True,
        "readingOrder": True,
    }


def _differing(name: str, said: tuple[str, ...], true: dict[str, bool | None]) -> Iterator[Hit]:
    """``None`` where it may be said or not."""
    for value, there in true.items():
        if there is not None and (value in said) is not there:
            yield Hit(f"{name} {'lacks' if there else 'claims'} {value}")


def _summary(case: WithStatement[HtmlReading], text: str) -> Iterator[Hit]:
    if len(text.split()) < _FEWEST:
        yield Hit("accessibilitySummary says nothing")
    if not case.publication.decisions.conformance:
        for sentence in conformance_claims(text):
            yield Hit(f"accessibilitySummary claims conformance: “{short(sentence)}”")
