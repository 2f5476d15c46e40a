"""The chapters of a narration as lines of a table of contents, each with its moment in the recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from everyreader.model.publication import Kind, Publication, Unit
from everyreader.narration.assembly import Assembly
from everyreader.sound.delay import DELAY


@dataclass(frozen=True)
class Line:
    """One chapter. ``level`` from 1; ``moment`` is where its first word is heard in the decoded MP3, in
    milliseconds."""

    title: str
    level: int
    moment: int


def lines(publication: Publication, heard: Assembly) -> Iterator[Line]:
    """One line for each chapter, in the order in which they are heard.

    One without a heading goes below the last heading that stands outside the container that it has left.
    """
    units, starts = publication.all_units, {one.sentence_id: one.start for one in heard.cues}
    home = {one.id: one.unit for one in publication.sentences}
    headings: list[Unit] = []
    for chapter in heard.chapters:
        unit = units[home[chapter.sentence_id]]
        moment = round((starts[chapter.sentence_id] + DELAY) * 1000 / heard.rate)
        if unit.kind is Kind.HEADING:
            headings.append(unit)
            yield Line(unit.text, unit.level, moment)
        else:
            around = (one.level for one in reversed(headings) if unit.place[: len(one.place)] == one.place)
            yield Line(chapter.title, next(around, 0) + 1, moment)
