"""Child processes with a deadline: the whole group is ended when the time is up."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from everyreader.model.errors import MakerFailed


@dataclass(frozen=True)
class Finished:
    """A child that ended by itself. ``stderr`` is text with undecodable bytes replaced."""

    args: tuple[str, ...]
    returncode: int
    stdout: bytes
    stderr: str


def run(
    args: Sequence[str | Path],
    *,
    seconds: float,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    pass_fds: tuple[int, ...] = (),
) -> Finished:
    """Run ``args`` without a shell for at most ``seconds``; ``env`` is added to the present environment,
    ``pass_fds`` are open files that the child inherits.

    Raises ``FileNotFoundError`` when the program is not there and ``MakerFailed`` when the time is up. A
    non-zero status is returned, not raised: judge success by opening what was made.
    """
    words = tuple(str(a) for a in args)
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        start_new_session=(os.name == "posix"),
        pass_fds=pass_fds,
    ) as child:
        try:
            out, err = child.communicate(stdin, timeout=seconds)
        except subprocess.TimeoutExpired:
            end_group(child)
            child.communicate()
            raise MakerFailed(
                f"{Path(words[0]).name} did not finish within {seconds:g} s and was ended"
            ) from None
        except BaseException:
            end_group(child)
            raise
    return Finished(words, child.returncode, out, err.decode("utf-8", "replace"))


def end_group(child: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """Kill a child that was started as the leader of a session of its own, and all that it started."""
    kill_group(child.pid)


def kill_group(leader: int) -> None:
    """Kill the process ``leader`` and, where the system knows groups, its whole group. One that is gone is no
    error."""
    try:
        if os.name == "posix":
            os.killpg(leader, signal.SIGKILL)
        else:
            os.kill(leader, signal.SIGTERM)
    except (ProcessLookupError, PermissionError):
        pass


def end_children() -> None:
    """Kill every process that this one started, and theirs."""
    import psutil

    for child in psutil.Process().children(recursive=True):
        try:
            child.kill()
        except psutil.Error:
            pass  # it has ended


def end_with_parent() -> None:
    """From now on this process, which ``multiprocessing`` started, ends when its parent does, with all that
    it started."""
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            end_children()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
