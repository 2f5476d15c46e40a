"""One narration encoded: its MP3 frames once for every file that holds them, and its AAC packets."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.cache.once import Once
from everyreader.cache.store import Store
from everyreader.formats.audio.write import m4b, mp3
from everyreader.narration.assembly import Assembly
from everyreader.narration.narrate import Narration
from everyreader.narration.text_order import in_text_order


class Frames:
    """Frames without a tag. Whoever asks first encodes, the others wait for him; safe between threads.
    ``kept`` holds the pieces that builds before have encoded."""

    def __init__(self, narration: Callable[[], Narration], kept: Store | None = None) -> None:
        self._narration, self._kept = narration, kept
        self._encoded: Once[bytes] = Once(2)

    def as_spoken(self) -> bytes:
        """In the order in which it is spoken: a note after the words that first refer to it."""
        return self._of("as spoken", self._narration().assembly)

    def as_aac(self) -> list[bytes]:
        """Packets, in the order in which it is spoken."""
        return m4b.encoded(self._narration().assembly, self._kept)

    def in_text_order(self) -> bytes:
        """In the order of the text: notes at its end. The same where there are none."""
        told = self._narration()
        ordered = in_text_order(told.script, told.segments, told.assembly)
        return self.as_spoken() if ordered is told.assembly else self._of("in text order", ordered)

    def _of(self, order: str, assembly: Assembly) -> bytes:
        return self._encoded.get(order, lambda: mp3.encoded(assembly, kept=self._kept))
