"""The front matter of ``statement.md``: YAML between two ``---`` lines, a closed set of keys."""
from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import langcodes
import yaml

from everyreader.errors import SourceError
from everyreader.publication import Metadata


@dataclass(frozen=True)
class Key:
    """One key that the front matter may hold. The documentation's table is made from these rows."""

    name: str
    required: bool
    example: str
    meaning: str


KEYS = (
    Key("title", True, "Statement on the Ceasefire", "The title, the same words as the level-1 heading"),
    Key("date", True, "2023-11-21", "The statement's own date, ISO 8601 (year-month-day)"),
    Key("publisher", True, "Center for International Policy", "Who publishes the statement"),
    Key("language", True, "en-US", "Language of the text, a BCP 47 tag"),
    Key("identifier", True, "urn:uuid:…", "A URI that names this statement and no other; `add` makes one"),
    Key("author", False, "Jane Doe", "Who wrote it: one name, or a list of names"),
    Key("description", False, "One sentence on the content.", "Shown by shops, libraries and search engines"),
    Key("subject", False, "[diplomacy, human rights]", "Subject words: one, or a list"),
    Key("rights", False, "CC BY 4.0", "Copyright or licence, in words"),
    Key("source", False, "https://example.org/statement", "Where the statement first appeared, an https address"),
)
_NAMES = tuple(key.name for key in KEYS)
_REQUIRED = tuple(key.name for key in KEYS if key.required)
_BY_PERSON = "write it between two lines of three hyphens at the top of the file"


def split(path: Path, text: str) -> tuple[str, str]:
    """The YAML text, and the body with as many empty lines before it as the front matter took.

    Positions in the body therefore count from the top of the file. Raises ``SourceError`` where either fence is missing.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise SourceError(path, f"the front matter is missing; {_BY_PERSON}, with the keys {', '.join(_REQUIRED)}",
                          line=1)
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return "\n".join(lines[1:index]), "\n" * (index + 1) + "\n".join(lines[index + 1:])
    raise SourceError(path, "the front matter has no end; close it with a line of three hyphens", line=1)


def parse(path: Path, text: str) -> Metadata:
    """The metadata in the YAML ``text`` (the lines between the fences). Raises ``SourceError`` with the line."""
    values, lines = _load(path, text)
    for name in values:
        if name not in _NAMES:
            raise SourceError(path, f"unknown key '{name}'{_likely(name)}; the keys are {', '.join(_NAMES)}",
                              line=lines[name])
    for name in _REQUIRED:
        if values.get(name) in (None, ""):
            raise SourceError(path, f"the key '{name}' is missing; {_BY_PERSON}", line=lines.get(name, 1))
    field = _Fields(path, values, lines)
    return Metadata(
        title=field("title", _text), date=field("date", _date), publisher=field("publisher", _text),
        language=field("language", _language), identifier=field("identifier", _uri),
        author=field("author", _texts), description=field("description", _text), subject=field("subject", _texts),
        rights=field("rights", _text), source=field("source", _address),
    )


@dataclass(frozen=True)
class _Fields:
    path: Path
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def __call__(self, name: str, check: Callable[[Any], Any]) -> Any:
        try:
            return check(self.values.get(name))
        except ValueError as error:
            raise SourceError(self.path, f"'{name}': {error}", line=self.lines.get(name)) from None


def _load(path: Path, text: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise SourceError(path, "YAML aliases are not accepted; write the value out",
                                  line=event.start_mark.line + 2)
        node = yaml.compose(text, yaml.SafeLoader)
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        raise SourceError(path, f"the front matter is not YAML: {problem}; quote values that hold a colon or quotes",
                          line=mark.line + 2 if mark else 1) from None
    except ValueError as error:
        raise SourceError(path, f"the front matter: {error}", line=1) from None
    if not isinstance(node, yaml.MappingNode):
        raise SourceError(path, "the front matter holds no keys; expected lines such as 'title: …'", line=1)
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if key.value in lines:
            raise SourceError(path, f"the key '{key.value}' stands twice", line=key.start_mark.line + 2)
        lines[key.value] = key.start_mark.line + 2
    return {str(name): value for name, value in values.items()}, lines


def _likely(name: str) -> str:
    close = difflib.get_close_matches(name, _NAMES, n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"expected text, found {type(value).__name__} {value!r}; put it in quotes")
    return " ".join(value.split())


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(_text(one) for one in values)


def _date(value: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"expected a date such as 2023-11-21, found {value!r}") from None


def _language(value: Any) -> str:
    tag = _text(value)
    if not is_language(tag):
        guess = langcodes.tag_is_valid(tag.replace("_", "-")) and tag.replace("_", "-")
        hint = f" (did you mean '{guess}'?)" if guess and guess != tag else ""
        raise ValueError(f"'{tag}' is no language code{hint}; expected a BCP 47 tag such as en, en-US or fr")
    return tag


def is_language(tag: str) -> bool:
    """Whether ``tag`` is well-formed BCP 47 and made of registered subtags."""
    return bool(tag) and "_" not in tag and langcodes.tag_is_valid(tag)


def _uri(value: Any) -> str:
    uri = _text(value)
    scheme, colon, rest = uri.partition(":")
    if not (colon and rest and scheme.isalnum()) or " " in uri:
        raise ValueError(f"'{uri}' is no URI; expected such as urn:uuid:… or https://…")
    return uri


def _address(value: Any) -> str:
    address = _text(value)
    if address and not address.startswith(("https://", "http://")):
        raise ValueError(f"'{address}' is no web address; expected https://…")
    return address
