"""What all tasks share: flags of several words, and lines for the person at the terminal."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from invoke import Exit

if TYPE_CHECKING:
    from everyreader.narration.choice import Choice


VOICE = {
    "engine": "the voice: pico, espeak, piper or google (google sends the text to Google)",
    "voice": "a voice file for piper, such as en_US-lessac-medium.onnx",
    "fallback": "the voice that may speak a statement where the other fails",
}
BUILD = {
    **VOICE,
    "jobs": "how many processors may be busy at once (default: all)",
    "allow_untested": "publish although a validator is missing or failed; the edition says so",
    "recognition": "recognise the words in the recording, where that is installed",
    "styles": "your own folder of page.css, epub.css and so on; what it lacks is the project's",
}
"""What the flags mean that several tasks have."""


def choice(engine: str, voice: str, fallback: str = "") -> Choice:
    """Who is asked to speak; ``voice`` is a file."""
    from everyreader.narration.choice import Choice

    return Choice(engine, Path(voice) if voice else None, fallback)


def comma(words: str) -> tuple[str, ...]:
    """The words of a flag such as ``epub,html``."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def leave(code: int) -> None:
    """End with this status. Raises ``Exit`` for any but 0."""
    if code:
        raise Exit(code=code)


def say(line: str) -> None:
    """One line of progress, on standard error."""
    sys.stderr.write(f"{line}\n")  # in one piece: several threads speak
    sys.stderr.flush()


def fetch_tools() -> None:
    """Fetch what is missing; what cannot be had is said, and what needs it says so again."""
    from everyreader.tools.fetch import ensure

    for error in ensure(say):
        say(str(error))


def log(trace: str) -> str:
    """Where the traceback of a fault in the program was written down."""
    import platformdirs

    try:
        folder = platformdirs.user_log_path("everyreader", appauthor=False, ensure_exists=True)
        path = folder / "fault.log"
        path.write_text(trace, encoding="utf-8")
    except OSError:
        return f"no log, for none could be written: {trace.strip().splitlines()[-1]}"
    return str(path)


class Clock:
    """Progress for a person: each step with the seconds since the start."""

    def __init__(self, started: float | None = None) -> None:
        self._started = time.monotonic() if started is None else started

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._started

    def __call__(self, line: str) -> None:
        say(f"[{self.seconds:5.1f} s] {line}")
