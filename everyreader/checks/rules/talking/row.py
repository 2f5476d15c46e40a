"""What the rules about talking books share: which kind of book it is, and how a row of theirs is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from everyreader.checks.rules.model import MEND, REBUILD, Case, Hit, Rule, short
from everyreader.findings import Ground, Rendition
from everyreader.formats.daisy202.reading import DaisyReading
from everyreader.formats.epub.overlay import Cue

DAISY, SHOWN = "DAISY books", "talking books that show text"
HEARD = "DAISY books of which all text is to be heard"
_TALKING = (Rendition.TALKING_BOOK,)


def _always(case: Case) -> bool:
    return True


def is_daisy(case: Case) -> bool:
    """Whether a DAISY book was read back, all of it."""
    return isinstance(case.reading, DaisyReading) and not case.reading.broken


_PARTLY_HEARD = (
    "textncc",
    "textpartaudio",
    "audioparttext",
)  # kinds of DAISY book (2.1.2, ncc:multimediaType)


def is_heard(case: Case) -> bool:
    """Whether all text of a DAISY book is to be heard. Another's book may be text with little sound or none, and say so."""
    if not case.foreign or not is_daisy(case):
        return is_daisy(case)
    said = case.reading.metadata.get("ncc:multimediaType", ())
    return said[0].lower() not in _PARTLY_HEARD if said else any(cue.address for cue in case.reading.cues)


def shows_text(case: Case) -> bool:
    """Whether the book has text to look at, beside its sound."""
    return not case.reading.broken and bool(case.reading.units or case.reading.notes)


def at(cue: Cue, detail: str, *, unsure: bool = False) -> Hit:
    """A cue in its file."""
    return Hit(detail, None, short(cue.text), where=cue.place, file=cue.overlay, unsure=unsure)


def rule(
    number: int,
    name: str,
    criterion: str,
    message: str,
    fix: str,
    look: Callable[[Case], Iterable[Hit]],
    applies: Callable[[Case], bool] = _always,
    applicability: str = "every talking book",
    *,
    alone: bool = True,
    house: bool = False,
    needs: str = "",
    why: str = "",
    rests_on: Ground | None = None,
) -> Rule:
    """A rule about talking books; ``alone`` unless it compares one with its statement."""
    return Rule(
        f"TLK-{number:03d}",
        name,
        criterion,
        message,
        fix or (MEND if alone else REBUILD),
        _TALKING,
        look,
        applies,
        applicability=applicability,
        alone=alone,
        house=house,
        needs=needs,
        why=why,
        rests_on=rests_on,
    )
