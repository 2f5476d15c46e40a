"""The form of an audiobook's manifest as a JSON schema in our own words (Publication Manifest, 4; Audiobooks,
5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PROFILE = "https://www.w3.org/TR/audiobooks/"
_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1, "uniqueItems": True}]}
_LOCAL_ONE = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "required": ["value"],
            "properties": {
                "value": _TEXT,
                "language": {"type": ["string", "null"]},
                "direction": {"enum": ["ltr", "rtl", None]},
            },
        },
    ]
}
_LOCAL = {"anyOf": [_LOCAL_ONE, {"type": "array", "items": _LOCAL_ONE, "minItems": 1}]}
_PERSON = {
    "anyOf": [
        _TEXT,
        {"type": "object", "required": ["name"], "properties": {"name": _LOCAL, "type": _TEXTS, "id": _TEXT}},
    ]
}
_PEOPLE = {"anyOf": [_PERSON, {"type": "array", "items": _PERSON, "minItems": 1}]}
_LENGTH = {"type": "string", "pattern": r"^P(?=.)(\d+(\.\d+)?[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$"}
_DAY = {
    "type": "string",
    "pattern": r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$",
}
_LANGUAGE = {"type": "string", "pattern": r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"}
_MODES = {
    "type": "object",
    "required": ["type", "itemListElement"],
    "properties": {"type": {"const": "ItemList"}, "itemListElement": _TEXTS},
}


def _resources(*, sound: bool = False) -> dict[str, Any]:
    """One resource or several; those of the reading order are ``sound``."""
    link: dict[str, Any] = {
        "type": "object",
        "required": ["url"],
        "properties": {
            "url": _TEXT,
            "type": _TEXTS,
            "encodingFormat": {"type": "string", "pattern": "^audio/" if sound else "^[a-z]+/[a-z0-9.+-]+$"},
            "name": _LOCAL,
            "description": _LOCAL,
            "rel": _TEXTS,
            "duration": _LENGTH,
            "alternate": {"type": ["array", "object", "string"]},
        },
    }
    one = {"if": {"type": "string"}, "then": _TEXT, "else": link}
    return {"if": {"type": "array"}, "then": {"items": one, "minItems": 1, "uniqueItems": True}, "else": one}


SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["@context", "conformsTo", "type", "name", "readingOrder"],
    "properties": {
        "@context": {
            "type": "array",
            "minItems": 2,
            "prefixItems": [{"const": "https://schema.org"}, {"const": "https://www.w3.org/ns/pub-context"}],
        },
        "conformsTo": {
            "anyOf": [{"const": PROFILE}, {"type": "array", "items": _TEXT, "contains": {"const": PROFILE}}]
        },
        "type": {
            "anyOf": [
                {"const": "Audiobook"},
                {"type": "array", "items": _TEXT, "contains": {"const": "Audiobook"}},
            ]
        },
        "id": {"type": "string"},
        "name": _LOCAL,
        "author": _PEOPLE,
        "publisher": _PEOPLE,
        "readBy": _PEOPLE,
        "inLanguage": {"anyOf": [_LANGUAGE, {"type": "array", "items": _LANGUAGE, "minItems": 1}]},
        "datePublished": _DAY,
        "dateModified": _DAY,
        "abridged": {"type": "boolean"},
        "duration": _LENGTH,
        "readingProgression": {"enum": ["ltr", "rtl"]},
        "accessMode": _TEXTS,
        "accessModeSufficient": {
            "anyOf": [_MODES, _TEXTS, {"type": "array", "items": {"anyOf": [_MODES, _TEXT]}, "minItems": 1}]
        },
        "accessibilityFeature": _TEXTS,
        "accessibilityHazard": _TEXTS,
        "accessibilitySummary": _LOCAL,
        "readingOrder": _resources(sound=True),
        "resources": _resources(),
        "links": _resources(),
    },
}
