"""The MP3 frames of one narration, encoded once for every file that holds them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from everyreader.formats.audio.mp3 import encoded
from everyreader.narration.assembly import Assembly
from everyreader.narration.narrate import Narration
from everyreader.narration.text_order import in_text_order


class Frames:
    """Frames without a tag. Whoever asks first waits for the encoder, the others for him; safe between threads."""

    def __init__(self, narration: Callable[[], Narration]) -> None:
        self._narration, self._lock = narration, Lock()
        self._encoded: list[tuple[Assembly, bytes]] = []

    def as_spoken(self) -> bytes:
        """In the order in which it is spoken: a note after the words that first refer to it."""
        return self._of(self._narration().assembly)

    def in_text_order(self) -> bytes:
        """In the order of the text: notes at its end. The same where there are none."""
        told = self._narration()
        return self._of(in_text_order(told.script, told.segments, told.assembly))

    def _of(self, assembly: Assembly) -> bytes:
        with self._lock:
            for one, frames in self._encoded:
                if one is assembly or one.cues == assembly.cues:
                    return frames
            self._encoded.append((assembly, encoded(assembly)))
            return self._encoded[-1][1]
