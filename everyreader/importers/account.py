"""Words in = words out: the received file's words, counted by another reader than pandoc, against the new
statement's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from everyreader.importers.draft import Draft, excerpt
from everyreader.model.errors import SourceError
from everyreader.model.publication import Role, Unit

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # a note's mark is no part of the word before it
# A drawn line of underscores is no word; signs that are read out as one are.
WORD = re.compile(rf"[{_RAISED}]+|[^\W_{_RAISED}][^\W{_RAISED}]*|[§¶№%‰€£¥]")
_FAULT = "the fault is this program's: please report it"
_OFFICE = (".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".rtf")
_TYPED = (".txt", ".text", ".md", ".markdown")


def is_typed(received: Path) -> bool:
    """Whether a person writes such a file as it is."""
    return received.suffix.lower() in _TYPED


def remedy(received: Path) -> str:
    """What a person can do about a file of this kind where the program does not bring it over as it is."""
    if is_typed(received):
        return f"write that place another way, and add it again; {_FAULT}"
    if received.suffix.lower() in _OFFICE:
        return (
            "set that place as a plain paragraph, or save the file as another kind (.docx, .odt, .html, "
            ".txt), "
            f"and add it again; {_FAULT}"
        )
    return (
        "ask for the document that it was made from (.docx, .odt), or copy its text into a .txt file, and "
        "add that; "
        f"{_FAULT}"
    )


def settle(draft: Draft, units: Sequence[Unit], received: Path) -> None:
    """Raise ``SourceError`` with the place of the first word that was lost or added and that no repair names.

    ``units`` are those of the statement, each with its line in the received file.
    """
    before = Counter(word for text in draft.received for word in WORD.findall(text))
    taken = Counter(_words(one.taken for one in draft.repairs))
    added = Counter(_words(one.added for one in draft.repairs))
    after = Counter(_words(_said_of(unit) for unit in units))
    lost = before + added - taken - after
    gained = after - (before + added - taken)
    if lost:
        line = min(_lost_at(word, draft, units) for word in lost)
        raise SourceError(
            received,
            f"{draft.place} {line}: {_listed(lost)} would be lost; nothing was written; {remedy(received)}",
            line=line if draft.place == "line" else None,
        )
    if gained:
        raise SourceError(
            received, f"{_listed(gained)} would be added; nothing was written; {remedy(received)}"
        )


def _lost_at(word: str, draft: Draft, units: Sequence[Unit]) -> int:
    """The line, paragraph or page behind which ``word`` stays missing to the end; a unit may go on over
    several."""
    balance = Counter({at: WORD.findall(text).count(word) for at, text in enumerate(draft.received, 1)})
    for one in draft.repairs:
        balance[one.line] += WORD.findall(one.added).count(word) - WORD.findall(one.taken).count(word)
    for unit in units:
        balance[unit.line or 1] -= WORD.findall(_said_of(unit)).count(word)
    missing = 0
    found = 1
    for at in sorted(balance):
        missing, found = missing + balance[at], found if missing > 0 else at
    return found


def _said_of(unit: Unit) -> str:
    """A unit's words with its label; an image's stand for themselves, whatever letter is beside it."""
    spoken = (
        f" {run.text} " if run.role is Role.ALT else run.text
        for run in unit.runs
        if run.role is not Role.NOTE
    )
    return f"{unit.label} {''.join(spoken)}"


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word for text in texts for word in WORD.findall(text))


def _listed(words: Counter[str]) -> str:
    named = " ".join(words.elements())
    return f"{words.total()} word{'s' if words.total() > 1 else ''} (“{excerpt(named)}”)"
