"""YAML that people write: composed once, every refusal with its line, held to a JSON Schema where it has a
form of its own.

Scalars stay the text that was written: ``no`` is a word, ``2023-11-21`` a text.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from everyreader.model.errors import SourceError
from everyreader.source.bounded import bounded
from everyreader.source.text import decode, refuse_hidden

MAXIMUM_BYTES = 200_000
_DEEPEST = 8  # PyYAML takes quadratic time over depths, and nothing here needs more
_EXPECTED = "expected"  # a schema's own word for what it wants, said where its value does not fit


def load(
    path: Path, schema: Mapping[str, Any], hints: Mapping[str, str] | None = None
) -> tuple[Any, yaml.Node] | None:
    """The file's data, all scalars as text, and its nodes; ``None`` where there is no such file or nothing in
    it.

    ``hints`` say by the name of a schema's keyword what to do. Raises ``SourceError`` with the line.
    """
    try:
        data = bounded(path, MAXIMUM_BYTES)
    except ValueError:
        raise SourceError(
            path, f"the file is over {MAXIMUM_BYTES // 1000} kB; nobody wrote that by hand"
        ) from None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SourceError(path, f"the file cannot be read ({error.strerror})") from None
    if not data.strip():
        return None
    text = decode(path, data)
    node = compose(path, text, what="the file", deepest=_DEEPEST)
    if node is None:
        return None
    _refuse_in_values(path, node)
    found = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and mappings alone
    wrong = sorted(
        Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(found), key=_depth
    )
    if wrong:
        message, line = _said(wrong[0], node, hints or {})
        raise SourceError(path, message, line=line)
    return found, node


def compose(path: Path, text: str, *, what: str, deepest: int, above: int = 0) -> yaml.Node | None:
    """The nodes of ``text``, which begins ``above`` lines below the top of ``path``; errors call it
    ``what``."""
    try:
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):
            line = (event.start_mark.line if event.start_mark else 0) + 1 + above
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > deepest:
                raise SourceError(
                    path, f"{what} is nested too deeply; a value is text or a list of texts", line=line
                )
            if isinstance(event, yaml.AliasEvent):
                raise SourceError(path, "YAML aliases are not accepted; write the value out", line=line)
        return yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable"
        raise SourceError(
            path,
            f"{what} is not YAML: {problem}; quote values that hold a colon or quotes",
            line=(mark.line if mark else 0) + 1 + above,
        ) from None


def members(path: Path, node: yaml.MappingNode, above: int = 0) -> Iterator[tuple[str, yaml.Node, int]]:
    """Each key of ``node`` with its value and its line. Raises ``SourceError`` for one that stands twice."""
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1 + above
        name = key.value if isinstance(key, yaml.ScalarNode) else "[…]"
        if name in seen:
            raise SourceError(path, f"the key '{name}' stands twice; delete one of the two", line=line)
        seen.add(name)
        yield name, value, line


def line_of(node: yaml.Node, path: Iterable[str | int]) -> int:
    """The line, from 1, of what ``path`` leads to below ``node``, as far as it leads."""
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
    return node.start_mark.line + 1


def likely(name: str, known: Iterable[str]) -> str:
    """A guess at what a mistyped key was meant to be, in brackets, ``""`` where nothing comes near."""
    close = difflib.get_close_matches(name, tuple(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def _refuse_in_values(path: Path, node: yaml.Node) -> None:
    """What YAML's escapes (``"\\u200b"``) get past the file's own check, and keys that stand twice."""
    if isinstance(node, yaml.MappingNode):
        for _, value, _ in members(path, node):
            _refuse_in_values(path, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_in_values(path, value)
    else:
        refuse_hidden(path, node.value, line=node.start_mark.line + 1)


def _depth(error: ValidationError) -> list[str]:
    return [str(one) for one in error.absolute_path]


def _said(error: ValidationError, node: yaml.Node, hints: Mapping[str, str]) -> tuple[str, int]:
    """The message and the line. A keyword ``required`` or ``additionalProperties`` names the key that it is
    about."""
    where = ".".join(str(one + 1) if isinstance(one, int) else one for one in error.absolute_path)
    place = list(error.absolute_path)
    schema: Any = error.schema  # of an error that was found all is set
    instance: Any = error.instance
    expected: Any = error.validator_value
    if error.validator == "additionalProperties":
        known = tuple(schema["properties"])
        name = next(one for one in instance if one not in known)
        below = f"'{where}': " if where else ""
        return (
            f"{below}unknown key '{name}'{likely(name, known)}; the keys are {', '.join(known)}",
            _key_line(node, place, name),
        )
    if error.validator == "required":
        hint = f"the key {error.message.partition(' is a required')[0]} is missing"
    elif error.validator == "enum":
        hint = f"expected one of {', '.join(expected)}"
    elif isinstance(schema, dict) and _EXPECTED in schema:
        hint = f"expected {schema[_EXPECTED]}" + _found(instance)
    else:
        hint = hints.get(str(error.validator), error.message)
    return (f"'{where}': {hint}" if where else hint), line_of(node, place)


def _found(value: Any) -> str:
    return f", found '{value}'" if isinstance(value, str) else ""


def _key_line(node: yaml.Node, place: list[str | int], name: str) -> int:
    for step in place:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return next(key.start_mark.line + 1 for key, _ in node.value if key.value == name)
