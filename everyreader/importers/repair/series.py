"""Headings that are numbered one after the other are of one level, and what looks like them between two is a part of the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_NUMBER = re.compile(r"(\d{1,2})[.)]\s+\S")
_BELOW = 0.5  # of a rank


def ranked(ranks: Mapping[int, float], said: Sequence[str]) -> dict[int, float]:
    """The rank of each heading by its place (more is deeper), given that of its look and what each block says."""
    out = dict(ranks)
    for run in _runs([(at, int(found[1])) for at in ranks if (found := _NUMBER.match(said[at]))]):
        usual = Counter(ranks[at] for at in run).most_common(1)[0][0]
        alike = [at for at in ranks if ranks[at] == usual and at not in run]
        inside = {at for at in alike if run[0] < at < run[-1] or at - 1 in run}
        begun = {said[at].split()[0] for at in inside}
        inside |= {at for at in alike if at > run[-1] and said[at].split()[0] in begun}
        out |= dict.fromkeys(run, usual) | dict.fromkeys(inside, usual + _BELOW)
    return out


def _runs(numbers: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The places of the numbers that count up by one, from 1 to 2 at the least."""
    runs: list[list[int]] = []
    last = 0
    for at, number in numbers:
        if number == 1:
            runs.append([])
        if number == 1 or runs and number == last + 1:
            runs[-1].append(at)
            last = number
    return [run for run in runs if len(run) > 1]
