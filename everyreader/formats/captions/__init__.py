"""Captions: the sentences with the times at which they are heard, as WebVTT and as SubRip."""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make its files."""
    from everyreader.formats.captions.write.writer import write

    language = making.publication.metadata.language
    write(making.spoken.narration(), language, vtt=making.target(".vtt"), srt=making.target(".srt"))


def read_back(path: Path, _: ReadingBack) -> Reading:
    """Read one of its files back."""
    from everyreader.formats.captions.read.reader import read_back

    return read_back(path)
