"""Examples of rules: the smallest file that shows one outcome of one rule, and nothing else.

Each module of ``examples/`` is a table of them; ``test_examples.py`` runs all. A failing example must make its rule fail and no other;
a passing one must make it pass, an inapplicable one must leave it nothing to look at, and in neither may any rule fail.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from everyreader.browser import Browser
from everyreader.checks.rules import Verdict, judge_alone
from everyreader.findings import Outcome, Rendition
from everyreader.formats.html.read_back import read_back as read_page
from everyreader.publication import Publication

PASSED, FAILED, INAPPLICABLE = Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE
CANT_TELL = Outcome.CANT_TELL


@dataclass(frozen=True)
class Kit:
    """What an example may need. ``folder`` is its own; ``statement`` makes a publication of the text after the front matter."""

    folder: Path
    browser: Browser
    statement: Callable[[str], Publication]
    rich: Publication


@dataclass(frozen=True)
class Example:
    """``verdicts`` of every rule that can be asked of the example's file; ``outcome`` is what ``rule`` must say."""

    rule: str
    outcome: Outcome
    what: str
    verdicts: Callable[[Kit], tuple[Verdict, ...]]


PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>
<style>body {{ color: #111; background: #fff; font: 1.2rem/1.6 sans-serif; max-width: 40em }}</style>{head}</head>
<body>
<header><p>A house</p></header>
<main><h1>A page</h1>
{body}
</main>
<footer><p>The end of the page.</p></footer>
</body>
</html>
"""


def page(body: str, *, head: str = "", lang: str = "en", whole: str = "") -> Callable[[Kit], tuple[Verdict, ...]]:
    """A foreign page with ``body`` in its ``main``; ``whole`` replaces everything."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / "page.html"
        path.write_text(whole or PAGE.format(body=body, head=head, lang=lang), encoding="utf-8")
        return judge_alone(Rendition.HTML, read_page(path, kit.browser))

    return verdicts
