"""What a label before a point of a list says."""

from __future__ import annotations

import re

_BULLETS = frozenset("•◦▪▫‣⁃●○■□–—-*∙·")
_SYMBOL = re.compile("[\ue000-\uf8ff]")  # of a font of signs
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]")


def label_of(drawn: str) -> str:
    """``•`` for every kind of bullet, else what is drawn."""
    text = drawn.strip()
    return "•" if text in _BULLETS or _SYMBOL.fullmatch(text) else text


def is_term(label: str) -> bool:
    """Whether a label may be a term: Word says of bullets and numbers, too, that nothing numbers them."""
    return label != "•" and not _NUMBER.fullmatch(label)
