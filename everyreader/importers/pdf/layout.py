"""How the lines of an untagged PDF are set: where they could end, and how far one stands below the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from everyreader.importers.pdf.ends import ends_in_hyphen
from everyreader.importers.pdf.lines import Line

_GAP = 0.6  # of a line's height between two lines, from which a new paragraph begins
_MORE = 0.3  # of its size, by which the gap is wider than within a paragraph
_FEWEST = 3  # lines that go on, which say how far apart lines are
_WIDEST = 3.0  # of its size: a gap that is none of one paragraph
Margins = Mapping[tuple[int, int], float]


@dataclass(frozen=True)
class Layout:
    """``margins`` are the farthest ends of the lines that begin at one place, ``steps`` the points from a
    line to the next of its paragraph, by size.
    """

    margins: Margins
    steps: Mapping[int, float]

    def is_gap(self, last: Line, new: Line) -> bool:
        """Whether more lies between two lines of a page than between those of a paragraph."""
        between, step = new.box[1] - last.box[3], new.box[3] - last.box[3]
        more = step - self.steps.get(round(last.size), step)
        is_wide = between > _GAP * (last.box[3] - last.box[1])
        if round(last.size) not in self.steps:
            return is_wide
        return (
            is_wide
            and more > _MORE * last.size / 2
            or more > _MORE * last.size
            and not new.text[:1].islower()
        )


def column(line: Line) -> tuple[int, int]:
    """Where lines begin that are set alike."""
    return line.page, round(line.box[0] / 20)


def layout_of(lines: Sequence[Line]) -> Layout:
    """The layout of a text's lines, in their order."""
    margins = _margins(lines)
    steps: dict[int, list[float]] = defaultdict(list)
    for size, step in _steps(lines, margins):
        steps[size].append(step)
    return Layout(margins, {size: median(found) for size, found in steps.items() if len(found) >= _FEWEST})


def _margins(lines: Sequence[Line]) -> Margins:
    """The farthest end of the lines that begin at one place; what begins there alone is centred, and has the
    page's."""
    out: dict[tuple[int, int], float] = {}
    for line in lines:
        out[column(line)] = max(out.get(column(line), 0), line.box[2])
    several = Counter(map(column, lines))
    pages: dict[int, float] = {}
    for line in lines:
        pages[line.page] = max(pages.get(line.page, 0), line.box[2])
    return {one: end if several[one] > 1 else pages[one[0]] for one, end in out.items()}


def _steps(lines: Sequence[Line], margins: Margins) -> Iterator[tuple[int, float]]:
    """From each full line to the next that goes on its sentence, by size."""
    for last, new in pairwise(lines):
        step = new.box[3] - last.box[3]
        is_near = last.page == new.page and 0 < step < _WIDEST * last.size
        if not is_near or abs(last.size - new.size) > 0.08 * last.size or not new.text[:1].islower():
            continue
        word = (new.box[2] - new.box[0]) * (len(new.text.split()[0]) + 1) / len(new.text)
        goes_on = last.text[-1:].isalnum() or last.text[-1:] == "," or ends_in_hyphen(last.text)
        if goes_on and last.box[2] + word >= margins[column(last)] - 2:
            yield round(last.size), step
