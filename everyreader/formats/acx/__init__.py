"""One recording a chapter, as audiobook shops take them (ACX): MP3 at 192 kbit/s in one zip. Made on
request."""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make its files."""
    from everyreader.formats.acx.write.writer import write

    write(making.publication, making.spoken.narration(), making.target("-acx.zip"))


def read_back(path: Path, with_: ReadingBack) -> Reading:
    """Read one of its files back."""
    from everyreader.formats.acx.read.reader import read_back

    return read_back(path, with_.segments())
