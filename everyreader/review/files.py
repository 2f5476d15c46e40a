"""``review.yaml`` and ``accepted.yaml`` in a statement's folder → ``Decisions``, or an error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from everyreader.errors import SourceError
from everyreader.review.decisions import Accepted, Answer, Decisions, Review, Said

REVIEW, ACCEPTED = "review.yaml", "accepted.yaml"
MAXIMUM_BYTES = 200_000
_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "format": "date"}
_REVIEW = {
    "type": "object",
    "required": ["content", "reviewer", "date", "answers"],
    "additionalProperties": False,
    "properties": {
        "content": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "reviewer": {"type": "string"},
        "organisation": {"type": "string"},
        "date": {"type": "string"},
        "level": {"enum": ["A", "AA", "AAA"]},
        "credential": {"type": "string", "pattern": "^(https://.+)?$"},
        "answers": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["question", "answer"],
                "additionalProperties": False,
                "properties": {
                    "question": {"type": "string", "pattern": r"^HUM-\d{3}( .*)?$"},
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
            "rendition": {"enum": ["source", "epub", "html", "large-print", "audio", "edition"]},
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


def read_decisions(folder: Path, content: str) -> Decisions:
    """What the people of the statement in ``folder`` decided; ``content`` is the hash of the statement as it is now.

    Raises ``SourceError`` with file and line for a file that cannot be read, and for what cannot be accepted: other words.
    """
    review = _load(folder / REVIEW, _REVIEW)
    accepted = _load(folder / ACCEPTED, _ACCEPTED)
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
            one["question"].split()[0],
            Said(one["answer"]),
            one.get("note", ""),
            _line(node, ("answers", index)),
        )
        for index, one in enumerate(data["answers"])
    )
    return Review(**{**data, "answers": answers})


def _accepted(path: Path, data: list[dict[str, str]], node: yaml.Node) -> Iterable[Accepted]:
    for index, one in enumerate(data):
        line = _line(node, (index,))
        if _WORDS.match(one["rule"]):
            raise SourceError(
                path, f"{one['rule']} cannot be accepted: every format says the statement's words", line=line
            )
        yield Accepted(**one, line=line)


def _load(path: Path, schema: dict[str, Any]) -> tuple[Any, yaml.Node] | None:
    """The file's data, all scalars as text, and its nodes; ``None`` where there is no such file."""
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise SourceError(path, f"the file is over {MAXIMUM_BYTES // 1000} kB; nobody wrote that by hand")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path, f"the file cannot be read ({error}); write it as UTF-8 text") from None
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise SourceError(path, "YAML aliases are not accepted; write the values out")
        node, data = yaml.compose(text, yaml.SafeLoader), yaml.load(text, yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(
            path,
            "the file is not YAML; quote values that hold a colon or quotes",
            line=mark.line + 1 if mark else None,
        ) from None
    if node is None:
        return None
    wrong = sorted(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(data), key=_depth)
    if wrong:
        raise SourceError(path, _said(wrong[0]), line=_line(node, wrong[0].absolute_path))
    return data, node


def _depth(error: ValidationError) -> list[str]:
    return [str(one) for one in error.absolute_path]


def _said(error: ValidationError) -> str:
    where = ".".join(str(one + 1) if isinstance(one, int) else one for one in error.absolute_path)
    if error.validator == "enum":
        hint = f"expected one of {', '.join(error.validator_value)}"
    else:
        hint = _HINTS.get(error.validator, error.message)
    return f"'{where}': {hint}" if where else hint


def _line(node: yaml.Node, path: Iterable[str | int]) -> int:
    """The line, from 1, of what ``path`` leads to below ``node``, as far as it leads."""
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
    return node.start_mark.line + 1
