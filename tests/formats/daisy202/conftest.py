"""DAISY books for these tests: made of tones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.audio.write import mp3
from everyreader.formats.daisy202.write.writer import write
from everyreader.model.publication import Publication
from everyreader.narration.narrate import Narration
from everyreader.narration.text_order import in_text_order
from everyreader.theme.styles_folder import styles_folder
from tests.checks.rules.talking_book import sounded

Make = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Write the book of a publication and say where."""

    def make(publication: Publication, narration: Narration | None = None, name: str = "small") -> Path:
        told = narration or sounded(publication)
        path = tmp_path / f"{name}-daisy202.zip"
        write(
            publication,
            path,
            narration=told,
            frames=mp3.encoded(in_text_order(told.script, told.segments, told.assembly)),
            styles=styles_folder(),
        )
        return path

    return make


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """A zip of these files."""

    def make(files: dict[str, str | bytes]) -> Path:
        path = tmp_path / "foreign.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return path

    return make
