"""The e-book (EPUB 3.3), made from the statement as markup and recovered from the finished file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make its files."""
    from everyreader.formats.epub.write.writer import write

    plain = partial(write, making.publication, cover=making.cover(), styles=making.styles)
    speech = making.speech
    if speech is None:
        plain(making.target(".epub"))
        return
    plain(making.target("-text.epub"))
    plain(making.target(".epub"), narration=speech.narration(), frames=speech.frames.in_text_order)


def read_back(path: Path, with_: ReadingBack) -> Reading:
    """Read one of its files back."""
    from everyreader.formats.epub.read.reader import read_back

    return read_back(path, with_.browser)
