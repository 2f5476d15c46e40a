"""The command line: an Invoke program whose exit statuses are those that the documentation promises, through
every door."""

from __future__ import annotations

import difflib
import os
import re
import sys
import traceback
import warnings
from collections.abc import Callable
from inspect import signature
from pathlib import Path

from invoke import Collection, Program
from invoke.exceptions import ParseError

from everyreader.cli.terminal import log
from everyreader.model.door import VARIABLE, command
from everyreader.model.errors import EveryreaderError, UsageError
from everyreader.tools.disk_room import no_room

_STOCK_NAMES = ("invoke", "inv")


class EveryreaderProgram(Program):
    """Invoke's program with one line for every failure and the documented exit status."""

    def run(self, argv: list[str] | None = None, exit: bool = True) -> None:
        """Run ``argv``; ends the process with 0, 1, 2, 70, 130 or 141. What libraries warn of is no word of
        ours."""
        if not sys.warnoptions:
            warnings.simplefilter("ignore")
        try:
            super().run(_help_first(sys.argv if argv is None else argv), exit=exit)
        except EveryreaderError as error:
            _say(str(error))
            sys.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(141)
        except Exception as error:  # noqa: BLE001 - the last door: a fault of the program, never a traceback
            trouble = no_room(error, Path.cwd())
            if trouble:
                _say(f"{trouble}; make room there, or make it writable")
                sys.exit(UsageError.exit_code)
            text = "".join(traceback.format_exception(error))
            _say(f"a fault in the program: {type(error).__name__}: {error}; the details are in {log(text)}")
            sys.exit(EveryreaderError.exit_code)

    def parse_core(self, argv: list[str] | None) -> None:
        """As Invoke's, a usage error naming what is wrong."""
        self._with_usage(lambda: super(EveryreaderProgram, self).parse_core(argv))
        sys.dont_write_bytecode = False  # Invoke's default would have every start compile the package anew
        if self.args.dry.value:
            raise UsageError(
                "-R (--dry): the tasks here call no commands that could be echoed instead of run"
            )

    def parse_tasks(self) -> None:
        """As Invoke's; a value that is no number is a usage error, not a traceback."""
        self._with_usage(super().parse_tasks)

    def print_version(self) -> None:
        """Name and version, from the package's metadata."""
        from importlib import metadata  # slow to load, and seldom asked

        print(f"{self.name} {metadata.version('everyreader')}")

    def print_help(self) -> None:
        """The tasks, and how to ask about one. Invoke's own options are for programs that run shell
        commands."""
        print(
            f"Usage: {command()} TASK [--flag …]\n\n{command()} --help TASK says what a task does "
            f"and which flags it has.\n"
        )
        self.list_tasks()

    def _with_usage(self, parse: Callable[[], None]) -> None:
        try:
            parse()
        except ParseError as error:
            tasks = self.namespace or Collection()
            raise UsageError(f"{_explained(str(error), tasks)}; see {command()} --help") from None
        except ValueError as error:
            value = str(error).rpartition(": ")[2]
            raise UsageError(f"expected a number, not {value}; see {command()} --help TASK") from None


def _help_first(argv: list[str]) -> list[str]:
    """``add --help`` asks about ``add``: its file is not called ``--help``."""
    words = argv[1:]
    if words and not words[0].startswith("-") and {"-h", "--help"} & set(words):
        return [argv[0], "--help", words[0]]
    return list(argv)


def _explained(message: str, namespace: Collection) -> str:
    """Invoke's complaint, with what was probably meant."""
    found = re.search(r"'(.+?)'", message)
    word = found[1] if found else ""
    having: dict[str, list[str]] = {}
    for name in sorted(namespace.task_names):
        for flag in signature(namespace[name].body).parameters:
            having.setdefault(f"--{flag.replace('_', '-')}", []).append(name)
    if word in having:
        return f"this task has no {word}, which is for {', '.join(having[word])}"
    close = difflib.get_close_matches(word, [*namespace.task_names, *sorted(having)], n=1)
    if Path(word).suffix and not word.startswith("-"):
        return f"{message} (did you mean --path {word}?)"
    if close:
        return f"{message} (did you mean {close[0]}?)"
    if word and not word.startswith("-"):
        return (
            f"{message}; the tasks are {', '.join(sorted(namespace.task_names))}, a statement is named "
            f"with --statement"
        )
    return message


def take_over(program: Program, namespace: Collection) -> Collection:
    """Make the stock ``invoke`` command behave as this program does.

    Invoke reads ``tasks.py`` before it parses what follows; from there the same words are run through
    ``program``.
    """
    called = Path(sys.argv[0])
    if called.stem in _STOCK_NAMES or called.parent.name in _STOCK_NAMES:  # the script, or python -m invoke
        os.environ.setdefault(VARIABLE, _STOCK_NAMES[0])
        program.run([_STOCK_NAMES[0], *sys.argv[1:]])
        sys.exit(0)
    return namespace


def _say(line: str) -> None:
    print(f"everyreader: {line}", file=sys.stderr)
