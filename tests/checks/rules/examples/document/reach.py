"""Links that cannot be followed, text turned round by style, a second title."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import CATALOGUE, Verdict, judge_reading
from everyreader.formats.html.read.reader import read_back
from everyreader.model.findings import Rendition
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PAGE, PASSED, Example, Kit, page

LINK = '<p>Read <a href="https://example.org/wells">the report on wells</a> first.</p>'
OURS = [one for one in CATALOGUE if one.id in ("KEY-028", "KEY-029", "SEE-032", "WEB-008")]


def ours(body: str, old: str = "", new: str = "") -> Callable[[Kit], tuple[Verdict, ...]]:
    """A page of ours with ``body`` in ``main``, ``old`` replaced by ``new`` in the whole."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / "page.html"
        path.write_text(PAGE.format(body=body, head="", lang="en").replace(old, new), encoding="utf-8")
        publication = kit.statement("# A page\n\nWords.\n")
        return judge_reading(publication, Rendition.HTML, read_back(path, kit.browser), OURS)

    return verdicts


EXAMPLES = [
    Example(
        "KEY-028",
        FAILED,
        "a style without clicks",
        page(LINK, head="<style>a { pointer-events: none }</style>"),
    ),
    Example("KEY-028", PASSED, "a link", page(LINK)),
    Example("KEY-028", INAPPLICABLE, "no link", page("<p>Words.</p>")),
    Example("KEY-029", FAILED, "a negative tabindex", ours(LINK.replace("<a ", '<a tabindex="-1" '))),
    Example("KEY-029", PASSED, "a link", ours(LINK)),
    Example("KEY-029", INAPPLICABLE, "no link", ours("<p>Words.</p>")),
    Example("SEE-032", FAILED, "a paragraph from the right", ours('<p style="direction: rtl">Words.</p>')),
    Example("SEE-032", PASSED, "a paragraph that says so", ours('<p dir="rtl" lang="ar">مرحبا</p>')),
    Example("WEB-008", FAILED, "the house as a heading", ours("", "<p>A house</p>", "<h1>A house</h1>")),
    Example("WEB-008", PASSED, "one title", ours("")),
]
