"""What the writers of formats may need, and the readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from everyreader.model.errors import UsageError
from everyreader.model.publication import Publication

if TYPE_CHECKING:
    from everyreader.browser.chromium import Browser
    from everyreader.formats.audio.read.reader import AudioReading
    from everyreader.formats.audio.write.frames import Frames
    from everyreader.narration.narrate import Narration
    from everyreader.narration.segments import Segment
    from everyreader.sound.decode import Decoded
    from everyreader.theme.cover import Cover


@dataclass(frozen=True)
class Speech:
    """What is spoken: ``narration`` waits until it is, and ``frames`` are its sound as MP3."""

    narration: Callable[[], Narration]
    frames: Frames


@dataclass(frozen=True)
class Making:
    """What a writer may need. ``cover`` waits until it is ready; ``speech`` is None where nothing is
    spoken."""

    publication: Publication
    folder: Path
    styles: Path
    fonts: tuple[Path, ...]
    cover: Callable[[], Cover]
    speech: Speech | None

    @property
    def spoken(self) -> Speech:
        """The speech, for what is made of nothing else. Raises ``UsageError`` where nothing is spoken."""
        if self.speech is None:
            raise UsageError("nothing is spoken without the format audio; add audio to --formats")
        return self.speech

    def target(self, suffix: str) -> Path:
        """The file ``NAME`` + ``suffix`` in the edition's folder."""
        return self.folder / f"{self.publication.name}{suffix}"


@dataclass(frozen=True)
class ReadingBack:
    """What a reader may need beside the finished file itself. ``segments`` are the sentences to listen for,
    if any.

    ``recognise`` adds the words that are recognised in a recording to its reading.
    """

    browser: Browser
    segments: Callable[[], tuple[Segment, ...]]
    recognise: Callable[[AudioReading, Decoded], AudioReading] = lambda reading, decoded: reading
