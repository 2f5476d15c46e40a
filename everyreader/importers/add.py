"""``add``: a received file → a folder in ``source/`` with the file untouched, the canonical statement and the
repairs."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import unicodedata
import uuid
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import zip_longest
from pathlib import Path

import yaml

from everyreader.importers import account
from everyreader.importers.draft import Draft, Repair, beside, excerpt
from everyreader.importers.hollow import refuse_hollow, refuse_walls
from everyreader.importers.known import Told, facts, known
from everyreader.importers.office.lists import apart
from everyreader.importers.office.tables import plain
from everyreader.importers.repair.release.dateline import doubtful
from everyreader.importers.repair.steps import repair
from everyreader.importers.table import read
from everyreader.language.tongues import NO_LANGUAGE, primary
from everyreader.model.errors import SourceError, UsageError
from everyreader.model.house import House
from everyreader.model.publication import Publication, Unit
from everyreader.model.text import folded
from everyreader.publishing.manifest import is_name
from everyreader.source import STATEMENT, expansions, read_file
from everyreader.source.decorations import freed
from everyreader.source.front_matter import is_language
from everyreader.source.notes import once
from everyreader.source.publisher import read_house
from everyreader.source.read import without_lines
from everyreader.source.tree import words
from everyreader.source.units import extract
from everyreader.source.write import write

_NAME_WORDS = 6
_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_NAMED = re.compile(
    r"“(.+?)(?: \| |”)"
)  # the first words that a message quotes; of a table those of its first cell
_IMAGE_NAMED = re.compile(r"(\S+\.\w{2,4}): ")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://everyreader.example/received")


@dataclass(frozen=True)
class Added:
    """The new source folder and what was repaired.

    ``place`` is what the repairs' lines count, ``lines`` are those of the received file; ``facts`` what is
    known of it, in words; ``places`` the line of each unit in that file and in the statement, and its words.
    """

    folder: Path
    publication: Publication
    repairs: tuple[Repair, ...]
    place: str = "line"
    lines: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    places: tuple[tuple[int, int, str], ...] = ()

    def line_of(self, repair: Repair) -> int:
        """The line of ``statement.md`` at which to look for what ``repair`` is about."""
        exact = [(now, said) for was, now, said in self.places if was == repair.line]
        before = [now for was, now, _ in self.places if was <= repair.line]
        if not exact:
            return before[-1] if before else 1
        return self._named(repair.message, exact) or exact[0][0]

    def _named(self, message: str, units: list[tuple[int, str]]) -> int | None:
        """The line of that unit at one place (a page) whose words, or whose image, a repair's message
        names."""
        if image := _IMAGE_NAMED.match(message):
            lines = (self.folder / STATEMENT).read_text(encoding="utf-8").split("\n")
            return next((number for number, line in enumerate(lines, 1) if f"]({image[1]}" in line), None)
        named = _NAMED.search(message)
        said = folded(named[1].removesuffix(" …")) if named else ""
        found = [(now, text) for now, text in units if said and said in text]
        return min(found, key=lambda one: one[1] != said)[0] if found else None


def add(received: Path, told: Told, *, source: Path) -> Added:
    """Import ``received`` into ``source/NAME``.

    Raises ``UsageError`` naming every flag that is still needed, ``SourceError`` for a file that cannot be
    read or whose words a repair would change; then nothing is written.
    """
    if not received.is_file():  # a folder, a pipe, nothing
        raise UsageError(f"{received}: No such file or directory; name a file that is there")
    _check(told, source)
    house = read_house(source, files=False) if source.is_dir() else House()
    draft = known(read(received, told.language), told, house)
    draft = plain(_titled(repair(draft), told.title))
    draft = apart(replace(draft, blocks=tuple(freed(list(draft.blocks)))))
    draft = replace(draft, blocks=tuple(once(list(draft.blocks), same=lambda note: note.get("note"))))
    draft = replace(draft, repairs=tuple(sorted(draft.repairs, key=lambda one: one.line)))
    if not draft.blocks:
        raise SourceError(received, f"the file holds no words{beside(draft.repairs)}; nothing was written")
    refuse_hollow(draft, received)
    if not told.one_paragraph:
        refuse_walls(draft, received)
    told = _complete(draft, told, source, received)
    front = _front_matter(draft, told, received.read_bytes())
    try:
        source.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{told.name}-", dir=source) as stage:
            folder = Path(stage) / told.name
            folder.mkdir()
            statement = front + "\n" + write(without_lines(list(draft.blocks)))
            (folder / STATEMENT).write_text(statement, encoding="utf-8", newline="\n")
            shutil.copyfile(received, folder / f"received{received.suffix.lower()}")
            for image in draft.images:
                (folder / image.name).parent.mkdir(parents=True, exist_ok=True)
                (folder / image.name).write_bytes(image.data)
            (folder / "repairs.json").write_text(_listed(draft.repairs), encoding="utf-8", newline="\n")
            publication, places = _verified(folder / STATEMENT, received, draft, told.name)
            folder.rename(source / told.name)
    except OSError as error:
        raise UsageError(f"{source / told.name} cannot be written: {error.strerror}") from None
    moved = replace(
        publication,
        folder=source / told.name,
        resources=tuple(replace(one, path=source / told.name / one.name) for one in publication.resources),
    )
    return Added(
        source / told.name, moved, draft.repairs, draft.place, draft.lines, tuple(facts(draft)), places
    )


def _titled(draft: Draft, title: str) -> Draft:
    """``draft`` with the title as it was typed, where its own line says the same in other letters."""
    typed = folded(title)
    if not typed or typed == folded(draft.title):
        return draft
    heading, *rest = draft.blocks
    inlines = heading["c"][2]
    kept = [{"t": "Str", "c": typed}, *(one for one in inlines if one["t"] == "Note")]
    said = words([one for one in inlines if one["t"] != "Note"])
    blocks = ({**heading, "c": [*heading["c"][:2], kept]}, *rest)
    message = f"the file says “{excerpt(said)}”"
    return draft.repaired(
        "title as told", heading["line"], message, taken=said, added=typed, blocks=blocks, title=typed
    )


def _check(told: Told, source: Path) -> None:
    """What can be judged before the file is read."""
    if told.name and not (_NAME.fullmatch(told.name) and is_name(told.name)):
        raise UsageError(
            f"--name {told.name}: use small letters, digits and single hyphens, such as 2023-11-21-ceasefire"
        )
    if told.language and (not is_language(told.language) or primary(told.language) in NO_LANGUAGE):
        raise UsageError(f"--lang {told.language}: expected a BCP 47 tag such as en, en-US or fr")
    if told.date:
        try:
            date.fromisoformat(told.date)
        except ValueError:
            raise UsageError(f"--date {told.date}: expected year-month-day, such as 2023-11-21") from None
    if told.name:
        _refuse_there(source / told.name)


def _refuse_there(folder: Path) -> None:
    if folder.exists():
        raise UsageError(f"{folder} is there already; choose another --name, or delete the folder first")


def _complete(draft: Draft, told: Told, source: Path, received: Path) -> Told:
    """What was told, with a name made of date and title where none was. Raises ``UsageError`` for all that is
    missing, or ``SourceError`` with all of it where words would be lost: nobody answers in vain."""
    missing = []
    if not draft.publisher:
        missing.append("--publisher (who publishes it)")
    if not draft.language:
        missing.append("--lang (its language, such as en-GB)")
    if not draft.title:
        missing.append("--title (no heading or title line was found)")
    if not draft.date:
        missing.append(f"--date (such as 2023-11-21; {doubtful(draft)})")
    name = told.name or (_proposed(draft.title, draft.date) if draft.title and draft.date else "")
    if draft.title and draft.date and not name:
        missing.append("--name (such as 2023-11-21-ceasefire)")
    if missing:
        known_too = [f"known: {one}" for one in facts(draft)]
        asked = (f"say also {missing[0]}", *(f"and {one}" for one in missing[1:]), *known_too)
        try:
            account.settle(draft, _drafted(draft, received), received)
        except SourceError as error:
            raise SourceError(received, "\n  ".join((error.message, *asked)), line=error.line) from None
        raise UsageError("\n  ".join(asked))
    if not told.name:
        _refuse_there(source / name)
    return replace(told, name=name, publisher=draft.publisher, language=draft.language)


def _proposed(title: str, day: date) -> str:
    """``2024-03-12-three-new-wells``: the date and the title's first words; nothing where it has none in
    Latin letters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join((day.isoformat(), *words[:_NAME_WORDS])) if words else ""


def _front_matter(draft: Draft, told: Told, data: bytes) -> str:
    values = {
        "title": draft.title,
        "date": draft.date,
        "publisher": told.publisher,
        "language": told.language,
        "identifier": told.identifier
        or draft.matter.get("identifier")
        or uuid.uuid5(_NAMESPACE, f"{told.name}\n{data.hex()}").urn,
        **{key: value for key, value in draft.matter.items() if key not in ("publisher", "identifier")},
    }
    return "---\n" + yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=10_000) + "---\n"


def _listed(repairs: tuple[Repair, ...]) -> str:
    return (
        json.dumps(
            [{key: value for key, value in asdict(one).items() if value} for one in repairs],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _verified(
    statement: Path, received: Path, draft: Draft, name: str
) -> tuple[Publication, tuple[tuple[int, int, str], ...]]:
    """The new statement, read again: unit for unit the draft, and word for word, labels included, the
    received file.

    With the line of each unit in that file and in the statement, and its words.
    """
    try:
        publication = read_file(statement, name=name)
    except SourceError as error:  # its line is the new statement's, which the person has not got
        if account.is_typed(received):
            message = f"{error.message} (found after the repairs; nothing was written)"
            raise SourceError(received, message) from None
        reason = error.message.partition("; ")[0]  # what follows is said of Markdown
        message = f"what was made of it cannot be read again ({reason}); nothing was written"
        raise SourceError(received, f"{message}; {account.remedy(received)}") from None
    drafted = _drafted(draft, received)
    for was, now in zip_longest(drafted, publication.all_units):
        if _content(was) != _content(now):
            line = was.line if was else None
            place = f"{draft.place} {line}: " if line and draft.place != "line" else ""
            said = excerpt(was.text if was else now.text)
            message = f"{place}“{said}” would not be the same when read again; nothing was written"
            raise SourceError(
                received,
                f"{message}; {account.remedy(received)}",
                line=line if draft.place == "line" else None,
            )
    account.settle(draft, drafted, received)
    pairs = zip(drafted, publication.all_units, strict=True)
    places = [(was.line, now.line, now.text) for was, now in pairs if was.line and now.line]
    return publication, tuple(sorted(places))


def _drafted(draft: Draft, received: Path) -> tuple[Unit, ...]:
    """The units of the draft, each with its line in the received file."""
    blocks = expansions.applied(received, "", list(draft.blocks), draft.language)
    made = extract(blocks, draft.language or "en")
    return made.units + made.notes


def _content(unit: Unit | None) -> tuple[Unit, list[int]] | None:
    return unit and (replace(unit, line=None), [step.extent for step in unit.place])
