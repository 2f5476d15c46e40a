"""Does a recording say the statement, the whole of it and nothing else? What alignment found, judged, each
fault with its place and remedy.

Found are sentences that are left out, said twice, in another order, or said in other words for more than two
seconds or so; and words that are not the statement's. Not found are single words changed, added or left out
within a sentence, and how well they are pronounced. Of a sentence of a word or two, and of code and formulas,
no more is known than that something is said in its place. Where speech recognition is installed and the
statement is in English, its rule hears the words of the finished MP3; elsewhere a person has to listen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from everyreader.narration.human.align import Alignment, Place, Strange
from everyreader.narration.human.frames import STEP
from everyreader.narration.human.onsets import BREATH_DB, Levels
from everyreader.narration.human.script import Line
from everyreader.narration.human.sound import clock

WORDS = 0.4  # seconds louder than a breath: words, and not a cough or a slip
ANNOUNCED = 2.5  # seconds of words that may stand where a voice would announce something
POOR_FIT, POOREST = (
    0.5,
    -1.0,
)  # nats, over a whole sentence and over 2 s of it: with less other words are said
GOOD_FIT = 1.5  # nats; persons and voices reading the text have 4 to 7, another text has about 0.7
SAYS = 1.0  # nats from which on a strange stretch is taken for a sentence
FOUND = 0.5  # share of the sentences that must be heard, or it is another text
SHORT, _OTHERWISE = (
    1.0,
    2.5,
)  # seconds of a name or number that may be said otherwise; how much longer or shorter
_NEAR = 3  # sentences before and after a strange stretch that it may repeat
_SEARCHED = 12  # strange stretches that are looked at more closely
_CUT = "cut them out of the recording"


@dataclass(frozen=True)
class Fault:
    """``at`` is where, in seconds; ``what`` says what is wrong and what to do."""

    at: float
    what: str


def settled(lines: Sequence[Line], alignment: Alignment, level: Levels) -> Alignment:
    """Code, formulas and short names get the strange words that stand in their place: each reader says them
    in his own way."""
    places, strange = list(alignment.places), list(alignment.strange)
    for number, line in enumerate(lines):
        if places[number] is not None or line.optional:
            continue
        ours = float(alignment.sizes[number]) * STEP
        least, most = (WORDS, np.inf) if line.loose else (ours / _OTHERWISE, ours * _OTHERWISE)
        if not line.loose and ours > SHORT:
            continue
        following = next((n for n in range(number + 1, len(lines)) if not lines[n].optional), len(lines))
        near = [one for one in strange if number <= one.before <= following]
        words = next((one for one in near if least <= _words(one, level) <= most), None)
        if words:
            places[number] = Place(words.begin, words.end, POOR_FIT, POOREST, words.begin)
            strange.remove(words)
    return replace(alignment, places=tuple(places), strange=tuple(strange))


def faults(lines: Sequence[Line], alignment: Alignment, level: Levels) -> tuple[Fault, ...]:
    """Everything that keeps the recording from being a reading of ``lines``, in the order of time."""
    wanted = [number for number, line in enumerate(lines) if not line.optional]
    missing = [number for number in wanted if alignment.places[number] is None]
    good = [n for n in wanted if (place := alignment.places[n]) and place.fit >= GOOD_FIT]
    if len(good) < FOUND * len(wanted) or not good:
        return (
            Fault(
                0.0,
                f"is no reading of this statement: {len(good)} of its {len(wanted)} sentences were heard; "
                "see that it is the right file, and that the text is the one that was read",
            ),
        )
    found: list[Fault] = []
    elsewhere: set[int] = set()
    for strange in [one for one in alignment.strange if _words(one, level) >= WORDS]:
        fault, line = _strange(strange, lines, alignment, level, missing, closer=len(found) < _SEARCHED)
        found += [fault] if fault else []
        elsewhere |= {line} if line in missing else set()
    found += [_missing(number, lines, alignment) for number in missing if number not in elsewhere]
    for number in wanted:
        place = alignment.places[number]
        strict = not lines[number].loose and alignment.sizes[number] * STEP > SHORT
        if place is not None and strict and _poor(place):
            at = place.weakest_at if place.weakest < POOREST else place.begin
            what = (
                f"at {clock(at)}, in “{opening(lines[number])}”, other words are said; read the sentence "
                f"as it stands"
            )
            found.append(Fault(at, what))
    return tuple(sorted(found, key=lambda one: one.at))


def _poor(place: Place) -> bool:
    return place.fit < POOR_FIT or place.weakest < POOREST


def _words(strange: Strange, level: Levels) -> float:
    return level.louder(strange.begin, strange.end, BREATH_DB)


def _strange(
    strange: Strange,
    lines: Sequence[Line],
    alignment: Alignment,
    level: Levels,
    missing: Sequence[int],
    *,
    closer: bool,
) -> tuple[Fault | None, int]:
    """What is wrong with a strange stretch, if anything is, and the line that it says (−1 for none)."""
    line = _said(strange, lines, alignment, missing) if closer else -1
    when = clock(strange.begin)
    if line in missing:
        due = next((n for n in range(strange.before, len(lines)) if not lines[n].optional), None)
        place = f"before “{opening(lines[due])}”" if due is not None else "at the end"
        what = (
            f"“{opening(lines[line])}” is heard at {when}, {place}; put the sentences in the order of "
            f"the text"
        )
        return Fault(strange.begin, what), line
    if line >= 0 and (again := alignment.places[line]):
        what = f"“{opening(lines[line])}” is heard at {when} and at {clock(again.begin)}; cut one out"
        return Fault(strange.begin, what), line
    near = lines[max(0, strange.before - 1) : strange.before + 1]
    if any(one.optional for one in near) and _words(strange, level) <= ANNOUNCED:
        return None, -1
    return Fault(
        strange.begin,
        f"from {when} to {clock(strange.end)} there are words that are not the statement's; {_CUT}",
    ), -1


def _said(strange: Strange, lines: Sequence[Line], alignment: Alignment, missing: Sequence[int]) -> int:
    """The line that a strange stretch says: one that is missing, or one near by a second time."""
    near = range(max(0, strange.before - _NEAR), min(len(lines), strange.before + _NEAR))
    others = [number for number in near if not lines[number].optional and number not in missing]
    close = sorted(missing, key=lambda number: abs(number - strange.before))[: 4 * _NEAR]
    fits = {number: alignment.says(strange, number) for number in [*close, *others]}
    best = max(fits, key=fits.__getitem__, default=-1)
    return best if best >= 0 and fits[best] >= SAYS else -1


def _missing(number: int, lines: Sequence[Line], alignment: Alignment) -> Fault:
    before = [place.end for place in alignment.places[:number] if place]
    after = [place.begin for place in alignment.places[number + 1 :] if place]
    begin, end = (before or [0.0])[-1], (after or [None])[0]
    where = f"between {clock(begin)} and {clock(end)}" if end is not None else f"after {clock(begin)}"
    what = f"“{opening(lines[number])}” is not heard {where}; read it there"
    return Fault(begin, what)


def opening(line: Line) -> str:
    """The sentence's first words, by which it is found."""
    words = line.utterance.shown.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
