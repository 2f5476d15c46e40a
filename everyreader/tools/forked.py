"""A function in a process of its own, with a deadline: for libraries that are not safe among threads, or that
a hostile file may bring down.

Where the system can, the processes are forked from a server that has loaded the function's module once
(Python's own ``multiprocessing``); elsewhere each loads it anew. The server ends with its program.
"""

from __future__ import annotations

import multiprocessing
import os
from importlib import import_module
from multiprocessing.connection import Connection

from everyreader.model.errors import MakerFailed
from everyreader.tools.slots import lent

_CONTEXT = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
_WELL = b"+"  # before an answer; an error begins with its name
_PATIENCE = 1.0  # seconds for a child to end by itself


def answered(function: str, *arguments: str | bytes, seconds: float) -> bytes:
    """What ``function`` (``module:name``) returns for ``arguments``. Raises ``MakerFailed`` where it raises,
    crashes, or is not done in time."""
    _CONTEXT.set_forkserver_preload([function.partition(":")[0]])
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    child = _CONTEXT.Process(target=_answer, args=(sender, function, *arguments), daemon=True)
    child.start()
    sender.close()
    try:
        with lent():
            if not receiver.poll(seconds):
                raise MakerFailed(f"it did not finish within {seconds:g} s and was ended")
            answer = receiver.recv_bytes()
            child.join(_PATIENCE)
    except (EOFError, OSError):
        child.join(_PATIENCE)
        raise MakerFailed(f"status {child.exitcode}") from None
    finally:
        child.kill()
        receiver.close()
        child.join()
    if answer[:1] != _WELL:
        raise MakerFailed(answer.decode("utf-8", "replace"))
    return answer[1:]


def _answer(sender: Connection, function: str, *arguments: str | bytes) -> None:
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what libraries print is no word of ours
        os.dup2(silent, stream)
    module, _, name = function.partition(":")
    try:
        answer = _WELL + getattr(import_module(module), name)(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever a library raises is told
        answer = f"{type(error).__name__}: {error}".encode()
    sender.send_bytes(answer)
