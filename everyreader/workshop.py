"""What all statements of one run share: the browser, the Java validators, fonts, styles, voice and cache."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Self

from everyreader.browser import Browser
from everyreader.checks.validators import Jvm
from everyreader.publish import EDITIONS
from everyreader.styles_folder import styles_folder
from everyreader.tools import font_folders


class Workshop:
    """One run's tools, as a context manager. ``open`` starts what is slow to start; nothing is started before.

    ``jobs`` None: one a processor. ``engine`` empty: the default voice of each statement's language.
    """

    def __init__(self, out: Path, *, engine: str = "", jobs: int = 0, say: Callable[[str], None]) -> None:
        self.styles, self.cache = styles_folder(), out / EDITIONS / ".cache"
        self.engine, self.jobs, self.say = engine, jobs or None, say
        self._running = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._running.close()

    def open(self) -> None:
        """Start the Java validators and the browser, in the background, while formats are made."""
        _ = self.jvm, self.browser

    @cached_property
    def fonts(self) -> tuple[Path, ...]:
        """The folders of the fonts. Raises ``MakerMissing``."""
        return font_folders()

    @cached_property
    def jvm(self) -> Jvm:
        return self._running.enter_context(Jvm())

    @cached_property
    def browser(self) -> Browser:
        return self._running.enter_context(Browser())
