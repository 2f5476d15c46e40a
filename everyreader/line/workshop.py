"""What all statements of one run share: the browser, the Java validators, fonts, styles, voice and cache."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING, Self

from everyreader.browser.chromium import Browser
from everyreader.cache.inputs import program
from everyreader.cache.store import Store
from everyreader.checks.validators import Ace, Jvm
from everyreader.checks.validators.jvm import JARS
from everyreader.model.digest import digest
from everyreader.model.publication import Publication
from everyreader.narration.choice import DEFAULT, Choice
from everyreader.publishing.folders import CACHE, EDITIONS
from everyreader.theme.styles_folder import with_own
from everyreader.tools.places import font_folders
from everyreader.tools.slots import Slots

if TYPE_CHECKING:
    from everyreader.formats.audio.read.listeners import Listeners
    from everyreader.formats.audio.read.reader import AudioReading
    from everyreader.sound.decode import Decoded


class Machines:
    """What is slow to start and serves any number of runs: the browser, the Java validators, Ace and what
    recognises speech, as a context manager. Nothing is started before it is asked for.

    ``warm``: the Java validators that look at tiny files while the real ones are made; Ace is started with
    EPUBCheck. ``jobs``: so many processes that recognise speech; None: one a processor.
    """

    def __init__(self, warm: tuple[str, ...] = tuple(JARS), jobs: int | None = None) -> None:
        self._warm, self._jobs, self._running = warm, jobs, ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._running.close()

    @cached_property
    def jvm(self) -> Jvm:
        return self._running.enter_context(Jvm(warm=self._warm))

    @cached_property
    def browser(self) -> Browser:
        return self._running.enter_context(Browser())

    @cached_property
    def ace(self) -> Ace:
        return self._running.enter_context(Ace())

    @cached_property
    def listeners(self) -> Listeners:
        from everyreader.formats.audio.read.listeners import Listeners

        return self._running.enter_context(Listeners(self._jobs))

    def open(self) -> None:
        """Start them, in the background; those that recognise speech once there is some."""
        _ = self.jvm, self.browser
        if "epubcheck" in self._warm:
            self.ace.start()


class Workshop:
    """One run's tools, as a context manager. ``open`` starts what is slow to start; nothing is started
    before.

    ``jobs`` None: one a processor. ``voice``: who speaks. ``recognition``: whether recorded words are
    recognised where that is installed. ``styles``: a designer's own folder. ``machines`` run already and go
    on afterwards; without them the run has its own, of which those Java validators named in ``warm`` look at
    tiny files while the real ones are made. ``afresh``: nothing kept by an earlier run is used. ``keep``:
    whether what validators say is kept for the next run, and taken from the last. ``stopped``: set where
    nobody waits for the run any more; what has not begun then raises ``Stopped``.
    """

    def __init__(
        self,
        out: Path,
        *,
        voice: Choice = DEFAULT,
        jobs: int = 0,
        say: Callable[[str], None],
        recognition: bool = True,
        warm: tuple[str, ...] = tuple(JARS),
        styles: Path | None = None,
        afresh: bool = False,
        keep: bool = False,
        machines: Machines | None = None,
        stopped: Event | None = None,
    ) -> None:
        self._out, self._own_styles, self._afresh = out, styles, afresh
        self._keep = keep and not afresh
        self.voice, self.jobs, self.say = voice, jobs or None, say
        self.recognition = recognition
        self.slots = Slots(jobs or os.cpu_count() or 2, stopped or Event())
        self._running = ExitStack()
        self._machines = machines or self._running.enter_context(Machines(warm, self.jobs))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End all that was started."""
        self._running.close()

    def open(self) -> None:
        """Start the Java validators and the browser, in the background, while formats are made."""
        self._machines.open()

    def recogniser(self, publication: Publication) -> Callable[[AudioReading, Decoded], AudioReading]:
        """What adds the recognised words to the reading of the MP3, or the reason why none are."""

        def recognise(reading: AudioReading, decoded: Decoded) -> AudioReading:
            from everyreader.formats.audio.read.transcription import with_words, without_words

            if reading.path.suffix != ".mp3":
                return reading
            if not self.recognition:
                return without_words(reading, "speech recognition was not asked for (--no-recognition)")
            return with_words(reading, decoded, publication, self._machines.listeners, self.kept)

        return recognise

    @cached_property
    def cache(self) -> Path:
        """Where spoken sentences are kept, for this run alone where it begins afresh."""
        if not self._afresh:
            return self._out / EDITIONS / CACHE
        return Path(self._running.enter_context(TemporaryDirectory(prefix="everyreader-cache-")))

    @cached_property
    def kept(self) -> Store | None:
        """Where results are kept between builds; None where everything is looked at anew."""
        return Store(self.cache / "results.sqlite", digest(program())) if self._keep else None

    @cached_property
    def styles(self) -> Path:
        """The folder of the styles. Raises ``UsageError`` for a designer's own that holds none."""
        return self._running.enter_context(with_own(self._own_styles))

    @cached_property
    def fonts(self) -> tuple[Path, ...]:
        """The folders of the fonts. Raises ``MakerMissing``."""
        return font_folders()

    @property
    def jvm(self) -> Jvm:
        """The Java validators, started where they are not."""
        return self._machines.jvm

    @property
    def browser(self) -> Browser:
        """The browser, started where it is not."""
        return self._machines.browser

    @property
    def ace(self) -> Ace:
        """Ace, which starts with the first book where it has not."""
        return self._machines.ace
