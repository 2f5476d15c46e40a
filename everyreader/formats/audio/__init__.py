"""The narration's files, MP3 and M4B: written from the assembly, read back by decoding them."""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make its files."""
    from everyreader.formats.audio.write.writer import write

    narration, cover = making.spoken.narration(), making.cover()
    write(
        making.publication,
        narration.assembly,
        cover_png=cover.square,
        cover_alt=cover.alt,
        mp3=making.target(".mp3"),
        m4b=making.target(".m4b"),
        frames=making.spoken.frames.as_spoken,
        packets=making.spoken.frames.as_aac,
    )


def read_back(path: Path, with_: ReadingBack) -> Reading:
    """Read one of its files back."""
    from everyreader.formats.audio.read.reader import read_decoded
    from everyreader.sound.decode import decode

    decoded = decode(path)
    return with_.recognise(read_decoded(path, decoded, with_.segments()), decoded)
