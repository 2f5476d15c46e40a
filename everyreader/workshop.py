"""What all statements of one run share: the browser, the Java validators, fonts, styles, voice and cache."""
from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from importlib import metadata
from pathlib import Path

from everyreader.browser import Browser
from everyreader.checks.validators import Jvm
from everyreader.styles_folder import styles_folder
from everyreader.tools import font_folders

_MAKERS = ("everyreader", "pypandoc_binary", "panflute", "EbookLib", "typst", "pikepdf", "lxml", "nh3", "jinja2",
           "sentencex", "num2words", "py-nanotts", "espeakng-loader", "gTTS", "lameenc", "av", "mutagen", "soxr", "fonttools")


class Workshop:
    """One run's tools, as a context manager. ``open`` starts what is slow to start; nothing is started before.

    ``jobs`` None: one a processor. ``engine`` empty: the default voice of each statement's language.
    """

    def __init__(self, out: Path, *, engine: str = "", jobs: int = 0, say: Callable[[str], None]) -> None:
        self.styles, self.cache = styles_folder(), out / ".cache"
        self.engine, self.jobs, self.say = engine, jobs or None, say
        self._running = ExitStack()

    def __enter__(self) -> Workshop:
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


def maker_versions() -> dict[str, str]:
    """Every library that shapes an edition's bytes, with its version."""
    return {name: _version(name) for name in _MAKERS if _version(name)}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
