"""The words of one unit: white space folded, alike neighbours joined, and what their look says kept as
marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from everyreader.model.publication import Look, Mark, Role, Run
from everyreader.model.text import SPACE


@dataclass(frozen=True)
class Piece:
    """Words as the walk meets them, and how they look."""

    run: Run
    looks: frozenset[Look] = frozenset()


def fold(pieces: Iterable[Piece]) -> tuple[tuple[Run, ...], tuple[Mark, ...]]:
    """White space folded to single spaces outside code, trimmed at both ends; alike neighbours joined."""
    out: list[tuple[Run, list[str]]] = []  # each with its texts, which are joined once
    marks: list[Mark] = []
    at = 0
    spaced = True  # at the beginning of a unit white space is dropped
    for piece in pieces:
        run = piece.run
        if run.role not in (Role.TEXT, Role.ALT):
            out.append((run, [run.text]))
            spaced = spaced and (run.role is Role.NOTE or not run.text)
            if run.role is not Role.NOTE:
                at = _mark(marks, piece.looks, at, run.text)
            continue
        text = SPACE.sub(" ", run.text)
        if spaced and run.role is Role.TEXT:
            text = text.lstrip(" ")
        if Look.BREAK in piece.looks and at:
            marks.append(Mark(Look.BREAK, at if text else at - 1, at if text else at - 1))
        if not text and run.role is Role.TEXT:
            continue
        spaced = text.endswith(" ") if text else spaced
        at = _mark(marks, piece.looks, at, text)
        if out and run.role is Role.TEXT and _alike(out[-1][0], run):
            out[-1][1].append(text)
        else:
            out.append((run, [text]))
    runs = _trimmed([replace(run, text="".join(texts)) for run, texts in out])
    length = sum(len(run.text) for run in runs if run.role is not Role.NOTE)
    return runs, tuple(replace(one, end=min(one.end, length)) for one in marks if one.start < length)


def _alike(one: Run, other: Run) -> bool:
    """Whether nothing but their words differs."""
    return (one.role, one.language, one.link, one.expansion) == (
        other.role,
        other.language,
        other.link,
        other.expansion,
    )


def _mark(marks: list[Mark], looks: frozenset[Look], at: int, text: str) -> int:
    """Note the looks of ``text``, which begins at ``at``; where it ends."""
    end = at + len(text)
    if not looks:
        return end
    for look in sorted(looks - {Look.BREAK}):
        last = next((one for one in reversed(marks) if one.look is look), None)
        if last and last.end == at:
            marks[marks.index(last)] = replace(last, end=end)
        elif text:
            marks.append(Mark(look, at, end))
    return end


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    for index in range(len(runs) - 1, -1, -1):
        if runs[index].role is Role.NOTE or not runs[index].text:
            continue
        if runs[index].role is Role.TEXT:
            runs[index] = replace(runs[index], text=runs[index].text.rstrip(" "))
            if not runs[index].text:
                del runs[index]
                continue
        break
    return tuple(runs)
