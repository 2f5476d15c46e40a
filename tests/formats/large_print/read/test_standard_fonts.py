"""A font that the file does not bring along, nor its widths, has letters of a width all the same."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from everyreader.formats.large_print.read.reader import read_back


def test_small_black_text_in_a_standard_font_is_black(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
        page = pdf.add_blank_page(page_size=(300, 200))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(b"BT /F1 9 Tf 40 100 Td (Plain black text on white) Tj ET")
        page.obj.MediaBox = Array([0, 0, 300, 200])
        pdf.save(tmp_path / "small.pdf")
    [shown] = read_back(tmp_path / "small.pdf").strings
    assert shown.contrast > 20
    assert shown.unseen == ""
    assert 130 < shown.end < 160
