"""What a house raises: the words of ``strict`` in its ``publisher.yaml``, and which failures they make
errors.

A word is a rule (``SEE-013``, ``AXE/region``), a family or a validator (``SEE``, ``AXE``), a ground (``AAA``,
``advice``, ``house``), or ``all``. A rule is raised whatever it weighs; the others raise warnings, and leave
alone what is only good to know.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from everyreader.checks.rules import CATALOGUE
from everyreader.checks.rules.families import FAMILIES
from everyreader.model.errors import SourceError
from everyreader.model.findings import Finding, Ground, Outcome, Raised, Severity
from everyreader.model.house import House

ALL = "all"
GROUNDS = tuple(one for one in Ground if one.severity is Severity.WARNING)
_VALIDATORS = ("ACE", "AXE", "DAISY", "EPUBCHECK", "VERAPDF", "VNU")
_KINDS = (ALL, *GROUNDS, *(one.prefix for one in FAMILIES), *_VALIDATORS)
_RULES = tuple(rule.id for rule in CATALOGUE)
_THEIRS = re.compile(rf"(?:{'|'.join(_VALIDATORS)})/\S+", re.IGNORECASE)


def refuse_unknown(house: House) -> None:
    """Raises ``SourceError`` with file and line for a word of ``house.strict`` that raises nothing."""
    for number, (word, line) in enumerate(zip(house.strict, house.strict_lines, strict=True), 1):
        if house.file and (problem := unknown(word)):
            raise SourceError(house.file, f"'strict.{number}': {problem}", line=line)


def unknown(word: str) -> str:
    """Why ``word`` raises nothing, with what was likely meant; ``""`` for one that is known."""
    if _THEIRS.fullmatch(word) or _folded(word) in map(_folded, (*_KINDS, *_RULES)):
        return ""
    close = difflib.get_close_matches(word.upper(), (*map(str.upper, _KINDS), *_RULES), n=1)
    meant = f" (did you mean '{_as_written(close[0])}'?)" if close else ""
    return (
        f"'{word}' is no rule, family or ground{meant}; expected a rule such as SEE-013, a family such "
        f"as SEE, or {', '.join(GROUNDS)}, {ALL}"
    )


def raised(finding: Finding, words: Iterable[str], house: str) -> Raised | None:
    """The decision of ``house`` that ``finding`` is an error; ``None`` where none of its ``words`` is about
    it."""
    if finding.outcome is not Outcome.FAILED or finding.ground.severity is Severity.ERROR:
        return None
    word = next((one for one in words if _is_about(one, finding)), None)
    return Raised(word=word, by=house) if word else None


def _is_about(word: str, finding: Finding) -> bool:
    identifier = finding.rule.partition(" ")[0]
    if _folded(word) == _folded(identifier):
        return True
    kinds = (ALL, finding.ground, identifier.partition("-")[0], identifier.partition("/")[0])
    return finding.ground.severity is Severity.WARNING and _folded(word) in map(_folded, kinds)


def _folded(word: str) -> str:
    return word.strip().casefold()


def _as_written(upper: str) -> str:
    return next(one for one in (*_KINDS, *_RULES) if one.upper() == upper)
