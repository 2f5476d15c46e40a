"""``review.yaml`` and ``accepted.yaml`` in a statement's folder → ``Decisions``, or an error with its
line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from everyreader.model.decisions import Accepted, Answer, Aspect, Content, Decisions, Review, Said
from everyreader.model.errors import SourceError
from everyreader.source.checked_yaml import line_of, load

REVIEW, ACCEPTED = "review.yaml", "accepted.yaml"
_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "format": "date"}
_REVIEW = {
    "type": "object",
    "required": ["reviewed", "reviewer", "date", "answers"],
    "additionalProperties": False,
    "properties": {
        "reviewed": {
            "type": "object",
            "additionalProperties": False,
            "properties": {one.value: {"type": "string", "pattern": "^([0-9a-f]{64})?$"} for one in Aspect},
        },
        "reviewer": {"type": "string"},
        "organisation": {"type": "string"},
        "date": {"type": "string"},
        "level": {"enum": ["A", "AA", "AAA"]},
        "credential": {"type": "string", "pattern": "^(https://.+)?$"},
        "answers": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["rule", "answer"],
                "additionalProperties": False,
                "properties": {
                    "question": {"type": "string"},
                    "rule": {"type": "string", "pattern": r"^HUM-\d{3}( .*)?$"},
                    "answer": {"enum": [one.value for one in Said]},
                    "note": {"type": "string"},
                },
            },
        },
    },
    # a review with an answer in it says who answered, and when
    "if": {"properties": {"answers": {"contains": {"not": {"properties": {"answer": {"const": "open"}}}}}}},
    "then": {"properties": {"reviewer": _TEXT, "date": _DATE}},
}
_ACCEPTED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["rule", "reason", "by", "date"],
        "additionalProperties": False,
        "properties": {
            "rule": _TEXT,
            "rendition": _TEXT,
            "excerpt": _TEXT,
            "reason": {"type": "string", "minLength": 10},
            "by": _TEXT,
            "date": _DATE,
        },
    },
}
_HINTS = {
    "format": "expected a date such as 2023-11-21 (year-month-day)",
    "pattern": "it is not of the form that docs/review.md shows",
    "minLength": "it is empty or too short; write it out",
}
_WORDS = re.compile(r"^TXT-")


def read_decisions(folder: Path, content: Content) -> Decisions:
    """What the people of the statement in ``folder`` decided; ``content`` is the statement as it is now.

    Raises ``SourceError`` with file and line for a file that cannot be read, and for what cannot be accepted:
    other words.
    """
    review = load(folder / REVIEW, _REVIEW, _HINTS)
    accepted = load(folder / ACCEPTED, _ACCEPTED, _HINTS)
    return Decisions(
        content=content,
        review=_review(*review) if review and any(_answered(one) for one in review[0]["answers"]) else None,
        accepted=tuple(_accepted(folder / ACCEPTED, *accepted)) if accepted else (),
    )


def _answered(one: dict[str, str]) -> bool:
    return one["answer"] != Said.OPEN


def _review(data: dict[str, Any], node: yaml.Node) -> Review:
    answers = tuple(
        Answer(
            one["rule"].split()[0],
            Said(one["answer"]),
            one.get("note", ""),
            line_of(node, ("answers", index)),
        )
        for index, one in enumerate(data["answers"])
    )
    told: dict[str, Any] = {**data, "reviewed": Content(**data["reviewed"]), "answers": answers}
    return Review(**told)


def _accepted(path: Path, data: list[dict[str, str]], node: yaml.Node) -> Iterable[Accepted]:
    for index, one in enumerate(data):
        line = line_of(node, (index,))
        if _WORDS.match(one["rule"]):
            raise SourceError(
                path, f"{one['rule']} cannot be accepted: every format says the statement's words", line=line
            )
        yield Accepted(**one, line=line)
