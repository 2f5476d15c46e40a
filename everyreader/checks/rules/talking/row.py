"""What the rules about talking books share: which kind of book it is, and how a row of theirs is made."""

from __future__ import annotations

from everyreader.checks.rules.model import Hit, short, where
from everyreader.checks.rules.subjects import Case
from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.talking import TalkingReading
from everyreader.zipbook.overlay import Cue


@where("DAISY books")
def is_daisy(case: Case[DaisyReading]) -> bool:
    """Whether all of the book was read back."""
    return not case.reading.broken


_PARTLY_HEARD = (
    "textncc",
    "textpartaudio",
    "audioparttext",
)  # kinds of DAISY book (2.1.2, ncc:multimediaType)


@where("DAISY books of which all text is to be heard")
def is_heard(case: Case[DaisyReading]) -> bool:
    """Whether all text of a DAISY book is to be heard. Another's book may be text with little sound or none,
    and say so."""
    if not case.foreign or not is_daisy(case):
        return is_daisy(case)
    said = case.reading.metadata.get("ncc:multimediaType", ())
    return said[0].lower() not in _PARTLY_HEARD if said else any(cue.address for cue in case.reading.cues)


def shows_text(case: Case[TalkingReading]) -> bool:
    """Whether the book has text to look at, beside its sound."""
    return not case.reading.broken and bool(case.reading.units or case.reading.notes)


def at(cue: Cue, detail: str, *, unsure: bool = False) -> Hit:
    """A cue in its file."""
    return Hit(detail, None, short(cue.text), where=cue.place, file=cue.overlay, unsure=unsure)
