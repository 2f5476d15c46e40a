"""What other programs write into good PDFs: drawings that are forms, fonts that are named and not used, marks
that no tag holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from everyreader.browser.chromium import Browser
from everyreader.model.publication import Publication
from tests.checks.rules.kit import Kit, errors, pdf
from tests.checks.rules.pdf_kit import (
    LISTED,
    PICTURED,
    PLAIN,
    TABLED,
    Change,
    elements,
    every,
    on_top,
    setting,
    with_element,
    within,
)


@pytest.fixture
def kit(tmp_path: Path, statement: Callable[[str], Publication], rich: Publication) -> Kit:
    return Kit(tmp_path, Browser(), statement, rich)


def drawing(instructions: bytes) -> Change:
    """The image as a form of one unit that draws by paths."""

    def change(file: pikepdf.Pdf) -> None:
        images = file.pages[0].obj.Resources.XObject
        for name in list(images.keys()):
            images[name] = file.make_stream(
                instructions, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1])
            )

    return change


ICON = drawing(b"0.1 0.1 m 0.9 0.1 l 0.5 0.9 l f")
COVER = on_top(b"/Artifact BMC 1 g 85 500 300 180 re f EMC")


def font(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.Resources.Font.F9 = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica
    )


def decorated(mark: bytes) -> Change:
    """A rule between two paragraphs, as decoration inside of ``mark``."""
    return on_top(mark + b" BDC /Artifact BMC 90 300 100 1 re f EMC EMC")


def header_names(file: pikepdf.Pdf) -> None:
    elements(file, "TH")[0].A[0].Headers = Array([String("index")])


def cell_names(file: pikepdf.Pdf) -> None:
    elements(file, "TD")[0].A[0].Headers = Array([String("index")])


def called(before: str, after: str) -> Change:
    return with_element(before, setting(S=Name(f"/{after}")))


def in_another(file: pikepdf.Pdf) -> None:
    """A paragraph that stands in the one before it."""
    outer, inner = elements(file, "P")[:2]
    kids = file.Root.StructTreeRoot.K
    holder = inner.P
    holder.K = Array([one for one in holder.K if one.objgen != inner.objgen])
    outer.K = Array([*(outer.K if isinstance(outer.K, Array) else [outer.K]), inner])
    inner.P = outer
    file.Root.StructTreeRoot.K = kids


@pytest.mark.parametrize(
    ("change", "text", "weighs"),
    [
        (ICON, PICTURED, set()),
        (every(ICON, COVER), PICTURED, {"PRT-019"}),
        (drawing(b"q Q"), PICTURED, {"PRT-019"}),
        (every(font, on_top(b"/F9 1 Tf")), PLAIN, set()),
        (every(font, on_top(b"/Artifact BMC BT /F9 18 Tf 90 100 Td (9) Tj ET EMC")), PLAIN, {"PRT-006"}),
        (decorated(b"/Figure <</MCID 77>>"), PLAIN, set()),
        (within(1, rb"BT", b"/Artifact BMC EMC BT"), PLAIN, {"PRT-055"}),
        (every(called("Lbl", "Span"), called("LBody", "Span")), LISTED, set()),
        (every(called("Lbl", "NonStruct"), called("LBody", "NonStruct")), LISTED, set()),
        (called("LBody", "TD"), LISTED, {"PRT-046"}),
        (in_another, PLAIN, set()),
        (header_names, TABLED, set()),
        (cell_names, TABLED, {"PRT-049"}),
    ],
    ids=[
        "a drawing",
        "a drawing that is covered",
        "a drawing of nothing",
        "a font that is named",
        "a font that is used",
        "decoration in a mark of no tag",
        "decoration in a tag",
        "an item that holds its words itself",
        "an item that holds them in what means nothing",
        "a cell in an item",
        "a paragraph in a paragraph",
        "a header that names one of another table",
        "a cell that names one of another table",
    ],
)
def test_a_pdf_is_judged_by_what_its_readers_meet(
    kit: Kit, change: Change, text: str, weighs: set[str]
) -> None:
    assert errors(pdf(change, text, seen=True)(kit)) == weighs
