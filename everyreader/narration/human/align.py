"""Which line is heard where in a recording: our own synthesis of each held against it, and the likeness of
the voices learnt on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from everyreader.narration.human.frames import STEP, Frames
from everyreader.narration.human.likeness import Likeness, assumed, evened, learnt
from everyreader.narration.human.path import Ways, best_path, stretches_of

ROUNDS = 3  # of alignment and learning; a fourth changes nothing
# what it costs to leave a sentence out: with less, short ones are lost; with more, lost ones are found
LEFT_OUT = 25.0
RUN_ON, PAUSE = (
    40.0,
    0.2,
)  # what it costs to begin a line without any pause; seconds of pause from which on it costs nothing
WINDOW = round(2.0 / STEP)  # frames over which words that are not those of the text show
_IMPOSSIBLE, _STRANGER = 1e5, 10.0


@dataclass(frozen=True)
class Expected:
    """A line as our voice says it. ``optional``: it may be said or not."""

    frames: Frames
    optional: bool = False


@dataclass(frozen=True)
class Place:
    """Where a line is heard: from the begin of its first frame of speech to the end of its last, in seconds.

    ``fit`` is the mean gain of its frames in nats (see ``likeness``), ``weakest`` the least mean over 2 s
    within it, at ``weakest_at`` seconds.
    """

    begin: float
    end: float
    fit: float
    weakest: float
    weakest_at: float


@dataclass(frozen=True)
class Strange:
    """Speech that is no line: ``seconds`` of it from ``begin`` to ``end``, before line number ``before`` (or
    after the last).

    ``frames`` are those of the recording's ``Frames``.
    """

    begin: float
    end: float
    seconds: float
    before: int
    frames: tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """A place for each line, ``None`` for one that is not heard, and what is strange."""

    places: tuple[Place | None, ...]
    strange: tuple[Strange, ...]
    likeness: Likeness = field(repr=False)
    sizes: np.ndarray = field(repr=False)

    def says(self, strange: Strange, line: int) -> float:
        """How well the line by itself explains a strange stretch: the gain in nats for each frame of the
        longer of the two."""
        first, end = strange.frames
        low = int(self.sizes[:line].sum())
        size = int(self.sizes[line])

        def costs(start: int, stop: int, left: int, right: int) -> np.ndarray:
            return self.likeness.costs(first + start, first + stop, low + left, low + right)

        ways = Ways(np.array([size]), np.array([_IMPOSSIBLE]), np.zeros(end - first, np.float32), 0.0)
        path = np.full(len(self.likeness.heard), -1)
        path[first:end] = best_path(costs, ways)
        path[path >= 0] += low
        return float(self.likeness.gains(path).sum()) / max(end - first, size)


def align(heard: Frames, lines: Sequence[Expected]) -> Alignment:
    """Hold ``lines`` against the recording. Every line has frames, and the recording has some."""
    theirs = evened(heard.features)
    ours = evened(np.concatenate([one.frames.features for one in lines]))
    sizes = np.array([len(one.frames) for one in lines])
    optional = np.array([one.optional for one in lines])
    run_on = (RUN_ON * np.clip(1.0 - heard.pauses() / PAUSE, 0.0, 1.0)).astype(np.float32)
    never = np.where(optional, 0.0, _IMPOSSIBLE)
    likeness = assumed(theirs, ours)
    path = best_path(likeness.costs, Ways(sizes, never, run_on, _STRANGER))
    ways = Ways(sizes, np.where(optional, 0.0, LEFT_OUT), run_on, 0.0)
    for _ in range(ROUNDS - 1):
        likeness = learnt(theirs, ours, path)
        path = best_path(likeness.costs, ways)
    gains = likeness.gains(path)
    places = _places(heard, path, gains, sizes)
    strange = tuple(_strange(heard, path, *span) for span in stretches_of(path))
    return Alignment(places, strange, likeness, sizes)


def _places(
    heard: Frames, path: np.ndarray, gains: np.ndarray, sizes: np.ndarray
) -> tuple[Place | None, ...]:
    edges = np.concatenate(([0], np.cumsum(sizes)))
    line = np.where(path >= 0, np.searchsorted(edges, path, side="right") - 1, -1)
    places: list[Place | None] = []
    for number in range(len(sizes)):
        own = np.flatnonzero(line == number)
        places.append(_place(heard, own, gains[own]) if len(own) else None)
    return tuple(places)


def _place(heard: Frames, own: np.ndarray, gains: np.ndarray) -> Place:
    width = min(WINDOW, len(gains))
    means = np.convolve(gains, np.ones(width) / width, "valid")
    weakest = int(means.argmin())
    return Place(
        heard.begin(own[0]),
        heard.begin(own[-1]) + 2 * STEP,
        float(gains.mean()),
        float(means[weakest]),
        heard.begin(own[weakest]),
    )


def _strange(heard: Frames, path: np.ndarray, first: int, end: int) -> Strange:
    return Strange(
        heard.begin(first),
        heard.begin(end - 1) + 2 * STEP,
        (end - first) * STEP,
        int(-1 - path[first]),
        (first, end),
    )
