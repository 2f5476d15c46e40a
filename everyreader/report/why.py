"""What a validator's finding means to a reader: validators say which clause is broken, not who is kept out.

Their findings are placed among the families of the own rules, so that a report can put first what matters to
readers first.
"""

from __future__ import annotations

import re

from everyreader.checks.rules.families import FAMILIES, Family, family_of
from everyreader.model.findings import Finding

_WCAG = re.compile(r"WCAG (\d\.\d)\.\d{1,2}")
_OWN = re.compile(r"[A-Z]{3}-\d{3}\b")
# WCAG's guideline → the family that it is nearest to, and who meets the obstacle
_GUIDELINES = {
    "1.1": ("ALT", "Who cannot see the image or formula is not told what it says."),
    "1.2": ("AUD", "Who cannot hear, or cannot see, is given nothing instead."),
    "1.3": (
        "STR",
        "A screen reader is not told what this part is, or meets it in another order than the eye.",
    ),
    "1.4": ("SEE", "Who needs strong contrast, larger letters or more space cannot make the words out."),
    "2.1": ("KEY", "Who cannot use a mouse cannot reach or leave this."),
    "2.2": ("WEB", "Who reads slowly loses the text before its end, or cannot stop what moves."),
    "2.3": ("WEB", "What flashes or moves can make a reader ill."),
    "2.4": ("NAV", "A reader cannot find the part, cannot tell where a link leads, or loses the place."),
    "2.5": ("KEY", "Who has an unsteady hand cannot hit it."),
    "3.1": ("LNG", "A voice or braille table for the wrong language makes the words unintelligible."),
    "3.2": ("DOC", "The page changes under a reader's hands."),
    "3.3": ("DOC", "A reader is not told what is asked, or what went wrong."),
    "4.1": ("NAM", "A screen reader announces something without saying what it is."),
}
_VALIDATORS = {
    "ACE": (
        "PKG",
        "Somebody who reads the e-book with a screen reader, braille or larger type meets an obstacle here.",
    ),
    "AXE": (
        "WEB",
        (
            "Somebody who reads the page with a screen reader, the keyboard or other colours meets an "
            "obstacle here."
        ),
    ),
    "DAISY": ("TLK", "A talking-book player may refuse the book, or lose its way in it."),
    "EPUBCHECK": ("PKG", "A reading system may show this part wrongly, leave it out, or refuse the file."),
    "VERAPDF": (
        "PRT",
        (
            "A screen reader or a braille display may pass over this, or the file may not open as it is "
            "in years to come."
        ),
    ),
    "VNU": (
        "WEB",
        "Browsers and screen readers mend faulty markup each in their own way: readers get different pages.",
    ),
}
_BY_PREFIX = {one.prefix: one for one in FAMILIES}
_OTHER = ("WEB", "A program that reads the file aloud or shows it may stumble here.")


def validator_of(finding: Finding) -> str:
    """The prefix that a validator's findings carry, such as ``AXE``; ``""`` for an own rule's."""
    return "" if _OWN.match(finding.rule) else finding.rule.partition("/")[0]


def place_of(finding: Finding) -> Family:
    """The family in which a report shows ``finding``."""
    if not validator_of(finding):
        return family_of(finding.rule)
    return _BY_PREFIX[_theirs(finding)[0]]


def why(finding: Finding) -> str:
    """One sentence about readers: the finding's own, or one for the guideline or the validator it comes
    from."""
    return finding.why or _theirs(finding)[1]


def _theirs(finding: Finding) -> tuple[str, str]:
    found = _WCAG.search(finding.criterion)
    if found and found[1] in _GUIDELINES:
        return _GUIDELINES[found[1]]
    if "metadata" in finding.rule.lower():
        return "MET", _BY_PREFIX["MET"].why
    return _VALIDATORS.get(validator_of(finding), _OTHER)
