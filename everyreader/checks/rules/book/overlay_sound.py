"""OVL: what is heard while words are marked, in the decoded recordings (EPUB 3.3, 9.2)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from everyreader.checks.rules.book.overlay import at, has_cues
from everyreader.checks.rules.book.overlay_times import ROUNDING, Timed, followers, mixed_up, sound_of, whole
from everyreader.checks.rules.model import Hit, advice_for_foreign, rule
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.narration.engines.signs import pictures_in_words
from everyreader.sound.speech import Sound
from everyreader.zipbook.overlay import Cue

TOLERANCE = 0.25  # seconds between a mark and the sound that it belongs to
PAST = 0.1  # seconds that encoders add or take at a recording's end
_UNPLAYED = 0.3  # seconds of speech outside any cue
_FEW = 3  # cues: with fewer nothing can be called usual
_UNHEARD_DB, _QUIET_DB = 20.0, 12.0  # below what is usual: as good as not heard; hard to hear
_LETTERS, _HURRIED = (
    25,
    0.35,
)  # of a cue whose time can be judged; share of the usual time that nobody speaks so fast in


def _inside(cue: Timed, sound: Sound) -> bool:
    return cue.end <= sound.duration + PAST


@rule(
    "OVL-013",
    "cue-past-the-end",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="a cue goes on after its recording has ended",
    fix="let it end where the recording ends",
    applies=has_cues,
    needs="sound",
)
def cue_past_the_end(case: Case[EpubReading]) -> Iterator[Hit]:
    for cue in case.reading.overlay:
        sound = sound_of(case, cue)
        if sound and whole(cue) and not _inside(cue, sound):
            yield at(cue, f"it ends at {cue.end:.2f} s, {cue.audio} at {sound.duration:.2f} s")


@rule(
    "OVL-015",
    "recording-broken",
    on=BOOK,
    criterion="EPUB 3.3, 3.2",
    message="a recording cannot be played to its end",
    fix="put in a recording that is whole",
    applies=has_cues,
    needs="sound",
)
def recording_broken(case: Case[EpubReading]) -> Iterator[Hit]:
    for name, sound in case.reading.overlays.sounds.items():
        if sound.problem:
            yield Hit(f"{name}: {sound.problem}", file=name)


@rule(
    "OVL-016",
    "cue-silent",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="words are marked and nothing is heard",
    fix="give the cue the times at which its words are spoken",
    applies=has_cues,
    rests_on=Ground.WORDS,
    needs="sound",
)
def cue_silent(case: Case[EpubReading]) -> Iterator[Hit]:
    for cue in case.reading.overlay:
        sound = sound_of(case, cue)
        if sound and whole(cue) and _inside(cue, sound) and not heard(sound, cue):
            yield at(cue, f"nothing is heard until {cue.end:.2f} s")


def heard(sound: Sound, cue: Timed) -> bool:
    """Whether anybody speaks while the cue lasts."""
    return any(begin < cue.end - ROUNDING and end > cue.begin + ROUNDING for begin, end in sound.speech)


def _placed(case: Case[EpubReading]) -> list[tuple[Timed, Sound]]:
    """The cues whose beginning can be compared with the sound: whole, heard, neither overlapping nor out of
    order."""
    wrong = {id(cue) for before, cue in followers(case) if cue.begin < before.end - ROUNDING}
    cues = (one for one in case.reading.overlay if whole(one) and not one.again and id(one) not in wrong)
    found = ((cue, sound_of(case, cue)) for cue in cues)
    return [(cue, sound) for cue, sound in found if sound and _inside(cue, sound) and heard(sound, cue)]


@rule(
    "OVL-017",
    "cue-off",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="words are not marked when they are heard",
    fix="let each cue begin where its words begin",
    applies=has_cues,
    needs="sound",
)
@advice_for_foreign
def cue_off(case: Case[EpubReading]) -> Iterator[Hit]:
    yield from off(_placed(case), at)


def off(placed: Sequence[tuple[Timed, Sound]], at: Callable[[Cue, str], Hit]) -> Iterator[Hit]:
    """The cues that do not begin where speech does. A recording without pauses cannot tell where that is:
    then a person has to listen."""
    pauses = sum(len(sound.speech) for sound in {id(sound): sound for _, sound in placed}.values())
    if placed and pauses < len(placed) / 2:
        yield Hit(f"{pauses} pauses are heard for {len(placed)} cues", unsure=True, file=placed[0][0].overlay)
        return
    for cue, sound in placed:
        if words := displaced(sound, cue.begin):
            yield at(cue, words)


def displaced(sound: Sound, begin: float) -> str:
    """How far from ``begin`` (seconds) the nearest words begin; ``""`` where that is within the tolerance."""
    apart = sound.from_onset(begin)
    if abs(apart) <= TOLERANCE:
        return ""
    return f"the words begin {abs(apart):.2f} s {'later' if apart > 0 else 'earlier'}"


@rule(
    "OVL-029",
    "cue-faint",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="words are spoken so quietly that they are missed",
    fix="bring all of the speech to one level",
    applies=has_cues,
    house=True,
    rests_on=Ground.WORDS,
    needs="sound",
)
def cue_faint(case: Case[EpubReading]) -> Iterator[Hit]:
    yield from faint(_placed(case), at)


def faint(placed: Sequence[tuple[Timed, Sound]], at: Callable[[Cue, str], Hit]) -> Iterator[Hit]:
    """The cues whose speech is much quieter than the book's usual; a voice alone strays by some decibels."""
    loud = [sound.loudness(cue.begin, cue.end) for cue, sound in placed]
    usual = median(loud) if len(loud) >= _FEW else -math.inf
    for (cue, _), level in zip(placed, loud, strict=True):
        if usual - level > _QUIET_DB:
            ground = Ground.WORDS if usual - level > _UNHEARD_DB else Ground.ADVICE
            yield replace(at(cue, f"{usual - level:.0f} dB below the rest"), rests_on=ground)


@rule(
    "OVL-030",
    "cue-heard-in-part",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="only a part of the words that are marked is heard",
    fix="let all of the cue's words be spoken while it lasts",
    applies=has_cues,
    house=True,
    rests_on=Ground.WORDS,
    needs="sound",
)
def cue_heard_in_part(case: Case[EpubReading]) -> Iterator[Hit]:
    yield from partly(_placed(case), at)


def partly(placed: Sequence[tuple[Timed, Sound]], at: Callable[[Cue, str], Hit]) -> Iterator[Hit]:
    """The cues in which so little is heard that their words cannot all be: nobody speaks three times as fast
    as usual."""
    counted = [
        (cue, sound, sum(map(str.isalnum, pictures_in_words(cue.text, "en")))) for cue, sound in placed
    ]
    paces = [
        (cue, sound.spoken(cue.begin, cue.end) / letters)
        for cue, sound, letters in counted
        if letters >= _LETTERS
    ]
    usual = median(pace for _, pace in paces) if len(paces) >= _FEW else 0.0
    for cue, pace in paces:
        if pace < _HURRIED * usual:
            yield at(cue, f"{pace / usual:.0%} of the time that they should take is sound")


@dataclass(frozen=True)
class _Gap:
    """A stretch of a recording that no cue plays, with the speech in it. ``cut``: a cue ends in the middle of
    speech where it begins."""

    audio: str
    begin: float
    speech: tuple[tuple[float, float], ...]
    cut: bool

    @property
    def lost(self) -> float:
        """Seconds of speech."""
        return sum(end - begin for begin, end in self.speech)


def _gaps(case: Case[EpubReading]) -> Iterator[_Gap]:
    """Speech that runs on into the next cue is not counted: that cue begins late, and another rule says
    so."""
    clips: dict[str, list[tuple[float, float]]] = {}
    for cue in case.reading.overlay:
        if whole(cue):
            clips.setdefault(cue.audio, []).append((cue.begin, cue.end))
    for name, sound in case.reading.overlays.sounds.items():
        now = 0.0
        for begin, end in (*sorted(clips.get(name, ())), (math.inf, math.inf)) if not sound.problem else ():
            if begin > now + ROUNDING:
                inside = [
                    (max(b, now), min(e, begin), b < now, e > begin)
                    for b, e in sound.speech
                    if b < begin and e > now
                ]
                speech = tuple((b, e) for b, e, _, runs_on in inside if not runs_on and e - b > ROUNDING)
                yield _Gap(name, now, speech, bool(inside) and inside[0][2] and not inside[0][3])
            now = max(now, end)


@rule(
    "OVL-018",
    "cue-cut-short",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="a cue ends while its words are still being spoken",
    fix="let each cue end after its last word",
    applies=has_cues,
    rests_on=Ground.WORDS,
    needs="sound",
)
def cue_cut_short(case: Case[EpubReading]) -> Iterator[Hit]:
    for gap in _gaps(case):
        if gap.cut and gap.lost > TOLERANCE:
            cue = next(one for one in case.reading.overlay if one.audio == gap.audio and one.end == gap.begin)
            yield at(cue, f"it ends at {gap.begin:.2f} s, the words at {gap.speech[-1][1]:.2f} s")


@rule(
    "OVL-019",
    "speech-never-played",
    on=BOOK,
    criterion="EPUB 3.3, 9.2",
    message="somebody speaks in a recording and no cue plays it",
    fix="give those words a cue",
    applies=has_cues,
    rests_on=Ground.ADVICE,
    needs="sound",
)
def speech_never_played(case: Case[EpubReading]) -> Iterator[Hit]:
    """Where words lack a cue, or a cue its time, their sound does too: that is another rule's."""
    sounds = case.reading.overlays.sounds
    lost = sum(1 for cue in case.reading.overlay if not whole(cue) or cue.audio not in sounds)
    gaps = [gap for gap in _gaps(case) if not gap.cut and gap.lost > _UNPLAYED]
    if not case.reading.overlays.uncovered and len(gaps) > lost and not mixed_up(case):
        for gap in gaps:
            begin, end = gap.speech[0][0], gap.speech[-1][1]
            yield Hit(f"{gap.audio} from {begin:.1f} to {end:.1f} s", where=f"{begin:.1f} s", file=gap.audio)
