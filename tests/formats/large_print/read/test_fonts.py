"""Codes are read as the letters that a font gives them, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from everyreader.formats.large_print.read.reader import read_back

_CHINESE = b"/#cb#ce#cc#e5"  # SimSun's name as Chinese programs write it, in GB 2312
_SONG = b"1 beginbfchar <41> <5B8B> endbfchar"


def _texts(folder: Path, content: bytes, fonts: bytes) -> list[str]:
    """What is shown; a font that names a ``/ToUnicode`` says that A is 宋."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 200))
        page.obj.Resources = Dictionary(Font=Object.parse(b"<<" + fonts + b">>"))
        for font in page.obj.Resources.Font.values():
            font.Type, font.Subtype = Name.Font, Name.Type1
            if "/ToUnicode" in font:
                font.ToUnicode = pdf.make_stream(_SONG)
        page.obj.Contents = pdf.make_stream(b"BT 40 100 Td " + content + b" ET")
        pdf.save(folder / "a.pdf")
    return [one.text for one in read_back(folder / "a.pdf", rendered=False).strings]


def test_without_an_encoding_the_codes_are_those_of_the_standard_encoding(tmp_path: Path) -> None:
    content = rb"/F1 18 Tf (I'll `go\252 \256) Tj"
    assert _texts(tmp_path, content, b"/F1 << /BaseFont /Helvetica >>") == ["I’ll ‘go“ ﬁ"]


def test_an_encoding_that_names_differences_only_differs_from_the_standard_encoding(tmp_path: Path) -> None:
    font = b"/F1 << /BaseFont /Helvetica /Encoding << /Differences [65 /eacute] >> >>"
    assert _texts(tmp_path, b"/F1 18 Tf (A's) Tj", font) == ["é’s"]


def test_an_apostrophe_stays_one_where_the_encoding_says_so(tmp_path: Path) -> None:
    font = b"/F1 << /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    assert _texts(tmp_path, b"/F1 18 Tf (A's) Tj", font) == ["A's"]


def test_a_font_whose_name_is_no_utf_8_is_not_taken_for_the_font_before_it(tmp_path: Path) -> None:
    fonts = b"/F1 << /BaseFont /Helvetica >> /F2 << /ToUnicode 0 /BaseFont " + _CHINESE + b" >>"
    assert _texts(tmp_path, b"/F1 18 Tf (A) Tj /F2 18 Tf (A) Tj", fonts) == ["A", "宋"]


def test_a_font_is_found_by_a_key_that_is_no_utf_8(tmp_path: Path) -> None:
    fonts = b"/F1 << /BaseFont /Helvetica >> " + _CHINESE + b" << /ToUnicode 0 /BaseFont /Helvetica >>"
    assert _texts(tmp_path, b"/F1 18 Tf (A) Tj " + _CHINESE + b" 18 Tf (A) Tj", fonts) == ["A", "宋"]


def test_a_style_whose_name_is_no_utf_8_is_what_the_file_says_that_it_is(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        style = Object.parse(b"/Absatz#fc")  # “Absatzü” in the encoding of Windows
        root = pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.RoleMap = Object.parse(b"<< /Absatz#fc /P >>")
        root.K = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=style, P=root, K=Array()))
        pdf.save(tmp_path / "a.pdf")
    [tag] = read_back(tmp_path / "a.pdf", rendered=False).tags
    assert (tag.name, tag.mapped, tag.role) == ("Absatzü", "P", "P")
