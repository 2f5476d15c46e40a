"""Colours as a browser computes them, laid over each other, and their contrast (WCAG 2.2, "relative
luminance", "contrast ratio")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tinycss2 import color4

Colour = tuple[float, float, float, float]  # red, green, blue, alpha, each from 0 to 1
WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
DARK: Colour = (18 / 255, 18 / 255, 18 / 255, 1.0)  # Chromium's canvas where a page allows dark colours
CLEAR: Colour = (0.0, 0.0, 0.0, 0.0)
_IN_TEXT = re.compile(
    r"(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)|#[0-9a-fA-F]{3,8}\b|\btransparent\b"
)
_FROM_XYZ = (  # CSS Color 4, "Sample code for color conversions": XYZ (D65) to linear sRGB
    (12831 / 3959, -329 / 214, -1974 / 3959),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (705 / 12673, -2585 / 12673, 705 / 667),
)


@lru_cache(maxsize=4096)
def parse(text: str) -> Colour | None:
    """A computed colour; None for what cannot be told, such as a colour space that is not converted here."""
    try:
        found: Any = color4.parse_color(text)
    except (ValueError, AttributeError):
        return None
    if found is None or isinstance(found, str):
        return None
    if found.space == "srgb":
        red, green, blue = (one or 0.0 for one in found.coordinates)
    elif found.space in ("hsl", "hwb"):
        red, green, blue = found.to("srgb").coordinates
    elif found.space in ("oklab", "oklch", "xyz", "xyz-d65"):
        red, green, blue = _from_xyz(found.to("xyz-d65").coordinates)
    else:
        return None
    return _within(red), _within(green), _within(blue), found.alpha


def _from_xyz(xyz: tuple[float, ...]) -> tuple[float, ...]:
    linear = (sum(factor * part for factor, part in zip(row, xyz, strict=True)) for row in _FROM_XYZ)
    return tuple(12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055 for one in linear)


def _within(channel: float) -> float:
    return min(1.0, max(0.0, channel))


def colours_in(image: str) -> tuple[Colour, ...]:
    """The colours that a computed ``background-image`` names: a gradient's; none for a picture."""
    return tuple(filter(None, (parse(one) for one in _IN_TEXT.findall(image))))


def over(top: Colour, below: Colour) -> Colour:
    """``top`` laid over ``below`` (source-over, colours not premultiplied)."""
    alpha = top[3] + below[3] * (1 - top[3])
    if not alpha:
        return CLEAR
    mixed = (
        (one * top[3] + other * below[3] * (1 - top[3])) / alpha
        for one, other in zip(top[:3], below[:3], strict=True)
    )
    red, green, blue = mixed
    return red, green, blue, alpha


def faded(colour: Colour, opacity: float) -> Colour:
    return colour[0], colour[1], colour[2], colour[3] * opacity


def luminance(colour: Colour) -> float:
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def named(colour: Colour) -> str:
    """``#1d1e22``, for messages."""
    return "#" + "".join(f"{round(one * 255):02x}" for one in colour[:3])
