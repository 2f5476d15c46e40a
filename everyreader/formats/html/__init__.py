"""The web page, recovered from the browser's accessibility tree."""

from __future__ import annotations

from pathlib import Path

from everyreader.formats.needs import Making, ReadingBack
from everyreader.model.reading import Reading


def make(making: Making) -> None:
    """Make its files."""
    from everyreader.formats.html.write.writer import Beside, write

    others = {".mp3": "audio", "-large-print.pdf": "large-print", ".epub": "epub"}
    write(
        making.publication,
        making.target(".html"),
        styles=making.styles,
        fonts=making.fonts,
        narration=making.speech.narration() if making.speech else None,
        beside=tuple(
            Beside(path.name, word, path.stat().st_size)
            for suffix, word in others.items()
            if (path := making.target(suffix)).is_file()
        ),
    )


def read_back(path: Path, with_: ReadingBack) -> Reading:
    """Read one of its files back."""
    from everyreader.formats.html.read.reader import read_back

    return read_back(path, with_.browser)
