"""What an engine is: text and language in, samples out. Each utterance is spoken in a process of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from langcodes import LanguageTagError, closest_supported_match

from everyreader.model.errors import MakerFailed

FASTEST_SPEECH = 45.0  # characters a second that no voice reaches: what is shorter has lost words
QUIETEST_PEAK = 600  # of 32767: what never gets louder is silence


class EngineError(MakerFailed):
    """A voice could not speak. ``cause`` is what happened, ``remedy`` what to do."""

    def __init__(self, cause: str, remedy: str) -> None:
        self.cause, self.remedy = cause, remedy
        super().__init__(f"{cause}; {remedy}")


@dataclass(frozen=True)
class Speech:
    """Mono int16 samples at ``rate`` a second."""

    pcm: np.ndarray
    rate: int


class Engine(Protocol):
    """One voice, or family of voices, without state: the same words give the same bytes."""

    @property
    def name(self) -> str:
        """As ``--engine`` takes it."""
        ...

    @property
    def title(self) -> str:
        """As people know it."""
        ...

    @property
    def version(self) -> str:
        """Of the package that speaks; a part of the cache's key."""
        ...

    @property
    def fingerprint(self) -> str:
        """Of all else that its sound depends on (a voice file, how the text is prepared); a part of the
        cache's key."""
        ...

    @property
    def notice(self) -> str:
        """What a user must be told before it speaks, or ``""``."""
        ...

    @property
    def side_by_side(self) -> int | None:
        """How many utterances it may speak at once; ``None`` for as many as there are cores."""
        ...

    @property
    def pace(self) -> float | None:
        """Seconds that a sentence may take on the average, so that a slow service ends a build; ``None``:
        any."""
        ...

    def voice(self, language: str) -> str | None:
        """The voice for a BCP 47 tag, or ``None`` where it has none."""
        ...

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for the tag."""
        ...

    def speak(self, text: str, language: str, answer: Path | None = None) -> Speech:
        """``text`` spoken. ``EngineError`` for silence, a far too short result, a refusal or a crash.

        ``answer`` is a file in which what was spoken may outlive this process; see ``in_own_process``.
        """
        ...


def nearest(language: str, known: Iterable[str], distance: int) -> str | None:
    """The tag among ``known`` that is nearest to ``language``; ``None`` for one too far, or no tag at all."""
    try:
        return closest_supported_match(language, list(known), max_distance=distance)
    except LanguageTagError:
        return None


def samples_of(data: bytes) -> np.ndarray:
    """The int16 samples that a child script wrote; ``EngineError`` where it stopped in the middle of one."""
    if len(data) % 2:
        raise EngineError("the voice's answer ends in the middle of a sample", "build again")
    return np.frombuffer(data, "<i2")


def plausible(speech: Speech, text: str, fastest: float = FASTEST_SPEECH) -> Speech:
    """``speech`` unchanged, or ``EngineError`` where it is silent or far too short for ``text``; ``fastest``
    in characters a second."""
    remedy = "mark the language of foreign words ([…]{lang=el}), or choose another voice with --engine"
    if not len(speech.pcm) or int(np.abs(speech.pcm.astype(np.int32)).max()) < QUIETEST_PEAK:
        raise EngineError("the voice gave silence", remedy)
    length = len(speech.pcm) / speech.rate
    if length < sum(c.isalnum() for c in text) / fastest:
        raise EngineError(f"the voice gave {length:.1f} s, too short for {len(text)} characters", remedy)
    return speech
