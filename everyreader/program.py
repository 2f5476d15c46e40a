"""The command line: an Invoke program whose exit statuses are those that the documentation promises, through every door."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Any

import platformdirs
from invoke import Collection, Program
from invoke.exceptions import ParseError

from everyreader.errors import EveryreaderError, UsageError

_STOCK_NAMES = ("invoke", "inv")


class EveryreaderProgram(Program):
    """Invoke's program with one line for every failure and the documented exit status."""

    def run(self, argv: list[str] | None = None, exit: bool = True) -> None:
        """Run ``argv``; ends the process with 0, 1, 2, 70 or 130."""
        try:
            super().run(argv, exit=exit)
        except EveryreaderError as error:
            _say(str(error))
            sys.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(141)
        except Exception as error:  # noqa: BLE001 - the last door: a fault of the program, never a traceback
            _say(f"a fault in the program: {type(error).__name__}: {error}; the details are in {_log(error)}")
            sys.exit(EveryreaderError.exit_code)

    def parse_core(self, argv: list[str] | None) -> None:
        """As Invoke's, a usage error naming what is wrong."""
        with_usage(lambda: super(EveryreaderProgram, self).parse_core(argv))
        sys.dont_write_bytecode = False  # Invoke's default would have every start compile the package anew

    def parse_tasks(self) -> None:
        """As Invoke's; a value that is no number is a usage error, not a traceback."""
        with_usage(super().parse_tasks)


def with_usage(parse: Any) -> None:
    """Run one of Invoke's parsing steps; its complaints become ``UsageError``."""
    try:
        parse()
    except ParseError as error:
        raise UsageError(f"{error}; see 'everyreader --list' and 'everyreader --help TASK'") from None
    except ValueError as error:
        raise UsageError(f"a number was expected: {error}") from None


def take_over(program: Program, namespace: Collection) -> Collection:
    """Make the stock ``invoke`` command behave as this program does.

    Invoke reads ``tasks.py`` before it parses what follows; from there the same words are run through ``program``.
    """
    called = Path(sys.argv[0])
    if called.stem in _STOCK_NAMES or called.parent.name in _STOCK_NAMES:  # the script, or python -m invoke
        program.run([_STOCK_NAMES[0], *sys.argv[1:]])
        sys.exit(0)
    return namespace


def _say(line: str) -> None:
    print(f"everyreader: {line}", file=sys.stderr)


def _log(error: Exception) -> str:
    text = "".join(traceback.format_exception(error))
    try:
        folder = platformdirs.user_log_path("everyreader", appauthor=False, ensure_exists=True)
        path = folder / "fault.log"
        path.write_text(text, encoding="utf-8")
    except OSError:
        return f"no log, for none could be written: {text.strip().splitlines()[-1]}"
    return str(path)
