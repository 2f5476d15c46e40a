"""MET: what an e-book says about who can read it: no contradictions, nothing left out (EPUB Accessibility
1.1, 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from everyreader.checks.rules.book.metadata import FEATURE, MODE, holds, metadata_of, plays
from everyreader.checks.rules.book.metadata_summary import beyond_cover, held
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Role

_SUFFICIENT, _HAZARD = "schema:accessModeSufficient", "schema:accessibilityHazard"
_VOCABULARY: Mapping[str, frozenset[str]] = {  # schema.org accessibility properties, W3C Community Group
    name: frozenset(values.split())
    for name, values in {
        MODE: "auditory chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual "
        "musicOnVisual tactile "
        "textOnVisual textual visual",
        _SUFFICIENT: "auditory tactile textual visual",
        FEATURE: "annotations ARIA bookmarks index pageBreakMarkers printPageNumbers pageNavigation "
        "readingOrder "
        "structuralNavigation tableOfContents taggedPDF alternativeText audioDescription closedCaptions "
        "captions "
        "describedMath longDescription longDescriptions openCaptions signLanguage transcript "
        "displayTransformability "
        "synchronizedAudioText timingControl unlocked ChemML latex latex-chemistry MathML MathML-chemistry "
        "ttsMarkup "
        "highContrastAudio highContrastDisplay largePrint braille tactileGraphic tactileObject "
        "fullRubyAnnotations "
        "horizontalWriting rubyAnnotations verticalWriting withAdditionalWordSegmentation "
        "withoutAdditionalWordSegmentation none unknown",
        _HAZARD: "flashing noFlashingHazard unknownFlashingHazard motionSimulation noMotionSimulationHazard "
        "unknownMotionSimulationHazard sound noSoundHazard unknownSoundHazard none unknown",
    }.items()
}
_HAZARDS = (
    ("flashing", "noFlashingHazard", "unknownFlashingHazard"),
    ("motionSimulation", "noMotionSimulationHazard", "unknownMotionSimulationHazard"),
    ("sound", "noSoundHazard", "unknownSoundHazard"),
)


def _hazards(case: Case[EpubReading]) -> Iterator[Hit]:
    said = set(metadata_of(case, _HAZARD))
    for lonely in ("none", "unknown"):
        if lonely in said and len(said) > 1:
            yield Hit(f"“{lonely}” beside {', '.join(sorted(said - {lonely}))}")
    for several in _HAZARDS:
        if len(said.intersection(several)) > 1:
            yield Hit(" beside ".join(one for one in several if one in said))
    features = set(metadata_of(case, FEATURE))
    if "none" in features and len(features) > 1:
        yield Hit(f"accessibilityFeature “none” beside {', '.join(sorted(features - {'none'}))}")


def _moves(case: Case[EpubReading]) -> bool:
    return holds(case.reading, "moves") or bool(
        case.reading.moving if case.reading.rendered else case.reading.animated
    )


@rule(
    "MET-026",
    "hazard-doubtful",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="what is said about hazards does not fit what moves or sounds",
    fix="name the hazards that there are",
    rests_on=Ground.ADVICE,
)
def hazard_doubtful(case: Case[EpubReading]) -> Iterator[Hit]:
    """Whether what moves also flashes nobody but a person can tell; what does not move does not.

    Where the metadata contradicts itself, another rule says so.
    """
    if any(_hazards(case)):
        return
    said, moves = set(metadata_of(case, _HAZARD)), _moves(case)
    if not moves:
        for one in sorted(said & {"flashing", "motionSimulation"}):
            yield Hit(f"“{one}” is named, and nothing moves")
    if "sound" in said and not plays(case.reading):
        yield Hit("“sound” is named, and there is none")
    if said == {"unknown"} and not moves and not plays(case.reading) and not case.foreign:
        yield Hit("“unknown” is said, and nothing moves or sounds")
    if moves and said & {"none", "noFlashingHazard", "noMotionSimulationHazard"}:
        yield Hit("something moves, and no hazard is named", unsure=True)


@rule(
    "MET-008",
    "sufficiency-uncovered",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="a sense is said to suffice for reading in which the book is not given",
    fix="name each of them as accessMode, or take it out of accessModeSufficient",
)
def sufficiency_uncovered(case: Case[EpubReading]) -> Iterator[Hit]:
    modes = set(metadata_of(case, MODE))
    for value in metadata_of(case, _SUFFICIENT):
        lacking = [one for one in _modes(value) if one in _VOCABULARY[_SUFFICIENT] and one not in modes]
        if modes and lacking:
            yield Hit(f"“{value}” is to suffice, and accessMode does not name {', '.join(lacking)}")


def _modes(value: str) -> list[str]:
    return [one for one in re.split(r"[\s,]+", value) if one]


@rule(
    "MET-009",
    "vocabulary-unknown",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="accessibility metadata has a value that no library's software knows",
    fix="write the value as schema.org's list has it, small and capital letters as there",
    rests_on=Ground.ADVICE,
)
def vocabulary_unknown(case: Case[EpubReading]) -> Iterator[Hit]:
    for name, known in _VOCABULARY.items():
        alike = {one.casefold(): one for one in known}
        for value in metadata_of(case, name):
            for one in _modes(value) if name == _SUFFICIENT else [value.partition("/")[0]]:
                if one not in known:
                    better = alike.get(one.casefold())
                    yield Hit(
                        f"{name} “{short(value, 40)}”" + (f", which is written “{better}”" if better else "")
                    )


def _must_claim(case: Case[EpubReading]) -> Iterator[tuple[str, bool]]:
    book, has = case.reading, held(case)
    yield "tableOfContents", bool(book.navigation.toc)
    yield "structuralNavigation", sum(len(one.headings) for one in book.texts) > 1
    yield "alternativeText", has.images and has.all_described and beyond_cover(case)
    yield "MathML", has.formulas
    yield "synchronizedAudioText", has.overlay
    yield "pageNavigation", bool(book.navigation.page_list)
    yield "pageBreakMarkers", bool(book.navigation.page_list) and any(one.pages for one in book.texts)
    yield "index", any("index" in one.all_kinds for one in book.texts)
    yield "captions", holds(book, "track captions")
    yield "ttsMarkup", holds(book, "speech markup")
    if case.publication is not None and not case.foreign:
        roles = [run for unit in case.publication.all_units for run in unit.runs if run.role is Role.MATH]
        yield "describedMath", bool(roles) and all(run.text for run in roles)
        yield "displayTransformability", True
        yield "readingOrder", True


def _reads_everything_aloud(case: Case[EpubReading]) -> bool:
    """A sense that is not named at all is another rule's; images without words are not heard."""
    modes, book = metadata_of(case, MODE), case.reading
    return (
        "auditory" in modes
        and bool(book.overlay)
        and not book.overlays.uncovered
        and held(case).all_described
    )


_OTHER_NAMES = {"pageBreakMarkers": "printPageNumbers", "captions": "closedCaptions"}


@rule(
    "MET-010",
    "feature-unclaimed",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="the metadata keeps silent about a help that is there",
    fix="add it as an accessibilityFeature",
    rests_on=Ground.ADVICE,
)
def feature_unclaimed(case: Case[EpubReading]) -> Iterator[Hit]:
    said, has = set(metadata_of(case, FEATURE)), held(case)
    if (
        not case.foreign
        and has.all_described
        and metadata_of(case, _SUFFICIENT)
        and "textual" not in metadata_of(case, _SUFFICIENT)
    ):
        yield Hit("accessModeSufficient textual")
    if (
        not case.foreign
        and _reads_everything_aloud(case)
        and "auditory" not in metadata_of(case, _SUFFICIENT)
    ):
        yield Hit("accessModeSufficient auditory")
    for feature, there in _must_claim(case):
        if said and there and feature not in said and _OTHER_NAMES.get(feature) not in said:
            yield Hit(f"accessibilityFeature {feature}")


@rule(
    "MET-011",
    "mode-unclaimed",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="the metadata keeps silent about a sense that the book needs or offers",
    fix="add it as an accessMode",
)
def mode_unclaimed(case: Case[EpubReading]) -> Iterator[Hit]:
    """A mode that is said to suffice and is not named is another rule's."""
    modes, has = set(metadata_of(case, MODE)), held(case)
    told = {one for value in metadata_of(case, _SUFFICIENT) for one in _modes(value)}
    for mode, there in (
        ("textual", any(one.words for one in case.reading.texts)),
        ("visual", has.images and beyond_cover(case)),
        ("auditory", has.sound and (case.foreign or not _plays_from_elsewhere(case))),
    ):
        if modes and there and mode not in modes | told:
            yield Hit(f"accessMode {mode}")


def _plays_from_elsewhere(case: Case[EpubReading]) -> bool:
    """In a book of ours that is itself the defect, and another rule names it."""
    return any(use.remote and use.may_be_remote for use in case.reading.uses)


@rule(
    "MET-014",
    "page-source-unsaid",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 3.3",
    message="the book has page numbers and does not say of which printed edition",
    fix="name the edition in pageBreakSource",
    applies=where("e-books with a list of pages")(lambda case: bool(case.reading.navigation.page_list)),
    rests_on=Ground.ADVICE,
)
def page_source_unmetadata_of(case: Case[EpubReading]) -> Iterator[Hit]:
    named = ("schema:pageBreakSource", "pageBreakSource", "a11y:pageBreakSource", "source-of")
    refined = any(
        one.property == "source-of" and one.value == "pagination" for one in case.reading.refinements
    )
    if not refined and not any(metadata_of(case, name) for name in named):
        yield Hit()


hazards_contradict = rule(
    "MET-007",
    "hazards-contradict",
    on=BOOK,
    criterion="EPUB Accessibility 1.1, 2.2",
    message="the metadata contradicts itself",
    fix="say of each hazard only whether it is there, is not there, or is unknown",
)(_hazards)
