"""Which paragraphs of an office file are larger than its text, as headings are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence


def larger(lines: Sequence[str], sizes: Iterable[float], *, but: Container[int]) -> dict[int, float]:
    """The size of each paragraph that is larger than most of the text, by that of the text; ``but`` those
    said to be no headings."""
    said = {n: size for n, (line, size) in enumerate(zip(lines, sizes, strict=True), 1) if line.strip()}
    weights: Counter[float] = Counter()
    for number, size in said.items():
        weights[size] += len(lines[number - 1])
    usual = weights.most_common(1)[0][0] if weights else 0
    return {
        n: round(size / usual, 2) for n, size in said.items() if usual and size > 1.1 * usual and n not in but
    }
