"""Whether the recordings inside an edition's books say what its page's recording says: the same sentence has
the same rise and fall.

Books may carry their recording with other pauses and in another encoding, so each sentence is laid over
itself and compared by the loudness of every 20 ms. Measured on sentences of a synthetic voice: encodings
differ by at most 8 dB over 140 ms, a sentence in which one word of one syllable is another by 16 dB. An
audiobook has no cues: its recording is laid over the page's as a whole, for an encoder may begin some
milliseconds later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.formats.html.read.player import PageCue, Played
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.formats.lpf.read.reading import LpfReading
from everyreader.model.reading import Reading
from everyreader.sound.levels import FRAME
from everyreader.sound.speech import Sound

APART_DB = 12.0
_OVER = 7  # frames
_DEPTH_DB = 35.0  # what is quieter than the sentence's loudest moment by more is not heard beside it
_SHIFTED = 8  # frames by which the one may begin after the other
_LAG = 25  # frames by which an encoder may delay a whole recording, or lengthen it
_FEWEST = 25  # frames: less has no rise and fall


@dataclass(frozen=True)
class Apart:
    """A sentence (``text``) that sounds otherwise in ``file`` at ``begin`` (seconds) than in the page's
    recording."""

    file: str
    text: str
    begin: float
    decibels: float


@dataclass(frozen=True)
class _Passage:
    sound: Sound
    begin: float
    end: float

    @property
    def levels(self) -> np.ndarray:
        return self.sound.levels[round(self.begin / FRAME) : round(self.end / FRAME)]


def recordings_apart(readings: Iterable[Reading]) -> tuple[Apart, ...]:
    """Each sentence of a book's own recording that sounds otherwise than on the page; none where there is no
    page with a player."""
    several = tuple(readings)
    page = next((one.played for one in several if isinstance(one, HtmlReading) and one.played), None)
    if page is None or page.sound is None or page.sound.problem:
        return ()
    cues = {cue.element: cue for cue in page.cues}
    return tuple(apart for one in several for apart in _of_book(one, page, page.sound, cues))


def _of_book(book: Reading, page: Played, sound: Sound, cues: dict[str, PageCue]) -> Iterator[Apart]:
    pairs: list[tuple[PageCue, _Passage, tuple[float, float]]] = []
    for name, passage in _passages(book, page, sound):
        cue = cues.get(name)
        if cue is not None and not passage.sound.problem:
            same = _Passage(sound, cue.begin, cue.begin + passage.end - passage.begin)
            pairs.append((cue, passage, _difference(same.levels, passage.levels)))
    usual = float(np.median([louder for *_, (_, louder) in pairs])) if pairs else 0.0
    found = (
        Apart(book.path.name, cue.text or "", passage.begin, max(shape, abs(louder - usual)))
        for cue, passage, (shape, louder) in pairs
    )
    apart = (one for one in found if one.decibels > APART_DB)
    yield from islice(apart, 1) if _cut(book, sound) else apart


def _cut(book: Reading, page: Sound) -> bool:
    """Whether all that follows the first sentence that is apart is, too, for an audiobook's recording is of
    another length."""
    sounds = book.sounds.values() if isinstance(book, LpfReading) else ()
    return any(abs(one.duration - page.duration) > _LAG * FRAME for one in sounds)


def _passages(book: Reading, page: Played, heard: Sound) -> Iterator[tuple[str, _Passage]]:
    """Each sentence's name and where it is in the book's own recordings."""
    if isinstance(book, EpubReading | DaisyReading):
        epub = isinstance(book, EpubReading)
        sounds = book.overlays.sounds if epub else book.sounds
        for cue in book.overlay if epub else book.cues:
            if cue.audio in sounds and cue.begin is not None and cue.end is not None:
                yield cue.fragment, _Passage(sounds[cue.audio], cue.begin, cue.end)
    elif isinstance(book, LpfReading) and len(book.sounds) == 1:
        ends = [*(cue.begin for cue in page.cues[1:]), page.length]
        (sound,) = book.sounds.values()
        lag = _lag(heard.levels, sound.levels) * FRAME
        for cue, end in zip(page.cues, ends, strict=True):
            yield cue.element, _Passage(sound, max(0.0, cue.begin + lag), max(0.0, end + lag))


def _lag(one: np.ndarray, other: np.ndarray) -> int:
    """By how many frames most of ``other`` comes after the same of ``one``."""
    length = min(len(one), len(other)) - _LAG
    if length < _FEWEST:
        return 0
    a, b = map(_decibels, (one, other))
    return min(
        range(-_LAG, _LAG + 1),
        key=lambda lag: (
            float(np.median(np.abs(a[max(0, -lag) :][:length] - b[max(0, lag) :][:length]))),
            abs(lag),
        ),
    )


def _decibels(levels: np.ndarray) -> np.ndarray:
    return 20 * np.log10(np.maximum(levels, 1e-5))


def _difference(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """How far apart two sentences are where they are least alike, in decibels, laid over each other as well
    as they can be; and by how much the one is louder, most of the time."""
    length = min(len(one), len(other)) - _SHIFTED
    if abs(len(one) - len(other)) > _LAG:
        return _DEPTH_DB, 0.0  # the one recording has ended
    if length < _FEWEST:
        return 0.0, 0.0
    loud = [_decibels(each) for each in (one, other)]
    floor = max(each.max() for each in loud) - _DEPTH_DB
    a, b = (np.maximum(each, floor) for each in loud)
    found = []
    for shift in range(-_SHIFTED, _SHIFTED + 1):
        apart = a[max(0, shift) :][:length] - b[max(0, -shift) :][:length]
        louder = float(np.median(apart))
        apart = np.abs(apart - louder)
        worst = float(np.convolve(apart, np.ones(_OVER) / _OVER, "valid").max())
        found.append((float(apart.mean()), worst, louder))
    return min(found)[1:]
