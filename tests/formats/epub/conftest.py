"""Books for these tests: written once, changed in one place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from everyreader.formats.epub.write.writer import write
from everyreader.model.publication import Publication
from everyreader.theme.cover import Cover
from everyreader.theme.styles_folder import styles_folder

Write = Callable[[Publication], Path]
Tamper = Callable[..., Path]


def picture() -> bytes:
    """A PNG of a few pixels."""
    out = io.BytesIO()
    Image.new("RGB", (8, 12), "navy").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="session")
def cover() -> Cover:
    """A cover that needs no drawing."""
    return Cover(picture(), picture(), "Cover: A Title. A House, 2 May 2024.", 8, 12)


@pytest.fixture
def book(tmp_path: Path, cover: Cover) -> Write:
    """Write a publication as EPUB and say where."""

    def make(publication: Publication) -> Path:
        path = tmp_path / "book.epub"
        write(publication, path, cover=cover, styles=styles_folder())
        return path

    return make


@pytest.fixture
def tampered(tmp_path: Path) -> Tamper:
    """A copy of a finished book in which one text in one file was replaced, exactly once."""

    def change(book: Path, before: str, after: str, *, name: str = "EPUB/text.xhtml") -> Path:
        path = tmp_path / "tampered.epub"
        with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w") as new:
            for entry in old.infolist():
                data = old.read(entry)
                if entry.filename == name:
                    text = data.decode()
                    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {name}"
                    data = text.replace(before, after).encode()
                new.writestr(entry, data)
        return path

    return change
