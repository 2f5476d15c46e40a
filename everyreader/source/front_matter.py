"""The front matter of ``statement.md``: YAML between two ``---`` lines, a closed set of keys."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import langcodes
import yaml

from everyreader.language.tongues import NO_LANGUAGE, primary, spelled
from everyreader.model.errors import SourceError
from everyreader.model.house import PUBLISHER, House
from everyreader.model.publication import Metadata
from everyreader.model.text import folded
from everyreader.source.checked_yaml import compose, likely, members
from everyreader.source.text import refuse_hidden

T = TypeVar("T")
# A value as it was written: YAML's own types are not used, so that ``language: no`` is Norwegian and ``title:
# 1984`` a title.
Value = str | list[str] | None


@dataclass(frozen=True)
class Key:
    """One key that the front matter may hold. The documentation's table is made from these rows.

    ``house`` is the key of ``publisher.yaml`` that stands in for it where it is left out.
    """

    name: str
    required: bool
    example: str
    meaning: str
    house: str = ""


KEYS = (
    Key("title", True, "Statement on the Ceasefire", "The title, the same words as the level-1 heading"),
    Key("date", True, "2023-11-21", "The statement's own date, ISO 8601 (year-month-day)"),
    Key("publisher", True, "Center for International Policy", "Who publishes the statement", "name"),
    Key("language", True, "en-US", "Language of the text, a BCP 47 tag", "language"),
    Key("identifier", True, "urn:uuid:…", "A URI that names this statement and no other; `add` makes one"),
    Key("author", False, "Jane Doe", "Who wrote it: one name, or a list of names"),
    Key("description", False, "One sentence on the content.", "Shown by shops, libraries and search engines"),
    Key("subject", False, "[diplomacy, human rights]", "Subject words: one, or a list"),
    Key("rights", False, "CC BY 4.0", "Copyright or licence, in words", "licence"),
    Key(
        "source",
        False,
        "https://example.org/statement",
        "Where the statement first appeared, an https address",
    ),
    Key("reader", False, "Jane Doe", "Who reads the recording that lies beside the statement"),
    Key("updated", False, "2023-12-04", "The day of its last change, ISO 8601"),
    Key(
        "contact",
        False,
        "press@example.org",
        (
            "Whom to ask about this statement, before the house's contact: an e-mail address, a number, "
            "a web address, or a list"
        ),
    ),
    Key("draft", False, "yes", "Checked like any other, and never published"),
    Key(
        "embargo",
        False,
        "2023-11-21T09:00+01:00",
        "The moment, with its zone, before which it is never published",
    ),
)
_NAMES = tuple(key.name for key in KEYS)
_REQUIRED = tuple(key.name for key in KEYS if key.required)
_HOUSE = {key.name: key.house for key in KEYS if key.house}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URI = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+""")
_SCALARS = tuple(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "timestamp"))
_DEEPEST = 4  # no value needs any
_NULL = "tag:yaml.org,2002:null"
_YES, _NO = ("yes", "true"), ("no", "false")
_BY_PERSON = "write it between two lines of three hyphens at the top of the file"


def split(path: Path, text: str) -> tuple[str, str]:
    """The YAML text, and the body with as many empty lines before it as the front matter took.

    Positions in the body therefore count from the top of the file. Raises ``SourceError`` where either fence
    is missing.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise SourceError(
            path, f"the front matter is missing; {_BY_PERSON}, with the keys {', '.join(_REQUIRED)}", line=1
        )
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return "\n".join(lines[1:index]), "\n" * (index + 1) + "\n".join(lines[index + 1 :])
    raise SourceError(path, "the front matter has no end; close it with a line of three hyphens", line=1)


def parse(path: Path, text: str, house: House) -> Metadata:
    """The metadata in the YAML ``text`` (the lines between the fences), completed by the ``house``. Raises
    ``SourceError`` with the line."""
    nodes, lines = _keys(path, text)
    for name in nodes:
        if name not in _NAMES:
            raise SourceError(
                path,
                f"unknown key '{name}'{likely(name, _NAMES)}; the keys are {', '.join(_NAMES)}",
                line=lines[name],
            )
    field = _Fields(path, nodes, lines)
    given = {name: getattr(house, key) for name, key in _HOUSE.items()}
    for name in _REQUIRED:
        if name not in nodes and given.get(name):
            continue
        if name not in nodes:
            once = f", or '{_HOUSE[name]}' in {PUBLISHER}" if name in _HOUSE else ""
            raise SourceError(path, f"the key '{name}' is missing; {_BY_PERSON}{once}", line=1)
        if not any(field(name, _texts)):
            raise SourceError(
                path, f"the key '{name}' is empty; write its value behind the colon", line=lines[name]
            )
    return Metadata(
        title=field("title", _text),
        date=field("date", _date),
        publisher=field("publisher", _text) or given["publisher"],
        language=field("language", _main_language) if "language" in nodes else given["language"],
        identifier=field("identifier", _uri),
        author=field("author", _texts),
        description=field("description", _text),
        subject=field("subject", _texts),
        rights=field("rights", _text) if "rights" in nodes else given["rights"],
        source=field("source", _address),
        reader=field("reader", _text),
        updated=field("updated", _later_date),
        contact=field("contact", _texts),
        draft=field("draft", _yes),
        embargo=field("embargo", _moment),
    )


@dataclass(frozen=True)
class _Fields:
    path: Path
    nodes: Mapping[str, yaml.Node]
    lines: Mapping[str, int]

    def __call__(self, name: str, check: Callable[[Value], T]) -> T:
        """The value of key ``name`` as ``check`` returns it; what it raises becomes a ``SourceError`` with
        the line."""
        try:
            value = _value(self.nodes.get(name))
            for one in value if isinstance(value, list) else [value or ""]:
                refuse_hidden(
                    self.path, one, line=self.lines.get(name, 1)
                )  # YAML's "\u200b" gets past the file's own check
            return check(value)
        except (TypeError, ValueError) as error:
            raise SourceError(self.path, f"'{name}': {error}", line=self.lines.get(name)) from None


def _keys(path: Path, text: str) -> tuple[dict[str, yaml.Node], dict[str, int]]:
    """Each key's value as YAML's node, and each key's line."""
    top = compose(path, text, what="the front matter", deepest=_DEEPEST, above=1)
    if not isinstance(top, yaml.MappingNode):
        raise SourceError(path, "the front matter holds no keys; expected lines such as 'title: …'", line=1)
    found = tuple(members(path, top, above=1))
    return {name: node for name, node, _ in found}, {name: line for name, _, line in found}


def _value(node: yaml.Node | None) -> Value:
    """Text as written, a list of texts, or ``None`` for nothing."""
    if node is None or node.tag == _NULL:
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_scalar(one) for one in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        what = "a list inside a list" if isinstance(node, yaml.SequenceNode) else "keys and values"
        raise TypeError(f"expected text, found {what}; put text that holds a colon in quotes")
    if node.tag == _NULL:
        return ""
    if node.tag not in _SCALARS:
        raise ValueError(f"expected text, found the YAML tag {node.tag}; put the value in quotes")
    return folded(node.value)


def _text(value: Value) -> str:
    if isinstance(value, list):
        raise TypeError(
            "expected one text, found a list; write the text alone, in quotes if it begins with '['"
        )
    return value or ""


def _texts(value: Value) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    if isinstance(value, list) and "" in value:
        raise ValueError("a text in the list is empty; write it or take it out")
    return tuple(values)


def _date(value: Value) -> date:
    written = _text(value)
    try:
        if _ISO_DATE.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise ValueError(f"expected a date such as 2023-11-21 (year-month-day), found '{written}'")


def _later_date(value: Value) -> date | None:
    return _date(value) if value else None


def _yes(value: Value) -> bool:
    written = _text(value)
    if written not in ("", *_YES, *_NO):
        raise ValueError(f"expected yes or no, found '{written}'")
    return written in _YES


def _moment(value: Value) -> datetime | None:
    written = _text(value)
    if not written:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise ValueError(
            f"expected a moment with its zone such as 2023-11-21T09:00+01:00, found '{written}'; "
            "without the zone nobody can tell when it is"
        )
    return found


def _main_language(value: Value) -> str:
    tag = _text(value)
    if not is_language(tag):
        guess = tag.replace("_", "-")
        hint = f" (did you mean '{guess}'?)" if guess != tag and is_language(guess) else ""
        raise ValueError(f"'{tag}' is no language code{hint}; expected a BCP 47 tag such as en, en-US or fr")
    if primary(tag) in NO_LANGUAGE:
        raise ValueError(
            f"'{tag}' names no language; expected the one the statement is in, such as en, en-US or fr"
        )
    return spelled(tag)


def is_language(tag: str) -> bool:
    """Whether ``tag`` is well-formed BCP 47 and made of registered subtags."""
    return bool(tag) and tag.isascii() and "_" not in tag and langcodes.tag_is_valid(tag)


def _uri(value: Value) -> str:
    uri = _text(value)
    if not _URI.fullmatch(uri):
        raise ValueError(f"'{uri}' is no URI; expected such as urn:uuid:… or https://…")
    if uri.lower().startswith("urn:uuid:"):
        try:
            uuid.UUID(uri[9:])
        except ValueError:
            raise ValueError(
                f"'{uri}' holds no UUID; expected urn:uuid: and 32 hexadecimal digits in five groups"
            ) from None
    return uri


def _address(value: Value) -> str:
    address = _text(value)
    if address and not is_web_address(address):
        raise ValueError(f"'{address}' is no web address; expected https://…")
    return address


def is_web_address(address: str) -> bool:
    """Whether ``address`` is a whole address of the web."""
    if not (_URI.fullmatch(address) and address.lower().startswith(("https://", "http://"))):
        return False
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False
