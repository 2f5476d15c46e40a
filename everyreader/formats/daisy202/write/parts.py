"""The narration cut into the book's parts: one for each line of the navigation, each with its sentences and
their times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from everyreader.formats.xhtml import phrase
from everyreader.model.errors import MakerFailed
from everyreader.model.publication import Kind, Publication
from everyreader.narration.assembly import Assembly
from everyreader.narration.clips import Clip, clips

GROUP = 0  # the level of what has no heading


@dataclass(frozen=True)
class Part:
    """One part: ``title``, ``level`` (1 to 6 for a heading's, ``GROUP`` for what has none), and its clips in
    the recording.

    ``number`` counts from 1. There is always a clip.
    """

    number: int
    title: str
    level: int
    clips: tuple[Clip, ...]

    @property
    def file(self) -> str:
        """Its SMIL file."""
        return f"part{self.number:04}.smil"

    @property
    def begin(self) -> int:
        """Milliseconds into the recording."""
        return self.clips[0].begin

    @property
    def end(self) -> int:
        return self.clips[-1].end

    @property
    def length(self) -> int:
        """Milliseconds that are played."""
        return self.end - self.begin


@dataclass(frozen=True)
class _Opening:
    """Where a part begins: at the clip with this index."""

    index: int
    title: str
    level: int


def parts(publication: Publication, heard: Assembly, places: Mapping[str, str]) -> tuple[Part, ...]:
    """The parts in the order of the text, which ``heard`` is in; ``places`` as in ``mark_sentences``.

    Every chapter of the narration is one, and the notes are one of their own. Raises ``MakerFailed`` where
    nothing is heard.
    """
    table = clips(heard, places)
    if not table:
        raise MakerFailed("narration: nothing is heard, so there is no talking book to make")
    openings = list(_openings(publication, heard, places, [one.element for one in table]))
    edges = [*(one.index for one in openings), len(table)]
    return tuple(
        Part(number, one.title, one.level, table[begin:end])
        for number, (one, (begin, end)) in enumerate(zip(openings, pairwise(edges), strict=True), start=1)
        if end > begin
    )


def _openings(
    publication: Publication, heard: Assembly, places: Mapping[str, str], table: list[str]
) -> Iterator[_Opening]:
    units, at = publication.all_units, {one: index for index, one in enumerate(table)}
    home = {one.id: one.unit for one in publication.sentences}
    order = [cue.sentence_id for cue in heard.cues]
    last = -1
    for chapter in heard.chapters:
        later = order[order.index(chapter.sentence_id) :]
        index = next((at[places[one]] for one in later if places.get(one) in at), None)
        unit = units[home[chapter.sentence_id]]
        if index is None or index == last:  # a chapter of which nothing is heard
            continue
        heading = unit.kind is Kind.HEADING
        yield _Opening(index, unit.text if heading else chapter.title, unit.level if heading else GROUP)
        last = index
    first = len(publication.units)
    notes = next((at[places[one]] for one in order if home[one] >= first and places.get(one) in at), None)
    if notes is not None:
        yield _Opening(notes, phrase("notes", publication.metadata.language).text, GROUP)
