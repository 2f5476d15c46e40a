"""The spoken form of words: what a voice is given, apart from the words shown.

Each step is a small ``str -> str`` function. None may lose or add a letter or a digit; what is said in other
letters than it is written goes through a named respelling first (``respelling.py``).
"""

from __future__ import annotations

import re

import emoji

from everyreader.model.text import folded

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f"))
_SPEAKABLE_SIGNS = frozenset("%‰€$£¥+=&@§°<>±×÷≤≥≠≈√∞−→←↑↓∑№™✓✗©®")


def speakable(text: str) -> bool:
    """Whether a voice has anything to say for ``text``: a letter, a digit, an emoji or a sign with a name."""
    return any(c.isalnum() or c in _SPEAKABLE_SIGNS for c in text) or emoji.emoji_count(text) > 0


def letters(text: str) -> str:
    """The letters and digits of ``text`` alone, by which a spoken form is compared with the words shown."""
    return "".join(c for c in text if c.isalnum())


def dashes_as_pauses(text: str) -> str:
    """A dash, dot or bar between words is a pause (a comma to a voice); an en dash inside a compound is a
    hyphen."""
    text = re.sub(r"^\s*[–—―-]\s+", "", text)
    text = re.sub(r"([,;:.!?…]?)\s+(?:[–—―·•|]|--?)(?:\s+|$)", lambda m: (m[1] or ",") + " ", text)
    return re.sub(r"\s*[—―]\s*", ", ", text).replace("–", "-")


def without_invisible_signs(text: str) -> str:
    """Soft hyphens and zero-width signs out; every kind of space becomes a plain one."""
    return folded(text.translate(_INVISIBLE))


def spoken_form(text: str) -> str:
    """What the voice is given for ``text``: the same letters and digits."""
    return without_invisible_signs(dashes_as_pauses(text))


def code_form(text: str) -> str:
    """Code as a voice is given it: its signs as they are, a pause at the end of each line."""
    lines = (without_invisible_signs(line) for line in text.splitlines())
    return ". ".join(line.rstrip(".") for line in lines if line)
