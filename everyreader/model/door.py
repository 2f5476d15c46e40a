"""Through which command the program was called, so that a message can name the next one as the reader would
type it."""

from __future__ import annotations

import os

VARIABLE = "EVERYREADER_DOOR"


def command() -> str:
    """``./inv``, ``invoke`` or ``everyreader``."""
    return os.environ.get(VARIABLE, "everyreader")
