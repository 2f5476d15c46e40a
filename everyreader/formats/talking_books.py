"""Talking books of two kinds, made of one narration: DAISY 2.02 for players and libraries, LPF for reading
apps."""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make both kinds."""
    from everyreader.formats.daisy202.write.writer import write as write_daisy
    from everyreader.formats.lpf.write.writer import write as write_lpf

    publication, narration, frames = making.publication, making.spoken.narration(), making.spoken.frames
    shared = {"narration": narration, "styles": making.styles}
    write_daisy(publication, making.target("-daisy202.zip"), frames=frames.in_text_order(), **shared)
    cover, target = making.cover(), making.target(".lpf")
    write_lpf(publication, target, frames=frames.as_spoken(), cover=cover, **shared)


def read_back(path: Path, with_: ReadingBack) -> Reading:
    """Read one of them back."""
    if path.suffix == ".lpf":
        from everyreader.formats.lpf.read.reader import read_back
    else:
        from everyreader.formats.daisy202.read.reader import read_back
    return read_back(path, with_.browser)
