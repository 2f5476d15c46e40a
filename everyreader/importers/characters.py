"""Characters that nobody sees or hears, which the files of office programs and pages are full of."""

from __future__ import annotations

import re
import unicodedata

from everyreader.source.text import TAGGED_FLAG

# What the symbol fonts of office programs draw at the head of a point.
_BULLETS = "\uf02d\uf06c\uf06e\uf071\uf075\uf076\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
_AS_BULLETS = str.maketrans(dict.fromkeys(_BULLETS, "•"))
# Hidden characters, controls, non-characters and private use (a symbol font's letters): nobody sees or hears
# them.
_INVISIBLE = re.compile(
    f"({TAGGED_FLAG})|(?![{_BULLETS}])"
    "[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ue000-\uf8ff]"
)
JOINERS = re.compile(
    "(?<![\u0530-\u1cff\u2600-\u27bf\ua800-\uabff\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U00011fff"
    "\U0001f000-\U0001faff])[\u200c\u200d]"
)


def invisible(text: str) -> list[re.Match[str]]:
    """Each character that nobody sees; the joiners apart."""
    return [one for one in _INVISIBLE.finditer(text) if not one.lastindex]


def visible(text: str) -> str:
    """``text`` without the characters that nobody sees; a symbol font's bullets are bullets, and letters with
    accents are one character (Unicode's form C, in which pandoc writes them)."""
    seen = JOINERS.sub("", _INVISIBLE.sub(r"\1", text)).translate(_AS_BULLETS)
    return unicodedata.normalize("NFC", seen)
