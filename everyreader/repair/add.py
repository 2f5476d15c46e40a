"""``add``: a received file → a folder in ``source/`` with the file untouched, the canonical statement and the repairs."""
from __future__ import annotations

import json
import re
import shutil
import tempfile
import uuid
from dataclasses import asdict, dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path

import pypandoc
import yaml

from everyreader.errors import SourceError, UsageError
from everyreader.publication import Publication
from everyreader.repair.draft import Draft, Repair
from everyreader.repair.received import INVISIBLE as _INVISIBLE
from everyreader.repair.received import read, repair
from everyreader.source import STATEMENT, read_file
from everyreader.source.dialect import DIALECT
from everyreader.source.front_matter import is_language

_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://everyreader.example/received")
_LINK_TARGET = re.compile(r"\]\([^)\s]*\)|<(?:https?|mailto):[^>]*>")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Told:
    """What the person said with flags; empty where nothing was said."""

    name: str = ""
    publisher: str = ""
    language: str = ""
    title: str = ""
    date: str = ""
    identifier: str = ""


@dataclass(frozen=True)
class Added:
    """The new source folder and what was repaired."""

    folder: Path
    publication: Publication
    repairs: tuple[Repair, ...]


def add(received: Path, told: Told, *, source: Path) -> Added:
    """Import ``received`` into ``source/NAME``. Raises ``UsageError`` naming every flag that is still needed."""
    _check(told, source)
    draft = repair(read(received, told.language))
    front = _front_matter(draft, told, received.read_bytes())
    source.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{told.name}-", dir=source) as stage:
        folder = Path(stage) / told.name
        folder.mkdir()
        (folder / STATEMENT).write_text(front + "\n" + _markdown(draft, told), encoding="utf-8", newline="\n")
        shutil.copyfile(received, folder / f"received{received.suffix.lower()}")
        (folder / "repairs.json").write_text(_listed(draft.repairs), encoding="utf-8", newline="\n")
        publication = _verified(folder / STATEMENT, received, told.name, "" if draft.title else told.title)
        folder.rename(source / told.name)
    return Added(source / told.name, publication, draft.repairs)


def _check(told: Told, source: Path) -> None:
    missing = [flag for flag, value in (("--name", told.name), ("--publisher", told.publisher), ("--lang", told.language))
               if not value]
    if missing:
        raise UsageError(f"say also {', '.join(missing)}: a received file cannot tell")
    if not _NAME.fullmatch(told.name):
        raise UsageError(f"--name {told.name}: use small letters, digits and single hyphens, such as 2023-11-21-ceasefire")
    if not is_language(told.language):
        raise UsageError(f"--lang {told.language}: expected a BCP 47 tag such as en, en-US or fr")
    if told.date:
        try:
            date.fromisoformat(told.date)
        except ValueError:
            raise UsageError(f"--date {told.date}: expected year-month-day, such as 2023-11-21") from None
    if (source / told.name).exists():
        raise UsageError(f"{source / told.name} is there already; choose another --name, or delete the folder first")


def _front_matter(draft: Draft, told: Told, data: bytes) -> str:
    missing = []
    if not (draft.title or told.title):
        missing.append("--title (no heading or title line was found)")
    if not (draft.date or told.date):
        missing.append("--date (no dateline was found, or its day and month cannot be told apart)")
    if missing:
        raise UsageError(f"say also {', '.join(missing)}")
    values = {
        "title": draft.title or told.title,
        "date": date.fromisoformat(told.date) if told.date else draft.date,
        "publisher": told.publisher,
        "language": told.language,
        "identifier": told.identifier or uuid.uuid5(_NAMESPACE, f"{told.name}\n{data.hex()}").urn,
    }
    return "---\n" + yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=10_000) + "---\n"


def _markdown(draft: Draft, told: Told) -> str:
    title = [] if draft.title else [{"t": "Header", "c": [1, ["", [], []], [{"t": "Str", "c": told.title}]]}]
    tree = json.dumps({"pandoc-api-version": _api_version(), "meta": {}, "blocks": [*title, *draft.blocks]})
    return pypandoc.convert_text(tree, DIALECT, format="json", extra_args=["--wrap=none"])


def _api_version() -> list[int]:
    return json.loads(pypandoc.convert_text("", "json", format="commonmark"))["pandoc-api-version"]


def _listed(repairs: tuple[Repair, ...]) -> str:
    return json.dumps([asdict(one) for one in repairs], ensure_ascii=False, indent=2) + "\n"


def _verified(statement: Path, received: Path, name: str, told_title: str) -> Publication:
    """The new statement, read again. Its words, labels included, are counted against the received file's own."""
    publication = read_file(statement, name=name)
    text = told_title + "\n" + received.read_text(encoding="utf-8-sig")
    before = _WORD.findall(_INVISIBLE.sub("", _LINK_TARGET.sub("]", text)))
    after = [word for unit in publication.all_units for word in _WORD.findall(f"{unit.label or ''} {unit.text}")]
    if publication.notes:  # notes may have stood anywhere in the received file
        before, after = sorted(before), sorted(after)
    for index, (was, now) in enumerate(zip_longest(before, after, fillvalue="(nothing)")):
        if was != now:
            raise SourceError(received, f"word {index + 1} would change from '{was}' to '{now}'; nothing was written")
    return publication
