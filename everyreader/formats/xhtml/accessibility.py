"""Accessibility metadata that is true: computed from what is in the statement, never from what a format could
hold.

The vocabulary is schema.org's, as EPUB Accessibility 1.1 (2.3) requires it. ``conformsTo`` is not among it:
no automatic check proves conformance, a person's review does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from everyreader.formats.xhtml.fragment import Traits
from everyreader.model.decisions import Conformance
from everyreader.model.publication import Resource


@dataclass(frozen=True)
class Accessibility:
    """Values for ``schema:accessMode``, ``accessModeSufficient`` and so on; ``summary`` is English prose."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]  # each a list of modes that do together, joined by commas
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


def describe(
    traits: Traits,
    resources: Iterable[Resource],
    *,
    features: tuple[str, ...] = (),
    conformance: Conformance | None = None,
) -> Accessibility:
    """What can be said of a rendition with ``traits``; ``features`` are those that its container adds.

    ``conformance`` is what a person's review has earned.
    """
    has_pictures = bool(traits.images or traits.images_without_alt)
    own = [*features]
    if traits.headings > 1:
        own.append("structuralNavigation")
    if traits.images and not traits.images_without_alt:
        own.append("alternativeText")
    if traits.formulas:
        own.append("MathML")
    if traits.formulas and traits.formulas == traits.formulas_described:
        own.append("describedMath")
    return Accessibility(
        modes=("textual", "visual") if has_pictures else ("textual",),
        sufficient=_sufficient(traits, has_pictures),
        features=tuple(sorted(own, key=str.lower)),
        hazards=("unknown",) if any(one.motion and not one.stilled for one in resources) else ("none",),
        summary=_summary(traits, conformance),
    )


def _sufficient(traits: Traits, has_pictures: bool) -> tuple[str, ...]:
    if not has_pictures:
        return ("textual",)
    return ("textual,visual",) if traits.images_without_alt else ("textual", "textual,visual")


def _summary(traits: Traits, conformance: Conformance | None) -> str:
    said = ["The text can be enlarged, recoloured and read aloud, in one order from beginning to end."]
    if traits.headings > 1:
        said.append("Headings and contents lead to each part.")
    if traits.images and not traits.images_without_alt:
        said.append("Every image that carries meaning has an alternative text.")
    if traits.images_without_alt:
        said.append("Some images have no alternative text.")
    if traits.tables and not traits.tables_without_headers:
        said.append("Tables have header cells.")
    if traits.formulas:
        said.append("Formulas are MathML.")
    if traits.notes:
        said.append("Notes are linked both ways.")
    if conformance:
        said.append(f"{conformance.certifier} reviewed it against {conformance.standard}.")
    else:
        said.append("Conformance to WCAG has not been certified.")
    return " ".join(said)
