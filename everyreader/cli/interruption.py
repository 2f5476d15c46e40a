"""Ctrl-C and a request to end: what was started is ended, and the program with it, within two seconds."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

_STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143}
_PATIENCE = 1.2  # seconds for context managers to clear up; what they leave the next build sweeps


def heed() -> None:
    """From now on an interruption ends the program's children at once: no thread then waits for one of
    them."""
    for one in _STATUS:
        signal.signal(one, _end)


def _end(number: int, frame: FrameType | None) -> None:
    from everyreader.tools.process import end_children

    for one in _STATUS:
        signal.signal(one, signal.SIG_IGN)  # once is enough
    if number == signal.SIGINT:
        print(
            "everyreader: interrupted; what was published before stays as it was", file=sys.stderr, flush=True
        )
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # what breaks off now has nothing to tell
    last = threading.Timer(_PATIENCE, os._exit, (_STATUS[signal.Signals(number)],))
    last.daemon = True
    last.start()
    end_children()
    raise SystemExit(_STATUS[signal.Signals(number)])
