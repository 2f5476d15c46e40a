"""Read a file that somebody sent: a regular one, and no more of it than is good."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def bounded(path: Path, most: int) -> bytes:
    """All of the file at ``path``, at most ``most`` bytes.

    Raises ``ValueError`` for a longer one, ``OSError`` for one that cannot be read, and for what is no
    regular file: a device never ends, and a pipe waits for somebody.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
        data = file.read(most + 1)
    if len(data) > most:
        raise ValueError(f"over {most} bytes")
    return data
