"""Who is to speak: the voice that was asked for, and the one that may take its place. Voices are loaded when
one is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from everyreader.model.errors import UsageError
from everyreader.model.voices import VOICE_FILE

if TYPE_CHECKING:
    from everyreader.narration.engines import Engine


@dataclass(frozen=True)
class Choice:
    """``engine`` empty: the default voice of each statement's language. ``voice_file`` is for engines that
    speak with one.

    ``fallback``: the engine that speaks a statement from its first sentence on where the other fails; empty:
    none, and the build fails.
    """

    engine: str = ""
    voice_file: Path | None = None
    fallback: str = ""

    def check(self) -> None:
        """Raises ``UsageError`` or ``MakerMissing`` for what can be known before a statement is read."""
        if not (self.engine or self.voice_file or self.fallback):
            return
        from everyreader.narration.engines import engine_named

        if self.engine or self.voice_file:
            engine_named(self.engine or "piper", self.voice_file)
        if self.fallback:
            engine_named(self.fallback)
            if self.fallback == self.engine:
                raise UsageError(
                    f"--fallback {self.fallback}: is the voice itself; choose another, or leave it out"
                )

    def of_house(self, voice: str) -> Choice:
        """The house's own ``voice``, an engine or a voice file, where none was asked for."""
        if self.engine or self.voice_file or not voice:
            return self
        if voice.endswith(VOICE_FILE):
            return replace(self, engine="piper", voice_file=Path(voice))
        return replace(self, engine=voice)

    def first(self, language: str) -> Engine:
        """Who speaks a statement in ``language``. Raises ``UsageError`` where nobody can."""
        from everyreader.narration.engines import choose_engine

        return choose_engine(self.engine or None, language, self.voice_file)

    def second(self, language: str) -> Engine | None:
        """Who may speak it instead; ``None`` where nobody may."""
        if not self.fallback:
            return None
        from everyreader.narration.engines import choose_engine

        return choose_engine(self.fallback, language)


DEFAULT = Choice()
