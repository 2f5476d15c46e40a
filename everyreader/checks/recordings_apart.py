"""Whether the recordings inside an edition's books say what its page's recording says: the same sentence has the same rise and fall.

Books may carry their recording with other pauses and in another encoding, so each sentence is laid over itself and compared by the
loudness of every 20 ms. Measured on sentences of a synthetic voice: encodings differ by at most 8 dB over 140 ms, a sentence in which
one word of one syllable is another by 16 dB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from everyreader.formats.audio.speech import Sound
from everyreader.formats.daisy202.reading import DaisyReading
from everyreader.formats.epub.reading import EpubReading
from everyreader.formats.html.played import PageCue, Played
from everyreader.formats.html.reading import HtmlReading
from everyreader.formats.lpf.reading import LpfReading
from everyreader.narration.levels import FRAME
from everyreader.publication import Reading

APART_DB = 12.0
_OVER = 7  # frames
_DEPTH_DB = 35.0  # what is quieter than the sentence's loudest moment by more is not heard beside it
_SHIFTED = 8  # frames by which the one may begin after the other
_FEWEST = 25  # frames: less has no rise and fall


@dataclass(frozen=True)
class Apart:
    """A sentence (``text``) that sounds otherwise in ``file`` at ``begin`` (seconds) than in the page's recording."""

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
    """Each sentence of a book's own recording that sounds otherwise than on the page; none where there is no page with a player."""
    several = tuple(readings)
    page = next((one.played for one in several if isinstance(one, HtmlReading) and one.played), None)
    if page is None or page.sound is None or page.sound.problem:
        return ()
    cues = {cue.element: cue for cue in page.cues}
    return tuple(apart for one in several for apart in _of_book(one, page, cues))


def _of_book(book: Reading, page: Played, cues: dict[str, PageCue]) -> Iterator[Apart]:
    for name, passage in _passages(book, page):
        cue = cues.get(name)
        if cue is None or passage.sound.problem:
            continue
        same = _Passage(page.sound, cue.begin, cue.begin + passage.end - passage.begin)
        difference = _difference(same.levels, passage.levels)
        if difference > APART_DB:
            yield Apart(book.path.name, cue.text or "", passage.begin, difference)


def _passages(book: Reading, page: Played) -> Iterator[tuple[str, _Passage]]:
    """Each sentence's name and where it is in the book's own recordings."""
    if isinstance(book, EpubReading | DaisyReading):
        epub = isinstance(book, EpubReading)
        sounds = book.overlays.sounds if epub else book.sounds
        for cue in book.overlay if epub else book.cues:
            if cue.audio in sounds and cue.begin is not None and cue.end is not None:
                yield cue.fragment, _Passage(sounds[cue.audio], cue.begin, cue.end)
    elif isinstance(book, LpfReading):  # one recording without cues: as long as the page's, it is the same
        ends = [*(cue.begin for cue in page.cues[1:]), page.length]
        for sound in book.sounds.values():
            if abs(sound.duration - page.sound.duration) < FRAME:
                for cue, end in zip(page.cues, ends, strict=True):
                    yield cue.element, _Passage(sound, cue.begin, end)


def _difference(one: np.ndarray, other: np.ndarray) -> float:
    """How far apart two sentences are where they are least alike, in decibels, laid over each other as well as they can be."""
    length = min(len(one), len(other)) - _SHIFTED
    if length < _FEWEST:
        return 0.0
    loud = [20 * np.log10(np.maximum(each, 1e-5)) for each in (one, other)]
    floor = max(each.max() for each in loud) - _DEPTH_DB
    a, b = (np.maximum(each, floor) for each in loud)
    found = []
    for shift in range(-_SHIFTED, _SHIFTED + 1):
        apart = a[max(0, shift) :][:length] - b[max(0, -shift) :][:length]
        apart = np.abs(apart - np.median(apart))
        found.append((float(apart.mean()), float(np.convolve(apart, np.ones(_OVER) / _OVER, "valid").max())))
    return min(found)[1]
