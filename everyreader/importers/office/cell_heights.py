"""How high the lines of neighbouring cells stand: which stretches of lines between empty ones go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from itertools import groupby

ONE_LINE = 25  # characters that are set in one line for certain


def stretches(lines: Sequence[Sized], start: int) -> list[range]:
    """The stretches of ``lines`` that are not empty, from ``start`` on."""
    filled = [number for number in range(start, len(lines)) if lines[number]]
    groups = groupby(enumerate(filled), key=lambda one: one[1] - one[0])
    runs = [[number for _, number in group] for _, group in groups]
    return [range(run[0], run[-1] + 1) for run in runs]


def go_together(
    said: Mapping[int, Sequence[str]], apart: Mapping[int, Sequence[range]], amounts: Iterable[int]
) -> bool:
    """Whether as many stretches in each column stand beside each other once long lines of labels are set in
    several.

    ``said`` are the words of the lines by the index of their column, ``apart`` its stretches, ``amounts`` the
    columns of numbers, which are set in one line each.
    """
    numbers, labels = {*amounts} & {*apart}, {*apart} - {*amounts}
    alike = len({len(one) for one in apart.values()}) == 1
    single = all(len(one) == 1 for index in numbers for one in apart[index])
    pairs = [(label, number) for label in labels for number in numbers]
    return (
        alike
        and single
        and bool(pairs)
        and all(_beside(said[one], apart[one], apart[other]) for one, other in pairs)
    )


def _beside(lines: Sequence[str], labels: Sequence[range], numbers: Sequence[range]) -> bool:
    """Whether each number may stand beside its label: long lines move down what is below them, by ``least``
    lines to ``most``."""
    least, most = 0, _longer(lines[: labels[0].start])
    for label, number in zip(labels, numbers, strict=True):
        most = min(most, number.start - label.start)
        below = max(least, number.start - label[-1])
        longer = most + _longer(lines[label.start : label.stop])
        if most < least or below > longer:
            return False
        least, most = below, longer
    return True


def _longer(lines: Iterable[str]) -> int:
    """By how many lines they may be longer on the page."""
    return sum(len(one) // ONE_LINE for one in lines)
