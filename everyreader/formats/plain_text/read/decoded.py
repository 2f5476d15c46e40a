"""The bytes of a text file → its lines, and what of them a braille display or a chat window would stumble
over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from everyreader.source.text import TAGGED_FLAG

_MARK = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_FLAG = re.compile(TAGGED_FLAG)
_ENDS = re.compile("\r\n|\n|\r")
_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
_PARTING = "\x0b\x0c\x85\u2028\u2029"  # what some programs take for the end of a line, and others do not
_LETTERS = "\u200c\u200d"  # the joiners are spelling in many scripts, and join emoji
_FORMAT, _CONTROL, _TAB, LOST = "Cf", "Cc", "\t", "\ufffd"


@dataclass(frozen=True)
class Sign:
    """A sign that nobody sees and that changes what is shown or read, on ``line`` (from 1)."""

    line: int
    name: str


@dataclass(frozen=True)
class Decoded:
    """``lines`` without their ends and without invisible signs; ``encoding`` is what the bytes are in
    (``utf-8`` where they are), ``""`` where they are in nothing known. ``marked``: they begin with a
    byte-order mark. ``ends`` are the kinds of line ends, each once, ``open`` that the last line has none.
    ``signs`` are those that were taken out.
    """

    lines: tuple[str, ...]
    encoding: str
    marked: bool
    ends: tuple[str, ...]
    open: bool
    signs: tuple[Sign, ...]


def decoded(data: bytes) -> Decoded:
    """``data`` as text. What is not UTF-8 is read as what it most likely is."""
    text, encoding = _text(data)
    ends = tuple(dict.fromkeys(_NAMES[one] for one in _ENDS.findall(text)))
    raw = _ENDS.split(text)
    lines = raw if raw[-1] else raw[:-1]
    return Decoded(
        tuple(map(_seen, lines)),
        encoding,
        data.startswith((_MARK, *_WIDE)),
        ends,
        bool(raw[-1]),
        tuple(_signs(lines)),
    )


def _text(data: bytes) -> tuple[str, str]:
    if data.startswith(_WIDE):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        found = from_bytes(data).best()
    return (str(found), found.encoding.replace("_", "-")) if found else (data.decode("latin-1"), "")


def _signs(lines: list[str]) -> Iterator[Sign]:
    for number, line in enumerate(lines, 1):
        for one in _FLAG.sub("", line):
            if _unseen(one) or one == LOST:
                yield Sign(number, f"U+{ord(one):04X} {unicodedata.name(one, 'a control character')}")


def _unseen(sign: str) -> bool:
    if sign in _PARTING:
        return True
    return unicodedata.category(sign) in (_FORMAT, _CONTROL) and sign not in (_TAB, *_LETTERS)


def _seen(line: str) -> str:
    """``line`` as it is shown: without what cannot be seen."""
    kept = (part if flag else _shown(part) for flag, part in _parts(line))
    return "".join(kept)


def _parts(line: str) -> Iterator[tuple[bool, str]]:
    """Flags that are spelled with invisible signs, and what is between them."""
    at = 0
    for found in _FLAG.finditer(line):
        yield from ((False, line[at : found.start()]), (True, found[0]))
        at = found.end()
    yield False, line[at:]


def _shown(text: str) -> str:
    return "".join(" " if one in _PARTING else one for one in text if one in _PARTING or not _unseen(one))
