"""Everyreader: one canonical statement, one edition of EPUB, page, large print and audio, proven to say the
same.

``build`` and ``check`` with their options, what they return and what they raise are the interface for other
programs (docs/python.md). Each name is loaded when it is first used: importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from everyreader.line.check import CheckOptions as CheckOptions
    from everyreader.line.interface import Progress as Progress
    from everyreader.line.interface import build as build
    from everyreader.line.interface import check as check
    from everyreader.line.options import Options as Options
    from everyreader.line.options import Store as Store
    from everyreader.model.errors import EveryreaderError as EveryreaderError
    from everyreader.model.errors import UsageError as UsageError
    from everyreader.model.findings import Finding as Finding
    from everyreader.model.findings import Outcome as Outcome
    from everyreader.model.findings import Severity as Severity
    from everyreader.model.findings import ValidatorResult as ValidatorResult
    from everyreader.narration.choice import Choice as Choice
    from everyreader.report.result import Checked as Checked
    from everyreader.report.result import Result as Result
    from everyreader.report.result import Status as Status

_HOMES = {
    "Checked": "report.result",
    "CheckOptions": "line.check",
    "Choice": "narration.choice",
    "EveryreaderError": "model.errors",
    "Finding": "model.findings",
    "Options": "line.options",
    "Outcome": "model.findings",
    "Progress": "line.interface",
    "Result": "report.result",
    "Severity": "model.findings",
    "Status": "report.result",
    "Store": "line.options",
    "UsageError": "model.errors",
    "ValidatorResult": "model.findings",
    "build": "line.interface",
    "check": "line.interface",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'everyreader' has no attribute {name!r}")
    return getattr(import_module(f"everyreader.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_HOMES)
