"""The likeliest way through what is expected, frame by frame of what is heard (Viterbi's algorithm, with a
window that moves along).

What is expected are *lines*, one after another. A line is gone through frame by frame; the reader may linger
at a frame or hurry over one. Between lines there may be strange speech, and a line may be left out. Both have
their price, so that a way with neither is preferred. Beginning a line where there is no pause has one, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

LINGER = HURRY = 1.0  # what it costs to stay with an expected frame, and to pass over one
STRANGE_BEGINS = 10.0  # what it costs to take speech for strange
BEHIND, AHEAD = 1_000, 2_500  # expected frames that are kept in view behind and before the likeliest
# expected frames to one heard: the window runs no faster, or a chance likeness far ahead would lead it astray
FASTEST = 2
_BLOCK, _MOVE = (
    16_000,
    50,
)  # frames between two marks to go back to (60 MB), and between two moves of the window
_NEVER = np.float32(1e9)

Costs = Callable[[int, int, int, int], np.ndarray]


@dataclass(frozen=True)
class Ways:
    """``sizes``: the frames of each line, none of them 0; ``left_out``: what it costs to leave it out.

    ``run_on``: for each frame heard, what it costs to begin a line there; ``strange``: what a frame of
    strange speech costs.
    """

    sizes: np.ndarray
    left_out: np.ndarray
    run_on: np.ndarray
    strange: float


def best_path(costs: Costs, ways: Ways) -> np.ndarray:
    """For each frame heard the expected frame that it is, or −1 − n where it is strange speech before line n.

    ``costs(t0, t1, lo, hi)`` is what it costs to take the frames t0 … t1 for the expected lo … hi, (t1 − t0,
    hi − lo). Time grows with the length, memory hardly: the way back is found block by block, each gone
    through a second time.
    """
    search, count = _Search(costs, ways), len(ways.run_on)
    state, marks, notes = search.begin(), [], []
    for start in range(0, count, _BLOCK):
        marks.append((start, state))
        last = start + _BLOCK >= count
        state, notes = search.through(state, start, min(count, start + _BLOCK), keep=last)
    path, place = np.zeros(count, np.int64), _Place(entering=len(ways.sizes))
    for start, mark in reversed(marks):
        end = min(count, start + _BLOCK)
        if not notes:
            _, notes = search.through(mark, start, end, keep=True)
        for at in range(end - 1, start - 1, -1):
            path[at] = search.back(place, notes.pop())
    return path


@dataclass(frozen=True)
class _State:
    """Costs so far: within a line (of the window that begins at ``low``, two more before it), strange, about
    to enter a line."""

    within: np.ndarray
    strange: np.ndarray
    enter: np.ndarray
    low: int


@dataclass(frozen=True)
class _Note:
    """By which way each cost of one frame came about."""

    low: int
    within: np.ndarray
    stayed_strange: np.ndarray
    left: np.ndarray
    from_strange: np.ndarray


@dataclass
class _Place:
    """Where the way back has come to: ``within`` counts where neither of the others is set."""

    within: int = 0
    strange: int | None = None
    entering: int | None = None


@dataclass(frozen=True)
class _View:
    """The window: the lines that begin in it, and those that end in it, with the places of both."""

    low: int
    high: int
    begins: slice
    first: np.ndarray
    ending: np.ndarray
    last: np.ndarray


@dataclass
class _Search:
    costs: Costs
    ways: Ways
    _first: np.ndarray = field(init=False)
    _last: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        edges = np.concatenate(([0], np.cumsum(self.ways.sizes)))
        self._first, self._last, self._count = edges[:-1], edges[1:] - 1, int(edges[-1])
        self._skipped = np.concatenate(([0.0], np.cumsum(self.ways.left_out))).astype(np.float32)
        self._numbers = np.arange(len(self._skipped), dtype=np.uint16)
        self._step = np.zeros(self._count, np.float32)
        self._step[self._first] = _NEVER  # the first frame of a line is entered, not stepped into
        self._hurry = self._step + np.float32(HURRY)
        second = self._first[self.ways.sizes > 1] + 1
        self._hurry[second] = _NEVER

    def begin(self) -> _State:
        high = min(self._count, BEHIND + AHEAD)
        lines = len(self.ways.sizes) + 1
        return _State(
            np.full(high + 2, _NEVER, np.float32), np.full(lines, _NEVER, np.float32), self._skipped, 0
        )

    def through(self, state: _State, start: int, end: int, *, keep: bool) -> tuple[_State, list[_Note]]:
        notes: list[_Note] = []
        for now in range(start, end, _MOVE):
            view = self._view(state)
            table = self.costs(now, min(end, now + _MOVE), view.low, view.high)
            for offset, row in enumerate(table):
                state = self._frame(state, view, now + offset, row, notes if keep else None)
            state = self._moved(state)
        return state, notes

    def _view(self, state: _State) -> _View:
        low, high = state.low, state.low + len(state.within) - 2
        begins = slice(*np.searchsorted(self._first, (low, high)).tolist())
        ending = np.flatnonzero((self._last >= low) & (self._last < high))
        return _View(low, high, begins, self._first[begins] - low, ending + 1, self._last[ending] - low + 2)

    def _frame(
        self, state: _State, view: _View, now: int, row: np.ndarray, notes: list[_Note] | None
    ) -> _State:
        stay = state.within[2:] + np.float32(LINGER)
        step = state.within[1:-1] + self._step[view.low : view.high]
        hurry = state.within[:-2] + self._hurry[view.low : view.high]
        best = np.minimum(np.minimum(stay, step), hurry)
        entered = state.enter[:-1][view.begins] + self.ways.run_on[now]
        enters = entered < best[view.first]
        ways = self._by_way(best, step, stay, view.first[enters]) if notes is not None else None
        best[view.first] = np.minimum(best[view.first], entered)
        within = np.concatenate((state.within[:2], best + row))
        begins = state.enter + np.float32(STRANGE_BEGINS)
        strange = np.minimum(state.strange, begins) + np.float32(self.ways.strange)
        ended = np.full(len(strange), _NEVER, np.float32)
        ended[view.ending] = within[view.last]
        ready = np.minimum(ended, strange) - self._skipped
        enter = np.minimum.accumulate(ready)
        if notes is not None and ways is not None:
            left = np.maximum.accumulate(np.where(ready == enter, self._numbers, 0))
            notes.append(_Note(view.low, ways, state.strange <= begins, left, strange <= ended))
        return _State(within, strange, enter + self._skipped, state.low)

    @staticmethod
    def _by_way(best: np.ndarray, step: np.ndarray, stay: np.ndarray, entered: np.ndarray) -> np.ndarray:
        """How many frames were gone on: 0, 1, 2; 3 for a line that was entered."""
        ways = np.where(best == step, 1, np.where(best == stay, 0, 2)).astype(np.uint8)
        ways[entered] = 3
        return ways

    def _moved(self, state: _State) -> _State:
        """The window so that the likeliest place keeps what is behind and before it in view."""
        place = int(np.argmin(state.within[2:])) + state.low
        line = int(np.argmin(state.strange))
        if state.strange[line] < state.within[place - state.low + 2]:
            place = int(self._first[line]) if line < len(self._first) else self._count
        low = min(max(state.low, place - BEHIND), state.low + FASTEST * _MOVE)
        if low == state.low:
            return state
        high = min(self._count, low + BEHIND + AHEAD)
        kept = state.within[2 + low - state.low :]
        within = np.full(high - low + 2, _NEVER, np.float32)
        within[2 : 2 + len(kept)] = kept[: high - low]
        return _State(within, state.strange, state.enter, low)

    def back(self, place: _Place, note: _Note) -> int:
        """The entry of the path for the frame that ``note`` is of; ``place`` goes to the frame before."""
        if place.entering is not None:
            line = int(note.left[place.entering])
            place.entering = None
            if note.from_strange[line]:
                place.strange = line
            else:
                place.within = int(self._last[line - 1])
        if place.strange is not None:
            line = place.strange
            if not note.stayed_strange[line]:
                place.strange, place.entering = None, line
            return -1 - line
        expected = place.within
        way = int(note.within[expected - note.low])
        if way == 3:
            place.entering = int(np.searchsorted(self._first, np.int64(expected)))
        else:
            place.within = expected - way
        return expected


def stretches_of(path: np.ndarray) -> Iterator[tuple[int, int]]:
    """Begin and end of each stretch of strange speech in the path."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (path < 0).view(np.int8), [0]))))
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        cuts = (
            np.flatnonzero(np.diff(path[begin:end])) + begin + 1
        )  # strange speech before one line and before the next
        bounds = [begin, *cuts.tolist(), end]
        yield from pairwise(bounds)
