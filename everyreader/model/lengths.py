"""Lengths on paper, as documents write them (“5.5cm”)."""

from __future__ import annotations

import re

FINE = 200  # dots an inch: a picture with as many is sharp in large print
_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6}
_LENGTH = re.compile(r"(-?\d*\.?\d+) ?(in|cm|mm|pt|pc)")


def inches(length: str) -> float:
    """``length`` in inches; 0 where it is none, or in a unit that paper does not have."""
    found = _LENGTH.fullmatch(length.strip())
    return float(found[1]) * _INCHES[found[2]] if found else 0.0


def centimetres(length: float) -> str:
    """``length``, in inches, as it is written."""
    return f"{length * 2.54:.2f}".rstrip("0").rstrip(".") + "cm"
