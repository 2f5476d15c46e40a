"""What can go wrong, each with the exit status that the documentation promises (docs/tasks.md)."""

from __future__ import annotations

from pathlib import Path


class EveryreaderError(Exception):
    """Root of every error that the program raises on purpose.

    ``str(error)`` is one line for a person: file, line, what was expected, what to do.
    """

    exit_code = 70


class UsageError(EveryreaderError):
    """The command was called in a way that cannot work: unknown statement, engine, flag or combination."""

    exit_code = 2


class SourceError(EveryreaderError):
    """A source that cannot be read. ``line`` counts from 1 at the file's top, front matter included."""

    exit_code = 2

    def __init__(self, path: Path | str, message: str, *, line: int | None = None) -> None:
        self.path, self.line, self.message = Path(path), line, message
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {message}")


class MakerMissing(EveryreaderError):
    """A tool that makes a format is not there. ``remedy`` is the command that gets it."""

    exit_code = 2

    def __init__(self, tool: str, remedy: str) -> None:
        self.tool, self.remedy = tool, remedy
        super().__init__(f"{tool} is missing; get it with: {remedy}")


class MakerFailed(EveryreaderError):
    """A tool that makes a format refused, stopped, ran out of time or left a file that cannot be opened."""

    exit_code = 2


class ValidatorUnavailable(EveryreaderError):
    """A validator is missing, crashed or timed out: its checks are ``untested``, never passed."""

    exit_code = 2


class PublishError(EveryreaderError):
    """The finished edition could not be put in its place (disk, permission, lock); the one before stays."""

    exit_code = 2
