"""BCP 47 tags as Typst can say them.

Typst's ``text`` knows a language of two or three letters and a region of two. Any other tag (``zh-Hant``,
``es-419``) is written as a code of ISO 639's private range, ``qaa`` to ``qtz``, and put right in the finished
file (``tags.py``). So is a language in which Typst repeats a hyphen at the beginning of the next line
(Polish: “biało-” / “-czerwony”), as its printers do: in the words that are read there is one, and an
identifier has no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import ascii_lowercase

_SIMPLE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{2}))?")
_REPEATS = frozenset(("cs", "dsb", "es", "hr", "hsb", "pl", "pt", "sk"))
_PRIVATE = tuple(f"q{second}{third}" for second in ascii_lowercase[:20] for third in ascii_lowercase)


def stand_ins(tags: Iterable[str]) -> dict[str, str]:
    """Each tag that Typst cannot say, or would set otherwise → its private code, the same for the same set of
    tags."""
    others = sorted(
        {tag for tag in tags if not _SIMPLE.fullmatch(tag) or tag.partition("-")[0].lower() in _REPEATS}
    )
    return dict(zip(others, _PRIVATE, strict=False))


def typst_arguments(tag: str, codes: Mapping[str, str]) -> tuple[str, str | None]:
    """``(lang, region)`` for Typst's ``text``."""
    match = _SIMPLE.fullmatch(codes.get(tag, tag))
    if match is None:  # more than 520 exotic tags in one statement
        return "und", None
    return match[1].lower(), match[2].upper() if match[2] else None
