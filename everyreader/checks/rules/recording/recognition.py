"""AUD: the words that speech recognition hears in the decoded recording."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.recording.listening import at, sentence_text
from everyreader.checks.rules.subjects import RECORDING, WithStatement
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.audio.read.recognition import Recognised
from everyreader.model.findings import Ground

# Measured, as docs/narration.md tells: honest sentences reach 4.2 phones, and 1.7 where speech is lacking,
# 0.3 s at most.
AGAINST, SHORT = (
    5.0,
    (1.2, 0.4),
)  # phones that speak against a sentence; phones and missing seconds that do so together

FEWEST, SHARE = (
    15,
    0.5,
)  # phones of words whose sound is known, and their share, with which a sentence can be judged
UNCLEAR = (
    0.35  # share of phones not heard, up to which a sentence counts as heard although it cannot be judged
)
STRANGE_VOICE, OTHER_TEXT = 0.12, 0.5  # the median share of phones not heard
_NAMED = 5


@where("recordings of English statements, once for both files")
def _recognised(case: WithStatement[AudioReading]) -> bool:
    return case.reading.recognised is not None


@rule(
    "AUD-060",
    "words-misheard",
    on=RECORDING.with_statement,
    criterion="WCAG 1.2.1",
    message="speech recognition hears other words",
    fix="listen to the place; mark foreign words with their language, or choose another voice",
    applies=_recognised,
    rests_on=Ground.WORDS,
    needs="recognised",
    optional=True,
)
def words_misheard(case: WithStatement[AudioReading]) -> Iterator[Hit]:
    """A sentence that is not there at all, or not whole, is the business of the rules that listen for it."""
    places = {one.sentence_id: one.start for one in case.reading.heard}
    heard = [one for one in case.reading.recognised or () if one.sentence_id in places]
    rates = [one.evidence.rate for one in heard if one.evidence.phones >= FEWEST]
    usual = median(rates) if rates else 0.0
    if usual > OTHER_TEXT:
        yield Hit(f"from beginning to end; for example “{short(heard[0].said)}” as “{short(heard[0].heard)}”")
        return
    strange = usual > STRANGE_VOICE
    told = [one for one in heard if _other_words(one, strange_voice=strange)]
    for one in told:
        text, line = sentence_text(case, one.sentence_id)
        if one.instead:
            said = f"where “{text}” belongs, “{sentence_text(case, one.instead)[0]}” is heard"
        else:
            said = f"“{short(one.evidence.stretch)}” in “{short(one.said)}” was heard as “{short(one.heard)}”"
        yield Hit(said, line, text, where=at(places[one.sentence_id]))
    if strange:
        share = f"{100 * usual:.0f} % of the sounds in half of the sentences"
        yield Hit(f"the recogniser does not know this voice ({share} are lost to it)", unsure=True)
        return
    unclear = [one for one in heard if one not in told and not _judged(one) and one.evidence.rate > UNCLEAR]
    if unclear:
        few = "; ".join(f"“{short(one.said)}” at {at(places[one.sentence_id])}" for one in unclear[:_NAMED])
        count = "one sentence" if len(unclear) == 1 else f"{len(unclear)} sentences"
        more = " and others" if len(unclear) > _NAMED else ""
        yield Hit(
            f"{count} of names, numbers or signs, whose sound it does not know: {few}{more}", unsure=True
        )


def _other_words(one: Recognised, *, strange_voice: bool) -> bool:
    """Whether other words were said for certain; of a voice that it does not know only: another sentence of
    the statement."""
    how = one.evidence
    if one.instead or strange_voice:
        return bool(one.instead) and how.known >= FEWEST
    cut = how.against >= SHORT[0] and how.lacking >= SHORT[1]
    return _judged(one) and (how.against >= AGAINST or cut)


def _judged(one: Recognised) -> bool:
    """Whether enough of the sentence is made of words whose sound is known."""
    return one.evidence.known >= max(FEWEST, SHARE * one.evidence.phones)
