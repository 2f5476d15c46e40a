"""EDN: the edition as a whole is what was published, of the statement that stands in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from everyreader import manifest
from everyreader.checks.rules.model import Case, Hit, Rule
from everyreader.findings import Rendition, Severity
from everyreader.formats.table import BY_SUFFIX
from everyreader.publication import Publication, Reading

_EDITION = (Rendition.EDITION,)


@dataclass(frozen=True, kw_only=True)
class EditionReading(Reading):
    """A standing edition: how its files disagree with ``SHA256SUMS``, and the source's bytes where they are at hand."""

    disagreements: tuple[str, ...]
    source: bytes | None


def read_edition(folder: Path, publication: Publication, source: Path) -> EditionReading:
    """Read the edition in ``folder``; ``source`` is the folder in which statements lie, if there is one."""
    original = source / publication.name / "statement.md"
    metadata = publication.metadata
    return EditionReading(
        path=folder,
        title=metadata.title,
        language=metadata.language,
        units=(),
        disagreements=(*manifest.disagreements(folder), *_unlike_described(folder)),
        source=original.read_bytes() if original.is_file() else None,
    )


def _unlike_described(folder: Path) -> Iterator[str]:
    """How the files differ from what ``edition.json`` says of them."""
    about = manifest.read_edition(folder)
    if not about:
        yield f"{manifest.EDITION} is missing or not as a build writes it"
        return
    for one in about["files"]:
        path = folder / one["path"]
        if not path.is_file():
            yield f"{one['path']} is described in {manifest.EDITION} and missing"
        elif manifest.sha256(path) != one["sha256"]:
            yield f"{one['path']} is another file than {manifest.EDITION} describes"
    for suffix, format in BY_SUFFIX.items():
        if format.name in about["formats"] and not (folder / f"{about['name']}{suffix}").is_file():
            yield f"{about['name']}{suffix} is missing"


def _changed(case: Case) -> Iterator[Hit]:
    for line in case.reading.disagreements:
        yield Hit(line)


def _outdated(case: Case) -> Iterator[Hit]:
    if case.reading.source is not None and case.reading.source != case.publication.statement:
        yield Hit()


RULES = (
    Rule(
        "EDN-001",
        "file-changed",
        Severity.ERROR,
        "EN 301 549 5.4",
        "a file is not as it was published",
        "build the edition again, or copy it again",
        _EDITION,
        _changed,
    ),
    Rule(
        "EDN-002",
        "edition-outdated",
        Severity.ERROR,
        "EN 301 549 5.4",
        "the statement in the source is another than the edition's",
        "build the edition again",
        _EDITION,
        _outdated,
    ),
)
