"""PDFs whose pictures are small: an icon is named, a bullet or a rule is not."""

from __future__ import annotations

import io

import pymupdf
import pytest
from PIL import Image

from everyreader.model.errors import SourceError

from ..conftest import named
from .test_lines import OPENING


def page(*boxes: tuple[float, float, float, float]) -> bytes:
    document = pymupdf.open()
    sheet = document.new_page()
    for x, y, text, size in OPENING:
        sheet.insert_text((x, y), text, fontsize=size)
    for number, box in enumerate(boxes):
        data = io.BytesIO()
        Image.new("RGB", (40, 40), (number, 90, 90)).save(data, "png")
        sheet.insert_image(box, stream=data.getvalue(), keep_proportion=False)
    return document.tobytes()


def test_icons_are_named_once_for_a_page(importing):
    draft = importing(page((72, 700, 92, 720), (102, 700, 122, 720)), "a.pdf")
    assert (1, "image left out") in named(draft)
    assert "2 small pictures, as icons are" in [one.message.partition(";")[0] for one in draft.repairs]


@pytest.mark.parametrize("box", [(72, 300, 76, 304), (72, 300, 400, 302)], ids=["a bullet", "a rule"])
def test_ornaments_are_not_named(importing, box):
    assert (1, "image left out") not in named(importing(page(box), "a.pdf"))


PAPER, DUSK = 245, 90  # how light most of a picture is


def with_picture(light: int, *, words: bool = True, height: int = 842) -> bytes:
    """A page, and another one with a picture alone that fills so much of it."""
    document = pymupdf.open()
    page = document.new_page()
    for x, y, text, size in OPENING if words else ():
        page.insert_text((x, y), text, fontsize=size)
    out = io.BytesIO()
    Image.new("RGB", (120, 160), (light, light, light)).save(out, "PNG")
    document.new_page().insert_image((0, 0, 595, height), stream=out.getvalue(), keep_proportion=False)
    return document.tobytes()


@pytest.mark.parametrize(
    "data",
    [with_picture(PAPER), with_picture(DUSK, words=False)],
    ids=["paper among pages", "dark pages alone"],
)
def test_a_picture_of_a_page_is_refused(importing, data):
    with pytest.raises(SourceError, match="scan"):
        importing(data, "a.pdf")


def test_a_photograph_that_fills_a_page_comes_along_and_is_named(importing):
    draft = importing(with_picture(DUSK), "a.pdf")
    assert len(draft.images) == 1 and "page is a picture" in [one.name for one in draft.repairs]


def test_a_page_with_a_small_picture_alone_is_no_scan(importing):
    draft = importing(with_picture(PAPER, height=200), "a.pdf")
    assert len(draft.images) == 1 and "page is a picture" not in [one.name for one in draft.repairs]
