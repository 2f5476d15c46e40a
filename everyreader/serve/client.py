"""A build or check handed to the warm process, where one runs for the same folder. Loaded before all that a
build needs."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from everyreader.line.options import Options
from everyreader.model.errors import EveryreaderError
from everyreader.serve.requests import as_data, is_private, program_now, socket_path

if TYPE_CHECKING:
    from everyreader.line.check import CheckOptions

Say = Callable[[str], None]
_SECONDS_TO_ANSWER = 2.0  # until the first line; from then on it may take what it takes


def handed_over(task: str, options: Options | CheckOptions, say: Say, tell: Say) -> int | None:
    """The exit status of ``task``, run by the warm process; None where there is none, where it is of another
    program or folder, or gives up: the task is done here then.

    ``say`` hears of its progress, ``tell`` gets what belongs on standard output. Raises what the run raised.
    """
    path = socket_path(options.out)
    if path is None or not hasattr(socket, "AF_UNIX"):
        return None
    try:
        if not is_private(path.parent):
            return None
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_SECONDS_TO_ANSWER)
            line.connect(os.fspath(path))
            asked = {"task": task, "program": program_now(), "folder": str(Path.cwd())}
            line.sendall(json.dumps({**asked, "options": as_data(options)}).encode() + b"\n")
            return _answered(line, say, tell)
    except (OSError, ValueError):
        return None  # nobody listens, or nobody does any more


def _answered(line: socket.socket, say: Say, tell: Say) -> int | None:
    with line.makefile(encoding="utf-8") as answers:
        for answer in map(json.loads, answers):
            line.settimeout(None)
            if "say" in answer:
                say(answer["say"])
            elif "tell" in answer:
                tell(answer["tell"])
            elif "error" in answer:
                raise Elsewhere(answer["error"], answer["status"])
            else:
                return answer.get("status")
    return None


class Elsewhere(EveryreaderError):
    """What the run in the warm process raised."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code
