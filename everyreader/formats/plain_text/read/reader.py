"""Read a text file back as somebody does who has nothing but its signs and lines. Nothing is shared with what
wrote it, and any text file can be read.
"""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.plain_text.read import words
from everyreader.formats.plain_text.read.blocks import Found, labels_in, read
from everyreader.formats.plain_text.read.decoded import decoded
from everyreader.formats.plain_text.read.reading import TextReading, title_of
from everyreader.model.errors import SourceError
from everyreader.model.publication import Role

_MOST_BYTES = 50_000_000


def read_back(path: Path) -> TextReading:
    """Read the text file at ``path``. ``SourceError`` where it cannot be opened or is far too long."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, f"the text cannot be read: {error.strerror}") from None
    if len(data) > _MOST_BYTES:
        raise SourceError(path, f"is over {_MOST_BYTES // 1_000_000} MB; a statement is far smaller")
    text = decoded(data)
    found = read(text.lines)
    units, notes = tuple(found.units), tuple(found.notes)
    runs = [run for unit in (*units, *notes) for run in unit.runs]
    unnoted, unmarked = _unpaired(found)
    return TextReading(
        path=path,
        title=title_of(units),
        language="",
        units=units,
        notes=notes,
        images_without_alt=tuple(words.unlabelled(runs)),
        encoding=text.encoding,
        marked=text.marked,
        ends=text.ends,
        open_end=text.open,
        signs=text.signs,
        open_parts=tuple(found.open),
        unnoted=unnoted,
        unmarked=unmarked,
        opening=found.signs.opening,
    )


def _unpaired(found: Found) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Marks without a note, notes without a mark."""
    units = (*found.units, *found.notes)
    marked = {int(run.text) for unit in units for run in unit.runs if run.role is Role.NOTE}
    typed = {number for unit in units for number in labels_in(unit.text, found.signs.labels)}
    noted = set(found.signs.labels.values())
    return tuple(sorted(typed - noted)), tuple(sorted(noted - marked))
