"""NAV: the file's own contents and its headings say the same, and lead there."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.headings import headings
from everyreader.checks.rules.model import READINGS, Case, Hit, Rule, short
from everyreader.findings import Severity


def _many(case: Case) -> bool:
    return len(headings(case)) > 1


def _disagree(case: Case) -> Iterator[Hit]:
    """The title may be left out of the contents: a page's own contents begin below it."""
    said = [" ".join(entry.title.split()) for entry in case.reading.contents]
    titles = [unit.text for unit in headings(case)]
    if said in (titles, titles[1:]):
        return
    for unit in headings(case)[1:]:
        if unit.text not in said:
            yield Hit(f"“{short(unit.text)}” is not in the contents", unit.line, short(unit.text))
    for title in said:
        if title not in titles:
            yield Hit(f"“{short(title)}” is no heading", None, short(title))
    if set(said) <= set(titles) and set(titles[1:]) <= set(said):
        yield Hit("the entries stand in another order or twice")


def _lead_nowhere(case: Case) -> Iterator[Hit]:
    for entry in case.reading.contents:
        if not entry.leads_somewhere:
            yield Hit(f"“{short(entry.title)}”", None, short(entry.title))


_REBUILD = "build the edition again; if it happens again, the format's writer is at fault"
RULES = (
    Rule(
        "NAV-001",
        "contents-disagree",
        Severity.ERROR,
        "WCAG 2.4.5",
        "contents and headings disagree",
        _REBUILD,
        READINGS,
        _disagree,
        _many,
    ),
    Rule(
        "NAV-002",
        "contents-lead-nowhere",
        Severity.ERROR,
        "WCAG 2.4.5",
        "an entry of the contents leads nowhere",
        _REBUILD,
        READINGS,
        _lead_nowhere,
        _many,
    ),
)
