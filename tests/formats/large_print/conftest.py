"""Large prints of small statements, made with the real tools."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from everyreader.formats.large_print.read.reader import PdfReading, read_back
from everyreader.formats.large_print.write.writer import write
from everyreader.model.publication import Publication, Unit
from everyreader.source import read_file
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders

RICH = Path(__file__).parents[2] / "statements" / "rich"


@dataclass(frozen=True)
class Printed:
    """A statement, its PDF and what the PDF says."""

    publication: Publication
    path: Path
    reading: PdfReading

    @property
    def said(self) -> tuple[Unit, ...]:
        """The statement's units and notes as a reading has them: without source lines."""
        return tuple(replace(unit, line=None) for unit in self.publication.all_units)

    @property
    def read(self) -> tuple[Unit, ...]:
        return self.reading.units + self.reading.notes


Print = Callable[..., Printed]
Change = Callable[[pikepdf.Pdf], None]


def make(publication: Publication, path: Path) -> Printed:
    write(publication, path, styles=styles_folder(), fonts=font_folders())
    return Printed(publication, path, read_back(path))


def print_text(folder: Path, text: str, *, language: str = "en", title: str = "Title") -> Printed:
    """The large print of the text that follows the title; pictures of the rich statement lie beside it."""
    for picture in RICH.glob("*.png"):
        (folder / picture.name).write_bytes(picture.read_bytes())
    source = folder / "statement.md"
    source.write_text(
        f'---\ntitle: "{title}"\ndate: 2024-05-02\npublisher: A House\nlanguage: {language}\n'
        f'identifier: "urn:x-test:print"\n---\n\n# {title}\n\n{text}\n',
        encoding="utf-8",
    )
    return make(read_file(source, name="print"), folder / "large-print.pdf")


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """``print_text`` in the test's own folder."""
    return partial(print_text, tmp_path)


@pytest.fixture(scope="session")
def rich_print(rich: Publication, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The large print of the statement with every construct."""
    return make(rich, tmp_path_factory.mktemp("print") / "rich.pdf")


@pytest.fixture
def planted(tmp_path: Path) -> Callable[[Printed, Change], PdfReading]:
    """What is read from a finished file into which a fault was planted."""

    def read(printed: Printed, change: Change) -> PdfReading:
        with pikepdf.open(printed.path) as pdf:
            change(pdf)
            pdf.save(tmp_path / "planted.pdf")
        return read_back(tmp_path / "planted.pdf")

    return read


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """All structure elements of one type, in the order of the tree."""
    found: list[pikepdf.Object] = []

    def walk(element: pikepdf.Object) -> None:
        if element.get("/S") == kind:
            found.append(element)
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(
        pdf.Root.StructTreeRoot.K[0]
        if isinstance(pdf.Root.StructTreeRoot.K, pikepdf.Array)
        else pdf.Root.StructTreeRoot.K
    )
    return found


def rewrite(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    """Change the first page's content stream, one instruction a line, once."""
    page = pdf.pages[0]
    before = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
    after = re.sub(old, new, before, count=1)
    assert after != before
    page.Contents = pdf.make_stream(after)
