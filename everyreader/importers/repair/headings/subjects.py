"""Headings that a word numbers (“Article 1”, “Article 2”), and the lines beside them that say what they are
about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from everyreader.importers.repair.headings import articles

_FEWEST = 3
_APART = 0.25  # of a rank


def ranked(ranks: Mapping[int, float], said: Sequence[str]) -> dict[int, float]:
    """The rank of each heading by its place (more is deeper), given that of its look and what each block
    says: one for those of one word, and one above or below it for the lines right above or below most of
    them."""
    runs: dict[str, list[int]] = {}
    for at in ranks:
        runs.setdefault(articles.numbered_by(said[at]), []).append(at)
    out = dict(ranks)
    for word, run in runs.items():
        if not word or len(run) < _FEWEST:
            continue
        usual = _usual(ranks, run)
        out |= dict.fromkeys(run, usual)
        for side in (-1, 1):
            beside = [at + side for at in run if at + side in ranks and at + side not in run]
            if 2 * len(beside) > len(run):
                apart = side * max(_APART, side * (_usual(ranks, beside) - usual))
                out |= dict.fromkeys(beside, usual + apart)
    return out


def _usual(ranks: Mapping[int, float], run: Sequence[int]) -> float:
    return Counter(ranks[at] for at in run).most_common(1)[0][0]
