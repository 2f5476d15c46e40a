"""Bytes of a text → characters, whatever program saved it; what was found out is said in a repair."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from charset_normalizer import from_bytes

from everyreader.importers.characters import invisible, visible
from everyreader.importers.draft import Repair, Repairs
from everyreader.model.errors import SourceError
from everyreader.source.text import character_name, line_at

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),  # the usual case: nothing to say
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_NAMES = {"cp1252": "Windows-1252", "latin_1": "ISO 8859-1", "mac_roman": "Mac Roman"}
_WESTERN = "cp1252"
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029")


@dataclass(frozen=True)
class Text:
    """``text`` with ``\\n`` line ends and without what nobody sees; ``repairs`` say what was found, ``pages``
    which lines begin a page (behind a form feed)."""

    text: str
    repairs: tuple[Repair, ...]
    pages: frozenset[int] = frozenset()


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decoded(path: Path, data: bytes) -> Text:
    """The characters in ``data``. Raises ``SourceError`` for an empty file, and for one that is no text."""
    if not data.strip(b"\x00 \r\n\t"):
        raise SourceError(path, "the file is empty; ask for it again")
    text, encoding = _characters(path, data)
    repairs = Repairs()
    if encoding:
        repairs.say("encoding found", 1, f"the file is {encoding}; the statement is UTF-8")
    text = text.removeprefix("\ufeff")
    if "\r" in text.replace("\r\n", ""):
        repairs.say("line ends mended", 1, "carriage returns alone; the statement has LF")
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    *ended, last = text.split("\f")
    pages = frozenset(accumulate((one.count("\n") + 1 for one in ended), initial=1)) - {1}
    text = "\n".join((*ended, last))
    for found in invisible(text):
        line = line_at(text, found.start())
        repairs.say("invisible character taken out", line, character_name(found.group()))
    clean = visible(text)
    if not clean.strip():
        raise SourceError(path, "the file is empty; ask for it again")
    return Text(clean, tuple(repairs), pages)


def _characters(path: Path, data: bytes) -> tuple[str, str]:
    """Text, and its encoding where a person should know of it."""
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            return _as(path, data[len(mark) :], encoding), name
    wide = _wide(data)
    if wide:
        return _as(path, data, wide), "UTF-16"
    if data.count(0) > 0:
        raise SourceError(
            path, "it is no text file: it holds zero bytes; send it as what it is (.docx, .pdf …)"
        )
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    best = from_bytes(data, cp_exclusion=["utf_8"]).best()
    encoding = best.encoding if best else _WESTERN
    if encoding in ("latin_1", "iso8859_1", "cp1250", "cp1254", "iso8859_15") or _is_western(data):
        encoding = _WESTERN
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "latin_1"
    return text, f"{_NAMES.get(encoding, encoding)}, as far as can be told"


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of Latin text is zero."""
    even, odd = data[0:4000:2].count(0), data[1:4000:2].count(0)
    half = len(data[:4000]) // 2
    if half and max(even, odd) > 0.4 * half and min(even, odd) < 0.05 * half + 1 and len(data) % 2 == 0:
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _is_western(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are what Western European texts have: quotes, dashes and letters among
    Latin ones."""
    high = [byte for byte in data if byte >= 0x80]
    try:
        letters = data.decode(_WESTERN)
    except UnicodeDecodeError:
        return False
    return len(high) < 0.12 * len(data) and all(
        one.isalpha() or not one.isprintable() or one in "€‚„…‰‹›‘’“”•–—™ ¡¢£¥§©«®°±²³·¹º»¼½¾¿×÷ªˆ˜†‡´¨\xa0"
        for one in letters
        if ord(one) >= 0x80
    )


def _as(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SourceError(
            path, f"it begins as {encoding} and goes on as something else; save it as UTF-8"
        ) from None
