"""EDN: what ``edition.json`` says of the edition is so. Programs that collect editions go by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement
from everyreader.formats.table import BY_SUFFIX, FORMATS
from everyreader.model.edition_info import FileRole
from everyreader.model.house import PUBLISHER
from everyreader.publishing import manifest

_LENGTH = 0.5  # seconds
_WHY = "A program that collects editions tells its readers something untrue of this one."
_FIX = "build the edition again"


@where("editions that describe themselves")
def _has_description(case: WithStatement[EditionReading]) -> bool:
    return bool(case.reading.about)


@rule(
    "EDN-006",
    "file-misdescribed",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message=f"{manifest.EDITION} says of a file what is not so",
    fix=_FIX,
    applies=_has_description,
    why=_WHY,
)
def file_misdescribed(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """Of files that are as they were published; what is another file altogether is told as that."""
    for name, told in case.reading.described.items():
        there = case.reading.trusted(name)
        if there is None:
            continue
        if there.kind and told.get("media_type") not in (there.kind, there.expected_kind or there.kind):
            yield _hit(f"{name} is {there.kind}, not “{told.get('media_type')}”")
        if told.get("bytes") != there.bytes:
            yield _hit(f"{name} has {there.bytes} bytes, not {told.get('bytes')}")
        if there.seconds is not None and not _near(told.get("seconds"), there.seconds):
            yield _hit(f"{name} plays for {there.seconds:.1f} s, not {told.get('seconds')}")
        if there.pages is not None and told.get("pages") != there.pages:
            yield _hit(f"{name} has {there.pages} pages, not {told.get('pages')}")
        role = _role(case, name)
        if role and told.get("role") != role:
            yield _hit(f"{name} is the {role}, not “{told.get('role')}”")


def _hit(detail: str) -> Hit:
    return Hit(detail, file=manifest.EDITION)


def _near(told: object, seconds: float) -> bool:
    return isinstance(told, (int, float)) and abs(told - seconds) <= _LENGTH


def _role(case: WithStatement[EditionReading], name: str) -> str:
    """What a file of that name is to a reader; ``""`` for one that no format makes."""
    end = name.removeprefix(str(case.reading.about["name"]))
    parts = (part for format in FORMATS for part in format.parts)
    found = next((part.role for part in parts if part.suffix == end), None)
    if name.endswith(".pls"):
        return FileRole.LEXICON
    return found or {
        "statement.md": FileRole.STATEMENT,
        "cover.png": FileRole.COVER,
        PUBLISHER: FileRole.PUBLISHER,
    }.get(name, "")


@rule(
    "EDN-014",
    "formats-misdescribed",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message=f"{manifest.EDITION} lists other formats than are there",
    fix=_FIX,
    applies=_has_description,
    why=_WHY,
)
def formats_misdescribed(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """What is told as made and is missing is a file that is missing, and told as that."""
    about = case.reading.about
    for suffix, format in BY_SUFFIX.items():
        name = f"{about['name']}{suffix}"
        if (
            name in case.reading.files
            and name in case.reading.described
            and format.name not in about["formats"]
        ):
            yield _hit(f"{name} is there, and “{format.name}” is not among the formats")
    for one in about["formats"]:
        if one not in {format.name for format in FORMATS}:
            yield _hit(f"“{short(one)}” is no format")


@rule(
    "EDN-007",
    "statement-misdescribed",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message=f"{manifest.EDITION} says of the statement what is not so",
    fix=_FIX,
    applies=_has_description,
    why=_WHY,
)
def statement_misdescribed(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    own, about = case.publication.metadata, case.reading.about
    expected: Mapping[str, Any] = {
        "title": own.title,
        "date": own.date.isoformat(),
        "publisher": own.publisher,
        "language": own.language,
        "identifier": own.identifier,
        "author": list(own.author),
        "description": own.description,
        "subject": list(own.subject),
        "rights": own.rights,
        "source": own.source,
        "updated": own.updated.isoformat() if own.updated else "",
        "contact": list(own.contact),
    }
    for name, value in expected.items():
        told = about.get(name) or type(value)()
        if told != value:
            yield _hit(f"{name} is “{short(str(told))}”, the statement says “{short(str(value))}”")


@rule(
    "EDN-008",
    "voices-misdescribed",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message=f"{manifest.EDITION} names another voice than is heard",
    fix=_FIX,
    applies=_has_description,
    why=_WHY,
)
def voices_misdescribed(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """Each voice by the name that the recordings themselves give; and none where nothing is spoken."""
    about = case.reading.about
    told = case.reading.told("voices")
    recordings = [one for one in case.reading.files.values() if one.seconds is not None and one.comments]
    for one in recordings:
        said = " ".join(one.comments)
        for voice in told:
            if voice not in said:
                yield _hit(f"“{short(voice)}” reads, and {one.name} names another voice")
    if recordings and not told:
        yield _hit("there are recordings, and no voice is named")
    engine = str(about.get("engine", ""))
    if bool(engine) != bool(told):
        yield _hit(f"the engine is “{short(engine)}”, the voices are “{short(', '.join(told))}”")
