"""Typst string literals, and which words must not be parted at a line end.

Every word of the statement reaches Typst as a string literal: in Typst's markup ``--``, ``...`` and ``-5``
are drawn as other characters (Typst reference, *Symbols*, shorthands).
"""

from __future__ import annotations

import re
import unicodedata

# A word with a hyphen is kept whole when no part is longer than this and all of it still fits a line of
# heading type.
LONGEST_PART = 14
LONGEST_WORD = 28
_HYPHEN = re.compile("[-\u2010]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(text: str) -> str:
    """``text`` as a Typst string literal, quotation marks included: Typst reads exactly ``text``."""
    return '"' + "".join(_ESCAPES.get(c) or _visible(c) for c in text) + '"'


def stays_whole(word: str) -> bool:
    """Whether a line end inside ``word`` (no white space, or a dash and the space before it) is to be
    prevented.

    True for words with hyphens whose parts are short: a reader of large print meets a hyphen at a line end
    as a riddle. Longer ones may be parted at their own hyphens, or they would leave half of the line empty.
    """
    if word.endswith((" –", " —")):
        return len(word) <= LONGEST_WORD
    parts = _HYPHEN.split(word)
    return (
        len(parts) > 1 and len(word) <= LONGEST_WORD and all(_letters(part) <= LONGEST_PART for part in parts)
    )


def _letters(part: str) -> int:
    return sum(character.isalnum() for character in part)


def _visible(character: str) -> str:
    """Characters of the classes Cc, Cf, Co, Cs and Cn are written as escapes; so the private markers stay
    ours.
    """
    return f"\\u{{{ord(character):x}}}" if unicodedata.category(character).startswith("C") else character
