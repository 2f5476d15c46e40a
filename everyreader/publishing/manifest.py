"""``SHA256SUMS`` and ``edition.json``: what an edition holds, and how anybody can see that it is whole."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import regex

from everyreader.model.decisions import Decisions, from_data
from everyreader.model.digest import sha256
from everyreader.model.publication import Publication

SUMS = "SHA256SUMS"
EDITION = "edition.json"
REPORT = "report"
_NAME = regex.compile(r"[^\W_](?:[\w.-]|\p{M})*")
_MOST_BYTES = 100  # in UTF-8, so that a name with its ending fits every file system
_TAKEN = ("index", "index.html", REPORT)  # NAME.html would be the download page


def edition_id(publication: Publication, settings: Mapping[str, Any], styles: Path) -> str:
    """Hash of the source and of everything that shapes the edition: images, styles, tools, settings."""
    parts: dict[str, Any] = {
        "statement": hashlib.sha256(publication.statement).hexdigest(),
        "images": {resource.name: resource.sha256 for resource in publication.resources},
        "styles": {path.name: sha256(path) for path in sorted(styles.iterdir()) if path.is_file()},
        "settings": dict(settings),
    }
    if publication.lexicon_files:
        parts["lexicons"] = {
            one.name: hashlib.sha256(one.data).hexdigest() for one in publication.lexicon_files
        }
    if publication.house.data:
        logo = publication.house.logo
        parts["house"] = [hashlib.sha256(publication.house.data).hexdigest(), logo.sha256 if logo else ""]
    if publication.decisions.review or publication.decisions.accepted:
        parts["decisions"] = publication.decisions.as_data()
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def edition_files(folder: Path) -> tuple[Path, ...]:
    """Every file that ``SHA256SUMS`` covers: all but itself and ``report/``."""
    return tuple(
        sorted(
            path
            for path in folder.rglob("*")
            if path.is_file() and path.relative_to(folder).parts[0] not in (SUMS, REPORT)
        )
    )


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS`` in the form that ``sha256sum -c`` reads."""
    lines = [f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in edition_files(folder)]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def listed(folder: Path) -> dict[str, str]:
    """The files that ``SHA256SUMS`` of ``folder`` lists, each with its sum; none where it cannot be read."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def disagreements(folder: Path) -> tuple[str, ...]:
    """What in ``folder`` is not as ``SHA256SUMS`` says, one line each; empty when all is."""
    sums = listed(folder)
    if not sums:
        return (f"{SUMS} is missing or cannot be read",)
    present = {path.relative_to(folder).as_posix(): path for path in edition_files(folder)}
    missing = [f"{name} is missing" for name in sums if name not in present]
    extra = [f"{name} is not listed" for name in present if name not in sums]
    wrong = [
        f"{name} is not the file that was published"
        for name, path in present.items()
        if name in sums and sha256(path) != sums[name]
    ]
    return tuple(missing + extra + wrong)


def write_json(path: Path, data: Any) -> None:
    """``data`` as JSON for people and programs: indented, UTF-8, one newline at the end."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def read_edition(folder: Path) -> dict[str, Any]:
    """``edition.json`` of an edition, ``{}`` where there is none, or one that no build would have written."""
    try:
        data = json.loads((folder / EDITION).read_text(encoding="utf-8"))
        return data if _fit(data) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def decisions(about: Mapping[str, Any]) -> Decisions:
    """The decisions that the edition described by ``about`` was published under; none where it does not say
    so."""
    try:
        return from_data(about["decisions"])
    except (KeyError, TypeError, ValueError):
        return Decisions()


def _fit(data: dict[str, Any]) -> bool:
    words = all(
        isinstance(data[key], str) for key in ("id", "name", "title", "publisher", "language", "engine")
    )
    date.fromisoformat(data["date"])
    files = all(isinstance(one[key], str) for one in data["files"] for key in ("path", "role", "sha256"))
    formats = isinstance(data["formats"], list) and all(isinstance(one, str) for one in data["formats"])
    return words and files and formats and is_name(data["name"])


def is_name(name: str) -> bool:
    """Whether a statement can be called so: letters and digits of any script, in their composed form (NFC),
    ``-``, ``_`` and ``.``."""
    fits = _NAME.fullmatch(name) and len(name.encode("utf-8", "replace")) <= _MOST_BYTES
    return bool(fits) and unicodedata.is_normalized("NFC", name) and name.casefold() not in _TAKEN
