"""A sentence's own process: it ends at its deadline, and its answer outlives a build that is killed."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from everyreader.model.errors import MakerFailed
from everyreader.narration.cache import claimed
from everyreader.narration.engines.base import EngineError
from everyreader.tools.process import run

_HERE = Path(__file__).parent
_DIFFERENT = "change the sentence, or choose another voice with --engine"


def in_own_process(
    script: str, arguments: tuple[str, ...], text: str, *, seconds: float, answer: Path | None = None
) -> bytes:
    """Run one of the child scripts beside this module and return what it wrote to standard output.

    The C libraries keep global state (two calls in one process differ) and may crash on strange text; a
    process of its own, with a deadline, answers for both. ``-I``: nothing from the caller's Python paths
    reaches the child. ``answer`` is a file that the child keeps what it wrote in; where an earlier build's
    child has done so, or is about to, nothing is spoken again. The caller removes it when the answer is safe
    elsewhere, or no good.
    """
    spoken = without_controls(text).encode("utf-8")
    if answer is None:
        return _run((_HERE / script, *arguments), spoken, seconds)
    try:
        answer.parent.mkdir(parents=True, exist_ok=True)
        with claimed(answer) as claim:
            if not answer.exists():
                kept = (_HERE / "kept_child.py", answer, str(len(spoken)))
                _run((*kept, _HERE / script, *arguments), spoken, seconds, claim)
            return answer.read_bytes()
    except OSError as error:
        raise MakerFailed(
            f"narration: {answer.parent.parent} cannot be written ({error.strerror}); make room "
            f"there, or make it writable"
        ) from None


def _run(words: tuple[str | Path, ...], spoken: bytes, seconds: float, claim: tuple[int, ...] = ()) -> bytes:
    try:
        done = run((sys.executable, "-I", *words), seconds=seconds, stdin=spoken, pass_fds=claim)
    except OSError as error:  # no memory, no process, no interpreter
        raise EngineError(
            f"its process could not be started ({error.strerror})", "build again with a smaller --jobs"
        ) from None
    except MakerFailed:
        raise EngineError(
            f"no answer within {seconds:g} s", "build again, or choose another voice with --engine"
        ) from None
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise EngineError(lines[-1] if lines else f"it stopped with status {done.returncode}", _DIFFERENT)
    return done.stdout


def without_controls(text: str) -> str:
    """``text`` with a space for each control character and lone surrogate: at a NUL a C library stops
    reading."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
