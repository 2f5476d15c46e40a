"""What the recordings inside the books of an edition say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from everyreader.checks.edition_reading import read_edition
from everyreader.checks.recordings_apart import recordings_apart
from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.html.read.player import PageCue, Played
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.formats.lpf.read.reading import LpfReading
from everyreader.model.findings import Rendition
from everyreader.sound.levels import FRAME
from everyreader.sound.speech import Sound
from everyreader.source import read_file
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.small_edition import as_made, edition_folder

_COMMON = {"title": "A Title", "language": "en", "units": ()}
_LENGTH = 200  # frames of each of two sentences
Change = Callable[[np.ndarray], np.ndarray]


def _levels() -> np.ndarray:
    """Two sentences that rise and fall, each in its own way."""
    rises = np.random.default_rng(5).normal(0, 18, 2 * _LENGTH + 8)
    decibels = np.convolve(rises, np.ones(9) / 9, "valid") - 20
    return (10 ** (decibels / 20)).astype(np.float32)


def _sound(levels: np.ndarray) -> Sound:
    return Sound(len(levels) * FRAME, ((0.0, len(levels) * FRAME),), "", levels)


def heard(change: Change) -> Callable[[Kit], tuple[Verdict, ...]]:
    """An edition whose audiobook has the page's recording, changed."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        folder = edition_folder(kit)
        publication = read_file(folder / "statement.md", name=folder.name, images=False)
        own = _sound(_levels())
        cues = (
            PageCue("one", 0.0, "The well is deep."),
            PageCue("two", _LENGTH * FRAME, "Its water is cold."),
        )
        played = Played("small.mp3", own, cues, own.duration)
        page = HtmlReading(path=Path("small.html"), **_COMMON, landmarks=(), targets=(), played=played)
        book = LpfReading(
            path=Path("small.lpf"), **_COMMON, main="p", names=("p",), sounds={"a": _sound(change(_levels()))}
        )
        reading = replace(
            read_edition(folder, publication, kit.folder / "source"), apart=recordings_apart((page, book))
        )
        return judge_reading(publication, Rendition.EDITION, reading)

    return verdicts


def _a_word_silent(levels: np.ndarray) -> np.ndarray:
    """A seventh of a second and no more."""
    place = _LENGTH + 40 + int(np.argmax(levels[_LENGTH + 40 : _LENGTH + 100]))
    levels[place - 4 : place + 4] *= 0.02
    return levels


def _noisy(levels: np.ndarray) -> np.ndarray:
    """As another encoding has it: every moment a little louder or fainter, all of it fainter."""
    ripple = np.random.default_rng(3).uniform(0.8, 1.25, len(levels))
    return (levels * ripple * 0.7).astype(np.float32)


def _late(levels: np.ndarray) -> np.ndarray:
    """As an encoder has it that begins with silence."""
    return np.concatenate([np.full(3, 1e-4, np.float32), levels])


def _a_sentence_faint(levels: np.ndarray) -> np.ndarray:
    levels[_LENGTH:] *= 0.03
    return levels


def _exchanged(levels: np.ndarray) -> np.ndarray:
    return np.roll(levels, _LENGTH)


EXAMPLES = [
    Example("EDN-036", PASSED, "the same, begun a little later", heard(_late)),
    Example(
        "EDN-036", FAILED, "sentences exchanged in a late recording", heard(lambda it: _late(_exchanged(it)))
    ),
    Example("EDN-036", FAILED, "a sentence hardly to be heard", heard(_a_sentence_faint)),
    Example("EDN-036", FAILED, "a sentence left out", heard(lambda levels: levels[:_LENGTH])),
    Example("EDN-036", PASSED, "the same recording", heard(lambda levels: levels)),
    Example("EDN-036", PASSED, "the same in another encoding", heard(_noisy)),
    Example("EDN-036", FAILED, "a part of one word is another", heard(_a_word_silent)),
    Example("EDN-036", FAILED, "two sentences exchanged", heard(_exchanged)),
    Example("EDN-036", INAPPLICABLE, "nobody compared", as_made()),
]
