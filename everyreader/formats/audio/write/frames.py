"""The MP3 frames of one narration, encoded once for every file that holds them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from everyreader.formats.audio.write.mp3 import encoded
from everyreader.narration.assembly import Assembly
from everyreader.narration.narrate import Narration
from everyreader.narration.text_order import in_text_order


class Frames:
    """Frames without a tag. Whoever asks first encodes, the others wait for him; safe between threads."""

    def __init__(self, narration: Callable[[], Narration]) -> None:
        self._narration = narration
        self._spoken, self._ordered = _Once(), _Once()

    def as_spoken(self) -> bytes:
        """In the order in which it is spoken: a note after the words that first refer to it."""
        return self._spoken.of(self._narration().assembly)

    def in_text_order(self) -> bytes:
        """In the order of the text: notes at its end. The same where there are none."""
        told = self._narration()
        ordered = in_text_order(told.script, told.segments, told.assembly)
        return self.as_spoken() if ordered is told.assembly else self._ordered.of(ordered)


class _Once:
    """The frames of one assembly."""

    def __init__(self) -> None:
        self._lock, self._frames = Lock(), b""

    def of(self, assembly: Assembly) -> bytes:
        with self._lock:
            self._frames = self._frames or encoded(assembly)
            return self._frames
