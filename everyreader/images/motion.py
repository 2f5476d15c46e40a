"""How an image moves: how long, and whether it flashes (WCAG 2.2: 2.2.2, 2.3.1, 2.3.2).

A flash is a pair of opposing changes in relative luminance of a tenth or more where the darker one is below
0.8; a red flash is one from or to a saturated red. What counts is how many there are within one second, and
over how large a part of the view.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from PIL import Image

from everyreader.model.motion import Motion

LONGEST = 5.0  # seconds that something may move by itself and cannot be paused (WCAG 2.2.2)
# How many changes, two a flash, are too many within how many seconds: four whole flashes in one, seven in
# two.
_TOO_MANY = ((1.0, 8), (2.0, 14))
_MOST_FRAMES, _MOST_DOTS = 3000, 500_000_000
_CELL = 8  # CSS pixels; finer patterns that flicker and balance each other are no flashes
_SCREEN = 1024  # CSS pixels: the width for which WCAG gives the field's size
_FIELD = (341, 256)  # CSS pixels that ten degrees of the view take
_PART = 0.25
_SHORTEST, _INSTEAD = 0.010, 0.1  # seconds: browsers show a picture of 10 ms or less for a tenth of a second
_CHANGE, _BRIGHT = 0.1, 0.8
_RED, _RED_CHANGE = 0.8, 0.2  # share of red in the light, distance in CIE 1976 UCS
_LINEAR = np.array(
    [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in np.arange(256) / 255],
    dtype=np.float32,
)


@lru_cache(maxsize=32)
def motion_of(data: bytes) -> Motion | None:
    """How an image file moves; ``None`` where it stands still or cannot be read. ``ValueError`` where it is
    too long to be looked at."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            frames = getattr(image, "n_frames", 1)
            if frames < 2 or image.format in ("MPO", "TIFF"):
                return None
            if frames > _MOST_FRAMES or frames * image.width * image.height > _MOST_DOTS:
                raise _TooLong(
                    f"has {frames} pictures of {image.width} × {image.height} pixels; make it shorter"
                )
            pictures, seconds = _pictures(image, frames)
            plays = _plays(image)
            size = image.size
    except _TooLong:
        raise
    except Exception:  # noqa: BLE001 - hostile bytes make Pillow's decoders raise nearly anything
        return None
    total = float(seconds.sum())
    flashes, broad = _flashes(pictures, seconds, plays, size)
    return Motion(total * plays if plays else None, flashes, broad)


class _TooLong(ValueError):
    """More than can be looked at."""


def _plays(image: Image.Image) -> int:
    """How often it is played, 0 without end. A GIF counts the times after the first."""
    loop = image.info.get("loop")
    if image.format == "GIF":
        return 1 if loop is None else loop + 1 if loop else 0
    return 0 if loop is None else int(loop)


def _pictures(image: Image.Image, frames: int) -> tuple[np.ndarray, np.ndarray]:
    """Every picture as cells of ``_CELL`` pixels on white, and how long each is shown."""
    scale = min(1.0, _SCREEN / image.width) / _CELL
    grid = (max(1, math.ceil(image.width * scale)), max(1, math.ceil(image.height * scale)))
    cells, seconds = [], []
    for number in range(frames):
        image.seek(number)
        shown = image if image.mode == "RGB" else image.convert("RGBA")
        paper = Image.new("RGBA", grid, "white")
        paper.alpha_composite(shown.resize(grid, Image.Resampling.BOX).convert("RGBA"))
        cells.append(np.asarray(paper.convert("RGB")))
        told = float(image.info.get("duration") or 0) / 1000
        seconds.append(told if told > _SHORTEST else _INSTEAD)
    return np.stack(cells), np.array(seconds)


def _flashes(
    pictures: np.ndarray, seconds: np.ndarray, plays: int, size: tuple[int, int]
) -> tuple[float, bool]:
    rounds = math.ceil(2 / seconds.sum()) + 1
    rounds = min(rounds, plays) if plays else rounds
    order = np.tile(np.arange(len(seconds)), rounds)
    begins = np.concatenate(([0.0], np.cumsum(np.tile(seconds, rounds))[:-1]))
    light = _LINEAR[pictures]
    most, broad = 0.0, False
    scale = min(1.0, _SCREEN / size[0])
    for changes in (_brighter_or_darker(light, order), _redder_or_not(light, order)):
        for (span, limit), counts in _each_span(changes, begins):
            most = max(most, int(counts.max(initial=0)) // 2 / span)
            broad = broad or _is_broad(counts >= limit, (size[0] * scale, size[1] * scale))
    return most, broad


def _brighter_or_darker(light: np.ndarray, order: np.ndarray) -> np.ndarray:
    """For each step and cell whether a change of luminance that can be half a flash is complete there."""
    luminance = light @ np.array((0.2126, 0.7152, 0.0722), dtype=np.float32)
    low, high = luminance[order[0]].copy(), luminance[order[0]].copy()
    last = np.zeros(low.shape, dtype=np.int8)  # 1: it became brighter, -1: darker
    found = np.zeros((len(order), *low.shape), dtype=bool)
    for step, number in enumerate(order):
        now = luminance[number]
        up = (last != 1) & (now - low >= _CHANGE) & (low < _BRIGHT)
        down = (last != -1) & (high - now >= _CHANGE) & (now < _BRIGHT)
        found[step] = up | down
        last[up], last[down] = 1, -1
        turned = found[step]
        low = np.where(turned, now, np.minimum(low, now))
        high = np.where(turned, now, np.maximum(high, now))
    return found


def _redder_or_not(light: np.ndarray, order: np.ndarray) -> np.ndarray:
    """The same for changes from or to a saturated red."""
    total = light.sum(axis=-1)
    red = light[..., 0] >= _RED * np.maximum(total, 1e-6)
    x, y, z = np.moveaxis(light @ _XYZ.T, -1, 0)
    below = np.maximum(x + 15 * y + 3 * z, 1e-6)
    u, v = 4 * x / below, 9 * y / below
    red &= total > 0.02  # black has no colour
    before = np.full(total.shape[1:], order[0])
    found = np.zeros((len(order), *before.shape), dtype=bool)
    rows, columns = np.indices(before.shape)
    for step, number in enumerate(order):
        then = (before, rows, columns)
        far = np.hypot(u[number] - u[then], v[number] - v[then]) > _RED_CHANGE
        found[step] = far & (red[number] | red[then])
        before = np.where(found[step], number, before)
    return found


_XYZ = np.array(
    ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)), dtype=np.float32
)


def _each_span(changes: np.ndarray, begins: np.ndarray) -> Iterator[tuple[tuple[float, int], np.ndarray]]:
    """How many changes each cell has in the one and the two seconds that begin with each step, and how many
    are too many."""
    whole = np.concatenate(
        (np.zeros((1, *changes.shape[1:]), dtype=np.int32), changes.cumsum(axis=0, dtype=np.int32))
    )
    for span, limit in _TOO_MANY:
        ends = np.searchsorted(begins, begins + span - 1e-6)
        for step in np.flatnonzero(changes.any(axis=(1, 2))):
            yield (span, limit), whole[ends[step]] - whole[step]


def _is_broad(flashing: np.ndarray, size: tuple[float, float]) -> bool:
    """Whether more than a quarter of some field of ten degrees flashes."""
    rows, columns = flashing.shape
    across, down = size[0] / columns, size[1] / rows
    if flashing.sum() * across * down <= _PART * _FIELD[0] * _FIELD[1]:
        return False
    sums = np.pad(flashing.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    high, wide = min(rows, round(_FIELD[1] / down)), min(columns, round(_FIELD[0] / across))
    fields = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    return bool(fields.max(initial=0) * across * down > _PART * _FIELD[0] * _FIELD[1])
