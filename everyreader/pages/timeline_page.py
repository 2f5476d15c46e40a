"""The time line of a build: as a picture, and as a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from everyreader.theme.templates_env import render, write_page

_ROW, _BAR, _WIDE = 22, 14, 900  # of the picture, in its own units
_STYLE = """
.timeline svg { width: 100%; height: auto; }
.timeline rect { fill: currentColor; }
.timeline .waited { fill: none; stroke: currentColor; stroke-dasharray: 3 3; }
.timeline .kept { fill: none; stroke: currentColor; stroke-width: 2; }
.timeline text { fill: currentColor; font-size: 12px; }
"""


@dataclass(frozen=True)
class Step:
    """One step of a build. Times are in seconds since its beginning, ``cpu`` is what this program itself used
    meanwhile.

    ``asked``: since when it waited for ``after``; ``kept``: what of it an earlier build had kept.
    """

    kind: str
    name: str
    asked: float
    began: float
    ended: float
    cpu: float
    after: str = ""
    kept: str = ""

    @property
    def waited(self) -> float:
        return self.began - self.asked

    @property
    def took(self) -> float:
        return self.ended - self.began


@dataclass(frozen=True)
class Bar:
    """One step in the picture, in its units."""

    label: str
    y: float
    waited: tuple[float, float]
    worked: tuple[float, float]
    kept: bool


def write_timeline(
    name: str, steps: Sequence[Step], sums: Sequence[tuple[str, str]], target: Path, *, styles: Path
) -> None:
    """Write the page to ``target``: ``steps`` in order, and ``sums``, what and how much, below."""
    end = max((one.ended for one in steps), default=0.0) or 1.0
    data = {
        "title": f"Time line of {name}",
        "steps": steps,
        "rows": [_row(one) for one in steps],
        "sums": sums,
        "bars": [_bar(number, one, end) for number, one in enumerate(steps)],
        "marks": [(_WIDE * part / 4, f"{end * part / 4:.1f} s") for part in range(5)],
        "wide": _WIDE,
        "high": _ROW * (len(steps) + 1),
        "bar": _BAR,
        "told": _told(steps, end),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    write_page(target, render("timeline.html", styles=styles, data=data, more_style=_STYLE))


def _bar(number: int, step: Step, end: float) -> Bar:
    def across(begin: float, finish: float) -> tuple[float, float]:
        return round(_WIDE * begin / end, 1), round(max(1.0, _WIDE * (finish - begin) / end), 1)

    waited, worked = across(step.asked, step.began), across(step.began, step.ended)
    return Bar(f"{step.kind} {step.name}", _ROW * (number + 1), waited, worked, bool(step.kept))


def _row(step: Step) -> tuple[str, ...]:
    times = [f"{seconds:.2f} s" for seconds in (step.began, step.took, step.cpu, step.waited)]
    return (f"{step.kind} {step.name}", *times, step.after or "nothing", step.kept or "made")


def _told(steps: Sequence[Step], end: float) -> str:
    """The picture in a sentence."""
    longest = sorted(steps, key=lambda one: -one.took)[:3]
    names = ", ".join(f"{one.kind} {one.name} ({one.took:.1f} s)" for one in longest)
    return f"{len(steps)} steps in {end:.1f} s. The longest: {names}." if steps else "No step was taken."
