"""axe-core (Deque) in the build's browser: light and dark, wide and narrow, after a canary was caught."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

from everyreader.browser.chromium import Browser
from everyreader.browser.visit import View, Visit
from everyreader.checks.validators.results import (
    DEADLINE,
    Said,
    criterion,
    excerpt,
    ground_of,
    new_report,
    raw_name,
    result,
    short_names,
)
from everyreader.model.errors import ValidatorUnavailable
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult
from everyreader.model.text import folded
from everyreader.tools import places
from everyreader.tools.slots import side_by_side

NAME = "axe"
TAGS = (
    "wcag2a",
    "wcag2aa",
    "wcag2aaa",
    "wcag21a",
    "wcag21aa",
    "wcag21aaa",
    "wcag22a",
    "wcag22aa",
    "wcag22aaa",
    "best-practice",
)
_PROVING = Lock()
VIEWS = {
    f"{'dark' if dark else 'light'}, {width} px": View(width=width, dark=dark)
    for dark in (False, True)
    for width in (1280, 320)
}
# Grey on white at 1.5:1. Without fonts axe has no text to measure, and says nothing at all.
CANARY = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Canary</title></head>"
    "<body><main><h1>Canary</h1><p style='color:#d0d0d0;background:#fff'>Too faint to read.</p></main></body>"
    "</html>"
)
STYLED = "document.styleSheets.length > 0 || document.querySelector('[style], [bgcolor], font') !== null"
_OF_LOOK = frozenset(("target-size", "color-contrast", "color-contrast-enhanced", "link-in-text-block"))
# A rule that is off by default stays off when only tags are named: so each of their rules is named.
RUN = """async (tags) => {
  const rules = Object.fromEntries(axe.getRules(tags)
    .filter(rule => !rule.tags.some(tag => tag === 'experimental' || tag === 'deprecated'))
    .map(rule => [rule.ruleId, {enabled: true}]));
  return JSON.stringify(await axe.run(document, {runOnly: {type: 'rule', values: Object.keys(rules)}, rules,
    resultTypes: ['violations', 'incomplete'], elementRef: false}));
}"""  # as one string: Playwright looks at every value of an object


def validate(
    files: Mapping[Path, Rendition],
    raw_folder: Path,
    *,
    browser: Browser,
    seconds: float = DEADLINE,
    canary: str = CANARY,
) -> ValidatorResult:
    """What axe says of the pages in ``files``. Never raises: trouble is ``UNTESTED``.

    ``canary`` is a page on which axe has to find low contrast before anything it says counts.
    """
    return result(NAME, files, lambda: _validate(files, raw_folder, browser, seconds, canary))


def _validate(
    files: Mapping[Path, Rendition], raw_folder: Path, browser: Browser, seconds: float, canary: str
) -> Said:
    script = (places.npm_module("axe-core") / "axe.min.js").read_text("utf-8")
    _prove(browser, script, seconds, canary)
    version, findings, raw, beside, names = "", [], [], [], short_names(files, raw_folder)
    looks = side_by_side(
        lambda path: browser.visit(path, lambda visit: _seen(visit, script, VIEWS), seconds=seconds), files
    )
    _prove(browser, script, seconds, canary)  # one that was started meanwhile
    for (path, rendition), (reports, loaded) in zip(files.items(), looks, strict=True):
        short = names[path.absolute()]
        version = next(iter(reports.values()))["testEngine"]["version"]
        name = raw_name("axe", short)
        new_report(raw_folder, name).write_text(json.dumps(reports, indent=1, ensure_ascii=False), "utf-8")
        findings += _findings(reports, short, rendition)
        raw.append(name)
        beside += loaded
    return Said(version, tuple(findings), tuple(raw), tuple(beside))


def _prove(browser: Browser, script: str, seconds: float, canary: str) -> None:
    """Once a browser process. Raises ``ValidatorUnavailable`` when the planted text is not found."""
    with _PROVING:
        if canary not in browser.proofs:
            _find(browser, script, seconds, canary)


def _find(browser: Browser, script: str, seconds: float, canary: str) -> None:
    with tempfile.TemporaryDirectory(prefix="everyreader-canary-") as folder:
        page = Path(folder) / "canary.html"
        page.write_text(canary, "utf-8")
        [report] = browser.visit(page, lambda visit: _seen(visit, script, {"": View()}), seconds=seconds)[
            0
        ].values()
    if "color-contrast" not in {rule["id"] for rule in report["violations"]}:
        raise ValidatorUnavailable(
            "axe did not find the low contrast planted for it, so its silence means nothing; are there fonts?"
        )
    browser.proofs.add(canary)


def _seen(
    visit: Visit, script: str, views: Mapping[str, View]
) -> tuple[dict[str, dict[str, Any]], tuple[str, ...]]:
    """axe's own report for each view, and the files that the page loaded."""
    visit.run(script)
    styled = not visit.styles_missing and visit.page.evaluate(STYLED)
    reports = {}
    for name, view in views.items():
        visit.look(view)
        report = json.loads(visit.page.evaluate(RUN, list(TAGS)))
        if not report["testEngine"]["version"]:
            raise ValidatorUnavailable("axe gave a report without its version")
        reports[name] = report if styled else _undecided(report)
    return reports, visit.beside()


def _undecided(report: dict[str, Any]) -> dict[str, Any]:
    """What depends on a look that nobody knows, or that is the browser's own (WCAG 2.5.8, "User Agent
    Control"), is for a person."""
    of_look = [rule for rule in report["violations"] if rule["id"] in _OF_LOOK]
    kept = [rule for rule in report["violations"] if rule["id"] not in _OF_LOOK]
    return {**report, "violations": kept, "incomplete": [*report["incomplete"], *of_look]}


@dataclass
class _Place:
    """One rule at one element, in the views that show it."""

    rule: dict[str, Any]
    node: dict[str, Any]
    views: list[str] = field(default_factory=list)


def _findings(reports: Mapping[str, dict[str, Any]], short: str, rendition: Rendition) -> Iterator[Finding]:
    """One finding for each rule and element. What axe could not decide is for a person: ``CANT_TELL``, once
    for each rule."""
    for kind in ("violations", "incomplete"):
        places: dict[tuple[str, str], _Place] = {}
        for view, report in reports.items():
            for rule in report[kind]:
                for node in (one for one in rule["nodes"] if not _without_text(one)):
                    key = (rule["id"], json.dumps(node["target"]))
                    places.setdefault(key, _Place(rule, node)).views.append(view)
        found = [_finding(kind, place, len(reports), short, rendition) for place in places.values()]
        yield from found if kind == "violations" else _gathered(found)


def _gathered(found: list[Finding]) -> Iterator[Finding]:
    """One for all places of which axe cannot tell the same: a person looks at the page once. Its own report
    names each."""
    several: dict[str, list[Finding]] = {}
    for one in found:
        several.setdefault(one.message, []).append(one)
    for first, *more in several.values():
        rest = f", and {len(more)} more place{'s' if len(more) > 1 else ''}" if more else ""
        yield replace(first, message=first.message + rest)


def _without_text(node: dict[str, Any]) -> bool:
    """A sign alone, such as a sum's, of which axe says that it is no text; what it looks like is measured by
    rules of our own."""
    data = (check.get("data") or {} for check in node.get("any", ()))
    return any(isinstance(one, dict) and one.get("messageKey") == "nonBmp" for one in data)


def _finding(kind: str, place: _Place, views: int, short: str, rendition: Rendition) -> Finding:
    rule, node = place.rule, place.node
    seen = "" if len(place.views) == views else f" ({'; '.join(place.views)})"
    return Finding(
        rule=f"AXE/{rule['id']}",
        outcome=Outcome.FAILED if kind == "violations" else Outcome.CANT_TELL,
        ground=ground_of(rule["tags"]) if kind == "violations" else Ground.PERSON,
        rendition=rendition,
        message=f"{rule['help']}{seen}",
        fix=folded(node.get("failureSummary") or ""),
        criterion=criterion(rule["tags"]),
        file=short,
        excerpt=excerpt(node["html"]),
    )
