"""Accessibility metadata in words for readers, as the W3C's Accessibility Metadata Display Guide 2.0 has
bookshops and libraries say it.

The statements are the guide's own, in their short form, spelt as it spells them; which of them applies
follows its techniques for EPUB metadata (https://www.w3.org/TR/epub-a11y-meta-guide-20/). Metadata that is
silent is said to be silent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_NOTHING = "No information is available"
_ALTERNATIVES = {"alternativeText", "longDescription", "describedMath", "transcript"}
_NAVIGATION = (
    ("tableOfContents", "Table of contents"),
    ("index", "Index"),
    ("pageNavigation", "Go to page"),
    ("structuralNavigation", "Headings"),
)
_RICH = (
    ("MathML", "Math as MathML"),
    ("latex", "Math as LaTeX"),
    ("describedMath", "Text descriptions of math are provided"),
    ("MathML-chemistry", "Chemical formulas in MathML"),
    ("latex-chemistry", "Chemical formulas in LaTeX"),
    ("longDescription", "Information-rich images are described by extended descriptions"),
    ("closedCaptions", "Videos have closed captions"),
    ("openCaptions", "Videos have open captions"),
    ("transcript", "Transcript(s) provided"),
)
_HAZARDS = (
    ("flashing", "Flashing content"),
    ("motionSimulation", "Motion simulation"),
    ("sound", "Sounds"),
)
_ADDITIONAL = (
    ("ARIA", "ARIA roles included"),
    ("audioDescription", "Audio descriptions"),
    ("braille", "Braille"),
    ("fullRubyAnnotations", "Full ruby annotations"),
    ("highContrastAudio", "High contrast between foreground and background audio"),
    ("highContrastDisplay", "High contrast between foreground text and background"),
    ("largePrint", "Large print"),
    ("pageBreakMarkers", "Page breaks included"),
    ("rubyAnnotations", "Some Ruby annotations"),
    ("signLanguage", "Sign language"),
    ("tactileGraphic", "Tactile graphics"),
    ("tactileObject", "Tactile 3D objects"),
    ("ttsMarkup", "Text-to-speech hinting provided"),
)
Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Field:
    """One of the guide's fields: its title and the statements under it."""

    title: str
    statements: tuple[str, ...]


def display(metadata: Values) -> tuple[Field, ...]:
    """The guide's fields in its order. ``metadata`` has schema.org's properties (``schema:accessMode`` …),
    ``dcterms:conformsTo`` and ``a11y:…``, as read back from a file.

    Ways of reading and conformance always stand there; another field only where something is known of it, as
    the guide allows.
    """
    features = set(metadata.get("schema:accessibilityFeature", ()))
    fields = [
        Field("Ways of reading", tuple(_ways(metadata, features))),
        Field("Conformance", tuple(_conformance(metadata))),
        Field("Navigation", _listed(features, _NAVIGATION)),
        Field("Rich content", _listed(features, _RICH)),
        Field("Hazards", tuple(_hazards(metadata.get("schema:accessibilityHazard", ())))),
        Field("Accessibility summary", metadata.get("schema:accessibilitySummary", ())),
        Field("Legal considerations", _legal(metadata)),
        Field("Additional accessibility information", _listed(features, _ADDITIONAL)),
    ]
    return tuple(one for one in fields if one.statements)


def _legal(metadata: Values) -> tuple[str, ...]:
    return (
        ("Claims an accessibility exemption in some jurisdictions",) if metadata.get("a11y:exemption") else ()
    )


def _listed(features: set[str], table: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(words for name, words in table if name in features)


def _ways(metadata: Values, features: set[str]) -> Iterator[str]:
    if "displayTransformability" in features:
        yield "Appearance can be modified"
    elif "pre-paginated" in metadata.get("rendition:layout", ()):
        yield "Appearance cannot be modified"
    else:
        yield "No information about appearance modifiability is available"
    yield from _nonvisual(metadata, features)
    modes, sufficient = set(metadata.get("schema:accessMode", ())), _sufficient(metadata)
    if features & {"synchronizedAudioText", "sync-audio-text"} or metadata.get("media:duration"):
        yield "Prerecorded audio synchronized with text"
    elif {"auditory"} in sufficient:
        yield "Prerecorded audio only"
    elif "auditory" in modes:
        yield "Complementary audio and text"
    else:
        yield "No information about prerecorded audio is available"


def _nonvisual(metadata: Values, features: set[str]) -> Iterator[str]:
    modes, sufficient = set(metadata.get("schema:accessMode", ())), _sufficient(metadata)
    if modes == {"textual"} or {"textual"} in sufficient:
        yield "Readable in read aloud or dynamic braille"
    elif any("textual" in one for one in sufficient) or features & _ALTERNATIVES:
        yield "Not fully readable in read aloud or dynamic braille"
    elif modes and "textual" not in modes:
        yield "Not readable in read aloud or dynamic braille"
    else:
        yield "No information about nonvisual reading is available"
    if features & _ALTERNATIVES:
        yield "Has alternative text"


def _sufficient(metadata: Values) -> list[set[str]]:
    """The sets of modes that do together: ``textual,visual`` in an e-book, an ItemList in a page's
    JSON-LD."""
    return [set(_modes(one)) for one in metadata.get("schema:accessModeSufficient", ())]


def _modes(value: str) -> Iterable[str]:
    if value.startswith("{"):
        try:
            return json.loads(value).get("itemListElement", ())
        except (ValueError, AttributeError):
            return ()
    return (one.strip() for one in value.split(","))


def _conformance(metadata: Values) -> Iterator[str]:
    claims = metadata.get("dcterms:conformsTo", ())
    for claim in claims:
        yield f"This publication claims to meet {claim}"
    for certifier in metadata.get("a11y:certifiedBy", ()):
        yield f"The publication was certified by {certifier}"
    for credential in metadata.get("a11y:certifierCredential", ()):
        yield f"The certifier's credential is {credential}"
    if not claims:
        yield _NOTHING


def _hazards(values: Iterable[str]) -> Iterator[str]:
    values = set(values)
    absent = {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"}
    if "none" in values or absent <= values:
        yield "No hazards"
    elif "unknown" in values or {f"unknown{name[2:]}" for name in absent} <= values:
        yield "The presence of hazards is unknown"
    else:
        yield from _listed(values, _HAZARDS)
