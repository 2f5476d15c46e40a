"""Building and checking as other programs ask for them, and the command line, too (docs/python.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from everyreader.line.check import CheckOptions, check_all
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.report.result import Checked, Result


class Progress:
    """Who hears how a build or a check goes on: here nobody. Its methods are called in several threads."""

    def begin(self, folders: Sequence[Path]) -> None:
        """These statements are to be made; all others stand as they are, or were told."""

    def say(self, line: str) -> None:
        """One step, as a line for a person: ``NAME: what is done now``."""

    def tell(self, result: Result) -> None:
        """One statement has ended."""


def build(options: Options | None = None, *, progress: Progress | None = None) -> tuple[Result, ...]:
    """Build, check and publish statements: what they came to, in their order.

    Whatever goes wrong with one statement is its result. Raises ``EveryreaderError`` for what can be known
    beforehand: an unknown statement, format or voice (``UsageError``), a maker that is missing.
    """
    from everyreader.tools import makers

    makers.require()
    heard = progress or Progress()
    return build_all(options or Options(), heard.say, heard.tell, begin=heard.begin)


def check(options: CheckOptions | None = None, *, progress: Progress | None = None) -> tuple[Checked, ...]:
    """Read editions or single files back and check them again, whoever made them.

    Raises ``UsageError`` for what is not there, or of no kind that can be checked.
    """
    return check_all(options or CheckOptions(), (progress or Progress()).say)
