"""AUD: the words that speech recognition hears in the decoded recording."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import Case, Hit, Rule, short
from everyreader.findings import Ground, Rendition

# PocketSphinx with the statement's own words mishears one word in a hundred; of a few words alone it can make nothing.
FEWEST_WORDS, MOST_ERRORS, WORST_RATE, OVERALL = 6, 2, 0.25, 0.1


def _recognised(case: Case) -> bool:
    return case.reading.recognised is not None


def _misheard(case: Case) -> Iterator[Hit]:
    """A sentence that is not there at all, or not whole, is the business of the rules that listen for it."""
    lines = {one.id: case.publication.all_units[one.unit].line for one in case.publication.sentences}
    places = {one.sentence_id: one.start for one in case.reading.heard}
    known = [one for one in case.reading.recognised if one.sentence_id in places]
    for one in known:
        if one.words >= FEWEST_WORDS and one.errors > max(MOST_ERRORS, WORST_RATE * one.words):
            yield Hit(
                f"“{short(one.said)}” was heard as “{short(one.heard)}” ({one.errors} of {one.words} words)",
                lines.get(one.sentence_id),
                short(one.said),
                where=f"{places[one.sentence_id]:.1f} s",
            )
    errors, words = sum(one.errors for one in known), sum(one.words for one in known)
    if errors > max(MOST_ERRORS, OVERALL * words):
        yield Hit(f"{errors} of {words} words in all")


RULES = (
    Rule(
        "AUD-060",
        "words-misheard",
        "WCAG 1.2.1",
        "speech recognition hears other words",
        "listen to the place; mark foreign words with their language, or choose another voice",
        (Rendition.AUDIO,),
        _misheard,
        _recognised,
        applicability="recordings of English statements, once for both files",
        needs="recognised",
        optional=True,
        rests_on=Ground.WORDS,
    ),
)
