"""A publication manifest as JSON → its values, taken as a reading system takes them (Publication Manifest,
6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_PEOPLE = frozenset(("author", "contributor", "creator", "editor", "publisher", "readBy", "translator"))
_LISTED = frozenset(
    (
        *_PEOPLE,
        "accessMode",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
        "conformsTo",
        "datePublished",
        "dateModified",
        "id",
        "inLanguage",
        "name",
        "type",
    )
)
_DURATION = re.compile(
    (
        r"P(?:(?P<d>\d+(?:\.\d+)?)D)?(?:T(?:(?P<h>\d+(?:\.\d+)?)H)?(?:(?P<m>\d+(?:\.\d+)?)M)?(?:(?P<s>\d+"
        r"(?:\.\d+)?)S)?)?$"
    ),
    re.ASCII,
)
_UNITS = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0}


def listed(value: Any) -> list[Any]:
    """What may be one thing or several, as several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def words(value: Any) -> str:
    """A text that may stand alone, as ``{"value": …}`` or, for people, as ``{"name": …}``; the first of
    several; ``""`` for what is none."""
    for _ in range(4):  # a name of a person may be a list of texts, each with its language
        if isinstance(value, dict):
            value = value.get("value", value.get("name", ""))
        elif isinstance(value, list):
            value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def metadata(manifest: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Property → its values in order, and ``accessModeSufficient`` as lists of modes joined by commas."""
    out = {name: tuple(words(one) for one in listed(manifest[name])) for name in manifest if name in _LISTED}
    sets = listed(manifest.get("accessModeSufficient"))
    enough = tuple(
        ",".join(words(mode) for mode in listed(one.get("itemListElement")))
        if isinstance(one, dict)
        else words(one)
        for one in sets
    )
    return {**out, "accessModeSufficient": enough} if enough else out


def seconds(value: Any) -> float | None:
    """An ISO 8601 duration of days and smaller parts → seconds; ``None`` for anything else."""
    found = _DURATION.match(value) if isinstance(value, str) else None
    if found is None or not any(found.groups()):
        return None
    return sum(float(found[key]) * size for key, size in _UNITS.items() if found[key])


def links(items: Any) -> Iterator[dict[str, Any]]:
    """Resources that may be written as addresses alone, each as an object; what is neither is left out."""
    for one in listed(items):
        if isinstance(one, str):
            yield {"url": one}
        elif isinstance(one, dict) and isinstance(one.get("url"), str):
            yield one
