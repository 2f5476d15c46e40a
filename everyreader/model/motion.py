"""How an image moves, as data (WCAG 2.2: 2.2.2, 2.3.1, 2.3.2)."""

from __future__ import annotations

from dataclasses import dataclass

MOST_FLASHES = 3  # within one second


@dataclass(frozen=True)
class Motion:
    """``seconds``: how long it moves, ``None`` without end. ``flashes``: the most a second, at any place.

    ``broad``: more than three of them within a second, over as large a part of the view as WCAG 2.3.1
    forbids.
    """

    seconds: float | None
    flashes: float = 0.0
    broad: bool = False

    @property
    def too_often(self) -> bool:
        """Whether it flashes more than three times in a second, however small (WCAG 2.3.2)."""
        return self.flashes > MOST_FLASHES
