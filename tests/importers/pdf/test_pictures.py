"""PDFs whose pictures are small: an icon is named, a bullet or a rule is not."""

from __future__ import annotations

import io

import pymupdf
import pytest
from PIL import Image

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
