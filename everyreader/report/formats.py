"""The forms in which ``check --format`` says what it found: one row each, name → what it writes of all
results together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from everyreader.model.errors import EveryreaderError
from everyreader.report.earl import earl
from everyreader.report.judgement import Judgement
from everyreader.report.junit import junit
from everyreader.report.result import Checked
from everyreader.report.sarif import sarif
from everyreader.report.write import as_text, findings_data, page_data
from everyreader.theme.styles_folder import with_own
from everyreader.theme.templates_env import render
from everyreader.tools.places import font_folders

Results = tuple[Checked, ...]
Named = tuple[tuple[str, Judgement], ...]


def rendered_report(name: str, results: Results, styles: Path | None = None) -> str:
    """All ``results`` in the form ``name``, as text that ends with a line feed; ``styles`` is a designer's
    own folder. Raises ``KeyError`` for a name not in ``REPORT_FORMATS``."""
    with with_own(styles) as folder:
        return REPORT_FORMATS[name](results, folder)


def _text(results: Results, _: Path) -> str:
    return "".join(f"{result.summary()}\n" for result in results)


def _json(results: Results, _: Path) -> str:
    """``findings.json`` of each, with its name, exit status and messages."""
    return as_text(
        [
            {"name": one.name, "exit": one.exit_code, "messages": list(one.lines)}
            | (findings_data(one.judgement) if one.judgement else {})
            for one in results
        ]
    )


def _earl(results: Results, _: Path) -> str:
    return as_text(earl(_judged(results), _failed(results)))


def _sarif(results: Results, _: Path) -> str:
    return as_text(sarif(_judged(results), _failed(results)))


def _junit(results: Results, _: Path) -> str:
    return junit(_judged(results), _failed(results))


def _html(results: Results, styles: Path) -> str:
    data = page_data(_judged(results), _failed(results))
    try:
        fonts = font_folders()
    except EveryreaderError:
        fonts = ()  # the page is as readable in the reader's own type
    return render("report.html", styles=styles, fonts=fonts, data=data)


def _judged(results: Results) -> Named:
    return tuple((one.name, one.judgement) for one in results if one.judgement is not None)


def _failed(results: Results) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What could not be judged at all, and why: it may not be missing from a report, as if it had passed."""
    return tuple((one.name, one.lines) for one in results if one.judgement is None)


REPORT_FORMATS: Mapping[str, Callable[[Results, Path], str]] = {
    "text": _text,
    "json": _json,
    "earl": _earl,
    "sarif": _sarif,
    "junit": _junit,
    "html": _html,
}
