"""The pieces of a Rich Text file (RTF 1.9.1), and the code pages that its characters are in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]+)(-?\d+)? ?|(\\[^a-zA-Z])|([{}])|([^\\{}]+)", re.DOTALL
)
_SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# \\fcharsetN of a font → its code page.
_CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_SYMBOLS = 2  # the characters of a symbol font, which Word counts from U+F000
# Control words that are a character.
CHARACTERS = {
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": " ",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
SIGNS = {b"\\~": "\u00a0", b"\\-": "\u00ad", b"\\_": "\u2011"}


@dataclass(frozen=True)
class Token:
    """One piece: a control word with its number, a byte, a brace, a sign (``\\~``), or plain text; ``raw`` as
    it stands."""

    raw: bytes
    word: str = ""
    number: int | None = None
    byte: bytes = b""
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The pieces of ``data``; bytes of a picture as hexadecimal digits."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        byte, word, number, _, _, text = found.groups()
        name = (word or b"").decode()
        count = int(number) if number and len(number) < 10 else None
        if name == "bin":
            yield Token(b" " + data[at : at + (count or 0)].hex().encode())
            at += max(count or 0, 0)
        else:
            yield Token(found[0], name, count, bytes.fromhex(byte.decode()) if byte else b"", text or b"")


class CodePages:
    """The code page of the file and of each font in its table."""

    def __init__(self) -> None:
        self.usual = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0

    def read(self, token: Token) -> None:
        """Take what the head and the font table say."""
        number = token.number if token.number is not None else -1
        if token.word in _SETS:
            self.usual = _SETS[token.word]
        elif token.word == "ansicpg":
            self.usual = _known(number, self.usual)
        elif token.word == "f":
            self._font = number
        elif token.word == "fcharset" and number != 1:
            self._fonts[self._font] = "symbols" if number == _SYMBOLS else _CHARSETS.get(number, self.usual)
        elif token.word == "cpg":
            self._fonts[self._font] = _known(number, self.usual)

    def of(self, font: int | None) -> str:
        return self._fonts.get(font, self.usual) if font is not None else self.usual


def _known(number: int, usual: str) -> str:
    name = {65001: "utf-8", 10000: "mac_roman", 936: "gbk"}.get(number, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return usual
    return name


def decoded(data: bytes, page: str) -> str:
    if page == "symbols":
        return "".join(chr(0xF000 + one) if one > 0x7F else chr(one) for one in data)
    return data.decode(page, errors="replace")


def apart(token: Token) -> bytes:
    """A control word as it stands, a space behind it: what stood behind it may be left out, and text come
    next."""
    return token.raw + b" " if token.word and not token.raw.endswith(b" ") else token.raw
