"""The publication manifest (Publication Manifest, 4; Audiobooks, 5): what the audiobook is, and what is in
it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from everyreader.formats.epub.write.metadata import SUMMARY_LANGUAGE, modified
from everyreader.formats.lpf.write.entry import COVER, ENTRY, SOUND, TEXT
from everyreader.formats.xhtml import Accessibility, direction, phrase
from everyreader.model.publication import Metadata
from everyreader.narration.who import narrators
from everyreader.theme.cover import Cover

PROFILE = "https://www.w3.org/TR/audiobooks/"
_CONTEXT = ("https://schema.org", "https://www.w3.org/ns/pub-context")
_SAID = "reads the whole text aloud. The contents lead to each chapter. The text is beside the recording."
_FORMATS = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".xhtml": "application/xhtml+xml",
}


def manifest(
    metadata: Metadata,
    *,
    access: Accessibility,
    cover: Cover,
    voices: Sequence[str],
    milliseconds: int,
    others: Iterable[str],
) -> bytes:
    """The manifest as JSON. ``milliseconds``: how long the decoded recording lasts; ``others``: names of
    further resources."""
    length = duration(milliseconds)
    said: dict[str, Any] = {
        "@context": [
            *_CONTEXT,
            {"language": metadata.language, "direction": direction(metadata.language)},
        ],
        "conformsTo": PROFILE,
        "type": "Audiobook",
        "id": metadata.identifier,
        "name": metadata.title,
        **_people(metadata, voices),
        "inLanguage": [metadata.language],
        "datePublished": metadata.date.isoformat(),
        "dateModified": modified(metadata).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "abridged": False,
        "duration": length,
        "readingProgression": direction(metadata.language),
        **_access(access),
        "readingOrder": [
            {
                **_resource(SOUND),
                "name": metadata.title,
                "duration": length,
                "alternate": [{**_resource(TEXT), "name": metadata.title}],
            }
        ],
        "resources": [*_named(metadata.language, cover), *(_resource(one) for one in others)],
    }
    more = {"description": metadata.description, "copyrightNotice": metadata.rights}
    said |= {name: value for name, value in more.items() if value}
    return json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"


def _named(language: str, cover: Cover) -> Iterator[dict[str, str]]:
    """The resources that a player looks for by what they are."""
    yield {**_resource(ENTRY), "rel": "contents", "name": phrase("contents", language).text}
    named = phrase("cover", language).text
    yield {**_resource(COVER), "rel": "cover", "name": named, "description": cover.alt}


def with_recording(access: Accessibility, *, whole: bool, reader: str) -> Accessibility:
    """``access`` of the text, with the recording, which ``reader`` reads: it suffices where all images and
    formulas have words (``whole``)."""
    return Accessibility(
        modes=("auditory", *access.modes),
        sufficient=(*(("auditory",) if whole else ()), *access.sufficient),
        features=access.features,
        hazards=access.hazards,
        summary=f"{reader} {_SAID} {access.summary}",
    )


def duration(milliseconds: int) -> str:
    """``PT4M7.036S`` (ISO 8601)."""
    seconds, rest = divmod(milliseconds, 1000)
    hours, minutes = f"{seconds // 3600}H", f"{seconds // 60 % 60}M"
    front = (hours + minutes) if seconds >= 3600 else minutes if seconds >= 60 else ""
    return f"PT{front}{seconds % 60}.{rest:03}S"


def _people(metadata: Metadata, voices: Sequence[str]) -> dict[str, Any]:
    house = {"type": "Organization", "name": metadata.publisher}
    authors = [
        house if one == metadata.publisher else {"type": "Person", "name": one} for one in metadata.author
    ]
    return {
        "author": authors or [house],
        "publisher": [house],
        "readBy": [{"name": one} for one in narrators(metadata, voices)],
    }


def _access(access: Accessibility) -> dict[str, Any]:
    return {
        "accessMode": list(access.modes),
        "accessModeSufficient": [
            {"type": "ItemList", "itemListElement": one.split(",")} for one in access.sufficient
        ],
        "accessibilityFeature": list(access.features),
        "accessibilityHazard": list(access.hazards),
        "accessibilitySummary": {"value": access.summary, "language": SUMMARY_LANGUAGE},
    }


def _resource(name: str) -> dict[str, Any]:
    return {"type": "LinkedResource", "url": name, "encodingFormat": _FORMATS[PurePosixPath(name).suffix]}
