"""Plain text: the statement's words and structure with nothing but letters, signs, indents and empty lines,
for braille displays, chat windows and e-mail.
"""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make its file."""
    from everyreader.formats.plain_text.write.writer import write

    write(making.publication, making.target(".txt"))


def read_back(path: Path, _: ReadingBack) -> Reading:
    """Read it back."""
    from everyreader.formats.plain_text.read.reader import read_back

    return read_back(path)
