"""Publications made by hand: units in, sentences found, nothing read from disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sentencex import segment

from everyreader.model.publication import Kind, Metadata, Publication, Role, Run, Sentence, Step, Unit


def run(text: str, language: str = "en", *, link: str = "", role: Role = Role.TEXT) -> Run:
    return Run(text, language, link, role)


def unit(
    kind: Kind, *runs: Run | str, place: Sequence[tuple[str, int]] = (), level: int = 0, label: str = ""
) -> Unit:
    return Unit(
        kind,
        tuple(r if isinstance(r, Run) else run(r) for r in runs),
        tuple(Step(*step) for step in place),
        level,
        label,
    )


def heading(text: str, level: int = 1, **more: object) -> Unit:
    return unit(Kind.HEADING, text, level=level, **more)


def paragraph(*runs: Run | str, **more: object) -> Unit:
    return unit(Kind.PARAGRAPH, *runs, **more)


def publication(*units: Unit, notes: Sequence[Unit] = (), language: str = "en") -> Publication:
    everything = (*units, *notes)
    return Publication(
        name="handmade",
        metadata=Metadata("A title", date(2023, 11, 21), "A publisher", language, "urn:x:handmade"),
        body="",
        units=tuple(units),
        notes=tuple(notes),
        resources=(),
        folder=Path(),
        statement=b"",
        sentences=tuple(s for index, u in enumerate(everything) for s in sentences(index, u, language)),
    )


def sentences(index: int, whole: Unit, language: str) -> list[Sentence]:
    """The unit's sentences, found one after another in its text."""
    found, at = [], 0
    for part in segment(language, whole.text):
        text = part.strip()
        if text:
            start = whole.text.index(text, at)
            at = start + len(text)
            found.append(Sentence(f"s{index}-{len(found)}", index, start, at, text, whole.runs[0].language))
    return found
