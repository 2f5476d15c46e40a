"""The test cases of the W3C's ACT rules against this project's rules: ``python -m tests.corpora.act FOLDER``.

FOLDER holds ``testcases.json`` and the pages that it names, as the W3C publishes them. Every page whose ACT
rule the catalogue claims is read as any foreign page is, and must be reported under that ACT rule if and only
if it fails it. ``--write docs/act.md`` keeps the table; ``--rule ID`` looks at that ACT rule alone. The
status is 1 where any page is judged wrongly.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from everyreader.browser.chromium import Browser
from everyreader.checks.rules import CATALOGUE, judge_alone
from everyreader.formats.html.read.reader import read_back
from everyreader.model.errors import EveryreaderError
from everyreader.model.findings import Outcome, Rendition

HEAD = """# ACT rules

Which of the W3C's [ACT rules](https://www.w3.org/WAI/standards-guidelines/act/rules/) the catalogue claims to implement, and what
comes of the W3C's own test pages for them, as far as they lay beside the project when this table was made. A page that fails must be
found; a page that passes, or to which the rule does not apply, must not be reported under it. No pages: none of that rule's lay
beside the project; it was written from the rule's own text. Made by `python -m tests.corpora.act FOLDER --write docs/act.md`.

"""


NAMES = {  # of rules that may have no pages beside the project
    "24afc2": "Important letter spacing in style attributes is wide enough",
    "2779a5": "HTML page has non-empty title",
    "307n5z": "Element with presentational children has no focusable content",
    "3ea0c8": "Id attribute value is unique (deprecated)",
    "46ca7f": "Element marked as decorative is not exposed",
    "4e8ab6": "Element with role attribute has required states and properties",
    "5b7ae0": "HTML page lang and xml:lang attributes have matching values (deprecated)",
    "5c01ea": "ARIA state or property is permitted",
    "5f99a7": "ARIA attribute is defined in WAI-ARIA",
    "674b10": "Role attribute has valid value",
    "6a7281": "ARIA state or property has valid value",
    "73f2c2": "Autocomplete attribute has valid value",
    "7d6734": "SVG element with explicit role has non-empty accessible name",
    "8fc3b6": "Object element rendering non-text content has non-empty accessible name",
    "97a4e1": "Button has non-empty accessible name",
    "a25f45": "Headers attribute specified on a cell refers to cells in the same table element",
    "afw4f7": "Text has minimum contrast",
    "bc4a75": "ARIA required owned elements",
    "bf051a": "HTML page lang attribute has valid language tag",
    "bisz58": "Meta element has no refresh delay (no exception)",
    "cae760": "Iframe element has non-empty accessible name",
    "d0f69e": "Table header cell has assigned cells",
    "ff89c9": "ARIA required context role",
    "in6db8": "ARIA required ID references exist",
    "m6b1q3": "Menuitem has non-empty accessible name",
}


@dataclass
class Row:
    """What came of one ACT rule's pages. ``wrong`` names those that were judged wrongly."""

    act: str
    name: str = ""
    found: int = 0
    clean: dict[str, int] = field(default_factory=lambda: {"passed": 0, "inapplicable": 0})
    total: dict[str, int] = field(default_factory=lambda: {"failed": 0, "passed": 0, "inapplicable": 0})
    wrong: list[str] = field(default_factory=list)

    def count(self, expected: str, path: str, *, reported: bool) -> None:
        self.total[expected] += 1
        if expected == "failed":
            self.found += reported
        else:
            self.clean[expected] += not reported
        if reported is not (expected == "failed"):
            self.wrong.append(f"{self.act} {expected}: {path}")

    def line(self) -> str:
        own = ", ".join(rule.full_name for rule in CATALOGUE if self.act in rule.act)
        figures = (
            f"{self.found} of {self.total['failed']}",
            *(f"{self.clean[one]} of {self.total[one]}" for one in ("passed", "inapplicable")),
        )
        shown = figures if sum(self.total.values()) else ("no pages",) * 3
        return f"| {self.act} | {self.name or NAMES.get(self.act, '')} | {own} | {' | '.join(shown)} |"


def claimed() -> tuple[str, ...]:
    """The ACT rules that the catalogue claims, in order of their identifiers."""
    return tuple(sorted({one for rule in CATALOGUE for one in rule.act}))


def cases(folder: Path) -> Iterator[dict[str, str]]:
    said = json.loads((folder / "testcases.json").read_text(encoding="utf-8"))
    yield from said["testcases"] if isinstance(said, dict) else said


def reported(path: Path, browser: Browser) -> frozenset[str]:
    """The ACT rules that the page at ``path`` is said to fail. It is copied, so that nothing beside it is
    read with it."""
    with tempfile.TemporaryDirectory(prefix="everyreader-act-") as scratch:
        page = Path(scratch) / f"page{path.suffix}"
        shutil.copyfile(path, page)
        verdicts = judge_alone(Rendition.HTML, read_back(page, browser), _RULES)
    return frozenset(
        one
        for verdict in verdicts
        for finding in verdict.findings
        if finding.outcome is Outcome.FAILED
        for one in finding.act
    )


_RULES = tuple(rule for rule in CATALOGUE if rule.act)


def run(folder: Path, wanted: tuple[str, ...]) -> tuple[Row, ...]:
    rows = {one: Row(one) for one in wanted}
    with Browser() as browser:
        for case in cases(folder):
            row = rows.get(case["ruleId"])
            if row is None:
                continue
            row.name = case["ruleName"]
            path = folder / case["relativePath"]
            try:
                found = reported(path, browser)
            except EveryreaderError as error:
                row.wrong.append(f"{row.act}: {path.name}: {error}")
                continue
            row.count(case["expected"], case["relativePath"], reported=row.act in found)
    return tuple(rows.values())


def table(rows: tuple[Row, ...]) -> str:
    head = (
        "| ACT rule | its name | own rule | failed, found | passed, clean | inapplicable, clean |",
        "| --- | --- | --- | --- | --- | --- |",
    )
    return "\n".join((*head, *(row.line() for row in rows))) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--rule", action="append", default=[])
    options = parser.parse_args(arguments)
    rows = run(options.folder, tuple(options.rule) or claimed())
    print(table(rows))
    if options.write:
        options.write.write_text(HEAD + table(rows), encoding="utf-8")
    wrong = [one for row in rows for one in row.wrong]
    print("\n".join(wrong) or "all as expected")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
