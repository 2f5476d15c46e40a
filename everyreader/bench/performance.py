"""The figures of one run: told as they come, held against those recorded before, and written as a page."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from everyreader.bench import figures
from everyreader.bench.compare import statement_folder
from everyreader.bench.figures import Figure
from everyreader.model.errors import UsageError

PAGE, PICTURE, RECORD = "performance.md", "performance.svg", "performance.json"
WORSE = 0.1  # share by which a figure may be worse than recorded before it is told
GROUPS = ("cold", "warm", "many", "long")
_ROW, _NAME, _WIDE, _SIGN = 26, 420, 400, 1.6  # of the picture; the longest bar is so many times its target
_STYLE = """text{font:13px sans-serif;fill:#222}.met{fill:#0a5c8a}.short{fill:#a03000}
@media (prefers-color-scheme:dark){text{fill:#eee}.met{fill:#7cc4ee}.short{fill:#ffab7a}}"""
_ABOUT = """# Performance

What `./inv bench --figures` measured, each figure against what it is held to. A ratio compares two things
that were measured in one run, so it means the same on a faster machine; medians, with all runs in
[{record}]({record}).

"""


@dataclass(frozen=True)
class Sizes:
    """How much is measured: cold ``runs``, ``edits`` while warm, ``statements`` side by side, ``words`` of
    the long one."""

    runs: int = 5
    edits: int = 60
    statements: int = 20
    words: int = 100_000


def measured(
    source: Path, name: str, sizes: Sizes, groups: Sequence[str], write: Path | None
) -> Iterator[str]:
    """Lines for a person, and with a folder to ``write`` the page, its picture and its record there; the last
    says what has become worse than the record there was.

    Raises ``UsageError`` for a statement or a group that is not there.
    """
    folder = statement_folder(source, name)
    if unknown := set(groups) - set(GROUPS):
        raise UsageError(f"--only {', '.join(sorted(unknown))}: expected some of {', '.join(GROUPS)}")
    said: list[str] = []
    found: dict[str, Figure] = {}
    for group in groups:
        for one in _measuring(group, folder, sizes, said.append):
            found[one.key] = one
            yield from said
            said.clear()
            yield _line(one)
    before = {one["key"]: one["value"] for one in _rows(write)} if write else {}
    worse = [one for one in found.values() if one.key in before and one.worse_than(before[one.key], WORSE)]
    if write:
        _write(write, found)
    for one in worse:
        was = _told(before[one.key], one.unit)
        yield f"worse than recorded: {one.what}: {_told(one.value, one.unit)}, was {was}"
    missed = [one for one in found.values() if not one.met]
    yield f"{len(found) - len(missed)} of {len(found)} figures met, {len(worse)} worse than recorded"


def _measuring(group: str, folder: Path, sizes: Sizes, say: figures.Say) -> Iterable[Figure]:
    match group:
        case "cold":
            return figures.cold(folder, sizes.runs, say)
        case "warm":
            return figures.warm(folder, sizes.edits, say)
        case "many":
            return figures.many(folder, sizes.statements, say)
        case _:
            return figures.long(folder, sizes.words, say)


def _line(one: Figure) -> str:
    bound = "at least" if one.least else "at most"
    verdict = "met" if one.met else "missed"
    return f"{one.what}: {_told(one.value, one.unit)} ({bound} {_told(one.target, one.unit)}: {verdict})"


def _told(value: float, unit: str) -> str:
    return f"{value:.0f} MB" if unit == "MB" else f"{value:.2f} {unit}"


def _write(folder: Path, found: Mapping[str, Figure]) -> None:
    """What was not measured this time stays as it was recorded."""
    rows = {one["key"]: one for one in _rows(folder)} | {key: _row(one) for key, one in found.items()}
    machine = f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    record = {"machine": machine, "figures": list(rows.values())}
    (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    several = [_figure(one) for one in rows.values()]
    (folder / PICTURE).write_text(_picture(several), "utf-8")
    table = "\n".join(_cells(one, rows[one.key]["measured"]) for one in several)
    text = _ABOUT.format(record=RECORD) + f"Measured on: {machine}.\n\n"
    text += f"![{_described(several)}]({PICTURE})\n\n"
    text += "| Figure | Measured | Asked | | On |\n| --- | ---: | ---: | --- | --- |\n" + table + "\n"
    (folder / PAGE).write_text(text, "utf-8")


def _rows(folder: Path) -> list[dict[str, Any]]:
    try:
        return json.loads((folder / RECORD).read_text("utf-8"))["figures"]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _row(one: Figure) -> dict[str, Any]:
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    runs = [round(value, 3) for value in one.runs]
    told = asdict(replace(one, value=round(one.value, 3), runs=tuple(runs)))
    return {**told, "measured": day}


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(**{name: value for name, value in row.items() if name != "measured"})


def _cells(one: Figure, day: str) -> str:
    bound = "≥" if one.least else "≤"
    asked = f"{bound} {_told(one.target, one.unit)}"
    verdict = "met" if one.met else "**short**"
    return f"| {one.what} | {_told(one.value, one.unit)} | {asked} | {verdict} | {day} |"


def _described(several: Sequence[Figure]) -> str:
    met = sum(one.met for one in several)
    return f"Bars, one for each figure, as long as its part of what is asked: {met} of {len(several)} are met"


def _picture(several: Sequence[Figure]) -> str:
    """Each figure's bar as its share of its target; a line where the target is."""
    high = _ROW * (len(several) + 1)
    target = _NAME + _WIDE / _SIGN
    size = f"0 0 {_NAME + _WIDE + 90} {high}"
    named = escape(_described(several))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" role="img" aria-label="{named}">',
        f"<style>{_STYLE}</style>",
    ]
    for number, one in enumerate(several):
        share = one.target / max(one.value, 1e-9) if one.least else one.value / one.target
        y, length = _ROW * number + 8, _WIDE * min(share, _SIGN) / _SIGN
        parts.append(f'<text x="{_NAME - 8}" y="{y + 12}" text-anchor="end">{escape(one.what)}</text>')
        kind = "met" if one.met else "short"
        parts.append(f'<rect class="{kind}" x="{_NAME}" y="{y}" width="{length:.0f}" height="16"/>')
        parts.append(f'<text x="{_NAME + length + 6:.0f}" y="{y + 12}">{_told(one.value, one.unit)}</text>')
    parts.append(f'<path d="M{target:.0f} 0V{high - 20}" stroke="#888" stroke-dasharray="4 3"/>')
    parts.append(f'<text x="{target:.0f}" y="{high - 6}" text-anchor="middle">asked</text></svg>\n')
    return "\n".join(parts)
