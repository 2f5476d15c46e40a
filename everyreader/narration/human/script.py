"""What a person reads: the words as they stand, in the order of the text, without what a synthetic voice
announces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from everyreader.model.publication import Kind, Publication
from everyreader.narration.script import Part, Utterance, make_script

BEFORE, AFTER = "before", "after"
_LOOSE = (Kind.CODE, Kind.MATH)


@dataclass(frozen=True)
class Line:
    """One stretch of words that may be heard: ``utterance`` is what is looked for.

    ``optional``: an announcement (“Number one.”), which a person may say or not; ``side`` tells on which side
    of the sentence ``sentence_id`` it stands, and is ``""`` for the sentence itself. ``loose``: code or a
    formula, which every reader says in his own way.
    """

    utterance: Utterance
    sentence_id: str
    side: str = ""
    loose: bool = False

    @property
    def optional(self) -> bool:
        return bool(self.side)


def script_of(publication: Publication) -> tuple[Utterance, ...]:
    """The script by which the statement's recording is judged: a reader's where the front matter names one,
    else the voice's."""
    return human_script(publication) if publication.metadata.reader else make_script(publication)


def human_script(publication: Publication) -> tuple[Utterance, ...]:
    """One utterance a sentence, in the order of the units (notes at the end); nothing in it is added."""
    return tuple(_bare(one) for one in _in_order(publication))


def lines_of(publication: Publication) -> tuple[Line, ...]:
    """The sentences of ``human_script``, and around them the announcements that a voice would make there.

    A sentence without anything to say is left out.
    """
    units = publication.all_units
    lines = (line for one in _in_order(publication) for line in _lines(one, units[one.unit].kind in _LOOSE))
    return tuple(line for line in lines if not line.utterance.silent)


def _in_order(publication: Publication) -> list[Utterance]:
    return sorted(make_script(publication), key=lambda one: one.unit)


def _bare(utterance: Utterance) -> Utterance:
    return replace(utterance, parts=tuple(part for part in utterance.parts if not part.added))


def _lines(utterance: Utterance, loose: bool) -> list[Line]:
    before = list(takewhile(lambda part: part.added, utterance.parts))
    after = list(takewhile(lambda part: part.added, reversed(utterance.parts[len(before) :])))[::-1]
    sentence = Line(_bare(utterance), utterance.id, loose=loose)
    return [*_announced(utterance, before, BEFORE), sentence, *_announced(utterance, after, AFTER)]


def _announced(utterance: Utterance, parts: Sequence[Part], side: str) -> list[Line]:
    """The announcements on one side, each for itself: one may be said and another not."""
    return [
        Line(
            replace(
                utterance, id=f"{utterance.id} {side} {number}", sentence_ids=(), parts=(part,), chapter=""
            ),
            utterance.id,
            side,
        )
        for number, part in enumerate(parts)
    ]
