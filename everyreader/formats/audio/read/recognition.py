"""Does the decoded recording say the words? Speech recognition, sentence by sentence, with the statement's
own language model.

PocketSphinx is an optional extra with a model of American English. It finds what is lost, swapped or
misspoken; how well a word is pronounced it does not tell. Where it is not installed nothing is claimed. What
was heard is compared by its sounds (``recognition_sounds``).
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import soxr
from langcodes import Language

from everyreader.formats.audio.read.recognition_sounds import (
    Evidence,
    HeardWord,
    SaidWord,
    Told,
    evidence,
    likelier,
    pace_of,
)
from everyreader.formats.audio.read.recognition_words import Word, number_words, words_of
from everyreader.model.errors import MakerFailed, ValidatorUnavailable
from everyreader.tools.process import run

RATE = 16_000
MARGIN = 0.15  # seconds before and after a sentence's place
SECONDS = 300.0  # of one process; five minutes of speech take half a minute
_CHILD = Path(__file__).with_name("recognition_child.py")
_LAYOUT = 2  # raised when the meaning of a kept result changes


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
    cache: Path | None = None,
    *,
    jobs: int | None = None,
) -> tuple[Recognised, ...]:
    """Recognise each of ``spans`` in ``samples`` (float mono at ``rate``); sentences in other languages are
    left out.

    ``cache`` is a folder in which results are kept. Raises ``ValidatorUnavailable`` where PocketSphinx is
    missing, fails or does not finish, and where no sentence is in a language that it has a model for.
    """
    engine = _version()
    spans = [one for one in spans if understands(one.language)]
    if not spans:
        raise ValidatorUnavailable(
            "speech recognition has a model of English only, and no sentence is in English"
        )
    vocabulary = _Vocabulary(spans)
    sounds = [_sound(samples, rate, one) for one in spans]
    keys = [vocabulary.key(engine, one, sound) for one, sound in zip(spans, sounds, strict=True)]
    told = {key: _kept(cache, key) for key in keys}
    missing = [index for index, key in enumerate(keys) if told[key] is None]
    shares = [share for share in _shares(missing, jobs or os.cpu_count() or 1) if share]
    with ThreadPoolExecutor(max(1, len(shares))) as pool:
        answers = pool.map(
            lambda share: vocabulary.told([spans[i] for i in share], [sounds[i] for i in share]), shares
        )
        for share, answer in zip(shares, answers, strict=True):
            for index, one in zip(share, answer, strict=True):
                told[keys[index]] = one
                _keep(cache, keys[index], one)
    return _compared(spans, [one for key in keys if (one := told[key])])


def _compared(spans: Sequence[Span], told: Sequence[Told]) -> tuple[Recognised, ...]:
    pace = pace_of(told)
    found = [evidence(one, pace) for one in told]
    return tuple(
        Recognised(
            span.sentence_id,
            " ".join(word.name for word in one.said),
            " ".join(word.name for word in one.heard),
            how,
            spans[other].sentence_id if (other := likelier(index, told, how)) is not None else "",
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


class _Vocabulary:
    """Every word that may be heard, by number: the statement's, and those that numbers are made of."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._lines = {one.sentence_id: words_of(one.text) for one in spans}
        every = [word for line in self._lines.values() for word in line] + list(number_words())
        self._words = {word: number for number, word in enumerate(dict.fromkeys(every))}

    def _numbers(self, line: Sequence[Word]) -> list[int]:
        return [self._words[word] for word in line]

    def _task(self) -> dict[str, list[Any]]:
        lines = [self._numbers(line) for line in self._lines.values()]
        return {"readings": [list(word.readings) for word in self._words], "lines": lines}

    def key(self, engine: str, span: Span, sound: bytes) -> str:
        said = json.dumps(
            [_LAYOUT, engine, self._task(), self._numbers(self._lines[span.sentence_id]), span.loose]
        )
        return hashlib.sha256(said.encode() + sound).hexdigest()

    def told(self, spans: Sequence[Span], sounds: Sequence[bytes]) -> list[Told]:
        answer = self._hear(sounds)
        phones, known = answer["phones"], answer["known"]
        names = list(self._words)

        def said(span: Span) -> Iterator[SaidWord]:
            for word in self._lines[span.sentence_id]:
                number = self._words[word]
                yield SaidWord(
                    word.name, tuple(phones[number]), word.loose or span.loose or not known[number]
                )

        return [
            Told(tuple(said(span)), tuple(HeardWord(names[n].name, way, took) for n, way, took in heard))
            for span, heard in zip(spans, answer["heard"], strict=True)
        ]

    def _hear(self, sounds: Sequence[bytes]) -> dict[str, list[Any]]:
        head = json.dumps({**self._task(), "sizes": [len(one) for one in sounds]}).encode() + b"\n"
        try:
            done = run((sys.executable, "-P", _CHILD), seconds=SECONDS, stdin=head + b"".join(sounds))
        except MakerFailed:
            raise ValidatorUnavailable(f"speech recognition did not finish within {SECONDS:g} s") from None
        try:
            return json.loads(done.stdout) if not done.returncode else _failed(done.stderr)
        except ValueError:
            _failed(done.stderr)
            raise


def _failed(complaint: str) -> dict[str, list[Any]]:
    lines = complaint.strip().splitlines()
    raise ValidatorUnavailable(f"speech recognition failed: {lines[-1] if lines else 'no answer'}")


def _sound(samples: np.ndarray, rate: int, span: Span) -> bytes:
    """The sentence's stretch as the recogniser wants it: int16 at 16 kHz."""
    begin = max(0, round((span.begin - MARGIN) * rate))
    cut = samples[begin : round((span.end + MARGIN) * rate)].astype(np.float32)
    thin = soxr.resample(cut, rate, RATE) if rate != RATE and len(cut) else cut
    return (np.clip(thin, -1, 1) * 32767).astype("<i2").tobytes()


def _shares(items: Sequence[int], count: int) -> list[list[int]]:
    return [list(items[start::count]) for start in range(count)]


def _kept(cache: Path | None, key: str) -> Told | None:
    if cache is None:
        return None
    try:
        return Told.from_json(json.loads((cache / key[:2] / f"{key}.heard.json").read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(cache: Path | None, key: str, told: Told) -> None:
    """A result that cannot be kept is found again the next time."""
    if cache is None:
        return
    path = cache / key[:2] / f"{key}.heard.json"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(asdict(told)), "utf-8")
        new.replace(path)


__all__ = ["Recognised", "Span", "recognise", "spans_of", "understands"]
