"""A full disk is told as a full disk, whichever library met it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from everyreader.tools.disk_room import no_room


def caused(cause: BaseException) -> RuntimeError:
    error = RuntimeError("the archive could not be closed")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device", "build/a.epub"),
        caused(OSError(errno.ENOSPC, "No space left on device", "build/a.epub")),
        RuntimeError("failed to write: No space left on device (os error 28)"),
        OSError(errno.EROFS, "Read-only file system", "build/a.epub"),
    ],
)
def test_it_is_found_wherever_the_error_carries_it(error: Exception, tmp_path: Path) -> None:
    assert no_room(error, tmp_path).startswith(("No space left on device (", "Read-only file system ("))


@pytest.mark.parametrize(
    "error", [ValueError("a wrong number"), OSError(errno.ENOENT, "no such file", "a.epub")]
)
def test_another_fault_is_another_fault(error: Exception, tmp_path: Path) -> None:
    assert no_room(error, tmp_path) == ""
