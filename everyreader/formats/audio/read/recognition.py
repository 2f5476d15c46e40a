"""Does the decoded recording say the words? Speech recognition, sentence by sentence, each with a
language model of its own words.

PocketSphinx is an optional extra with a model of American English. It finds what is lost, swapped or
misspoken; how well a word is pronounced it does not tell. Where it is not installed nothing is claimed. What
was heard is compared by its sounds (``recognition_sounds``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np
import soxr
from langcodes import Language

from everyreader.cache.store import Store
from everyreader.formats.audio.read.listeners import Listeners
from everyreader.formats.audio.read.recognition_sounds import (
    BETTER,
    Evidence,
    HeardWord,
    SaidWord,
    Told,
    evidence,
    likelier,
    pace_of,
)
from everyreader.formats.audio.read.recognition_words import Word, number_words, words_of
from everyreader.model.errors import ValidatorUnavailable

RATE = 16_000
MARGIN = 0.15  # seconds before and after a sentence's place
FRAME = 1152  # samples: of an MP3


@dataclass(frozen=True)
class Span:
    """A sentence to be recognised: what is spoken for it, and its place in seconds of the decoded file.

    ``loose``: it is code or a formula, which every voice says in its own way.
    """

    sentence_id: str
    text: str
    language: str
    begin: float
    end: float
    loose: bool = False


@dataclass(frozen=True)
class Recognised:
    """What was heard of one sentence: ``said`` was to be said. ``instead`` is the id of another sentence that
    what was heard fits much better."""

    sentence_id: str
    said: str
    heard: str
    evidence: Evidence
    instead: str = ""


def recognise(
    samples: np.ndarray,
    rate: int,
    spans: Sequence[Span],
    listeners: Listeners,
    kept: Store | None = None,
) -> tuple[Recognised, ...]:
    """Recognise each of ``spans`` in ``samples`` (float mono at ``rate``); sentences in other languages are
    left out.

    Each is listened to with its own words, so that what is heard of it depends on nothing else; one of which
    little is heard, with the words of all, to know which other sentence it may be. ``kept`` holds the results
    of builds before. Raises ``ValidatorUnavailable`` where PocketSphinx is missing, fails or does not finish,
    and where no sentence is in a language that it has a model for.
    """
    engine = _version()
    spans = [one for one in spans if understands(one.language)]
    if not spans:
        raise ValidatorUnavailable(
            "speech recognition has a model of English only, and no sentence is in English"
        )
    sounds = [_sound(samples, rate, one) for one in spans]
    told = _told(
        [_Task((one,), one, sound) for one, sound in zip(spans, sounds, strict=True)], engine, listeners, kept
    )
    pace = pace_of(told)
    found = [evidence(one, pace) for one in told]
    lost = [index for index, how in enumerate(found) if how.rate >= BETTER]
    again = _told(
        [_Task(tuple(spans), spans[index], sounds[index]) for index in lost], engine, listeners, kept
    )
    instead = {
        index: likelier(index, (*told[:index], one, *told[index + 1 :]), evidence(one, pace))
        for index, one in zip(lost, again, strict=True)
    }
    return tuple(
        Recognised(
            span.sentence_id,
            " ".join(word.name for word in one.said),
            " ".join(word.name for word in one.heard),
            how,
            spans[other].sentence_id if (other := instead.get(index)) is not None else "",
        )
        for index, (span, one, how) in enumerate(zip(spans, told, found, strict=True))
    )


def understands(language: str) -> bool:
    """Whether a model for ``language`` (a BCP 47 tag) ships with the recogniser."""
    return Language.get(language).language == "en"


def spans_of(
    sentences: Sequence[tuple[str, str, str, bool]], places: dict[str, tuple[float, float]], duration: float
) -> Iterator[Span]:
    """A span for each sentence (id, spoken text, language, loose): where it was heard, else the gap between
    its neighbours."""
    found = [places.get(one[0]) for one in sentences]
    for index, (name, text, language, loose) in enumerate(sentences):
        before = next((one[1] for one in reversed(found[:index]) if one), 0.0)
        after = next((one[0] for one in found[index + 1 :] if one), duration)
        begin, end = found[index] or (before, max(before, after))
        if end > begin:
            yield Span(name, text, language, begin, end, loose)


def _version() -> str:
    try:
        return version("pocketsphinx")
    except PackageNotFoundError:
        raise ValidatorUnavailable(
            "speech recognition is not installed; get it with: pip install 'everyreader[recognition]'"
        ) from None


@dataclass(frozen=True)
class _Task:
    """One sound to be listened to: of the sentence ``span``, with the words of all in ``model``, and those of
    numbers."""

    model: tuple[Span, ...]
    span: Span
    sound: bytes

    @cached_property
    def lines(self) -> dict[str, tuple[Word, ...]]:
        return {one.sentence_id: words_of(one.text) for one in self.model}

    @cached_property
    def words(self) -> dict[Word, int]:
        """Every word that may be heard, by number."""
        every = [word for line in self.lines.values() for word in line] + list(number_words())
        return {word: number for number, word in enumerate(dict.fromkeys(every))}

    @property
    def line(self) -> list[Word]:
        """What was to be said."""
        return list(self.lines[self.span.sentence_id])

    def asked(self) -> dict[str, Any]:
        """As the child is given it, but for the sound."""
        lines = [[self.words[word] for word in line] for line in self.lines.values()]
        return {"readings": [list(word.readings) for word in self.words], "lines": lines}

    def made_of(self, engine: str) -> tuple[Any, ...]:
        """All that the answer depends on."""
        said = [[word.name, self.words[word], word.loose or self.span.loose] for word in self.line]
        return ("recognised", engine, self.asked(), said, hashlib.sha256(self.sound).hexdigest())

    def told(self, answer: dict[str, list[Any]]) -> Told:
        phones, known, names = answer["phones"], answer["known"], list(self.words)
        numbers = [(word, self.words[word]) for word in self.line]
        said = (
            SaidWord(word.name, tuple(phones[n]), word.loose or self.span.loose or not known[n])
            for word, n in numbers
        )
        heard = (HeardWord(names[n].name, way, took) for n, way, took in answer["heard"])
        return Told(tuple(said), tuple(heard))


def _told(tasks: Sequence[_Task], engine: str, listeners: Listeners, kept: Store | None) -> tuple[Told, ...]:
    """What was heard of each: kept, or listened to."""
    keys = [one.made_of(engine) for one in tasks]
    told = [kept.understood(Told.from_json, *key) if kept else None for key in keys]
    missing = [number for number, one in enumerate(told) if one is None]
    answers = listeners.answers([(tasks[number].asked(), tasks[number].sound) for number in missing])
    for number, answer in zip(missing, answers, strict=True):
        told[number] = new = tasks[number].told(answer)
        if kept:
            kept.put(asdict(new), *keys[number])
    return tuple(one for one in told if one)


def _sound(samples: np.ndarray, rate: int, span: Span) -> bytes:
    """The sentence's stretch as the recogniser wants it: int16 at 16 kHz. From frame to frame: so it is the
    same wherever the sentence comes to lie."""
    begin = max(0, int((span.begin - MARGIN) * rate) // FRAME * FRAME)
    cut = samples[begin : -int(-(span.end + MARGIN) * rate // FRAME) * FRAME].astype(np.float32)
    thin = soxr.resample(cut, rate, RATE) if rate != RATE and len(cut) else cut
    return (np.clip(thin, -1, 1) * 32767).astype("<i2").tobytes()


__all__ = ["Recognised", "Span", "recognise", "spans_of", "understands"]
