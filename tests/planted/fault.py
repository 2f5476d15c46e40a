"""What a planted fault is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Plant = Callable[[Path], None]


class NotPlanted(LookupError):
    """What a fault wanted to change is not there, or is there more than once."""


@dataclass(frozen=True)
class Fault:
    """One mistake in one copy of a finished file, or of a whole edition's folder."""

    name: str
    what: str
    statement: Literal["own", "rich"]
    plant: Plant
    suffix: str = ""
    """Of the recording to plant it in; empty where the kind of file is plain from the table."""
