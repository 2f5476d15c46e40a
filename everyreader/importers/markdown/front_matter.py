"""The front matter of foreign Markdown (YAML or TOML): what it tells is taken over, what it says beside that
is named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from everyreader.importers.draft import Repair, excerpt
from everyreader.model.errors import SourceError
from everyreader.model.text import folded
from everyreader.source.front_matter import is_language

_LONGEST = 100_000  # characters; nobody writes more above a text
_FENCED = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"\A---[ \t]*\n(?:\s*#.*\n|\s*\n)*[\w\"'-]+\s*:")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What each of our keys is called elsewhere, the likeliest first.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("date", "published", "pubdate", "publishdate"),
    "language": ("language", "lang", "locale"),
    "author": ("author", "authors", "creator", "by"),
    "description": ("description", "summary", "excerpt", "abstract", "lead", "dek"),
    "subject": ("subject", "tags", "keywords", "categories", "topics", "tag", "category"),
    "publisher": ("publisher", "organisation", "organization"),
    "rights": ("rights", "license", "licence", "copyright"),
    "updated": (
        "updated",
        "lastmod",
        "last_modified_at",
        "modified",
        "last_modified",
        "date_modified",
        "changed",
    ),
    "identifier": ("identifier",),
    "contact": ("contact", "contacts"),
    "embargo": ("embargo", "embargo_until"),
    "source": ("source", "canonical_url", "canonical", "permalink_url", "url", "link"),
}
_LISTS = ("author", "subject", "contact")
_IDENTIFIER = re.compile(
    r"(?:urn:uuid:[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}|(?:urn:(?!uuid:)|https?:|doi:)\S+)"
)
_DATES = ("date", "updated")
_SUBTITLES = (
    *("subtitle", "sub_title", "subheading", "subheadline", "untertitel", "sous_titre", "soustitre"),
    *("sottotitolo", "subtítulo", "subtitulo"),
)
_PARAMETERS = ("params", "extra")  # where Hugo and Zola want keys of one's own


@dataclass(frozen=True)
class Matter:
    """What the front matter told; its subtitle as it was written. ``lines`` is how many lines of the file it
    took."""

    title: str = ""
    subtitle: str = ""
    date: date | None = None
    language: str = ""
    values: Mapping[str, str | list[str]] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    lines: int = 0


def read(path: Path, text: str) -> Matter:
    """The front matter of ``text``, or an empty one. Raises ``SourceError`` where it cannot be read."""
    found = _FENCED.match(text)
    if not found or found[1] == "---" and not _KEY.match(text):
        return Matter()
    given = _flat({str(key): value for key, value in _parsed(path, found[1], found[2]).items()})
    told: dict[str, str | list[str]] = {}
    used: set[str] = set()
    for name, called in _CALLED.items():
        first = _first(called, given)
        for key, value in given.items():
            taken = _value(name, value) if _plain_key(key) == first and name not in told else ""
            if taken:
                told[name] = taken
                used.add(key)
    subtitle = next((key for key in given if _plain_key(key) in _SUBTITLES and _text(given[key])), "")
    used |= {subtitle, "draft"}
    if given.get("draft") is True:
        told["draft"] = "yes"
    lines = found[2].split("\n")
    repairs = tuple(_left_out(given, used, lines))
    day = told.pop("date", "")
    if str(told.get("updated", day)) <= str(day):  # of the same day, it tells nothing
        told.pop("updated", None)
    return Matter(
        title=str(told.pop("title", "")),
        subtitle=said if isinstance(said := given.get(subtitle), str) else _text(said),
        date=date.fromisoformat(str(day)) if day else None,
        language=str(told.pop("language", "")),
        values=told,
        repairs=repairs,
        lines=found[0].count("\n"),
    )


def _flat(given: dict[str, Any]) -> dict[str, Any]:
    """``given`` with what stands in a part for keys of one's own beside the others; those go first."""
    inner = {
        str(key): value
        for part in _PARAMETERS
        if isinstance(given.get(part), dict)
        for key, value in given[part].items()
    }
    outer = {
        key: value for key, value in given.items() if key not in _PARAMETERS or not isinstance(value, dict)
    }
    return {**inner, **outer}


def _plain_key(key: str) -> str:
    return key.lower().replace("-", "_")


def _first(called: tuple[str, ...], given: Mapping[str, Any]) -> str:
    """The likeliest of the names that has a value."""
    filled = {_plain_key(key) for key, value in given.items() if value not in (None, "", [])}
    return next((name for name in called if name in filled), "")


def _parsed(path: Path, fence: str, text: str) -> dict[Any, Any]:
    if len(text) > _LONGEST:
        raise SourceError(path, "the front matter is too long; take out what is none", line=1)
    try:
        if fence == "+++":
            return tomllib.loads(text)
        for event in yaml.parse(text, yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise SourceError(path, "the front matter has YAML aliases; write the value out", line=1)
        given = yaml.safe_load(text)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not readable"
        raise SourceError(
            path,
            f"the front matter cannot be read: {problem}; quote values that hold a colon or quotes",
            line=mark.line + 2 if mark else 1,
        ) from None
    if not isinstance(given, dict):
        raise SourceError(path, "the front matter holds no keys; expected lines such as 'title: …'", line=1)
    return given


def _value(name: str, value: Any) -> str | list[str]:
    texts = [text for text in map(_text, value if isinstance(value, list) else [value]) if text]
    if name in _LISTS:
        parts = [
            part.strip() for text in texts for part in (text.split(",") if name == "subject" else [text])
        ]
        return list(dict.fromkeys(part for part in parts if part))
    text = " ".join(texts)
    if name in _DATES:
        found = _DAY.match(text)
        try:
            return date.fromisoformat(found.group()).isoformat() if found else ""
        except ValueError:
            return ""
    if name == "language":
        text = text.replace("_", "-").split(".")[0]
        return text if is_language(text) else ""
    if name == "embargo":
        return text if _is_moment(text) else ""
    if name == "identifier":
        return text if _IDENTIFIER.fullmatch(text) else ""
    if name == "source":
        return text if re.fullmatch(r"https?://[^\s/]+\S*", text) else ""
    return text


def _is_moment(text: str) -> bool:
    """Whether it is known when that is: a date and a time with its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("title"))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return folded(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _left_out(given: Mapping[str, Any], used: set[str], lines: list[str]) -> Iterator[Repair]:
    for key, value in given.items():
        if key not in used and value not in (None, "", []):
            line = next((n for n, one in enumerate(lines, 2) if one.lstrip("\"' ").startswith(key)), 1)
            said = f"{key}: {excerpt(_plain(value), 120)}"
            if _plain_key(key) in _CALLED["embargo"]:
                message = f"“{said}”; write its moment and zone as `embargo` into the front matter"
                yield Repair("embargo found", line, message)
            else:
                yield Repair("front matter left out", line, said)


def _plain(value: Any) -> str:
    """``value`` as it is written, without its signs."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return folded(value.isoformat() if isinstance(value, date) else str(value))
