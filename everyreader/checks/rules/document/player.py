"""OVL: the page's player marks every sentence, each while it is heard, in the recording beside the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from everyreader.checks.rules.book.overlay_sound import PAST, displaced
from everyreader.checks.rules.model import REBUILD, Hit, having, rule, short, where
from everyreader.checks.rules.recording.listening import script_of
from everyreader.checks.rules.subjects import PAGE, WithStatement
from everyreader.formats.html.read.player import PageCue, Played
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Ground
from everyreader.model.text import folded
from everyreader.theme.player.words import player_words

_BUTTONS = ("back", "on", "again", "follow")


@where("our own pages with a player")
def _plays(case: WithStatement[HtmlReading]) -> bool:
    return not case.foreign and case.reading.played is not None


@where("our own pages with a player")
def _readable(case: WithStatement[HtmlReading]) -> bool:
    return not case.foreign and case.reading.played is not None and not case.reading.played.problem


@where("our own pages with a player")
def _sounds(case: WithStatement[HtmlReading]) -> bool:
    return _readable(case) and case.reading.played is not None and case.reading.played.sound is not None


def _played(case: WithStatement[HtmlReading]) -> Played | None:
    return case.reading.played


def _at(cue: PageCue, detail: str) -> Hit:
    return Hit(detail, None, short(cue.text or ""), where=f"{cue.begin:.1f} s")


@rule(
    "OVL-024",
    "player-marks-nothing",
    on=PAGE.with_statement,
    criterion="HTML, 3.2.6",
    message="the player cannot mark what it should",
    fix=REBUILD,
    applies=_plays,
)
@having(_played)
def player_marks_nothing(case: WithStatement[HtmlReading], told: Played) -> Iterator[Hit]:
    if told.problem:
        yield Hit(told.problem)
    for cue in told.cues:
        if cue.text is None:
            yield _at(cue, f"nothing on the page is called “{cue.element}”")


@rule(
    "OVL-025",
    "player-out-of-order",
    on=PAGE.with_statement,
    criterion="WCAG 1.3.2",
    message="the player's sentences do not follow each other",
    fix=REBUILD,
    applies=_readable,
    rests_on=Ground.WORDS,
)
@having(_played)
def player_out_of_order(case: WithStatement[HtmlReading], told: Played) -> Iterator[Hit]:
    for before, cue in pairwise(told.cues):
        if cue.begin <= before.begin:
            yield _at(cue, f"{cue.begin:.2f} s comes after {before.begin:.2f} s")
    script = script_of(case.publication)
    if len(script) == len(told.cues):
        due = [folded(one.shown) for one in script]
        for cue, words in zip(told.cues, due, strict=True):
            if cue.text != words and cue.text in due:
                yield _at(cue, f"it is marked while “{short(words, 40)}” is heard")
    times = Counter(cue.element for cue in told.cues)
    for cue in told.cues:
        if times[cue.element] > 1:
            yield _at(cue, f"“{short(cue.text or cue.element, 40)}” is marked more than once")


@rule(
    "OVL-026",
    "player-passes-over-words",
    on=PAGE.with_statement,
    criterion="WCAG 1.3.1",
    message="the player marks some words never",
    fix=REBUILD,
    applies=_readable,
    rests_on=Ground.WORDS,
)
@having(_played)
def player_passes_over_words(case: WithStatement[HtmlReading], told: Played) -> Iterator[Hit]:
    for words in told.unmarked:
        yield Hit(f"“{short(words)}”", None, short(words))


@rule(
    "OVL-031",
    "player-control-misnamed",
    on=PAGE.with_statement,
    criterion="WCAG 4.1.2",
    message="a button of the player does something else than its name says",
    fix=REBUILD,
    applies=_readable,
)
@having(_played)
def player_control_misnamed(case: WithStatement[HtmlReading], told: Played) -> Iterator[Hit]:
    """The names of two buttons exchanged: who does not see their signs is led the wrong way."""
    words = player_words(case.publication.metadata.language, "")
    named = {words[does]: does for does in _BUTTONS}
    for does, name in told.controls:
        if does in _BUTTONS and named.get(name, does) != does:
            yield Hit(f"“{short(name)}” is what another is called", None, short(name))


@rule(
    "OVL-027",
    "player-recording-missing",
    on=PAGE.with_statement,
    criterion="WCAG 1.2.1",
    message="the recording that the player plays is not there, or is another",
    fix=REBUILD,
    applies=_readable,
)
@having(_played)
def player_recording_missing(case: WithStatement[HtmlReading], told: Played) -> Iterator[Hit]:
    if told.sound is None:
        yield Hit(f"“{told.recording}” is not beside the page" if told.recording else "it names no recording")
    elif told.sound.problem:
        yield Hit(f"{told.recording}: {told.sound.problem}")
    elif abs(told.sound.duration - told.length) > PAST:
        yield Hit(
            f"the table says {told.length:.2f} s, {told.recording} plays for {told.sound.duration:.2f} s"
        )


@rule(
    "OVL-028",
    "player-off",
    on=PAGE.with_statement,
    criterion="EPUB 3.3, 9",
    message="the player marks a sentence while another is heard",
    fix=REBUILD,
    applies=_sounds,
)
@having(_played)
def player_off(case: WithStatement[HtmlReading], told: Played) -> Iterator[Hit]:
    """A table that is out of order is another rule's."""
    in_order = all(cue.begin > before.begin for before, cue in pairwise(told.cues))
    if told.sound is None or not told.sound.speech or not in_order:
        return
    for cue in told.cues:
        if words := displaced(told.sound, cue.begin):
            yield _at(cue, words)
