"""TLK: a DAISY book plays all its words, each once, in the order of the text (DAISY 2.02, 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.book.overlay import text_goes_back
from everyreader.checks.rules.book.overlay_times import ROUNDING, whole
from everyreader.checks.rules.model import Hit, rule, short
from everyreader.checks.rules.subjects import DAISY, Case
from everyreader.checks.rules.talking.row import at, is_daisy, is_heard
from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.daisy202.read.sequence import moment
from everyreader.model.findings import Ground

_ON_REQUEST = frozenset(("footnote", "sidebar", "prodnote"))


@rule(
    "TLK-006",
    "talking-words-unspoken",
    on=DAISY,
    criterion="DAISY 2.02, 2.2.3",
    message="words of the text are never spoken",
    fix="give them a par of their own",
    applies=is_heard,
    rests_on=Ground.WORDS,
)
def talking_words_unspoken(case: Case[DaisyReading]) -> Iterator[Hit]:
    """Where cues lead nowhere, or mark words again, as many places may lack one: that is another rule's."""
    reading = case.reading
    lost = sum(1 for cue in reading.cues if cue.order is None or cue.again)
    if len(reading.uncovered) > lost:
        for one in reading.uncovered:
            yield Hit(f"“{short(one.text)}”", None, short(one.text), where=one.where, file=one.file)


@rule(
    "TLK-007",
    "talking-words-twice",
    on=DAISY,
    criterion="DAISY 2.02, 2.2.3",
    message="the same words are spoken twice",
    fix="give each stretch of text one par",
    applies=is_daisy,
    house=True,
    rests_on=Ground.WORDS,
)
def talking_words_twice(case: Case[DaisyReading]) -> Iterator[Hit]:
    for cue in case.reading.cues:
        if cue.again:
            yield at(cue, f"“{short(cue.text)}”")


@rule(
    "TLK-008",
    "talking-against-text-order",
    on=DAISY,
    criterion="DAISY 2.02, 2.2.3",
    message="the reading goes another way than the text",
    fix="put the pars into the order of the text",
    applies=is_daisy,
)
def talking_against_text_order(case: Case[DaisyReading]) -> Iterator[Hit]:
    """A note may be read where its mark stands, for those who ask for notes: then the text goes on from
    there."""
    for before, cue in pairwise(one for one in case.reading.cues if not one.kinds & _ON_REQUEST):
        if text_goes_back(cue, before):
            yield at(cue, f"“{short(cue.text, 40)}” stands before “{short(before.text, 40)}”")


@rule(
    "TLK-009",
    "talking-cue-without-time",
    on=DAISY,
    criterion="SMIL 1.0, 4.2.3",
    message="a cue has no time in which anything could be heard",
    fix="name a recording, and let clip-end come after clip-begin",
    applies=is_daisy,
)
def talking_cue_without_time(case: Case[DaisyReading]) -> Iterator[Hit]:
    for cue in case.reading.cues:
        for name, text in zip(("clip-begin", "clip-end"), cue.written, strict=True):
            if cue.address and moment(text) is None:
                yield at(cue, f"{name} “{text}” is no time")
        if not cue.address:
            if is_heard(case):
                yield at(cue, "it has no sound")
        elif cue.begin is not None and cue.end is not None and cue.end <= cue.begin:
            yield at(cue, f"it ends at {cue.end:.2f} s")


@rule(
    "TLK-010",
    "talking-cues-overlap",
    on=DAISY,
    criterion="DAISY 2.02, 2.2.3",
    message="a cue begins before the one before it has ended",
    fix="let each cue begin where the one before ends, or later",
    applies=is_daisy,
    house=True,
    rests_on=Ground.WORDS,
)
def talking_cues_overlap(case: Case[DaisyReading]) -> Iterator[Hit]:
    for before, cue in pairwise(one for one in case.reading.cues if whole(one) and not one.again):
        goes_on = before.audio == cue.audio and not text_goes_back(cue, before)
        if goes_on and cue.begin < before.end - ROUNDING:
            yield at(cue, f"the one before lasts from {before.begin:.2f} to {before.end:.2f} s")
