"""Bytes of a source file → text, or an error that names the line. Nothing is guessed and nothing is
dropped."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from everyreader.model.errors import SourceError

# The flags of England, Scotland and Wales are spelled with characters that are hidden elsewhere (UTS 51,
# annex C).
TAGGED_FLAG = (
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|"
    "\U000e0077\U000e006c\U000e0073)\U000e007f"
)
# Characters that a reader cannot see but that change what is read, searched or spoken (Unicode TR 36).
_HIDDEN = re.compile(
    f"({TAGGED_FLAG})|"
    "[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# The zero-width joiners are spelling after a letter of the scripts that use them and inside emoji, and hidden
# elsewhere.
_JOINER = re.compile(
    "(?<![\u0530-\u1cff\u2600-\u27bf\ua800-\uabff\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U00011fff"
    "\U0001f000-\U0001faff])[\u200c\u200d]"
)
# The same as character references: alone, each of pandoc's tokens cannot tell whether it stands in a flag.
_TAG_REFERENCE = re.compile(
    "&#(?:x0*e00[0-7][0-9a-f]|0*9175(?:0[4-9]|[1-9][0-9])|0*9176[0-3][0-9]);", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def decode(path: Path, data: bytes) -> str:
    """``data`` as text with ``\\n`` line ends and no byte-order mark, in Unicode's form C, as pandoc has it.

    Raises ``SourceError`` with the line for an empty file, text that is not UTF-8, carriage returns alone as
    line ends, control characters, and invisible characters (soft hyphen, zero width, bidirectional controls).
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(path, "the file is UTF-16; save it as UTF-8", line=1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(
            path, f"byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8", line=line
        ) from None
    if not text.strip():
        raise SourceError(path, "the file is empty; expected a statement, its front matter first")
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        raise SourceError(
            path,
            "a carriage return stands alone; save the file with LF or CRLF line ends",
            line=line_at(text, text.index("\r")),
        )
    refuse_hidden(path, text)
    _refuse(path, text, _JOINER, "invisible character", 1)
    reference = _TAG_REFERENCE.search(text)
    if reference:
        raise SourceError(
            path, f"invisible character {reference[0]}; delete it", line=line_at(text, reference.start())
        )
    return unicodedata.normalize("NFC", text)


def refuse_hidden(path: Path, text: str, *, line: int = 1) -> None:
    """Raise ``SourceError`` for the first control or invisible character; ``line`` is the line on which
    ``text`` begins."""
    _refuse(path, text, _CONTROL, "control character", line)
    _refuse(path, text, _HIDDEN, "invisible character", line)


def _refuse(path: Path, text: str, pattern: re.Pattern[str], what: str, line: int) -> None:
    found = next((one for one in pattern.finditer(text) if not one.lastindex), None)
    if found:
        raise SourceError(
            path,
            f"{what} {character_name(found.group())}; delete it",
            line=line + line_at(text, found.start()) - 1,
        )


def line_at(text: str, offset: int) -> int:
    """The line (from 1) in which the character at ``offset`` stands."""
    return text.count("\n", 0, offset) + 1


def character_name(character: str) -> str:
    """``U+00AD SOFT HYPHEN``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
