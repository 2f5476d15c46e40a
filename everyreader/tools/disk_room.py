"""Whether a failure is a full disk, or a place that cannot be written: libraries say it in many ways, and
some leave an empty file."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_WORDS = {code: os.strerror(code) for code in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)}
_LEAST = 64 * 1024  # bytes: less is as good as none


def no_room(error: BaseException, *places: Path) -> str:
    """What to tell of ``error`` where the cause is that nothing can be written, with the place; ``""`` for
    any other cause.

    ``places`` and the folder for temporary files are looked at where the error does not say it of itself.
    """
    for one in _causes(error):
        if isinstance(one, OSError) and one.errno in _WORDS:
            return f"{_WORDS[one.errno]} ({one.filename or places[0]})"
        words = next((words for words in _WORDS.values() if words in str(one)), "")
        if words:
            return f"{words} ({places[0]})"
    full = next((place for place in (*places, Path(tempfile.gettempdir())) if _full(place)), None)
    return f"{_WORDS[errno.ENOSPC]} ({full})" if full else ""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _full(place: Path) -> bool:
    try:
        return shutil.disk_usage(place).free < _LEAST
    except OSError:
        return False
