"""Times as Media Overlays write them (EPUB 3.3, 9.2; SMIL 3.0, clock values)."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(?:(?P<h>\d+):)?(?P<m>[0-5]?\d):(?P<s>[0-5]?\d(?:\.\d+)?)$", re.ASCII)
_COUNT = re.compile(r"(?P<n>\d+(?:\.\d+)?)(?P<unit>h|min|s|ms)?$", re.ASCII)
_UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001, None: 1.0}


def seconds(text: str) -> float | None:
    """``0:01:02.5``, ``01:02.5``, ``62.5s``, ``62500ms``, ``1.5min`` → seconds; ``None`` for what is no
    time."""
    text = text.strip()
    clock = _CLOCK.match(text)
    if clock:
        return int(clock["h"] or 0) * 3600 + int(clock["m"]) * 60 + float(clock["s"])
    count = _COUNT.match(text)
    return float(count["n"]) * _UNITS[count["unit"]] if count else None
