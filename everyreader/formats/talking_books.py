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

    publication, spoken, styles = making.publication, making.spoken, making.styles
    told, cover, frames = spoken.narration(), making.cover(), spoken.frames
    daisy, lpf = making.target("-daisy202.zip"), making.target(".lpf")
    write_daisy(publication, daisy, narration=told, frames=frames.in_text_order(), styles=styles)
    write_lpf(publication, lpf, narration=told, frames=frames.as_spoken(), cover=cover, styles=styles)


def read_back(path: Path, with_: ReadingBack) -> Reading:
    """Read one of them back."""
    if path.suffix == ".lpf":
        from everyreader.formats.lpf.read.reader import read_back
    else:
        from everyreader.formats.daisy202.read.reader import read_back
    return read_back(path, with_.browser)
