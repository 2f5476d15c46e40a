"""Does the decoded recording say the words? Speech recognition, sentence by sentence, with the statement's own language model.

PocketSphinx is an optional extra with a model of American English. It finds what is lost, swapped or misspoken; how well a word is
pronounced it does not tell. Where it is not installed nothing is claimed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import soxr
from langcodes import Language

from everyreader.errors import MakerFailed, ValidatorUnavailable
from everyreader.formats.audio.recognition_words import Word, number_words, words_of
from everyreader.process import run

RATE = 16_000
MARGIN = 0.15  # seconds before and after a sentence's place
SECONDS = 300.0  # of one process; five minutes of speech take half a minute
_CHILD = Path(__file__).with_name("recognition_child.py")
_LAYOUT = 1  # raised when the meaning of a kept result changes


@dataclass(frozen=True)
class Span:
    """A sentence to be recognised: what is spoken for it, and its place in seconds of the decoded file."""

    sentence_id: str
    text: str
    language: str
    begin: float
    end: float


@dataclass(frozen=True)
class Recognised:
    """What was heard of one sentence: ``said`` was expected; ``errors`` counts words lost, added and changed, of ``words``."""

    sentence_id: str
    said: str
    heard: str
    errors: int
    words: int

    @property
    def rate(self) -> float:
        """The word error rate."""
        return self.errors / max(self.words, 1)


def recognise(
    samples: np.ndarray,
    rate: int,
    spans: Sequence[Span],
    cache: Path | None = None,
    *,
    jobs: int | None = None,
) -> tuple[Recognised, ...]:
    """Recognise each of ``spans`` in ``samples`` (float mono at ``rate``); sentences in other languages are left out.

    ``cache`` is a folder in which results are kept. Raises ``ValidatorUnavailable`` where PocketSphinx is missing, fails or does not
    finish, and where no sentence is in a language that it has a model for.
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
    heard = {key: _kept(cache, key) for key in keys}
    missing = [index for index, key in enumerate(keys) if heard[key] is None]
    shares = [share for share in _shares(missing, jobs or os.cpu_count() or 1) if share]
    with ThreadPoolExecutor(max(1, len(shares))) as pool:
        answers = pool.map(lambda share: vocabulary.hear([sounds[index] for index in share]), shares)
        for share, answer in zip(shares, answers, strict=True):
            for index, words in zip(share, answer, strict=True):
                heard[keys[index]] = words
                _keep(cache, keys[index], words)
    return tuple(vocabulary.compared(one, heard[key] or []) for one, key in zip(spans, keys, strict=True))


def understands(language: str) -> bool:
    """Whether a model for ``language`` (a BCP 47 tag) ships with the recogniser."""
    return Language.get(language).language == "en"


def spans_of(
    sentences: Sequence[tuple[str, str, str]], places: dict[str, tuple[float, float]], duration: float
) -> Iterator[Span]:
    """A span for each sentence (id, spoken text, language): where it was heard, else the gap between its neighbours."""
    found = [places.get(one[0]) for one in sentences]
    for index, (name, text, language) in enumerate(sentences):
        before = next((one[1] for one in reversed(found[:index]) if one), 0.0)
        after = next((one[0] for one in found[index + 1 :] if one), duration)
        begin, end = found[index] or (before, max(before, after))
        if end > begin:
            yield Span(name, text, language, begin, end)


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

    def _task(self) -> dict[str, list]:
        lines = [self._numbers(line) for line in self._lines.values()]
        return {"readings": [list(word.readings) for word in self._words], "lines": lines}

    def key(self, engine: str, span: Span, sound: bytes) -> str:
        said = json.dumps([_LAYOUT, engine, self._task(), self._numbers(self._lines[span.sentence_id])])
        return hashlib.sha256(said.encode() + sound).hexdigest()

    def hear(self, sounds: Sequence[bytes]) -> list[list[int]]:
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

    def compared(self, span: Span, heard: Sequence[int]) -> Recognised:
        line, names = self._lines[span.sentence_id], [word.name for word in self._words]
        expected = self._numbers(line)
        return Recognised(
            span.sentence_id,
            " ".join(word.name for word in line),
            " ".join(names[number] for number in heard if number < len(names)),
            _errors(expected, heard),
            len(expected),
        )


def _failed(complaint: str) -> list[list[int]]:
    lines = complaint.strip().splitlines()
    raise ValidatorUnavailable(f"speech recognition failed: {lines[-1] if lines else 'no answer'}")


def _errors(expected: Sequence[int], heard: Sequence[int]) -> int:
    """The fewest words lost, added and changed that make one of the other (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for index, word in enumerate(expected, 1):
        before, row[0] = row[0], index
        for place, other in enumerate(heard, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != other))
    return row[-1]


def _sound(samples: np.ndarray, rate: int, span: Span) -> bytes:
    """The sentence's stretch as the recogniser wants it: int16 at 16 kHz."""
    begin = max(0, round((span.begin - MARGIN) * rate))
    cut = samples[begin : round((span.end + MARGIN) * rate)].astype(np.float32)
    thin = soxr.resample(cut, rate, RATE) if rate != RATE and len(cut) else cut
    return (np.clip(thin, -1, 1) * 32767).astype("<i2").tobytes()


def _shares(items: Sequence[int], count: int) -> list[list[int]]:
    return [list(items[start::count]) for start in range(count)]


def _kept(cache: Path | None, key: str) -> list[int] | None:
    if cache is None:
        return None
    try:
        found = json.loads((cache / key[:2] / f"{key}.heard.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, list) and all(isinstance(one, int) for one in found) else None


def _keep(cache: Path | None, key: str, words: list[int]) -> None:
    """A result that cannot be kept is found again the next time."""
    if cache is None:
        return
    path = cache / key[:2] / f"{key}.heard.json"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(words), "utf-8")
        new.replace(path)


__all__ = ["Recognised", "Span", "recognise", "spans_of", "understands"]
