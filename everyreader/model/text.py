"""What all rooms do to a line of words."""

from __future__ import annotations

import re

SPACE = re.compile(r"[ \t\r\n\f]+")  # the white space of HTML


def folded(text: str) -> str:
    """``text`` on one line: every run of white space one space, none at the ends."""
    return " ".join(text.split())


def one_line(text: str) -> str:
    """``text`` on one line as HTML folds it: no-break spaces, and all that is wider than a space, stay."""
    return SPACE.sub(" ", text).strip(" ")


def counted(number: int, one: str, many: str = "") -> str:
    """``1 error``, ``2 errors``: ``number`` before ``one``, or before ``many``, which is ``one`` with an s
    where it is not said."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())
