"""What each finished file offers a reader: its own accessibility metadata, or, where a format has no place
for such, the same properties computed from what reading the file back found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from everyreader.formats.table import PARTS, format_of
from everyreader.report.causes import NAMES
from everyreader.report.checked_files import CheckedFile
from everyreader.report.display_guide import Field, display

_RELIES_ON = {part.media_type: part.relies_on for part in PARTS if part.relies_on}


@dataclass(frozen=True)
class Offered:
    """One file as the statement page shows it. ``own``: the words come from the file's own metadata."""

    name: str
    file: str
    relies_on: str
    fields: tuple[Field, ...]
    own: bool
    facts: tuple[str, ...] = ()


def offered(file: CheckedFile) -> Offered | None:
    """``file`` in the words of the display guide; ``None`` for one that could not be read, and for parts of
    the recording."""
    if file.reading is None or file.media_type not in _RELIES_ON:
        return None
    own, fields = file.reading.says_access, display(file.reading.access())
    return Offered(
        name=_name(file),
        file=file.name,
        relies_on=_RELIES_ON[file.media_type],
        fields=fields if own else _known(fields),
        own=own,
        facts=file.reading.measured(),
    )


def _known(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Without what is not known: a format that has no place for metadata is not silent, it was not asked."""
    kept = (
        Field(one.title, tuple(said for said in one.statements if not said.startswith("No information")))
        for one in fields
    )
    return tuple(one for one in kept if one.statements)


def _name(file: CheckedFile) -> str:
    """What the report calls it; of a format of several files that are kinds of their own, what a link to it
    says."""
    format = format_of(Path(file.name))
    if format is None or len({part.media_type for part in format.parts}) == 1:
        return NAMES[file.rendition]
    return next(part.label for part in format.parts if part.media_type == file.media_type)
