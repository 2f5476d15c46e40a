"""Segments: the sound of each utterance, spoken once, cached, at one rate and one level."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from everyreader.model.errors import MakerFailed, UsageError
from everyreader.narration.cache import answer_path, forget_answer, key_of, load, store
from everyreader.narration.engines import Engine, EngineError, Speech, choose_engine
from everyreader.narration.script import Utterance
from everyreader.narration.spoken import speakable
from everyreader.sound.levels import house_sound

RATE = 44_100
AT_LEAST = 60.0  # seconds for a service, and its pace for each piece besides
BETWEEN_VOICES = 0.06  # seconds of silence where one voice takes over from another within a sentence


class VoiceFailed(MakerFailed):
    """A voice could not speak a sentence, and the message says which, why and what to do."""


@dataclass(frozen=True)
class Segment:
    """One utterance's sound: int16 mono at ``rate``, trimmed and levelled; no samples where nothing is to be
    said.

    ``voices`` names who speaks in it, ``SVOX Pico 0.1.1 (en-US)``, in order.
    """

    id: str
    samples: np.ndarray
    rate: int
    voices: tuple[str, ...]


@dataclass(frozen=True)
class Piece:
    """Words for one voice: the unit that is synthesised and cached."""

    text: str
    language: str
    voice: str
    engine: Engine

    @property
    def description(self) -> dict[str, str]:
        """What its sound depends on."""
        speaker = {"engine": self.engine.name, "version": self.engine.version, "voice": self.voice}
        if self.engine.fingerprint:
            speaker["fingerprint"] = self.engine.fingerprint
        return {**speaker, "text": self.text}

    @property
    def title(self) -> str:
        """Who speaks, for people."""
        return f"{self.engine.title} {self.engine.version} ({self.voice})"


def segments(
    script: Sequence[Utterance],
    engine: Engine,
    cache_folder: Path,
    *,
    jobs: int | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> tuple[Segment, ...]:
    """Speak the script: one segment an utterance, in the script's order.

    ``engine`` speaks every language that it has a voice for; a foreign phrase in another one is spoken by
    the first offline engine that has a voice. What the cache holds is not spoken again, and each piece is
    kept as soon as it is spoken, so an interrupted build goes on where it was. ``jobs``: pieces at once (the
    cores, if not given). Raises ``VoiceFailed`` naming the sentence, the engine, the cause and the remedy.
    """
    plan = [(utterance, pieces_of(utterance, engine)) for utterance in script]
    owner = {piece: utterance for utterance, pieces in reversed(plan) for piece in pieces}
    # each piece once, in the order of the script: the first failure is the first sentence's
    wanted = list(dict.fromkeys(piece for _, pieces in plan for piece in pieces))
    kept = {piece: load(cache_folder, key_of(piece.description)) for piece in wanted}
    new = [piece for piece in wanted if kept[piece] is None]
    for notice in dict.fromkeys(piece.engine.notice for piece in new if piece.engine.notice):
        say(notice)
    if new:
        voices = ", ".join(dict.fromkeys(piece.title for piece in new))
        say(f"narration: {len(new)} of {len(wanted)} pieces to be spoken by {voices}")
    cores = jobs or os.cpu_count() or 1
    sounds = _spoken(new, owner, cache_folder, cores)
    with ThreadPoolExecutor(cores) as pool:
        old = {piece: speech for piece, speech in kept.items() if speech is not None}
        sounds |= zip(old, pool.map(_house, old.values()), strict=True)
    return tuple(_segment(utterance, pieces, sounds) for utterance, pieces in plan)


def pieces_of(utterance: Utterance, engine: Engine) -> tuple[Piece, ...]:
    """The utterance's parts joined voice by voice; marks without words go with the voice before them."""
    cast: list[tuple[Engine, str, str, str]] = []
    for part in utterance.parts:
        if not speakable(part.spoken) and cast:
            cast.append((*cast[-1][:3], part.spoken))
        elif speakable(part.spoken):
            speaker = _speaker(utterance, part.language, engine)
            cast.append((speaker, speaker.voice(part.language) or "", part.language, part.spoken))
    return tuple(
        Piece("".join(c[3] for c in group).strip(), language, voice, speaker)
        for (speaker, voice, language), group in (
            (key, list(group)) for key, group in groupby(cast, key=lambda c: (c[0], c[1], c[2]))
        )
    )


def _speaker(utterance: Utterance, language: str, engine: Engine) -> Engine:
    if engine.speaks(language):
        return engine
    try:
        return choose_engine(None, language)
    except UsageError as error:
        raise MakerFailed(f"narration: the sentence “{_opening(utterance)}”: {error}") from None


def _spoken(
    pieces: Sequence[Piece], owner: dict[Piece, Utterance], folder: Path, jobs: int
) -> dict[Piece, np.ndarray]:
    """The sound of each. The longest are begun first, so that no processor waits for one that was begun last;
    a service is asked in order."""
    failed = threading.Event()
    paces = [piece.engine.pace for piece in pieces if piece.engine.pace is not None]
    ends = time.monotonic() + AT_LEAST + sum(paces)
    limits = [piece.engine.side_by_side for piece in pieces if piece.engine.side_by_side is not None]
    with ThreadPoolExecutor(max(1, min([jobs, *limits]))) as pool:
        longest_first = pieces if limits else sorted(pieces, key=lambda piece: -len(piece.text))
        waiting = {piece: pool.submit(_speak, piece, folder, failed, ends) for piece in longest_first}
        try:
            return {piece: future.result() for piece, future in waiting.items()}
        except EngineError:
            pool.shutdown(cancel_futures=True)
            raise _failure(pieces, waiting, owner) from None
        finally:
            pool.shutdown(cancel_futures=True)


class _NotTried(EngineError):
    """Another sentence failed before this one was begun."""


def _failure(
    pieces: Sequence[Piece], waiting: dict[Piece, Future[np.ndarray]], owner: dict[Piece, Utterance]
) -> VoiceFailed:
    """What went wrong first, by the order of the statement."""
    ended = [(piece, future.exception()) for piece, future in waiting.items() if not future.cancelled()]
    errors = [(piece, one) for piece, one in ended if isinstance(one, EngineError)]
    told = [(piece, one) for piece, one in errors if not isinstance(one, _NotTried)]
    piece, error = min(told, key=lambda pair: pieces.index(pair[0]))
    sentence = _opening(owner[piece])
    return VoiceFailed(
        f"narration: {piece.title} could not speak “{sentence}”: {error.cause}; {error.remedy}"
    )


def _speak(piece: Piece, folder: Path, failed: threading.Event, ends: float) -> np.ndarray:
    key = key_of(piece.description)
    try:
        if failed.is_set():
            raise _NotTried("another sentence failed", "build again")
        if piece.engine.pace is not None and time.monotonic() > ends:
            raise EngineError(
                "the whole narration takes too long", "build again later: what was spoken is kept"
            )
        speech = piece.engine.speak(piece.text, piece.language, answer_path(folder, key))
    except EngineError:
        failed.set()
        forget_answer(folder, key)
        raise
    store(folder, key, speech, piece.description)
    forget_answer(folder, key)
    return _house(speech)


def _house(speech: Speech) -> np.ndarray:
    """Resampling and levelling are native code outside the interpreter's lock."""
    return house_sound(speech.pcm, speech.rate, RATE)


def _segment(utterance: Utterance, pieces: Sequence[Piece], sounds: dict[Piece, np.ndarray]) -> Segment:
    pause = np.zeros(round(RATE * BETWEEN_VOICES), np.int16)
    parts = [part for piece in pieces for part in (pause, sounds[piece])][1:]
    samples = np.concatenate(parts) if parts else np.zeros(0, np.int16)
    return Segment(utterance.id, samples, RATE, tuple(dict.fromkeys(piece.title for piece in pieces)))


def _opening(utterance: Utterance) -> str:
    words = utterance.shown.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
