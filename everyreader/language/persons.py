"""Persons at the head of a line, by a title (“Dr.”, “Mme”, “Hr.”, “Sig.”) or initials (“J. R.”): who was
there, who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Before a name in English, French, German, Spanish, Italian, Portuguese and Danish; those in full stand
# without a stop.
_FULL = (
    r"mrs?|ms|miss|mx|messrs|dr[ae]?|prof|sir|dame|cllr|councillor|mmes?|mlles?|mes?|mgr|madame|monsieur"
    r"|herrn?|frau|fru"
    r"|señora?|doña|don|dña|signora?|senhora?|dona|professor(?:in)?|profess(?:eure?|ore?|oressa|ora)"
)
_SHORT = (
    r"mm?|pr|rev|hon|sen|rep|gov|gen|col|maj|capt?|cpt|lt|sgt|msgr|hrn?|fr|frl|dipl|ing|mag|med|jur|iur"
    r"|phil|theol|rer|nat"
    r"|h|c|mult|habil|sr(?:a|es|as|ta)?|d|dª|d\.ª|lic|profa|arq|excm[oa]|sigg?|sig\.(?:ra|na)|dott|(?:dott"
    r"|dr|prof)\.ssa|avv|on"
    r"|arch|geom|rag|eng[aª]?|exm[oa]"
)
_TITLE = rf"(?i:(?:(?:{_FULL})\b\.?|(?:{_SHORT})(?:\.|(?<=ª)|(?<=ssa)|(?<=ra)|(?<=na)))(?:\s|-(?=\w)))"
_INITIAL = r"[^\W\d_a-zß-ÿ]\.(?:\s|-|(?=[^\W\d_]))"
_PARTICLE = (
    r"(?:d['’]|l['’]|(?:d[eiu]|des|del(?:la)?|da|d[oa]s?|la|le|von|van|vom|zu[mr]?|der|den|y|e|af|ten|ter)\s)"
)
_NAME = rf"{_PARTICLE}*[^\W\d_a-zß-ÿ][\w'’.-]*"
_PERSON = re.compile(
    rf"(?:(?P<titles>{_TITLE}(?:{_TITLE}|{_INITIAL})*)|(?P<initials>(?:{_INITIAL})+))"
    rf"{_NAME}(?:\s{_NAME}){{0,4}}(?P<role>\s?[,(:;/–—]\s?\S.*|\s-\s\S.*)?$"
)
_LABEL = re.compile(r"([A-Z])\.\s")


def is_person(said: str, outline: Sequence[str] = ()) -> bool:
    """Whether ``said`` names a person behind a title or initials, with or without what he or she is.

    “A. Background” looks the same: where the lines of ``outline`` count on from A to it, it is the name of a
    part.
    """
    found = _PERSON.match(said.strip())
    label = _LABEL.match(said)
    if not found or found["titles"] or found["role"] or not label:
        return bool(found)
    return not _counted(said, outline)


def _counted(said: str, outline: Sequence[str]) -> bool:
    letters = {one[0] for one in outline if _LABEL.match(one)}
    before = {chr(code) for code in range(ord("A"), max(ord(said[0]), ord("B")) + 1)}
    return before <= letters or said[0] in "IVX" and any(one.startswith("II. ") for one in outline)


def are_persons(lines: Sequence[str]) -> bool:
    """Whether lines that begin with a capital and a stop begin with initials: they do not count on from A, or
    all say who each is."""
    found = [_PERSON.match(one.strip()) if _LABEL.match(one) else None for one in lines]
    return all(found) and (not counts_from_a(lines) or all(one and one["role"] for one in found))


def counts_from_a(lines: Sequence[str]) -> bool:
    return all(line.startswith(f"{chr(ord('A') + index)}.") for index, line in enumerate(lines[:26]))


def may_be_persons(lines: Sequence[str]) -> bool:
    """Whether each of the lines could be a person's name behind an initial: “A. Introduction” could, too."""
    return all(_LABEL.match(one) and _PERSON.match(one.strip()) for one in lines)
