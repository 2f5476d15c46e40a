"""The spoken form of words: what a voice is given, apart from the words shown.

Each step is a small ``str -> str`` function. None may lose or add a letter or a digit; the one that does (an
address that stands in the text is spoken by its host name) is marked as a respelling.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f"))
_SPEAKABLE_SIGNS = frozenset("%€$£¥+=&@§°<>")


def speakable(text: str) -> bool:
    """Whether a voice has anything to say for ``text``: a letter, a digit or a sign with a name."""
    return any(c.isalnum() or c in _SPEAKABLE_SIGNS for c in text)


def letters(text: str) -> str:
    """The letters and digits of ``text`` alone, by which a spoken form is compared with the words shown."""
    return "".join(c for c in text if c.isalnum())


def dashes_as_pauses(text: str) -> str:
    """A dash between words is a pause (a comma to a voice); an en dash inside a compound is a hyphen."""
    text = re.sub(r"^\s*[–—―-]\s+", "", text)
    text = re.sub(r"([,;:.!?…]?)\s+(?:[–—―]|--?)(?:\s+|$)", lambda m: (m[1] or ",") + " ", text)
    return re.sub(r"\s*[—―]\s*", ", ", text).replace("–", "-")


def without_invisible_signs(text: str) -> str:
    """Soft hyphens and zero-width signs out; every kind of space becomes a plain one."""
    return " ".join(text.translate(_INVISIBLE).split())


def spoken_form(text: str) -> str:
    """What the voice is given for ``text``: the same letters and digits."""
    return without_invisible_signs(dashes_as_pauses(text))


def code_form(text: str) -> str:
    """Code as a voice is given it: its signs as they are, a pause at the end of each line."""
    lines = (without_invisible_signs(line) for line in text.splitlines())
    return ". ".join(line.rstrip(".") for line in lines if line)


def split_addresses(text: str) -> tuple[tuple[str, str | None], ...]:
    """Cut ``text`` at the web addresses in it: ``(words, None)`` or ``(address, its spoken form)``."""
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?)]}»”’\"'")
        if match.start() > at:
            pieces.append((text[at : match.start()], None))
        pieces.append((address, _host(address)))
        at = match.start() + len(address)
    if at < len(text):
        pieces.append((text[at:], None))
    return tuple(pieces)


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:  # such as an unclosed bracket
        host = None
    return (host or address).removeprefix("www.")
