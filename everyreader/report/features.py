"""What each finished file offers a reader: its own accessibility metadata, or, where a format has no place for such, the same properties
computed from what reading the file back found."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from everyreader.model.findings import Rendition
from everyreader.model.publication import Kind, Reading
from everyreader.report.causes import NAMES
from everyreader.report.checked_files import CheckedFile
from everyreader.report.display_guide import Field, Values, display

_PARTS = (Rendition.CAPTIONS, Rendition.ACX)  # of the recording, which is described
_RELIES_ON = {
    "application/epub+zip": "EPUB 3.3, with HTML, CSS and, where there are formulas, MathML",
    "text/html": "HTML, CSS and, where there are formulas, MathML; a script for the player alone, where there is one",
    "application/pdf": "tagged PDF (PDF/UA-1, PDF/A-2a)",
    "audio/mpeg": "MP3",
    "application/zip": "DAISY 2.02: XHTML 1.0, SMIL 1.0 and MP3",
    "application/lpf+zip": "W3C Audiobooks (LPF) and MP3",
    "audio/mp4": "MPEG-4 audio (M4B) with chapters",
}


@dataclass(frozen=True)
class Offered:
    """One file as the statement page shows it. ``own``: the words come from the file's own metadata."""

    name: str
    file: str
    relies_on: str
    fields: tuple[Field, ...]
    own: bool
    facts: tuple[str, ...] = ()


def offered(file: CheckedFile) -> Offered | None:
    """``file`` in the words of the display guide; ``None`` for one that could not be read, and for parts of the recording."""
    if file.reading is None or file.rendition in _PARTS:
        return None
    own = any(name.startswith("schema:access") for name in file.reading.metadata)
    return Offered(
        name=_name(file),
        file=file.name,
        relies_on=_RELIES_ON.get(file.media_type, file.media_type),
        fields=display(_heard(file.reading)) if own else _known(display(_computed(file))),
        own=own,
        facts=_facts(file.reading),
    )


def _heard(reading: Reading) -> Values:
    """A page's own metadata, and what its player was found to do: the recording lies beside it, so the page claims nothing of it."""
    told, feature = reading.metadata, "schema:accessibilityFeature"
    played = getattr(reading, "played", None)
    if played is None or played.problem or played.sound is None:
        return told
    return {**told, feature: (*told.get(feature, ()), "synchronizedAudioText")}


def _known(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Without what is not known: a format that has no place for metadata is not silent, it was not asked."""
    kept = (
        Field(one.title, tuple(said for said in one.statements if not said.startswith("No information")))
        for one in fields
    )
    return tuple(one for one in kept if one.statements)


def _name(file: CheckedFile) -> str:
    if file.rendition != Rendition.AUDIO:
        return NAMES[file.rendition]
    return "Audiobook with chapters (M4B)" if file.name.endswith(".m4b") else "One recording (MP3)"


def _computed(file: CheckedFile) -> Values:
    """schema.org's properties for a format without a place for them. Nothing is said that reading back did not find."""
    reading = file.reading
    if reading is None:
        return {}
    return _of_recording(reading) if file.rendition == Rendition.AUDIO else _of_paper(reading)


def _of_recording(reading: Reading) -> Values:
    return {
        "schema:accessMode": ("auditory",),
        "schema:accessModeSufficient": ("auditory",),
        "schema:accessibilityFeature": ("tableOfContents",) if reading.contents else (),
    }


def _of_paper(reading: Reading) -> Values:
    images = any(unit.kind is Kind.IMAGE for unit in reading.units)
    described = images and not reading.images_without_alt
    tagged = getattr(reading, "tagged", False) and not getattr(reading, "untagged_text", ())
    features = {
        "largePrint": getattr(reading, "smallest", 0) >= 18,
        "tableOfContents": bool(reading.contents),
        "structuralNavigation": tagged and any(unit.kind is Kind.HEADING for unit in reading.units),
        "alternativeText": tagged and described,
        "describedMath": tagged and any(unit.kind is Kind.MATH for unit in reading.units),
    }
    part = getattr(reading, "pdfua", "")
    whole = tagged and (described or not images)
    return {
        "rendition:layout": ("pre-paginated",),
        "schema:accessMode": ("textual",) if whole and not images else ("textual", "visual"),
        "schema:accessModeSufficient": ("textual",) if whole else ("textual,visual",),
        "schema:accessibilityFeature": tuple(name for name, there in features.items() if there),
        "dcterms:conformsTo": (f"PDF/UA-{part} (ISO 14289-{part})",) if part else (),
    }


def _facts(reading: Reading) -> tuple[str, ...]:
    """What only this kind of file has, measured on it."""
    facts = []
    if pages := getattr(reading, "pages", 0):
        facts.append(f"{pages} page{'' if pages == 1 else 's'}")
        if isfinite(reading.smallest):
            facts.append(f"no letter is set smaller than {reading.smallest:g} point")
    if voice := next((one for one in reading.metadata.get("comment", ()) if "voice" in one), ""):
        facts.append(voice.rstrip("."))
    return tuple(facts)
