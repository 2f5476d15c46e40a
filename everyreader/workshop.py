"""What all statements of one run share: the browser, the Java validators, fonts, styles, voice and cache."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from everyreader.browser import Browser
from everyreader.checks.validators import Jvm
from everyreader.styles_folder import styles_folder
from everyreader.tools import font_folders

_MAKERS = ("everyreader", "pypandoc_binary", "panflute", "EbookLib", "typst", "pikepdf", "lxml", "nh3", "jinja2",
           "sentencex", "num2words", "py-nanotts", "espeakng-loader", "gTTS", "lameenc", "av", "mutagen", "soxr", "fonttools")


@dataclass(frozen=True)
class Workshop:
    """``jobs`` None: one a processor. ``engine`` empty: the default voice of each statement's language."""

    styles: Path
    fonts: tuple[Path, ...]
    browser: Browser
    jvm: Jvm
    cache: Path
    engine: str
    jobs: int | None
    say: Callable[[str], None]


@contextmanager
def workshop(out: Path, *, engine: str, jobs: int, say: Callable[[str], None]) -> Iterator[Workshop]:
    """Open it: the Java validators and the browser start at once, in the background, while formats are made."""
    with Jvm() as jvm, Browser() as browser:
        yield Workshop(styles_folder(), font_folders(), browser, jvm, out / ".cache", engine, jobs or None, say)


def maker_versions() -> dict[str, str]:
    """Every library that shapes an edition's bytes, with its version."""
    return {name: _version(name) for name in _MAKERS if _version(name)}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
