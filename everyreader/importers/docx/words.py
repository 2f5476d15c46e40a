"""A Word file's paragraphs and their words, as another reader than pandoc sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from everyreader.importers.docx.parts import W, unstyled
from everyreader.importers.office import captions, columns

_SPACE = (f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab")
_GREEK = "ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"


def paragraphs(around: etree._Element) -> Iterator[etree._Element]:
    return around.iter(f"{W}p")


def text_of(paragraph: etree._Element) -> str:
    """A paragraph's words as they are shown once all changes are accepted."""
    gone = {run for one in paragraph.iter(f"{W}del", f"{W}moveFrom") for run in one.iter(f"{W}r")}
    return "".join(words_of(run) for run in paragraph.iter(f"{W}r") if run not in gone)


def words_of(run: etree._Element, *, deleted: bool = False) -> str:
    out = []
    fonts = run.find(f"{W}rPr/{W}rFonts")
    font = "" if fonts is None else fonts.get(f"{W}ascii", "")
    for one in run:
        if one.tag == f"{W}t" or deleted and one.tag == f"{W}delText":
            out.append(shown(one.text or "", font))
        elif one.tag == f"{W}sym":
            code = one.get(f"{W}char", "")
            character = chr(int(code, 16)) if re.fullmatch("[0-9a-fA-F]{1,4}", code) else ""
            out.append(shown(character, one.get(f"{W}font", "")))
        elif one.tag in _SPACE:
            out.append(" ")
        elif one.tag == f"{W}noBreakHyphen":
            out.append("\u2011")
    return "".join(out)


def mark_gaps(body: etree._Element) -> None:
    """In place: a mark before each tab and each run of spaces, which are columns in a line."""
    for run in body.iter(f"{W}r"):
        for one in list(run):
            if one.tag in (f"{W}tab", f"{W}ptab"):
                mark = etree.Element(f"{W}t")
                mark.text = columns.MARK
                one.addprevious(mark)
            elif one.tag == f"{W}t" and one.text:
                one.text = columns.marked(one.text)


def sign_caption(paragraph: etree._Element) -> None:
    """In place: a sign before its words, and no style that pandoc would take it off the text for."""
    unstyled(paragraph).addnext(run_of(captions.SIGN))


def paragraph_of(run: etree._Element) -> etree._Element:
    """A new paragraph of nothing but ``run``."""
    paragraph = etree.Element(f"{W}p")
    paragraph.append(run)
    return paragraph


def run_of(text: str) -> etree._Element:
    """A new run of nothing but ``text``."""
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = text
    return run


def _from(start: int, characters: str) -> dict[int, str]:
    return dict(enumerate(characters, start))


# Font → the characters at its codes that are words or numbers; all others are signs.
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": {
        **_from(0x30, "0123456789"),
        **_from(0x41, _GREEK[0]),
        **_from(0x61, _GREEK[1]),
        0xA1: "ϒ",
        0xA6: "ƒ",
        **_from(0xC0, "ℵℑℜ℘"),
    },
    "wingdings": _from(0x80, _CIRCLED),
    "wingdings 2": _from(0x69, _CIRCLED),
    "wingdings 3": {},
    "webdings": {},
}


def shown(text: str, font: str) -> str:
    """What ``text`` shows in ``font``; of signs that are no words, a space."""
    known = _FONTS.get(font.lower())
    return text if known is None else "".join(known.get(_code(one), " ") for one in text)


def _code(character: str) -> int:
    """The code in its font: counted from U+F000, or the character that a Western code page has there."""
    code = ord(character)
    if 0xF000 <= code <= 0xF0FF:
        return code - 0xF000
    written = character.encode("cp1252", "replace")
    return written[0] if written != b"?" else code
